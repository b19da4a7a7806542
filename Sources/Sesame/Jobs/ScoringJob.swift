public import CreditScoring
public import Execution
public import Files
internal import GraphFeatures
internal import Graphs
public import Tables

/// Scores a table that already holds every column that a model needs: no graph is read.
///
/// Friends' scores, where the model has them, bring everyone the neutral points.
public struct ScoringJob: Sendable {
  /// The score model.
  public var model: ScoreModel
  /// What comes before the name of every new column.
  ///
  /// The model finds columns that an earlier run wrote with this prefix under their own names.
  public var columnPrefix = ""
  /// The columns of the result, in their order, by the names that they have there.
  ///
  /// The identifiers come first in any case. `nil` is all: the table's, then those of scores.
  public var columns: [String]?

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The table's columns, then points, score and reasons.
    public let table: Table
    /// The scores with all that led to them.
    public let scores: Scores
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for the scores of a model.
  public init(model: ScoreModel) { self.model = model }

  /// Reads a table and scores its people.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table with scores.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory
  ///   for the table), or ``ScoreModelError``, also if none of the columns that the model reads is
  ///   there.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .score], execution)
    let people = try await run.readPeople(table)
    let scores = try await run.score(try readable(people), nil, model)
    let table = try result(people, scores, execution)
    run.finish()
    return Result(table: table, scores: scores, report: run.report)
  }

  /// The table as the model reads it, once it is known that what is asked for is there.
  func readable(_ people: Table) throws -> Table {
    let read = people.withoutPrefix(columnPrefix)
    try people.checkNames(ofResultsOf: model, prefix: columnPrefix)
    try read.checkColumns(for: model)
    if let columns {
      try ShownColumns.check(
        columns, among: people.columnNames + model.resultColumns.map { columnPrefix + $0.name })
    }
    return read
  }

  /// The table with its scores, as it is written.
  func result(_ people: Table, _ scores: Scores, _ execution: Execution) throws -> Table {
    let joined = try people.joined(
      with: scores.table(execution: execution).prefixed(columnPrefix))
    return try columns.map { try joined.selecting($0) } ?? joined
  }
}
