public import CreditScoring
internal import ScoreValidation

/// How a scorecard is fitted.
///
/// ```swift
/// var options = FittingOptions()
/// options.selection = ColumnSelection(.forward, by: .akaike)
/// options.scaling = .odds(score: 600, odds: 20, doubling: 40)
/// ```
public struct FittingOptions: Sendable, Equatable {
  /// How the columns are put into bins.
  public var binning = BinningOptions()
  /// Bins that are given, beside which those of other columns are found; `nil` to find all.
  public var bins: BinDefinitions?
  /// The columns to fit on; `nil` for all that may have bins.
  public var columns: [String]?
  /// Columns that take no part.
  public var except: Set<String> = []
  /// Columns that may tell the outcome as well as they like, since they were known before it.
  public var trusted: Set<String> = []
  /// The ridge: half of it times the sum of the squared coefficients is added to the log loss; 0 for none.
  public var penalty = 0.0
  /// Whether every coefficient must have the sign by which rarer events bring more points.
  public var hasSigns = true
  /// The information value, without what chance adds on average, that a column must have alone; at least 0.
  ///
  /// It must also be more than all but about one in a hundred columns have that tell nothing, which in small tables
  /// asks for more: of drawn columns of noise 2.4 in 100 passed with 1,000 rows and 0.3 with 10,000, with valleys
  /// 4.8 and 1.7. What has less than 0.02 is commonly called of no use for prediction; many such columns together
  /// tell much all the same. Columns that are named are not asked, nor is any if it is 0.
  ///
  /// - Source: Siddiqi, *Credit Risk Scorecards* (2006), chapter 6, for the usual bound.
  public var leastInformationValue = 0.005
  /// How columns are chosen of those that tell enough alone: all of them by default.
  ///
  /// Cards of few columns are easier to read and to run; on public tables they tell a little less of people
  /// who were not fitted to.
  public var selection = ColumnSelection()
  /// How log-odds become points.
  public var scaling = Scaling.usual
  /// The published weights to which the points of categories are held; `nil` for none.
  public var heldWeights: [ScoreCategory: Double]?
  /// The bands of scores, the lowest first; `nil` for five bands each of about a fifth of the rows.
  ///
  /// The first begins where the scale does, whatever it says, and those above the scale are left out.
  public var bands: [ScoreModel.Band]?
  /// The least number of rows by which missing values, a special code or rare texts are weighed; with fewer they
  /// are neutral.
  public var leastOwnRows = 20
  /// The number of folds, at least 2.
  public var foldCount = 5
  /// The seed of the folds, of parcelling, and of rows that are drawn again.
  public var seed: UInt64 = 1
  /// How many times the card is fitted again to rows drawn from its own, which tells how sure its points are: 0 for
  /// never, or 2 to 10,000.
  ///
  /// 200 tell a standard error to about 5 %, and the ends of a 90 % interval well; see <doc:FittingScorecards>.
  public var replicateCount = 0
  /// Rejected applicants; `nil` for none.
  public var rejects: RejectInference?

  /// How many refits to rows drawn again there may be, if there are any.
  public static let replicateCounts = 2...10_000

  /// Takes the defaults.
  public init() {}

  /// The scores that base odds may stand at, and that a scale may reach.
  public static let scores = -1_000_000.0...1_000_000.0
  /// The most points that may double the odds.
  public static let mostPointsToDouble = 100_000.0
  /// The least distance of the ends of a scale.
  public static let leastSpan = 10

  /// Whether columns must tell enough alone: nobody named them.
  var asksForInformation: Bool { columns == nil && leastInformationValue > 0 }

  /// How log-odds become points.
  public enum Scaling: Sendable, Hashable {
    /// A score stands for odds of staying without the event, and so many points more for twice the odds.
    case odds(score: Double, odds: Double, doubling: Double)
    /// The worst and the best values of all columns reach the ends of a scale.
    case range(ClosedRange<Int>)

    /// 600 points at 20 to 1, and 40 points more for twice the odds.
    public static let usual = Scaling.odds(score: 600, odds: 20, doubling: 40)
  }

  func check() throws(ValidationError) {
    try binning.check()
    try selection.check()
    try rejects?.check()
    var rules: [(isKept: Bool, what: String, remedy: String)] = [
      (penalty >= 0 && penalty.isFinite, "the penalty", "take a number from 0"),
      (
        leastInformationValue >= 0 && leastInformationValue.isFinite,
        "the least information value", "take a number from 0"
      ),
      (leastOwnRows >= 1, "the least number of rows of missing values", "take 1 or more"),
      (foldCount >= 2, "the number of folds", "take about 5"),
      (
        replicateCount == 0 || Self.replicateCounts.contains(replicateCount),
        "the number of refits to rows drawn again", "take 0, or 2 to 10000, such as 200"
      ),
    ]
    switch scaling {
    case .odds(let score, let odds, let doubling):
      rules.append(
        (
          Self.scores.contains(score), "the score at the base odds",
          "take a number from -1000000 to 1000000"
        ))
      rules.append((odds > 0 && odds.isFinite, "the base odds", "take a number above 0"))
      rules.append(
        (
          doubling > 0 && doubling <= Self.mostPointsToDouble, "the points to double the odds",
          "take a number above 0 and at most 100000"
        ))
    case .range(let scale):
      rules.append(
        (
          Self.scores.contains(Double(scale.lowerBound))
            && Self.scores.contains(Double(scale.upperBound))
            && scale.upperBound - scale.lowerBound >= Self.leastSpan,
          "the scale",
          "take two whole numbers from -1000000 to 1000000 that are 10 or more apart"
        ))
    }
    for rule in rules where !rule.isKept {
      throw ValidationError(.badSetting, "\(rule.what) is out of its range", remedy: rule.remedy)
    }
  }
}

/// What is assumed of applicants who were rejected, so that nobody knows what would have become of them.
///
/// A first regression on the accepted tells the chance of the event of each rejected applicant, its odds
/// multiplied by ``factor``. Weights of evidence and coefficients are then those of both together; bins and all
/// figures are those of the accepted alone. Nothing in the data can show that the assumption holds.
///
/// - Source: Siddiqi, *Credit Risk Scorecards* (2006), chapter 6; Hand & Henley, "Can reject inference ever
///   work?", *IMA Journal of Management Mathematics* 5 (1993),
///   [doi:10.1093/imaman/5.1.45](https://doi.org/10.1093/imaman/5.1.45).
public struct RejectInference: Sendable, Hashable {
  /// How outcomes are assumed.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Tenths of the accepted by their chances are parcels; of the rejected in each as large a share gets the
    /// event as of the accepted, drawn by a hash of identifier and seed.
    case parcelling
    /// Each rejected applicant counts twice, with the event and without, by the chance of either.
    case fuzzy
  }

  /// The column that says who was rejected: true, or 1.
  public var column: String
  /// How outcomes are assumed.
  public var method: Method
  /// By how much the odds of the event are larger than those of accepted applicants of equal values, above 0.
  public var factor: Double

  /// Says who was rejected, and what is assumed.
  public init(column: String, method: Method = .fuzzy, factor: Double = 1) {
    self.column = column
    self.method = method
    self.factor = factor
  }

  func check() throws(ValidationError) {
    guard factor > 0, factor.isFinite else {
      throw ValidationError(
        .badSetting, "the factor of rejected applicants' odds is out of its range",
        remedy: "take 1 or more")
    }
  }
}
