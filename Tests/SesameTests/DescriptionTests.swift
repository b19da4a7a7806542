import Foundation
import Sesame
import Testing

/// What `print` shows of the library's large values: a line, never all of them.
struct DescriptionTests {
  private func village() throws -> RelationGraph {
    try RelationGraph(
      EdgeList(parsing: "a,b,2\nb,c,1\n", named: "e.csv", format: EdgeListFormat(weight: 3)),
      people: Table(parsing: "id,age\na,31\nb,45\nc,\nd,1\n", named: "p.csv"))
  }

  @Test func `a graph prints its counts and its kind`() async throws {
    let graph = try village()
    #expect("\(graph)" == "4 people, 2 friendships (undirected, weighted; people's columns: 2)")
    let communities = try await graph.communities(using: .leiden(starts: 1), seed: 1)
    #expect("\(communities)".hasPrefix("2 communities of 4 people (sizes 3, 1), modularity "))
    let edges = try EdgeList(parsing: "a,b\n", named: "e.csv")
    #expect("\(edges)" == "1 friendship of 2 people (e.csv)")
  }

  @Test func `scores and explanations print a line`() async throws {
    let table = Table(
      [Column("id", .strings(["a\nb"]))]
        + ScoreModel.european.columnNames.map { Column($0, .reals([0])) })
    let scores = try await CreditScorer(model: .european).scores(for: table)
    #expect("\(scores)".hasPrefix("1 of 1 people scored by model european: "))
    let explanation = try scores.explanation(for: "a\nb")
    let score = try #require(explanation.score)
    #expect("\(explanation)".hasPrefix("Score of a\\u{A}b: \(score), "))
    #expect("\(explanation)".hasSuffix(" = \(score))"))
    #expect(!"\(explanation)".contains("\n"))
  }

  @Test func `what became of an edge list prints a line`() async throws {
    let edges = try EdgeList(parsing: "# c\na,b\nb,a\na,a\nb,c\n", named: "e.csv")
    let graph = try await edges.graph(people: Table(["id": ["a", "b"]]))
    #expect(
      "\(graph.summary)"
        == "4 rows, 1 merged, 1 of people with themselves, 1 unknown person, 1 comment line")
    #expect("\(try await EdgeList(parsing: "a,b\n", named: "e.csv").graph().summary)" == "1 row")
  }

  @Test func `results of jobs print their summary`() async throws {
    let source = GraphSource(graph: try village())
    let features = try await FeatureJob(seed: 1).run(on: source)
    #expect("\(features)" == "\(features.report.summary)")
    #expect("\(features)".hasPrefix("people       4\n"))
    let communities = try await CommunityJob(seed: 1).run(on: source)
    #expect("\(communities)" == "\(communities.report.summary)")
    let graph = try await ImportJob().run(on: source)
    #expect("\(graph)" == "\(graph.report.summary)")
    #expect("\(graph.report)".hasSuffix("\(graph.report.summary)"))
  }

  @Test func `nothing large prints more than a page`() async throws {
    let people = (0..<5000).map { "p\($0)" }
    let edges = people.indices.dropFirst().map { "p\($0 / 2),p\($0)" }.joined(separator: "\n")
    let list = try EdgeList(parsing: edges + "\n", named: "e.csv")
    let graph = try RelationGraph(list)
    let communities = try await graph.communities(using: .leiden(starts: 1), seed: 1)
    let table = try communities.table(for: graph)
    let consensus = try await graph.communityConsensus(ofRuns: 2, using: .labelPropagation, seed: 1)
    let scan = try await graph.resolutionScan(
      ResolutionScan.Options(resolutions: [0.5, 1], runs: 2), using: .louvain(), seed: 1)
    var history = CommunityHistory()
    _ = try history.append(communities, of: graph, named: "2020")
    let values: [any Sendable] = [
      list, graph, communities, table, table.columns[1], consensus, scan, history,
    ]
    for value in values {
      #expect("\(value)".utf8.count < 1500)
      #expect(String(reflecting: value).utf8.count < 1500)
    }
  }

  @Test func `friendships between other people than the table's are an error`() async throws {
    let table = Table([Column("id", .strings(["a"]))])
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: .reported2015).scores(
        for: table, friends: RelationTies(village()))
    }
    #expect(
      error?.description
        == "table: the table has 1 row, and the friendships are between 4 people; take friendships "
        + "whose people are the table's rows")
  }
}
