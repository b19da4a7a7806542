package import Execution
package import Files

/// The databases that a run writes tables to: each in one transaction, however many tables.
package final class DatabaseOutputs {
  private var databases: [any OutputDatabase] = []

  /// Begins without databases.
  package init() {}

  /// Whether an output's path names a table of a database.
  package static func isTable(_ path: String) -> Bool {
    TypedSources.text(of: path, behind: "sqlite:") != nil || PostgreSQLAddress.isOne(path)
  }

  /// Throws if an output's path is the address of something that nothing is written to.
  package static func checkIsKnown(_ path: String) throws(DataError) {
    guard !isTable(path) else { return }
    let places = "name a file, sqlite:FILE?TABLE or postgresql://HOST/DATABASE?TABLE"
    if TypedSources.text(of: path, behind: "duckdb:") != nil {
      throw DataError(
        .usage, source: "duckdb", problem: "nothing is written to DuckDB",
        remedy: "\(places); DuckDB reads Parquet, SQLite and PostgreSQL")
    }
    try ForeignAddress.refuse(path, places)
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
    let (database, query) = try database(path)
    guard let names = query.table else {
      throw DataError(
        .usage, source: database.name, problem: "a result goes to a table, not to a query",
        remedy: "put ?TABLE behind the database")
    }
    let table = DatabaseTable(database, names, replaces: replaces)
    try database.check(table, execution)
    return table
  }

  /// The database of a path, the same one however it is spelled, and what is asked of it.
  private func database(_ path: String) throws(DataError) -> (any OutputDatabase, SQLQuery) {
    if let text = TypedSources.text(of: path, behind: "sqlite:") {
      let address = try FileAddress(text, scheme: "sqlite")
      guard let file = address.path else {
        throw DataError(
          .usage, source: "sqlite", problem: "no file is named",
          remedy: "write sqlite:FILE?TABLE")
      }
      let place = OutputPlace(ofOutputAt: file)
      let known = databases.lazy.compactMap { $0 as? SQLiteOutput }.first { database in
        place.map { database.place?.isSame(as: $0) ?? false } ?? false
      }
      if let known { return (known, address.query) }
      let database = try SQLiteOutput(file)
      databases.append(database)
      return (database, address.query)
    }
    let address = try PostgreSQLAddress(path)
    let query = try SQLQuery(address.query, source: address.server)
    let known = databases.lazy.compactMap { $0 as? PostgreSQLOutput }
      .first { $0.isReached(by: address) }
    let database = known ?? PostgreSQLOutput(address)
    if known == nil { databases.append(database) }
    return (database, query)
  }
}

/// A table of a database, as the place of a result.
package struct DatabaseTable {
  /// The database.
  let database: any OutputDatabase
  /// The table's name, with the schema's before it if it is given.
  let names: [String]
  /// Whether a table that is there may be replaced.
  let replaces: Bool

  init(_ database: any OutputDatabase, _ names: [String], replaces: Bool) {
    self.database = database
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
    let content = OutgoingTable(table, hasDecimals: database.hasDecimals)
    try database.write(content, to: self, execution)
  }

  /// As what a table goes there.
  package var format: OutgoingFormat { database.hasDecimals ? .postgreSQL : .sqlite }

  /// The file, if the database is a new one.
  package var file: OutputFile? { database.file }

  /// What is to be committed, if the database is there already.
  package var transaction: (any OutputTransaction)? { database.file == nil ? database : nil }

  /// Whether two outputs are one table.
  package func isSame(as other: DatabaseTable) -> Bool {
    database === other.database && database.areSame(names, other.names)
  }

  /// Whether another output would take the place of the database's file.
  package func isIn(_ place: OutputPlace) -> Bool { database.place?.isSame(as: place) ?? false }

  /// Whether an input reads the table that would be replaced, by its name, in a query or behind a view, or is
  /// in the way of the database's file.
  ///
  /// - Throws: ``DataError`` if the input's database can't be asked.
  package func isRead(by input: String, _ execution: Execution) throws -> Bool {
    try database.isRead(self, by: input, execution)
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

  /// Where the database's file is, if it is one.
  var place: OutputPlace? { get }

  /// Whether names are those of one table.
  func areSame(_ names: [String], _ others: [String]) -> Bool

  /// Whether an input reads a table that is to be replaced.
  func isRead(_ table: DatabaseTable, by input: String, _ execution: Execution) throws -> Bool

  /// Throws if a table can't go there, as far as that can be known before it is made.
  func check(_ table: DatabaseTable, _ execution: Execution) throws

  /// Writes a table within the transaction.
  func write(_ content: OutgoingTable, to table: DatabaseTable, _ execution: Execution) throws

  /// Whether decimal numbers can have any number of digits there.
  var hasDecimals: Bool { get }
}
