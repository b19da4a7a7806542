import Sesame
import Testing

/// What is asked for twice: one of both is refused, whatever asks.
@Suite struct `Columns asked for twice` {
  private let edges = "ann,bob\nbob,cid\n"

  private func graph() async throws -> RelationGraph {
    let people = try Table(["id": ["ann", "bob", "cid"], "income": [1, 2, 3]])
    return try await EdgeList(parsing: edges, named: "e.csv").graph(people: people)
  }

  private func problem(
    _ features: FeatureSelection, _ change: (inout FeatureJob) -> Void = { _ in }
  )
    async throws -> String?
  {
    var job = FeatureJob.nothing(seed: 1)
    job.features = features
    change(&job)
    let source = GraphSource(graph: try await graph())
    do {
      _ = try await job.run(on: source)
      return nil
    } catch let error as GraphError {
      return error.description
    }
  }

  @Test func `are told with what is twice, and no prefix is offered`() async throws {
    #expect(
      try await problem([.degree, .degree]) == "feature 'degree' is asked for twice; keep one")
    #expect(
      try await problem([.pageRank, .pageRank(damping: 0.5)])
        == "feature 'pagerank' is asked for twice; keep one")
    #expect(
      try await problem(.all) { $0.variants = [.pageRank(damping: 0.5), .pageRank(damping: 0.9)] }
        == "variant of feature 'pagerank' is asked for twice; keep one")
    #expect(
      try await problem([]) { $0.aggregates = .columns(["income", "income"]) }
        == "column 'income' is asked for twice; keep one")
  }

  @Test func `are refused by a graph and a table as by a job`() async throws {
    let graph = try await graph()
    let communities = try await graph.communities(using: .leiden(starts: 1), seed: 1)
    await #expect(throws: GraphError.self) { try await graph.features([.degree, .degree]) }
    let aggregates = await #expect(throws: GraphError.self) {
      try await graph.friendAggregates(of: ["income", "income"])
    }
    #expect(aggregates?.code == .repeated)
    await #expect(throws: GraphError.self) {
      try await graph.communityTable(of: communities, columns: ["income", "income"])
    }
    let selected = #expect(throws: DataError.self) {
      try graph.people.selecting("income", "income")
    }
    #expect(
      selected?.description == "table in memory: column 'income' is asked for twice; keep one")
  }
}
