public import Execution
internal import Statistics
internal import Tables

extension ValidationReport {
  /// Judges a score.
  ///
  /// - Parameters:
  ///   - input: The score and what else is known.
  ///   - options: How it is judged.
  ///   - seed: The seed of all draws; the number of threads changes nothing.
  ///   - execution: How the work runs.
  /// - Throws: ``ValidationError`` if a setting is out of its range, a number is none, a column can't be what
  ///   it is named for, or there are too few people; `CancellationError`.
  /// - Complexity: O(*n*) for each fit and column; draws are made of at most 2,000 groups of scores.
  public init(
    of input: ValidationInput, options: ValidationOptions = ValidationOptions(), seed: UInt64,
    execution: Execution = Execution()
  ) async throws {
    let input = try input.withPlainWeights()
    let core = try await execution.reporting(0...0.7).run { execution in
      try Core(input, options, seed, execution)
    }
    var proxies: [ProxyTest] = []
    for (number, column) in input.protected.enumerated() {
      let start = 0.7 + 0.3 * Double(number) / Double(input.protected.count)
      let proxy = ProxyTest.Input(
        protected: column, columns: input.graphColumns.filter { $0.name != column.name },
        scores: input.scores, identifiers: input.identifiers, cuts: options.groupCuts[column.name],
        minimum: options.minimumGroup,
        level: options.level, seed: seed)
      proxies.append(
        try await ProxyTest(
          proxy, execution.reporting(start...(start + 0.3 / Double(input.protected.count)))))
    }
    self.init(input, options, seed, core, proxies)
  }

  private init(
    _ input: ValidationInput, _ options: ValidationOptions, _ seed: UInt64, _ core: Core,
    _ proxies: [ProxyTest]
  ) {
    let people = core.people
    let (events, others) = people.totals
    let all = events + others
    name = input.name
    outcomeName = input.outcomeName
    self.options = options
    self.seed = seed
    card = input.card
    isWeighted = people.weights != nil
    rowCount = input.outcomes.count
    missingOutcomeCount = input.outcomes.missingCount
    missingScoreCount = people.scorelessCount
    count = people.count
    eventCount = events.rows
    eventRate = .share(
      events.weight / all.weight, of: all.effectiveCount, level: options.level)
    areaUnderCurve = core.measures.area
    gini = core.measures.gini
    averagePrecision = core.measures.averagePrecision
    kolmogorovSmirnov = core.measures.kolmogorovSmirnov
    furthestScore = core.measures.furthestScore
    gains = core.gains
    probabilitySource = core.probabilities?.source
    missingProbabilityCount = core.probabilities?.values.count { $0 == nil } ?? 0
    calibration = core.calibration
    recalibration = core.recalibration
    maps = core.maps
    cutOffs = core.cutOffs
    chosenCutOff = core.chosen
    cutOffChoice = core.choice
    profit = core.profit
    periods = core.periods
    stability = core.stability
    comparison = core.comparison
    groups = core.groups
    self.proxies = proxies
  }
}

/// All that is found of people in a ranking.
private struct Core: Sendable {
  let people: RankedPeople
  let measures: RankingMeasures
  let profit: Profit?
  let gains: [GainsGroup]
  let probabilities: ScoreProbabilities?
  let calibration: Calibration?
  let recalibration: Recalibration?
  let maps: [ProbabilityMap]
  let cutOffs: [CutOff]
  let chosen: Int
  let choice: ValidationReport.CutOffChoice
  let periods: PeriodComparison?
  let stability: PeriodStability?
  let comparison: ScoreComparison?
  let groups: [GroupComparison]

  init(
    _ input: ValidationInput, _ options: ValidationOptions, _ seed: UInt64, _ execution: Execution
  ) throws {
    try options.check()
    let people = try RankedPeople(input.scores, input.outcomes, options.higherIs)
    let levels = LevelGroups(people.levels)
    let draws = try levels.draws(
      options.replicates, profit: options.profit, seed: seed, execution.reporting(0...0.4))
    let measures = try RankingMeasures(people, levels, draws, level: options.level)
    let profit = options.profit.map { Profit(people, $0, levels, draws, level: options.level) }
    let probabilities = try ScoreProbabilities(
      input, people, options, seed: seed, execution.quiet)
    let (places, chosen, choice) = Self.places(people, options, measures, profit)
    let area = RankedPeople.AreaSettings(
      level: options.level, replicates: options.replicates, seed: seed)
    self.people = people
    self.measures = measures
    self.profit = profit
    self.probabilities = probabilities
    (self.chosen, self.choice) = (chosen, choice)
    gains = people.gains(options.groupCount, level: options.level)
    calibration = probabilities.flatMap { probabilities in
      let known = probabilities.values.indices.filter { probabilities.values[$0] != nil }
      return known.isEmpty ? nil : Calibration(people, probabilities.values, known, options)
    }
    recalibration = probabilities.flatMap { Recalibration(people, $0, options) }
    let scoreLevels = people.scoreLevels
    maps = ProbabilityMap.Kind.allCases.compactMap {
      .fitted($0, to: scoreLevels, people.direction)
    }
    cutOffs = people.cutOffs(places, options.profit, level: options.level)
    periods = try input.periods.map {
      try PeriodComparison(
        $0, people, probabilities: probabilities?.values, area, execution.reporting(0.4...0.5))
    }
    stability = try input.periods.flatMap {
      try PeriodStability($0, input, level: options.level, execution.quiet)
    }
    comparison = try input.other.map {
      try ScoreComparison(
        $0.name, first: input.scores, second: $0.scores, input.outcomes,
        directions: [options.higherIs, $0.direction], level: options.level)
    }
    groups = try input.groups.map { column in
      try GroupComparison(
        column, people, probabilities: probabilities?.values,
        GroupComparison.Settings(
          cutOffs: places, chosen: chosen, reference: options.references[column.name],
          cuts: options.groupCuts[column.name],
          minimum: options.minimumGroup, draw: area), execution.quiet)
    }
  }

  /// The cut-offs of the table, and which of them is that of the verdict.
  private static func places(
    _ people: RankedPeople, _ options: ValidationOptions, _ measures: RankingMeasures,
    _ profit: Profit?
  ) -> ([CutOffPlace], Int, ValidationReport.CutOffChoice) {
    var places = options.cutOffs?.map(people.place(ofCutOff:)) ?? people.evenPlaces(20)
    let (best, choice): (CutOffPlace, ValidationReport.CutOffChoice)
    if let named = options.cutOffs, let only = places.first, Set(named).count == 1 {
      (best, choice) = (only, .named)
    } else if options.cutOffs != nil {
      (best, choice) = Self.best(of: places, people, options)
    } else if let cutOff = profit?.cutOff {
      (best, choice) = (people.place(ofCutOff: cutOff), .mostProfit)
    } else {
      (best, choice) = (
        CutOffPlace(score: measures.furthestScore, levels: max(measures.furthestLevel, 1)),
        .furthestApart
      )
    }
    places.append(best)
    let risk = { (place: CutOffPlace) in people.direction.risk(place.score) }
    let sorted = places.sorted { risk($0) < risk($1) }.reduce(into: [CutOffPlace]()) {
      if $0.last?.score != $1.score { $0.append($1) }
    }
    return (sorted, sorted.firstIndex { $0.score == best.score } ?? 0, choice)
  }

  /// Of several cut-offs the one that earns most or, if nobody says what people bring, tells best.
  private static func best(
    of places: [CutOffPlace], _ people: RankedPeople, _ options: ValidationOptions
  ) -> (CutOffPlace, ValidationReport.CutOffChoice) {
    let places = places.sorted { $0.levels < $1.levels }
    let values = people.cutOffs(places, options.profit, level: options.level).map { cutOff in
      cutOff.profit?.value
        ?? (cutOff.goodApproval?.value ?? 0) - (cutOff.badApproval?.value ?? 0)
    }
    return (
      places[Best(of: values).place],
      options.profit == nil ? .namedFurthestApart : .namedMostProfit
    )
  }
}
