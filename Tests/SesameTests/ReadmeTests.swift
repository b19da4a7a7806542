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
    let communities = try await graph.settledCommunities().communities
    table = try await table.joined(
      with: graph.friendAggregates(of: ["on_time_share"], communities: communities))
    let scorer = CreditScorer(model: try ScoreModel(contentsOf: modelFile))
    let scores = try await scorer.scores(for: table, friends: RelationTies(graph))
    try table.joined(with: scores.table()).write(to: outputFile)
    // The example ends here.

    let written = try Table(contentsOf: outputFile)
    #expect(written.rowCount == 7624)
    #expect(written["degree"] == table["degree"])
    let demo = try await EnrichmentJob(
      FeatureJob(seed: 1), model: ScoreModel(contentsOf: modelFile)
    )
    .run(on: GraphSource(edges: .file(friendsFile), people: .file(peopleFile)))
    #expect(scores.map(\.score) == demo.scores.map(\.score))

    try expectExample("library", "The example begins here.")
    try expectShownRows(demo.table)
  }

  /// Expects that the README shows the first people as a run writes them.
  private func expectShownRows(_ table: Table) throws {
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let lines = try #require(readme.split(separator: "columns of the first people:\n\n").last)
      .split(separator: "\n\n")[0].split(separator: "\n")
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let names = lines[0].map { $0.trimmingCharacters(in: ["`"]) }
    let rows = try table.selecting(names).text(as: .csv).split(separator: "\n")
    #expect(lines.count > 4)
    for shown in lines.dropFirst(2) {
      // Only a text with a comma would be quoted.
      #expect(rows.contains { $0 == shown.joined(separator: ",") }, "\(shown)")
    }
  }

  @Test func `the explanation in the README is what a run prints`() async throws {
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let shown = try #require(
      readme.split(separator: "```text\nScore of").last?.split(separator: "\n…\n").first)
    let demo = "\(root)/Graphs/lastfm-credit"
    let job = ExplanationJob(
      of: ["5"], model: try ScoreModel(contentsOf: "\(demo)/model.json"), seed: 1)
    let result = try await job.run(
      on: GraphSource(edges: "\(demo)/edges.csv", people: "\(demo)/people.csv"))
    #expect(result.explanations[0].text.hasPrefix("Score of" + shown + "\n"))
  }

  @Test func `the example in memory runs, and is the one in the README`() async throws {
    // The example in memory begins here.
    let edges = try EdgeList([
      ("ann", "bob", 2.0), ("bob", "cid", 1), ("cid", "ann", 1), ("cid", "dan", 3),
    ])
    let people = try Table(["id": ["ann", "bob", "cid", "dan"], "income": [52, nil, 31, 47]])
    var job = FeatureJob(seed: 1)
    job.features = [.degree, .strength]
    let result = try await job.run(on: GraphSource(edges: .value(edges), people: .value(people)))
    let friends = try result.table.numbers(inColumn: "neighbor_income_mean")
    let meanings = try job.dictionary(for: result.graph.schema)
    // The example ends here.

    try expectExample("memory", "The example in memory begins here.")
    // cid's friends ann and dan have 52 and 47, bob's is not known.
    #expect(Array(friends) == [31, 41.5, 49.5, 31])
    #expect(result.table.columns.map(\.name) == meanings.columns.map(\.name))
    #expect(try result.table.integers(inColumn: "degree") == [2, 2, 3, 1])
    #expect(try result.table.numbers(inColumn: "strength") == [3, 3, 5, 3])
  }

  @Test func `the example of paths compiles, and is the one in the README`() throws {
    let (path, peopleFile) = ("friends.csv", "people.csv")
    // The paths begin here.
    let format = EdgeListFormat(weight: "amount", time: "when")
    let rules = GraphRules(asOf: Timestamp.seconds("2024-01-01"))
    let source = GraphSource(edges: .file(path, format), people: .file(peopleFile), rules: rules)
    // The example ends here.

    try expectExample("path", "The paths begin here.")
    #expect(source.rules.asOf == 1_704_067_200)
  }

  @Test func `the model in code runs, and is the one in the README`() async throws {
    let people = try Table(["id": ["ann", "ben", "cy"], "late_months": [0, 2, nil]])
    // The model begins here.
    let model = try ScoreModel(
      name: "rental", purpose: "an example", scale: 0...100,
      bands: [.init(name: "low", from: 0), .init(name: "high", from: 60)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "late_rent", reason: "Rent was paid late", budget: 100,
              measure: .column(
                .init(
                  "late_months", .lowerIsBetter, bins: .steps(at: [1, 3], points: [100, 40, 0]),
                  missingPoints: 50)))
          ])
      ])
    let scores = try await CreditScorer(model: model).scores(for: people)
    let best = scores.score(of: "ann")?.band
    // The example ends here.

    try expectExample("model", "The model begins here.")
    #expect(best == "high")
    // Of cy nothing is known.
    #expect(scores.map(\.score) == [100, 40, nil])
  }

  /// Expects that the README shows what runs here behind a comment.
  private func expectExample(_ name: String, _ beginning: String) throws {
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let shown = try #require(
      readme.split(separator: "<!-- example: \(name) -->\n```swift\n").last?
        .split(separator: "\n```").first)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let run = try #require(
      source.split(separator: "    // \(beginning)\n").last?
        .split(separator: "    // The example ends here.").first)
    let unindented = run.split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(unindented == shown)
  }

  @Test func `the article on columns names every column`() async throws {
    let article = "\(root)/Sources/Sesame/Sesame.docc/ColumnsOfTheGraph.md"
    let text = try String(contentsOfFile: article, encoding: .utf8)
    for feature in Feature.all { #expect(text.contains("`\(feature.columnName)`")) }
    for name in Communities.columnNames { #expect(text.contains("`\(name)`")) }
    let table = Table([Column("id", .strings(["a"]))])
    for column in try await CreditScorer(model: .reported2015).scores(for: table).table()
      .columns.dropFirst()
    {
      #expect(text.contains("`\(column.name)`") || column.name.hasPrefix("reason_"))
    }
  }
}
