import Execution
import Files
import Foundation
import Tables
import Testing

@Suite struct `Writing SQLite` {
  private let folder: Folder
  private var address: String { "sqlite:\(folder.path("x.db"))" }

  init() throws { folder = try Folder() }

  private func read(_ query: String) throws -> [Column] {
    try SQLiteSource("\(folder.path("x.db"))?\(query)").columns(nil, Execution())
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)".replacing("sqlite:\(folder.path("x.db"))", with: "DB")
    }
  }

  @Test func `What is written is read again, value by value`() throws {
    try OddTable.table.write(toDatabase: "\(address)?odd table")
    let columns = try read("odd table")
    let expected = OddTable.table.columns
    #expect(columns.map(\.name) == expected.map(\.name))
    for (column, expected) in zip(columns.dropLast(), expected) { #expect(column == expected) }
    // A column without values shows no type.
    #expect(columns.last?.values == .reals([Double?](repeating: nil, count: 9)))
    #expect(OddTable.bits(columns[2]) == OddTable.bits(expected[2]))
    #expect(try folder.names == ["x.db"])
  }

  @Test(.enabled(if: Command.exists("python3"))) func `Python reads the same values and types`()
    throws
  {
    try OddTable.table.write(toDatabase: "\(address)?odd")
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1])
      rows = db.execute('SELECT * FROM odd').fetchall()
      assert [row[0] for row in rows] == ['ann', '👩‍👧‍👦', "b'ob", 'c"d"', 'tab\\there', 'line\\r\\nbreak', '\\\\N', '\\\\.', ' x '], rows
      assert [row[1] for row in rows] == [-2**63, 2**63-1, 9007199254740993, 0, None, -1, 2**32, 1, -2**31]
      assert [repr(row[2]) for row in rows] == ['0.0', '-0.0', '5e-324', '2.225073858507201e-308', 'None', '1.7976931348623157e+308', '0.1', '1e+22', '-3.0'], [repr(row[2]) for row in rows]
      assert [row[3] for row in rows] == [1, 0, None, 1, 1, 0, None, 0, 1]
      assert [row[4] for row in rows] == ['', None, 'NA', 'null', '0', 'true', '\\\\', '2024-02-29', 'é']
      assert [row[5] for row in rows] == ['1970-01-01', None, '0001-01-01', '9999-12-31', '2024-02-29', '1969-12-31', '1582-10-15', None, '2000-02-29'], [row[5] for row in rows]
      assert [row[6] for row in rows][3:7] == ['1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000001Z', '2024-02-29T12:40:15.25Z'], rows
      print([(c[1], c[2], c[3], c[5]) for c in db.execute('PRAGMA table_info(odd)')])
      print(db.execute('PRAGMA integrity_check').fetchall())
      """
    let result = try Command.run("python3", ["-c", script, folder.path("x.db")])
    #expect(result.errors == "")
    #expect(
      result.output == """
        [('id', 'TEXT', 1, 1), ('whole', 'INTEGER', 0, 0), ('decimal "x" 👍', '', 0, 0), \
        ('select', 'BOOLEAN', 0, 0), ('text', 'TEXT', 0, 0), ('born', 'DATE', 0, 0), \
        ('seen', 'TIMESTAMP', 0, 0), ('clock', 'TIMESTAMP', 0, 0), ('none', 'REAL', 0, 0), \
        ('no text', 'TEXT', 0, 0)]
        [('ok',)]

        """)
  }

  @Test
  func `Identifiers are whole numbers if all are, and long numbers keep their digits as texts`()
    throws
  {
    let people = try Table(parsing: "id,n\n7,1\n-8,2\n", named: "p.csv")
    try people.write(toDatabase: "\(address)?whole")
    let whole = try read("SELECT typeof(id), id FROM whole ORDER BY rowid")
    #expect(whole.map(\.values).last == .integers([7, -8]))
    try Table(parsing: "id\n7\n08\n", named: "p.csv").write(toDatabase: "\(address)?codes")
    #expect(try read("codes").map(\.values) == [.strings(["7", "08"])])
    let back = try Table(contentsOf: "\(address)?whole")
    try back.write(toDatabase: "\(address)?again")
    #expect(try read("again") == read("whole"))
    try folder.makeSQLite("y.db", "CREATE TABLE t (id TEXT); INSERT INTO t VALUES ('7'), ('8');")
    try Table(contentsOf: "sqlite:\(folder.path("y.db"))?t").write(toDatabase: "\(address)?texts")
    #expect(try read("texts").map(\.values) == [.strings(["7", "8"])])
  }

  @Test func `A path of a table is an address`() throws {
    try OddTable.table.write(to: "\(address)?t")
    #expect(try read("t").map(\.count) == OddTable.table.columns.map(\.count))
    #expect(try folder.names == ["x.db"])
  }

  @Test func `A hundred thousand different texts come back`() throws {
    try OddTable.long.write(toDatabase: "\(address)?long")
    #expect(try read("long") == OddTable.long.columns)
  }

  @Test func `Other tables stay, and one of the same name only goes if that is asked for`() throws {
    try folder.makeSQLite(
      "x.db", "CREATE TABLE other (a); INSERT INTO other VALUES (7); CREATE VIEW seen AS SELECT 1;")
    let table = try Table(["id": ["ann"], "age": [31]])
    try table.write(toDatabase: "\(address)?people")
    #expect(
      message { try table.write(toDatabase: "\(address)?People") }
        == "DB?People: the table is there already; name another one, or have it replaced with `replacesTable: true`"
    )
    #expect(
      message { try table.write(toDatabase: "\(address)?seen", replacesTable: true) }
        == "DB?seen: this is a view; name a table")
    let other = try Table(["id": ["bob", "cid"], "age": [1.5, nil]])
    try other.write(toDatabase: "\(address)?people", replacesTable: true)
    #expect(try read("people").map(\.values) == [.strings(["bob", "cid"]), .reals([1.5, nil])])
    #expect(try read("other").map(\.values) == [.integers([7])])
    #expect(try folder.names == ["x.db"])
  }

  @Test func `A write that fails or is cancelled changes nothing`() throws {
    let table = try Table(["id": ["ann"], "Age": [31], "age": [32]])
    #expect(
      message { try table.write(toDatabase: "\(address)?people") }
        == "DB?people: two columns are named 'age' but for capitals, which SQLite does not tell apart; rename one, or put a prefix before new columns with `columnPrefix`"
    )
    #expect(try folder.names == [])
    try folder.makeSQLite("x.db", "CREATE TABLE people (a); INSERT INTO people VALUES (7);")
    let before = try folder.bytes("x.db")
    #expect(
      message { try table.write(toDatabase: "\(address)?people", replacesTable: true) }
        != "no error")
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try OddTable.table.write(
        toDatabase: "\(address)?people", replacesTable: true, execution: execution)
    }
    #expect(try folder.bytes("x.db") == before)
    #expect(try folder.names == ["x.db"])
  }

  @Test func `More columns than SQLite takes are refused with what to do`() throws {
    let columns =
      [Column("id", .strings(["ann"]))] + (0..<2000).map { Column("c\($0)", .integers([1])) }
    #expect(
      message { try Table(columns).write(toDatabase: "\(address)?wide") }
        == "DB?wide: the result has 2001 columns, and SQLite takes 2000 at most; choose some with `columns`, or write a file"
    )
    try Table(Array(columns.dropLast())).write(toDatabase: "\(address)?wide")
    #expect(try read("wide").count == 2000)
  }

  @Test(arguments: [
    (
      "sqlite:",
      "sqlite: there is neither a table nor a query; put ?TABLE or ?SELECT … behind the database"
    ),
    ("sqlite:?t", "sqlite: no file is named; write sqlite:FILE?TABLE"),
    (
      "sqlite:x.db?SELECT 1",
      "sqlite:x.db: a result goes to a table, not to a query; put ?TABLE behind the database"
    ),
    ("sqlite:/nowhere/x.db?t", "/nowhere/x.db: the folder does not exist; make it first"),
    (
      "sqlite:/tmp/x.db.gz?t",
      "sqlite:/tmp/x.db.gz: a database is not compressed; choose a name without .gz"
    ),
    ("sqlite:/dev/null?t", "sqlite:/dev/null: this is no file on a disk; choose another name"),
    (
      "mysql://x?t",
      "the address of the database: it begins neither with sqlite: nor with postgresql:; write sqlite:FILE?TABLE or postgresql://host/database?TABLE"
    ),
  ]) func `Addresses that make no sense are refused`(_ address: String, _ expected: String) throws {
    let table = try Table(["id": ["ann"]])
    #expect(message { try table.write(toDatabase: address) } == expected)
  }

  @Test func `Rows that the key does not tell apart have no key`() throws {
    let table = Table([Column("id", .strings(["ann", "ann", nil]))])
    try table.write(toDatabase: "\(address)?doubles")
    #expect(try read("doubles").map(\.values) == [.strings(["ann", "ann", nil])])
  }
}
