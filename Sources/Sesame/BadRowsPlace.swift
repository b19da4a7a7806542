package import Files
internal import Identifiers
package import Tables
internal import TextFormats

/// Where a caller keeps rows that were set aside, together with other results.
package enum BadRowsPlace: Sendable {
  /// A file, which the caller commits.
  case file(OutputFile)
  /// A table in memory, which is handed over.
  case table(@Sendable (Table) -> Void)

  /// The rows with the columns that a file of them has, settings in the caller's words.
  static func table(of rows: [SetAsideRow], naming: Message.Naming) -> Table {
    Table([
      Column("file", .strings(TextValues(rows.map(\.source)))),
      Column("line", rows.map(\.line)),
      Column("column", rows.map(\.column)),
      Column("problem", .strings(TextValues(rows.map { $0.problem(naming: naming) }))),
      Column("row", .strings(TextValues(rows.map(\.row)))),
    ])
  }
}
