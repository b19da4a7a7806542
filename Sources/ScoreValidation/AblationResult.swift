internal import Execution
internal import Statistics

/// What a graph's columns add to people's own, out of fold.
///
/// **Repetitions.** All repetitions are about the same people, so they are not independent, and more of
/// them make nothing surer about people; they only take away the luck of the draw of folds. Of each measure
/// the values are those of one repetition, the one whose difference is the middle one: so values with and
/// without the graph differ by the difference. A p-value is twice the median one, 1 at most, which is valid however
/// repetitions depend on each other (Meinshausen, Meier & Bühlmann 2009). In the same way an interval goes
/// from the median lower to the median upper bound of intervals at half the error. With one repetition
/// all is as it stands there. Of an even number the more cautious middle one is taken: the difference
/// nearer to 0, the larger p-value, the wider bounds.
///
/// **What intervals cover.** They take the fitted models as given: they tell what other people like these
/// might show, not what models fitted on other people might; and they take people as independent, which
/// people who are tied to each other are not quite. A difference that is barely outside of chance should
/// not be relied on.
///
/// - Source: Meinshausen, Meier & Bühlmann, "*p*-values for high-dimensional regression", *Journal of the
///   American Statistical Association* 104 (2009),
///   [doi:10.1198/jasa.2009.tm08647](https://doi.org/10.1198/jasa.2009.tm08647).
public struct AblationResult: Sendable, Equatable {
  /// The quality of people's own columns, and of these with the graph's, in one repetition.
  public struct Repetition: Sendable, Equatable {
    /// The quality with people's own columns only.
    public let own: ScoreQuality
    /// The quality with the graph's columns too.
    public let withGraph: ScoreQuality
    /// What the graph's columns add to each measure: of the area under the curve and Gini with DeLong's
    /// interval, of others, and with weights, that of the paired bootstrap.
    let differences: [ScoreMeasure: Estimate]
    /// The chance of such a difference of the areas if there were none.
    public let pValue: Double?
    /// The penalties chosen by fold, with people's own columns only.
    public let ownPenalties: [Double]
    /// The penalties chosen by fold, with the graph's columns too.
    public let withGraphPenalties: [Double]

    /// What the graph's columns add to a measure; `nil` where it is undefined.
    public func difference(_ measure: ScoreMeasure) -> Estimate? { differences[measure] }
  }

  /// How much a column carries.
  public struct Contribution: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// Whether it is one of the graph's.
    public let isFromGraph: Bool
    /// The change of the log-odds per standard deviation of the column's weight of evidence, without
    /// sign, on average over folds and repetitions.
    public let size: Double
    /// The part of the sum of all sizes, from 0 to 1.
    ///
    /// Columns that tell the same share what they tell, so a small share does not mean that a column
    /// alone tells little.
    public let share: Double
  }

  /// The repetitions, in the order of their folds.
  public let repetitions: [Repetition]
  /// The number of people that were predicted and for whom the event happened.
  public let eventCount: Int
  /// The number of people that were predicted and for whom it did not.
  public let nonEventCount: Int
  /// How many rows have no outcome.
  public let missingOutcomeCount: Int
  /// What each placebo adds to the area under the curve in the first repetition.
  public let placeboDifferences: [Double]
  /// The columns, those that carry most first.
  public let contributions: [Contribution]
  /// Whether the graph helps.
  public let verdict: Verdict
  private let own: [ScoreMeasure: Estimate]
  private let withGraph: [ScoreMeasure: Estimate]
  private let differences: [ScoreMeasure: Estimate]

  /// The value of a measure with people's own columns only, over repetitions.
  public func own(_ measure: ScoreMeasure) -> Estimate? { own[measure] }

  /// The value of a measure with the graph's columns too, over repetitions.
  public func withGraph(_ measure: ScoreMeasure) -> Estimate? { withGraph[measure] }

  /// What the graph's columns add to a measure, over repetitions.
  public func difference(_ measure: ScoreMeasure) -> Estimate? { differences[measure] }

  init(
    _ predictions: [[OutOfFoldPredictions]], outcomes: Outcomes, ownCount: Int,
    test: AblationTest, seed: UInt64, execution: Execution
  ) throws {
    let level = predictions.count == 1 ? test.level : 1 - (1 - test.level) / 2
    let repetitions = try predictions.enumerated().map { number, lists in
      var generator = SplitMix64(seed: seed, stream: number)
      return try Repetition(
        lists, outcomes, level: level, replicates: test.replicates, seed: generator.next(),
        execution)
    }
    self.repetitions = repetitions
    eventCount = repetitions[0].own.eventCount
    nonEventCount = repetitions[0].own.nonEventCount
    missingOutcomeCount = outcomes.missingCount
    let middles = Self.middles(repetitions.map(\.differences))
    own = Self.combined(repetitions.map(\.own.estimates), middles, level: test.level)
    withGraph = Self.combined(repetitions.map(\.withGraph.estimates), middles, level: test.level)
    let differences = Self.combined(
      repetitions.map(\.differences), middles, level: test.level)
    self.differences = differences
    let areas = try predictions[0].map {
      try ScoredOutcomes(scores: $0.scores, outcomes: outcomes).value(of: .areaUnderCurve)
    }
    placeboDifferences = areas.dropFirst(2).map { ($0 ?? 0.5) - (areas[0] ?? 0.5) }
    contributions = Self.contributions(predictions.map { $0[1] }, ownCount: ownCount)
    verdict = Verdict(
      difference: differences[.areaUnderCurve], withGraph: withGraph[.areaUnderCurve],
      pValue: Self.combinedPValue(repetitions.map(\.pValue)),
      placebos: placeboDifferences,
      eventCount: eventCount, nonEventCount: nonEventCount)
  }

  private static func contributions(
    _ predictions: [OutOfFoldPredictions], ownCount: Int
  ) -> [Contribution] {
    let models = predictions.flatMap(\.models)
    let names = models.first?.bins.columns.map(\.name) ?? []
    let sizes = names.indices.map { place in
      models.reduce(0) { $0 + $1.contributions[place] } / Double(models.count)
    }
    let total = sizes.reduce(0, +)
    let order = sizes.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
    return order.map { place in
      Contribution(
        name: names[place], isFromGraph: place >= ownCount, size: sizes[place],
        share: total > 0 ? sizes[place] / total : 0)
    }
  }
}

extension AblationResult.Repetition {
  init(
    _ lists: [OutOfFoldPredictions], _ outcomes: Outcomes, level: Double, replicates: Int,
    seed: UInt64, _ execution: Execution
  ) throws {
    let people = try PairedScores(
      lists.prefix(2).map(\.scores), probabilities: lists.prefix(2).map(\.probabilities), outcomes)
    let draws = try people.replicates(
      replicates, level: level, seed: seed, execution: execution)
    own = people.quality(of: 0, draws: draws.map { $0[0] }, level: level)
    withGraph = people.quality(of: 1, draws: draws.map { $0[1] }, level: level)
    var differences: [ScoreMeasure: Estimate] = [:]
    for measure in ScoreMeasure.allCases {
      guard let one = own[measure], let other = withGraph[measure] else { continue }
      let drawn = draws.compactMap { draw in
        draw[1][measure].flatMap { second in draw[0][measure].map { second - $0 } }
      }
      differences[measure] = PairedScores.estimate(other.value - one.value, drawn, level: level)
    }
    if people.weights == nil {
      let comparison = try AreaComparison(people, level: level)
      differences[.areaUnderCurve] = comparison.difference
      differences[.gini] = comparison.difference.scaled(by: 2)
      pValue = comparison.pValue
    } else {
      pValue = differences[.areaUnderCurve]?.pValue
    }
    self.differences = differences
    ownPenalties = lists[0].models.map(\.model.penalty)
    withGraphPenalties = lists[1].models.map(\.model.penalty)
  }
}

extension AblationResult {
  /// Which repetition's difference is the middle one, of the measures that all of them have.
  static func middles(_ differences: [[ScoreMeasure: Estimate]]) -> [ScoreMeasure: Int] {
    var middles: [ScoreMeasure: Int] = [:]
    for measure in ScoreMeasure.allCases {
      let values = differences.compactMap { $0[measure]?.value }
      guard values.count == differences.count else { continue }
      let order = values.indices.sorted {
        values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1]
      }
      let (one, other) = (order[(values.count - 1) / 2], order[values.count / 2])
      middles[measure] = values[other].magnitude < values[one].magnitude ? other : one
    }
    return middles
  }

  /// The values of the middle repetitions, with the median errors and bounds.
  static func combined(
    _ lists: [[ScoreMeasure: Estimate]], _ middles: [ScoreMeasure: Int], level: Double
  ) -> [ScoreMeasure: Estimate] {
    var combined: [ScoreMeasure: Estimate] = [:]
    for measure in ScoreMeasure.allCases {
      let estimates = lists.compactMap { $0[measure] }
      guard estimates.count == lists.count, let middle = middles[measure] else { continue }
      let intervals = estimates.compactMap(\.interval)
      let errors = estimates.compactMap(\.standardError)
      combined[measure] = Estimate(
        value: estimates[middle].value,
        // Where repetitions agree in size, that of the larger half.
        standardError: errors.count == lists.count ? errors.sorted()[errors.count / 2] : nil,
        interval: intervals.count == lists.count
          ? ConfidenceInterval(
            lower: intervals.map(\.lower).sorted()[(intervals.count - 1) / 2],
            upper: intervals.map(\.upper).sorted()[intervals.count / 2], level: level) : nil)
    }
    return combined
  }

  /// Twice the median p-value; of one repetition its own.
  static func combinedPValue(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }.sorted()
    guard known.count == values.count, !known.isEmpty else { return nil }
    return known.count == 1 ? known[0] : min(1, 2 * known[known.count / 2])
  }
}
