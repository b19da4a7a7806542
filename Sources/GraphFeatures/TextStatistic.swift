internal import Files

/// What is told of friends' texts.
///
/// The number of friends with a text comes with every column; all but that and ``coverage`` is missing
/// where fewer friends have one than ``FriendStatistics/minimumFriends``.
public struct TextStatistic: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case coverage, entropy, likeOwn, mode
    case levelShares(Int)
    case share(String)
  }

  let kind: Kind

  /// The share of friends who have a text; missing only without friends.
  public static let coverage = TextStatistic(kind: .coverage)
  /// Shannon's entropy of friends' texts in nats: 0 if all are alike, ln *k* for *k* texts equally often.
  public static let entropy = TextStatistic(kind: .entropy)
  /// The share of friends whose text is the person's own; missing without one.
  public static let likeOwn = TextStatistic(kind: .likeOwn)
  /// The most frequent text; of equally frequent ones the first by its UTF-8 bytes.
  public static let mode = TextStatistic(kind: .mode)
  /// A column for each of the ten texts that are most frequent among all people, and one for all others.
  public static let levelShares = levelShares(defaultLevelCount)

  /// How many texts get a column of their own where nothing is said.
  public static let defaultLevelCount = 10

  /// A column for each of the texts that are most frequent among all people, with its share of friends'
  /// texts, and one for all other texts together.
  ///
  /// Of equally frequent texts the first by their UTF-8 bytes come first.
  ///
  /// - Parameter count: How many texts get a column; fewer if there are not as many.
  /// - Returns: The statistic.
  /// - Precondition: At least 1.
  public static func levelShares(_ count: Int) -> TextStatistic {
    precondition(count >= 1, "at least one text gets a column")
    return TextStatistic(kind: .levelShares(count))
  }

  /// The share of one text, which may be nobody's.
  public static func share(of text: String) -> TextStatistic { TextStatistic(kind: .share(text)) }

  /// What can be asked for where texts stand in the place of numbers, as a part of a sentence.
  static let offer: Message =
    "ask for what is told of texts (\(.statistics)): \(levelShares.name) (shares of the most frequent "
    + "ones), \(entropy.name), \(mode.name) (the most frequent one), \(likeOwn.name)"

  /// Those without a number or text of their own.
  static let simple: [TextStatistic] = [.coverage, .entropy, .likeOwn, .mode]

  /// The statistic that is asked for by that name: `coverage`, `entropy`, `share_like_own`, `mode` or
  /// `levels`.
  public static func named(_ name: String) -> TextStatistic? {
    (simple + [.levelShares]).first { $0.name == name }
  }

  /// How it is asked for by name, and where it is one column the end of that one's name.
  public var name: String {
    switch kind {
    case .coverage: "coverage"
    case .entropy: "entropy"
    case .likeOwn: "share_like_own"
    case .mode: "mode"
    case .levelShares: "levels"
    case .share(let text): "share_\(text)"
    }
  }
}
