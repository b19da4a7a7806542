public import CreditScoring
public import Execution
public import Files
public import ScoreValidation
public import Tables

/// Says whether a score of a table's people is any good: how well it tells an outcome, whether its
/// probabilities are right, what it earns, and whether it treats groups alike.
///
/// ```swift
/// var job = ValidationJob(seed: 1)
/// job.groups = ["sex"]
/// let people = try Table(contentsOf: "scored.csv").declaring(outcome: "late")
/// let result = try await job.run(on: .value(people))
/// print(result.validation.text)
/// ```
public struct ValidationJob: Sendable {
  /// Where a score comes from.
  public enum Score: Sendable {
    /// A column of numbers.
    case column(String)
    /// A model, which scores the table first; its scores rise with safety.
    case model(ScoreModel)
  }

  /// The outcome, which the table declares; `nil` for the first one that it does.
  ///
  /// Other outcomes take no part.
  public var outcome: String?
  /// The score; `nil` for column `score` or, where there is none, for ``probability``.
  public var score: Score?
  /// The column with a probability of the event; `nil` for none.
  public var probability: String?
  /// Another score of the same people to compare with; a column of it stands for the same as the score.
  public var other: Score?
  /// The column with a weight for every row; `nil` if every row counts once.
  public var weights: String?
  /// The column of dates; `nil` for no comparison of periods.
  public var dates: String?
  /// The length of a period.
  public var period = PeriodLength.quarter
  /// The columns that name groups which are to be treated alike.
  public var groups: [String] = []
  /// The columns for which no other one should stand in; `nil` for ``groups``.
  public var protected: [String]?
  /// The columns that were made of a graph; `nil` for those with the names of such columns.
  public var graphColumns: [String]?
  /// How the score is judged; of a model's score and of a probability it is known what more stands for.
  public var options = ValidationOptions()
  /// The seed of all draws.
  public var seed: UInt64

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What was found.
    public let validation: ValidationReport
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks whether a score is any good.
  public init(seed: UInt64) { self.seed = seed }

  /// Reads a table and judges its score.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was found.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory for the
  ///   table), ``ScoreModelError``, or ``ValidationError`` as
  ///   ``ValidationReport/init(of:options:seed:execution:)`` does.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .validation], execution)
    let people = try await run.readPeople(table)
    var options = options
    let input = try await input(of: people, &options, &run)
    let judged = options
    let validation = try await run.stage(.validation) { execution in
      try await ValidationReport(of: input, options: judged, seed: seed, execution: execution)
    }
    run.report.summary.personCount = people.rowCount
    if validation.isReversed { run.report.warnings.append(reversal(validation, people)) }
    run.finish()
    return Result(validation: validation, report: run.report)
  }

  /// What to say of a score that runs the other way.
  private func reversal(_ validation: ValidationReport, _ people: Table) -> Message {
    let other = ScoreDirection.allCases.first { $0 != validation.options.higherIs } ?? .riskier
    return
      "\(people.sourceName): score '\(validation.name)' runs the other way (area under the curve "
      + "\(validation.areaUnderCurve.value.rounded(to: 4))): if more is \(other.rawValue), use "
      + "\(.higherIs, choice: other.rawValue)"
  }
}

extension Stage {
  fileprivate static let validation = Stage("validate", share: 10)
}

extension Double {
  /// The number with so many decimals at most.
  fileprivate func rounded(to places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return "\((self * scale).rounded() / scale)"
  }
}
