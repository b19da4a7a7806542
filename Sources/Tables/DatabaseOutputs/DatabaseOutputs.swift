package import Execution
package import Files
internal import Foundation

/// The databases that a run writes tables to: each in one transaction, however many tables.
package final class DatabaseOutputs {
  private var databases: [String: any OutputDatabase] = [:]

  /// Begins without databases.
  package init() {}

  /// Whether an output's path names a table of a database.
  package static func isTable(_ path: String) -> Bool {
    path.hasPrefix("sqlite:") || PostgreSQLAddress.isOne(path)
  }

  /// Finds out where a table goes, and whether it can go there.
  ///
  /// - Parameters:
  ///   - path: `sqlite:FILE?TABLE` or `postgresql://…?TABLE`.
  ///   - replaces: Whether a table that is there may be replaced.
  ///   - execution: The work, whose cancellation stops it.
  /// - Returns: The table's place.
  /// - Throws: ``DataError`` if the path can't be read, the database can't be opened, or the table is there
  ///   already; `CancellationError`.
  package func table(
    _ path: String, replaces: Bool, _ execution: Execution
  ) throws -> DatabaseTable {
    let place = try DatabasePlace(path)
    let database: any OutputDatabase
    if let known = databases[place.key] {
      database = known
    } else {
      switch place.kind {
      case .file(let file): database = try SQLiteOutput(file)
      case .server(let address): database = PostgreSQLOutput(address)
      }
      databases[place.key] = database
    }
    guard let names = place.query.table else {
      throw DataError(
        .usage, source: database.name, problem: "a result goes to a table, not to a query",
        remedy: "put ?TABLE behind the database")
    }
    let table = DatabaseTable(database, names, key: place.key, replaces: replaces)
    try database.check(table, execution)
    return table
  }
}

/// What the path of a table in a database says.
private struct DatabasePlace {
  enum Kind {
    case file(String)
    case server(PostgreSQLAddress)
  }

  let kind: Kind
  /// What tells the database from others.
  let key: String
  let query: SQLQuery

  init(_ path: String) throws(DataError) {
    if PostgreSQLAddress.isOne(path) {
      let address = try PostgreSQLAddress(path)
      kind = .server(address)
      key = "\(address.environment.sorted { $0.key < $1.key })"
      query = try SQLQuery(address.query, source: address.server)
      return
    }
    let address = try FileAddress(String(path.dropFirst(7)), scheme: "sqlite")
    guard let file = address.path else {
      throw DataError(
        .usage, source: "sqlite:", problem: "no file is named", remedy: "write sqlite:FILE?TABLE")
    }
    kind = .file(file)
    key = "sqlite:" + URL(filePath: file).resolvingSymlinksInPath().path(percentEncoded: false)
    query = address.query
  }
}

/// A table of a database, as the place of a result.
package struct DatabaseTable {
  /// The database.
  let database: any OutputDatabase
  /// The table's name, with the schema's before it if it is given.
  let names: [String]
  /// What tells the database from others.
  private let key: String
  /// Whether a table that is there may be replaced.
  let replaces: Bool

  init(_ database: any OutputDatabase, _ names: [String], key: String, replaces: Bool) {
    self.database = database
    self.key = key
    self.names = names
    self.replaces = replaces
  }

  /// What messages call it: never with a password.
  package var name: String { "\(database.name)?\(names.joined(separator: "."))" }

  /// The name in SQL.
  var identifier: String { names.map(\.quotedIdentifier).joined(separator: ".") }

  /// Writes a table, which is there once the output is committed.
  ///
  /// - Throws: ``DataError``; `CancellationError` if the work was cancelled.
  package func write(_ table: Table, execution: Execution) throws {
    try database.write(table, to: self, execution)
  }

  /// The file, if the database is a new one.
  package var file: OutputFile? { database.file }

  /// What is to be committed, if the database is there already.
  package var transaction: (any OutputTransaction)? { database.file == nil ? database : nil }

  /// Whether two outputs are one table.
  package func isSame(as other: DatabaseTable) -> Bool {
    key == other.key && isNamed(other.names)
  }

  /// Whether a path of an input names this table.
  package func holds(_ input: String) -> Bool {
    guard DatabaseOutputs.isTable(input), let place = try? DatabasePlace(input) else {
      return false
    }
    return place.key == key && place.query.table.map(isNamed) == true
  }

  private func isNamed(_ others: [String]) -> Bool {
    names.map { $0.lowercased() } == others.map { $0.lowercased() }
  }

  /// That the table is there, and may not be replaced.
  var isThere: DataError {
    DataError(
      .cannotCreate, source: name, problem: "the table is there already",
      remedy: "name another one, or have it replaced with \(.replacesTable, true)")
  }
}

/// A database that tables are written to.
protocol OutputDatabase: OutputTransaction {
  /// The file, if the database is a new one, which is made whole before it gets its name.
  var file: OutputFile? { get }

  /// Throws if a table can't go there, as far as that can be known before it is made.
  func check(_ table: DatabaseTable, _ execution: Execution) throws

  /// Writes a table within the transaction.
  func write(_ content: Table, to table: DatabaseTable, _ execution: Execution) throws
}
