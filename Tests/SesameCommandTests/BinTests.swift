import Foundation
import Testing

/// What `sesame bin` writes.
struct BinTests {
  private static func people(_ count: Int = 400) -> FileContent {
    var text = "id,income,town,since,code,late,weight\n"
    for person in 0..<count {
      let draw = (person * 7919 + 13) % 101
      let income = (person * 31) % 97
      let isLate = draw < 20 + (97 - income) / 3
      let town = ["Rome", "Oslo", "Bern"][(person / 3 + (isLate ? 1 : 0)) % 3]
      let month = 1 + (person * 5) % 12
      let code = person % 9 == 0 ? "-9" : person % 10 == 0 ? "" : "\((person * 17) % 50)"
      text +=
        "p\(person),\(income),\(town),2024-\(month < 10 ? "0" : "")\(month)-01,\(code),"
        + "\(isLate ? "yes" : "no"),\(1 + person % 3)\n"
    }
    return FileContent(text)
  }

  private static let words = "bin people.csv --outcome late --event yes"

  @Test func `bins are told as text, Markdown and JSON`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let text = try await Program.run(Self.words, in: folder)
    #expect(text.status == 0, "\(text.standardError)")
    #expect(text.text.hasPrefix("Bins for late\n  400 rows, "))
    #expect(text.text.contains("\nincome: information value 0."))
    #expect(text.text.contains("│█"))
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.standardError.contains("bins         5 of 5 columns"))
    let markdown = try await Program.run(Self.words + " --format markdown --quiet", in: folder)
    #expect(markdown.text.hasPrefix("# Bins for late\n"))
    #expect(markdown.text.contains("| bin | rows | share | events | rate | WOE | IV |"))
    #expect(markdown.standardError.isEmpty)
    let one = try await Program.run(Self.words + " -o one.json --threads 1", in: folder)
    let three = try await Program.run(Self.words + " -o three.json --threads 3", in: folder)
    #expect(one.status == 0 && three.status == 0)
    #expect(try folder.bytes("one.json") == folder.bytes("three.json"))
    #expect(try folder.text("one.json").contains("\"format\": \"sesame-binning/1\""))
  }

  @Test func `options say how, for all columns or for one`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(
      Self.words + " --weight weight --trend rising,income=falling --most-bins 3 --least-share 0.1 "
        + "--least-events 10 --special code=-9 --special code=-8 --missing-bin merged --columns income,code "
        + "--level 0.9 --format json",
      in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let text = outcome.text
    #expect(text.contains("\"weights\": \"weight\""))
    #expect(text.contains("\"level\": 0.9"))
    #expect(text.contains("\"trend\": \"falling\""))
    #expect(text.contains("{\"special\": [-9], ") || text.contains("\"special\": [-9],"))
    #expect(text.contains("\"special\": [-8],"))
    #expect(
      outcome.standardError.contains(
        "no row with an outcome has the special code '-8' in column 'code'; compare the spelling"))
    #expect(!outcome.standardError.contains("code '-9'"))
    #expect(!text.contains("\"town\""))
  }

  @Test func `a document is edited and given back`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let found = try await Program.run(
      Self.words + " --columns town,since,income --format json", in: folder)
    try folder.write(FileContent(found.text), to: "bins.json")
    let again = try await Program.run(
      Self.words + " --binning bins.json --format json", in: folder)
    #expect(again.status == 0, "\(again.standardError)")
    let figures = { (text: String) in
      text.split(separator: "\n").filter { $0.contains("woe") || $0.contains("information_value") }
    }
    #expect(figures(again.text) == figures(found.text))
    try folder.write(
      """
      {"format": "sesame-binning/1", "columns": [{"column": "income", "kind": "numbers", "bins": [
        {"below": 50}, {"from": 50}, {"missing": true}]}]}
      """, to: "bins.json")
    let edited = try await Program.run(Self.words + " --binning bins.json", in: folder)
    #expect(edited.text.contains("below 50 "))
    #expect(edited.text.contains("50 or more "))
    try folder.write(
      """
      {"format": "sesame-binning/1", "columns": [{"column": "income", "kind": "numbers", "bins": [
        {"below": 50}, {"from": 60}]}]}
      """, to: "bins.json")
    let faulty = try await Program.run(Self.words + " --binning bins.json", in: folder)
    #expect(faulty.status == 65)
    #expect(
      faulty.standardError == """
        bins.json:2:18: 50 to below 60 fall in no bin; write "from": 50
        bins.json:1:92: missing values fall in no bin; add {"missing": true}

        """)
  }
}
