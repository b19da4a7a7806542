internal import Communities
internal import CreditScoring
internal import Execution
internal import Files
internal import Graphs
internal import Reports
internal import ScoreValidation
internal import Statistics
internal import Tables

/// What a report shows of everybody, worked out of a run's columns.
struct ReportSections {
  let enriched: EnrichmentJob.Result
  let judgement: ReportJob.Judgement?
  /// For each person whether the event happened, where that is known.
  let events: [Bool?]
  let scores: [Double?]
  let map: CommunityMap?

  init(
    of enriched: EnrichmentJob.Result, _ judgement: ReportJob.Judgement?, execution: Execution
  ) async throws {
    self.enriched = enriched
    self.judgement = judgement
    let people = enriched.graph.people
    events = try judgement.map { Array(try people.events(ofOutcome: $0.outcome)) } ?? []
    scores = Self.numbers("score", in: enriched.table)
    if let communities = enriched.communities {
      map = try await enriched.graph.map(of: communities, execution: execution)
    } else {
      map = nil
    }
  }

  /// A column's numbers, none if there is no such column of numbers.
  static func numbers(_ name: String, in table: Table) -> [Double?] {
    guard let values = try? table.column(named: name).values.numbers else { return [] }
    return Array(values)
  }

  func numbers(_ name: String) -> [Double?] { Self.numbers(name, in: enriched.table) }

  /// The share of people with the event among some rows, with its interval; `nil` of too few.
  func eventRate(_ rows: some Sequence<Int>) -> Estimate? {
    guard !events.isEmpty else { return nil }
    let known = rows.compactMap { events[$0] }
    guard known.count >= ReportJob.leastGroup else { return nil }
    return .share(
      Double(known.count { $0 }) / Double(known.count), of: Double(known.count), level: 0.95)
  }

  /// The mean score of some rows; `nil` of too few.
  func meanScore(_ rows: some Sequence<Int>) -> Double? {
    let known = rows.compactMap { scores[$0] }
    return known.count < ReportJob.leastGroup
      ? nil : known.reduce(0, +) / Double(known.count)
  }
}

// MARK: Who is in the data

extension ReportSections {
  /// A row for each column of the people table.
  var columnRows: [[String]] {
    enriched.graph.people.columns.map { column in
      let missing = (0..<column.count).count { column.values.isMissing($0) }
      let share = column.count > 0 ? Double(missing) / Double(column.count) : 0
      return [
        column.name, NumberForm.count.text(Double(column.count - missing)),
        missing == 0 ? "none" : NumberForm.percent.text(share), Self.summary(of: column),
      ]
    }
  }

  /// What a column holds, without a value that could be one person's.
  private static func summary(of column: Column) -> String {
    switch column.values {
    case .integers, .reals:
      let numbers = Distribution.sorted(column.values.numbers.map(Array.init) ?? [])
      guard numbers.count >= ReportJob.leastGroup else { return "numbers" }
      let places = [0.05, 0.5, 0.95].map { Quantile.take($0, ofSorted: numbers.span).short }
      return "median \(places[1]); 90 % from \(places[0]) to \(places[2])"
    case .booleans(let values):
      let known = values.compactMap(\.self)
      guard !known.isEmpty else { return "true or false" }
      let share = Double(known.count { $0 }) / Double(known.count)
      return "true for \(NumberForm.percent.text(share))"
    case .strings(let values):
      guard let counts = values.counts(atMost: 20) else { return "more than 20 different texts" }
      let frequent = counts.filter { $0.value >= ReportJob.leastGroup }
        .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      let named = frequent.prefix(4).map { "\($0.key) (\($0.value.grouped))" }
      let rest = counts.count - named.count
      return (named + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", ")
    case .times: return "dates or times"
    }
  }
}

// MARK: The graph

extension ReportSections {
  var graphPictures: [Picture] {
    [degreePicture, corenessPicture, clusteringPicture, componentPicture].compactMap(\.self)
  }

  private var degreePicture: Picture? {
    let sorted = Distribution.sorted(numbers("degree"))
    guard !sorted.isEmpty else { return nil }
    let alone = sorted.prefix { $0 == 0 }.count
    return Picture(
      "Friends of a person",
      summary:
        "Half of the people have \(sorted[(sorted.count - 1) / 2].short) or fewer, the most that "
        + "anybody has are \(NumberForm.count.text(sorted[sorted.count - 1])); \(alone.grouped) have none. "
        + "Each point is the share of people with at least so many.",
      .lines(
        LineChart(
          [.init("people", Distribution.atLeast(sorted), style: .dots)], xTitle: "friends",
          yTitle: "share of people with at least so many", xForm: .count, yForm: .percent,
          logarithmic: .both)))
  }

  private var corenessPicture: Picture? {
    let values = numbers("coreness").compactMap(\.self)
    guard let most = values.max() else { return nil }
    let (names, counts) = Distribution.ranges(values)
    return Picture(
      "How deep people are in the graph",
      summary:
        "Coreness is the largest k for which a person is in a group whose members all have k friends "
        + "in it. The deepest have \(most.short).",
      .bars(
        BarChart(
          standing: names, [.init("people", counts)], kindTitle: "coreness", valueTitle: "people")))
  }

  private var clusteringPicture: Picture? {
    let values = numbers("local_clustering_coefficient").compactMap(\.self)
    guard values.count >= ReportJob.leastGroup else { return nil }
    var counts = [Double](repeating: 0, count: 10)
    for value in values { counts[min(9, Int(value * 10))] += 1 }
    let mean = values.reduce(0, +) / Double(values.count)
    return Picture(
      "Are friends each other's friends?",
      summary:
        "The share of pairs of a person's friends who are friends, for people with two or more; "
        + "\(NumberForm.percent.text(mean)) on average.",
      .bars(
        BarChart(
          standing: counts.indices.map { "\($0 * 10)–\($0 * 10 + 10) %" },
          [.init("people", counts)],
          kindTitle: "share of pairs", valueTitle: "people")))
  }

  private var componentPicture: Picture? {
    let components = numbers("component").compactMap { $0.map { Int($0) } }
    guard !components.isEmpty else { return nil }
    let sizes = Dictionary(components.map { ($0, 1) }, uniquingKeysWith: +).map(\.value)
    let (names, _, people) = Distribution.sizes(sizes)
    let largest = Double(sizes.max() ?? 0) / Double(components.count)
    return Picture(
      "Connected parts",
      summary:
        "\(sizes.count.grouped) \(sizes.count == 1 ? "part" : "parts without ties between them"); the largest has "
        + "\(NumberForm.percent.text(largest)) of the people. Bars count people by the size of their part.",
      .bars(
        BarChart(
          lying: names.map { "parts of \($0)" }, [.init("people", people)], valueTitle: "people")))
  }
}
