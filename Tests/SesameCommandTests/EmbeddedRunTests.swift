import Execution
import Files
import Foundation
import Sesame
import SesameCommand
import Tables
import TestSupport
import Testing

/// Commands inside of this process, as libraries for other languages run them.
@Suite(.ownThreads) struct `Runs inside another process` {
  /// A run of some words that is done.
  private func done(
    _ words: [String], _ inputs: [String: EmbeddedInput] = [:]
  ) async throws -> EmbeddedOutcome {
    let run = EmbeddedRun(words: words)
    for (name, input) in inputs { run.add(input, named: name) }
    run.start()
    while !run.wait(milliseconds: 0) { try await Task.sleep(for: .milliseconds(5)) }
    return try #require(run.outcome)
  }

  private func table(_ outcome: EmbeddedOutcome, _ name: String = "output") throws -> Table {
    let result = try #require(outcome.results.first { $0.name == name })
    guard case .table(let table) = result.content else { throw Unexpected() }
    return table
  }

  private struct Unexpected: Error {}

  private let edges = "\(Program.project.path)/Graphs/uk-faculty/edges.csv"

  @Test func `a table stays in memory, and is what the program prints`() async throws {
    let outcome = try await done(["features", edges])
    #expect(outcome.status == .success && outcome.message == nil)
    let program = try await Program.run(["features", edges])
    #expect(try table(outcome).text(as: .csv) == program.text)
    // All but the times.
    let lines = outcome.summary.split(separator: "\n").filter { !$0.hasPrefix("time") }
    #expect(!lines.isEmpty && lines.allSatisfy { program.standardError.contains($0) })
  }

  @Test func `columns in memory take the place of files`() async throws {
    let people = try Table(["id": ["1", "2", "x"], "age": [31, nil, 20]])
    let friends = try Table(["a": ["1", "2"], "b": ["2", "3"]])
    let outcome = try await done(
      [
        "features", "memory:edges", "--people=memory:people", "--features=degree",
        "--unknown-people=add",
      ],
      [
        "people": .stream(people.arrowStream()), "edges": .stream(friends.arrowStream()),
      ])
    #expect(outcome.message == nil)
    let table = try table(outcome)
    #expect(Array(table.identifiers) == ["1", "2", "x", "3"])
    #expect(table["degree"]?.values == .integers([1, 2, 0, 1]))
    #expect(table["age"]?.values == .integers([31, nil, 20, nil]))
  }

  @Test func `an error has the program's text and status`() async throws {
    for words in [
      ["features", "none.csv"], ["features", edges, "--weight", "nothing"], ["featurs", edges],
      ["features", edges, "--runs", "x"],
    ] {
      let outcome = try await done(words)
      let program = try await Program.run(words)
      #expect(outcome.status.rawValue == program.status)
      #expect(outcome.message.map { $0 + "\n" } == program.standardError)
      #expect(outcome.results.isEmpty)
    }
  }

  @Test func `an input that was not given is told`() async throws {
    let outcome = try await done(["features", "memory:edges"])
    #expect(outcome.status == .usage)
    #expect(outcome.message == "sesame: no input 'edges' was given; give it, or name a file")
  }

  @Test(arguments: [
    ["features", "-"], ["score", "-"], ["model", "-"], ["features", "e.csv", "--people", "-"],
    ["score", "e.csv", "--benefits", "-"],
  ])
  func `standard input is left alone`(_ words: [String]) async throws {
    let outcome = try await done(words)
    #expect(outcome.status == .usage)
    #expect(outcome.message?.contains("standard input belongs to the process") == true)
  }

  @Test func `options on how a text is written are refused for columns in memory`() async throws {
    let people = try Table(["id": ["1"]])
    let outcome = try await done(
      ["features", edges, "--people=memory:people", "--header=yes"],
      ["people": .stream(people.arrowStream())])
    #expect(outcome.status == .success || outcome.status == .badData)
    let refused = try await done(
      ["score", "memory:people", "--decimal=comma"], ["people": .stream(people.arrowStream())])
    #expect(refused.status == .usage)
    #expect(refused.message?.contains("option '--decimal' is about how a text is written") == true)
  }

  @Test func `a graph is kept, and takes the place of its edges`() async throws {
    let first = try await done(["import", edges, "--weight", "weight"])
    guard case .graph(let graph)? = first.results.first?.content else { throw Unexpected() }
    let words = ["features", "memory:edges"]
    let own = try table(try await done(words, ["edges": .graph(graph)]))
    let expected = try table(try await done(["features", edges, "--weight", "weight"]))
    #expect(own == expected)
    let settled = try await done(words + ["--weight", "weight"], ["edges": .graph(graph)])
    #expect(settled.status == .usage)
  }

  @Test func `a document is given as its text, and returned so`() async throws {
    let shown = try await done(["model", "2015"])
    guard case .text(let text)? = shown.results.first?.content else { throw Unexpected() }
    let again = try await done(["model", "memory:card"], ["card": .text(text)])
    guard case .text(let other)? = again.results.first?.content else { throw Unexpected() }
    #expect(text == other)
    let bad = try await done(["model", "memory:card"], ["card": .text("{}")])
    #expect(bad.status == .badData && bad.message?.hasPrefix("card:") == true)
  }

  @Test func `a report has all its forms`() async throws {
    let demo = "\(Program.project.path)/Graphs/lastfm-credit/people.csv"
    let outcome = try await done(
      ["bin", demo, "--outcome", "default_next_month", "--columns", "utilization"])
    guard case .report(let text, let markdown, let json, let html)? = outcome.results.first?.content
    else {
      throw Unexpected()
    }
    #expect(text.contains("utilization") && markdown.contains("|"))
    #expect(html.hasPrefix("<!doctype html>") && html.contains("<svg"))
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
  }

  @Test func `progress has no form here, as whoever runs it asks for it`() async throws {
    let outcome = try await done(["features", edges, "--progress=plain"])
    #expect(outcome.status == .usage)
    #expect(outcome.message?.contains("'features' has no option '--progress'") == true)
  }

  @Test func `what is kept in a file alone has no place in memory`() async throws {
    let outcome = try await done(["features", edges, "--graph-output=memory:graph"])
    #expect(
      outcome.message == "sesame: option '--graph-output' is kept in a file alone; name one")
    let stream = try await done(["score", edges, "--stream", "--relationships", "off"])
    #expect(stream.status == .usage && stream.message?.contains("needs a file") == true)
  }

  @Test func `rows that were set aside are a table in memory`() async throws {
    let folder = try Folder(["edges.csv": "a,b,w\n1,2,1\n2,3,-1\n3,1,2\n"])
    let path = folder.url.appending(path: "edges.csv").path
    let words = ["features", path, "--weight=w", "--quarantine"]
    let outcome = try await done(["features", path, "--weight=w", "--quarantine=memory:quarantine"])
    #expect(outcome.message == nil)
    let rows = try table(outcome, "quarantine")
    #expect(rows.columns.map(\.name) == ["file", "line", "column", "problem", "row"])
    #expect(rows["line"]?.values == .integers([3]) && rows["row"]?.values == .strings(["2,3,-1"]))
    let file = folder.url.appending(path: "rows.csv").path
    _ = try await done(words + [file])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == rows.text(as: .csv))
    // Also if there are none.
    let whole = try await done(["features", edges, "--quarantine=memory:quarantine"])
    #expect(try table(whole, "quarantine").rowCount == 0)
  }

  @Test func `the history of a run in memory is what the run would append`() async throws {
    let demo = "\(Program.project.path)/Graphs/lastfm-credit"
    let words = [
      "score", "\(demo)/people.csv", "--model=\(demo)/model.json", "--relationships=off",
      "--date=2026-03-31", "--history",
    ]
    let rows = try table(try await done(words + ["memory:history"]), "history")
    #expect(rows.columns.map(\.name) == ScoreHistory.columnNames)
    let folder = try Folder([:])
    let file = folder.url.appending(path: "history.csv").path
    _ = try await done(words + [file])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == rows.text(as: .csv))
  }

  @Test func `values are in quotes where others put messages into their words`() async throws {
    let people = try Table(["id": ["x", "y"], "age": [31, 20]])
    let friends = try Table(["a": ["1", "2"], "b": ["2", "3"]])
    let outcome = try await done(
      ["features", "memory:edges", "--people=memory:people"],
      ["people": .stream(people.arrowStream()), "edges": .stream(friends.arrowStream())])
    #expect(outcome.message?.contains("--unknown-people 'add'") == true, "\(outcome)")
  }

  @Test func `a result that says no is there beside the error`() async throws {
    let demo = "\(Program.project.path)/Graphs/lastfm-credit/people.csv"
    let text = try String(contentsOfFile: demo, encoding: .utf8)
    let folder = try Folder([
      "after.csv": FileContent(bytes: Array(text.replacing(",true", with: ",false").utf8))
    ])
    let after = folder.url.appending(path: "after.csv").path
    let outcome = try await done(["drift", demo, after, "--fail-on", "moved"])
    #expect(outcome.status == .policy)
    #expect(outcome.results.map(\.name) == ["output"])
  }

  @Test(.timeLimit(.minutes(2))) func `a run stops when it is asked to`() throws {
    let text = (0..<200_000).map { row in
      "\(row % 40_000),\((row &* 2_654_435_761 >> 9) % 40_000)\n"
    }.joined()
    let folder = try Folder(["edges.csv": FileContent(bytes: Array(text.utf8))])
    let run = EmbeddedRun(words: [
      "features", folder.url.appending(path: "edges.csv").path, "--features", "betweenness",
    ])
    run.start()
    while (run.progress?.fractionCompleted ?? 0) < 0.2 {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(!run.wait(milliseconds: 1))
    run.cancel()
    while !run.wait(milliseconds: 0) { Thread.sleep(forTimeInterval: 0.005) }
    #expect(run.outcome?.status == .interrupted)
    #expect(run.outcome?.results.isEmpty == true)
  }

  @Test func `a run that is stopped before it begins does nothing`() async throws {
    let run = EmbeddedRun(words: ["features", edges])
    run.cancel()
    run.start()
    while !run.wait(milliseconds: 0) { try await Task.sleep(for: .milliseconds(5)) }
    #expect(run.outcome?.status == .interrupted)
  }

  @Test func `runs at once do not mix`() async throws {
    let outcomes = try await withThrowingTaskGroup(of: (Int, EmbeddedOutcome).self) { group in
      for number in 0..<8 {
        group.addTask {
          let friends = try Table(["a": ["p\(number)", "q"], "b": ["q", "r"]])
          return (
            number,
            try await done(
              ["features", "memory:edges", "--features=degree", "--missing=none\(number)"]
                + ["--people=memory:people"],
              [
                "edges": .stream(friends.arrowStream()),
                "people": .stream(try Table(["id": ["p\(number)"]]).arrowStream()),
              ])
          )
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count == 8)
    for (number, outcome) in outcomes {
      #expect(Array(try table(outcome).identifiers) == ["p\(number)", "q", "r"])
      #expect(outcome.warnings.count == 1)
      #expect(outcome.warnings.first?.contains("none\(number)") == true)
    }
  }

  @Test func `the catalog has every command with every option that its help shows`() throws {
    struct Catalog: Decodable {
      struct Option: Decodable {
        let name: String
        let kind: String
      }
      struct Command: Decodable {
        let name: String
        let options: [Option]
      }
      let commands: [Command]
    }
    let catalog = try JSONDecoder().decode(Catalog.self, from: Data(CommandCatalog.json.utf8))
    #expect(catalog.commands.count == 17)
    for command in catalog.commands {
      let help = try #require(CommandCatalog.help(command.name))
      let shown = help.matches(of: /(?m)^  --([a-z-]+)/).map { String($0.output.1) }
      #expect(Set(shown) == Set(command.options.map(\.name)), "\(command.name)")
    }
    let kinds = Dictionary(
      catalog.commands.flatMap(\.options).map { ($0.name, $0.kind) },
      uniquingKeysWith: { first, _ in first })
    #expect(kinds["people"] == "columns" && kinds["model"] == "document")
    #expect(kinds["dictionary"] == "output" && kinds["quarantine"] == "output")
    #expect(kinds["runs"] == "number" && kinds["directed"] == "flag")
    #expect(kinds["header"] == "boolean")
  }
}
