internal import CreditScoring
internal import Execution
internal import Files
internal import GraphFeatures
internal import ScoreValidation
internal import Tables

extension ValidationJob {
  /// What a table's columns say, and what more of its score stands for.
  func input(
    of people: Table, _ options: inout ValidationOptions, _ run: inout JobRun
  ) async throws -> ValidationInput {
    guard let outcome = outcome ?? people.outcomes.first?.name else {
      throw DataError(
        .badData, source: people.sourceName, problem: "the table declares no outcome",
        remedy: "name the column of what became of people (\(.outcome))")
    }
    let (score, direction) = try score(of: people)
    if let direction { options.higherIs = direction }
    let (name, scores) = try await values(of: score, people, &run)
    var input = ValidationInput(
      name: name, scores: scores, outcomeName: outcome,
      outcomes: try Outcomes(of: outcome, in: people, weights: weights),
      identifiers: people.columns[0])
    if let probability {
      input.probabilities = (probability, try numbers(probability, people, "a probability"))
    }
    if let other {
      let (name, scores) = try await values(of: other, people, &run)
      if case .model = other {
        input.other = .init(name: name, scores: scores, direction: .safer)
      } else {
        input.other = .init(name: name, scores: scores, direction: options.higherIs)
      }
    }
    if let dates {
      let column = try people.column(named: dates)
      input.periods = try CalendarPeriods(
        column: dates, days: people.days(column), length: period)
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
      if case .model = score { return (score, .safer) }
      return (score, nil)
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

  private func values(
    of score: Score, _ people: Table, _ run: inout JobRun
  ) async throws -> (name: String, scores: [Double?]) {
    switch score {
    case .column(let name): return (name, try numbers(name, people, "a score"))
    case .model(let model):
      try people.checkColumns(for: model)
      let scores = try await run.score(people, nil, model)
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
      let table = scores.table(execution: run.execution)
      return (model.name, Array(try table.numbers(inColumn: "score")))
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
    var bytes: [UInt8] = []
    let texts = (0..<column.count).map { row -> String? in
      bytes.removeAll(keepingCapacity: true)
      return column.append(row, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
    }
    return Column(column.name, .strings(texts))
  }
}
