public import Files
internal import Identifiers
internal import Memory
internal import Tables

/// The scores of all people of a table, with everything that led to them.
///
/// A collection of one ``PersonScore`` per person, in the order of the table's rows:
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv")
/// let scores = try await CreditScorer(model: .reported2015).scores(for: people)
/// scores[0].score                         // 772
/// scores["ann"]?.band                     // "outstanding"
/// scores[0].points(in: .creditHistory)    // 180
/// scores.bandCounts                       // poor 1134, fair 557, ...
/// try scores.explanation(for: "ann").text
/// try people.joined(with: scores.table()).write(to: "scored.csv")
/// ```
public struct Scores: Sendable, Equatable {
  /// The number of people in a band.
  public struct BandCount: Sendable, Equatable {
    /// The band's name.
    public let band: String
    /// The number of people whose score falls in it.
    public let count: Int
  }

  /// The model that was applied: the one given or, if its friends' scores are switched off, that without
  /// interpersonal relationships.
  public let model: ScoreModel
  /// What looks wrong although scores could be computed, such as columns that are missing.
  public let warnings: [Message]
  /// The number of people with a score.
  public let assessedCount: Int
  /// The number of people in each of the model's bands, lowest band first.
  public let bandCounts: [BandCount]
  /// μ, the population's mean from 0 to 1 toward which friends' scores are pulled; `nil` for a model
  /// without friends' scores.
  public let populationMean: Double?
  /// The number of rounds in which friends' scores were solved; 0 if there was nothing to solve.
  public let iterations: Int

  /// The warnings that rest on no row.
  let remarks: [String]
  /// The column of identifiers.
  let people: Table
  /// The points of each of the model's categories, person by person, as all that follows.
  var points: [Buffer<Int32>]
  /// The score with everything missing at its worst.
  let minimum: Buffer<Int32>
  /// The score with everything missing at its best.
  let maximum: Buffer<Int32>
  /// The points of the categories other than interpersonal relationships that data back.
  let backed: Buffer<Int32>
  /// All points of those categories.
  let coverable: Int
  /// Who is assessed, as in ``PointTally/statuses``.
  var statuses: Buffer<UInt8>
  /// The number of the band, from 0, of people who are assessed.
  let bands: Buffer<UInt16>
  let reasons: ReasonRanking.Reasons
  let evaluation: Evaluation
  /// What the table tells of the values, and what is not read of it.
  let origins: ValueOrigins
  /// The names of columns that were computed from friendships and other people's data.
  let relationColumns: Set<String>
  /// As ``ScoreBuilder/ranksHoldStill``.
  let ranksHoldStill: Bool
  /// The median of the ranks by which friends' scores are discounted; `nil` without a discount.
  let medianRank: Double?
  let relationships: Relationships?
  /// The points that friends' scores bring each person; `nil` for a model without them.
  let friendsPoints: Buffer<Int32>?
  /// For each person whether enough friends contribute to tell about relationships.
  let disclosesRelationships: Buffer<Bool>
  /// Whether ranges of people about whose relationships nothing is told have all that friends could bring.
  let hidesRanges: Bool
  /// How sure the scores are; `nil` if nobody asked and the model needs it not.
  let certainty: ScoreCertainty?
  /// Whether somebody asked how sure the scores are.
  let tellsCertainty: Bool
  /// What people of other cards add to how far others reach; `nil` if one card scores all.
  var surroundings: InfluenceBounds.Surroundings?
}

extension Scores: RandomAccessCollection {
  /// The position of the first person, 0.
  public var startIndex: Int { 0 }

  /// The number of people.
  public var endIndex: Int { statuses.count }

  /// The score of the person in a row, made on each access.
  public subscript(row: Int) -> PersonScore {
    PersonScore(
      score: score(row), status: status(row), points: categoryPoints(row),
      range: Int(minimum[row])...Int(maximum[row]),
      band: isAssessed(row) ? model.bands[Int(bands[row])].name : nil,
      coverage: Double(backed[row]) / Double(coverable), reasons: reasons[row])
  }

  /// The score of the person with an identifier, as ``score(of:)``.
  public subscript(identifier: String) -> PersonScore? { score(of: identifier) }

  /// The score of the person with an identifier; `nil` if there is no such person.
  ///
  /// The first row counts if several have the identifier. It takes time in proportion to the number of
  /// people.
  public func score(of identifier: String) -> PersonScore? { row(of: identifier).map { self[$0] } }

  /// The first row with an identifier.
  func row(of identifier: String) -> Int? { people.firstRow(of: identifier) }
}

extension Scores {
  /// The score of each row; `nil` of people who can't be assessed.
  package var numbers: [Double?] { indices.map { row in score(row).map(Double.init) } }

  /// Whether a person has a score.
  @inline(__always)
  func isAssessed(_ row: Int) -> Bool { statuses[row] == 0 }

  /// A person's score; `nil` without one.
  func score(_ row: Int) -> Int? { isAssessed(row) ? total(row) : nil }

  /// The scale's minimum and a person's points, neutral ones for all that is missing.
  @inline(__always)
  func total(_ row: Int) -> Int {
    var sum = model.scale.lowerBound
    for points in points { sum += Int(points[row]) }
    return sum
  }

  func status(_ row: Int) -> PersonScore.Status {
    let (number, required) = (Int(statuses[row]), model.coverage.required)
    if number == 0 { return .assessed }
    if number == PointTally.tooUncertain(model) {
      return .tooUncertain(bands: bandsTouched(row), most: model.coverage.mostBands ?? 0)
    }
    return number <= required.count
      ? .nothingKnown(about: required[number - 1])
      : .tooLittleKnown(
        share: Double(backed[row]) / Double(coverable), needed: model.coverage.minimum)
  }

  private func categoryPoints(_ row: Int) -> [ScoreCategory: Int]? {
    guard isAssessed(row) else { return nil }
    return Dictionary(
      uniqueKeysWithValues: zip(model.categories, points).map { ($0.name, Int($1[row])) })
  }

  /// The scores before friends' points are rounded, made on each access; `nil` for people without a
  /// score.
  package var exactScores: [Double?] {
    let budget = evaluation.items.first { $0.friendsScores != nil }?.characteristic.budget
    return indices.map { row in
      score(row).map { score in
        guard let relationships, let friendsPoints, let budget else { return Double(score) }
        return Double(score - Int(friendsPoints[row])) + Double(budget) * relationships.figures[row]
      }
    }
  }
}
