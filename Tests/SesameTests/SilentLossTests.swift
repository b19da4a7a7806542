import EdgeLists
import Files
import Sesame
import Tables
import Testing

/// What would be lost without a word is refused, or told.
@Suite struct `Nothing is lost in silence` {
  private let people: Table

  init() throws {
    people = try Table([
      "id": ["a", "b", "c", "d"], "v": [1, 2, 3, 4], "v_share": [4, 3, 2, 1],
      "town": ["count", "mean", "count", "mean"],
    ])
  }

  private func problem(_ job: FeatureJob, _ source: GraphSource) async -> String {
    do {
      _ = try await job.run(on: source)
      return ""
    } catch { return "\(error)" }
  }

  private func kinds(_ names: [String]) throws -> EdgeList {
    let rows = zip(["a", "b", "c"], ["b", "c", "d"]).enumerated().map { number, pair in
      "\(pair.0),\(pair.1),\(names[number % names.count]),\(number - 1)"
    }
    let text = (["from,to,kind,rating"] + rows).joined(separator: "\n")
    return try EdgeList(
      parsing: text, named: "t.csv", format: EdgeListFormat(kind: "kind", columns: ["rating"]))
  }

  @Test func `two kinds whose columns would have one name`() async throws {
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["v"])
    job.statistics = FriendStatistics([.mean], over: [.kind("x y"), .kind("x-y")])
    let source = GraphSource(
      edges: .value(try kinds(["x y", "x-y"])), people: .value(people))
    #expect(
      await problem(job, source).contains("two aggregates would be called 'x_y_neighbor_v_count'"))
  }

  @Test func `two columns whose aggregates would have one name`() async throws {
    let table = try Table([
      "id": ["a", "b", "c", "d"], "v": ["count", "mean", "count", "mean"],
      "v_share": [1, 2, 3, 4],
    ])
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["v", "v_share"])
    job.statistics = FriendStatistics([.mean], ofTexts: [.levelShares(2)])
    let source = GraphSource(
      edges: .value(try EdgeList([("a", "b"), ("b", "c")])), people: .value(table))
    #expect(await problem(job, source).contains("two aggregates would be called"))
  }

  @Test func `a kind by the name of two`() async throws {
    let edges = try kinds(["x y", "x-y"])
    var source = GraphSource(edges: .value(edges), people: .value(people))
    source.rules.excludedKinds = ["x_y"]
    #expect(await problem(FeatureJob(seed: 1), source).contains("x_y"))
    source.rules.excludedKinds = ["x y"]
    let result = try await FeatureJob(seed: 1).run(on: source)
    #expect(result.graph.friendshipCount == 1)
  }

  @Test func `a circle of kinds that are left out`() async throws {
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["v"])
    job.statistics = FriendStatistics([.mean], over: [.kind("loan")])
    var source = GraphSource(edges: .value(try kinds(["loan", "gift"])), people: .value(people))
    source.rules.excludedKinds = ["loan"]
    #expect(await problem(job, source).contains("friendships of kind 'loan' are left out"))
  }

  @Test func `ratings of kinds that are left out do not count`() async throws {
    var job = FeatureJob.nothing(seed: 1)
    job.ratings = RatingSelection(column: "rating", [.fairnessAndGoodness])
    let edges = try kinds(["loan", "gift"])
    var source = GraphSource(edges: .value(edges), people: .value(people))
    source.rules.isDirected = true
    source.rules.excludedKinds = ["loan"]
    let some = try await job.run(on: source).table
    let gifts = try EdgeList(
      parsing: "from,to,kind,rating\nb,c,gift,0\n", named: "t.csv",
      format: EdgeListFormat(kind: "kind", columns: ["rating"]))
    let alone = GraphSource(
      edges: .value(gifts), people: .value(people), rules: GraphRules(directed: true))
    #expect(try await job.run(on: alone).table == some)
  }

  @Test func `rows of people and what they share are no ties`() async throws {
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection()
    var source = GraphSource(edges: .value(try kinds(["loan"])), people: .value(people))
    source.rules.twoMode = TwoModeRules()
    #expect(await problem(job, source).contains("rows are of people and what they share"))
    job.ties = nil
    job.ratings = RatingSelection(column: "rating")
    #expect(await problem(job, source).contains("rows are of people and what they share"))
    job = FeatureJob(seed: 1)
    job.aggregates = .columns(["v"])
    job.statistics = FriendStatistics([.mean], over: [.kind("loan")])
    #expect(await problem(job, source).contains("tied by all kinds at once"))
  }

  @Test func `seeds from a column that may be an outcome`() async throws {
    let people = try Table(["id": ["a", "b", "c", "d"], "late": [1, 0, 0, 1]])
    var job = FeatureJob.nothing(seed: 1)
    job.influence = InfluenceSelection(from: .column("late"))
    let edges = try kinds(["loan"])
    let found = try await job.run(on: GraphSource(edges: .value(edges), people: .value(people)))
    #expect(
      found.report.warnings.contains { $0.description.contains("seeds come from column 'late'") })
  }

  @Test func `restarts and exposure by a column that may be an outcome`() async throws {
    let people = try Table([
      "id": ["a", "b", "c", "d"], "late": [true, false, false, true], "status": [1, 0, 0, 1],
    ])
    var rules = GraphRules()
    rules.twoMode = TwoModeRules()
    var job = FeatureJob.nothing(seed: 1)
    job.exposure = ["status"]
    job.features = .only([.pageRank(resettingTo: .column("late"))])
    let edges = try kinds(["loan"])
    let found = try await job.run(
      on: GraphSource(edges: .value(edges), people: .value(people), rules: rules))
    for warning in [
      "exposure is to column 'status' of 0 and 1",
      "walks restart by column 'late' of false and true",
    ] {
      #expect(found.report.warnings.contains { $0.description.contains(warning) }, "\(warning)")
    }
  }

  @Test func `a table none of whose rows can be used`() {
    let error = #expect(throws: DataError.self) {
      try Table.reading(parsing: "id,x\na,1,2\nb\n", named: "p.csv") { _, _ in }
    }
    #expect(error?.description.contains("none of the 2 rows can be used") == true)
  }

  @Test func `a value of the event that no row has is told`() throws {
    let table = try people.declaring(outcome: "town", events: ["count", "gone"])
    #expect(table.readingWarnings.map(\.description).contains { $0.contains("'gone'") })
  }
}
