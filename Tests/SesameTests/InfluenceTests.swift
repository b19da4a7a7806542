import Foundation
import Sesame
import Statistics
import Testing

/// What explanations say of other people's influence and of missing data, tried by scoring again and
/// again: every move must lie within what was said.
struct InfluenceTests {
  /// A model of which friends' scores are a part, with what surrounds them.
  struct Card: Sendable, CustomTestStringConvertible {
    let name: String
    /// Whether other characteristics rest on others too, and where.
    let relations: Bool
    let outside: Bool
    /// Whether features of the graph alone count outside of relationships.
    var structure = false
    let mode: String
    let mean: String

    var testDescription: String { "\(name), \(mode), mean \(mean)" }

    func model() throws -> ScoreModel {
      func part(_ name: String, _ budget: Int, _ limits: (Double, Double)) -> String {
        """
        {"name": "c_\(name)", "column": "\(name)", "direction": "higher_is_better",
         "budget": \(budget), "reason": "\(name) is low",
         "bins": [{"below": \(limits.0), "points": 0},
                  {"from": \(limits.0), "below": \(limits.1), "points": \(budget / 3)},
                  {"from": \(limits.1), "points": \(budget)}],
         "missing": {"points": \(budget / 2)}}
        """
      }
      func friends(_ budget: Int) -> String {
        """
        {"name": "friends", "kind": "friends_scores", "budget": \(budget), "mode": "\(mode)",
         "earlier_score_column": \(mode == "lagged" ? "\"earlier\"" : "null"),
         "prior_strength": \(relations ? 3 : 0.5), "population_mean": \(mean), "reason": "friends"}
        """
      }
      let own = [part("x", 300, (1, 2)), part("y", 180, (0.7, 1.9))]
      let near = [
        part("neighbor_x_mean", 24, (1.2, 1.6)), part("community_x_mean", 18, (1.1, 1.5)),
        part("coreness", 12, (2, 3)), part("pagerank", 6, (0.08, 0.12)),
      ]
      let categories =
        relations
        ? [
          (
            "credit_history",
            !outside
              ? own
              : own
                + (structure
                  ? [
                    part("degree", 90, (3, 4)),
                    part("local_clustering_coefficient", 30, (0.3, 0.6)),
                  ]
                  : [part("neighbor_y_max", 120, (1, 2.5))])
          ),
          ("interpersonal_relationships", near + [friends(outside ? 20 : 60)]),
        ] : [("credit_history", own), ("interpersonal_relationships", [friends(120)])]
      let budgets = relations ? (outside ? [600, 80] : [480, 120]) : [480, 120]
      let total = budgets[0] + budgets[1]
      let texts = zip(categories, budgets).map { category, budget in
        """
        {"name": "\(category.0)", "weight": \(Double(budget) / Double(total)),
         "characteristics": [\(category.1.joined(separator: ","))]}
        """
      }
      return try ScoreModel(
        parsing: """
          {"format": "sesame-score-model/1", "name": "\(name)", "version": "1",
           "purpose": "a test", "scale": {"minimum": 350, "maximum": \(350 + total)},
           "bands": [{"name": "all", "from": 350}], "coverage": {"minimum": 0.6},
           "categories": [\(texts.joined(separator: ","))]}
          """)
    }
  }

  static let cards = ["fixed_point", "lagged"].flatMap { mode in
    ["null", "0.6"].flatMap { mean in
      [
        Card(name: "friends alone", relations: false, outside: false, mode: mode, mean: mean),
        Card(name: "relations", relations: true, outside: false, mode: mode, mean: mean),
        Card(name: "relations outside", relations: true, outside: true, mode: mode, mean: mean),
        Card(
          name: "structure outside", relations: true, outside: true, structure: true, mode: mode,
          mean: mean),
      ]
    }
  }

  /// How many villages each card is tried on.
  static let villages: UInt64 = 1

  /// The villages, what was said of everyone in one of them, and their scores.
  private struct Said {
    let village: Village
    let model: ScoreModel
    let explanations: [Explanation]
    /// What friends' scores bring each person, before rounding.
    let friendsPoints: [Double?]

    init(_ village: Village, _ model: ScoreModel) async throws {
      self.village = village
      self.model = model
      let scores = try await village.scores(by: model)
      explanations = try village.names.map { try scores.explanation(for: $0) }
      friendsPoints = village.names.indices.map { scores.friendsScoresPoints(row: $0) }
    }

    /// Scores a changed village, and compares with what was said of this one.
    ///
    /// The influence is the line that bounds the move; whose own data are as they were is judged.
    func expect(_ changed: Village, _ influence: String, of judged: (Int) -> Bool = { _ in true })
      async throws
    {
      let scores = try await changed.scores(by: model)
      for (person, name) in village.names.enumerated() where judged(person) {
        let before = explanations[person]
        let after = try scores.explanation(for: name)
        let others = try #require(before.others)
        guard let old = before.score, let new = after.score else {
          #expect((before.score == nil) == (after.score == nil) || others.decidesAssessment)
          continue
        }
        let bound = try #require(others.bounds.first { $0.influence == influence })
        #expect(abs(new - old) <= bound.points, "\(influence): \(old) to \(new)")
        #expect(others.scores?.contains(new) == true, "\(influence): \(old) to \(new)")
        if let old = friendsPoints[person], let new = scores.friendsScoresPoints(row: person) {
          #expect(abs(new - old) <= bound.friendsScoresPoints + 1e-4, "\(influence)")
        }
      }
    }
  }

  private func drawn(_ card: Card, _ seed: UInt64) async throws -> (Said, SplitMix64) {
    let said = try await Said(Village(seed: seed), card.model())
    return (said, SplitMix64(seed: seed + 1000))
  }

  @Test(arguments: cards, 0..<villages)
  func `no friendship that is made or ended moves anyone further than was said`(
    card: Card, seed: UInt64
  ) async throws {
    let (said, _) = try await drawn(card, seed)
    let people = said.village.names.indices
    for left in people {
      for right in people.dropFirst(left + 1)
      where (left + right) % 5 == 0
        || said.village.friendships.contains([left, right])
      {
        var village = said.village
        if village.friendships.remove([left, right]) == nil {
          village.friendships.insert([left, right])
        }
        try await said.expect(village, "one friendship made or ended")
      }
    }
  }

  @Test(arguments: cards, 0..<villages)
  func `nothing known about one person moves anyone else further than was said`(
    card: Card, seed: UInt64
  ) async throws {
    let (said, drawnGenerator) = try await drawn(card, seed + 100)
    var generator = drawnGenerator
    for person in said.village.names.indices {
      for _ in 0..<2 {
        var village = said.village
        village.fields[person] = Village.row(&generator)
        try await said.expect(village, "what is known about one other person") { $0 != person }
      }
    }
  }

  /// The demo's model on people around one of the demo, who have records of the demo.
  @Test(arguments: [17, 4_000, 7_300])
  func `nobody moves a score of the demo's model further than was said`(center: Int) async throws {
    let demo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Graphs/lastfm-credit").path()
    let model = try ScoreModel(contentsOf: "\(demo)/model.json")
    func lines(_ name: String) throws -> [[String]] {
      try String(contentsOfFile: "\(demo)/\(name)", encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
    let people = try lines("people.csv")
    let columns = Array(people[0].dropFirst())
    let records = people.dropFirst().map {
      Dictionary(uniqueKeysWithValues: zip(columns, $0.dropFirst()))
    }
    let pairs = try lines("edges.csv").compactMap { row in
      Int(row[0]).flatMap { left in Int(row[1]).map { [left, $0] } }
    }
    var circle = [center]
    for pair in pairs + pairs where circle.count < 14 {
      if pair.contains(where: circle.contains) {
        circle += pair.filter { !circle.contains($0) }
      }
    }
    let places = Dictionary(uniqueKeysWithValues: zip(circle, circle.indices))
    let village = Village(
      names: circle.map { "p\($0)" }, columns: columns, fields: circle.map { records[$0] },
      friendships: Set(
        pairs.compactMap { pair in
          let both = pair.compactMap { places[$0] }.sorted()
          return both.count == 2 && both[0] != both[1] ? both : nil
        }))
    let said = try await Said(village, model)
    let alone = try await CreditScorer(model: model.readingFriendsScores(.off))
      .scores(for: Table(contentsOf: "\(demo)/people.csv"))
    let order = alone.indices.filter { alone[$0].score != nil }
      .sorted { alone[$0].score ?? 0 < alone[$1].score ?? 0 }
    let ends = try [#require(order.first), #require(order.last)].map { records[$0] }
    for person in village.names.indices {
      for record in ends + [[:]] {
        var changed = village
        changed.fields[person] = record
        try await said.expect(changed, "what is known about one other person") { $0 != person }
        for other in village.names.indices where other != person { changed.fields[other] = record }
        changed.fields[person] = village.fields[person]
        try await said.expect(changed, "all other people together") { $0 == person }
      }
      var changed = village
      let tie = [person, (person + 5) % village.names.count].sorted()
      if changed.friendships.remove(tie) == nil { changed.friendships.insert(tie) }
      try await said.expect(changed, "one friendship made or ended")
    }
  }

  @Test(arguments: cards, 0..<villages)
  func `strangers and people far away move no one further than was said`(
    card: Card, seed: UInt64
  ) async throws {
    let (said, drawnGenerator) = try await drawn(card, seed + 200)
    var generator = drawnGenerator
    for person in stride(from: 0, to: said.village.names.count, by: 3) {
      var village = said.village
      let invented = village.names.count..<village.names.count + 10
      let row = ["x": "\(person % 2 == 0 ? 1000 : -1000)", "y": "1000", "earlier": "950"]
      for stranger in invented {
        village.names.append("s\(stranger)")
        village.fields.append(row)
        village.friendships.insert([person, stranger])
        for other in invented.lowerBound..<stranger {
          village.friendships.insert([other, stranger])
        }
      }
      try await said.expect(village, "ten invented friends") { $0 == person }
      let distances = said.village.distances(from: person)
      for (steps, words) in [(1, nil), (2, "two"), (3, "three")] {
        var village = said.village
        for other in village.names.indices where distances[other].map({ $0 >= steps }) ?? true {
          village.fields[other] = Village.row(&generator)
        }
        try await said.expect(
          village,
          words.map { "everyone \($0) or more steps away" } ?? "all other people together"
        ) { $0 == person }
      }
    }
  }

  @Test(arguments: cards, 0..<villages)
  func `nothing missing that becomes known moves anyone outside the printed range`(
    card: Card, seed: UInt64
  ) async throws {
    let (said, drawnGenerator) = try await drawn(card, seed + 300)
    var generator = drawnGenerator
    let values = [
      "x": ["-1000", "1.5", "1000"], "y": ["-1000", "1000"], "earlier": ["350", "950"],
    ]
    var gaps: [(person: Int, column: String)] = []
    for (person, row) in said.village.fields.enumerated() {
      for column in Village.columns where row[column] == "" { gaps.append((person, column)) }
    }
    var villages: [Village] = []
    for gap in gaps {
      for value in values[gap.column] ?? [] {
        villages.append(said.village)
        villages[villages.count - 1].fields[gap.person][gap.column] = value
      }
    }
    for _ in 0..<4 {
      var village = said.village
      for gap in gaps where Bool.random(using: &generator) {
        let value = values[gap.column]?.randomElement(using: &generator)
        village.fields[gap.person][gap.column] = value
      }
      villages.append(village)
    }
    for village in villages {
      let scores = try await village.scores(by: said.model)
      for (person, name) in village.names.enumerated() {
        let before = said.explanations[person]
        guard let score = try scores.explanation(for: name).score else { continue }
        #expect(
          (before.minimum...before.maximum).contains(score),
          "\(score) is not in \(before.minimum) to \(before.maximum)")
        // Who has no room is told so, and who has is told where.
        let open = before.categories.flatMap(\.lines).filter(\.isOpen)
        #expect(open.isEmpty == (before.minimum == before.maximum))
      }
    }
  }
}
