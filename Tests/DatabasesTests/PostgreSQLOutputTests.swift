import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing

@Suite(.enabled(if: PostgreSQLTestServer.isWanted), .blocking)
struct `Writing PostgreSQL`:
  PostgreSQLSuite
{
  let place: PostgreSQLTestDatabase

  init() async throws { place = try await PostgreSQLTestDatabase() }

  @Test func `What is written is read again, value by value`() throws {
    try OddTable.table.write(toDatabase: "\(address)?odd table")
    let columns = try read("odd table")
    #expect(columns == OddTable.table.columns)
    #expect(OddTable.bits(columns[2]) == OddTable.bits(OddTable.table.columns[2]))
  }

  @Test func `psql reads the same values and types`() throws {
    try OddTable.table.write(toDatabase: "\(address)?odd")
    #expect(
      try psql(
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'odd' ORDER BY ordinal_position"
      )
        == """
        id|text|NO
        whole|bigint|YES
        decimal "x" 👍|double precision|YES
        select|boolean|YES
        text|text|YES
        born|date|YES
        seen|timestamp with time zone|YES
        clock|timestamp without time zone|YES
        none|double precision|YES
        no text|text|YES

        """)
    #expect(
      try psql(
        "SELECT \"whole\", \"decimal \"\"x\"\" 👍\", \"select\", quote_nullable(text), encode(convert_to(id, 'UTF8'), 'hex') FROM odd"
      )
        == """
        -9223372036854775808|0|t|''|616e6e
        9223372036854775807|-0|f|NULL|f09f91a9e2808df09f91a7e2808df09f91a6
        9007199254740993|5e-324||'NA'|62276f62
        0|2.225073858507201e-308|t|'null'|63226422
        ||t|'0'|7461620968657265
        -1|1.7976931348623157e+308|f|'true'|6c696e650d0a627265616b
        4294967296|0.1||E'\\\\'|5c4e
        1|1e+22|f|'2024-02-29'|5c2e
        -2147483648|-3|t|'é'|207820

        """)
    #expect(
      try psql("SELECT count(*) FROM pg_index WHERE indrelid = 'odd'::regclass AND indisprimary")
        == "1\n")
  }

  @Test func `Numbers of any number of digits come and go, and identify people`() throws {
    try psql(
      "CREATE TABLE n AS SELECT 123456789012345678901::numeric AS id, 0.123456789012345678901::numeric AS x"
    )
    let people = try Table(contentsOf: "\(address)?n")
    #expect(Array(people.identifiers) == ["123456789012345678901"])
    try people.write(toDatabase: "\(address)?out")
    #expect(
      try psql("SELECT pg_typeof(id), id, pg_typeof(x), x FROM out")
        == "text|123456789012345678901|numeric|0.123456789012345678901\n")
    try Table(parsing: "id\n7\n8\n", named: "p.csv").write(toDatabase: "\(address)?whole")
    #expect(try psql("SELECT DISTINCT pg_typeof(id) FROM whole") == "bigint\n")
  }

  @Test func `A hundred thousand different texts come back`() throws {
    try OddTable.long.write(toDatabase: "\(address)?long")
    #expect(try read("long") == OddTable.long.columns)
  }

  @Test func `Other tables stay, and one of the same name only goes if that is asked for`() throws {
    try psql(
      "CREATE SCHEMA extra; CREATE TABLE extra.people (a integer); CREATE TABLE other AS SELECT 7 AS a"
    )
    let table = try Table(["id": ["ann"], "age": [31]])
    try table.write(toDatabase: "\(address)?people")
    #expect(
      message { try table.write(toDatabase: "\(address)?people") }
        == "DB?people: the table is there already; name another one, or have it replaced with `replacesTable: true`"
    )
    let other = try Table(["id": ["bob", "cid"], "age": [1.5, nil]])
    try other.write(toDatabase: "\(address)?extra.people", replacesTable: true)
    #expect(try read("people").map(\.values) == [.strings(["ann"]), .integers([31])])
    #expect(
      try read("extra.people").map(\.values) == [.strings(["bob", "cid"]), .reals([1.5, nil])])
    #expect(try read("other").map(\.values) == [.integers([7])])
    #expect(
      message { try table.write(toDatabase: "\(address)?nowhere.people") }
        == "DB?nowhere.people: schema \"nowhere\" does not exist; make it first, or name another")
  }

  @Test func `A write that fails or is cancelled changes nothing`() throws {
    try psql("CREATE TABLE people AS SELECT 7 AS a; CREATE VIEW v AS SELECT a FROM people")
    let long = String(repeating: "ä", count: 32)
    #expect(
      message { try Table(["id": ["ann"], long: [1]]).write(toDatabase: "\(address)?q") }.hasSuffix(
        "has 64 bytes, and PostgreSQL keeps 63; choose a shorter one"))
    #expect(
      message { try Table(["id": ["ann"], "xmin": [1]]).write(toDatabase: "\(address)?q") }
        == "DB?q: column name \"xmin\" conflicts with a system column name; rename the column, or leave it out"
    )
    #expect(
      message { try OddTable.table.write(toDatabase: "\(address)?people", replacesTable: true) }
        == "DB?people: cannot drop table people because other objects depend on it; drop them first, or name another table"
    )
    let wide =
      [Column("id", .strings(["ann"]))] + (0..<1600).map { Column("c\($0)", .integers([nil])) }
    #expect(
      message { try Table(wide).write(toDatabase: "\(address)?q") }
        == "DB?q: the result has 1601 columns, and PostgreSQL takes 1600 at most; choose some with `columns`, or write a file"
    )
    try Table(Array(wide.dropLast())).write(toDatabase: "\(address)?wide")
    let databases = DatabaseOutputs()
    let place = try databases.table("\(address)?half", replaces: false, Execution())
    try place.write(OddTable.long, execution: Execution())
    #expect(try psql("SELECT to_regclass('half')") == "\n")
    place.transaction?.discard()
    #expect(
      try psql("SELECT to_regclass('half'), to_regclass('q'), (SELECT a FROM people)") == "||7\n")
  }

  @Test func `Files and tables of a run are there together or not at all`() throws {
    let other = try Folder(["old.csv": "old"])
    let databases = DatabaseOutputs()
    let table = try databases.table("\(address)?t", replaces: false, Execution())
    let file = try OutputFile(other.path("old.csv"))
    try file.append("new")
    try table.write(OddTable.table, execution: Execution())
    // The server ends the connection before all is committed.
    try psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    let text = message {
      try OutputFile.commit([file], with: [table.transaction].compactMap(\.self))
    }
    #expect(text.contains("terminating connection"), "\(text)")
    #expect(try String(decoding: other.bytes("old.csv"), as: UTF8.self) == "old")
    #expect(try other.names == ["old.csv"])

    let second = try DatabaseOutputs().table("\(address)?t", replaces: false, Execution())
    let newFile = try OutputFile(other.path("new.csv"))
    try newFile.append("new")
    try second.write(OddTable.table, execution: Execution())
    try OutputFile.commit([newFile], with: [second.transaction].compactMap(\.self))
    #expect(try read("t") == OddTable.table.columns)
    #expect(try other.names == ["new.csv", "old.csv"])
  }
}
