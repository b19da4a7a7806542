import Foundation
import Testing

/// What `explain` says of a table alone: what would change scores.
struct ExplainedChangeTests {
  private static let model = """
    {
      "format": "sesame-score-model/2", "name": "small", "version": "1", "purpose": "test",
      "scale": {"minimum": 0, "maximum": 100},
      "bands": [{"name": "low", "from": 0}, {"name": "high", "from": 60}],
      "coverage": {"minimum": 0.1},
      "categories": [
        {
          "name": "credit_history", "weight": 1,
          "characteristics": [
            {
              "name": "age", "column": "age", "budget": 40, "actionable": false,
              "direction": "higher_is_better",
              "bins": [{"below": 30, "points": 0}, {"from": 30, "points": 40}],
              "missing": {"points": 10}, "reason": "The age is low"
            },
            {
              "name": "savings", "column": "savings", "budget": 35, "actionable": "increase",
              "direction": "higher_is_better",
              "months": 6, "cost": 2,
              "bins": [
                {"below": 1, "points": 0}, {"from": 1, "below": 3, "points": 20},
                {"from": 3, "points": 35}
              ],
              "missing": {"points": 10}, "reason": "Savings are low"
            },
            {
              "name": "phone", "column": "phone", "budget": 25, "months": 1,
              "bins": [{"values": ["none", "unknown"], "points": 0}, {"values": ["mobile"], "other": true, "points": 25}],
              "missing": {"points": 5}, "reason": "There is no phone"
            }
          ]
        }
      ]
    }
    """
  private static let people =
    "id,age,savings,phone\nann,25,0.5,none\nbob,35,4,mobile\ncid,25,,none\n"

  private func folder() throws -> Folder {
    try Folder(["m.json": .init(Self.model), "p.csv": .init(Self.people)])
  }

  @Test func `the cheapest changes come first, and age is none`() async throws {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person ann --reach high", in: folder())
    #expect(outcome.status == 0 && outcome.standardError.isEmpty)
    #expect(
      outcome.text.hasSuffix(
        """
        What would change it (the next step of each; of texts, the best)
            +25  phone: mobile, any other, now none
            +20  savings: 1 to below 3, now below 1

        What would bring the score to 60
          1. To 60 by 2 changes: effort 5, in 12 months
             +35  savings: 3 or more, now below 1, 12 months
             +25  phone: mobile, any other, now none, unknown, 1 month
          Effort is no money: the model says how hard each step is, a usual one being 1, and the answers
          come by it.
          Only what the model says the person can change takes part, and nothing that rests on other people;
          their part stays as it is.

        """))
  }

  @Test func `what can't be reached in time is told with the most that can`() async throws {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person cid --reach 60 --within 6 --format json", in: folder())
    let document = try Self.explanations(outcome.text)[0]
    let found = try #require(document["counterfactuals"] as? [String: Any])
    #expect(found["highest_score"] as? Int == 35)
    #expect((found["answers"] as? [Any])?.isEmpty == true)
    let unknown = try #require(found["unknown"] as? [[String: Any]])
    #expect(unknown.count == 1 && unknown[0]["most_points"] as? Int == 25)
  }

  /// The explanations of a document of JSON.
  private static func explanations(_ text: String) throws -> [[String: Any]] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require(document["explanations"] as? [[String: Any]])
  }

  @Test func `people are a list, also a single one, and those at the top have nothing to reach`()
    async throws
  {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person bob,ann --format json", in: folder())
    let documents = try Self.explanations(outcome.text)
    #expect(documents.map { $0["identifier"] as? String } == ["bob", "ann"])
    let answers = try documents.map { try #require($0["counterfactuals"] as? [String: Any]) }
    #expect(Set(answers[0].keys) == Set(answers[1].keys))
    #expect((answers[0]["reason"] as? String)?.contains("the highest band") == true)
    #expect(answers[1]["reason"] is NSNull && answers[0]["target"] is NSNull)
  }

  @Test func `other values give the score that they would have in the table`() async throws {
    let folder = try folder()
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person ann --set savings=3,phone=mobile --set age=",
      in: folder)
    #expect(
      outcome.text.hasSuffix(
        """
        What if
          With savings = 3, phone = mobile, age = not known the score would be 70 (+70), high.
          age: 10 points, now 0
          savings: 35 points, now 0
          phone: 25 points, now 0

        """))
  }

  @Test func `a text that no bin lists counts as any other, with a warning`() async throws {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person ann --set phone=mobil", in: folder())
    #expect(
      outcome.status == 0 && outcome.text.contains("With phone = mobil the score would be 25"))
    #expect(
      outcome.standardError
        == "sesame: warning: 'mobil' is in no bin of column 'phone', and counts as any other text: 25 of 25 "
        + "points for phone (a missing value: 5); the texts are mobile, none, unknown\n")
    // A text that is listed, and numbers of any size, are nothing to warn of.
    let listed = try await Program.run(
      "explain p.csv --model m.json --person ann --set phone=unknown,savings=-9", in: folder())
    #expect(listed.status == 0 && listed.standardError.isEmpty)
  }

  @Test func `a text that no bin lists is refused where no bin takes others`() async throws {
    let folder = try folder()
    try folder.write(
      FileContent(Self.model.replacing("[\"mobile\"], \"other\": true", with: "[\"mobile\"]")),
      to: "strict.json")
    let outcome = try await Program.run(
      "explain p.csv --model strict.json --person ann --set phone=mobil", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "p.csv: 'mobil' is in no bin of column 'phone'; take one of the texts that the model lists: "
        + "mobile, none, unknown\n")
  }

  @Test(arguments: [
    (
      "--set savings=much",
      "p.csv: 'much' is no value of column 'savings'; give a number, or nothing for a missing one"
    ),
    ("--set id=x", "p.csv: column 'id' identifies people; change another column"),
    ("--reach 101", "m.json: 101 is no score of the model; name one from 0 to 100"),
    ("--reach top", "m.json: the model has no band 'top'; the bands are low, high"),
  ])
  func `what can't be asked for is told`(options: String, message: String) async throws {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person ann \(options)", in: folder())
    #expect(outcome.status == 65)
    #expect(outcome.standardError == message + "\n")
  }

  @Test func `one column has one other value`() async throws {
    let outcome = try await Program.run(
      "explain p.csv --model m.json --person ann --set savings=1,savings=2", in: folder())
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: option '--set' has two values of column 'savings'; keep one\n")
  }

  @Test func `a table that was scored is explained, and so are columns called as results`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let scored = try await Program.run(
      "score people.csv --model model.json -o scored.csv", in: folder)
    #expect(scored.status == 0)
    for (words, file) in [("", "people.csv"), ("", "scored.csv")] {
      let outcome = try await Program.run(
        "explain \(file) --model model.json --person ann \(words)", in: folder)
      #expect(outcome.status == 0 && outcome.text.hasPrefix("Score of ann: "))
    }
    let model = Samples.model.replacing("\"column\": \"age\"", with: "\"column\": \"score\"")
    try folder.write(FileContent(model), to: "odd.json")
    try folder.write("id,score\nann,31\n", to: "odd.csv")
    for words in ["odd.csv", "edges.csv --people odd.csv"] {
      let outcome = try await Program.run(
        "explain \(words) --model odd.json --person ann", in: folder)
      #expect(outcome.status == 0 && outcome.text.contains("31"), "\(outcome.standardError)")
    }
  }

  @Test func `values of someone who is in no table can't be changed`() async throws {
    let folder = try Folder([
      "m.json": .init(Self.model), "p.csv": .init(Self.people),
      "e.csv": "source,target\nann,bob\nbob,dan\n",
    ])
    let outcome = try await Program.run(
      "explain e.csv --people p.csv --model m.json --person dan --set savings=3", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError.hasSuffix(
        "p.csv: the person whose values are to change is not in the table; name someone who is, or leave the "
          + "values out\n"))
    #expect(outcome.text.isEmpty)
  }
}
