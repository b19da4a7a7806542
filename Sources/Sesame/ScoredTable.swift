public import CreditScoring
public import Tables

/// A table that already holds every column a model needs, and its scores: no graph is read.
///
/// Friends' scores, where the model has them, bring everyone the neutral points.
public struct ScoredTable: Sendable {
  /// The table's columns, then points, score and reasons.
  public let table: Table
  /// The scores with all that led to them.
  public let scores: Scores
  /// What people should know, such as columns the model misses.
  public let warnings: [String]
  /// What the run did, in numbers.
  public private(set) var summary: RunSummary

  /// Reads a table and scores its people.
  ///
  /// - Parameters:
  ///   - path: The table's path; `-` is standard input.
  ///   - options: How the table is read.
  ///   - prefix: What comes before the name of every new column. The model finds columns that a run
  ///     wrote with this prefix under their own names.
  ///   - model: The score model.
  ///   - execution: How the run works; changes no byte of the result.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory
  ///   for the table), or ``ScoreModelError``, also if none of the columns that the model reads is
  ///   there.
  public init(
    contentsOf path: String, options: TableReadingOptions = TableReadingOptions(),
    prefix: String = "", model: ScoreModel, execution: Execution = Execution()
  ) async throws {
    try MemoryPlan.check(tableAt: path, memoryLimit: execution.memoryLimit)
    var run = Run(execution)
    let people = try await run.stage("read", 0...0.9) { execution in
      try await execution.run { try Table(contentsOf: path, options: options, execution: $0) }
    }
    let read = people.withoutPrefix(prefix)
    try read.checkColumns(for: model)
    if options.identifier == nil { run.summary.noteIdentifier(of: people) }
    run.warnAboutReading(people)
    scores = try await run.score(read, nil, model)
    table = try people.joined(with: scores.table(execution: execution).prefixed(prefix))
    warnings = run.warnings
    summary = run.summary
  }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(RunSummary.Stage(name: name, seconds: seconds))
  }
}
