import Foundation
import Sesame
import Testing

@Suite struct ReadmeTests {
  @Test func `the library example runs, and is the one in the README`() async throws {
    let friendsFile = "\(root)/Graphs/lastfm-credit/edges.csv"
    let peopleFile = "\(root)/Graphs/lastfm-credit/people.csv"
    let modelFile = "\(root)/Graphs/lastfm-credit/model.json"
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outputFile = folder.appending(path: "enriched.csv").path

    // The example begins here.
    let graph = try await EdgeList(contentsOf: friendsFile).graph(
      people: Table(contentsOf: peopleFile))
    var table = try await graph.people.joined(with: graph.features([.degree, .coreness]))
    table = try await table.joined(with: graph.friendAggregates(of: ["on_time_share"]))
    let scorer = CreditScorer(model: try ScoreModel(contentsOf: modelFile))
    let scores = try await scorer.scores(for: table, friends: RelationTies(graph))
    try table.joined(with: scores.table()).write(to: outputFile)
    // The example ends here.

    let written = try Table(contentsOf: outputFile)
    #expect(written.rowCount == 7624)
    #expect(written["degree"] == table["degree"])
    #expect(written["score"]?.values.numbers?.contains { $0 == nil } == false)

    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let shown = try #require(
      readme.split(separator: "<!-- example: library -->\n```swift\n").last?
        .split(separator: "\n```").first)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let run = try #require(
      source.split(separator: "// The example begins here.\n").last?
        .split(separator: "    // The example ends here.").first)
    let unindented = run.split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(unindented == shown)
  }

  @Test func `the table of columns names every column`() async throws {
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    for feature in Feature.order { #expect(readme.contains("`\(feature.columnName)`")) }
    for name in Communities.columnNames { #expect(readme.contains("`\(name)`")) }
    let table = Table([Column("id", .strings(["a"]))])
    for column in try await CreditScorer(model: .reported2015).scores(for: table).table()
      .columns.dropFirst()
    {
      #expect(readme.contains("`\(column.name)`") || column.name.hasPrefix("reason_"))
    }
  }
}
