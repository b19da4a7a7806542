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
