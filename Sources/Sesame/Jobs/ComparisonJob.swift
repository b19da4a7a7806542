public import Communities
public import Execution
public import Files
internal import Identifiers
public import Tables
public import TextFormats

/// Compares two divisions of people into communities, each a table of people and their communities.
///
/// ```swift
/// let result = try await ComparisonJob().run(on: "spring.csv", "autumn.csv")
/// print(result.comparison.agreement.adjustedMutualInformation)
/// ```
public struct ComparisonJob: Sendable {
  /// The column of communities in each table; `nil` as in ``CommunityAssignment/column``.
  public var columns: (first: ColumnReference?, second: ColumnReference?)

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// How much the divisions agree.
    public let comparison: PartitionComparison
    /// What the tables are called in messages.
    public let sourceNames: (first: String, second: String)
    /// What people should know of how the tables were read, and how long it took.
    public var report: JobReport

    /// How many people were compared, and how much the divisions agree on them: one line.
    public var description: String {
      let agreement = comparison.agreement
      return "\(comparison.personCount.counting("person", "people")) compared, adjusted Rand index "
        + "\(agreement.adjustedRandIndex), adjusted mutual information "
        + "\(agreement.adjustedMutualInformation)"
    }
  }

  /// Compares columns of one name or number in both tables; without one, columns that have the usual
  /// names.
  public init(column: ColumnReference? = nil) { columns = (column, column) }

  /// Compares columns that are called differently in both tables.
  public init(columns first: ColumnReference, _ second: ColumnReference) {
    columns = (first, second)
  }

  /// Reads the tables and compares them by identifier.
  ///
  /// Each of the two may have a line of names or none: where nobody says so, a first line whose
  /// identifier is a person of the other table is a row.
  ///
  /// - Parameters:
  ///   - first: A table with a column of communities; whatever its values are, equal ones are one
  ///     community, and where the value is missing the person is in none.
  ///   - second: Another one.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: How much the two divisions agree.
  /// - Throws: ``DataError`` if a table lacks its column, if several could be meant, or if the tables
  ///   share no one; `CancellationError` if the task is cancelled.
  public func run(
    on first: Source<Table>, _ second: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    let sources = [first, second].map { $0.takingDataForRow }
    var run = JobRun([.read, .comparison], execution)
    let tables = try await run.readPair(sources[0], sources[1])
    let given = zip(tables, [columns.first, columns.second]).map {
      CommunityAssignment(in: $0, column: $1)
    }
    // That the first lines are names may have been said.
    let found = zip(sources, [(given[0], tables[1]), (given[1], tables[0])]).map { source, pair in
      source.options?.header == true
        ? nil : pair.0.takingNamesForPerson(among: pair.1.identifiers)
    }
    let comparison = try await run.stage(.comparison) { execution in
      try await (found[0] ?? given[0])
        .compared(with: found[1] ?? given[1], execution: execution)
    }
    run.report.summary.personCount = comparison.personCount
    var warnings = zip(sources, tables).flatMap { source, table in
      table.firstLineWarnings(isSaid: source.options?.header == false)
    }
    warnings += found.compactMap { $0?.firstLineWarning }
    // A spelling may be meant for one of both.
    if tables.allSatisfy({ !$0.spellingWarnings.isEmpty }) {
      warnings += tables.flatMap(\.spellingWarnings)
    }
    run.report.warnings = warnings
    run.finish()
    return Result(
      comparison: comparison, sourceNames: (tables[0].sourceName, tables[1].sourceName),
      report: run.report)
  }
}

extension Stage {
  fileprivate static let comparison = Stage("compare", share: 10)
}

extension Source<Table> {
  /// The same, reading a first line that looks like data as a row.
  package var takingDataForRow: Source<Table> {
    guard var options else { return self }
    options.takesDataForRow = true
    return switch self {
    case .file(let path, _): .file(path, options)
    case .standardInput: .standardInput(options)
    case .value: self
    }
  }
}

extension Table {
  /// What to say of a table of communities, of its first line, and of how it was read.
  ///
  /// - Parameter isSaid: Whether somebody said that the first line is a row.
  /// - Returns: The warnings.
  package func firstLineWarnings(isSaid: Bool) -> [Message] {
    var warnings = readingWarnings
    if let warning = headerWarning {
      warnings.append(warning)
    } else if lacksHeader, !isSaid {
      warnings.append(
        "\(sourceName):1: the first line was taken for a person, since it looks like data; "
          + "add a line of names above it, or say \(.peopleHeader, false) (\(value: .flag(true)) if these are names)"
      )
    }
    return warnings
  }
}
