internal import Databases
internal import Files

extension SQLiteOutput {
  static func checkAbsence(
    of table: DatabaseTable, _ connection: SQLiteConnection
  ) throws {
    guard let kind = try kind(of: table, connection) else { return }
    guard kind == .table else {
      throw DataError(
        .cannotCreate, source: table.name, problem: "this is a \(kind.rawValue)",
        remedy: "name a table")
    }
    if !table.replaces { throw table.isThere }
  }

  enum Kind: String {
    case table, view
    case virtual = "virtual table"
  }

  /// What there is of a table's name.
  static func kind(of table: DatabaseTable, _ connection: SQLiteConnection) throws -> Kind? {
    let statement = try SQLiteStatement(
      "SELECT type, sql LIKE 'CREATE VIRTUAL%' FROM sqlite_master "
        + "WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')",
      connection)
    let name = Array(table.names[0].utf8)
    try statement.bind(name.span, at: 1)
    guard try statement.step() else { return nil }
    if statement.withText(0, { $0.count }) == 4 { return .view }
    return statement.integer(1) != 0 ? .virtual : .table
  }

  func checkColumns(
    of content: OutgoingTable, _ table: DatabaseTable, _ connection: SQLiteConnection
  ) throws(DataError) {
    let most = connection.mostColumns
    guard content.columns.count <= most else {
      throw DataError(
        .cannotCreate, source: table.name,
        problem:
          "the result has \(content.columns.count) columns, and SQLite takes \(most) at most",
        remedy: "choose some with \(.columns), or write a file")
    }
    var seen: Set<String> = []
    for column in content.columns {
      let folded = column.name.utf8.map { 65...90 ~= $0 ? $0 | 0x20 : $0 }
      guard seen.insert(String(decoding: folded, as: UTF8.self)).inserted else {
        throw DataError(
          .cannotCreate, source: table.name,
          problem:
            "two columns are named '\(column.name)' but for capitals, which SQLite does not tell apart",
          remedy: "rename one, or put a prefix before new columns with \(.columnPrefix)")
      }
    }
  }
}
