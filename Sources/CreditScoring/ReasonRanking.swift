/// Finds the reasons why a person's score is not higher.
struct ReasonRanking {
  /// The most reasons that are given.
  static let most = 4

  /// A characteristic as far as reasons need it.
  private struct Candidate {
    let isRelationship: Bool
    let bins: [UInt16]
    /// The points lost by bin number; empty for friends' scores.
    let lost: [Int]
    let budget: Int
    let reason: String
    let missingReason: String
  }

  /// The characteristics by budget, largest first, then by name: the order of equal losses.
  private let candidates: [Candidate]

  init(model: ScoreModel, evaluation: Evaluation) {
    candidates = evaluation.items.sorted { left, right in
      let left = left.characteristic
      let right = right.characteristic
      return left.budget != right.budget ? left.budget > right.budget : left.name < right.name
    }.map { item in
      Candidate(
        isRelationship: model.categories[item.category].name == .interpersonalRelationships,
        bins: item.bins, lost: item.points.map { item.characteristic.budget - $0 },
        budget: item.characteristic.budget, reason: item.characteristic.reason,
        missingReason: item.characteristic.missingReason)
    }
  }

  /// At most four reasons of one person, most points lost first.
  ///
  /// Relationships are among them only if they may be told about.
  func reasons(row: Int, friendsPoints: Int?, disclosesRelationships: Bool) -> [String] {
    // Places and lost points of the best so far, in order; earlier candidates win ties.
    var best: [(place: Int, lost: Int)] = []
    best.reserveCapacity(Self.most + 1)
    for place in candidates.indices
    where disclosesRelationships || !candidates[place].isRelationship {
      let lost: Int
      if !candidates[place].lost.isEmpty {
        lost = candidates[place].lost[Int(candidates[place].bins[row])]
      } else if let friendsPoints {
        lost = candidates[place].budget - friendsPoints
      } else {
        continue
      }
      guard lost > 0, best.count < Self.most || lost > best[best.count - 1].lost else { continue }
      best.insert((place, lost), at: best.firstIndex { $0.lost < lost } ?? best.count)
      if best.count > Self.most { best.removeLast() }
    }
    return best.map { entry in
      let candidate = candidates[entry.place]
      let isMissing = !candidate.lost.isEmpty && candidate.bins[row] == BinLookup.missing
      return isMissing ? candidate.missingReason : candidate.reason
    }
  }
}
