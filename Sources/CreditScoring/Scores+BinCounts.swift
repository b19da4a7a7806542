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
    binCounts(ofGroups: includes.map { $0 ? 0 : -1 }, 1).flatMap(\.self)
  }

  /// The same in each of several groups of people.
  ///
  /// - Parameters:
  ///   - groups: The group of each row, from 0 on; -1 of rows that don't count. Those that do have a score.
  ///   - groupCount: The number of groups.
  /// - Returns: The counts of each group, by characteristic in the model's order.
  /// - Complexity: O(*people* × *characteristics*).
  package func binCounts(ofGroups groups: [Int32], _ groupCount: Int) -> [[BinCounts]] {
    evaluation.items.map { item in
      let name = item.characteristic.name
      let category = model.categories[item.category].name
      let (labels, points): ([String], [Int])
      let counts: [[Int]]
      if case .column(let measure) = item.characteristic.measure {
        labels = ["missing"] + measure.bins.map(\.values.description)
        points = item.points
        counts = Self.counts(groups, groupCount, points.count) { item.bins[$0] }
      } else {
        // Friends' scores have no bins but the points that they bring.
        points = Array(0...item.characteristic.budget)
        labels = points.map { "\($0) points" }
        counts = Self.counts(friendsPoints == nil ? [] : groups, groupCount, points.count) {
          Int(friendsPoints?[$0] ?? 0)
        }
      }
      return counts.map {
        BinCounts(
          characteristic: name, category: category, labels: labels, points: points, counts: $0)
      }
    }
  }

  private static func counts(
    _ groups: [Int32], _ groupCount: Int, _ binCount: Int, _ bin: (Int) -> Int
  ) -> [[Int]] {
    var counts = [[Int]](repeating: Array(repeating: 0, count: binCount), count: groupCount)
    for (row, group) in groups.enumerated() where group >= 0 { counts[Int(group)][bin(row)] += 1 }
    return counts
  }
}
