internal import Databases
internal import Essentials
internal import Execution
internal import Files
internal import Memory
internal import TextFormats

/// An SQLite database that tables are written to: a new one is a file that gets its name when it is whole,
/// one that is there gets its tables in a transaction.
final class SQLiteOutput: OutputDatabase {
  let name: String
  let file: OutputFile?
  let place: OutputPlace?
  var isRemote: Bool { false }
  var hasDecimals: Bool { false }
  private let path: String
  /// The connection, once something is written; in one that was there, a transaction is open.
  private var connection: SQLiteConnection?

  /// Opens a database.
  ///
  /// - Throws: ``DataError`` if that can't be.
  init(_ path: String) throws(DataError) {
    name = "sqlite:\(path)".withoutPasswords
    if FileManager.default.fileExists(atPath: path) {
      guard Input.isFile(path) else { throw Self.isNoFile(name) }
      file = nil
      place = OutputPlace(ofOutputAt: path)
      self.path = path
      return
    }
    if let compression = Compression(ending: path) {
      throw DataError(
        .cannotCreate, source: name, problem: "a database is not compressed",
        remedy: "choose a name without \(compression.ending)")
    }
    // A database that somebody else makes meanwhile is not replaced.
    let file = try OutputFile(path, mayBeUnnamed: false, replaces: false)
    guard let hidden = file.hiddenPath else { throw Self.isNoFile(name) }
    self.file = file
    place = file.place
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
    // What a program left unfinished is taken back at this.
    let connection = try SQLiteConnection(path, name: name, for: .writing, execution)
    try connection.checkIsWritable()
    try Self.checkAbsence(of: table, connection)
  }

  func areSame(_ names: [String], _ others: [String]) -> Bool {
    names.map { $0.lowercased() } == others.map { $0.lowercased() }
  }

  func isRead(_ table: DatabaseTable, by input: String, _ execution: Execution) throws -> Bool {
    guard let place, TypedSources.isRead(place, by: input) else { return false }
    let isDuckDB = TypedSources.text(of: input, behind: "duckdb:") != nil
    guard let text = TypedSources.text(of: input, behind: "sqlite:") else {
      // DuckDB reads databases of SQLite too, and nobody tells which tables.
      return isDuckDB ? try isThere(table, execution) : true
    }
    let source = try SQLiteSource(text)
    guard place.holds(source.path), try isThere(table, execution) else { return false }
    return try source.tablesRead(execution).contains(table.names[0].lowercased())
  }

  private func isThere(_ table: DatabaseTable, _ execution: Execution) throws -> Bool {
    guard file == nil else { return false }
    let connection = try SQLiteConnection(path, name: name, for: .reading, execution)
    return try Self.kind(of: table, connection) != nil
  }

  func write(_ content: OutgoingTable, to table: DatabaseTable, _ execution: Execution) throws {
    do {
      try fill(content, table, execution)
    } catch {
      takeBack()
      throw error
    }
  }

  private func fill(
    _ content: OutgoingTable, _ table: DatabaseTable, _ execution: Execution
  ) throws {
    let connection = try open(execution)
    if file != nil { try connection.run("BEGIN") }
    try Self.checkAbsence(of: table, connection)
    try checkColumns(of: content, table, connection)
    if table.replaces { try connection.run("DROP TABLE IF EXISTS \(table.identifier)") }
    let hasKey = content.hasKey
    let list = content.columns.enumerated().map { place, column in
      let isKey = place == 0 && hasKey
      // A key called INTEGER would be the order of the rows.
      let type = isKey && column.type == .integer ? "BIGINT" : Self.type(of: column)
      return "\(column.name.quotedIdentifier) \(type)" + (isKey ? " NOT NULL PRIMARY KEY" : "")
    }
    try connection.run("CREATE TABLE \(table.identifier) (\(list.joined(separator: ", ")))")
    let marks = [String](repeating: "?", count: list.count).joined(separator: ", ")
    let statement = try SQLiteStatement(
      "INSERT INTO \(table.identifier) VALUES (\(marks))", connection)
    let mostBytes = connection.mostBytes
    for row in 0..<content.rowCount {
      if row & 0x3FF == 0 { try execution.checkCancellation() }
      for place in content.columns.indices {
        try Self.bind(
          content.columns[place], row, to: statement, at: place + 1, table, mostBytes)
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
    _ table: DatabaseTable, _ mostBytes: Int
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
        guard bytes.count <= mostBytes else {
          throw table.isTooLong(column, row, bytes.count, most: mostBytes, "SQLite")
        }
        return try statement.bind(bytes.span, at: place)
      }
    case .times:
      var text: [UInt8] = []
      column.values.append(row, to: &text)
      if !text.isEmpty { return try statement.bind(text.span, at: place) }
    }
    try statement.bindMissing(at: place)
  }

  func prepare() throws(DataError) {
    try whole { try $0.flush() }
  }

  func commit() throws(DataError) {
    try whole { try $0.run("COMMIT") }
    connection = nil
  }

  private func whole(_ body: (SQLiteConnection) throws -> Void) throws(DataError) {
    guard file == nil, let connection else { return }
    do {
      try body(connection)
    } catch {
      throw error as? DataError ?? .interrupted(name)
    }
  }

  func discard() {
    takeBack()
    file?.discard()
  }

  /// Takes an open transaction back.
  private func takeBack() {
    guard connection != nil else { return }
    // A connection that is closed does it, but not where the disk was full: then the next one does that looks
    // into the file, if it may write.
    connection = nil
    guard file == nil else { return }
    _ = try? SQLiteConnection(path, name: name, for: .writing, Execution(threads: 1))
  }
}

extension DataError {
  /// That a run was stopped while its results were put in place.
  static func interrupted(_ source: String) -> DataError {
    DataError(
      .inputOutput, source: source, problem: "the run was interrupted", remedy: "start it again")
  }
}

extension DatabaseTable {
  /// That a text is longer than a database takes.
  func isTooLong(
    _ column: Column, _ row: Int, _ count: Int, most: Int, _ database: String
  ) -> DataError {
    DataError(
      .cannotCreate, source: name,
      problem:
        "column '\(column.name)' has a text of \(count) bytes in row \(row + 1), and \(database) takes "
        + "\(most) at most", remedy: "leave the column out, or write a file")
  }

  /// That a text has a NUL, which databases end texts with.
  func holdsNUL(_ column: Column, _ row: Int) -> DataError {
    DataError(
      .cannotCreate, source: name,
      problem: "column '\(column.name)' has a text with a NUL character in row \(row + 1)",
      remedy: "remove it, or write a file")
  }
}
