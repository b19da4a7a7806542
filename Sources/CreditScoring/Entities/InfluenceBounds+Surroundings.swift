extension InfluenceBounds {
  /// What people of other cards add to how far others reach: positions on their scales pass on what reaches
  /// them, by the *w* of their own cards.
  public struct Surroundings: Sendable, Equatable {
    /// The largest *w* of the other cards.
    public var largestWeight = 0.0
    /// The least κ of the other cards that have friends' scores; infinite if none has.
    public var leastPriorStrength = Double.infinity
    /// The largest share, 0 to 1, of a card's points that rest on other people's data beside friends' scores.
    public var otherShare = 0.0
    /// Whether other people's data can decide who is assessed.
    public var decidesAssessment = false
    /// Whether ties count less by a sybil risk that friendships can change.
    public var discountsTies = false
    /// Whether such ranks depend on friendships alone.
    var ranksHoldStill = true
    /// The number of people behind the computed mean that rests on the fewest; `nil` if all means are stated.
    var fewestBehindMean: Int?

    /// Nothing: all people are of one card.
    public init() {}
  }
}

extension InfluenceBounds.Surroundings {
  /// What the people of some cards add.
  init(_ others: [Scores]) {
    for scores in others {
      let model = scores.model
      let total = Double(model.totalPoints)
      for item in scores.evaluation.items where item.restsOnOthers {
        guard let settings = item.friendsScores else { continue }
        largestWeight = max(largestWeight, Double(item.characteristic.budget) / total)
        leastPriorStrength = min(leastPriorStrength, settings.priorStrength)
        if settings.sybilRankColumn != nil { discountsTies = true }
      }
      let budgets = scores.evaluation.items
        .filter { $0.restsOnOthers && $0.friendsScores == nil }.map(\.characteristic.budget)
      otherShare = max(otherShare, Double(budgets.reduce(0, +)) / total)
      if scores.othersDecide(by: scores.canBeMissing) { decidesAssessment = true }
      if !scores.ranksHoldStill { ranksHoldStill = false }
      if let settings = model.friendsScores, settings.populationMean == nil {
        fewestBehindMean = min(fewestBehindMean ?? scores.assessedCount, scores.assessedCount)
      }
    }
  }
}
