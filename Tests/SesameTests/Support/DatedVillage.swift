import Sesame
import Statistics
import Testing

/// People and rows of ties with everything that a row can have, spread over a year.
struct DatedVillage {
  /// A row of the edge list.
  struct Row {
    var source: String
    var target: String
    var weight: Double
    var time: Double
    var until: Double?
    var kind: String
    var amount: Double?
    var note: String?
  }

  var rows: [Row] = []
  let people: Table

  /// The dates of the tests; at the first of them few ties are there, and some end before the last.
  static let dates = ["2020-02-01", "2020-05-01", "2020-08-01", "2020-12-01"]
  static let start = 1_577_836_800.0
  static let day = 86_400.0

  /// Draws people, of whom some have no ties and some are not in the table, and rows in no order of time.
  init(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let known = (0..<20).map { "p\($0)" }
    for _ in 0..<110 { rows.append(Self.row(&generator, earliest: 0)) }
    // A row at the very moment of a date does not count at it.
    for date in Self.dates {
      var row = Self.row(&generator, earliest: 0)
      row.time = Timestamp.seconds(date) ?? 0
      row.until = nil
      rows.append(row)
    }
    func numbers() -> [Double?] {
      known.map { _ in
        Int.random(in: 0..<6, using: &generator) == 0
          ? nil : Double(Int.random(in: 0...40, using: &generator)) / 8
      }
    }
    let texts = known.map { _ in
      ["north", "south", "east", nil].randomElement(using: &generator) ?? nil
    }
    people = Table([
      Column("id", .strings(TextValues(known))),
      Column("income", .reals(numbers())),
      Column("age", .integers(numbers().map { $0.map { Int($0) } })),
      Column("place", .strings(TextValues(texts))),
    ])
  }

  /// Draws a row whose time lies so many days after the year's beginning, or later.
  static func row(_ generator: inout SplitMix64, earliest: Double) -> Row {
    let time = start + (earliest + Double.random(in: 0...(360 - earliest), using: &generator)) * day
    let person = { (generator: inout SplitMix64) in "p\(Int.random(in: 0..<24, using: &generator))"
    }
    return Row(
      source: person(&generator), target: person(&generator),
      weight: Double(Int.random(in: 1...30, using: &generator)) / 7, time: time,
      until: Bool.random(using: &generator)
        ? nil : time + Double.random(in: 0...200, using: &generator) * day,
      kind: ["family", "work"].randomElement(using: &generator) ?? "work",
      amount: Int.random(in: 0..<5, using: &generator) == 0
        ? nil : Double.random(in: -3...9, using: &generator),
      note: ["gift", "loan", "rent", "fee", "tip", "fine", "wage", nil]
        .randomElement(using: &generator) ?? nil)
  }

  /// The rows as a list with some of their columns.
  func edges(
    weights: Bool = false, kinds: Bool = false, ends: Bool = false, columns: Bool = false
  ) throws -> EdgeList {
    try EdgeList(
      sources: rows.map(\.source), targets: rows.map(\.target),
      weights: weights ? rows.map(\.weight) : nil, times: rows.map(\.time),
      kinds: kinds ? rows.map(\.kind) : nil, untils: ends ? rows.map(\.until) : nil,
      columns: columns
        ? [
          Column("amount", .reals(rows.map(\.amount))),
          Column("note", .strings(TextValues(rows.map(\.note)))),
        ] : [])
  }
}

/// A family of columns with the list and the rules that it needs.
struct DatedMode: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let content: @Sendable () throws -> PanelJob.Content
  let source: @Sendable (DatedVillage) throws -> GraphSource

  init(
    _ name: String, _ rules: GraphRules = GraphRules(), weights: Bool = false, kinds: Bool = false,
    ends: Bool = false, columns: Bool = false, people: Bool = true,
    _ content: @escaping @Sendable () throws -> PanelJob.Content
  ) {
    testDescription = name
    self.content = content
    source = { village in
      let edges = try village.edges(weights: weights, kinds: kinds, ends: ends, columns: columns)
      var source = GraphSource(
        edges: .value(edges), people: people ? .value(village.people) : nil, rules: rules)
      source.needsCommonPeople = false
      return source
    }
  }

  private static func job(_ change: (inout FeatureJob) -> Void) -> PanelJob.Content {
    var job = FeatureJob.nothing(seed: 3)
    change(&job)
    return .features(job)
  }

  private static func aggregates(_ circles: [FriendCircle], weighted: Bool = false)
    -> PanelJob.Content
  {
    job {
      $0.aggregates = .columns(["income", "age", "place"])
      $0.communityColumns = .all
      $0.statistics = FriendStatistics(
        NumberStatistic.standard + [
          .percentile(90), .coverage, .shareBelow(2), .shrunkMean, .difference, .rank,
        ] + (weighted ? [.weightedMean] : []),
        ofTexts: [.coverage, .entropy, .likeOwn, .mode, .levelShares(3)], over: circles)
    }
  }

  private static func decayed(_ duplicates: DuplicatePolicy) -> GraphRules {
    GraphRules(duplicates: duplicates, halfLife: 40 * DatedVillage.day)
  }

  static let all: [DatedMode] = [
    DatedMode("structure") { job { $0.features = .all } },
    DatedMode("structure of weights and directions", GraphRules(directed: true), weights: true) {
      job { $0.features = .all }
    },
    DatedMode("without a people table", people: false) { .features(FeatureJob(seed: 1)) },
    DatedMode("unknown people dropped", GraphRules(unknownPeople: .drop)) {
      .features(FeatureJob(seed: 1))
    },
    DatedMode("communities", weights: true) {
      job {
        $0.communityColumns = .all
        $0.communities = .consensus(.leiden(), runs: 3)
      }
    },
    DatedMode("aggregates over circles", kinds: true) {
      aggregates([
        .friends, .friendsOfFriends, .friendsOfFriends(includingFriends: true), .kind("family"),
      ])
    },
    DatedMode("aggregates over ties in and out", GraphRules(directed: true), weights: true) {
      aggregates([.friends, .tiesIn, .tiesOut], weighted: true)
    },
    DatedMode("ties' own columns", GraphRules(directed: true), columns: true) {
      job { $0.ties = TieSelection(windows: [.days(14), .days(60)]) }
    },
    DatedMode("ties that end", ends: true, columns: true) {
      var job = FeatureJob(seed: 1)
      job.ties = TieSelection(windows: [.days(30)])
      return .features(job)
    },
    DatedMode("decayed weights", decayed(.sum), weights: true, ends: true) {
      aggregates([.friends], weighted: true)
    },
    DatedMode("decayed counts", decayed(.count)) { job { $0.features = .all } },
    DatedMode("the first of duplicates", GraphRules(duplicates: .first), weights: true) {
      job { $0.features = .all }
    },
    DatedMode("the last of duplicates", decayed(.last), weights: true) {
      job { $0.features = .all }
    },
    DatedMode("people and what they share", GraphRules(twoMode: TwoModeRules(weight: .bySize))) {
      job {
        $0.features = .standard
        $0.exposure = ["income"]
      }
    },
    DatedMode("scores") {
      let model = try ScoreModel(
        name: "village", purpose: "a test", scale: 0...100,
        bands: [.init(name: "low", from: 0), .init(name: "high", from: 60)],
        categories: [
          .init(
            name: .creditHistory, weight: 0.5,
            characteristics: [
              .init(
                name: "own_income", reason: "The income is small", budget: 50,
                measure: .column(
                  .init(
                    "income", .higherIsBetter, bins: .steps(at: [2, 3], points: [0, 20, 50]),
                    missingPoints: 25)))
            ]),
          .init(
            name: .interpersonalRelationships, weight: 0.5,
            characteristics: [
              .init(
                name: "friends_income", reason: "Friends have little", budget: 50,
                measure: .column(
                  .init(
                    "neighbor_income_mean", .higherIsBetter,
                    bins: .steps(at: [2, 3], points: [0, 20, 50]), missingPoints: 25)))
            ]),
        ])
      var job = FeatureJob(seed: 1)
      job.columnPrefix = "x_"
      return .enrichment(EnrichmentJob(job, model: model))
    },
  ]

  /// The table of one date.
  func table(_ village: DatedVillage, _ date: String) async throws -> Table {
    var source = try source(village)
    source.rules.asOf = Timestamp.seconds(date)
    return switch try content() {
    case .features(let job): try await job.run(on: source).table
    case .enrichment(let job): try await job.run(on: source).table
    }
  }

  /// The panel of several dates.
  func panel(_ village: DatedVillage, _ dates: [String] = DatedVillage.dates) async throws
    -> PanelJob.Result
  {
    try await job(dates).run(on: source(village))
  }

  /// The job of several dates.
  func job(_ dates: [String] = DatedVillage.dates) throws -> PanelJob {
    let dates = try dates.map { try AsOfDate($0) }
    return switch try content() {
    case .features(let job): PanelJob(job, at: dates)
    case .enrichment(let job): PanelJob(job, at: dates)
    }
  }
}

extension Table {
  /// Every value with all its bits, row by row, the columns by name.
  var bits: [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: columns.map { column in
        let texts: [String] = (0..<rowCount).map { row in
          switch column.values {
          case .reals(let values): values[row].map { "\($0.bitPattern)" } ?? "-"
          case .integers(let values): values[row].map { "\($0)" } ?? "-"
          case .booleans(let values): values[row].map { "\($0)" } ?? "-"
          case .strings(let values): values[row].map { "'\($0)'" } ?? "-"
          case .times(let values): values[row].map { "\($0)" } ?? "-"
          }
        }
        return (column.name, texts)
      })
  }

  /// The rows of a panel at a date, without the column of dates.
  func rows(asOf date: String) throws -> Table {
    let name = try #require(columnNames.first { $0.hasSuffix(PanelJob.dateColumn) })
    let column = try #require(self[name])
    return try filter { column.text($0.position) == date }.dropping(name)
  }
}
