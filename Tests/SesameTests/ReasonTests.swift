import Foundation
import Sesame
import Statistics
import Testing

/// Reasons against an evaluation of the model's document that shares nothing with the library.
struct ReasonTests {
  private let demo = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Graphs/lastfm-credit").path()

  /// The rows of a table as fields of a CSV file in which nothing is quoted.
  private func rows(of table: Table) -> [[String: String]] {
    let lines = table.text(as: .csv).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map {
      Dictionary(zip(lines[0], $0)) { first, _ in first }
    }
  }

  private func given(_ row: [String: String]) -> [String] {
    (1...4).map { row["reason_\($0)"] ?? "" }.filter { !$0.isEmpty }
  }

  @Test(arguments: ["people.csv", "people-control.csv"])
  func `everyone in the demo is given the reasons of an independent evaluation`(
    people: String
  ) async throws {
    let document = try Data(contentsOf: URL(filePath: "\(demo)/model.json"))
    let card = try NaiveCard(document)
    var features = FeatureJob(seed: 1)
    features.communities = .once(.leiden(starts: 1))
    let result = try await EnrichmentJob(
      features, model: ScoreModel(contentsOf: "\(demo)/model.json")
    ).run(on: GraphSource(edges: "\(demo)/edges.csv", people: "\(demo)/\(people)"))
    // Texts of reasons with commas would shift the fields of a row.
    #expect(!card.characteristics.contains { $0.missingReason.contains(",") })
    let scores = result.scores.table()
    let reasons = try (1...4).map { try #require(scores["reason_\($0)"]?.values) }
    let fields = rows(
      of: try result.table.selecting(
        card.characteristics.compactMap(\.column) + ["degree", "interpersonal_relationships"]))
    var wrong: [Int] = []
    for (row, fields) in fields.enumerated() {
      let expected = card.reasons(
        fields, relationshipPoints: Int(fields["interpersonal_relationships"] ?? "") ?? 0,
        tellsOfRelationships: Int(fields["degree"] ?? "") ?? 0 >= 5)
      let given = reasons.compactMap { column in
        if case .strings(let texts) = column { texts[row] } else { nil }
      }
      if given != expected { wrong.append(row) }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(fields.count) people")
    #expect(fields.count == 7624)
  }

  /// A model whose budgets and points are few different numbers, so that losses tie all the time.
  private func drawnModel(_ generator: inout SplitMix64) -> (document: String, columns: [String]) {
    var names = (0..<14).map { String(UnicodeScalar(UInt8(97 + $0))) }
    names.shuffle(using: &generator)
    var columns: [String] = []
    let categories = ["credit_history", "personal_characteristics", "interpersonal_relationships"]
    var parts: [(name: String, budget: Int, texts: [String])] = []
    for category in categories {
      var part = (name: category, budget: 0, texts: [String]())
      for _ in 0..<Int.random(in: 2...4, using: &generator) {
        let name = names.removeLast()
        let budget = [10, 20, 30, 40].randomElement(using: &generator) ?? 10
        let middle = Int.random(in: 0...budget / 10, using: &generator) * 10
        let neutral = Int.random(in: 0...budget / 10, using: &generator) * 10
        part.budget += budget
        columns.append(name)
        part.texts.append(
          """
          {"name": "\(name)", "column": "\(name)", "direction": "higher_is_better",
           "budget": \(budget), "reason": "\(["a", "b"].contains(name) ? "c" : name) is low",
           "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2, "points": \(middle)},
                    {"from": 2, "points": \(budget)}], "missing": {"points": \(neutral)}}
          """)
      }
      if category == categories[2], Bool.random(using: &generator) {
        part.budget += 20
        part.texts.append(
          """
          {"name": "\(names.removeLast())", "kind": "friends_scores", "budget": 20,
           "mode": "fixed_point", "reason": "friends could add more"}
          """)
      }
      parts.append(part)
    }
    let total = parts.map(\.budget).reduce(0, +)
    let texts = parts.map { part in
      """
      {"name": "\(part.name)", "weight": \(Double(part.budget) / Double(total)),
       "characteristics": [\(part.texts.joined(separator: ", "))]}
      """
    }
    return (
      """
      {"format": "sesame-score-model/1", "name": "drawn", "version": "1", "purpose": "a test",
       "scale": {"minimum": 0, "maximum": \(total)}, "bands": [{"name": "all", "from": 0}],
       "coverage": {"minimum": 0}, "categories": [\(texts.joined(separator: ", "))]}
      """, columns
    )
  }

  @Test func `in random models full of ties everyone is given the reasons of that evaluation`()
    async throws
  {
    for seed in 0..<400 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let (document, columns) = drawnModel(&generator)
      let people = (0..<24).map { "p\($0)" }
      let table = Table(
        [Column("id", .strings(people))]
          + columns.map { name in
            Column(
              name,
              .integers(
                people.map { _ in [nil, 0, 0, 1, 1, 2].randomElement(using: &generator) ?? nil }))
          })
      var edges: [String] = []
      for left in people.indices {
        for right in 0..<left where Double.random(in: 0..<1, using: &generator) < 0.2 {
          edges.append("p\(left),p\(right)")
        }
      }
      let graph = try RelationGraph(
        EdgeList(parsing: edges.joined(separator: "\n") + "\n", named: "edges"), people: table)
      let card = try NaiveCard(Data(document.utf8))
      let scores = try await CreditScorer(model: ScoreModel(parsing: document)).scores(
        for: table, friends: RelationTies(graph))
      let degrees = edges.flatMap { $0.split(separator: ",") }
      let rows = rows(of: try table.joined(with: scores.table()))
      let wrong = rows.filter { row in
        given(row)
          != card.reasons(
            row, relationshipPoints: Int(row["interpersonal_relationships"] ?? "") ?? 0,
            tellsOfRelationships: degrees.count { $0 == row["id"] ?? "" } >= 5)
      }
      #expect(wrong.isEmpty, "seed \(seed): \(wrong.count) people")
    }
  }
}
