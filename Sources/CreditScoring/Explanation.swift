/// How one person's score comes about, complete enough to add it up by hand.
///
/// Renderings are ``text``, ``markdown`` and ``json``. Nothing in it tells a single friend's score:
/// with few contributing friends their figures are left out.
public struct Explanation: Sendable, Equatable {
  /// The person's identifier.
  public let identifier: String
  /// The model's name.
  public let modelName: String
  /// The model's version.
  public let modelVersion: String
  /// What scores of the model may be used for.
  public let purpose: String
  /// The lowest and the highest score.
  public let scale: ClosedRange<Int>
  /// The score: the scale's minimum plus the points of ``categories``; `nil` if not assessable.
  public let score: Int?
  /// `assessed`, or `not assessable:` with the reason.
  public let status: String
  /// The band of the score.
  public let band: String?
  /// The score if everything missing were at its worst.
  public let minimum: Int
  /// The score if everything missing were at its best.
  public let maximum: Int
  /// The share of the points of the person's own categories that is backed by data.
  public let coverage: Double
  /// The share that is needed.
  public let coverageNeeded: Double
  /// The categories in the model's order.
  public let categories: [Part]
  /// What friends contribute; `nil` for a model without friends' scores.
  public let friends: Friends?
  /// Why the score is not higher, most points lost first, at most four.
  public let reasons: [String]
  /// What would raise the score, largest gain first; it never concerns other people.
  public let changes: [Change]

  /// A category with its characteristics.
  public struct Part: Sendable, Equatable {
    /// Which of the five it is.
    public let category: ScoreCategory
    /// The sum of its characteristics' points.
    public let points: Int
    /// The most points.
    public let budget: Int
    /// The characteristics.
    public let lines: [Line]
  }

  /// A characteristic with the points that it brought.
  public struct Line: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// The table's column; `nil` for friends' scores.
    public let column: String?
    /// The value as it stands in the table; `nil` if it is missing, and for friends' scores.
    public let value: String?
    /// The bin in words; `nil` if the value is missing, and for friends' scores.
    public let bin: String?
    /// The points.
    public let points: Int
    /// The most points.
    public let budget: Int
    /// Whether the value is missing, so that the points are the neutral ones.
    public let isMissing: Bool
    /// Whether value and bin are left out because they tell of relationships and few friends
    /// contribute.
    public let isWithheld: Bool
  }

  /// The arithmetic of friends' scores; the figures are `nil` with few contributing friends.
  public struct Friends: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// Which of the friends' scores count.
    public let mode: ScoreModel.FriendsScores.Mode
    /// κ.
    public let priorStrength: Double
    /// μ, to six decimals.
    public let populationMean: Double
    /// The number of friends who contribute.
    public let contributingFriends: Int?
    /// Σ *a*, the sum of the strengths of their ties.
    public let totalStrength: Double?
    /// *r*, to six decimals; the points are the budget times this number, halves up.
    public let figure: Double?
    /// The points.
    public let points: Int
    /// The most points.
    public let budget: Int
    /// The least number of contributing friends for which figures are shown.
    public let minimumFriends: Int
    /// The most points that other people can move the score by.
    public let bounds: [Bound]

    /// Whether figures are left out because few friends contribute.
    public var isWithheld: Bool { contributingFriends == nil }
  }

  /// A limit to what other people can do to the score.
  public struct Bound: Sendable, Equatable {
    /// Who, in words.
    public let influence: String
    /// The most points, before rounding to whole ones.
    public let points: Double
  }

  /// A better bin of one characteristic.
  public struct Change: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// The bin now; `nil` if the value is missing.
    public let bin: String?
    /// The next better bin.
    public let betterBin: String
    /// The points that it would add.
    public let gain: Int
  }
}
