/// Which columns are made of people's outcomes, and how: each person's without the outcomes of their own
/// fold.
///
/// ```swift
/// var features = OutcomeFeatures(folds: .byCommunity(5))
/// features.circles = [.friends, .tiesIn]
/// features.pseudoFriends = 10
/// ```
public struct OutcomeFeatures: Sendable, Hashable {
  /// How people with an outcome are set apart from each other.
  public var folds: FoldRule
  /// Over whom outcomes are counted.
  public var circles: [FriendCircle] = [.friends, .friendsOfFriends]
  /// Whether they are counted over people's communities; a job with folds of whole communities or components
  /// does not, as nobody in a fold would rest on anybody there.
  public var includesCommunities = true
  /// Whether personalized PageRank goes out from people with the event, and from people without.
  public var includesPageRank = true
  /// Whether activation spreads from people with the event.
  public var includesActivation = true
  /// Whether SybilRank's trust goes out from people without the event.
  public var includesSybilRank = false
  /// The columns of texts in the people table of which each person's level is encoded by its event rate;
  /// `nil` for all but outcomes that the table declares.
  ///
  /// A column that says the same as the outcome in other words must not be among them: the people of a
  /// level would tell on each other.
  public var levelColumns: [String]? = []
  /// With fewer people whose outcome is known the excess of their rate is missing; from 0, with which none
  /// is for want of people: over nobody it is 0.
  ///
  /// Their number comes in any case. What spreads over the whole graph is not missing for it.
  public var minimumFriends = 0
  /// How many people at the event rate of all are added to each count: a finite number above 0.
  public var pseudoFriends = 5.0
  /// The probability with which a walk of personalized PageRank goes on, from 0 to below 1.
  public var damping = Feature.defaultDamping
  /// The part of a person's activation that is handed on in a step, above 0 and at most 1.
  public var spreadingFactor = 0.5
  /// The number of steps of activation.
  public var steps = 5

  /// Asks for all columns, by default with five folds of people.
  public init(folds: FoldRule = .byPerson()) { self.folds = folds }
}
