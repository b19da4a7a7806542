import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing
import TextFormats

@Suite(
  .enabled(
    if: Command.exists("duckdb")
      || ProcessInfo.processInfo.environment["SESAME_REQUIRE_DUCKDB"] == "1"),
  .blocking)
struct `DuckDB` {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func read(_ query: String, in name: String = "", _ names: Set<String>? = nil) throws
    -> [Column]
  {
    try DuckDBSource("\(name.isEmpty ? "" : folder.path(name))?\(query)").columns(
      names, Execution())
  }

  private func message(_ query: String, in name: String = "") -> String {
    do {
      _ = try read(query, in: name)
      return "no error"
    } catch {
      return "\(error)".replacing(folder.url.path(percentEncoded: false), with: "FOLDER/")
    }
  }

  private func make(_ name: String, _ sql: String) throws {
    let result = try Command.run("duckdb", ["-batch", "-bail", folder.path(name)], input: sql)
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test func `Types of DuckDB become types of columns`() throws {
    try make(
      "x.duckdb",
      """
      CREATE TABLE t AS SELECT 1::TINYINT AS a, 4294967295::UINTEGER AS b, 9223372036854775807 AS c,
        18446744073709551615::UBIGINT AS d, 170141183460469231731687303715884105727::HUGEINT AS e,
        0.1::FLOAT AS f, -0.0::DOUBLE AS g, 'nan'::DOUBLE AS h, 5e-324::DOUBLE AS i, 12.50::DECIMAL(10,2) AS j,
        123456789012345678::DECIMAL(18,0) AS k, true AS l, '' AS m, NULL::VARCHAR AS n, 'a"b' || chr(10) || ',👍' AS o,
        DATE '2024-02-29' AS p, TIMESTAMP '2024-02-29 12:30:15.25' AS q,
        TIMESTAMPTZ '2024-02-29 12:30:15+02' AS r, TIME '12:30' AS s, 'x'::ENUM('x', 'y') AS u,
        NULL::INTEGER AS v, '6f1c8d3e-0000-0000-0000-000000000000'::UUID AS w;
      """)
    let columns = try read("t", in: "x.duckdb")
    #expect(
      columns.map { $0.text(0) } == [
        "1", "4294967295", "9223372036854775807", "18446744073709551615",
        "170141183460469231731687303715884105727", "0.10000000149011612", "-0.0", nil, "5e-324",
        "12.50",
        "123456789012345678", "true", "", nil, "a\"b\n,👍", "2024-02-29", "2024-02-29T12:30:15.25",
        "2024-02-29T12:30:15Z".replacing("12:30", with: "10:30"), "12:30:00", "x", nil,
        "6f1c8d3e-0000-0000-0000-000000000000",
      ])
    let types: [ColumnType] = [
      .integer, .integer, .integer, .decimal, .decimal, .decimal, .decimal, .decimal, .decimal,
      .decimal,
      .integer, .boolean, .text, .text, .text, .date, .timestamp, .timestamp, .text, .text,
      .integer,
      .text,
    ]
    #expect(columns.map(\.type) == types)
    let schema = try DuckDBSource("\(folder.path("x.duckdb"))?t").schema(Execution())
    #expect(schema.map(\.type) == types)
    #expect(schema.map(\.name) == columns.map(\.name))
    #expect(schema.filter(\.holdsDates).map(\.name) == ["p", "q", "r"])
  }

  @Test func `Whole numbers of any size identify people, with all their digits`() throws {
    let people = try Table(
      contentsOf:
        "duckdb:?SELECT 123456789012345678901::HUGEINT AS id UNION ALL SELECT 7 ORDER BY id")
    #expect(Array(people.identifiers) == ["7", "123456789012345678901"])
    let error = #expect(throws: DataError.self) {
      try Table(contentsOf: "duckdb:?SELECT 7.5::DECIMAL(30,2) AS id")
    }
    #expect(error?.problem == "column 'id' holds decimal numbers, which identify nobody")
    let odd = try Table(
      contentsOf:
        "duckdb:?SELECT 1 AS id, 'infinity'::DATE AS d, TIMESTAMP_NS '2024-02-29 12:30:15.123456789' AS t"
    )
    #expect(odd["d"]?.values == .times([nil], .date))
    #expect(odd["t"]?.text(0) == "2024-02-29T12:30:15.123456")
    #expect(odd.readingWarnings.count == 2)
  }

  @Test func `A query over files needs no database`() throws {
    try Data("id,age\nann,31\nbob,\n".utf8).write(to: folder.url.appending(path: "p.csv"))
    let columns = try read("FROM '\(folder.path("p.csv"))' ORDER BY id DESC")
    #expect(columns.map(\.values) == [.strings(["bob", "ann"]), .integers([nil, 31])])
    #expect(try read("SELECT 1 AS a, [1] AS b, 3 AS c", ["a", "c"]).map(\.name) == ["a", "c"])
    #expect(try read("SELECT 1 AS a WHERE false").map(\.count) == [0])
    #expect(
      try read("SELECT NULL::INTEGER AS a FROM range(3)").map(\.values) == [
        .integers([nil, nil, nil])
      ])
    #expect(try folder.names == ["p.csv"])
  }

  @Test func `A hundred thousand different texts come back`() throws {
    let columns = try read(
      "SELECT 'person ' || i AS id, 'level ' || (i * 7919 % 100000) AS level, CASE WHEN i % 10 <> 0 THEN i * i END AS amount FROM range(100000) AS r(i)"
    )
    #expect(columns == OddTable.long.columns)
  }

  @Test func `What can't be read is told in one line, without data`() throws {
    try Data("no database at all, though it is long enough to be one".utf8)
      .write(to: folder.url.appending(path: "x.csv"))
    #expect(
      message("SELECT 'Ann Miller'::INTEGER AS a")
        == "duckdb: the query failed on a value (Conversion Error); run the query in duckdb to see which"
    )
    let table = try Table(
      contentsOf:
        "duckdb:?SELECT 'ann' AS id, '-inf'::DOUBLE AS x, 123456789012345678901::HUGEINT AS y")
    #expect(table["x"]?.values == .reals([nil]))
    #expect(table["y"]?.text(0) == "123456789012345678901")
    #expect(
      table.readingWarnings.map(\.description) == [
        "duckdb: column 'x': 1 infinite number is missing",
        "duckdb: column 'y': 1 number has more digits than a double: what is computed of them is rounded",
      ])
    let nested = try Table(contentsOf: "duckdb:?SELECT 1 AS a, {'b': 2} AS s")
    #expect(nested.columnNames == ["a"])
    #expect(
      nested.readingWarnings.first?.description.hasPrefix(
        "duckdb: column 's' is of type STRUCT") == true)
    #expect(message("SELECT 'x'::BLOB AS b").hasPrefix("duckdb: column 'b' is of type BLOB"))
    #expect(
      message("p", in: "none.duckdb")
        == "duckdb:FOLDER/none.duckdb?p: the file does not exist; check the name")
    #expect(message("p", in: "x.csv").hasPrefix("duckdb:FOLDER/x.csv?p: "))
  }

  @Test func `A query can't write, and the program's own commands are out of reach`() throws {
    try make("x.duckdb", "CREATE TABLE p (a INTEGER)")
    let before = try folder.bytes("x.duckdb")
    let made = folder.path("made")
    for query in [
      "SELECT 1; COPY (SELECT 1) TO '\(made)'", "COPY (SELECT 1) TO '\(made)'", "ATTACH '\(made)'",
      "SELECT 1) TO '\(made)'; COPY (SELECT 1", "SELECT 1\n.shell touch \(made)",
      "SELECT $$;\n.shell touch \(made)\n$$", "SELECT (COPY (SELECT 1) TO '\(made)')",
      "FROM p; INSERT INTO p VALUES (1)", "SELECT 1\n;\n.shell touch \(made)",
    ] {
      #expect(message(query, in: "x.duckdb") != "no error", "\(query)")
    }
    #expect(try read("SELECT $$;$$ AS a", in: "x.duckdb").map(\.values) == [.strings([";"])])
    #expect(try folder.names == ["x.duckdb"])
    #expect(try folder.bytes("x.duckdb") == before)
  }

  @Test(.timeLimit(.minutes(5)))
  func `A cancelled query is left within a tenth of a second`() throws {
    let wait = try timeToLeave(after: 1) { execution in
      try DuckDBSource(
        "?SELECT sum(a.range * b.range) AS s FROM range(10000000) AS a, range(1000000) AS b"
      )
      .columns(nil, execution)
    }
    #expect(wait < .milliseconds(500))
  }
}
