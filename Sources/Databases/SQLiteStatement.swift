internal import CSQLite
internal import Files

/// A statement of SQL, and the row that it stands at.
@safe package final class SQLiteStatement {
  /// What a field holds, whatever its column says.
  package enum Kind { case missing, integer, real, text, blob }

  private let connection: SQLiteConnection
  private let handle: OpaquePointer

  /// Prepares a statement.
  ///
  /// - Throws: ``DataError`` if it is none, or more than one; `CancellationError`.
  package convenience init(_ sql: String, _ connection: SQLiteConnection) throws {
    try self.init(sql, connection, isQuery: false)
  }

  /// Prepares a query: one statement, which has rows and changes nothing.
  ///
  /// - Throws: ``DataError`` if it is something else; `CancellationError`.
  package convenience init(query: String, _ connection: SQLiteConnection) throws {
    try self.init(query, connection, isQuery: true)
  }

  private init(_ sql: String, _ connection: SQLiteConnection, isQuery: Bool) throws {
    self.connection = connection
    guard !sql.utf8.contains(0) else {
      throw Self.refusal(connection.name, "the query has a NUL character")
    }
    var handle: OpaquePointer?
    var hasMore = false
    let code = unsafe sql.withCString { text in
      var rest: UnsafePointer<CChar>?
      let code = unsafe sqlite3_prepare_v2(connection.handle, text, -1, &handle, &rest)
      guard code == SQLITE_OK, let rest = unsafe rest else { return code }
      // What follows a statement may be blanks and comments.
      var next: OpaquePointer?
      let isFollowed = unsafe sqlite3_prepare_v2(connection.handle, rest, -1, &next, nil)
      hasMore = unsafe isFollowed != SQLITE_OK || next != nil
      unsafe sqlite3_finalize(next)
      return code
    }
    if hasMore {
      unsafe sqlite3_finalize(handle)
      throw Self.refusal(connection.name, "there is more than one statement")
    }
    try connection.check(code, isOfStatement: true)
    guard let handle = unsafe handle else {
      throw Self.refusal(connection.name, "there is no statement")
    }
    unsafe self.handle = handle
    let reads =
      unsafe sqlite3_column_count(handle) > 0 && sqlite3_stmt_readonly(handle) != 0
    if isQuery, !reads {
      throw Self.refusal(connection.name, "the statement is no query")
    }
    if isQuery, unsafe sqlite3_bind_parameter_count(handle) > 0 {
      throw DataError(
        .usage, source: connection.name, problem: "the query has a parameter, such as ? or :name",
        remedy: "write its value into the query")
    }
  }

  deinit { unsafe sqlite3_finalize(handle) }

  private static func refusal(_ source: String, _ problem: String) -> DataError {
    DataError(.usage, source: source, problem: problem, remedy: "give one SELECT")
  }

  /// Goes to the next row, and says whether there is one.
  package func step() throws -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    try connection.check(code)
    return false
  }

  /// Makes the statement ready to run again, with other values.
  package func reset() { unsafe sqlite3_reset(handle) }

  /// The number of columns.
  package var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

  /// The name of a column.
  package func name(_ column: Int) -> String {
    guard let text = unsafe sqlite3_column_name(handle, CInt(column)) else { return "" }
    return unsafe String(cString: text)
  }

  /// The type that the table declares for a column; `nil` where the column is computed.
  package func declaredType(_ column: Int) -> String? {
    guard let text = unsafe sqlite3_column_decltype(handle, CInt(column)) else { return nil }
    return unsafe String(cString: text)
  }

  /// What the field of a column holds.
  package func kind(_ column: Int) -> Kind {
    switch unsafe sqlite3_column_type(handle, CInt(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .missing
    }
  }

  /// The whole number of a column.
  package func integer(_ column: Int) -> Int {
    Int(unsafe sqlite3_column_int64(handle, CInt(column)))
  }

  /// The decimal number of a column.
  package func real(_ column: Int) -> Double {
    unsafe sqlite3_column_double(handle, CInt(column))
  }

  /// Lends the bytes of a column's text.
  package func withText<Answer>(
    _ column: Int, _ body: (Span<UInt8>) throws -> Answer
  ) rethrows -> Answer {
    let start = unsafe sqlite3_column_text(handle, CInt(column))
    let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
    let bytes = unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    return try body(unsafe bytes.span)
  }

  /// Binds a whole number to a parameter, counted from 1.
  package func bind(_ value: Int, at place: Int) throws {
    try connection.check(unsafe sqlite3_bind_int64(handle, CInt(place), Int64(value)))
  }

  /// Binds a decimal number to a parameter, counted from 1.
  package func bind(_ value: Double, at place: Int) throws {
    try connection.check(unsafe sqlite3_bind_double(handle, CInt(place), value))
  }

  /// Binds a text to a parameter, counted from 1.
  package func bind(_ text: Span<UInt8>, at place: Int) throws {
    try connection.check(
      unsafe text.withUnsafeBytes { bytes in
        let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
        // A text without bytes has no address, and would be missing.
        guard let start = unsafe start else {
          return unsafe csqlite_bind_text(handle, CInt(place), "", 0)
        }
        return unsafe csqlite_bind_text(handle, CInt(place), start, UInt64(bytes.count))
      })
  }

  /// Binds nothing to a parameter, counted from 1.
  package func bindMissing(at place: Int) throws {
    try connection.check(unsafe sqlite3_bind_null(handle, CInt(place)))
  }
}
