public import Tables

/// A score of some people, and what else is known about them; every list has a row per person.
public struct ValidationInput: Sendable {
  /// Another score of the same people.
  public struct OtherScore: Sendable {
    /// Its name.
    public var name: String
    /// A finite number per row, `nil` where there is none.
    public var scores: [Double?]
    /// What a higher one stands for.
    public var direction: ScoreDirection

    /// Takes a score.
    public init(name: String, scores: [Double?], direction: ScoreDirection) {
      self.name = name
      self.scores = scores
      self.direction = direction
    }
  }

  /// The name of the score.
  public var name: String
  /// A finite number per row, `nil` where there is none.
  public var scores: [Double?]
  /// The name of the outcome.
  public var outcomeName: String
  /// What became of people.
  public var outcomes: Outcomes
  /// Who each row is about: rows of one person stay in one fold.
  public var identifiers: Column
  /// The name and numbers of a probability of the event; `nil` if there is none.
  public var probabilities: (name: String, values: [Double?])?
  /// The fitted card that the score is of; `nil` if it is of none.
  public var card: FittedCard?
  /// Another score to compare with.
  public var other: OtherScore?
  /// The periods of the rows' dates.
  public var periods: CalendarPeriods?
  /// Columns that are followed from period to period beside the score.
  public var followed: [Column] = []
  /// The score's characteristics from period to period.
  package var characteristics: [FollowedBins] = []
  /// Columns that name groups to be treated alike.
  public var groups: [Column] = []
  /// Columns for which no other one should stand in.
  public var protected: [Column] = []
  /// The columns that were made of a graph.
  public var graphColumns: [Column] = []

  /// Takes a score and its outcomes.
  public init(
    name: String, scores: [Double?], outcomeName: String, outcomes: Outcomes, identifiers: Column
  ) {
    self.name = name
    self.scores = scores
    self.outcomeName = outcomeName
    self.outcomes = outcomes
    self.identifiers = identifiers
  }

  /// The same with weights whose squares add up.
  func withPlainWeights() throws(ValidationError) -> ValidationInput {
    var input = self
    input.outcomes = try outcomes.withPlainWeights()
    return input
  }
}
