import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing

@Suite(.enabled(if: PostgreSQLTestServer.isWanted), .blocking)
struct `Reading PostgreSQL`:
  PostgreSQLSuite
{
  let place: PostgreSQLTestDatabase

  init() async throws { place = try await PostgreSQLTestDatabase() }

  @Test func `Types of the server become types of columns`() throws {
    try psql(
      """
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      CREATE TABLE t AS SELECT 1::smallint AS s, 7::oid AS o, 0.1::real AS r, 'NaN'::double precision AS n,
        12.50::numeric(10,2) AS m, 123456789012345678::numeric(18,0) AS k,
        123456789012345678901234567890.5::numeric AS big, 'NaN'::numeric AS nn, 'ab'::char(4) AS c,
        '2024-02-29'::date AS d, '2024-02-29 12:30:15.25+02'::timestamptz AS z,
        '2024-02-29 12:30:15'::timestamp AS p, '12:30'::time AS h, '1 day 2 hours'::interval AS i,
        'glad'::mood AS e, '{"a": 1}'::jsonb AS j, '6f1c8d3e-0000-0000-0000-000000000000'::uuid AS u,
        1.5::money AS y, NULL::text AS none, '0044-03-15 BC'::date AS ides, 'infinity'::date AS ever;
      """)
    let columns = try read("t")
    let texts = columns.map { $0.text(0) }
    #expect(
      texts == [
        "1", "7", "0.10000000149011612", nil, "12.50", "123456789012345678",
        "123456789012345678901234567890.5", nil, "ab", "2024-02-29", "2024-02-29T10:30:15.25Z",
        "2024-02-29T12:30:15", "12:30:00", "P1DT2H", "glad", "{\"a\": 1}",
        "6f1c8d3e-0000-0000-0000-000000000000", "1.50", nil, nil, nil,
      ])
    let types: [ColumnType] = [
      .integer, .integer, .decimal, .decimal, .decimal, .integer, .decimal, .decimal, .text, .date,
      .timestamp,
      .timestamp, .text, .text, .text, .text, .text, .decimal, .text, .date, .date,
    ]
    #expect(columns.map(\.type) == types)
    let schema = try PostgreSQLSource("\(address)?t").schema(Execution())
    #expect(schema.map(\.type) == types)
    let table = try Table(contentsOf: "\(address)?SELECT k, ides, ever FROM t")
    #expect(
      table.readingWarnings.map(\.description).allSatisfy {
        $0.hasSuffix("1 date is before the year 1 or after 9999, and is missing")
      })
    #expect(table.readingWarnings.count == 2)
    #expect(schema.map(\.name) == columns.map(\.name))
    #expect(schema.filter(\.holdsDates).map(\.name) == ["d", "z", "p", "ides", "ever"])
  }

  @Test func `Types of a database's own count as those on which they are based`() throws {
    try psql(
      """
      CREATE SCHEMA extra;
      CREATE DOMAIN extra."Age x" AS integer CHECK (VALUE > 0);
      CREATE DOMAIN older AS extra."Age x";
      CREATE DOMAIN price AS numeric(12,0);
      CREATE DOMAIN mail AS text;
      CREATE TYPE pair AS (a integer, b integer);
      CREATE DOMAIN list AS integer[];
      CREATE TABLE t AS SELECT 7::older AS a, 12::price AS p, 'x'::mail AS m, ROW(1, 2)::pair AS r,
        array[1]::list AS l;
      """)
    let columns = try read("SELECT a, p, m FROM t")
    #expect(columns.map(\.values) == [.integers([7]), .integers([12]), .strings(["x"])])
    #expect(message { _ = try read("SELECT r FROM t") }.contains("is of type record"))
    #expect(message { _ = try read("SELECT l FROM t") }.contains("is of type integer[]"))
  }

  @Test func `Only the columns asked for are read, in the query's order`() throws {
    try psql("CREATE TABLE p AS SELECT 1 AS a, '\\x00'::bytea AS b, array[1] AS c, 4 AS d")
    #expect(try read("p", ["d", "a", "z"]).map(\.name) == ["a", "d"])
    #expect(try read("VALUES (1, 2) -- that's all", ["column2"]).map(\.values) == [.integers([2])])
    let table = try Table(contentsOf: "\(address)?p")
    #expect(table.columnNames == ["a", "d"])
    let refusals = ["'b' is of type bytea", "'c' is of type integer[]"].map {
      "column \($0), which is no number and no text: it was left out"
    }
    #expect(table.readingWarnings.count == refusals.count)
    for (warning, refusal) in zip(table.readingWarnings, refusals) {
      #expect(warning.description.hasSuffix(refusal))
    }
    #expect(message { _ = try read("p", ["c"]) }.contains("column 'c' is of type integer[]"))
  }

  @Test func `A query without rows has columns`() throws {
    #expect(try read("SELECT 1 AS a, 'x' AS b WHERE false").map(\.count) == [0, 0])
  }

  @Test func `What can't be read is told in one line, without data`() throws {
    try psql("CREATE TABLE p (id text); INSERT INTO p VALUES ('Ann Miller')")
    #expect(
      message { _ = try read("nobody") }
        == "DB?nobody: relation \"nobody\" does not exist; check the name")
    #expect(
      message { _ = try read("SELECT id::integer FROM p") }
        == "DB: the statement failed on a value (SQLSTATE 22P02); run it in psql to see which")
    let table = try Table(
      contentsOf: "\(address)?SELECT 'ann' AS id, '-Infinity'::float8 AS x, 'NaN'::numeric AS y")
    #expect(table.columns.dropFirst().map(\.values) == [.reals([nil]), .reals([nil])])
    #expect(table.readingWarnings.count == 1)
    #expect(
      message { _ = try read("SELECT 1e400::numeric AS x") }
        == "DB: column 'x' has a number beyond the range of decimal numbers in row 1; make it NULL in the query, or a text"
    )
    #expect(message { _ = try read("SELECT 1 AS a, 2 AS a") }.contains("two columns are named 'a'"))
    #expect(
      message { _ = try PostgreSQLSource("\(address)x?p").columns(nil, Execution()) }
        == "DBx?p: connection to server on socket \"\(folder)/.s.PGSQL.5432\" failed: FATAL:  database \"\(database)x\" does not exist; check the database's name"
    )
    #expect(
      message { _ = try PostgreSQLSource("postgresql://%2Fnowhere/d?p").columns(nil, Execution()) }
        == "postgresql:///nowhere/d?p: connection to server on socket \"/nowhere/.s.PGSQL.5432\" failed: No such file or directory; check the address, and whether the server runs"
    )
  }

  @Test func `A query can't write, and psql's own commands are out of reach`() throws {
    let other = try Folder()
    try psql("CREATE TABLE p (a integer)")
    for query in [
      "SELECT 1; INSERT INTO p VALUES (1)",
      "WITH q AS (INSERT INTO p VALUES (1) RETURNING a) SELECT * FROM q",
      "SELECT 1) TO STDOUT; COMMIT; INSERT INTO p VALUES (1); COPY (SELECT 1",
      "SELECT 1 \\! touch \(other.path("made"))", "SELECT 1\n\\! touch \(other.path("made"))",
      "SELECT set_config('transaction_read_only', 'off', false)",
      "SELECT '\\'; INSERT INTO p VALUES (1) --'",
    ] {
      #expect(message { _ = try read(query) } != "no error", "\(query)")
    }
    #expect(
      try read("SELECT '\\! touch \(other.path("made"))' AS a, ':USER' AS b").map(\.values) == [
        .strings(["\\! touch \(other.path("made"))"]), .strings([":USER"]),
      ])
    // What the server lets such a transaction do is taken back at its end.
    _ = try read("SELECT lo_creat(-1) AS a")
    #expect(
      try psql("SELECT (SELECT count(*) FROM p), (SELECT count(*) FROM pg_largeobject)") == "0|0\n")
    #expect(try other.names == [])
  }

  @Test func `A password is in no message, and not among the arguments of a program`() throws {
    try psql(
      "DO $$ BEGIN CREATE ROLE bob LOGIN PASSWORD 'se%cret/42'; EXCEPTION WHEN duplicate_object THEN NULL; END $$; CREATE TABLE p (a integer); GRANT SELECT ON p TO bob; INSERT INTO p VALUES (1)"
    )
    let host = folder.replacing("/", with: "%2F")
    let right = "postgresql://bob:se%25cret%2F42@\(host)/\(database)?application_name=test&p"
    let source = try PostgreSQLSource(right)
    #expect(source.name == "postgresql://\(folder)/\(database)?p")
    #expect(try source.columns(nil, Execution()).map(\.values) == [.integers([1])])
    for wrong in [
      "postgresql://bob:wr0ng@\(host)/\(database)?p", "postgresql://bob@\(host)/\(database)?p",
    ] {
      let text = message { _ = try PostgreSQLSource(wrong).columns(nil, Execution()) }
      #expect(
        text.hasSuffix("; check the user, and the password in PGPASSWORD or ~/.pgpass"), "\(text)")
      #expect(!text.contains("wr0ng"))
    }
    let bad = message { _ = try PostgreSQLSource("postgresql://bob:s3cret%zz@h/d?p") }
    #expect(
      bad
        == "postgresql: the address has a percent sign that stands for no character; write %25 for a percent sign"
    )
    #expect(
      message { _ = try PostgreSQLSource("postgresql://h/d?ssl=on&p") }
        == "postgresql: there is no setting 'ssl' of a connection; write it as PostgreSQL's libpq does"
    )
  }

  @Test(.timeLimit(.minutes(5)))
  func `A cancelled query is left within a tenth of a second, and ends on the server`() throws {
    let wait = try timeToLeave(after: 0.5) { execution in
      try PostgreSQLSource("\(address)?SELECT 4711 AS a, pg_sleep(1000)::text AS b").columns(
        nil, execution)
    }
    #expect(wait < .milliseconds(500))
    var left = "1\n"
    for _ in 0..<100 where left != "0\n" {
      left = try psql(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%4711%' AND pid <> pg_backend_pid() AND state = 'active'"
      )
      usleep(10_000)
    }
    #expect(left == "0\n")
  }
}
