public import CreditScoring
public import Tables

/// A table that already holds every column a model needs, and its scores: no graph is read.
///
/// Friends' scores, where the model has them, come from a column with earlier ones or are neutral.
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
  ///   - identifier: The identifier column; `nil` is the first.
  ///   - missing: The spellings of a missing value.
  ///   - model: The score model.
  /// - Throws: ``DataError`` or ``ScoreModelError``.
  public init(
    contentsOf path: String, identifier: ColumnReference? = nil, missing: MissingValues = .standard,
    model: ScoreModel
  ) async throws {
    var run = Run { _ in }
    let people = try await run.stage("read", 0...0.9) { _ in
      try Table(contentsOf: path, identifier: identifier, missing: missing)
    }
    scores = try await run.score(people, nil, model, threads: nil)
    table = try people.joined(with: scores.table)
    warnings = run.warnings
    summary = run.summary
  }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(RunSummary.Stage(name: name, seconds: seconds))
  }
}
