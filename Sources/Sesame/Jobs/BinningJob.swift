public import Execution
public import Files
public import ScorecardFitting
public import Tables

/// Puts the columns of a table into bins, and says what each bin tells of an outcome: no graph is read.
///
/// ```swift
/// var job = BinningJob()
/// job.bins = .optimal(BinningOptions())
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "late")
/// let result = try await job.run(on: .value(people))
/// print(result.binning.text)
/// ```
public struct BinningJob: Sendable {
  /// Where bins come from.
  public enum Bins: Sendable, Equatable {
    /// They are found: the best ones, of some columns or of all that do not tell rows apart.
    case optimal(BinningOptions, columns: [String]? = nil)
    /// They are given, and their rows counted.
    case given(BinDefinitions, level: Double = 0.95)
  }

  /// The outcome, which the table declares; `nil` for the first one that it does.
  ///
  /// Other outcomes take no part.
  public var outcome: String?
  /// The column with a weight for every row; `nil` if every row counts once.
  public var weights: String?
  /// Where bins come from.
  public var bins = Bins.optimal(BinningOptions())

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The bins, with what they tell.
    public let binning: Binning
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for the best bins of all columns.
  public init() {}

  /// Reads a table and puts its columns into bins.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The bins.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory
  ///   for the table), ``BinningError`` or ``ValidationError``, as
  ///   ``Binning/init(of:outcome:weights:columns:options:execution:)`` does; where the rows are to blame, a
  ///   ``DataError`` with the table's name.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .binning], execution)
    let people = try await run.readPeople(table)
    let outcome = try people.outcome(outcome)
    if case .optimal(_, let names) = bins {
      try run.warnAboutNumbersAmongTexts(people, in: names)
    }
    let binning = try await run.stage(.binning, on: people) { execution in
      switch bins {
      case .optimal(let options, let columns):
        try await Binning(
          of: people, outcome: outcome, weights: weights, columns: columns, options: options,
          execution: execution)
      case .given(let definitions, let level):
        try await Binning(
          of: people, outcome: outcome, weights: weights, bins: definitions, level: level,
          execution: execution)
      }
    }
    run.report.warnings += binning.unusedCodes(source: people.sourceName)
    run.report.summary.personCount = people.rowCount
    run.report.summary.binned = (
      binning.columns.count, binning.columns.count + binning.leftOut.count
    )
    run.finish()
    return Result(binning: binning, report: run.report)
  }
}

extension Binning {
  /// A warning for each special code of a column that none of its rows has.
  fileprivate func unusedCodes(source: String) -> [Message] {
    if areGiven { return [] }
    return columns.flatMap { column in
      zip(column.bins.bins, column.counts).compactMap { bin, counts -> Message? in
        switch bin.content {
        case .specialNumbers, .specialTexts: break
        default: return nil
        }
        guard counts.rows == 0 else { return nil }
        return
          "\(source): no row with an outcome has the special code '\(bin.label(column.bins.kind))' in column "
          + "'\(column.name)'; compare the spelling"
      }
    }
  }
}

extension Stage {
  fileprivate static let binning = Stage("bin", share: 10)
}
