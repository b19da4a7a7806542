internal import Memory

extension Scores {
  /// What other people can do to a person's score, with a bound for so many invented friends.
  ///
  /// - Precondition: There is such a row; the number is positive.
  package func others(row: Int, inventedFriends: Int) -> Explanation.Others? {
    othersPart(row, score: score(row), inventedFriends: inventedFriends)
  }

  /// The most that invented people at the top of the scale, tied to a person and perhaps to others, can
  /// bring; `nil` for a model without friends' scores.
  package func bound(
    row: Int, inventedFriends count: Int, othersToo: Bool
  ) -> Explanation.Bound? {
    guard let others = others(row: row, inventedFriends: count), let relationships,
      model.friendsScores != nil, let stated = others.bounds.dropFirst(3).first,
      let bounds = InfluenceBounds(model: model, relationColumns: relationColumns)?
        .among(surroundings)
    else { return nil }
    guard othersToo else { return stated }
    // What others have besides friends' scores can change as well, and who is assessed.
    let shift =
      fewestBehindMean.map { bounds.meanShift(changing: count, of: $0 + count) } ?? 0
    let points = Swift.min(
      bounds.inventedFriends(
        count: count, strength: 1, totalStrength: relationships.strengths[row], othersToo: true)
        + shift, bounds.allFriends)
    return Explanation.Bound(
      influence: stated.influence, points: bounds.whole(points) + bounds.otherBudget,
      friendsScoresPoints: points)
  }

  /// The rows whose scores differ in two runs over the same people, further ones in the second left out,
  /// and by how much at most; a score that is gained or lost counts as a change.
  package func changes(
    to other: Scores, except row: Int
  ) -> (count: Int, largest: Int, assessmentCount: Int) {
    var (count, largest, assessmentCount) = (0, 0, 0)
    for person in indices where person != row {
      let (before, after) = (score(person), other.score(person))
      if before == after { continue }
      count += 1
      guard let before, let after else {
        assessmentCount += 1
        continue
      }
      largest = Swift.max(largest, abs(after - before))
    }
    return (count, largest, assessmentCount)
  }

  /// The points of friends' scores before rounding; `nil` without a score or friends' scores.
  package func friendsScoresPoints(row: Int) -> Double? {
    guard isAssessed(row), let relationships,
      let item = evaluation.items.first(where: { $0.friendsScores != nil })
    else { return nil }
    return Double(item.characteristic.budget) * relationships.figures[row]
  }

  /// The number of friends who contribute to friends' scores; `nil` for a model without them.
  package func contributingFriends(row: Int) -> Int? {
    relationships.map { Int($0.friendCounts[row]) }
  }
}
