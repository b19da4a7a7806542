internal import Files
internal import Memory

extension Scores {
  /// The characteristics that bring more than their neutral points, most first, in words.
  func strengths(_ row: Int) -> [String] {
    guard isAssessed(row) else { return [] }
    let found = evaluation.items.compactMap { item in
      gain(item, row).flatMap { $0 > 0 ? (item: item, gain: $0) : nil }
    }
    let sorted = found.sorted { left, right in
      left.gain == right.gain
        ? left.item.characteristic.precedes(right.item.characteristic) : left.gain > right.gain
    }
    return sorted.prefix(ReasonRanking.most).map { item, gain in
      let title = item.characteristic.title
      guard let settings = item.friendsScores else {
        return "\(title) (\(gain.counting("point")) more than neutral)"
      }
      let least = settings.minimumFriendsToDisclose
      return "\(title) (more points than neutral, by at least \(least) friends)"
    }
  }

  /// What a characteristic brings beside its neutral points; `nil` where it has no value, or nothing is told of it.
  private func gain(_ item: Evaluation.Item, _ row: Int) -> Int? {
    if item.needsFriends, !disclosesRelationships[row] { return nil }
    switch item.characteristic.measure {
    case .column(let measure):
      return item.bins[row] == BinNumbers.missing
        ? nil : item.points[item.bins[row]] - measure.missingPoints
    case .friendsScores:
      guard let friendsPoints, let populationMean, tellsMean else { return nil }
      return Int(friendsPoints[row])
        - Relationships.points(populationMean, budget: item.characteristic.budget)
    }
  }
}
