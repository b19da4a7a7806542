/// A number that says how well a score tells whether an event happens.
///
/// Everywhere a higher score stands for a likelier event: a score that falls where the event is likelier
/// is negated first. Rows of equal score count alike, whatever their order.
public enum ScoreMeasure: String, Sendable, Hashable, CaseIterable {
  /// The chance that a person with the event has a higher score than one without; ties count half.
  ///
  /// - Range: 0 to 1, 0.5 by chance; undefined unless there are people of both kinds. Without weights
  ///   pairs are counted exactly and divided once.
  /// - Source: Hanley & McNeil, "The meaning and use of the area under a receiver operating
  ///   characteristic (ROC) curve", *Radiology* 143 (1982),
  ///   [doi:10.1148/radiology.143.1.7063747](https://doi.org/10.1148/radiology.143.1.7063747).
  case areaUnderCurve
  /// The mean of the share of events among those of at least a score, over the events.
  ///
  /// The sum over distinct scores, falling, of the precision there times the recall gained there, without
  /// interpolation: scikit-learn's `average_precision_score`.
  ///
  /// - Range: 0 to 1, by chance the share of events; undefined without an event.
  case averagePrecision
  /// The largest difference between the shares of both kinds of people above a score.
  ///
  /// - Range: 0 to 1; undefined unless there are people of both kinds.
  case kolmogorovSmirnov
  /// Twice the area under the curve less 1; also known as the accuracy ratio.
  ///
  /// - Range: -1 to 1, 0 by chance; undefined unless there are people of both kinds.
  case gini
  /// The mean squared difference between a probability and 0 or 1.
  ///
  /// - Range: 0 (best) to 1; undefined if a score is below 0 or above 1.
  /// - Source: Brier, "Verification of forecasts expressed in terms of probability", *Monthly Weather
  ///   Review* 78 (1950).
  case brierScore
  /// The mean of the negative natural logarithm of the probability given to what happened.
  ///
  /// Probabilities are clipped to 2⁻⁵² and 1 - 2⁻⁵², as in scikit-learn.
  ///
  /// - Range: 0 (best) to about 36; undefined if a score is below 0 or above 1.
  case logLoss

  /// Whether a larger value is better.
  public var largerIsBetter: Bool {
    switch self {
    case .areaUnderCurve, .averagePrecision, .kolmogorovSmirnov, .gini: true
    case .brierScore, .logLoss: false
    }
  }
}

/// A value for each measure, `nil` where it is undefined.
struct MeasureValues: Sendable, Equatable {
  private var values = [Double?](repeating: nil, count: ScoreMeasure.allCases.count)

  subscript(measure: ScoreMeasure) -> Double? {
    get { values[Self.place(measure)] }
    set { values[Self.place(measure)] = newValue }
  }

  private static func place(_ measure: ScoreMeasure) -> Int {
    switch measure {
    case .areaUnderCurve: 0
    case .averagePrecision: 1
    case .kolmogorovSmirnov: 2
    case .gini: 3
    case .brierScore: 4
    case .logLoss: 5
    }
  }
}
