internal import GraphFeatures
internal import ScoreValidation
internal import Tables

/// The columns of a people table that tell of people themselves, and those that take no part.
struct OwnColumns: Sendable {
  /// All columns that tell something, dates as numbers of days.
  private(set) var all: [Column] = []
  /// Those of them that say something of their own.
  private(set) var columns: [Column] = []
  /// The columns that take no part, each with the reason.
  private(set) var others: [GraphEvidence.LeftOutColumn] = []

  /// Sorts the columns of a table.
  ///
  /// - Throws: `DataError` if a column that is left out on request is not there.
  init(of people: Table, outcome: String, except exceptions: [String]) throws {
    for name in exceptions { _ = try people.column(named: name) }
    for column in people.columns.dropFirst() where column.name != outcome {
      if let reason = Self.reason(against: column, exceptions) {
        others.append(.init(name: column.name, reason: reason))
      } else if column.holdsDates, let days = try? people.days(column) {
        all.append(Column(column.name, .reals(Array(days))))
      } else {
        all.append(column)
      }
    }
    let distinct = DistinctColumns(all)
    columns = all.filter { distinct.names.contains($0.name) }
    others += distinct.constant.map { .init(name: $0, reason: .constant) }
    others += distinct.repeated.map { .init(name: $0, reason: .repeated) }
  }

  private static func reason(
    against column: Column, _ exceptions: [String]
  ) -> GraphEvidence.LeftOutColumn.Reason? {
    if exceptions.contains(column.name) { return .request }
    if column.role == .outcome { return .outcome }
    if !column.hasValues { return .empty }
    return column.tellsRowsApart ? .identifiers : nil
  }
}
