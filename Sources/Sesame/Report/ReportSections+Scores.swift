internal import CreditScoring
internal import Files
internal import GraphFeatures
internal import Graphs
internal import Reports
internal import ScoreValidation
internal import Tables

// MARK: Friends

extension ReportSections {
  /// What friends have beside what people have themselves: the columns that a card reads first.
  var friendPictures: [Picture] {
    let read = Set(enriched.entityScores.parts.flatMap { $0.scores.model.columnNames })
    let people = enriched.graph.people
    let names = people.columns.dropFirst().map(\.name).filter { name in
      (try? enriched.table.column(named: "neighbor_\(name)_mean")) != nil
    }
    let ordered = names.filter(read.contains) + names.filter { !read.contains($0) }
    return ordered.prefix(6).compactMap { name in
      let points = Distribution.means(
        of: numbers("neighbor_\(name)_mean"), by: numbers(name), least: ReportJob.leastGroup)
      guard points.count > 1 else { return nil }
      let middle = points.map(\.y).reduce(0, +) / Double(points.count)
      return Picture(
        name,
        summary:
          "What friends have on average, for up to ten groups of people by what they have themselves. "
          + "A flat row of points: friends are like anybody.",
        .lines(
          LineChart(
            [
              .init("groups of people", points, style: .dots),
              .init(
                "mean of the groups",
                [.init(points[0].x, middle), .init(points[points.count - 1].x, middle)],
                style: .reference),
            ], xTitle: "own \(name)", yTitle: "mean of friends' \(name)")))
    }
  }
}

// MARK: Scores

extension ReportSections {
  var scorePictures: [Picture] {
    [scorePicture, bandPicture, categoryPicture, reasonPicture].compactMap(\.self)
  }

  private var scorePicture: Picture? {
    let known = scores.compactMap(\.self)
    guard known.count >= ReportJob.leastGroup else { return nil }
    let (names, counts) = Distribution.ranges(known, width: 25)
    let mean = known.reduce(0, +) / Double(known.count)
    return Picture(
      "Scores",
      summary: "\(known.count.grouped) people have a score, \(Figures.fixed(mean, 1)) on average; "
        + "\((scores.count - known.count).grouped) can't be assessed.",
      .bars(
        BarChart(
          standing: names, [.init("people", counts)], kindTitle: "score", valueTitle: "people")))
  }

  /// The rows of each band, lowest first.
  private var rowsOfBands: [(name: String, rows: [Int])] {
    guard let column = try? enriched.table.column(named: "band"),
      case .strings(let bands) = column.values
    else { return [] }
    var rows: [String: [Int]] = [:]
    for (row, band) in bands.enumerated() { if let band { rows[band, default: []].append(row) } }
    var names: [String] = []
    for part in enriched.entityScores.parts {
      for band in part.scores.model.bands.sorted(by: { $0.from < $1.from })
      where !names.contains(band.name) { names.append(band.name) }
    }
    return names.map { ($0, rows[$0] ?? []) }
  }

  private var bandPicture: Picture? {
    let bands = rowsOfBands
    guard !bands.isEmpty else { return nil }
    let names = bands.map(\.name)
    if events.isEmpty {
      return Picture(
        "Bands", summary: "People in each band.",
        .bars(
          BarChart(
            lying: names, [.init("people", bands.map { Double($0.rows.count) })],
            valueTitle: "people")))
    }
    let rates = bands.map { eventRate($0.rows) }
    return Picture(
      "Event rate by band",
      summary:
        "The share with the event in each band, with 95 % intervals by Wilson; bands of fewer than "
        + "\(ReportJob.leastGroup) people with an outcome have none.",
      .bars(
        BarChart(
          lying: zip(names, bands).map { "\($0) (\($1.rows.count.grouped) people)" },
          [.init("event rate", rates.map { $0?.value }, intervals: rates.map { $0?.bounds })],
          valueTitle: "share with the event", form: .percent)))
  }

  private var categoryPicture: Picture? {
    guard enriched.entityScores.parts.count == 1 else { return nil }
    let categories = enriched.scores.model.categories
    let points = categories.map { numbers($0.name.rawValue).compactMap(\.self) }
    guard points.allSatisfy({ $0.count >= ReportJob.leastGroup }) else { return nil }
    return Picture(
      "Points of the categories",
      summary: "The mean of what people have, and the most that there is.",
      .bars(
        BarChart(
          lying: categories.map(\.name.title),
          [
            .init("mean points", points.map { $0.reduce(0, +) / Double($0.count) }),
            .init("of", categories.map { Double($0.budget) }),
          ], valueTitle: "points", form: .plain)))
  }

  private var reasonPicture: Picture? {
    var (first, all): ([String: Int], [String: Int]) = ([:], [:])
    for number in 1... {
      guard let column = try? enriched.table.column(named: "reason_\(number)"),
        case .strings(let reasons) = column.values
      else { break }
      let counts = reasons.counts() ?? [:]
      all.merge(counts, uniquingKeysWith: +)
      if number == 1 { first = counts }
    }
    let shown = all.filter { $0.value >= ReportJob.leastGroup }
      .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(10)
    if shown.isEmpty { return nil }
    return Picture(
      "Reasons most often given",
      summary: "Why scores are not higher: to how many people each is given at all, and first.",
      .bars(
        BarChart(
          lying: shown.map(\.key),
          [
            .init("people", shown.map { Double($0.value) }),
            .init("as the first reason", shown.map { Double(first[$0.key] ?? 0) }),
          ], valueTitle: "people")))
  }
}
