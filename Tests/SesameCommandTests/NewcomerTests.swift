import Foundation
import Testing

/// What someone meets who uses the program for the first time.
struct NewcomerTests {
  @Test func `the usual features can be asked for together with others`() async throws {
    let folder = try Folder(Samples.files)
    let usual = try await Program.run("features edges.csv --quiet", in: folder)
    let more = try await Program.run(
      "features edges.csv --features standard,betweenness,degree --quiet", in: folder)
    #expect(more.status == 0)
    let (old, new) = (Sheet(usual.text), Sheet(more.text))
    #expect(new.header.filter { $0 != "betweenness" } == old.header)
    // In a triangle no shortest path passes by anyone.
    #expect(new["betweenness"] == ["0.0", "0.0", "0.0"])
  }

  @Test func `one warning tells that a header was read as a person`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    try folder.write(
      "id,age,income,city\nann,31,5,Rome\nbob,45,6,Oslo\ncid,28,7,Bern\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --people-header no -o o.csv --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.standardError
        == "sesame: warning: people.csv:1: the first line looks like a header: in 2 columns all but "
        + "it are numbers; leave --people-header no out\n")
  }

  @Test func `a spelling that does not occur is told`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let command = "features edges.csv --people people.csv --features degree --quiet -o o.csv"
    for (spelling, warns) in [("age=unknwon", true), ("age=31", false), ("city=Bern", false)] {
      let outcome = try await Program.run("\(command) --missing \(spelling)", in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.standardError
          == (warns
            ? "sesame: warning: people.csv: no value of column 'age' is 'unknwon', which was to be "
              + "read as missing; compare the spelling\n" : ""))
    }
  }

  @Test func `the summary has the quality that was searched for`() async throws {
    // Two triangles with a tie between them, and someone without ties.
    let folder = try Folder([
      "edges.csv": "a,b\nb,c\nc,a\nd,e\ne,f\nf,d\nc,d\n", "people.csv": "id\ng\n",
    ])
    func line(_ options: String) async throws -> String {
      let outcome = try await Program.run(
        "communities edges.csv --people people.csv --unknown-people add -o o.csv \(options)",
        in: folder)
      #expect(outcome.status == 0)
      return String(
        outcome.standardError.split(separator: "\n").first { $0.hasPrefix("communities") } ?? "")
    }
    // 6/7 − 2 · (7/14)² of the friendships; at resolution 0.5 half of the second part.
    #expect(
      try await line("") == "communities  3 (1 of people without ties), modularity 0.3571")
    #expect(
      try await line("--resolution 0.9").hasPrefix(
        "communities  3 (1 of people without ties), quality (modularity at resolution 0.9) 0.4071, "
      ))
    #expect(
      try await line("--objective constant-potts --resolution 0.5").hasPrefix(
        "communities  3 (1 of people without ties), quality (constant Potts at resolution 0.5) "))
  }

  @Test func `communities have numbers in JSON wherever they are`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "communities edges.csv --community-table t.jsonl --resolutions 0.5:2:3 --scan s.jsonl "
        + "-o o.jsonl --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("o.jsonl").contains("\"community\":0,"))
    #expect(try folder.text("t.jsonl").hasPrefix("{\"community\":0,\"size\":3,"))
    #expect(try folder.text("s.jsonl").hasPrefix("{\"resolution\":0.5,"))
    // The middle of 0.5 and 2 is 1, and one community of all has no modularity.
    #expect(try folder.text("s.jsonl").contains("{\"resolution\":1.0,"))
  }

  @Test func `a table of communities by unix time can be read again`() async throws {
    let folder = try Folder(Samples.files)
    let panel = try await Program.run(
      "communities edges.csv --time time --dates 1577923200,1609459200 -o panel.csv --quiet",
      in: folder)
    #expect(panel.status == 0)
    let text = try folder.text("panel.csv")
    #expect(text.hasPrefix("id,community_at_1577923200,community_at_1609459200\n"))
    let again = try await Program.run(
      "communities edges.csv --start-from panel.csv --column community_at_1609459200 --quiet",
      in: folder)
    #expect(again.status == 0)
  }

  @Test func `warnings name a built-in model as it was asked for`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "enrich edges.csv --people people.csv --model european -o o.csv", in: folder)
    #expect(outcome.standardError.contains("model 'european'") || outcome.status != 0)
    #expect(!outcome.standardError.contains("without interpersonal"))
  }
}
