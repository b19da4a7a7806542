public import CreditScoring
public import Execution
internal import Files
internal import Graphs
internal import Memory
public import ScoreValidation
public import ScorecardFitting
public import Tables

/// Compares two tables of people, their scores and their graphs: what moved, by how much, how surely, and
/// what could not have been seen with so few people.
///
/// ```swift
/// var job = DriftJob(seed: 1)
/// job.model = .reported2015
/// let result = try await job.run(before: "spring.csv", after: "autumn.csv")
/// print(result.drift.text)
/// ```
public struct DriftJob: Sendable {
  /// What counts as moved.
  public var rule = StabilityRule()
  /// The columns that are compared; `nil` for all that both tables have but identifiers and dates.
  public var columns: [String]?
  /// Bins of columns; those of others are found in the table before.
  public var bins: BinDefinitions?
  /// The model whose scores and characteristics are compared; `nil` for none.
  public var model: ScoreModel?
  /// The column of scores; `nil` for those that the model computes, without friends' scores.
  public var scoreColumn: String?
  /// The seed of communities.
  public var seed: UInt64

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What moved.
    public let drift: DriftReport
    /// Warnings and what was done.
    public var report: JobReport

    /// The report as plain text.
    public var description: String { drift.text }
  }

  /// Asks for all columns that both tables have.
  public init(seed: UInt64) { self.seed = seed }

  /// Reads two tables, and two lists of ties if there are any, and compares them.
  ///
  /// Outcomes that both tables declare are compared by whether the event happened.
  ///
  /// - Parameters:
  ///   - before: Where the table before comes from.
  ///   - after: Where the table after comes from.
  ///   - graphs: Where the ties before and after come from; the tables are their people.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What moved.
  /// - Throws: ``DataError`` if a table can't be read, lacks a column that is named, or has scores outside
  ///   the model's scale; ``ValidationError`` if a table has no rows, both have no column in common, or
  ///   nobody has a score; ``ScoreModelError`` if the model's columns are missing; ``BinningError`` if a
  ///   column holds something else than its bins; ``GraphError``; `CancellationError`.
  /// - Complexity: O(*rows*) per column and characteristic.
  public func run(
    before: Source<Table>, after: Source<Table>,
    graphs: (before: GraphSource, after: GraphSource)? = nil, execution: Execution = Execution()
  ) async throws -> Result {
    try rule.check()
    if before.path == "-", after.path == "-" {
      throw DataError(
        .noInput, source: "standard input", problem: "both tables can't come from it",
        remedy: "give one of them a path")
    }
    for table in [before, after] {
      try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    }
    let scoring = model == nil ? [] : [Stage.score, .score]
    let building = graphs.map { [$0.before, $0.after].flatMap(\.stages) + [.graphs] } ?? []
    var run = JobRun([.read, .comparison] + scoring + building, execution)
    let tables = try await run.readTables(before, after)
    let stability = try await run.stage(.comparison) { execution in
      try await TableStability(
        before: tables.before, after: tables.after, columns: columns, bins: try givenBins(),
        execution: execution)
    }
    var found = DriftEvidence(stability)
    let scores = try await scoreSides(tables, &run)
    if let scores {
      try found.add(
        scores.before, scores.after, column: scoreColumn, level: 1 - rule.significance,
        execution.quiet)
    }
    if let graphs {
      let sides = try await graphSides(graphs, tables, scores, &run)
      let drift = try await run.stage(.graphs) { execution in
        try await GraphDrift.found(
          sides.before, sides.after, level: 1 - rule.significance, execution)
      }
      try found.add(drift, sides.before, sides.after, execution.quiet)
    }
    run.finish()
    var told: Set<Message> = []
    run.report.warnings = run.report.warnings.filter { told.insert($0).inserted }
    return Result(
      drift: try found.report(
        by: rule, from: tables.before.sourceName, to: tables.after.sourceName),
      report: run.report)
  }

  /// Bins that are given, by the column's name.
  private func givenBins() throws -> [String: GivenBins] {
    guard let given = bins else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: given.columns.map { bins in
        (
          bins.column,
          GivenBins(labels: bins.bins.map { $0.label(bins.kind) }) {
            try given.numbers(of: $0)
          }
        )
      })
  }

  /// The scores of both tables; `nil` if none are asked for.
  private func scoreSides(
    _ tables: (before: Table, after: Table), _ run: inout JobRun
  ) async throws -> (before: ScoreSide, after: ScoreSide)? {
    var sides: [ScoreSide] = []
    for table in [tables.before, tables.after] {
      var scores: Scores?
      if let model {
        try table.checkColumns(for: model)
        scores = try await run.score(table, model)
      } else if scoreColumn == nil {
        return nil
      }
      sides.append(try ScoreSide(table, column: scoreColumn, scores))
    }
    return (sides[0], sides[1])
  }

  /// The graphs, each with its table as people.
  private func graphSides(
    _ graphs: (before: GraphSource, after: GraphSource), _ tables: (before: Table, after: Table),
    _ scores: (before: ScoreSide, after: ScoreSide)?, _ run: inout JobRun
  ) async throws -> (before: GraphSide, after: GraphSide) {
    var sides: [GraphSide] = []
    for (graph, table, score) in [
      (graphs.before, tables.before, scores?.before), (graphs.after, tables.after, scores?.after),
    ] {
      var source = graph
      source.people = .value(table)
      let memory = try MemoryPlan(
        for: source, source.expectedSchema(), limit: run.execution.memoryLimit)
      let loaded = try await run.load(source, in: memory.space).graph
      var values = score.map { [("score", $0.values)] } ?? []
      for outcome in table.outcomes {
        let events = try table.events(ofOutcome: outcome.name)
        values.append((outcome.name, events.map { $0.map { $0 ? 1 : 0 } }))
      }
      let named = values
      sides.append(
        try await run.stage(.graphs) { execution in
          try await GraphSide(loaded, values: named, seed: seed, execution)
        })
    }
    return (sides[0], sides[1])
  }
}

extension Stage {
  fileprivate static let comparison = Stage("compare", share: 10)
  fileprivate static let graphs = Stage("graphs", share: 20)
}

extension JobRun {
  /// Reads two tables, and notes what is odd about them.
  fileprivate mutating func readTables(
    _ before: Source<Table>, _ after: Source<Table>
  ) async throws -> (before: Table, after: Table) {
    let tables = try await readPair(before, after)
    for table in tables { warnAboutReading(table) }
    return (tables[0], tables[1])
  }
}
