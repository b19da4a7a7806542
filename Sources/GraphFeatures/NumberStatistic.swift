internal import GraphKernels
internal import Tables

/// A number that is told of friends' numbers: one column of the result.
///
/// Statistics are values made by static members: `.mean`, `.percentile(90)`, `.shareBelow(3)`. All but
/// the number of friends with a value, which comes with every column, and ``coverage`` are missing where
/// fewer friends have a value than ``FriendStatistics/minimumFriends``.
public struct NumberStatistic: Sendable, Hashable {
  /// How it is computed; a shrunk mean takes its strength from ``FriendStatistics/pseudoFriends``.
  let kind: NeighborStatistic

  /// The mean.
  public static let mean = NumberStatistic(kind: .mean)
  /// The standard deviation of the population: 0 for one friend.
  public static let standardDeviation = NumberStatistic(kind: .deviation)
  /// The smallest value.
  public static let minimum = NumberStatistic(kind: .minimum)
  /// The largest value.
  public static let maximum = NumberStatistic(kind: .maximum)
  /// The middle value, which takes longer than the four before together.
  public static let median = NumberStatistic(kind: .median)
  /// The share of friends who have a value; missing only without friends.
  public static let coverage = NumberStatistic(kind: .coverage)
  /// The mean by the weight of the tie, decayed where weights decay.
  ///
  /// Needs weights. Ties of both directions add up. Ten times all weights changes at most its last digit.
  public static let weightedMean = NumberStatistic(kind: .weightedMean)
  /// The mean pulled towards that of everyone else: (κμ + Σx) / (κ + n), with n friends who have a value
  /// x, the mean μ of all other people with a value, and κ ``FriendStatistics/pseudoFriends``.
  ///
  /// The person's own value is left out of μ, to the last bit.
  public static let shrunkMean = NumberStatistic(kind: .shrunkMean(pseudoCount: 0))
  /// The person's own value less the friends' mean; missing without an own value.
  public static let difference = NumberStatistic(kind: .difference)
  /// The share of friends' values below the person's own, equal ones counted by half; missing without
  /// an own value.
  public static let rank = NumberStatistic(kind: .rank)

  /// The value below which so many per cent of the values lie, by Hyndman & Fan's definition 7: at place
  /// (n − 1) × *percent* / 100 of the sorted list, on the line between two neighbors.
  ///
  /// - Source: Hyndman & Fan, "Sample quantiles in statistical packages", *The American Statistician* 50
  ///   (1996), [doi:10.2307/2684934](https://doi.org/10.2307/2684934).
  /// - Precondition: From 0 to 100.
  public static func percentile(_ percent: Double) -> NumberStatistic {
    precondition(percent >= 0 && percent <= 100, "a percentage is from 0 to 100")
    return NumberStatistic(kind: .percentile(percent + 0))
  }

  /// The share of values strictly below a number.
  ///
  /// - Precondition: The number is finite.
  public static func shareBelow(_ limit: Double) -> NumberStatistic {
    precondition(limit.isFinite, "a threshold is a number")
    return NumberStatistic(kind: .shareBelow(limit + 0))
  }

  /// The share of values strictly above a number.
  ///
  /// - Precondition: The number is finite.
  public static func shareAbove(_ limit: Double) -> NumberStatistic {
    precondition(limit.isFinite, "a threshold is a number")
    return NumberStatistic(kind: .shareAbove(limit + 0))
  }

  /// Mean, standard deviation, minimum, maximum and median: what every table gets.
  public static let standard: [NumberStatistic] = [
    .mean, .standardDeviation, .minimum, .maximum, .median,
  ]

  /// Those without a number of their own, with the names by which they are asked for.
  static let simple: [NumberStatistic] =
    standard + [.coverage, .weightedMean, .shrunkMean, .difference, .rank]

  /// The names of those without a number of their own.
  public static var simpleNames: [String] { simple.map(\.name) }

  /// The end of the column's name, such as `q90` or `share_below_3`.
  public var name: String {
    switch kind {
    case .mean: "mean"
    case .deviation: "sd"
    case .minimum: "min"
    case .maximum: "max"
    case .median: "median"
    case .percentile(let percent): "q\(NamePart.of(percent))"
    case .coverage: "coverage"
    case .shareBelow(let limit): "share_below_\(NamePart.of(limit))"
    case .shareAbove(let limit): "share_above_\(NamePart.of(limit))"
    case .weightedMean: "weighted_mean"
    case .shrunkMean: "shrunk_mean"
    case .difference: "difference"
    case .rank: "rank"
    }
  }

  /// The statistic whose column's name ends so.
  public static func named(_ name: String) -> NumberStatistic? {
    if let statistic = simple.first(where: { $0.name == name }) { return statistic }
    func number(after prefix: String) -> Double? {
      name.hasPrefix(prefix) ? NamePart.number(name.dropFirst(prefix.count)) : nil
    }
    if let percent = number(after: "q") {
      return 0...100 ~= percent ? .percentile(percent) : nil
    }
    return number(after: "share_below_").map { NumberStatistic.shareBelow($0) }
      ?? number(after: "share_above_").map { NumberStatistic.shareAbove($0) }
  }

  /// Whether the usual kernel has it.
  var isStandard: Bool { Self.standard.contains(self) }

  /// Where it stands among others.
  var order: Int {
    switch kind {
    case .mean: 0
    case .deviation: 1
    case .minimum: 2
    case .maximum: 3
    case .median: 4
    case .percentile: 5
    case .coverage: 6
    case .weightedMean: 7
    case .shrunkMean: 8
    case .difference: 9
    case .rank: 10
    case .shareBelow: 11
    case .shareAbove: 12
    }
  }

  /// What the kernel computes.
  func kernel(pseudoFriends: Double) -> NeighborStatistic {
    if case .shrunkMean = kind { .shrunkMean(pseudoCount: pseudoFriends) } else { kind }
  }
}
