public import Execution
internal import Identifiers
package import Memory
public import Tables

/// The columns of two tables, compared one by one: whether they hold what they held before.
///
/// ```swift
/// let lastYear = try Table(contentsOf: "2023.csv")
/// let thisYear = try Table(contentsOf: "2024.csv")
/// let stability = try await TableStability(before: lastYear, after: thisYear)
/// for column in stability.columns { print(column.name, column.index.index) }
/// ```
///
/// Bins of numbers have about as many rows of the table before each: ten, or fewer so that the smaller table
/// would have at least ten rows in each; rows of one number stay together. Texts each are a bin but for rare
/// ones, of fewer than ten rows or a hundredth of both tables, which are one. Missing values are a bin.
public struct TableStability: Sendable, Equatable {
  /// The columns that are compared, in the order of the table before.
  public let columns: [ColumnStability]
  /// The columns that are not, those of the table before first.
  public let uncompared: [UncomparedColumn]
  /// The number of rows before.
  public let rowCountBefore: Int
  /// The number of rows after.
  public let rowCountAfter: Int
  /// How many identifiers of the table before are in the one after too; `nil` where rows are numbered.
  public let commonCount: Int?
  /// Whether both tables hold the same: they may be one file.
  public let areEqual: Bool

  /// Compares the columns of two tables that are in both.
  ///
  /// The first column, of identifiers, is left alone. Outcomes that both tables declare are compared by
  /// whether the event happened.
  ///
  /// - Parameters:
  ///   - before: The table before.
  ///   - after: The table after.
  ///   - columns: The columns to compare; `nil` for all that both tables have.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ValidationError`` if a table has no rows or both have no column in common; `DataError` if a
  ///   table lacks a column that is named; `CancellationError`.
  /// - Complexity: O(*rows*) per column.
  public init(
    before: Table, after: Table, columns: [String]? = nil, execution: Execution = Execution()
  ) async throws {
    try await self.init(
      before: before, after: after, columns: columns, bins: [:], execution: execution)
  }

  /// The same with bins that are given for some columns.
  package init(
    before: Table, after: Table, columns: [String]? = nil, bins: [String: GivenBins],
    execution: Execution
  ) async throws {
    self = try await execution.run { try TableStability(before, after, columns, bins, $0) }
  }

  private init(
    _ before: Table, _ after: Table, _ wanted: [String]?, _ bins: [String: GivenBins],
    _ execution: Execution
  ) throws {
    for table in [before, after] where table.rowCount == 0 {
      throw ValidationError(
        .tooFew, "\(table.sourceName) has no rows", remedy: "compare two tables of people")
    }
    let names = try Self.names(before, after, wanted, Set(bins.keys))
    let answers = try execution.answers(names.count) { place in
      let name = names[place]
      return try ColumnComparison(
        before: (try before.column(named: name), before),
        after: (try after.column(named: name), after), bins: bins[name], isNamed: wanted != nil,
        execution: execution.onOneThread()
      ).answer()
    }
    columns = answers.compactMap { if case .compared(let column) = $0 { column } else { nil } }
    uncompared =
      answers.compactMap { if case .leftOut(let column) = $0 { column } else { nil } }
      + (wanted == nil ? Self.others(before, after) : [])
    (rowCountBefore, rowCountAfter) = (before.rowCount, after.rowCount)
    let areNumbered = before.isNumbered && after.isNumbered
    commonCount = areNumbered ? nil : before.commonIdentifierCount(with: after)
    areEqual = before == after
  }

  /// The columns that are compared.
  private static func names(
    _ before: Table, _ after: Table, _ wanted: [String]?, _ binned: Set<String>
  ) throws -> [String] {
    // A column that is named, or has bins, is not passed over in silence.
    for name in (wanted ?? []) + binned.sorted() {
      _ = try before.column(named: name)
      _ = try after.column(named: name)
    }
    if let wanted { return wanted }
    let common = Set(after.columnNames.dropFirst())
    let names = before.columnNames.dropFirst().filter { common.contains($0) }
    if !names.isEmpty { return Array(names) }
    throw ValidationError(
      .unsuitableColumn,
      "\(before.sourceName) and \(after.sourceName) have no column in common beside identifiers",
      remedy: "compare tables of the same columns; the first has \(list(before.columnNames)), the "
        + "second \(list(after.columnNames))")
  }

  /// The columns that one of the tables has alone.
  private static func others(_ before: Table, _ after: Table) -> [UncomparedColumn] {
    let names = [before, after].map { Set($0.columnNames) }
    return before.columnNames.dropFirst().filter { !names[1].contains($0) }.map {
      UncomparedColumn($0, .onlyBefore)
    }
      + after.columnNames.dropFirst().filter { !names[0].contains($0) }.map {
        UncomparedColumn($0, .onlyAfter)
      }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(10).joined(separator: ", ")
      + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }
}

/// Bins that are given for a column.
package struct GivenBins: Sendable {
  /// What each is called.
  let labels: [String]
  /// The bin of every row of a column.
  let numbers: @Sendable (Column) throws -> Buffer<UInt16>

  /// Makes bins.
  package init(
    labels: [String], numbers: @escaping @Sendable (Column) throws -> Buffer<UInt16>
  ) {
    self.labels = labels
    self.numbers = numbers
  }
}

extension Table {
  /// Whether identifiers are the numbers of rows, which are nobody's.
  fileprivate var isNumbered: Bool {
    identifierName == "row"
      && identifiers.enumerated().allSatisfy { $0.element == "\($0.offset + 1)" }
  }

  /// How many of the identifiers another table has too.
  fileprivate func commonIdentifierCount(with other: Table) -> Int {
    let (names, texts) = (TextIndex(identifiers), other.identifiers)
    return texts.indices.count { names.lookup($0, of: texts) != nil }
  }
}
