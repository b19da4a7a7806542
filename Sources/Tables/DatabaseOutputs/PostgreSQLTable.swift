internal import Execution
internal import Files

/// What a PostgreSQL server knows of a table.
struct PostgreSQLTable {
  /// The server's number of it.
  let number: String
  /// The server and the database, told from others however they are reached.
  let database: String
  /// The name in SQL, with its schema.
  let identifier: String
  /// What it is: `r` for a table.
  private let kind: String
  /// Whether it is a part of another table.
  private let isPart: Bool
  /// Whether it is gone with the session.
  private let isTemporary: Bool

  /// Asks for a table by its name in SQL, perhaps of one that a statement makes first, which is taken
  /// back; `nil` if there is none.
  init?(
    _ name: String, _ server: PostgreSQLServer, _ execution: Execution, making: String = ""
  ) throws {
    var answer: [UInt8] = []
    try server.ask(
      "BEGIN;\n\(making)\n" + """
        SELECT c.oid, d.oid || '@' || pg_postmaster_start_time(),
          quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind,
          EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid), c.relpersistence = 't'
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
          (SELECT oid FROM pg_database WHERE datname = current_database()) d
        WHERE c.oid = to_regclass(\(name.dollarQuoted));
        ROLLBACK;

        """, execution
    ) { answer += $0 }
    guard let fields = PostgreSQLServer.records(answer).first else { return nil }
    guard fields.count == 6 else { throw PostgreSQLServer.unreadable(server.name) }
    (number, database, identifier, kind) = (fields[0], fields[1], fields[2], fields[3])
    (isPart, isTemporary) = (fields[4] == "t", fields[5] == "t")
  }

  /// Throws if what would be written to it were gone with the session.
  func checkLasts(_ table: DatabaseTable) throws(DataError) {
    guard isTemporary else { return }
    throw DataError(
      .cannotCreate, source: table.name,
      problem: "the table would be a temporary one, which is gone with the run",
      remedy: "name a schema that lasts")
  }

  /// Throws if more would be lost with it than a table, or if it is none.
  func checkCanBeReplaced(_ table: DatabaseTable) throws(DataError) {
    try checkLasts(table)
    let what =
      switch kind {
      case "r": isPart ? "a part of another table" : nil
      case "p": "a partitioned table, whose partitions would be lost"
      case "v": "a view"
      case "m": "a materialized view"
      case "f": "a foreign table"
      default: "no table"
      } as String?
    guard let what else { return }
    throw DataError(
      .cannotCreate, source: table.name, problem: "this is \(what)",
      remedy: "name another table")
  }
}

extension PostgreSQLSource {
  /// Whether the query reads a table, by its name or behind a view.
  func reads(_ table: PostgreSQLTable, _ execution: Execution) throws -> Bool {
    var answer: [UInt8] = []
    // Whatever a statement reads is locked when it is prepared.
    try server.ask(
      Self.reading + parsing + "PREPARE sesame AS SELECT * FROM (\n\(query.text)\n) AS sesame;\n"
        + """
        SELECT d.oid || '@' || pg_postmaster_start_time(), EXISTS (
          SELECT FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation'
            AND l.database = d.oid AND l.relation = \(table.number))
        FROM (SELECT oid FROM pg_database WHERE datname = current_database()) d;

        """, execution
    ) { answer += $0 }
    guard let fields = PostgreSQLServer.records(answer).first, fields.count == 2 else {
      throw PostgreSQLServer.unreadable(name)
    }
    return fields == [table.database, "t"]
  }
}
