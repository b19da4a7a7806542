internal import Memory

extension Scores {
  /// How many people are in each bin of a characteristic, and the points that the bin brings.
  package struct BinCounts: Sendable, Equatable {
    /// The characteristic's name.
    package let characteristic: String
    /// The category that it belongs to.
    package let category: ScoreCategory
    /// The bins in words, that of missing values first; of friends' scores the points themselves.
    package let labels: [String]
    /// The points of each.
    package let points: [Int]
    /// The people in each.
    package let counts: [Int]
  }

  /// Counts people by the bins of every characteristic; points times people, added up over all bins of all
  /// characteristics, are the people's points.
  ///
  /// - Parameter includes: Whether a row counts; it has to have a score.
  /// - Returns: The counts, in the model's order.
  /// - Complexity: O(*people* × *characteristics*).
  package func binCounts(where includes: [Bool]) -> [BinCounts] {
    evaluation.items.map { item in
      let name = item.characteristic.name
      let category = model.categories[item.category].name
      guard case .column(let measure) = item.characteristic.measure else {
        return friendsCounts(name, category, item.characteristic.budget, includes)
      }
      var counts = [Int](repeating: 0, count: item.points.count)
      for row in includes.indices where includes[row] { counts[item.bins[row]] += 1 }
      return BinCounts(
        characteristic: name, category: category,
        labels: ["missing"] + measure.bins.map(\.values.description), points: item.points,
        counts: counts)
    }
  }

  /// Counts people by the points that friends' scores bring them.
  private func friendsCounts(
    _ name: String, _ category: ScoreCategory, _ budget: Int, _ includes: [Bool]
  ) -> BinCounts {
    var counts = [Int](repeating: 0, count: budget + 1)
    if let friendsPoints {
      for row in includes.indices where includes[row] { counts[Int(friendsPoints[row])] += 1 }
    }
    return BinCounts(
      characteristic: name, category: category, labels: counts.indices.map { "\($0) points" },
      points: Array(counts.indices), counts: counts)
  }
}
