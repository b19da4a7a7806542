internal import Communities
internal import Execution
internal import Graphs
internal import Tables

/// What a column of the people table becomes over a person's friends, or over the others of their
/// community.
enum FriendAggregate: String, CaseIterable {
  case count, mean, sd, min, max, median
  case communityMean

  /// The aggregates of these statistics, with or without the one over communities, in their order.
  static func all(
    _ statistics: FriendStatistics = .all, withCommunities: Bool
  ) -> [FriendAggregate] {
    allCases.filter { aggregate in
      switch aggregate {
      case .count: true
      case .mean: statistics.contains(.mean)
      case .sd: statistics.contains(.standardDeviation)
      case .min: statistics.contains(.minimum)
      case .max: statistics.contains(.maximum)
      case .median: statistics.contains(.median)
      case .communityMean: withCommunities
      }
    }
  }

  /// The name of the aggregate of a column.
  func columnName(of column: String) -> String {
    self == .communityMean ? "community_\(column)_mean" : "neighbor_\(column)_\(rawValue)"
  }

  /// The entry of the aggregate of a column in a data dictionary.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - communities: How communities are found, whose weights count in means over them.
  /// - Returns: The entry.
  func column(of column: String, _ communities: CommunitySearch) -> ColumnDescription {
    let (what, missing, unit): (String, String?, String?) =
      switch self {
      case .count: ("number of friends with a value of '\(column)'", nil, "friends")
      case .mean: ("mean of '\(column)' over friends with a value", Self.without, Self.unit)
      case .sd:
        (
          "standard deviation (of the population) of '\(column)' over friends with a value",
          Self.without, Self.unit
        )
      case .min: ("smallest '\(column)' of a friend", Self.without, Self.unit)
      case .max: ("largest '\(column)' of a friend", Self.without, Self.unit)
      case .median: ("median of '\(column)' over friends with a value", Self.without, Self.unit)
      case .communityMean:
        (
          "mean of '\(column)' over the others of the person's community",
          "where no other has a value", Self.unit
        )
      }
    return ColumnDescription(
      columnName(of: column), self == .count ? .integer : .decimal, what,
      range: [.count, .sd].contains(self) ? "0 and up" : "as of the column", unit: unit,
      missing: missing, source: "column '\(column)' of the people table",
      weights: self == .communityMean ? communities.weights : .ignored)
  }

  private static let without = "where no friend has a value"
  private static let unit = "the column's unit"

  /// What a column's aggregates take: numbers, and what a column has however few its rows are.
  static func cost(of column: String) -> MemoryCost {
    let count = Double(allCases.count)
    return MemoryCost("aggregates of \(column)", perVertex: 8 * count) { _, _ in
      count * MemoryCost.columnOverhead
    }
  }
}
