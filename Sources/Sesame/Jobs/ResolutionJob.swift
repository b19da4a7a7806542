public import CreditScoring
public import Execution
internal import Files
public import Tables

/// Makes one table of people out of what several sources claim about them.
///
/// ```swift
/// let result = try await ResolutionJob().run(on: "claims.csv")
/// try result.table.write(to: "people.csv")
/// ```
///
/// The rows of a file need no identifier: they are numbered, unless a column is called `row`.
public struct ResolutionJob: Sendable {
  /// How truths are found, and in which columns claims stand.
  public var discovery = TruthDiscovery()

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// A row per person: each field, and how sure it is.
    public var table: Table { resolved.table }
    /// The values, and what is to be thought of their sources.
    public let resolved: ResolvedClaims
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for truths without knowing anything of the sources.
  public init() {}

  /// Reads claims and finds the true values.
  ///
  /// - Parameters:
  ///   - claims: Where the claims come from, a row each.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table of people, and that of the sources.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory for the
  ///   table), or ``ScoreModelError``, as ``TruthDiscovery/resolve(_:execution:)`` does.
  public func run(
    on claims: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(claims, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .resolution], execution)
    let rows = try await run.readRows(claims.numberingRows)
    var discovery = discovery
    if let options = claims.options {
      (discovery.decimal, discovery.missing) = (options.decimal, options.missing)
      discovery.grouping = options.grouping
    }
    let asked = discovery
    let resolved = try await run.stage(.resolution) { execution in
      try await asked.resolve(rows, execution: execution)
    }
    run.report.warnings += resolved.warnings.map(Message.init(_:))
    run.report.warnings += [resolved.table.doubtfulIdentifierWarning].compactMap(\.self)
    run.report.summary.note(resolved)
    run.finish()
    return Result(resolved: resolved, report: run.report)
  }
}

extension Stage {
  fileprivate static let resolution = Stage("resolve", share: 15)
}

extension Source<Table> {
  /// The same with rows that are numbered instead of having identifiers.
  fileprivate var numberingRows: Source<Table> {
    switch self {
    case .value: return self
    case .file(let path, var options):
      options.identifier = "row"
      return .file(path, options)
    case .standardInput(var options):
      options.identifier = "row"
      return .standardInput(options)
    }
  }
}

extension JobSummary {
  /// Notes what became of claims.
  fileprivate mutating func note(_ resolved: ResolvedClaims) {
    personCount = resolved.table.rowCount
    let left = [
      (resolved.missingCount, "\(resolved.missingCount.withCommas) without a value"),
      (resolved.replacedCount, "\(resolved.replacedCount.withCommas) replaced by later ones"),
    ].filter { $0.0 > 0 }.map(\.1)
    let sources = resolved.sourceTable.rowCount.counted("source")
    claims = [
      (
        "claims",
        "\(resolved.claimCount.withCommas) of \(sources)"
          + (left.isEmpty ? "" : " (\(left.joined(separator: ", ")))")
      ),
      (
        "values",
        "\(resolved.valueCount.withCommas), of which \(resolved.disputedCount.withCommas) disputed"
      ),
      ("truths", settlement(resolved)),
    ]
  }

  private func settlement(_ resolved: ResolvedClaims) -> String {
    if resolved.roundCount == 0 { return "as claimed: no two sources speak to one value" }
    let rounds = resolved.roundCount.counting("round")
    return resolved.unsettledCount == 0
      ? "stand still after \(rounds)"
      : "not settled: round \(resolved.roundCount) changed \(resolved.unsettledCount.counted("value"))"
  }
}
