import Foundation
import Testing

/// What `sesame drift` writes.
struct DriftTests {
  /// People whose incomes are multiplied.
  private static func people(_ count: Int, from first: Int = 0, by factor: Int = 1) -> FileContent {
    var text = "id,income,town,since,late\n"
    for person in first..<first + count {
      let income = (person * 7919 + 13) % 101 * factor
      let town = ["Rome", "Oslo", "Bern"][person * 31 % 7 % 3]
      text +=
        "p\(person),\(income),\(town),2024-0\(1 + person % 9)-01,\(person % 5 == 0 ? "yes" : "no")\n"
    }
    return FileContent(text)
  }

  private static let files = [
    "before.csv": people(400), "same.csv": people(400, from: 1_010),
    "after.csv": people(400, from: 1_010, by: 3), "few.csv": people(20),
    "few2.csv": people(20, from: 20),
    "e1.csv": FileContent("a,b\np0,p1\np1,p2\np2,p0\np3,p4\n"),
    "e2.csv": FileContent("a,b\np0,p1\np1,p3\np2,p0\np5,p4\n"),
  ]

  @Test func `what moved is told as text, Markdown and JSON`() async throws {
    let folder = try Folder(Self.files)
    let words = "drift before.csv after.csv --outcome late --event yes"
    let text = try await Program.run(words, in: folder)
    #expect(text.status == 0, "\(text.standardError)")
    #expect(
      text.text.hasPrefix(
        "Drift from before.csv (400 rows) to after.csv (400 rows): moved\n  Moved: income (PSI "))
    #expect(text.text.contains("Not compared, since dates move as time goes on: since."))
    #expect(text.text.contains("\nincome: PSI "))
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 110 })
    let markdown = try await Program.run(words + " --format markdown", in: folder)
    #expect(markdown.text.hasPrefix("# Drift from before.csv (400 rows) to after.csv"))
    #expect(markdown.text.contains("| column | verdict | PSI | chance | p | seen from |"))
    let json = try await Program.run(words + " --format json", in: folder)
    #expect(json.text.hasPrefix("{\n  \"format\": \"sesame-drift/1\",\n  \"verdict\": \"moved\""))
    #expect(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) is [String: Any])
  }

  @Test func `what did not move is stable, and with few rows nobody can tell`() async throws {
    let folder = try Folder(Self.files)
    let same = try await Program.run("drift before.csv same.csv", in: folder)
    #expect(
      same.text.hasPrefix("Drift from before.csv (400 rows) to same.csv (400 rows): stable\n"))
    let few = try await Program.run("drift few.csv few2.csv", in: folder)
    #expect(few.text.contains("(20 rows): can't tell\n"))
    #expect(few.text.contains("Can't tell with so few: income"))
    let twice = try await Program.run("drift before.csv before.csv", in: folder)
    #expect(twice.text.contains("Both tables hold the same: is one file given twice?"))
  }

  @Test func `a limit ends with a status of its own, after the report`() async throws {
    let folder = try Folder(Self.files)
    let moved = try await Program.run(
      "drift before.csv after.csv --fail-on moved -o drift.json", in: folder)
    #expect(moved.status == 77)
    #expect(
      moved.standardError
        == "sesame: something moved, which '--fail-on' does not allow; the report says what\n")
    #expect(try folder.names.contains("drift.json"))
    let same = try await Program.run("drift before.csv same.csv --fail-on slightly", in: folder)
    #expect(same.status == 0)
  }

  @Test func `graphs are compared by their ties`() async throws {
    let folder = try Folder(Self.files)
    let run = try await Program.run(
      "drift few.csv few.csv --edges-before e1.csv --edges-after e2.csv --quiet", in: folder)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.text.contains("2 were kept, 2 are gone and 2 are new"))
    #expect(run.text.contains("\n  degree "))
  }
}
