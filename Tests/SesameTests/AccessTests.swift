import Foundation
import Sesame
import TestSupport
import Testing

/// Everyday ways to what a library holds: by identifier, by URL, by date.
@Suite struct `Everyday access` {
  @Test func `communities are asked for people, and scores for a person`() async throws {
    let graph = try await EdgeList([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")]).graph()
    let communities = try await graph.communities(using: .leiden(starts: 1), seed: 1)
    #expect(communities.members(of: 0) == [0, 1, 2])
    #expect(communities.members(of: 1, in: graph) == ["x", "y"])
    #expect(try communities.community(of: "y", in: graph) == 1)
    let stranger = #expect(throws: GraphError.self) {
      try communities.community(of: "zoe", in: graph)
    }
    #expect(stranger?.code == .unknownPerson)

    let table = Table(
      [Column("id", .strings(["ann"]))]
        + ScoreModel.european.columnNames.map { Column($0, .reals([0])) })
    let scores = try await CreditScorer(model: .european).scores(for: table)
    #expect(scores["ann"] == scores[0])
    #expect(scores["bob"] == nil)
  }

  @Test func `files are named by URLs as by paths`() async throws {
    let folder = try Folder()
    let file = { (name: String) in URL(filePath: folder.path).appending(path: name) }
    try "a,b\nb,c\n".write(to: file("e s.csv"), atomically: true, encoding: .utf8)
    try "id,age\na,31\nb,45\n".write(to: file("p.csv"), atomically: true, encoding: .utf8)
    try ScoreModel.european.json.write(to: file("m.json"), atomically: true, encoding: .utf8)

    let edges = try await EdgeList.reading(file("e s.csv"))
    let people = try await Table.reading(file("p.csv"))
    #expect(try people == Table(contentsOf: file("p.csv"), options: TableReadingOptions()))
    let graph = try await edges.graph(people: people)
    try graph.write(snapshotTo: file("g.sgraph"))
    #expect(try await RelationGraph.opening(file("g.sgraph")).friendshipCount == 2)
    #expect(try ScoreModel(contentsOf: file("m.json")).name == ScoreModel.european.name)
    let path = file("p.csv").path
    let source = GraphSource(edges: .file(file("e s.csv")), people: .file(path))
    #expect(try await ImportJob().run(on: source).graph.friendshipCount == 2)
  }

  @Test func `a date says as of when friendships count`() throws {
    let seconds = try #require(Timestamp.seconds("2024-01-01"))
    let date = Date(timeIntervalSince1970: seconds)
    #expect(GraphRules(asOf: date) == GraphRules(asOf: seconds))
    let rules = GraphRules(directed: true, duplicates: .max, asOf: date, halfLife: 60)
    #expect(rules.isDirected && rules.duplicates == .max && rules.halfLife == 60)
  }

  @Test func `what rests on communities depends on weights as they do`() throws {
    let schema = GraphSchema(
      isWeighted: true, people: TableSchema([.init("id", .text), .init("age", .integer)]))
    func weights(_ method: CommunityMethod, _ name: String) throws -> ColumnDescription.Weights? {
      var job = FeatureJob(seed: 1)
      job.communities = .consensus(method, runs: 2)
      return try job.dictionary(for: schema)[name]?.weights
    }
    for name in ["community", "community_size", "community_stability", "community_age_mean"] {
      #expect(try weights(.leiden(), name) == .used)
      #expect(try weights(.synchronousLabelPropagation(), name) == .ignored)
    }
    #expect(try weights(.leiden(), "neighbor_age_mean") == .ignored)
  }

  @Test
  func `meanings stand alone, and a people table's column may be missing where it has no value`()
    throws
  {
    let schema = GraphSchema(people: TableSchema([.init("id", .text), .init("age", .integer)]))
    let dictionary = try FeatureJob(seed: 1).dictionary(for: schema)
    #expect(dictionary["age"]?.missing == "where the people table has no value")
    #expect(dictionary["community_size"]?.meaning == "number of people in the person's community")
    for column in dictionary.columns {
      #expect(
        !["in it", "that part", "in their unit", "graphs"].contains { column.meaning.contains($0) })
    }
  }
}
