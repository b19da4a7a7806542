import Foundation
import Testing

/// `explain --disclosure`: the complete document.
struct DisclosureCommandTests {
  private static let demo =
    "explain \(Demo.edges) --people \(Demo.people) --model \(Demo.model) \(Demo.starts)"

  private func documents(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func `the demo's document is as it was`() async throws {
    let outcome = try await Program.run("\(Self.demo) --person 5 --disclosure")
    #expect(outcome.status == 0 && outcome.standardError.isEmpty)
    let golden = Program.project.appending(path: "Tests/Golden/disclosure.txt")
    #expect(outcome.text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func `people are a list in JSON`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "explain people.csv --model model.json --person bob,ann --disclosure --format json",
      in: folder)
    let whole = try #require(try documents(outcome.text) as? [String: Any])
    let documents = try #require(whole["explanations"] as? [[String: Any]])
    #expect(documents.map { $0["identifier"] as? String } == ["bob", "ann"])
    for document in documents {
      let rest = try #require(document["disclosure"] as? [String: Any])
      #expect(rest["unused_columns"] as? [String] == ["city"])
      let characteristics = try #require(rest["characteristics"] as? [[String: Any]])
      let points = characteristics.compactMap { $0["points"] as? Int }.reduce(0, +)
      #expect(document["score"] as? Int == 350 + points)
    }
  }

  @Test func `without the option nothing of it is told`() async throws {
    let folder = try Folder(Samples.files)
    let words = "explain people.csv --model model.json --person ann"
    for format in ["text", "markdown", "json"] {
      let plain = try await Program.run("\(words) --format \(format)", in: folder).text
      let whole = try await Program.run("\(words) --format \(format) --disclosure", in: folder).text
      #expect(!plain.contains("sha256") && !plain.contains("SHA-256"))
      let start = format == "json" ? String(plain.dropLast("\n}\n]}\n".count)) : plain
      #expect(whole.hasPrefix(start) && whole != plain)
    }
  }

  @Test(arguments: [
    ("explain people.csv --model model.json --person ann --disclosure=yes", "--disclosure"),
    ("explain people.csv --model model.json --person ann --disclosure --format csv", "--format"),
    ("score people.csv --model model.json --disclosure", "--disclosure"),
    ("explain people.csv --model model.json --disclosure", "--person"),
  ])
  func `bad options are refused`(words: String, option: String) async throws {
    let outcome = try await Program.run(words, in: Folder(Samples.files))
    #expect(outcome.status == 64 && outcome.text.isEmpty)
    #expect(outcome.standardError.contains(option))
  }

  /// Rows that a run sets aside are set aside where values are changed too, and written once.
  @Test func `other values go with rows that are set aside`() async throws {
    let folder = try Folder([
      "people.csv": "id,age,city\nann,31,Rome\nbob,45,Oslo\ncid,28\n",
      "edges.csv": "source,target\nann,bob\nbob,cid\ncid\n",
      "model.json": try #require(Samples.files["model.json"]),
    ])
    let outcome = try await Program.run(
      "explain edges.csv --people people.csv --model model.json --person ann --set age=50 "
        + "--quarantine bad.tsv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("With age = 50 the score would be"))
    let plain = try await Program.run(
      "explain edges.csv --people people.csv --model model.json --person ann --quarantine all.tsv",
      in: folder)
    #expect(plain.status == 0)
    #expect(try folder.text("bad.tsv") == folder.text("all.tsv"))
    #expect(try folder.text("bad.tsv").contains("people.csv"))
  }

  @Test func `edges that can be read once are scored with other values`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "explain - --people people.csv --model model.json --person ann --set age=50", in: folder,
      standardInput: FileContent(try folder.text("edges.csv")))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("With age = 50 the score would be"))
  }
}
