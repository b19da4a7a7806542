internal import Databases
internal import Execution
internal import Files

/// A PostgreSQL server, as `psql` reaches it.
struct PostgreSQLServer: Sendable {
  private let address: PostgreSQLAddress
  /// What messages call what is read or written there.
  let name: String
  /// Whether tables are made there: what is wrong with a statement then can't be created.
  private let isOutput: Bool

  init(_ address: PostgreSQLAddress, name: String, isOutput: Bool = false) {
    self.address = address
    self.name = name
    self.isOutput = isOutput
  }

  /// Starts `psql`, which takes statements from its standard input and ends at the first fault.
  func start(_ execution: Execution) throws -> ChildProgram {
    let program = try DatabaseProgram.psql.start(
      ["-X", "-q", "-w", "-t", "-v", "ON_ERROR_STOP=1", "-P", "format=csv", "-P", "pager=off"],
      environment: address.environment, source: name, execution)
    try program.send("\\set VERBOSITY verbose\nSET client_min_messages = error;\n")
    return program
  }

  /// Runs statements and hands on what they print.
  func ask(
    _ statements: String, _ execution: Execution, _ take: ([UInt8]) throws -> Void
  ) throws {
    let program = try start(execution)
    try program.send(statements)
    program.closeInput()
    while let bytes = try program.read() { try take(bytes) }
    try end(program)
  }

  /// Waits for the end of `psql`.
  ///
  /// - Throws: ``DataError`` with the first thing that it says, if it has failed.
  func end(_ program: ChildProgram) throws {
    let (ending, messages) = try program.end()
    if ending != .status(0) { throw fault(ending, messages) }
  }

  func fault(_ ending: ChildProgram.Ending, _ messages: String) -> DataError {
    let message = PostgreSQLMessage(messages)
    let isUnreached = ending == .status(2)
    return DatabaseProgram.psql.fault(
      ending,
      message.map {
        $0.error(
          of: name, isUnreached: isUnreached, isOutput: isOutput,
          withoutPassword: address.withoutPassword)
      }, name)
  }

  static func unreadable(_ source: String) -> DataError {
    DataError(
      .inputOutput, source: source, problem: "the answer of psql can't be read",
      remedy: "update psql to 11 or later")
  }

  /// The records of comma-separated values.
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var (record, field): ([String], [UInt8]) = ([], [])
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") {
        // Of two quotes in a text the second opens it anew.
        if !isQuoted, field.last == 0 { field[field.count - 1] = byte }
        isQuoted.toggle()
        if !isQuoted { field.append(0) }
        continue
      }
      if !isQuoted, field.last == 0 { field.removeLast() }
      if isQuoted || byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\n") {
        field.append(byte)
        continue
      }
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    }
    return records
  }
}

/// What `psql` says of a failure.
private struct PostgreSQLMessage {
  /// The code of the fault, if the server has told it.
  private var state: String?
  private var words: String

  /// Finds the first line that tells of a fault.
  init?(_ messages: String) {
    let lines = messages.split(whereSeparator: \.isNewline)
    guard var first = lines.first else { return nil }
    for line in lines {
      // As in `ERROR:  42P01: relation "people" does not exist`, the first word in any language.
      guard let start = line.firstRange(of: ":  ")?.upperBound else { continue }
      let code = line[start...].prefix(5)
      guard code.count == 5, code.allSatisfy({ $0.isNumber || $0.isUppercase }),
        line[code.endIndex...].hasPrefix(": ")
      else { continue }
      state = String(code)
      words = String(line[code.endIndex...].dropFirst(2))
      return
    }
    for prefix in ["psql: error: ", "psql: "] where first.hasPrefix(prefix) {
      first = first.dropFirst(prefix.count)
    }
    words = String(first)
  }

  /// The classes of faults whose words tell of the server and of the query, not of what is in the rows.
  private static let harmless: Set<String> = [
    "08", "0A", "25", "26", "28", "2B", "34", "3D", "3F", "42", "53", "54", "55", "57", "58", "XX",
  ]

  /// The faults of what is not there, or may not be read: a table, a column, a function, a type.
  private static let absent: Set<String> = ["42P01", "42703", "42883", "42704", "42501"]

  func error(
    of source: String, isUnreached: Bool, isOutput: Bool, withoutPassword: (String) -> String
  ) -> DataError {
    let words = withoutPassword(words)
    guard let state else {
      return isUnreached
        ? DataError(
          .unavailable, source: source, problem: words,
          remedy: words.contains("password")
            ? "check the user, and the password in PGPASSWORD or ~/.pgpass"
            : "check the address, and whether the server runs")
        : DataError(.inputOutput, source: source, problem: words)
    }
    let kind = state.prefix(2)
    guard Self.harmless.contains(String(kind)) else {
      return DataError(
        isOutput ? .cannotCreate : .badData, source: source,
        problem: "the statement failed on a value (SQLSTATE \(state))",
        remedy: "run it in psql to see which")
    }
    if ["08", "53", "57", "58", "XX"].contains(kind) {
      return DataError(.inputOutput, source: source, problem: words)
    }
    let code =
      if isOutput {
        DataError.Code.cannotCreate
      } else if kind == "3D" || kind == "3F" || Self.absent.contains(state) {
        DataError.Code.noInput
      } else {
        state == "42601" ? DataError.Code.usage : .badData
      }
    return DataError(code, source: source, problem: words)
  }
}
