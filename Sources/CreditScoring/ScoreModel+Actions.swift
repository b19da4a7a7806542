extension ScoreModel {
  /// Whether a person can change a value, and which way: what advice may ask for.
  public enum Actionability: String, Sendable, CaseIterable {
    /// Never: age, or what is past.
    case never
    /// Up and down; texts from any to any other.
    case eitherWay = "either_way"
    /// The value may only rise; of true and false, false becomes true.
    case increase
    /// The value may only fall; of true and false, true becomes false.
    case decrease
  }

  /// What a document says of a column beside its bins: whether and how a person can change its value, and how its
  /// reason is given.
  public struct ColumnAdvice: Sendable, Equatable {
    /// Whether the person can change the value, and which way; `nil` if it is not said.
    public var actionable: Actionability?
    /// The months, from 0, that a change to the neighboring bin takes; `nil` if it is not said.
    public var months: Int?
    /// What such a change costs, above 0, as measured by the others; `nil` if it is not said, which counts as 1.
    public var cost: Double?
    /// Whether the reason is given as a fifth where points are lost and it is not among the four.
    public var isAlwaysGiven: Bool

    /// Says nothing but what is given.
    public init(
      actionable: Actionability? = nil, months: Int? = nil, cost: Double? = nil,
      isAlwaysGiven: Bool = false
    ) {
      self.actionable = actionable
      self.months = months
      self.cost = cost
      self.isAlwaysGiven = isAlwaysGiven
    }
  }

  /// What points are compared with where reasons are given.
  public struct Reasons: Sendable, Equatable {
    /// The points that a characteristic is compared with.
    public let baseline: Baseline

    /// Says what points are compared with: the most that there are by default.
    public init(baseline: Baseline = .maximum) {
      self.baseline = baseline
    }

    /// Which points a characteristic is compared with.
    public enum Baseline: String, Sendable, CaseIterable {
      /// The characteristic's budget.
      case maximum
      /// The median of the points of the people who are scored together.
      case populationMedian = "population_median"
      /// The neutral points, which a missing value brings.
      case neutral
    }
  }
}
