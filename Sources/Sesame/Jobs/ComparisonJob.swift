public import Communities
public import Execution
public import Files
internal import Identifiers
public import Tables
internal import TextFormats

/// Compares two divisions of people into communities, each a table of people and their communities.
///
/// ```swift
/// let result = try await ComparisonJob().run(on: "spring.csv", "autumn.csv")
/// print(result.comparison.agreement.adjustedMutualInformation)
/// ```
public struct ComparisonJob: Sendable {
  /// The column of communities: one name or number for both tables or, with a comma, one for each;
  /// `nil` as in ``CommunityAssignment/column``.
  public var columns: String?

  /// What the job yields.
  public struct Result: Sendable {
    /// How much the divisions agree.
    public let comparison: PartitionComparison
    /// What the tables are called in messages.
    public let sourceNames: (first: String, second: String)
    /// What people should know of how the tables were read.
    public let warnings: [Message]
  }

  /// Compares columns that have the usual names, or those that are named.
  public init(columns: String? = nil) { self.columns = columns }

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
    let tables = try await execution.run { execution in
      try sources.map { try JobRun.readPeople($0, execution) }
    }
    let given = zip(tables, columns(of: tables)).map { CommunityAssignment(in: $0, column: $1) }
    // That the first lines are names may have been said.
    let found = zip(sources, [(given[0], tables[1]), (given[1], tables[0])]).map { source, pair in
      source.options?.header == true
        ? nil : pair.0.takingNamesForPerson(among: pair.1.identifiers)
    }
    let comparison = try await (found[0] ?? given[0])
      .compared(with: found[1] ?? given[1], execution: execution)
    var warnings = zip(sources, tables).flatMap { source, table in
      table.firstLineWarnings(isSaid: source.options?.header == false)
    }
    warnings += found.compactMap { $0?.firstLineWarning }
    // A spelling may be meant for one of both.
    if tables.allSatisfy({ !$0.spellingWarnings.isEmpty }) {
      warnings += tables.flatMap(\.spellingWarnings)
    }
    return Result(
      comparison: comparison, sourceNames: (tables[0].sourceName, tables[1].sourceName),
      warnings: warnings)
  }

  /// The column of each table.
  private func columns(of tables: [Table]) -> [ColumnReference?] {
    guard let columns else { return [nil, nil] }
    let parts = columns.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    // A comma may be part of a name.
    let isOneName = tables.allSatisfy { $0[columns] != nil }
    guard parts.count == 2, !parts.contains(""), !isOneName else {
      return [ColumnReference(columns), ColumnReference(columns)]
    }
    return parts.map { ColumnReference($0) }
  }
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
          + "add a line of names above it, or say \(.peopleHeader, false) (\(.on) if these are names)"
      )
    }
    return warnings
  }
}
