extension ScoreModel {
  /// How friends' scores become points.
  ///
  /// Friends' positions on the scale *z*, from 0 to 1, and the strengths of the ties *a* give the
  /// person's figure *r* = (κμ + Σ *a z*) / (κ + Σ *a*): a mean, pulled toward the population's mean μ
  /// as if by κ more friends. *r* is rounded to six decimals; the points are the budget times *r*,
  /// rounded half up. Friends who can't be assessed, or in ``Mode/lagged`` have no earlier score, count
  /// in neither sum.
  ///
  /// With ``sybilRankColumn`` *a* is the strength of the tie times 1 − the friend's sybil risk. The risk is
  /// 1 − min(1, the friend's rank over the median rank), from 0 to 1: who is as well tied to people known
  /// to be real as half of all people are counts fully, others in proportion. A friend without a rank
  /// counts in neither sum, since nobody vouches for them.
  ///
  /// Columns made of others' outcomes, whose names end in `_oof`, would bring people's own outcomes back
  /// through friends: a scorer refuses them beside ``Mode/fixedPoint``, beside a mean that is computed, and as
  /// columns of earlier scores or ranks.
  public struct FriendsScores: Sendable, Equatable {
    /// Which of the friends' scores count.
    public let mode: Mode
    /// The column with earlier scores, for ``Mode/lagged``.
    public let earlierScoreColumn: String?
    /// κ, greater than 0: the number of average friends that the population's mean weighs as much as.
    public let priorStrength: Double
    /// μ, from 0 (the scale's minimum) to 1; `nil`: computed.
    ///
    /// Computed it is the mean of all assessed people's other points, as a share of the most that
    /// these can be.
    public let populationMean: Double?
    /// The edge weight from which a tie counts fully; lighter ties count in proportion.
    ///
    /// If `nil`, every tie counts fully; where weights decay with time, one of weight 1 does.
    public let fullStrengthWeight: Double?
    /// The least number of contributing friends for which figures and reasons are shown, 5 or more.
    public let minimumFriendsToDisclose: Int

    /// The column with ranks from 0 by which friends' scores are discounted, such as `sybil_rank`; `nil`
    /// if all count alike.
    public let sybilRankColumn: String?

    /// The least that ``minimumFriendsToDisclose`` may be.
    package static let leastFriendsToDisclose = 5

    /// Which of the friends' scores count.
    public enum Mode: String, Sendable, CaseIterable {
      /// The scores of the same run, all solved together.
      case fixedPoint = "fixed_point"
      /// The scores of an earlier run, from a column.
      case lagged
      /// None: the category is removed and its points go to the others.
      case off
    }

    /// Says how friends' scores become points.
    ///
    /// - Parameters:
    ///   - mode: Which of the friends' scores count.
    ///   - earlierScoreColumn: The column with earlier scores, for ``Mode/lagged``.
    ///   - priorStrength: κ, greater than 0.
    ///   - populationMean: μ, from 0 to 1; `nil` to compute it from the people assessed.
    ///   - fullStrengthWeight: The edge weight from which a tie counts fully; `nil` if every tie does.
    ///   - minimumFriendsToDisclose: The least number of contributing friends for which figures and
    ///     reasons are shown, 5 or more.
    ///   - sybilRankColumn: The column with ranks by which friends' scores are discounted; `nil` if all
    ///     count alike.
    public init(
      mode: Mode = .fixedPoint, earlierScoreColumn: String? = nil, priorStrength: Double = 5,
      populationMean: Double? = nil, fullStrengthWeight: Double? = nil,
      minimumFriendsToDisclose: Int = 5, sybilRankColumn: String? = nil
    ) {
      self.mode = mode
      self.earlierScoreColumn = earlierScoreColumn
      self.priorStrength = priorStrength
      self.populationMean = populationMean
      self.fullStrengthWeight = fullStrengthWeight
      self.minimumFriendsToDisclose = minimumFriendsToDisclose
      self.sybilRankColumn = sybilRankColumn
    }
  }

  /// The model with friends' scores entering in another way; all points stay as they are.
  ///
  /// - Parameters:
  ///   - mode: Which of the friends' scores count.
  ///   - column: The table's column with earlier scores; needed for ``FriendsScores/Mode/lagged``.
  /// - Returns: The same model if it has no characteristic that rests on friends' scores.
  /// - Throws: ``ScoreModelError`` if the mode is `lagged` and the column's name is missing or empty.
  public func readingFriendsScores(
    _ mode: FriendsScores.Mode, from column: String? = nil
  ) throws(ScoreModelError) -> ScoreModel {
    try replacingFriendsScores { settings in
      FriendsScores(
        mode: mode, earlierScoreColumn: column, priorStrength: settings.priorStrength,
        populationMean: settings.populationMean,
        fullStrengthWeight: settings.fullStrengthWeight,
        minimumFriendsToDisclose: settings.minimumFriendsToDisclose,
        sybilRankColumn: settings.sybilRankColumn)
    }
  }

  /// The model with friends' scores discounted by friends' sybil risk, or not; all points stay as they are.
  ///
  /// - Parameter column: The column with ranks, such as `sybil_rank`; `nil` for no discount.
  /// - Returns: The same model if it has no characteristic that rests on friends' scores.
  /// - Throws: ``ScoreModelError`` if the column's name is empty.
  public func discountingFriends(
    bySybilRankIn column: String?
  ) throws(ScoreModelError) -> ScoreModel {
    try replacingFriendsScores { settings in
      FriendsScores(
        mode: settings.mode, earlierScoreColumn: settings.earlierScoreColumn,
        priorStrength: settings.priorStrength, populationMean: settings.populationMean,
        fullStrengthWeight: settings.fullStrengthWeight,
        minimumFriendsToDisclose: settings.minimumFriendsToDisclose, sybilRankColumn: column)
    }
  }

  func replacingFriendsScores(
    _ change: (FriendsScores) -> FriendsScores
  ) throws(ScoreModelError) -> ScoreModel {
    let model = replacing(
      categories: categories.map { category in
        Category(
          name: category.name, weight: category.weight,
          characteristics: category.characteristics.map { characteristic in
            guard case .friendsScores(let settings) = characteristic.measure else {
              return characteristic
            }
            return Characteristic(
              name: characteristic.name, description: characteristic.description,
              reason: characteristic.reason, budget: characteristic.budget,
              measure: .friendsScores(change(settings)))
          })
      })
    try ModelRules.checkFriendsScores(of: model)
    return model
  }
}
