public import CreditScoring

/// What other people can do to a person's score at most, and what each of the person's friendships does.
///
/// Renderings are ``text``, ``markdown`` and ``json``. They name no friend, and tell no friend's score,
/// unless ``InfluenceJob/namesFriends`` says so.
public struct PersonInfluence: Sendable, Equatable {
  /// The person's identifier.
  public let identifier: String
  /// The model's name.
  public let modelName: String
  /// The model's version.
  public let modelVersion: String
  /// The person's score; `nil` if not assessable.
  public let score: Int?
  /// `assessed`, or `not assessable:` with the reason.
  public let status: String
  /// What rests on others, and the bounds of it; `nil` for a model in which nothing rests on others.
  public let others: Explanation.Others?
  /// The number of the person's friends.
  public let friendCount: Int
  /// The least number of contributing friends for which friendships are shown.
  public let minimumFriends: Int
  /// What happens without each friendship, the largest change first, in whole points; `nil` where few friends contribute,
  /// so that each would tell a friend's score.
  public let ties: [Tie]?

  /// What happens without one friendship, measured by scoring everyone again.
  public struct Tie: Sendable, Equatable {
    /// The friend's identifier; `nil` unless friends are named.
    public internal(set) var friend: String?
    /// The person's score without the friendship; `nil` if not assessable then.
    public let score: Int?
    /// By how much that is more than the score now; `nil` if there is no score now or then.
    public let change: Int?
    /// The change of friends' scores alone, before rounding; `nil` unless friends are named, and for a
    /// model without friends' scores.
    public internal(set) var exactFriendsScoresChange: Double?
    /// The number of other people whose score changes.
    public let otherCount: Int
    /// How many of them gain or lose a score as such.
    public let assessmentCount: Int
    /// The largest change of another person's score.
    public let largestOtherChange: Int
  }

  init(
    _ scores: Scores, row: Int, ties: [Tie], namesFriends: Bool, inventedFriends: Int
  ) {
    let person = scores[row]
    let explanation = scores.explanation(row: row)
    identifier = explanation.identifier
    (modelName, modelVersion) = (explanation.modelName, explanation.modelVersion)
    (score, status) = (person.score, person.status.description)
    others = scores.others(row: row, inventedFriends: inventedFriends)
    friendCount = ties.count
    let settings = scores.model.friendsScores ?? ScoreModel.FriendsScores()
    minimumFriends = settings.minimumFriendsToDisclose
    let contributing = scores.contributingFriends(row: row) ?? ties.count
    let isShown = namesFriends || ties.isEmpty || contributing >= minimumFriends
    self.ties = isShown ? Self.arranged(ties, namesFriends: namesFriends) : nil
  }

  /// The ties as they are shown: without names in an order that tells nothing but what is shown.
  private static func arranged(_ ties: [Tie], namesFriends: Bool) -> [Tie] {
    let shown = ties.map { tie in
      if namesFriends { return tie }
      var tie = tie
      tie.friend = nil
      tie.exactFriendsScoresChange = nil
      return tie
    }
    return shown.enumerated().sorted {
      $0.element.key(at: $0.offset) < $1.element.key(at: $1.offset)
    }
    .map(\.element)
  }

  /// The largest change of the person's score that a friendship makes; `nil` if none is shown or known.
  public var largestChange: Int? {
    ties?.compactMap { $0.change?.magnitude }.max().map { Int($0) }
  }
}

extension PersonInfluence.Tie {
  init(friend: String, row: Int, before: Scores, after: Scores) {
    self.friend = friend
    let (now, then) = (before[row].score, after[row].score)
    score = then
    change = now.flatMap { now in then.map { $0 - now } }
    let points = (before.friendsScoresPoints(row: row), after.friendsScoresPoints(row: row))
    exactFriendsScoresChange = points.0.flatMap { now in points.1.map { $0 - now } }
    (otherCount, largestOtherChange, assessmentCount) = {
      let changes = before.changes(to: after, except: row)
      return (changes.count, changes.largest, changes.assessmentCount)
    }()
  }

  /// What ties are ordered by: those first without which there is no score, then by size, of equal whole
  /// points by the exact change where it is shown.
  fileprivate func key(at place: Int) -> (Int, Double, Int, Int, Int, Int) {
    (
      change.map { -abs($0) } ?? .min, -(exactFriendsScoresChange?.magnitude ?? 0), change ?? 0,
      -otherCount, -largestOtherChange, place
    )
  }
}
