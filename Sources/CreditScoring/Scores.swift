internal import Memory
public import Tables

/// Scores of all people of a table, with what led to them.
public struct Scores: Sendable, Equatable {
  /// The number of people in a band.
  public struct BandCount: Sendable, Equatable {
    /// The band's name.
    public let band: String
    /// The number of people whose score falls in it.
    public let count: Int
  }

  /// The model that was applied: the given one or, where its friends' scores are switched off, the
  /// one without interpersonal relationships.
  public let model: ScoreModel
  /// One row per person, in the order of the people's table.
  ///
  /// The columns are the identifier; `credit_history`, `behavior_and_preferences`,
  /// `fulfillment_capacity`, `personal_characteristics`, `interpersonal_relationships` (whole points,
  /// 0 for a category that the model does not have); `score`, the scale's minimum plus their sum;
  /// `score_status`, either `assessed` or `not assessable:` with the reason; `score_minimum` and
  /// `score_maximum`, the score with everything missing at its worst and at its best, about the person
  /// and about all others: no missing value that becomes known, whosever it is, moves a score outside
  /// them, as far as ``RelationColumns`` tell what rests on others' values (friends who are not assessed
  /// count with the worst or best that they could bring, or not at all, whichever goes further); `band`; `reason_1` to
  /// `reason_4`, most points lost first, equal losses by budget and then by name, equal texts once. Points, score, band and reasons are missing for people who are not
  /// assessable; minimum and maximum are there for everyone.
  public let table: Table
  /// For each person the share, 0 to 1, of the points of the categories other than interpersonal
  /// relationships that is backed by data; made on each access.
  public var coverage: [Double] { backed.map { Double($0) / Double(coverable) } }
  /// For each person the points of those categories that are backed by data.
  let backed: Buffer<Int32>
  /// All points of those categories.
  let coverable: Int
  /// The number of people with a score.
  public let assessedCount: Int
  /// The number of people in each of the model's bands, lowest band first.
  public let bandCounts: [BandCount]
  /// μ, the population's mean from 0 to 1 that friends' scores are pulled towards; `nil` for a model
  /// without friends' scores.
  public let populationMean: Double?
  /// The rounds that the fixed point took; 0 where there was none to find.
  public let iterations: Int
  /// What the reader should know: columns that are not there, friendships that are not given.
  public let warnings: [String]
  /// The scores before friends' points are rounded, made on each access; `nil` for people who are not
  /// assessable.
  package var exactScores: [Double?] {
    guard case .integers(let totals) = table["score"]?.values else { return [] }
    guard let relationships, let friendsPoints,
      let item = evaluation.items.first(where: { $0.friendsScores != nil })
    else { return totals.map { $0.map { Double($0) } } }
    let budget = Double(item.characteristic.budget)
    return totals.indices.map { row in
      totals[row].map {
        Double($0 - Int(friendsPoints[row])) + budget * relationships.figures[row]
      }
    }
  }

  let evaluation: Evaluation
  /// The names of columns that were computed from friendships and other people's data.
  let relationColumns: Set<String>
  let relationships: Relationships?
  /// The points that friends' scores bring each person; `nil` for a model without them.
  let friendsPoints: Buffer<Int32>?
  /// For each person whether enough friends contribute to tell about relationships.
  let disclosesRelationships: Buffer<Bool>
}
