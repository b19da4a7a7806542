internal import Databases
internal import Execution
internal import Files
internal import TextFormats

/// A PostgreSQL database that tables are written to, in one transaction of one `psql`.
final class PostgreSQLOutput: OutputDatabase {
  let name: String
  var file: OutputFile? { nil }
  private let address: PostgreSQLAddress
  private let server: PostgreSQLServer
  /// The program in whose transaction tables are, once there are some.
  private var program: ChildProgram?

  /// The most columns of a table, and bytes of a name.
  private static let (mostColumns, longestName) = (1600, 63)
  /// How many bytes are sent at once.
  private static let pieceSize = 1 << 16
  private static let done = "sesame: done"

  init(_ address: PostgreSQLAddress) {
    self.address = address
    name = address.server
    server = PostgreSQLServer(address, name: address.server)
  }

  func check(_ table: DatabaseTable, _ execution: Execution) throws {
    guard table.names.count <= 2 else {
      throw DataError(
        .usage, source: name,
        problem: "a table's name has two parts at most, the schema and its own",
        remedy: "put a name with dots in double quotes")
    }
    for part in table.names { try Self.checkName(part, "the table's name", table) }
    var answer: [UInt8] = []
    try server(of: table).ask(
      "SELECT to_regclass(\(table.identifier.dollarQuoted)) IS NOT NULL;\n", execution
    ) { answer += $0 }
    switch String(decoding: answer, as: UTF8.self).filter({ !$0.isWhitespace }) {
    case "t": if !table.replaces { throw table.isThere }
    case "f":
      // What is not allowed, or has no schema, is known before any work is done.
      try server(of: table).ask(
        "BEGIN;\nCREATE TABLE \(table.identifier) (id text);\nROLLBACK;\n", execution
      ) { _ in }
    default: throw PostgreSQLServer.unreadable(name)
    }
  }

  private func server(of table: DatabaseTable) -> PostgreSQLServer {
    PostgreSQLServer(address, name: table.name)
  }

  private static func checkName(
    _ text: String, _ what: String, _ table: DatabaseTable
  ) throws(DataError) {
    guard text.utf8.count <= longestName else {
      throw DataError(
        .cannotCreate, source: table.name,
        problem: "\(what) has \(text.utf8.count) bytes, and PostgreSQL keeps \(longestName)",
        remedy: "choose a shorter one")
    }
  }

  func write(_ content: Table, to table: DatabaseTable, _ execution: Execution) throws {
    guard content.columns.count <= Self.mostColumns else {
      throw DataError(
        .cannotCreate, source: table.name,
        problem:
          "the result has \(content.columns.count) columns, and PostgreSQL takes \(Self.mostColumns) "
          + "at most", remedy: "choose some with \(.columns), or write a file")
    }
    for column in content.columns {
      try Self.checkName(column.name, "the name of column '\(column.name)'", table)
    }
    let program = try self.program ?? start(execution)
    self.program = program
    try program.send(Self.making(content, table))
    var bytes: [UInt8] = []
    for row in 0..<content.rowCount {
      for place in content.columns.indices {
        if place > 0 { bytes.append(UInt8(ascii: "\t")) }
        try Self.append(content.columns[place], row, to: &bytes, table)
      }
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count >= Self.pieceSize || row & 0x3FF == 0 {
        try execution.checkCancellation()
        try program.send(bytes.span)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try program.send(bytes.span)
    try program.send("\\.\n")
    try hear(program, table.name)
  }

  private func start(_ execution: Execution) throws -> ChildProgram {
    let program = try server.start(execution)
    try program.send("BEGIN;\nSET LOCAL standard_conforming_strings = on;\n")
    return program
  }

  /// The statements that make the table and begin to fill it.
  private static func making(_ content: Table, _ table: DatabaseTable) -> String {
    let hasKey = content.hasKey
    let list = content.columns.enumerated().map { place, column in
      let type =
        switch column.values {
        case .integers: "bigint"
        case .reals: "double precision"
        case .booleans: "boolean"
        case .strings: "text"
        case .times(let times):
          switch times.kind {
          case .date: "date"
          case .timestamp: "timestamptz"
          case .localTimestamp: "timestamp"
          }
        }
      return "\(column.name.quotedIdentifier) \(type)"
        + (place == 0 && hasKey ? " PRIMARY KEY" : "")
    }
    return (table.replaces ? "DROP TABLE IF EXISTS \(table.identifier);\n" : "")
      + "CREATE TABLE \(table.identifier) (\(list.joined(separator: ", ")));\n"
      + "COPY \(table.identifier) FROM STDIN;\n"
  }

  /// Waits until all that was sent is done.
  private func hear(_ program: ChildProgram, _ name: String) throws {
    try program.send("\\echo \(Self.done)\n")
    if try program.hears(Self.done) { return }
    let (ending, messages) = try program.end()
    self.program = nil
    throw PostgreSQLServer(address, name: name).fault(ending, messages)
  }

  private static func append(
    _ column: Column, _ row: Int, to bytes: inout [UInt8], _ table: DatabaseTable
  ) throws(DataError) {
    if column.values.isMissing(row) {
      bytes.append(contentsOf: "\\N".utf8)
    } else if case .strings(let values) = column.values, let text = values.utf8(row) {
      for byte in text {
        switch byte {
        case 0: throw table.holdsNUL(column, row)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        default: bytes.append(byte)
        }
      }
    } else {
      column.values.append(row, to: &bytes)
    }
  }

  func commit() throws(DataError) {
    guard let program else { return }
    program.endsWhenCancelled = false
    do {
      try program.send("COMMIT;\n")
      try hear(program, name)
      self.program = nil
      _ = try program.end()
    } catch {
      throw error as? DataError
        ?? DataError(
          .inputOutput, source: name, problem: "the run was interrupted", remedy: "start it again")
    }
  }

  func discard() {
    // The server takes back what the program leaves unfinished.
    program?.terminate()
    program = nil
  }
}
