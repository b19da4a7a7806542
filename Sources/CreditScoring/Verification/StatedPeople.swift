internal import Memory

/// What a table states of some people's own points, where that differs from what results from their values.
struct StatedPeople: Sendable, Equatable {
  /// What is stated of a person.
  struct Person: Sendable, Equatable {
    /// Whether the person has a score.
    var isAssessed = true
    /// By how much the points without friends' scores are higher.
    var points = 0
    /// By how much the least and the greatest score are higher.
    var minimum = 0
    var maximum = 0
  }

  /// The people, by their rows.
  var people: [Int: Person] = [:]
  /// μ as the written figures rest on it; `nil` for that of the points.
  var mean: Double?
}

extension ScoreBuilder {
  /// Takes what is stated of some people for their own points.
  mutating func state(_ stated: StatedPeople) {
    statedMean = stated.mean
    if stated.people.isEmpty { return }
    var statuses = Array(tally.statuses)
    let unknown = UInt8(model.coverage.required.count + 1)
    for (row, person) in stated.people {
      statuses[row] = person.isAssessed ? 0 : statuses[row] == 0 ? unknown : statuses[row]
      tally.points[0][row] += Int32(person.points)
      tally.minimum[row] += Int32(person.minimum)
      tally.maximum[row] += Int32(person.maximum)
    }
    tally.statuses = Buffer(statuses)
  }
}

extension Scores {
  /// The same with the scores that a table states, so that what follows from a score follows from the stated one.
  func stating(_ stated: [Int?]) -> Scores {
    var scores = self
    let limit = 1_000_000_000
    scores.statuses = Buffer(
      indices.lazy.map { row in stated[row] != nil ? 0 : Swift.max(statuses[row], 1) })
    scores.points[0] = Buffer(
      indices.lazy.map { row in
        let score = stated[row].map { Swift.min(Swift.max($0, -limit), limit) } ?? total(row)
        return points[0][row] + Int32(score - total(row))
      })
    return scores
  }
}
