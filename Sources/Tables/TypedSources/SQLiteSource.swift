internal import Databases
internal import Essentials
package import Execution
package import Files

/// A table or a query of an SQLite database: `sqlite:FILE?people`, `sqlite:FILE?SELECT …`.
///
/// An SQLite column may hold anything, whatever it was declared as; its type here is that of the values
/// that are there.
package struct SQLiteSource: TypedSource {
  package let name: String
  /// The database's file.
  let path: String
  private let query: SQLQuery
  /// How many rows show what a column holds.
  private static let sampleSize = 10_000

  /// Reads what stands behind `sqlite:`.
  ///
  /// - Throws: ``DataError`` if no file, or neither a table nor a query is named.
  package init(_ text: String) throws(DataError) {
    let address = try FileAddress(text, scheme: "sqlite")
    guard let path = address.path else {
      throw DataError(
        .usage, source: "sqlite", problem: "no file is named", remedy: "write sqlite:FILE?TABLE")
    }
    self.path = path
    query = address.query
    name = address.name
  }

  package func schema(_ execution: Execution) throws -> [TableSchema.Column] {
    try sample(connect(execution), execution).map { column, declared in
      guard column.hasValues else {
        return TableSchema.Column(
          column.name, Self.type(declaredAs: declared), hasValues: false)
      }
      return TableSchema.Column(column)
    }
  }

  package func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column] {
    let connection = try connect(execution)
    let text = try checkedText(connection)
    var statement = try statement(connection)
    if let names {
      let wanted = (0..<statement.columnCount).map(statement.name).filter(names.contains)
      if wanted.isEmpty { return [] }
      if wanted.count < statement.columnCount {
        let list = wanted.map(\.quotedIdentifier).joined(separator: ", ")
        statement = try SQLiteStatement(query: "SELECT \(list) FROM (\n\(text)\n)", connection)
      }
    }
    return try read(statement, names, execution).map(\.column)
  }

  /// What the count of a table's rows and the first of them tell; to count the rows of a query were to run it.
  package func size(_ execution: Execution) -> TypedSize? {
    guard let table = query.table, table.count == 1 else { return nil }
    // The reader waits for locks, once.
    guard let connection = try? connect(waits: false, execution),
      let columns = try? sample(connection, execution).map(\.column),
      let known = columns.first?.count,
      let statement = try? SQLiteStatement(
        query: "SELECT count(*), (SELECT type = 'table' FROM sqlite_master WHERE name = "
          + "\(table[0].quotedLiteral) COLLATE NOCASE) FROM \(table[0].quotedIdentifier)",
        connection),
      (try? statement.step()) == true, statement.integer(1) == 1
    else { return nil }
    let rowCount = Double(statement.integer(0))
    let bytes = columns.reduce(0) { $0 + $1.byteCount }
    return TypedSize(
      rowCount: rowCount, byteCount: Double(bytes) / Double(max(known, 1)) * rowCount,
      columnCount: columns.count)
  }

  /// The first rows, with what each column was declared as.
  private func sample(
    _ connection: SQLiteConnection, _ execution: Execution
  ) throws -> [(column: Column, declared: String?)] {
    let text = try checkedText(connection)
    let statement = try SQLiteStatement(
      query: "SELECT * FROM (\n\(text)\n) LIMIT \(Self.sampleSize)", connection)
    return try read(statement, nil, execution)
  }

  /// The tables and views that are read, those behind its views too, in small letters.
  func tablesRead(_ execution: Execution) throws -> Set<String> {
    let connection = try connect(execution)
    return Set(try connection.tables(readBy: query.text).map { $0.lowercased() })
  }

  private func connect(
    waits: Bool = true, _ execution: Execution
  ) throws -> SQLiteConnection {
    guard FileManager.default.fileExists(atPath: path) else {
      throw DataError(
        .noInput, source: name, problem: "the file does not exist", remedy: "check the name")
    }
    return try SQLiteConnection(path, name: name, for: .reading, waits: waits, execution)
  }

  /// The query, once it is known to be a single one, so that it can be a part of another.
  private func checkedText(_ connection: SQLiteConnection) throws -> String {
    let statement = try statement(connection)
    try ColumnNames.check((0..<statement.columnCount).map(statement.name), source: name)
    return query.text
  }

  private func statement(_ connection: SQLiteConnection) throws -> SQLiteStatement {
    do {
      return try SQLiteStatement(query: query.text, connection)
    } catch let error as DataError {
      throw query.explaining(error)
    }
  }

  /// Reads all rows, with what each column was declared as.
  private func read(
    _ statement: SQLiteStatement, _ names: Set<String>?, _ execution: Execution
  ) throws -> [(column: Column, declared: String?)] {
    let places = 0..<statement.columnCount
    var builders = places.map { TypedColumnBuilder(statement.name($0), source: name) }
    var rowCount = 0
    while try statement.step() {
      rowCount += 1
      if rowCount & 0xFFF == 0 { try execution.checkCancellation() }
      for place in places { try Self.append(statement, place, to: &builders[place]) }
    }
    try execution.checkCancellation()
    return places.map { place in
      let declared = statement.declaredType(place)
      let type = Self.type(declaredAs: declared)
      let column = builders[place].column(
        isBoolean: type == .boolean, holdsTimes: type.isOfTimes)
      return (column.typed(column.type == .text ? .texts : nil), declared)
    }
  }

  private static func append(
    _ statement: SQLiteStatement, _ place: Int, to builder: inout TypedColumnBuilder
  ) throws {
    switch statement.kind(place) {
    case .missing: builder.appendMissing()
    case .integer: builder.append(statement.integer(place))
    case .real: builder.append(statement.real(place))
    case .text: try statement.withText(place) { try builder.append(text: $0) }
    case .blob: builder.appendRefused()
    }
  }

  /// What a column is meant to hold: the types that SQLite stores otherwise, else by its rules of affinity.
  private static func type(declaredAs declared: String?) -> ColumnType {
    let declared = declared?.uppercased() ?? ""
    if ["BOOLEAN", "BOOL"].contains(declared) { return .boolean }
    if declared == "DATE" { return .date }
    if ["DATETIME", "TIMESTAMP"].contains(where: declared.hasPrefix) { return .timestamp }
    if declared.contains("INT") { return .integer }
    return ["CHAR", "CLOB", "TEXT"].contains(where: declared.contains) ? .text : .decimal
  }
}

extension Column {
  /// About how many bytes the values take.
  fileprivate var byteCount: Int {
    guard case .strings(let texts) = values else { return count * 8 }
    return texts.indices.reduce(0) { $0 + 8 + (texts.utf8($1)?.count ?? 0) }
  }
}
