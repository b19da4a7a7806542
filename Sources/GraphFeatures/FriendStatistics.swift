/// Which statistics of friends' values a table gets, such as `[.mean, .standardDeviation]`.
public struct FriendStatistics: OptionSet, Sendable, Hashable {
  /// The sum of the chosen statistics' bits.
  public let rawValue: UInt8

  /// Makes a choice from the sum of its statistics' bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The mean.
  public static let mean = FriendStatistics(rawValue: 1)
  /// The standard deviation of the population: 0 for one friend.
  public static let standardDeviation = FriendStatistics(rawValue: 2)
  /// The smallest value.
  public static let minimum = FriendStatistics(rawValue: 4)
  /// The largest value.
  public static let maximum = FriendStatistics(rawValue: 8)
  /// The middle value, which takes longer than all others together.
  public static let median = FriendStatistics(rawValue: 16)
  /// All of them.
  public static let all: FriendStatistics = [
    .mean, .standardDeviation, .minimum, .maximum, .median,
  ]
}
