public import CreditScoring

/// What a person gains by a planted ring of false accounts, beside what is proven.
public struct RingInfluence: Sendable, Equatable {
  /// The person's identifier.
  public let identifier: String
  /// The model's name.
  public let modelName: String
  /// The model's version.
  public let modelVersion: String
  /// The number of accounts in the ring.
  public let size: Int
  /// The number of friendships between the ring and other people than the person.
  public let attackEdges: Int
  /// The column of ranks by which friends' scores were discounted; `nil` if there was none to try.
  public let rankColumn: String?
  /// The characteristics that rest on others, with their budgets.
  public let characteristics: [Explanation.Others.Characteristic]
  /// The gain with all friends counting alike.
  public let plain: Effect
  /// The gain with friends counting less by their sybil risk; `nil` without ranks.
  public let discounted: Effect?

  /// Scores without the ring and with it.
  public struct Effect: Sendable, Equatable {
    /// The person's score without the ring; `nil` if not assessable.
    public let before: Int?
    /// The person's score with it.
    public let after: Int?
    /// What friends' scores bring more with the ring, before rounding; `nil` without a score or friends'
    /// scores.
    public let friendsScoresGain: Double?
    /// The most that is proven; `nil` for a model without friends' scores.
    ///
    /// With a discount that is the budget, since a ring can change everyone's risk.
    public let bound: Explanation.Bound?
    /// How many others of the people have another score with the ring.
    public let otherCount: Int
    /// The largest change of another person's score.
    public let largestOtherChange: Int

    /// The person's gain in points; `nil` if there is no score before or after.
    public var gain: Int? { before.flatMap { before in after.map { $0 - before } } }

    init(row: Int, size: Int, othersToo: Bool, before: Scores, after: Scores) {
      (self.before, self.after) = (before[row].score, after[row].score)
      let points = (before.friendsScoresPoints(row: row), after.friendsScoresPoints(row: row))
      friendsScoresGain = points.0.flatMap { before in points.1.map { $0 - before } }
      bound = before.bound(row: row, inventedFriends: size, othersToo: othersToo)
      let changes = before.changes(to: after, except: row)
      (otherCount, largestOtherChange) = (changes.count, changes.largest)
    }
  }

  init(
    person: String, size: Int, attackEdges: Int, rankColumn: String?, scores: Scores,
    plain: Effect, discounted: Effect?
  ) {
    identifier = person
    (modelName, modelVersion) = (scores.model.name, scores.model.version)
    (self.size, self.attackEdges, self.rankColumn) = (size, attackEdges, rankColumn)
    characteristics =
      scores.indices.first.flatMap { scores.others(row: $0, inventedFriends: size) }?
      .characteristics
      ?? []
    (self.plain, self.discounted) = (plain, discounted)
  }
}
