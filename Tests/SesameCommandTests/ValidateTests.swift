import Foundation
import Testing

/// What `sesame validate` writes.
struct ValidateTests {
  private static func people(_ count: Int = 400) -> FileContent {
    var text = "id,score,pd,other,town,since,late,weight\n"
    for person in 0..<count {
      let draw = (person * 7919 + 13) % 101
      let score = 450 + (person * 31) % 300
      let isLate = draw < 5 + (750 - score) / 5
      let chance = 0.05 + Double(750 - score) / 500
      let month = 1 + (person * 5) % 12
      text +=
        "p\(person),\(score),\(chance),\((person * 17) % 50),\(person % 3 == 0 ? "Oslo" : "Rome"),"
        + "2024-\(month < 10 ? "0" : "")\(month)-01,\(isLate ? "yes" : "no"),\(1 + person % 3)\n"
    }
    return FileContent(text)
  }

  private static let words = "validate people.csv --outcome late --event yes --replicates 50"
  private static let full =
    words
    + " --probability pd --gain 1 --loss 3 --group town --compare other --date since --level 0.9"

  @Test func `verdicts stand first, as text, Markdown and JSON`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let text = try await Program.run(Self.full, in: folder)
    #expect(text.status == 0, "\(text.standardError)")
    #expect(
      text.text.hasPrefix("Is score any good at telling late?\n\nVerdict\n  The score tells: "))
    #expect(text.text.contains("\nGroups of town\n"))
    #expect(text.text.contains("\n  2024-Q1 "))
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 110 })
    let markdown = try await Program.run(Self.full + " --format markdown --quiet", in: folder)
    #expect(markdown.text.hasPrefix("# Is score any good at telling late?\n"))
    #expect(markdown.text.contains("\n| measure | value (90 %) | interval by |\n"))
    #expect(markdown.standardError.isEmpty)
    let one = try await Program.run(Self.full + " -o one.json --threads 1", in: folder)
    let three = try await Program.run(Self.full + " -o three.json --threads 3", in: folder)
    #expect(one.status == 0 && three.status == 0)
    #expect(try folder.bytes("one.json") == folder.bytes("three.json"))
  }

  @Test func `every interval in JSON has its method`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(Self.full + " --format json", in: folder)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.text.utf8))
    var intervals = 0
    func visit(_ value: Any) {
      if let list = value as? [Any] { list.forEach(visit) }
      guard let members = value as? [String: Any] else { return }
      members.values.forEach(visit)
      guard members["standard_error"] != nil, members["lower"] is Double else { return }
      intervals += 1
      #expect(members["method"] is String, "\(members)")
    }
    visit(document)
    #expect(intervals > 200)
    let members = try #require(document as? [String: Any])
    #expect(members["format"] as? String == "sesame-validation/1")
    for key in [
      "verdicts", "measures", "gains", "calibration", "profit", "cut_offs", "periods",
      "comparison", "group_columns",
    ] { #expect(members[key] != nil, "\(key)") }
  }

  @Test func `a score that runs the other way is warned of with the option`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(Self.words + " --higher-is riskier --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("if more is safer, use --higher-is safer"))
    #expect(outcome.text.contains("The score runs the other way"))
  }

  @Test func `without a score a probability is judged, and profit says how to ask`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(
      Self.words + " --probability pd --score pd --higher-is riskier", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("A higher score stands for a likelier event"))
    #expect(outcome.text.contains("None: nobody said what an accepted person"))
    let scale = try await Program.run(
      Self.words + " --odds 3 --at 600 --doubling 60 --cut-offs 600 --weight weight", in: folder)
    #expect(scale.status == 0, "\(scale.standardError)")
    #expect(scale.text.contains("odds of 3 to 1 at 600, twice that every 60 points"))
    #expect(scale.text.contains("The verdict's cut-off, 600, is the one that was named."))
    #expect(scale.text.contains("all figures but counts of people are weighted"))
  }
}
