internal import Databases
internal import Essentials
package import Execution
package import Files

/// A table or a query that the program `duckdb` answers: `duckdb:FILE?people`, and
/// `duckdb:?SELECT … FROM 'x.parquet'` without a database.
package struct DuckDBSource: TypedSource {
  package let name: String
  private let path: String?
  private let query: SQLQuery

  /// Reads what stands behind `duckdb:`.
  ///
  /// - Throws: ``DataError`` if neither a table nor a query is named, or the database's address has a password.
  package init(_ text: String) throws(DataError) {
    let address = try FileAddress(text, scheme: "duckdb")
    path = address.path
    query = address.query
    name = address.name
    // A password with a question mark goes on in what would be the query.
    if let path,
      path.withoutPasswords != path || path.contains("://") && text.withoutPasswords != text
    {
      throw DataError(
        .usage, source: name,
        problem: "the address has a password, which others could read in the arguments of 'duckdb'",
        remedy:
          "read PostgreSQL as postgresql://HOST/DATABASE?TABLE, or leave the password to the "
          + "environment")
    }
    // The program takes such a line for a command to itself.
    let lines = query.text.split { $0.isNewline }
    if lines.contains(where: { $0.drop { $0.isWhitespace }.hasPrefix(".") }) {
      throw DataError(
        .usage, source: name, problem: "a line of the query begins with a dot",
        remedy: "put the dot at the end of the line before")
    }
  }

  package func schema(_ execution: Execution) throws -> [TableSchema.Column] {
    try types(execution).columns.map(\.schema)
  }

  package func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column] {
    let (columns, tellsFiles) = try types(execution)
    return try columns.filter { names?.contains($0.name) ?? true }
      .reading(source: name) { try read($0, tellsFiles ? execution.filesRead : nil, execution) }
  }

  /// Reads columns, and notes which files the program opens for that.
  private func read(
    _ columns: [DatabaseColumn], _ files: FilesRead?, _ execution: Execution
  ) throws -> [Column] {
    var reader = QuotedRows(columns, source: name)
    let list = columns.map { column in
      // A number of 32 bits is itself in 64 bits, and not the decimal number that prints alike.
      column.name.quotedIdentifier + (column.type == .real ? "::DOUBLE" : "")
    }
    let rows = Self.copy("SELECT \(list.joined(separator: ", ")) FROM (\n\(query.text)\n)")
    try ask(files == nil ? rows : Self.notingFiles(rows), execution) { try reader.take($0) }
    if let files {
      guard let opened = try reader.textsBehind() else {
        throw Self.failure(name, "duckdb did not tell which files it read")
      }
      // The program's own output is among them.
      files.note(opened.filter { $0 != Self.output })
    }
    return try reader.finish()
  }

  /// A statement with the files that are opened for it as rows behind a mark.
  private static func notingFiles(_ statement: String) -> String {
    // What the call answers is no row.
    """
    .output /dev/null
    CALL enable_logging('FileSystem', storage = 'memory');
    .output
    \(statement)\(mark(""))\
    \(copy("SELECT DISTINCT path FROM duckdb_logs_parsed('FileSystem') WHERE op = 'OPEN'"))
    """
  }

  /// A statement that writes the mark, if a condition holds.
  private static func mark(_ condition: String) -> String {
    "COPY (SELECT '\(QuotedRows.mark)' \(condition)) TO '\(output)' (FORMAT csv, HEADER false);\n"
  }

  /// Nothing: the program tells no more of a query than its columns.
  package func size(_ execution: Execution) -> TypedSize? { nil }

  /// The columns with their types, as the program describes them, and whether it can tell which files a
  /// query opens.
  private func types(
    _ execution: Execution
  ) throws -> (columns: [DatabaseColumn], tellsFiles: Bool) {
    let texts = ["column_name", "column_type"].map { DatabaseColumn($0, type: .text) }
    var reader = QuotedRows(texts, source: name)
    try ask(
      Self.copy(
        "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM (\n\(query.text)\n))")
        + Self.mark(
          "FROM duckdb_functions() WHERE function_name = 'duckdb_logs_parsed' LIMIT 1"),
      execution
    ) { try reader.take($0) }
    let rows = try reader.finish()
    let columns = (0..<(rows.first?.count ?? 0)).map { row in
      DatabaseColumn(rows[0].text(row) ?? "", duckDB: rows[1].text(row) ?? "")
    }
    try ColumnNames.check(columns.map(\.name), source: name)
    guard !columns.isEmpty else {
      throw Self.failure(name, "duckdb did not describe the query")
    }
    return (columns, reader.appendix != nil)
  }

  /// Where the program writes rows.
  private static let output = "/dev/stdout"

  private static func failure(_ source: String, _ problem: String) -> DataError {
    DataError(
      .inputOutput, source: source, problem: problem, remedy: "update duckdb to 1.0 or later")
  }

  /// A statement that writes a query's rows as texts in quotes, so that only what is missing has none.
  private static func copy(_ query: String) -> String {
    "COPY (\(query)) TO '\(output)' "
      + "(FORMAT csv, HEADER false, FORCE_QUOTE *, NULLSTR '', DELIMITER ',', QUOTE '\"', ESCAPE '\"');\n"
  }

  /// Runs the program on a statement.
  private func ask(
    _ statement: String, _ execution: Execution, _ take: ([UInt8]) throws -> Void
  ) throws {
    // An address of another kind, such as `md:…`, is the program's affair.
    if let path, !path.contains(":"), !FileManager.default.fileExists(atPath: path) {
      throw DataError(
        .noInput, source: name, problem: "the file does not exist", remedy: "check the name")
    }
    var arguments = ["-init", "/dev/null", "-batch", "-bail"]
    if let path { arguments += ["-readonly", path.hasPrefix("-") ? "./" + path : path] }
    let program = try DatabaseProgram.duckDB.start(arguments, source: name, execution)
    try program.send("SET TimeZone = 'UTC';\n" + statement)
    program.closeInput()
    while let bytes = try program.read() { try take(bytes) }
    let (ending, messages) = try program.end()
    if ending != .status(0) {
      let message = DuckDBMessage(messages)
      let version = message?.isOfNewerFile ?? false ? try version(execution) : ""
      // The query begins in the second line.
      let queryEnd = 3 + query.text.utf8.count { $0 == UInt8(ascii: "\n") }
      let error = message?.error(of: name, version, queryEnd: queryEnd)
      throw query.explaining(DatabaseProgram.duckDB.fault(ending, error, name))
    }
  }

  /// What the program says of its own version, with a blank in front; empty if it says nothing.
  private func version(_ execution: Execution) throws -> String {
    let program = try DatabaseProgram.duckDB.start(["-version"], source: name, execution)
    program.closeInput()
    var answer: [UInt8] = []
    while let bytes = try program.read() { answer += bytes }
    let words = String(decoding: answer.prefix(64), as: UTF8.self).split { $0.isWhitespace }
    return words.first.map { " \($0)" } ?? ""
  }
}
