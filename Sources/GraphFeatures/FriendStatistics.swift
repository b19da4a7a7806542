/// What is told of friends' values: which statistics, over whom, and from how many values on.
///
/// A list of statistics of numbers is one too: `[.mean, .percentile(90)]`. The number of friends with a
/// value comes always.
///
/// ```swift
/// let statistics = FriendStatistics(
///   [.mean, .percentile(90), .shareBelow(3)], ofTexts: [.entropy],
///   over: [.friends, .friendsOfFriends], minimumFriends: 3)
/// ```
public struct FriendStatistics: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// What is told of columns of numbers, of true and false, and of dates.
  public var ofNumbers: [NumberStatistic]
  /// What is told of columns of texts.
  public var ofTexts: [TextStatistic]
  /// Over whom.
  public var circles: [FriendCircle]
  /// With fewer friends who have a value, statistics are missing: at least 1.
  public var minimumFriends: Int
  /// How many friends at the population's mean a shrunk mean adds: κ, from 0.
  public var pseudoFriends: Double

  /// How many friends a shrunk mean adds where nothing is said.
  public static let defaultPseudoFriends = 5.0

  /// Chooses statistics; of one given twice the first counts.
  ///
  /// Columns come in the order of this list whatever the order of the choice: mean, standard deviation,
  /// minimum, maximum, median, percentiles, coverage, weighted and shrunk mean, difference, rank, shares
  /// below and above; those of one kind in the order given.
  ///
  /// - Parameters: As the properties.
  /// - Precondition: `minimumFriends` is at least 1; `pseudoFriends` is finite and not below 0.
  public init(
    _ ofNumbers: [NumberStatistic] = NumberStatistic.standard, ofTexts: [TextStatistic] = [],
    over circles: [FriendCircle] = [.friends], minimumFriends: Int = 1,
    pseudoFriends: Double = defaultPseudoFriends
  ) {
    precondition(minimumFriends >= 1, "a statistic rests on a friend at least")
    precondition(pseudoFriends >= 0 && pseudoFriends.isFinite, "so many friends are added")
    self.ofNumbers = ofNumbers
    self.ofTexts = ofTexts
    self.circles = circles
    self.minimumFriends = minimumFriends
    self.pseudoFriends = pseudoFriends
  }

  /// Chooses statistics of numbers.
  public init(arrayLiteral statistics: NumberStatistic...) { self.init(statistics) }

  /// What every table gets.
  public static let standard = FriendStatistics(NumberStatistic.standard)
}

extension FriendStatistics {
  /// The statistics of numbers in the order of columns, each once.
  var orderedNumbers: [NumberStatistic] {
    ofNumbers.deduplicated.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }

  /// Whether the usual kernel has all that is told of numbers over a circle.
  func isUsual(over circle: FriendCircle) -> Bool {
    circle == .friends && minimumFriends == 1 && ofNumbers.allSatisfy(\.isStandard)
  }

  /// The same with other statistics over other people.
  func replacing(
    _ ofNumbers: [NumberStatistic], _ ofTexts: [TextStatistic], over circles: [FriendCircle]
  ) -> FriendStatistics {
    var statistics = self
    (statistics.ofNumbers, statistics.ofTexts, statistics.circles) = (ofNumbers, ofTexts, circles)
    return statistics
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  var deduplicated: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
