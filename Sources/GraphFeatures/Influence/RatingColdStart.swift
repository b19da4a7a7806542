/// What the fairness of someone who rated nobody is, and the goodness of someone whom nobody rated.
///
/// Nobody else's numbers depend on it, but whoever ranks people by them does: on data where few have
/// ratings the choice decides more than the method. Where having a rating at all depends on the outcome,
/// only ``missing`` does not put it into a number.
public enum RatingColdStart: Sendable, Hashable {
  /// They have no number.
  case missing
  /// Numbers from outside; the paper's are 1 and 1, its initial values.
  case fixed(fairness: Double, goodness: Double)
  /// The means of those who have numbers.
  case mean
  /// The medians of those who have numbers.
  case median
}

/// What a person's number is drawn to where few ratings tell of it.
public enum RatingPrior: Sendable, Hashable {
  /// A number from outside.
  case fixed(Double)
  /// The mean of those who have ratings, found anew in each iteration.
  case mean
  /// The median of those who have ratings, found anew in each iteration.
  case median
}
