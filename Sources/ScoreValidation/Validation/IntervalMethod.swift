/// How an interval was found; its raw value is the word in JSON.
public enum IntervalMethod: String, Sendable, Hashable {
  /// DeLong's variance of an area under the curve, with the area as normally distributed.
  case deLong = "delong"
  /// Wilson's score interval of a share.
  ///
  /// - Source: Wilson, "Probable inference, the law of succession, and statistical inference", *Journal
  ///   of the American Statistical Association* 22 (1927),
  ///   [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953).
  case wilson
  /// Newcombe's interval of a difference of shares, from Wilson's of each.
  ///
  /// - Source: Newcombe, "Interval estimation for the difference between independent proportions",
  ///   *Statistics in Medicine* 17 (1998), method 10.
  case newcombe
  /// The logarithm of a ratio of shares as normally distributed, with half a person added to each count.
  ///
  /// - Source: Walter, "The distribution of Levin's measure of attributable risk", *Biometrika* 62
  ///   (1975), [doi:10.1093/biomet/62.2.371](https://doi.org/10.1093/biomet/62.2.371).
  case logRatio = "log_ratio"
  /// The Bayesian bootstrap: every person has a random weight, exponentially distributed.
  ///
  /// - Source: Rubin, "The Bayesian bootstrap", *Annals of Statistics* 9 (1981),
  ///   [doi:10.1214/aos/1176345338](https://doi.org/10.1214/aos/1176345338).
  case bayesianBootstrap = "bayesian_bootstrap"
  /// How much each person's weight changes a difference, with the difference as normally distributed: the
  /// bootstrap of many people, without draws.
  ///
  /// The cut-offs of the largest distances are taken as given. In simulations with 40 to 400 events an interval
  /// at a level of 95 covers the true difference of average precisions in 94 to 96 of 100 samples, and that of
  /// Kolmogorov-Smirnov distances in 97 to 98.
  ///
  /// - Source: Efron, *The Jackknife, the Bootstrap and Other Resampling Plans* (1982), chapter 6.
  case influence
  /// The standard error of a regression, with what it estimates as normally distributed.
  case wald
  /// The standard error of a mean from the spread of what it is the mean of.
  case mean
  /// The standard error at the best cut-off as given, around the value less what having looked for the
  /// cut-off among the same people adds by the Bayesian bootstrap.
  ///
  /// In simulations with 60 events or more it covers the truth in 92 to 96 of 100 samples at a level of 95,
  /// the percentiles of the bootstrap in 81 to 88, since the largest of many differences is too large.
  ///
  /// - Source: Efron, "Estimating the error rate of a prediction rule", *Journal of the American
  ///   Statistical Association* 78 (1983), [doi:10.1080/01621459.1983.10477973](https://doi.org/10.1080/01621459.1983.10477973).
  case lessOptimism = "less_optimism"
  /// The standard error of a standardized difference of means.
  case standardizedDifference = "standardized_difference"

  /// The name in a report.
  public var words: String {
    switch self {
    case .deLong: "DeLong"
    case .wilson: "Wilson"
    case .newcombe: "Newcombe"
    case .logRatio: "log ratio"
    case .bayesianBootstrap: "Bayesian bootstrap"
    case .influence: "influence of each person"
    case .wald: "Wald"
    case .mean: "standard error of a mean"
    case .lessOptimism: "cut-off as given, less optimism"
    case .standardizedDifference: "standardized difference"
    }
  }
}
