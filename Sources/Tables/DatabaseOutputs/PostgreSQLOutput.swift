internal import Databases
internal import Execution
internal import Files
internal import TextFormats

/// A PostgreSQL database that tables are written to, in one transaction of one `psql`.
final class PostgreSQLOutput: OutputDatabase {
  let name: String
  var file: OutputFile? { nil }
  var place: OutputPlace? { nil }
  var isRemote: Bool { true }
  var hasDecimals: Bool { true }
  private let address: PostgreSQLAddress
  private let server: PostgreSQLServer
  /// The program in whose transaction tables are, once there are some.
  private var program: ChildProgram?
  /// What is known of the tables that are there and will be replaced.
  private var known: [[String]: PostgreSQLTable] = [:]

  /// The most columns of a table, bytes of a name, and bytes of a text.
  private static let (mostColumns, longestName, longestText) = (1600, 63, 0x3FFF_FFFF - 64)
  /// How many bytes are sent at once.
  private static let pieceSize = 1 << 16
  private static let done = "sesame: done"

  init(_ address: PostgreSQLAddress) {
    self.address = address
    name = address.server
    server = PostgreSQLServer(address, name: address.server, isOutput: true)
  }

  func check(_ table: DatabaseTable, _ execution: Execution) throws {
    guard table.names.count <= 2 else {
      throw DataError(
        .usage, source: name,
        problem: "a table's name has two parts at most, the schema and its own",
        remedy: "put a name with dots in double quotes")
    }
    for part in table.names { try Self.checkName(part, "the table's name", table) }
    let server = server(of: table)
    guard let old = try PostgreSQLTable(table.identifier, server, execution) else {
      // What is not allowed, or has no schema, is known before any work is done.
      let made = try PostgreSQLTable(
        table.identifier, server, execution, making: "CREATE TABLE \(table.identifier) (id text);")
      try made?.checkLasts(table)
      return
    }
    if !table.replaces { throw table.isThere }
    try old.checkCanBeReplaced(table)
    known[table.names] = old
  }

  func areSame(_ names: [String], _ others: [String]) -> Bool {
    // Which schema is meant the server knows.
    if let one = known[names], let other = known[others] { return one.number == other.number }
    return names.last == others.last
      && (names.count < 2 || others.count < 2 || names[0] == others[0])
  }

  func isReached(by other: PostgreSQLAddress) -> Bool { address.environment == other.environment }

  func isRead(_ table: DatabaseTable, by input: String, _ execution: Execution) throws -> Bool {
    guard PostgreSQLAddress.isOne(input), let old = known[table.names] else { return false }
    return try PostgreSQLSource(input).reads(old, execution)
  }

  private func server(of table: DatabaseTable) -> PostgreSQLServer {
    PostgreSQLServer(address, name: table.name, isOutput: true)
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

  func write(_ content: OutgoingTable, to table: DatabaseTable, _ execution: Execution) throws {
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
    try program.send(making(content, table))
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
  private func making(_ content: OutgoingTable, _ table: DatabaseTable) -> String {
    // In the place of the one that was looked at, wherever the server would put a new one.
    let identifier = known[table.names]?.identifier ?? table.identifier
    let hasKey = content.hasKey
    let list = content.columns.enumerated().map { place, column in
      let type =
        switch column.values {
        case .integers: "bigint"
        case .reals: column.holdsLongNumbers ? "numeric" : "double precision"
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
    return (table.replaces ? "DROP TABLE IF EXISTS \(identifier);\n" : "")
      + "CREATE TABLE \(identifier) (\(list.joined(separator: ", ")));\n"
      + "COPY \(identifier) FROM STDIN;\n"
  }

  /// Waits until all that was sent is done.
  private func hear(_ program: ChildProgram, _ name: String) throws {
    try program.send("\\echo \(Self.done)\n")
    if try program.hears(Self.done) { return }
    let (ending, messages) = try program.end()
    self.program = nil
    throw PostgreSQLServer(address, name: name, isOutput: true).fault(ending, messages)
  }

  private static func append(
    _ column: Column, _ row: Int, to bytes: inout [UInt8], _ table: DatabaseTable
  ) throws(DataError) {
    if column.values.isMissing(row) {
      bytes.append(contentsOf: "\\N".utf8)
    } else if case .strings(let values) = column.values, let text = values.utf8(row) {
      guard text.count <= longestText else {
        throw table.isTooLong(column, row, text.count, most: longestText, "PostgreSQL")
      }
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
    } else if case .reals = column.values {
      // Numbers of many digits go with all of them.
      _ = column.append(row, to: &bytes)
    } else {
      column.values.append(row, to: &bytes)
    }
  }

  func prepare() throws(DataError) {
    guard let program else { return }
    do {
      // Rules that wait for the end are checked now, and the connection is there.
      try program.send("SET CONSTRAINTS ALL IMMEDIATE;\n")
      try hear(program, name)
    } catch {
      throw error as? DataError ?? .interrupted(name)
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
      guard let error = error as? DataError else { throw .interrupted(name) }
      guard error.code == .inputOutput else { throw error }
      throw DataError(
        error.code, source: name,
        problem: "the connection ended with the last step (\(error.problem))",
        remedy: "look whether the tables are there before you start the run again")
    }
  }

  func discard() {
    // The server takes back what the program leaves unfinished.
    program?.terminate()
    program = nil
  }
}
