internal import Databases
internal import Execution
internal import Files
internal import Memory
internal import TextFormats

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// An SQLite database that tables are written to: a new one is a file that gets its name when it is whole,
/// one that is there gets its tables in a transaction.
final class SQLiteOutput: OutputDatabase {
  let name: String
  let file: OutputFile?
  private let path: String
  /// The connection, once something is written; in one that was there, a transaction is open.
  private var connection: SQLiteConnection?

  /// Opens a database.
  ///
  /// - Throws: ``DataError`` if that can't be.
  init(_ path: String) throws(DataError) {
    name = "sqlite:\(path)"
    let files = FileManager.default
    if files.fileExists(atPath: path) {
      let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
      let type = try? files.attributesOfItem(atPath: target)[.type] as? FileAttributeType
      guard type == .typeRegular else { throw Self.isNoFile(name) }
      file = nil
      self.path = path
      return
    }
    if let compression = Compression(ending: path) {
      throw DataError(
        .cannotCreate, source: name, problem: "a database is not compressed",
        remedy: "choose a name without \(compression.ending)")
    }
    let file = try OutputFile(path, mayBeUnnamed: false)
    guard let hidden = file.hiddenPath else { throw Self.isNoFile(name) }
    self.file = file
    self.path = hidden
  }

  deinit { discard() }

  private static func isNoFile(_ name: String) -> DataError {
    DataError(
      .cannotCreate, source: name, problem: "this is no file on a disk",
      remedy: "choose another name")
  }

  func check(_ table: DatabaseTable, _ execution: Execution) throws {
    guard table.names.count == 1 else {
      throw DataError(
        .usage, source: name, problem: "an SQLite table has no schema",
        remedy: "put a name with dots in double quotes")
    }
    guard file == nil else { return }
    let connection = try SQLiteConnection(path, name: name, for: .reading, execution)
    try Self.checkAbsence(of: table, connection)
  }

  private static func checkAbsence(
    of table: DatabaseTable, _ connection: SQLiteConnection
  ) throws {
    let statement = try SQLiteStatement(
      "SELECT type FROM sqlite_master WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')",
      connection)
    let name = Array(table.names[0].utf8)
    try statement.bind(name.span, at: 1)
    guard try statement.step() else { return }
    let isView = statement.withText(0) { $0.count == 4 }
    if isView {
      throw DataError(
        .cannotCreate, source: table.name, problem: "this is a view", remedy: "name a table")
    }
    if !table.replaces { throw table.isThere }
  }

  func write(_ content: Table, to table: DatabaseTable, _ execution: Execution) throws {
    let connection = try open(execution)
    if file != nil { try connection.run("BEGIN") }
    try Self.checkAbsence(of: table, connection)
    try checkColumns(of: content, table, connection)
    if table.replaces { try connection.run("DROP TABLE IF EXISTS \(table.identifier)") }
    let hasKey = content.hasKey
    let list = content.columns.enumerated().map { place, column in
      "\(column.name.quotedIdentifier) \(Self.type(of: column))"
        + (place == 0 && hasKey ? " NOT NULL PRIMARY KEY" : "")
    }
    try connection.run("CREATE TABLE \(table.identifier) (\(list.joined(separator: ", ")))")
    let marks = [String](repeating: "?", count: list.count).joined(separator: ", ")
    let statement = try SQLiteStatement(
      "INSERT INTO \(table.identifier) VALUES (\(marks))", connection)
    for row in 0..<content.rowCount {
      if row & 0x3FF == 0 { try execution.checkCancellation() }
      for place in content.columns.indices {
        try Self.bind(content.columns[place], row, to: statement, at: place + 1, table)
      }
      _ = try statement.step()
      statement.reset()
    }
    try execution.checkCancellation()
    if file != nil { try connection.run("COMMIT") }
  }

  private func open(_ execution: Execution) throws -> SQLiteConnection {
    if let connection { return connection }
    let connection = try SQLiteConnection(
      path, name: name, for: file == nil ? .writing : .creating, execution)
    if file == nil { try connection.run("BEGIN IMMEDIATE") }
    self.connection = connection
    return connection
  }

  private func checkColumns(
    of content: Table, _ table: DatabaseTable, _ connection: SQLiteConnection
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

  private static func type(of column: Column) -> String {
    switch column.values {
    case .integers: "INTEGER"
    case .booleans: "BOOLEAN"
    case .strings: "TEXT"
    case .times(let times): times.kind == .date ? "DATE" : "TIMESTAMP"
    case .reals(let values):
      // In a column of that type SQLite stores whole numbers as such, and there is no whole −0.
      values.contains { $0 == 0 && $0?.sign == .minus } ? "" : "REAL"
    }
  }

  private static func bind(
    _ column: Column, _ row: Int, to statement: SQLiteStatement, at place: Int,
    _ table: DatabaseTable
  ) throws {
    switch column.values {
    case .integers(let values):
      if let value = values[row] { return try statement.bind(value, at: place) }
    case .reals(let values):
      if let value = values[row] { return try statement.bind(value, at: place) }
    case .booleans(let values):
      if let value = values[row] { return try statement.bind(value ? 1 : 0, at: place) }
    case .strings(let values):
      if let text = values.utf8(row) {
        let bytes = text.base.extracting(text.startIndex..<text.endIndex)
        guard !bytes.contains(0) else { throw table.holdsNUL(column, row) }
        return try statement.bind(bytes.span, at: place)
      }
    case .times:
      var text: [UInt8] = []
      column.values.append(row, to: &text)
      if !text.isEmpty { return try statement.bind(text.span, at: place) }
    }
    try statement.bindMissing(at: place)
  }

  func commit() throws(DataError) {
    guard file == nil, let connection else { return }
    do {
      try connection.run("COMMIT")
      self.connection = nil
    } catch {
      throw error as? DataError
        ?? DataError(
          .inputOutput, source: name, problem: "the run was interrupted", remedy: "start it again")
    }
  }

  func discard() {
    // A connection that is closed takes its transaction back.
    connection = nil
    file?.discard()
  }
}

extension DatabaseTable {
  /// That a text has a NUL, which databases end texts with.
  func holdsNUL(_ column: Column, _ row: Int) -> DataError {
    DataError(
      .cannotCreate, source: name,
      problem: "column '\(column.name)' has a text with a NUL character in row \(row + 1)",
      remedy: "remove it, or write a file")
  }
}
