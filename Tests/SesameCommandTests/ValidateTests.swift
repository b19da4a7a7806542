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
      text.text.hasPrefix(
        "How well does score foretell late?\n\nVerdict\n  The score tells people with the event from "
      ))
    #expect(text.text.contains("\nGroups of town\n"))
    #expect(text.text.contains("\n  2024-Q1 "))
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 110 })
    let markdown = try await Program.run(Self.full + " --format markdown --quiet", in: folder)
    #expect(markdown.text.hasPrefix("# How well does score foretell late?\n"))
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
    #expect(outcome.text.contains("None: it is not given what an accepted person"))
    let scale = try await Program.run(
      Self.words + " --base-odds 3 --base-score 600 --pdo 60 --cut-offs 600 --weight weight",
      in: folder)
    #expect(scale.status == 0, "\(scale.standardError)")
    #expect(scale.text.contains("odds of 3 to 1 at 600, twice that every 60 points"))
    #expect(scale.text.contains("The verdict's cut-off, 600, is the one that was named."))
    #expect(scale.text.contains("all figures but counts of people are weighted"))
  }

  @Test
  func `a fitted model is judged by the odds that it states, and by others than its own rows`()
    async throws
  {
    let map = "column,category\nscore,credit_history\ntown,personal_characteristics\n"
    let folder = try Folder([
      "people.csv": Self.people(), "later.csv": Self.people(500), "map.csv": FileContent(map),
    ])
    let fit = try await Program.run(
      "fit people.csv --outcome late --event yes --columns score,town --categories map.csv "
        + "-o card.json",
      in: folder)
    #expect(fit.status == 0, "\(fit.standardError)")
    let model = " --outcome late --event yes --replicates 50 --model card.json"
    let own = try await Program.run("validate people.csv --quiet" + model, in: folder)
    #expect(own.standardError.contains("was fitted to these rows, since as many have an outcome"))
    #expect(own.text.contains("\nVerdict\n  Model 'scorecard for late' was fitted to these rows"))
    let later = try await Program.run("validate later.csv --quiet" + model, in: folder)
    #expect(later.standardError.isEmpty)
    #expect(later.text.contains("the probabilities that model 'scorecard for late'"))
    #expect(later.text.contains("odds of 20 to 1 at 600,"))
    let document = try await Program.run(
      "validate later.csv --format json --map isotonic" + model, in: folder)
    let members = try Self.members(document.text)
    let calibration = try #require(members["calibration"] as? [String: Any])
    let source = try #require(calibration["source"] as? [String: Any])
    #expect(source["kind"] as? String == "card" && source["odds"] as? Double == 20)
    let recalibration = try #require(calibration["recalibration"] as? [String: Any])
    #expect(recalibration["map"] as? String == "isotonic")
    #expect((calibration["beside"] as? [Any])?.count == 8)
  }

  @Test func `a model of another event, or of weights, is not judged without a word`() async throws
  {
    let map = "column,category\nscore,credit_history\ntown,personal_characteristics\n"
    let folder = try Folder([
      "people.csv": Self.people(), "later.csv": Self.people(500), "map.csv": FileContent(map),
    ])
    let fit = try await Program.run(
      "fit people.csv --outcome late --event yes --columns score,town --categories map.csv "
        + "--weight weight -o card.json",
      in: folder)
    #expect(fit.status == 0, "\(fit.standardError)")
    let words =
      "validate later.csv --outcome late --replicates 20 --quiet --model card.json --event "
    let other = try await Program.run(words + "no", in: folder)
    #expect(
      other.standardError.contains(
        "model 'scorecard for late' predicts 'yes' of 'late', and asked for is 'no': name the event that it "
          + "predicts (--event)"))
    #expect(
      !other.standardError.contains("--higher-is") && other.text.contains("predicts another event"))
    let unweighted = try await Program.run(words + "yes", in: folder)
    #expect(
      unweighted.standardError.contains(
        "was fitted with the weights of column 'weight', and is judged without: name a column of weights "
          + "(--weight)"))
    let weighted = try await Program.run(words + "yes --weight weight", in: folder)
    #expect(weighted.standardError.isEmpty)
    try folder.write(
      FileContent(String(decoding: folder.bytes("card.json"), as: UTF8.self)), to: "b.json")
    let twice = try await Program.run(
      words + "yes --weight weight --compare-model b.json", in: folder)
    #expect(twice.text.contains("Compared with scorecard for late (b.json)"))
    #expect(twice.text.contains("How well does scorecard for late (card.json) foretell late?"))
  }

  @Test func `ages are groups by intervals, and a cut-off of those named is the verdict's`()
    async throws
  {
    let folder = try Folder(["people.csv": Self.people()])
    let words = Self.words + " --group other --cut-offs 500,600,700"
    let found = try await Program.run(words, in: folder)
    #expect(found.status == 0, "\(found.standardError)")
    #expect(
      found.text.contains("40 or more") && found.text.contains("is the one of those named that"))
    let cut = try await Program.run(words + " --group-cuts other=25", in: folder)
    #expect(cut.text.contains("25 or more") && cut.text.contains("below 25"))
    let wrong = try await Program.run(words + " --group-cuts other=x", in: folder)
    #expect(wrong.status == 64)
    let none = try await Program.run(Self.words + " --group-cuts 25", in: folder)
    #expect(
      none.standardError.contains("option '--group-cuts' is about groups, and there are none"))
  }

  @Test func `a score that is the probability is riskier`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let found = try await Program.run(Self.words + " --probability pd --score pd", in: folder)
    #expect(found.text.contains("A higher score stands for a likelier event"))
  }

  private static func members(_ text: String) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(document as? [String: Any])
  }

  @Test func `periods have the index of drift`() async throws {
    let people = Self.people()
    let lines = String(decoding: people.bytes, as: UTF8.self).split(separator: "\n")
    func quarter(_ months: [String]) -> FileContent {
      let rows = lines.dropFirst().filter { line in months.contains { line.contains("2024-\($0)-") }
      }
      return FileContent(([lines[0]] + rows).joined(separator: "\n") + "\n")
    }
    let folder = try Folder([
      "people.csv": people, "first.csv": quarter(["01", "02", "03"]),
      "last.csv": quarter(["10", "11", "12"]),
    ])
    let validation = try await Program.run(
      Self.words + " --date since --format json", in: folder)
    let stability = try #require(
      try Self.members(validation.text)["stability"] as? [String: Any])
    let shifts = try #require(stability["shifts"] as? [[String: Any]])
    let drift = try await Program.run("drift first.csv last.csv --format json", in: folder)
    let items = try #require(try Self.members(drift.text)["items"] as? [[String: Any]])
    for name in ["score", "pd", "other", "town", "weight"] {
      let shift = try #require(
        shifts.first { $0["name"] as? String == name && $0["period"] as? String == "2024-Q4" })
      let item = try #require(items.first { $0["name"] as? String == name })
      #expect(shift["index"] as? Double == item["index"] as? Double, "\(name)")
    }
    #expect(
      !shifts.contains { $0["name"] as? String == "late" || $0["name"] as? String == "since" })
    #expect(
      try Self.members(validation.text)["verdicts"].map { "\($0)" }?.contains("stability") == true)
  }

  @Test func `another score that runs the other way is told, and may be turned`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let wrong = try await Program.run(Self.words + " --compare pd", in: folder)
    #expect(wrong.text.contains("pd runs the other way: its area under the curve is 0."))
    let right = try await Program.run(
      Self.words + " --compare pd --compare-higher-is riskier", in: folder)
    #expect(
      right.text.contains("No evidence that pd tells people apart better or worse than score"))
  }
}
