import Foundation
import Sesame
import Statistics
import Tables
import Testing

/// One person's outcome is turned around: whatever is computed stays the same to the last digit.
@Suite struct `Outcomes go into no column` {
  private static let people = 60

  /// Everything that is told of people, over everyone it is told of: friends of friends have no weights.
  private static func everything(weighted: Bool) -> FeatureJob {
    var job = FeatureJob(seed: 3)
    job.aggregates = .columns(["age", "town"])
    job.features = .all
    job.statistics = FriendStatistics(
      NumberStatistic.standard + [
        .coverage, weighted ? .weightedMean : .mean, .shrunkMean, .difference, .rank,
        .percentile(90), .shareBelow(30),
        .shareAbove(30),
      ], ofTexts: [.levelShares, .coverage, .entropy, .likeOwn, .mode],
      over: [.friends, .tiesIn, .tiesOut, .kind("work")]
        + (weighted ? [] : [.friendsOfFriends, .friendsOfFriends(includingFriends: true)]))
    return job
  }

  /// People with columns of every type and a random outcome of one of the types that outcomes have.
  private static func table(
    _ generator: inout SplitMix64, outcome: Int, count: Int = people
  ) throws -> Table {
    let rows = 0..<count
    func random(_ bound: UInt64) -> Int { Int(generator.next() % bound) }
    let labels = rows.map { _ -> Int? in random(10) == 0 ? nil : random(2) }
    let names = ["fine", "late"]
    let values: ColumnValues =
      switch outcome {
      case 0: .integers(labels)
      case 1: .reals(labels.map { $0.map { Double($0) } })
      case 2: .booleans(labels.map { $0.map { $0 == 1 } })
      default: .strings(labels.map { $0.map { names[$0] } })
      }
    return Table([
      Column("id", .strings(rows.map { "p\($0)" })),
      Column("age", .integers(rows.map { _ in random(8) == 0 ? nil : 18 + random(50) })),
      Column("town", .strings(rows.map { _ in ["Oslo", "Rome", nil][random(3)] })),
      Column("late", values),
    ])
  }

  private static func declared(_ table: Table) throws -> Table {
    let isText = if case .strings? = table["late"]?.values { true } else { false }
    return try table.declaring(outcome: "late", events: isText ? ["late"] : nil)
  }

  /// The table with another outcome of one person.
  private static func flipped(_ table: Table, _ row: Int) throws -> Table {
    let values: ColumnValues
    switch try table.column(named: "late").values {
    case .integers(let old):
      var new = Array(old)
      new[row] = new[row] == 1 ? 0 : 1
      values = .integers(new)
    case .reals(let old):
      var new = Array(old)
      new[row] = new[row] == 1 ? 0 : 1
      values = .reals(new)
    case .booleans(let old):
      var new = Array(old)
      new[row] = !(new[row] ?? false)
      values = .booleans(new)
    case .strings(let old):
      var new = Array(old)
      new[row] = new[row] == "late" ? "fine" : "late"
      values = .strings(new)
    case .times: preconditionFailure("an outcome is no date")
    }
    return try table.replacing(Column("late", values))
  }

  /// Everything but the outcome, as it is written: numbers in a form that reads back to every bit.
  private static func rest(_ table: Table) throws -> String {
    try table.dropping("late").text(as: .csv)
  }

  private static func edges(
    _ generator: inout SplitMix64, toShops: Bool = false
  ) throws -> EdgeList {
    var lines = ["from,to,weight,kind"]
    for _ in 0..<150 {
      let (from, to) = (generator.next() % UInt64(people), generator.next() % UInt64(people))
      lines.append(
        "p\(from),\(toShops ? "shop\(to % 20)" : "p\(to)"),\(1 + generator.next() % 4),"
          + "\(generator.next() % 2 == 0 ? "work" : "home")")
    }
    return try EdgeList(
      parsing: lines.joined(separator: "\n"), named: "edges.csv",
      format: EdgeListFormat(weight: "weight", kind: "kind"))
  }

  @Test(arguments: 0..<4)
  func `features, communities and aggregates over every circle`(outcome: Int) async throws {
    var generator = SplitMix64(seed: UInt64(outcome) + 1)
    let edges = try Self.edges(&generator)
    let people = try Self.declared(Self.table(&generator, outcome: outcome))
    var job = Self.everything(weighted: outcome < 2)
    job.communities = outcome % 2 == 0 ? .once(.leiden()) : .consensus(.louvain(), runs: 3)
    func run(_ people: Table) async throws -> Table {
      try await job.run(
        on: GraphSource(
          edges: .value(edges), people: .value(people), rules: GraphRules(directed: true))
      ).table
    }
    let before = try await run(people)
    #expect(before.columnCount(containing: "_age_") > 50)
    #expect(before.outcomes.map(\.name) == ["late"])
    for row in [0, 7, 31] {
      let after = try await run(Self.flipped(people, row))
      #expect(before["late"] != after["late"])
      #expect(try Self.rest(before) == Self.rest(after))
    }
  }

  @Test func `without the declaration the means of others give the outcome away`() async throws {
    var generator = SplitMix64(seed: 9)
    let edges = try Self.edges(&generator)
    let people = try Self.table(&generator, outcome: 0)
    func run(_ people: Table) async throws -> Table {
      try await FeatureJob(seed: 3).run(
        on: GraphSource(edges: .value(edges), people: .value(people))
      ).table
    }
    #expect(try await Self.rest(run(people)) != Self.rest(run(Self.flipped(people, 7))))
  }

  @Test func `exposure by what people share`() async throws {
    var generator = SplitMix64(seed: 5)
    let edges = try Self.edges(&generator, toShops: true)
    let people = try Self.declared(Self.table(&generator, outcome: 0))
    var job = FeatureJob(seed: 1)
    job.exposure = ["age"]
    func run(_ people: Table) async throws -> Table {
      try await job.run(
        on: GraphSource(
          edges: .value(edges), people: .value(people), rules: GraphRules(twoMode: TwoModeRules()))
      ).table
    }
    let before = try await run(people)
    #expect(before["exposure_age_mean"] != nil)
    #expect(try await Self.rest(before) == Self.rest(run(Self.flipped(people, 7))))
  }

  @Test(arguments: ["uk-faculty", "lastfm-credit"])
  func `graphs of real people with a random outcome`(name: String) async throws {
    let folder = "\(root)/Graphs/\(name)"
    let file = name == "uk-faculty" ? "nodes.csv" : "people.csv"
    let given = try Table(contentsOf: "\(folder)/\(file)")
    var generator = SplitMix64(seed: 11)
    let labels = (0..<given.rowCount).map { _ in Int(generator.next() % 2) }
    var table = given
    try table.append(Column("late", .integers(labels)))
    let people = try Self.declared(table)
    var job = EnrichmentJob(
      FeatureJob(seed: 1),
      model: name == "uk-faculty"
        ? try Self.model("school") : try ScoreModel(contentsOf: "\(folder)/model.json"))
    job.features.statistics = FriendStatistics([.mean, .shrunkMean, .rank])
    func run(_ people: Table) async throws -> Table {
      try await job.run(
        on: GraphSource(edges: .file("\(folder)/edges.csv"), people: .value(people))
      )
      .table
    }
    let before = try await run(people)
    #expect(before["score"] != nil)
    #expect(try await Self.rest(before) == Self.rest(run(Self.flipped(people, 3))))
  }

  static func model(_ column: String) throws -> ScoreModel {
    try ScoreModel(
      name: "m", purpose: "a test", scale: 0...100, bands: [.init(name: "low", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "c", reason: "C", budget: 100,
              measure: .column(
                .init(
                  column, .higherIsBetter, bins: .steps(at: [0.5], points: [0, 100]),
                  missingPoints: 50)))
          ])
      ])
  }
}

extension Table {
  fileprivate func columnCount(containing part: String) -> Int {
    columnNames.count { $0.contains(part) }
  }
}
