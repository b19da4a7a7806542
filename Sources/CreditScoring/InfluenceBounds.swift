/// The most points that other people can move a person's score by, proven from the formula.
///
/// A person's position on the scale is *z* = *c* + *w r* with *r* = (κμ + Σ *a z*) / (κ + Σ *a*),
/// where *w* is the budget of friends' scores as a share of all points. As a map of all positions it
/// shrinks differences by *w* at least, and everything here follows from that. All bounds are for
/// scores before rounding to whole points, and for a fixed population mean μ: a model that leaves
/// `population_mean` open takes μ from the people scored, and then each further person shifts it a
/// little for everyone. State the mean where strangers can add people.
public struct InfluenceBounds: Sendable, Equatable {
  /// The points that friends' scores share.
  public let budget: Int
  /// The points of the whole scale.
  public let totalPoints: Int
  /// κ, the weight of the population's mean in friends.
  public let priorStrength: Double

  /// The bounds of a model, or `nil` if friends' scores do not count in it.
  public init?(model: ScoreModel) {
    for characteristic in model.effective.categories.flatMap(\.characteristics) {
      if case .friendsScores(let settings) = characteristic.measure {
        budget = characteristic.budget
        totalPoints = model.totalPoints
        priorStrength = settings.priorStrength
        return
      }
    }
    return nil
  }

  /// *w*, the budget as a share of all points; less than 1.
  public var weight: Double { Double(budget) / Double(totalPoints) }

  /// The most that all friends together can bring or cost.
  public var allFriends: Double { Double(budget) }

  /// The most that the score of one friend, from the scale's minimum to its maximum, can move a
  /// score, everyone else's being as they are.
  ///
  /// - Parameters:
  ///   - strength: the strength of the tie, greater than 0 and at most 1.
  ///   - totalStrength: the sum over all contributing friends, this one included.
  /// - Returns: points, before rounding to whole ones.
  public func oneFriend(strength: Double, totalStrength: Double) -> Double {
    Double(budget) * strength / (priorStrength + totalStrength)
  }

  /// The most that what is known about one friend can move a score, on every way through common
  /// friends as well.
  ///
  /// Ways of two and more steps together pass on at most *w* times what the strongest tie to the
  /// friend does, and no tie does more than 1 / (κ + 1).
  ///
  /// - Parameters:
  ///   - strength: the strength of the tie, greater than 0 and at most 1.
  ///   - totalStrength: the sum over all contributing friends, this one included.
  /// - Returns: points, before rounding to whole ones.
  public func oneFriendOnAllWays(strength: Double, totalStrength: Double) -> Double {
    oneFriend(strength: strength, totalStrength: totalStrength)
      + Double(budget) * weight / (priorStrength + 1)
  }

  /// The most that all people at a distance of so many steps or more can move a score.
  ///
  /// - Parameter steps: the number of friendships on the shortest way; 0 is the person.
  /// - Returns: points, before rounding to whole ones.
  public func atDistance(_ steps: Int) -> Double {
    var bound = Double(totalPoints)
    for _ in 0..<max(steps, 0) { bound *= weight }
    return bound
  }

  /// The most that befriending invented people, all at the top of the scale, can bring.
  ///
  /// - Parameters:
  ///   - count: the number of invented people.
  ///   - strength: the strength of each tie, greater than 0 and at most 1.
  ///   - totalStrength: the sum over the person's other friends.
  /// - Returns: points, before rounding to whole ones.
  public func inventedFriends(count: Int, strength: Double, totalStrength: Double) -> Double {
    let added = Double(count) * strength
    return Double(budget) * added / (priorStrength + totalStrength + added) / (1 - weight)
  }

  /// The most that one friendship, made or ended, can move anyone's score.
  ///
  /// - Parameter strength: the strength of the tie, greater than 0 and at most 1.
  /// - Returns: points, before rounding to whole ones.
  public func oneTie(strength: Double) -> Double {
    Double(budget) * strength / (priorStrength + strength) / (1 - weight)
  }
}
