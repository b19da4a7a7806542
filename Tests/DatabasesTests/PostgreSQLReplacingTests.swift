import Execution
import Files
import Foundation
import Tables
import Testing

@Suite(.enabled(if: PostgreSQLTestServer.isWanted))
struct `Replacing tables of PostgreSQL`:
  PostgreSQLSuite
{
  let place: PostgreSQLTestDatabase
  private let table: Table

  init() async throws {
    place = try await PostgreSQLTestDatabase()
    table = try Table(["id": ["ann", "bob"], "age": [31, 28]])
  }

  @Test func `What is no plain table is refused by what it is, before any work`() throws {
    try psql(
      """
      CREATE TABLE parted (id text) PARTITION BY LIST (id);
      CREATE TABLE part_a PARTITION OF parted FOR VALUES IN ('a');
      CREATE TABLE parent (id text); CREATE TABLE child () INHERITS (parent);
      CREATE VIEW seen AS SELECT 1 AS a; CREATE MATERIALIZED VIEW kept AS SELECT 1 AS a;
      CREATE SEQUENCE counter
      """)
    for (name, expected) in [
      ("parted", "a partitioned table, whose partitions would be lost"),
      ("part_a", "a part of another table"), ("child", "a part of another table"),
      ("seen", "a view"), ("kept", "a materialized view"), ("counter", "no table"),
    ] {
      #expect(
        message {
          _ = try DatabaseOutputs().table("\(address)?\(name)", replaces: true, Execution())
        } == "DB?\(name): this is \(expected); name another table")
    }
    #expect(try psql("SELECT count(*) FROM pg_inherits") == "2\n")
  }

  @Test(arguments: ["pg_temp.t", "options=-csearch_path%3Dpg_temp&t"])
  func `A table that would be gone with the run is refused`(_ name: String) throws {
    #expect(
      message { try table.write(toDatabase: "\(address)?\(name)") }.hasSuffix(
        ": the table would be a temporary one, which is gone with the run; name a schema that lasts"
      ))
  }

  @Test func `A table is replaced where it is, not where a new one would go`() throws {
    try psql("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE b.t (x text)")
    try table.write(
      toDatabase: "\(address)?options=-csearch_path%3Da,b&t", replacesTable: true)
    #expect(try psql("SELECT to_regclass('a.t'), (SELECT count(*) FROM b.t)") == "|2\n")
  }

  @Test func `What reads a table is found by the server, however it is named`() throws {
    try psql(
      "CREATE TABLE people AS SELECT 'ann' AS id; CREATE VIEW seen AS SELECT * FROM people;"
        + "CREATE TABLE other AS SELECT 1 AS a")
    let output = try DatabaseOutputs().table("\(address)?people", replaces: true, Execution())
    for (input, isRead) in [
      ("people", true), ("public.people", true), ("seen", true), ("other", false),
      ("SELECT (SELECT count(*) FROM seen) FROM other", true), ("SELECT 'people' AS a", false),
    ] {
      #expect(try output.isRead(by: "\(address)?\(input)", Execution()) == isRead, "\(input)")
    }
    #expect(try !output.isRead(by: "people.csv", Execution()))
    let new = try DatabaseOutputs().table("\(address)?new", replaces: true, Execution())
    #expect(try !new.isRead(by: "\(address)?people", Execution()))
  }

  @Test func `Tables of a server and of a file are there together or not at all`() throws {
    let other = try Folder()
    try other.makeSQLite("x.db", "CREATE TABLE old (a);")
    let databases = DatabaseOutputs()
    let places = try ["sqlite:\(other.path("x.db"))?t", "\(address)?t"].map {
      try databases.table($0, replaces: false, Execution())
    }
    for place in places { try place.write(table, execution: Execution()) }
    let before = try other.bytes("x.db")
    try psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    let text = message { try OutputFile.commit([], with: places.compactMap(\.transaction)) }
    #expect(text.contains("terminating connection"), "\(text)")
    #expect(try other.bytes("x.db") == before)
    #expect(try other.names == ["x.db"])
    #expect(try psql("SELECT to_regclass('t')") == "\n")
  }

  @Test func `What the server expects of a query is known before it runs`() throws {
    try psql("CREATE TABLE many AS SELECT i, i::text AS t FROM generate_series(1, 5000) i; ANALYZE")
    let size = try #require(PostgreSQLSource("\(address)?many").size(Execution()))
    #expect(size.rowCount == 5000 && size.columnCount == 2 && size.byteCount >= 5000 * 8)
    #expect(try PostgreSQLSource("\(address)?nowhere").size(Execution()) == nil)
  }
}
