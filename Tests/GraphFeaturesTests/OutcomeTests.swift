import Communities
import EdgeLists
import Files
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing

/// Nothing is computed from an outcome.
struct OutcomeTests {
  private func people() throws -> Table {
    try Table([
      "id": ["ann", "bob", "cid", "dan"], "income": [52, nil, 31, 47], "late": [0, 1, 1, nil],
    ]).declaring(outcome: "late")
  }

  private func schema() throws -> GraphSchema { GraphSchema(people: try people().schema) }

  @Test func `an outcome is not aggregated unasked`() throws {
    let plan = try FeatureJob(seed: 1).plan(for: schema())
    #expect(plan.aggregatedColumns == ["income"])
    #expect(plan.columnNames.allSatisfy { !$0.contains("late") })
    var job = FeatureJob(seed: 1)
    job.aggregates = .everyNumericColumnBut(["late"])
    #expect(try job.plan(for: schema()).aggregatedColumns == ["income"])
    job.aggregates = .everyNumericColumnBut(["income"])
    #expect(try job.plan(for: schema()).aggregatedColumns == [])
  }

  @Test func `naming an outcome is refused with what to do`() throws {
    var aggregate = FeatureJob.nothing(seed: 1)
    aggregate.aggregates = .columns(["income", "late"])
    var exposure = FeatureJob.nothing(seed: 1)
    exposure.exposure = ["late"]
    var reset = FeatureJob.nothing(seed: 1)
    reset.variants = [.pageRank(resettingTo: .column("late"))]
    var schema = try schema()
    schema.hasResources = true
    for (job, use) in [
      (aggregate, "aggregated over friends"), (exposure, "what people are exposed to"),
      (reset, "where PageRank restarts"),
    ] {
      let error = #expect(throws: DataError.self) { try job.plan(for: schema) }
      #expect(
        error?.description
          == "table in memory: column 'late' is an outcome, and can't be \(use); leave it out: friends' "
          + "outcomes are used out of fold only")
    }
  }

  @Test func `a graph refuses to compute from an outcome of its people or of a table`() async throws
  {
    let ties = try EdgeList([("ann", "bob"), ("bob", "cid"), ("cid", "dan")])
    let plain = try Table(["id": ["ann", "bob", "cid", "dan"], "late": [0, 1, 1, nil]])
    let graph = try await ties.graph(people: people())
    #expect(graph.people.outcomes.map(\.name) == ["late"])
    await #expect(throws: DataError.self) { try await graph.friendAggregates(of: ["late"]) }
    await #expect(throws: DataError.self) {
      try await graph.features([.pageRank(resettingTo: .column("late"))])
    }
    #expect(throws: DataError.self) { try InfluenceSeeds.column("late").weights(in: graph) }
    let undeclared = try await ties.graph(people: plain)
    #expect(undeclared.people.outcomes.isEmpty)
    _ = try await undeclared.friendAggregates(of: ["late"])
    await #expect(throws: DataError.self) {
      try await undeclared.friendAggregates(of: ["late"], in: people())
    }
    let shared = try await ties.graph(people: people(), rules: GraphRules(twoMode: TwoModeRules()))
    await #expect(throws: DataError.self) { try await shared.exposure(to: ["late"]) }
  }

  @Test func `people in a graph stay declared, in whatever order`() async throws {
    let ties = try EdgeList([("ann", "bob"), ("eve", "cid"), ("cid", "dan")])
    let graph = try await ties.graph(people: people())
    #expect(graph.personCount == 5)
    #expect(graph.people.outcomes.map(\.name) == ["late"])
    #expect(graph.schema.people?.columns.last?.role == .outcome)
    let part = try await graph.subgraph(of: ["cid", "dan"])
    #expect(part.people.outcomes.map(\.name) == ["late"])
    let ordered = try await graph.ordered(by: people(), unknownPeople: .drop)
    #expect(ordered.people.outcomes.map(\.name) == ["late"])
  }

  @Test func `a plan knows the outcome behind a column's name`() throws {
    let plan = try FeatureJob(seed: 1).plan(for: schema())
    for name in [
      "neighbor_late_mean", "second_neighbor_late_q90", "community_late_mean", "exposure_late_max",
    ] {
      #expect(plan.outcome(behind: name) == "late", "\(name)")
    }
    #expect(plan.outcome(behind: "neighbor_income_mean") == nil)
    #expect(
      try plan.computableNames(among: ["neighbor_late_mean"]).contains("neighbor_late_mean")
        == false)
  }

  @Test func `numbers that tell people apart are not aggregated unasked`() throws {
    let rows = (0..<40).map { $0 }
    let table = Table([
      Column("id", .strings(rows.map { "p\($0)" })), Column("number", .integers(rows)),
      Column("branch_id", .integers(rows.map { $0 % 3 })),
      Column("age", .integers(rows.map { 20 + $0 % 30 })),
    ])
    let schema = GraphSchema(people: table.schema)
    #expect(try FeatureJob(seed: 1).plan(for: schema).aggregatedColumns == ["age"])
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["number", "branch_id"])
    #expect(try job.plan(for: schema).aggregatedColumns == ["number", "branch_id"])
  }

  /// How sure an income is says nothing of friends; a column without the one that it would tell of does.
  @Test func `columns on the values of others are not aggregated unasked`() throws {
    let names = ["reliability", "source", "as_of", "verified", "claims", "disagreement"]
    let table = Table(
      [Column("id", .strings(["ann", "bob"])), Column("income", .integers([52, 31]))]
        + names.map { Column("income_" + $0, .reals([0.5, 0.25])) }
        + [Column("ties_claims", .integers([1, 3])), Column("_source", .integers([1, 2]))])
    let schema = GraphSchema(people: table.schema)
    #expect(
      try FeatureJob(seed: 1).plan(for: schema).aggregatedColumns
        == ["income", "ties_claims", "_source"])
    var job = FeatureJob(seed: 1)
    job.aggregates = .everyNumericColumnBut(["income"])
    #expect(try job.plan(for: schema).aggregatedColumns == ["ties_claims", "_source"])
    job.aggregates = .columns(["income_reliability"])
    #expect(try job.plan(for: schema).aggregatedColumns == ["income_reliability"])
  }

  @Test func `what no column that is written needs is not computed`() throws {
    var job = FeatureJob(seed: 1)
    job.columnPrefix = "g_"
    job.columns = ["g_degree", "income", "degree"]
    var plan = try job.plan(for: schema())
    #expect(plan.features == [.degree])
    #expect(plan.aggregatedColumns == [])
    #expect(!plan.findsCommunities)
    job.columns = ["g_community_income_mean"]
    plan = try job.plan(for: schema())
    #expect(plan.features == [])
    #expect(plan.aggregatedColumns == ["income"])
    #expect(plan.findsCommunities)
    job.columns = ["g_community_size"]
    plan = try job.plan(for: schema())
    #expect(plan.communityColumns == [.size])
    #expect(plan.aggregatedColumns == [])
  }
}
