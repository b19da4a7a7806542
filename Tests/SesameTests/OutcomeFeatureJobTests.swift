import EdgeLists
import Sesame
import Statistics
import Tables
import Testing

@Suite struct `A job's columns of outcomes` {
  private func village(_ flip: Int? = nil) throws -> GraphSource {
    var generator = SplitMix64(seed: 4)
    let edges = try EdgeList(
      (0..<200).map { _ in
        ("p\(generator.next() % 60)", "p\(generator.next() % 60)")
      })
    var late = (0..<60).map { row -> Bool? in row % 9 == 4 ? nil : generator.next() % 3 == 0 }
    if let flip { late[flip]?.toggle() }
    let people = Table([
      Column("id", .strings((0..<60).map { "p\($0)" })),
      Column("late", .booleans(BooleanValues(late))),
      Column("town", .strings((0..<60).map { "t\($0 % 5)" })),
      Column("status", .strings(late.map { $0.map { $0 ? "bad" : "good" } })),
      Column("joined", .integers((0..<60).map { $0 * 17 % 50 })),
    ])
    return GraphSource(
      edges: .value(edges),
      people: .value(
        try people.declaring(outcome: "late").declaring(outcome: "status", events: ["bad"])))
  }

  private func asking(_ features: OutcomeFeatures) -> FeatureJob {
    var job = FeatureJob(seed: 3)
    job.aggregates = .none
    job.outcomeFeatures = features
    return job
  }

  private var features: OutcomeFeatures {
    var features = OutcomeFeatures(folds: .byPerson(4))
    features.levelColumns = nil
    features.includesSybilRank = true
    return features
  }

  @Test func `are those of its plan and dictionary, each said to be out of fold`() async throws {
    let job = asking(features)
    let result = try await job.run(on: village())
    let dictionary = try job.dictionary(for: village().schema())
    #expect(dictionary.columns.map(\.name) == result.table.columns.map(\.name))
    let own = dictionary.columns.filter { $0.name.hasSuffix("_oof") || $0.name.hasSuffix("_fold") }
    #expect(own.count == 2 * 18)
    #expect(own.allSatisfy { $0.meaning.contains("out of fold") })
    #expect(own.allSatisfy { $0.source.contains("out of fold") })
    // An outcome in words is no column of levels.
    #expect(result.table["level_town_late_excess_oof"] != nil)
    #expect(result.table["level_status_late_excess_oof"] == nil)
    #expect(
      result.report.summary.description.contains(
        "late: 53 known, ") && result.report.summary.description.contains("in 4 folds by person"))
    for column in own {
      let values = try #require(result.table[column.name]?.values.numbers)
      if column.range == "0 to 1" {
        #expect(values.allSatisfy { $0.map { (0...1).contains($0) } ?? true })
      }
      if column.missing == nil { #expect(values.allSatisfy { $0 != nil }) }
    }
  }

  @Test func `do not hang on the person's own outcome`() async throws {
    let job = asking(features)
    let plain = try await job.run(on: village()).table
    let fold = try plain.numbers(inColumn: "late_fold")
    for flipped in [0, 3, 17] {
      let other = try await job.run(on: village(flipped)).table
      for column in plain.columns where column.name != "late" && column.name != "status" {
        let (ours, theirs) = (column.values.numbers, other[column.name]?.values.numbers)
        for row in 0..<60 where fold[row] != nil && fold[row] == fold[flipped] {
          #expect(ours?[row]?.bitPattern == theirs?[row]?.bitPattern)
        }
      }
    }
  }

  @Test func `alone are computed if they alone are written`() async throws {
    var job = asking(features)
    job.columnPrefix = "g_"
    job.columns = ["g_neighbor_late_excess_oof"]
    let result = try await job.run(on: village())
    #expect(result.table.columns.map(\.name) == ["id", "g_neighbor_late_excess_oof"])
  }

  @Test func `are refused where they would know the outcome, or there is none`() async throws {
    func problem(_ change: (inout OutcomeFeatures) -> Void) async -> String? {
      var features = features
      change(&features)
      let job = asking(features)
      return await #expect(throws: (any Error).self) { try await job.run(on: village()) }
        .map { "\($0)" }
    }
    #expect(
      await problem { $0.levelColumns = ["status"] }
        == "table: column 'status' is an outcome, and can't be encoded by an event rate; "
        + "leave it out: friends' outcomes are used out of fold only")
    #expect(
      await problem { $0.folds = .byColumn("late") }
        == "table: column 'late' is an outcome, and can't be what people are put into folds "
        + "by; leave it out: friends' outcomes are used out of fold only")
    #expect(await problem { $0.folds = .byColumn("twon") }?.contains("twon") ?? false)
    #expect(await problem { $0.circles = [.tiesIn] } != nil)
    #expect(await problem { $0.folds = .byPerson(54) } != nil)
    var job = asking(features)
    job.communityColumns = []
    job.outcomeFeatures?.folds = .byCommunity(2)
    let asked = job
    let error = await #expect(throws: GraphError.self) { try await asked.run(on: village()) }
    #expect(
      error?.description
        == "folds of communities need columns of communities; ask for one of these, or take folds of "
        + "people")
    var source = try village()
    source.people = .value(try Table(["id": ["p1", "p2"], "age": [1, 2]]))
    let undeclared = source
    let lacking = await #expect(throws: GraphError.self) {
      try await asking(features).run(on: undeclared)
    }
    #expect(
      lacking?.description
        == "columns of outcomes need an outcome, and the people table declares none; name the column "
        + "of what became of people (`outcomes`)")
  }

  @Test func `by date rest on earlier people alone`() async throws {
    var features = features
    features.folds = .byColumn("joined", 3)
    let table = try await asking(features).run(on: village()).table
    let (joined, counts) = (
      try table.numbers(inColumn: "joined"), try table.numbers(inColumn: "late_outcome_count_oof")
    )
    let pairs = zip(joined, counts).compactMap { date, count in
      date.flatMap { date in count.map { (date, $0) } }
    }.sorted { $0.0 < $1.0 }
    #expect(pairs.first?.1 == 0)
    for (one, other) in zip(pairs, pairs.dropFirst()) { #expect(one.1 <= other.1) }
  }
}
