import CreditScoring
import Statistics
import Tables
import Testing

/// What is said of how far others reach, tried by computing scores with and without.
struct EntityBoundsTests {
  /// Room for floating-point rounding, in points.
  private let slack = 1e-9

  private func bounds(_ scores: EntityScores, _ row: Int) throws -> [String: Double] {
    let explanation = try scores.explanation(for: "e\(row)")
    return Dictionary(
      uniqueKeysWithValues: (explanation.others?.bounds ?? []).map {
        ($0.influence, $0.friendsScoresPoints)
      })
  }

  @Test(arguments: 0..<200)
  func `no change of what is known about one other moves a score by more than its bound`(
    seed: Int
  ) async throws {
    var village = try EntityVillage(seed: seed, missing: 0)
    let count = village.table.rowCount
    let changed = Int.random(in: 0..<count, using: &village.generator)
    let worst = village.table.replacing("x", row: changed, with: 0)
    let best = village.table.replacing("x", row: changed, with: 2.5)
    let (low, high) = (try await village.scores(worst), try await village.scores(best))
    let distances = village.ties.distances(from: changed)
    for row in 0..<count where row != changed {
      let before = try #require(low.exactScores[row])
      let after = try #require(high.exactScores[row])
      let told = try bounds(low, row)
      let bound = try #require(told["what is known about one other person"])
      #expect(abs(after - before) <= bound + slack)
      #expect(abs(after - before) <= told["all other people together"] ?? 0)
      if let steps = distances[row], steps >= 2 {
        #expect(
          abs(after - before) <= (told["everyone two or more steps away"] ?? 0) + slack)
      }
    }
  }

  @Test(arguments: 0..<200)
  func `one tie moves no one's score by more than its bound`(seed: Int) async throws {
    var village = try EntityVillage(seed: seed, missing: 0)
    let count = village.table.rowCount
    let left = Int.random(in: 1..<count, using: &village.generator)
    let right = Int.random(in: 0..<left, using: &village.generator)
    village.ties.remove(left, right)
    let without = try await village.scores()
    village.ties.add(
      left, right, strength: Double.random(in: 0.1...1, using: &village.generator))
    let with = try await village.scores()
    for row in 0..<count {
      let before = try #require(without.exactScores[row])
      let after = try #require(with.exactScores[row])
      let bound = try #require(try bounds(without, row)["one friendship made or ended"])
      #expect(abs(after - before) <= bound + slack)
    }
  }

  @Test(arguments: 0..<200)
  func `no value or kind that becomes known moves a score out of its range`(
    seed: Int
  ) async throws {
    var village = try EntityVillage(
      seed: seed, missing: 0.3, kinds: ["person", "business", "club", nil])
    let scores = try await village.scores()
    let table = scores.table()
    let (least, most) = (table.integers("score_minimum"), table.integers("score_maximum"))
    let known = village.table
    let kinds = known.texts("kind").map { kind in
      kind ?? ["person", "business", nil].randomElement(using: &village.generator) ?? nil
    }
    let values: [Double?] = known["x"]?.values.numbers.map { Array($0) } ?? []
    let choices: [Double?] = [0, 1.5, 2.5, nil]
    var filled: [Double?] = []
    for value in values {
      let drawn: Double? = choices[Int.random(in: 0..<4, using: &village.generator)]
      filled.append(value ?? drawn)
    }
    let after = try await village.scores(
      Table([
        known.columns[0], Column("kind", .strings(TextValues(kinds))),
        Column("x", .reals(filled)),
      ]))
    for row in 0..<known.rowCount {
      guard let score = after.score(ofRow: row)?.score, let least = least[row],
        let most = most[row]
      else { continue }
      #expect(least <= score && score <= most)
    }
  }

  @Test(arguments: 0..<20)
  func `what was scored by cards adds up, and what was changed does not`(
    seed: Int
  ) async throws {
    let village = try EntityVillage(seed: seed, kinds: ["person", "business", "club", nil])
    let scores = try await village.scores()
    let scored = try village.table.joined(with: scores.table())
    let scorer = EntityScorer(cards: village.cards)
    let ties = village.ties
    #expect(try await scorer.verification(of: scored).isSound)
    #expect(try await scorer.verification(of: scored, friends: { _ in ties }).isSound)
    let row = try #require(scores.table().integers("score").lastIndex { $0 != nil })
    let changed = Table(
      scored.columns.map { column in
        guard column.name == "score" else { return column }
        var values = scored.integers("score")
        values[row] = values[row].map { $0 + 1 }
        return Column("score", .integers(values))
      })
    let found = try await scorer.verification(of: changed)
    #expect(found.faults.map(\.row) == [row])
    #expect(found.faults.first?.place == "row \(row + 1)")
  }
}
