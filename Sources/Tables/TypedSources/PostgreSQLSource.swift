internal import Databases
package import Execution
package import Files

/// A table or a query of a PostgreSQL server, through the program `psql`:
/// `postgresql://host/database?people`, `postgresql://host/database?SELECT …`.
///
/// The query runs in a transaction that only reads.
package struct PostgreSQLSource: TypedSource {
  package let name: String
  let server: PostgreSQLServer
  let query: SQLQuery

  /// Reads the address.
  ///
  /// - Throws: ``DataError`` if it can't be read, or neither a table nor a query is named.
  package init(_ path: String) throws(DataError) {
    let address = try PostgreSQLAddress(path)
    query = try SQLQuery(address.query, source: address.server)
    name = address.server + (query.table.map { "?" + $0.joined(separator: ".") } ?? "")
    server = PostgreSQLServer(address, name: name)
  }

  package func schema(_ execution: Execution) throws -> [TableSchema.Column] {
    try types(execution).map(\.schema)
  }

  package func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column] {
    try types(execution).filter { names?.contains($0.name) ?? true }
      .reading(source: name) { try read($0, execution) }
  }

  private func read(_ columns: [DatabaseColumn], _ execution: Execution) throws -> [Column] {
    let list = columns.map(\.postgreSQLExpression).joined(separator: ", ")
    let copy = "COPY (SELECT \(list) FROM (\n\(query.text)\n) AS sesame) TO STDOUT (FORMAT binary)"
    var rows = PostgreSQLRows(columns, source: name)
    // As a text, of which psql sees no word.
    try server.ask(
      Self.reading + "SELECT \(copy.dollarQuoted)\n\\gexec\n", execution
    ) { try rows.take($0) }
    return try rows.finish()
  }

  /// What the server expects of the query when it plans it.
  package func size(_ execution: Execution) -> TypedSize? {
    var answer: [UInt8] = []
    let statement = "EXPLAIN (FORMAT JSON) SELECT * FROM (\n\(query.text)\n) AS sesame;\n"
    guard (try? server.ask(Self.reading + statement, execution, { answer += $0 })) != nil,
      let columns = try? types(execution)
    else { return nil }
    let plan = String(decoding: answer, as: UTF8.self)
    guard let rows = plan.firstMatch(of: #/Plan Rows"+: (\d+)/#).flatMap({ Double($0.output.1) }),
      let width = plan.firstMatch(of: #/Plan Width"+: (\d+)/#).flatMap({ Double($0.output.1) })
    else { return nil }
    return TypedSize(rowCount: rows, byteCount: rows * width, columnCount: columns.count)
  }

  /// What comes before a query: the transaction, and how values are printed in it.
  static let reading = """
    BEGIN READ ONLY;
    SET LOCAL standard_conforming_strings = on;
    SET LOCAL TimeZone = 'UTC';
    SET LOCAL DateStyle = 'ISO, YMD';
    SET LOCAL IntervalStyle = 'iso_8601';

    """

  /// Has the server look at the query by itself first, so that it complains of the user's words alone.
  var parsing: String { "\\o /dev/null\n\(query.text)\n\\gdesc\n\\o\n" }

  /// The columns with their types, as the server describes them; it takes one statement, and runs none.
  private func types(_ execution: Execution) throws -> [DatabaseColumn] {
    var answer: [UInt8] = []
    do {
      try server.ask(
        Self.reading + parsing + "SELECT * FROM (\n\(query.text)\n) AS sesame\n\\gdesc\n", execution
      ) { answer += $0 }
    } catch let error as DataError {
      throw query.explaining(error)
    }
    // Where there is none, a sentence of psql's takes the place of the list, with a comma in it.
    guard !answer.starts(with: "The command has no result, or ".utf8) else {
      throw DataError(
        .badData, source: name,
        problem: "the \(query.table == nil ? "query" : "table") has no columns",
        remedy: "name another table")
    }
    let columns = try PostgreSQLServer.records(answer).map { fields throws(DataError) in
      guard fields.count == 2 else { throw PostgreSQLServer.unreadable(name) }
      return DatabaseColumn(fields[0], postgreSQL: fields[1])
    }
    try ColumnNames.check(columns.map(\.name), source: name)
    guard !columns.isEmpty else { throw PostgreSQLServer.unreadable(name) }
    return try withBaseTypes(columns, execution)
  }

  /// The columns with the types on which a database's own ones are based.
  private func withBaseTypes(
    _ columns: [DatabaseColumn], _ execution: Execution
  ) throws -> [DatabaseColumn] {
    let names = Set(columns.compactMap(\.ownTypeName)).sorted()
    if names.isEmpty { return columns }
    var answer: [UInt8] = []
    let list = names.map { "(\($0.dollarQuoted))" }.joined(separator: ", ")
    try server.ask(
      Self.reading + """
        SELECT own.name, (
          WITH RECURSIVE base (oid, kind, name) AS (
            SELECT t.oid, t.typtype, format_type(t.oid, NULL)
            FROM pg_type t WHERE t.oid = to_regtype(own.name)
            UNION ALL
            SELECT t.oid, t.typtype, format_type(d.typbasetype, d.typtypmod)
            FROM base b JOIN pg_type d ON d.oid = b.oid JOIN pg_type t ON t.oid = d.typbasetype
            WHERE b.kind = 'd')
          SELECT CASE kind WHEN 'c' THEN 'record' ELSE name END FROM base WHERE kind <> 'd')
        FROM (VALUES \(list)) AS own (name);

        """, execution
    ) { answer += $0 }
    let bases = try PostgreSQLServer.records(answer).map { fields throws(DataError) in
      guard fields.count == 2 else { throw PostgreSQLServer.unreadable(name) }
      return (fields[0], fields[1])
    }
    let types = Dictionary(bases) { first, _ in first }
    return columns.map { column in
      guard let name = column.ownTypeName, let base = types[name] else { return column }
      return DatabaseColumn(column.name, postgreSQL: base)
    }
  }
}

extension String {
  /// The text between two marks that don't occur in it, as PostgreSQL has texts of any kind.
  var dollarQuoted: String {
    var mark = "$sesame$"
    var number = 0
    while contains(mark) {
      number += 1
      mark = "$sesame\(number)$"
    }
    return mark + self + mark
  }
}
