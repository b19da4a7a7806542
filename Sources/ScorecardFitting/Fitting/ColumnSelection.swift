internal import LibC
internal import ScoreValidation
internal import Statistics

/// How columns are chosen for a regression.
///
/// A step forward adds the column with which the deviance falls the most, a step backward takes away the one
/// without which it rises the least. Of equal ones the column that comes first counts. Columns that are shown not
/// to be the best by a bound that always holds need no regression of their own; the others get one. Where columns
/// times rows are more than two million, not all columns are tried, but those (at least four) of the largest score
/// statistic forward, and of the smallest Wald statistic backward, both with second derivatives at the regression
/// without columns.
public struct ColumnSelection: Sendable, Hashable {
  /// Which steps are taken.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// Forward from no column, and backward wherever that has become better.
    case both
    /// Forward from no column.
    case forward
    /// Backward from all columns.
    case backward
    /// None: all columns are taken that tell enough alone, as ``FittingOptions/leastInformationValue`` says.
    case none
  }

  /// What a column must add: so much must the deviance, twice the log loss, fall.
  public enum Criterion: Sendable, Hashable {
    /// The Bayesian information criterion (BIC): the logarithm of the number of rows, or of what they weigh.
    case bayesian
    /// Akaike's information criterion (AIC): 2.
    case akaike
    /// The likelihood ratio's p-value must be below a level, above 0 and below 1.
    case pValue(Double)
  }

  /// Which steps are taken.
  public var direction: Direction
  /// What a column must add.
  public var criterion: Criterion

  /// Makes a way to choose: no steps by default, and steps by the Bayesian information criterion.
  public init(_ direction: Direction = .none, by criterion: Criterion = .bayesian) {
    self.direction = direction
    self.criterion = criterion
  }

  /// A column that joined or left.
  public struct Step: Sendable, Hashable {
    /// The column.
    public let column: String
    /// Whether it joined.
    public let isAdded: Bool
    /// By how much the deviance fell as it joined, or rose as it left.
    public let change: Double

    /// Makes a step.
    public init(column: String, isAdded: Bool, change: Double) {
      self.column = column
      self.isAdded = isAdded
      self.change = change
    }
  }

  func check() throws(ValidationError) {
    guard case .pValue(let level) = criterion, !(level > 0 && level < 1) else { return }
    throw ValidationError(
      .badSetting, "the p-value that a column must have is out of its range",
      remedy: "take a number above 0 and below 1, such as 0.05")
  }

  /// How much the deviance must fall.
  func threshold(weight: Double) -> Double {
    switch criterion {
    case .bayesian: return log(weight)
    case .akaike: return 2
    case .pValue(let level):
      // By the lower tail, which has numbers where the upper one is 1.
      let bound = NormalDistribution.quantile(max(level / 2, .leastNormalMagnitude))
      return bound * bound
    }
  }
}
