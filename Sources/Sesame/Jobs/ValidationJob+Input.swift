internal import CreditScoring
internal import Execution
internal import Files
internal import GraphFeatures
internal import ScoreValidation
internal import ScorecardFitting
internal import Tables
internal import TextFormats

extension ValidationJob {
  /// What a table's columns say, and what more of its score stands for.
  func input(
    of people: Table, _ options: inout ValidationOptions, _ run: inout JobRun
  ) async throws -> ValidationInput {
    let outcome = try people.outcome(outcome)
    let (score, direction) = try score(of: people)
    if let direction { options.higherIs = direction }
    var scored = try await values(of: score, people, &run)
    var other: ScoredPeople?
    if let score = self.other {
      var second = try await values(of: score, people, &run)
      ScoredPeople.tellApart(&scored, &second)
      other = second
    }
    var input = ValidationInput(
      name: scored.name, scores: scored.values, outcomeName: outcome,
      outcomes: try Outcomes(of: outcome, in: people, weights: weights),
      identifiers: people.columns[0])
    input.card = try scored.scores?.model.card(of: people, input.outcomes)
    if let probability {
      let numbers = try numbers(probability, people, "a probability")
      try people.check(
        numbers.map { $0 ?? 0 }, ofColumn: probability,
        remedy: "name a column of numbers from 0 to 1; of points a map makes probabilities"
      ) { (0...1).contains($0) ? nil : "\(JSONText.number($0)) is no probability" }
      input.probabilities = (probability, numbers)
    }
    if let other {
      input.other = .init(
        name: other.name, scores: other.values,
        direction: otherHigherIs ?? (other.scores == nil ? options.higherIs : .safer))
    }
    if let dates {
      let column = try people.column(named: dates)
      let calendar = try CalendarPeriods(
        column: dates, days: people.days(column), length: period)
      input.periods = calendar
      input.characteristics = scored.characteristics(in: calendar)
      if scored.scores == nil { input.followed = followed(people, score: score) }
    }
    input.groups = try columns(groups, people, "a group")
    let made = graphColumns ?? people.columnNames.dropFirst().filter(Self.isOfGraph)
    input.graphColumns = try columns(made, people, "a column of the graph").map(Self.nominal)
    if protected != nil || !input.graphColumns.isEmpty {
      input.protected = try columns(protected ?? groups, people, "a protected column")
    }
    return input
  }

  /// The score that is meant, and what more of it stands for where that is known.
  private func score(of people: Table) throws(DataError) -> (Score, ScoreDirection?) {
    if let score {
      switch score {
      case .model: return (score, .safer)
      case .column(let name): return (score, name == probability ? .riskier : nil)
      }
    }
    if people["score"] != nil { return (.column("score"), nil) }
    if let probability { return (.column(probability), .riskier) }
    let names = people.numericColumnNames.filter { people[$0]?.outcome == nil }
    let list = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    throw DataError(
      .badData, source: people.sourceName,
      problem: "there is no column 'score'",
      remedy: names.isEmpty
        ? "name a column of numbers (\(.score)), or score the table by a model"
        : "name the column of the score (\(.score)); the columns of numbers are \(list)"
          + (names.count > 12 ? " and \(names.count - 12) more" : ""))
  }

  /// The columns that may say why a score in a column moved: all that play no other part.
  private func followed(_ people: Table, score: Score) -> [Column] {
    var others = Set([probability, weights, dates].compactMap(\.self))
    for score in [score, other] { if case .column(let name)? = score { others.insert(name) } }
    return people.columns.dropFirst().filter { $0.outcome == nil && !others.contains($0.name) }
  }

  private func values(
    of score: Score, _ people: Table, _ run: inout JobRun
  ) async throws -> ScoredPeople {
    switch score {
    case .column(let name):
      let numbers = try numbers(name, people, "a score")
      try people.check(
        numbers.map { $0 ?? 0 }, ofColumn: name, remedy: "divide all scores by the same number"
      ) { score in
        score.magnitude <= ValidationError.largestScore
          ? nil : "score \(JSONText.number(score)) is beyond 1e100"
      }
      return ScoredPeople(name: name, source: "column", values: numbers, scores: nil)
    case .model(let model):
      try people.checkColumns(for: model)
      let scores = try await run.score(people, model)
      guard scores.assessedCount > 0 else {
        throw DataError(
          .badData, source: people.sourceName,
          problem:
            "model '\(model.name)' can assess none of \(people.rowCount) people, too little of whose "
            + "score rests on data",
          remedy:
            "score the table for the reasons, add the columns that the model reads, or take another "
            + "model")
      }
      return ScoredPeople(
        name: model.name, source: model.sourceName, values: scores.numbers, scores: scores)
    }
  }

  /// The numbers of a column that is no outcome.
  private func numbers(
    _ name: String, _ people: Table, _ use: String
  ) throws(DataError) -> [Double?] {
    try people.checkNoOutcome(name, use)
    return Array(try people.numbers(inColumn: name))
  }

  private func columns(
    _ names: [String], _ people: Table, _ use: String
  ) throws(DataError) -> [Column] {
    var columns: [Column] = []
    for name in names {
      try people.checkNoOutcome(name, use)
      columns.append(try people.column(named: name))
    }
    return columns
  }

  /// Whether a column has the name of one that is made of a graph.
  private static func isOfGraph(_ name: String) -> Bool {
    Feature.named(name) != nil || ["community", ProxyTest.graphPart].contains(name)
      || name.contains("neighbor_")
      || [
        "community_", "tie_", "exposure_", "personalized_pagerank", "activation", "sybil_",
        "pagerank_",
      ].contains(where: name.hasPrefix)
  }

  /// A column whose numbers are names, such as those of communities, as one of texts.
  private static func nominal(_ column: Column) -> Column {
    guard ["community", "component"].contains(column.name), column.values.isNumeric else {
      return column
    }
    return Column(column.name, .strings((0..<column.count).map { column.text($0) }))
  }
}

/// A score of a table's people.
private struct ScoredPeople {
  var name: String
  /// Where the score comes from.
  let source: String
  let values: [Double?]
  /// The model's scores; `nil` of a column.
  let scores: Scores?

  /// Adds to equal names of two scores where they come from, and numbers where that is equal too.
  static func tellApart(_ one: inout ScoredPeople, _ other: inout ScoredPeople) {
    guard one.name == other.name else { return }
    let isSame = one.source == other.source
    one.name += " (\(one.source)\(isSame ? ", first" : ""))"
    other.name += " (\(other.source)\(isSame ? ", second" : ""))"
  }

  /// The model's characteristics in each period that has scores, beside the first of these.
  func characteristics(in calendar: CalendarPeriods) -> [FollowedBins] {
    guard let scores else { return [] }
    let (names, codes) = calendar.occupied { values[$0] != nil }
    return scores.binCounts(ofGroups: codes, names.count).map { counts in
      FollowedBins(
        name: counts[0].characteristic,
        bins: counts.dropFirst().map { ComparedBins(counts[0], $0) })
    }
  }
}

extension ScoreModel {
  /// What a fitted model says of its own scores; `nil` of one that was not fitted.
  ///
  /// Rows are taken to be those that it was fitted to if as many have an outcome as the model states, and their source
  /// has the name that it states or they have what a fit writes beside each row: ``FittedCard/signOfOwnRows``.
  fileprivate func card(of people: Table, _ outcomes: Outcomes) throws -> FittedCard? {
    guard let fit else { return nil }
    let source = people.sourceName.split(separator: "/").last.map(String.init)
    let written = FittedScorecard.namesOfResults(fit.outcome)
    let isWrittenByFit = people[written.fold] != nil && people[written.chance] != nil
    // Under another name the same outcome may have other values.
    let asked = people.outcomes.first { $0.name == fit.outcome }
    return FittedCard(
      name: name,
      scaling: try OddsScaling(
        odds: fit.scaling.odds, at: fit.scaling.score, doubling: fit.scaling.doubling),
      outcomeName: fit.outcome, areaOutOfFold: fit.outOfFold.areaUnderCurve,
      isFittedToRows: (source == fit.source || isWrittenByFit)
        && outcomes.knownCount == fit.rowCount,
      events: asked == nil ? nil : fit.events, askedEvents: asked?.events?.sorted())
  }
}
