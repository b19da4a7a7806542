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
