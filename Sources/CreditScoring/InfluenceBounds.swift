/// The most points that other people can move a person's score by through friends' scores, proven from
/// the formula.
///
/// A person's position on the scale is *z* = *c* + *w r* with *r* = (κμ + Σ *a z*) / (κ + Σ *a*),
/// where *w* is the budget of friends' scores as a share of all points. As a map of all positions it
/// shrinks differences by *w* at least, and everything here follows from that. With *B* the budget, *a* the
/// strength of a tie, *A* that of all of a person's ties together, and *f* = *w O* / (1 − *w*), where *O* are
/// the points of ``otherBudget``:
///
/// | what | points |
/// |---|---|
/// | ``allFriends`` | *B* |
/// | ``oneFriend(strength:totalStrength:)`` | *B a* / (κ + *A*) |
/// | ``oneFriendOnAllWays(strength:totalStrength:)`` | the same + *B w* / (κ + 1) + *f* |
/// | ``atDistance(_:)`` | the scale's points · *w*ᵏ at *k* steps, + *f* from two on |
/// | ``inventedFriends(count:strength:totalStrength:othersToo:)`` | *i* = *B m a* / (κ + *A* + *m a*) of *m* friends, *A* without them: *i* / (1 − *w*) + *f*; if others befriend them too *i* + *B w* / (1 − *w*) + *f* |
/// | ``oneTie(strength:)`` | *B a* / ((κ + *a*) (1 − *w*)) + *f* |
/// | ``meanShift(changing:of:)`` | *B* · changed / assessed |
///
/// What has *f* is at most *B*, and is *B* where others' data decide who is assessed
/// (``decidesAssessment``); of distances, invented friends and ties also where friendships change sybil risks
/// (``discountsTies``).
///
/// Among people of other cards (``among(_:)``) *w* is the largest of all cards wherever something is passed on,
/// κ the least for the second and further steps and for ``oneTie(strength:)``, and *O* the largest share of a
/// card's points that rest on others, in points of this card: positions have no unit, so that the same proof
/// holds.
///
/// All bounds are for the points of friends' scores before rounding to whole ones. Other characteristics
/// that rest on other people's data, such as communities' means and features of the graph, are bounded
/// by their budgets alone: add ``otherBudget`` for the score as a whole. That they move friends' own
/// scores is counted here. Not counted is that μ moves where a model leaves `population_mean` open and
/// takes it from the people scored: add ``meanShift(changing:of:)`` for that, and state the mean where
/// strangers can add people.
///
/// Strengths are those with which ties count, so that every bound holds with a discount by sybil risk as
/// long as risks stay as they are. But a friendship that is made or ended can change everyone's risk:
/// where ``discountsTies`` the bounds of that are the whole budget. ``holdingRisks`` are the bounds for
/// risks that stay.
public struct InfluenceBounds: Sendable, Equatable {
  /// The points that friends' scores share.
  public let budget: Int
  /// The points of the whole scale.
  public let totalPoints: Int
  /// κ, the weight of the population's mean in friends.
  public let priorStrength: Double
  /// The points that all other characteristics share that rest on other people's data.
  public private(set) var otherBudget: Int
  /// Whether some of these are outside interpersonal relationships, so that other people's data can
  /// decide who is assessed at all, and with it whose scores count.
  public private(set) var decidesAssessment: Bool
  /// Whether ties count less by a sybil risk that friendships can change.
  public private(set) var discountsTies: Bool
  /// What people of other cards add; `nil` if one card scores all.
  public private(set) var surroundings: Surroundings?

  /// The bounds of a model, or `nil` if friends' scores do not count in it.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - relationColumns: The names of columns that are computed from friendships and other people's
  ///     data; those of interpersonal relationships, and those named as such, are taken for such in any case.
  public init?(model: ScoreModel, relationColumns: Set<String> = []) {
    let applied = model.effective
    var friends: (budget: Int, settings: ScoreModel.FriendsScores)?
    var (otherBudget, decidesAssessment) = (0, false)
    for category in applied.categories {
      let isRelationship = category.name == .interpersonalRelationships
      for characteristic in category.characteristics {
        switch characteristic.measure {
        case .friendsScores(let settings):
          friends = (characteristic.budget, settings)
        case .column(let measure):
          guard
            RelationColumns.restOnOthers(
              measure.column, in: category.name, computed: relationColumns)
          else { continue }
          otherBudget += characteristic.budget
          if !isRelationship { decidesAssessment = true }
        }
      }
    }
    guard let friends else { return nil }
    budget = friends.budget
    priorStrength = friends.settings.priorStrength
    discountsTies = friends.settings.sybilRankColumn != nil
    totalPoints = model.totalPoints
    self.otherBudget = otherBudget
    self.decidesAssessment = decidesAssessment
  }

  /// The bounds where less can be reached of what rests on others beside friends' scores.
  func reaching(_ otherBudget: Int, decidesAssessment: Bool) -> InfluenceBounds {
    var bounds = self
    bounds.otherBudget = otherBudget
    bounds.decidesAssessment = decidesAssessment
    return bounds
  }

  /// The bounds among people of other cards, who may be friends, and friends of friends.
  public func among(_ surroundings: Surroundings?) -> InfluenceBounds {
    var bounds = self
    bounds.surroundings = surroundings
    return bounds
  }

  /// The bounds for sybil risks that stay as they are.
  public var holdingRisks: InfluenceBounds {
    var bounds = self
    bounds.discountsTies = false
    bounds.surroundings?.discountsTies = false
    return bounds
  }

  /// *w*, the budget as a share of all points; less than 1.
  public var weight: Double { Double(budget) / Double(totalPoints) }

  /// The most that all friends together can bring or cost.
  public var allFriends: Double { Double(budget) }

  /// The largest *w* by which anyone passes on what reaches them.
  private var passedOn: Double { max(weight, surroundings?.largestWeight ?? 0) }

  /// The least κ of anyone.
  private var leastPriorStrength: Double {
    min(priorStrength, surroundings?.leastPriorStrength ?? priorStrength)
  }

  /// What friends' positions pass on if everyone's other characteristics move by all they can.
  private var feedback: Double {
    let others = (surroundings?.otherShare ?? 0) * Double(totalPoints)
    return weight * max(Double(otherBudget), others) / (1 - passedOn)
  }

  /// A bound with the feedback, and within the budget.
  private func bound(_ points: Double) -> Double {
    decidesAssessment || surroundings?.decidesAssessment ?? false
      ? Double(budget) : min(points + feedback, Double(budget))
  }

  /// A bound of what friendships do, which can change all risks.
  private func structural(_ points: Double) -> Double {
    discountsTies || surroundings?.discountsTies ?? false ? Double(budget) : bound(points)
  }

  /// The most that the score of one friend, from the scale's minimum to its maximum, can move a
  /// score, everything else being as it is.
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
  /// friend does, and no tie does more than 1 / (κ + 1). The same holds where the friend can be
  /// assessed or not, depending on what is known.
  ///
  /// - Parameters:
  ///   - strength: the strength of the tie, greater than 0 and at most 1.
  ///   - totalStrength: the sum over all contributing friends, this one included.
  /// - Returns: points, before rounding to whole ones.
  public func oneFriendOnAllWays(strength: Double, totalStrength: Double) -> Double {
    bound(
      oneFriend(strength: strength, totalStrength: totalStrength)
        + Double(budget) * passedOn / (leastPriorStrength + 1))
  }

  /// The most that all people at a distance of so many steps or more can move a score.
  ///
  /// - Parameter steps: the number of friendships on the shortest way; 0 is the person.
  /// - Returns: points, before rounding to whole ones.
  public func atDistance(_ steps: Int) -> Double {
    var points = Double(totalPoints)
    for step in 0..<max(steps, 0) { points *= step == 0 ? weight : passedOn }
    return steps < 2 ? points : structural(points)
  }

  /// The most that befriending invented people, all at the top of the scale or all at its bottom, can
  /// bring or cost.
  ///
  /// - Parameters:
  ///   - count: the number of invented people.
  ///   - strength: the strength of each tie, greater than 0 and at most 1.
  ///   - totalStrength: the sum over the person's other friends.
  ///   - othersToo: whether other people befriend them as well, however many each.
  /// - Returns: points, before rounding to whole ones.
  public func inventedFriends(
    count: Int, strength: Double, totalStrength: Double, othersToo: Bool = false
  ) -> Double {
    let added = Double(count) * strength
    let own = Double(budget) * added / (priorStrength + totalStrength + added)
    // Others move by the whole budget at most, and pass w of that on, and again and again.
    return structural(
      othersToo
        ? own + Double(budget) * passedOn / (1 - passedOn) : own / (1 - passedOn))
  }

  /// The most that one friendship, made or ended, can move anyone's score.
  ///
  /// - Parameter strength: the strength of the tie, greater than 0 and at most 1.
  /// - Returns: points, before rounding to whole ones.
  public func oneTie(strength: Double) -> Double {
    structural(Double(budget) * strength / (leastPriorStrength + strength) / (1 - passedOn))
  }

  /// The most that a mean over the people scored can move anyone's score, where the model leaves
  /// `population_mean` open.
  ///
  /// - Parameters:
  ///   - changed: How many people change, join or leave.
  ///   - count: How many people are assessed, those who join included.
  /// - Returns: points, before rounding to whole ones.
  public func meanShift(changing changed: Int, of count: Int) -> Double {
    Double(budget) * min(Double(changed) / Double(max(count, 1)), 1)
  }

  /// Bounded points as whole ones: both scores that are compared are rounded.
  func whole(_ points: Double) -> Int {
    min(budget, Int((points + 1 + 1e-6 * Double(budget)).rounded(.up)) - 1)
  }
}
