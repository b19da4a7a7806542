package import Reports

/// How one person's score comes about, complete enough to add it up by hand.
///
/// Renderings are ``text``, ``markdown`` and ``json``. Nothing in it tells a single friend's value, not even
/// beside another explanation from which one friendship is absent: of others it tells whole points, and bins, of
/// which each friend moves few; with few contributing friends only the points of the whole category.
public struct Explanation: Sendable, Equatable {
  /// The person's identifier.
  public let identifier: String
  /// What sentences call who is scored: `person`, or the kind of entity.
  public package(set) var subject = "person"
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
  /// The score if everything missing were at its worst, about the person and about others.
  public let minimum: Int
  /// The score if everything missing were at its best, about the person and about others.
  public let maximum: Int
  /// The share of the points of the person's own categories that is backed by data.
  public let coverage: Double
  /// The share that is needed.
  public let coverageNeeded: Double
  /// How sure the score is; `nil` if nobody asked.
  public let certainty: PersonCertainty?
  /// The standard error of the score, in points, by refits of the model; `nil` if it has none, and without a score.
  public let standardError: Double?
  /// The categories in the model's order.
  public let categories: [Part]
  /// What friends contribute; `nil` for a model without friends' scores.
  public let friends: Friends?
  /// What other people can do to the score; `nil` for a model in which nothing rests on others.
  public let others: Others?
  /// Why the score is not higher, most points lost first, at most four, and behind them one that is always given if
  /// it costs points and is not among them; equal losses come by budget, the larger first, then by name.
  public let reasons: [String]
  /// What speaks for the person: characteristics with more than the neutral points, most of these first, at most four.
  ///
  /// None without a score, and none of relationships with few contributing friends. Friends' scores are named
  /// without a number, where the mean is told that their neutral points rest on.
  public let strengths: [String]
  /// What would raise the score, largest gain first; it never concerns other people.
  public let changes: [Change]
  /// What would bring the score to a target; `nil` where ``unanswered`` says why not.
  public let counterfactuals: Counterfactuals?
  /// Why there are no ``counterfactuals``; `nil` if there are.
  public let unanswered: Unanswered?
  /// What has to become known so that there is a score; `nil` with a score.
  public let gap: Gap?
  /// What the score would be with other values; `nil` if none are named.
  public var whatIf: WhatIf?
  /// The friends, without names, as a page shows them; `nil` where there are none, or no friendships.
  package var friendMap: DrawnFriends?

  /// A map of friends and of the friendships between them.
  package struct DrawnFriends: Sendable, Equatable {
    let summary: String
    let map: NetworkMap
    /// What is counted, and how many there are.
    let counts: [[Picture.Cell]]

    /// Makes what a page shows of friends: a sentence, the map, and rows of a count's name and the count.
    package init(_ summary: String, _ map: NetworkMap, counts: [[Picture.Cell]]) {
      (self.summary, self.map, self.counts) = (summary, map, counts)
    }
  }

  /// Why it is not told what would bring a score to a target.
  public struct Unanswered: Sendable, Equatable {
    /// The score to reach; `nil` if none was named.
    public let target: Int?
    /// Why not, such as `the score is in the highest band`.
    public let reason: String
  }

  /// What has to become known about who has no score.
  public struct Gap: Sendable, Equatable {
    /// The categories of which the model requires to know something, and nothing is known, in the model's order.
    public let categories: [ScoreCategory]
    /// The points that data are yet to back, relationships aside; 0 if enough are.
    public let points: Int
  }

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
    /// What it is, as a model that was written by hand describes it; may be empty.
    public let meaning: String
    /// The table's column; `nil` for friends' scores.
    public let column: String?
    /// The value as it stands in the table; `nil` if it is missing, and where it tells of other people.
    public let value: String?
    /// The bin in words; `nil` if the value is missing, and for friends' scores.
    public let bin: String?
    /// The points; `nil` if they are withheld.
    public let points: Int?
    /// The most points.
    public let budget: Int
    /// The points with everything missing at its worst, about the person and about others; `nil` if they are
    /// withheld.
    public let minimum: Int?
    /// The points with everything missing at its best, about the person and about others; `nil` if they are
    /// withheld.
    public let maximum: Int?
    /// Whether missing data, about the person or about others, leave the points open.
    public let isOpen: Bool
    /// Whether the points rest on other people's data.
    public let restsOnOthers: Bool
    /// Whether the value is missing, so that the points are the neutral ones; false where that is withheld.
    public let isMissing: Bool
    /// The probability that the value is true; `nil` if nobody asked, if it is missing or withheld, and for
    /// friends' scores.
    public let reliability: Double?
    /// The standard error of the bin's points by refits of the model; `nil` if it has none, where the bin is
    /// withheld, and for friends' scores.
    public let standardError: Double?
    /// Whether value, bin and points, and whether there is a value, are left out because they tell of relationships
    /// and rest on few friends; the points of the category hold them.
    public let isWithheld: Bool
    /// How much the same the values of two runs are, 0 to 1, where the column is made of communities and the model
    /// states it.
    public let stability: Double?
  }

  /// The arithmetic of friends' scores, as far as it tells no friend's.
  public struct Friends: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// Which of the friends' scores count.
    public let mode: ScoreModel.FriendsScores.Mode
    /// κ.
    public let priorStrength: Double
    /// μ, to two decimals; `nil` if it is the mean of so few people that it would tell of one.
    public let populationMean: Double?
    /// How many friends contribute, compared with ``minimumFriends``.
    public let contributing: Contributing
    /// Where *r* lies: the points are the budget times *r*, halves up; `nil` with few contributing friends.
    public let figures: ClosedRange<Double>?
    /// The points; `nil` with few contributing friends.
    public let points: Int?
    /// The most points.
    public let budget: Int
    /// The least number of contributing friends for which points are shown.
    public let minimumFriends: Int
    /// Whether the points are shown to nobody, since another characteristic is the value of one friend.
    public let areHiddenFromAll: Bool
    /// The column of ranks by which friends count; `nil` if all count alike.
    public let sybilRankColumn: String?
    /// The median rank, from which on friends count fully; `nil` if all count alike.
    public let medianRank: Double?

    /// How many friends contribute, as far as it is told.
    public enum Contributing: String, Sendable {
      /// None, since no friendships are given: *r* is μ.
      case none
      /// Fewer than are told about, or none.
      case few
      /// As many as are told about, or more.
      case enough
    }

    /// Whether the points are left out because few friends contribute.
    public var isWithheld: Bool { contributing == .few }
  }

  /// What other people's data can do to the score, the person's own staying as they are.
  public struct Others: Sendable, Equatable {
    /// A characteristic that rests on other people's data.
    public struct Characteristic: Sendable, Equatable {
      /// The characteristic's name.
      public let name: String
      /// The most points that it can bring; the least are 0.
      public let budget: Int
      /// Whether it is friends' scores.
      public let isFriendsScores: Bool
      /// Whether it can't be told what is missing about others behind its value, because the value
      /// came with the table.
      public let hasUnknownRoom: Bool
    }

    /// The characteristics that rest on other people's data, in the model's order.
    public let characteristics: [Characteristic]
    /// The least and the most that the score can be, whatever others do; `nil` without a score.
    public let scores: ClosedRange<Int>?
    /// Whether others can decide if there is a score at all: with all that rests on them missing, or
    /// known, too little or enough would be known.
    public let decidesAssessment: Bool
    /// The most points that other people can move the score by; empty for a model without friends'
    /// scores, in which only ``scores`` bounds it.
    public let bounds: [Bound]
    /// Whether the mean toward which friends' scores are pulled is that of the people scored, so that everyone moves
    /// it.
    public let meanIsOpen: Bool
  }

  /// A limit to what other people can do to the score.
  public struct Bound: Sendable, Equatable {
    /// Who or what, in words.
    public let influence: String
    /// The most whole points in all characteristics together, rounding included.
    public let points: Int
    /// The most points of them in friends' scores, before rounding to whole ones; other
    /// characteristics are counted with their budgets, where the influence can reach them.
    public let friendsScoresPoints: Double
  }

  /// A better bin of one characteristic.
  public struct Change: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// The bin now; `nil` if the value is missing.
    public let bin: String?
    /// The value now, as it stands in the table; `nil` if it is missing.
    public let value: String?
    /// Whether the values are texts, of which the person's own says more than its bin.
    public let isText: Bool
    /// The next better bin, of texts the best.
    public let betterBin: String
    /// The points that it would add.
    public let gain: Int
  }
}
