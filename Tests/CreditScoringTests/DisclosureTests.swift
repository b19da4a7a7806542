import CreditScoring
import Foundation
import Memory
import Tables
import Testing

/// The complete document on what a score rests on.
struct DisclosureTests {
  static let table = Table([
    Column("person", .strings(["a", "b", "c"])),
    Column("worst_delay_months", .integers([1, 0, nil])),
    Column("worst_delay_months_source", .strings(["loan", "payment", nil])),
    Column("worst_delay_months_as_of", .strings(["2020-01-01", "2019-01-01", nil])),
    Column("worst_delay_months_verified", .booleans([true, false, nil])),
    Column("home", .strings([nil, "owned", nil])),
    Column("home_source", .strings([nil, "visit", nil])),
    Column("phone_verified", .booleans([true, true, nil])),
    Column("shoe_size", .integers([38, 44, 41])),
    Column("hobby_source", .strings(["x", "y", "z"])),
  ])

  static func sources() throws -> SourceCatalog {
    try SourceCatalog(
      kinds: [
        .init("loan", reliability: 0.875, halfLife: 365, verification: 0.5),
        .init("payment", reliability: 0.75), .init("visit", reliability: 1, purposes: ["rent"]),
      ], defaultKind: "payment")
  }

  static func disclosure(_ person: String, certainty: Bool = true) async throws -> Disclosure {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let options = CertaintyOptions(.sources(try sources(), asOf: 1_577_836_800))
    let scorer = CreditScorer(model: model, certainty: certainty ? options : nil)
    let friends = ListedTies(personCount: 3)
    return try await scorer.scores(for: table, friends: friends).disclosure(for: person)
  }

  static func document(_ disclosure: Disclosure) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(disclosure.json.utf8)) as? [String: Any])
  }

  @Test func `each value has its source, its date and its probability`() async throws {
    let disclosure = try await Self.disclosure("a")
    let delay = disclosure.characteristics[0]
    #expect((delay.source, delay.asOf, delay.verified) == ("loan", "2020-01-01", "true"))
    #expect(delay.line.value == "1" && delay.line.bin == "1 to below 2")
    #expect(delay.line.reliability == 0.9375)
    #expect((delay.line.points, delay.line.budget, delay.missingPoints) == (150, 400, 200))
    #expect(delay.bins.map(\.points) == [400, 150, 0])
    #expect(delay.bins.map(\.isOwn) == [false, true, false])
    let home = disclosure.characteristics[1]
    #expect(home.source == nil && home.line.isMissing)
    #expect(home.bins.allSatisfy { !$0.isOwn })
    // No column says where it comes from: it is of the usual kind.
    #expect(disclosure.characteristics[2].source == "payment")
    #expect(disclosure.sources.map(\.name) == ["loan", "payment"])
    #expect(disclosure.unusedColumns == ["shoe_size", "hobby_source"])
  }

  @Test func `a value that may not serve the purpose is told, and not used`() async throws {
    let disclosure = try await Self.disclosure("b")
    let home = disclosure.characteristics[1]
    #expect(home.barredValue == "owned" && home.source == "visit" && home.line.value == nil)
    #expect(disclosure.text.contains("owned (not used: its source may not serve this purpose)"))
    #expect(disclosure.inputs.contains("value home=\n"))
  }

  @Test func `hashes are those of the model's document and of the lines of values`() async throws {
    let disclosure = try await Self.disclosure("a", certainty: false)
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    #expect(
      disclosure.inputs
        == "format=sesame-disclosure/1\nperson=a\nvalue worst_delay_months=1\nvalue home=\n"
        + "value phone_verified=true\n")
    let hash = { (text: String) in SHA256.hexadecimal(SHA256.hash(Array(text.utf8))) }
    #expect(disclosure.modelHash == hash(model.json))
    #expect(disclosure.inputHash == hash(disclosure.inputs))
    // Columns on sources are told without a catalog too.
    #expect(disclosure.characteristics[0].source == "loan" && disclosure.sources.isEmpty)
  }

  @Test(arguments: ["a", "b", "c"], [true, false])
  func `text, Markdown and JSON hold the same facts`(person: String, certainty: Bool) async throws {
    let disclosure = try await Self.disclosure(person, certainty: certainty)
    let (text, markdown) = (disclosure.text, disclosure.markdown.replacing("\\", with: ""))
    let document = try Self.document(disclosure)
    let rest = try #require(document["disclosure"] as? [String: Any])
    var facts =
      [disclosure.modelHash, disclosure.inputHash] + disclosure.unusedColumns
      + disclosure.explanation.reasons
    let characteristics = try #require(rest["characteristics"] as? [[String: Any]])
    #expect(characteristics.count == 4)
    for characteristic in characteristics {
      for key in [
        "name", "column", "value", "source", "as_of", "verified", "bin", "value_not_used",
      ] {
        facts += [characteristic[key] as? String].compactMap(\.self)
      }
      for bin in try #require(characteristic["bins"] as? [[String: Any]]) {
        facts.append(try #require(bin["values"] as? String))
        facts.append("\(try #require(bin["points"] as? Int))")
      }
      for key in ["points", "budget", "missing_points"] {
        facts += (characteristic[key] as? Int).map { ["\($0)"] } ?? []
      }
    }
    facts += disclosure.inputs.split(separator: "\n").map(String.init)
    for fact in facts {
      #expect(text.contains(fact), "\(fact)")
      #expect(markdown.contains(fact), "\(fact)")
    }
    let checks = try #require(rest["how_to_check"] as? [String])
    for sentence in checks {
      let start = String(sentence.prefix(40))
      #expect(text.contains(start) && markdown.contains(start))
    }
    #expect(document["score_status"] as? String == disclosure.explanation.status)
  }

  @Test func `without a score it says why, and there is no sum`() async throws {
    let disclosure = try await Self.disclosure("c")
    #expect(disclosure.explanation.score == nil)
    #expect(disclosure.text.contains("There is no score: not assessable: "))
    #expect(
      disclosure.characteristics.prefix(3).allSatisfy { $0.line.isMissing && $0.source == nil })
    #expect(try Self.document(disclosure)["sum"] is NSNull)
  }

  @Test func `a model without friends says nothing of them`() async throws {
    let table = extremeTable(for: .european, rows: 2, best: false)
    let scores = try await CreditScorer(model: .european).scores(for: table)
    let disclosure = try scores.disclosure(for: "p0")
    #expect(disclosure.characteristics.allSatisfy { !$0.restsOnOthers })
    for rendering in [disclosure.text, disclosure.markdown] {
      #expect(!rendering.contains("What other people can do"))
      #expect(!rendering.contains("tells nothing of a single one"))
    }
    #expect(disclosure.unusedColumns.isEmpty)
    #expect(disclosure.text.contains("The table has no other columns."))
  }

  /// A card in which a mean over friends is behavior, and one over communities too.
  static func cardOfOthers() throws -> ScoreModel {
    try ScoreModel(
      parsing: """
        {
          "format": "sesame-score-model/2", "name": "others", "version": "1", "purpose": "test",
          "scale": {"minimum": 0, "maximum": 100},
          "bands": [{"name": "low", "from": 0}, {"name": "high", "from": 60}],
          "coverage": {"minimum": 0.1},
          "categories": [
            {
              "name": "behavior_and_preferences", "weight": 1,
              "characteristics": [
                {
                  "name": "savings", "column": "savings", "budget": 40,
                  "direction": "higher_is_better",
                  "bins": [{"below": 3, "points": 0}, {"from": 3, "points": 40}],
                  "missing": {"points": 10}, "reason": "Savings are low"
                },
                {
                  "name": "circle", "column": "neighbor_savings_mean", "budget": 30,
                  "direction": "higher_is_better",
                  "bins": [{"below": 4, "points": 0}, {"from": 4, "points": 30}],
                  "missing": {"points": 10}, "reason": "The circle could add more"
                },
                {
                  "name": "community", "column": "community_savings_mean", "budget": 30,
                  "direction": "higher_is_better", "stability": 0.9375,
                  "bins": [{"below": 5, "points": 0}, {"from": 5, "points": 30}],
                  "missing": {"points": 10}, "reason": "The community could add more"
                }
              ]
            }
          ]
        }
        """)
  }

  static func tableOfOthers(friend: Double) -> Table {
    Table([
      Column("id", .strings(["a", "b"])), Column("savings", .integers([1, 2])),
      Column("neighbor_savings_mean", .reals([friend, 1])),
      Column("community_savings_mean", .reals([friend, 1])),
    ])
  }

  @Test func `what is made of others' data outside relationships is not told and not offered`()
    async throws
  {
    let scorer = CreditScorer(model: try Self.cardOfOthers())
    let relationColumns = RelationColumns(
      names: ["neighbor_savings_mean", "community_savings_mean"])
    for columns in [nil, relationColumns] {
      let scores = try await scorer.scores(
        for: Self.tableOfOthers(friend: 2.8125), relationColumns: columns)
      let explanation = try scores.explanation(for: "a", reaching: .score(100))
      #expect(explanation.changes.map(\.characteristic) == ["savings"])
      #expect(explanation.counterfactuals?.answers.isEmpty == true)
      #expect(explanation.counterfactuals?.highestScore == 40)
      #expect(explanation.others?.characteristics.map(\.name) == ["circle", "community"])
      let disclosure = try scores.disclosure(for: "a")
      for rendering in [disclosure.text, disclosure.markdown, disclosure.json] {
        #expect(!rendering.contains("2.8125"))
        #expect(!rendering.contains("below 4") && !rendering.contains("below 5"))
      }
      #expect(
        disclosure.text.contains("community: It is made of communities, whose stability is 0.9375"))
      let other = try await scorer.scores(
        for: Self.tableOfOthers(friend: 2.5), relationColumns: columns
      ).disclosure(for: "a")
      // Nor does a hash tell it.
      #expect(other == disclosure)
    }
  }
}
