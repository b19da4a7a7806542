internal import Files
internal import TextFormats

extension ScaledRegression {
  /// The coefficient above which a weight of evidence counts for more than it says.
  private static let largestCoefficient = 2.0
  /// The information value below which a column is not expected to bring many points.
  private static let leastInformationValue = 0.01
  /// The p-value above which a coefficient may be chance.
  private static let largestPValue = 0.05

  /// What is odd about coefficients, in one warning; none if nothing is.
  ///
  /// A weight of evidence alone has the coefficient 1. Weights to which categories are held decide on coefficients,
  /// so that of these only p-values are told.
  func warningOfCoefficients(_ options: FittingOptions) -> [String] {
    let all = columns.indices.map { place in
      (
        column: columns[place], budget: scale.budgets[place], estimate: estimates[place + 1]
      )
    }
    let median = scale.budgets.sorted()[scale.budgets.count / 2]
    let isFree = options.heldWeights == nil
    let large = all.filter { isFree && $0.estimate.value.magnitude > Self.largestCoefficient }
    let strong = all.filter {
      isFree && $0.column.informationValue < Self.leastInformationValue && $0.budget > median
    }
    let unsure = all.filter { $0.estimate.pValue > Self.largestPValue }
    let parts = [
      (
        "a coefficient above 2, where 1 is usual",
        large.map { "\($0.column.bins.column) \($0.estimate.value.printed(decimals: 2))" }
      ),
      (
        "an information value below 0.01, and more points than half of the columns",
        strong.map { "\($0.column.bins.column) \($0.column.informationValue.printed(decimals: 4))" }
      ),
      (
        "a p-value above 0.05",
        unsure.map { "\($0.column.bins.column) \($0.estimate.pValue.printed(decimals: 2))" }
      ),
    ].filter { !$0.1.isEmpty }
    if parts.isEmpty { return [] }
    let words = parts.map { "\($0) (\(Self.list($1)))" }.joined(separator: "; ")
    return [
      "Some columns of the card have \(words): "
        + (options.selection.direction == .none
          ? "selection by steps (both) leaves out what adds too little."
          : "selection by a stricter criterion leaves out more.")
    ]
  }

  /// A list of which no more than ten are named.
  private static func list(_ names: [String]) -> String {
    names.prefix(10).joined(separator: ", ")
      + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }
}
