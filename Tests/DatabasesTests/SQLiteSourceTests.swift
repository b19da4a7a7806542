import Databases
import Execution
import Files
import Foundation
import Tables
import Testing
import TextFormats

@Suite struct `Reading SQLite` {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func read(_ query: String, _ names: Set<String>? = nil) throws -> [Column] {
    try SQLiteSource("\(folder.path("x.db"))?\(query)").columns(names, Execution())
  }

  private func message(_ query: String, in name: String = "x.db") -> String {
    do {
      _ = try SQLiteSource("\(folder.path(name))?\(query)").columns(nil, Execution())
      return "no error"
    } catch {
      return "\(error)".replacing("sqlite:\(folder.path(name))", with: "DB")
    }
  }

  @Test func `A column takes the type of the values that are there`() throws {
    try folder.makeSQLite(
      "x.db",
      """
      CREATE TABLE p (id TEXT, i INTEGER, r REAL, m NUMERIC, t, b BOOLEAN, big, none INTEGER, d DATE);
      INSERT INTO p VALUES ('ann', 9223372036854775807, 1.5, 1, 'x', 1, 9007199254740993, NULL, '2024-02-29');
      INSERT INTO p VALUES ('bob', -9223372036854775808, 2, 2.5, 7, 0, 0.5, NULL, NULL);
      INSERT INTO p VALUES ('', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
      """)
    let columns = try read("p")
    #expect(columns.map(\.name) == ["id", "i", "r", "m", "t", "b", "big", "none", "d"])
    #expect(columns[0].values == .strings(["ann", "bob", ""]))
    #expect(columns[1].values == .integers([.max, .min, nil]))
    #expect(columns[2].values == .reals([1.5, 2, nil]))
    #expect(columns[3].values == .reals([1, 2.5, nil]))
    #expect(columns[4].values == .strings(["x", "7", nil]))
    #expect(columns[5].values == .booleans([true, false, nil]))
    #expect(columns[6].values == .reals([9_007_199_254_740_992, 0.5, nil]))
    #expect(columns[6].text(0) == "9007199254740993")
    #expect(columns[7].values == .reals([nil, nil, nil]))
    #expect(columns[8].values == .times([19_782, nil, nil], .date))
    let schema = try SQLiteSource("\(folder.path("x.db"))?p").schema(Execution())
    #expect(
      schema.map(\.type) == [
        .text, .integer, .decimal, .decimal, .text, .boolean, .decimal, .integer, .date,
      ])
    #expect(schema.map(\.hasValues) == [true, true, true, true, true, true, true, false, true])
    #expect(schema[8].holdsDates)
  }

  @Test func `Only the columns asked for are read, in the query's order`() throws {
    try folder.makeSQLite(
      "x.db", "CREATE TABLE p (a, b BLOB, c); INSERT INTO p VALUES (1, x'00', 3), (4, x'01', 6);")
    #expect(try read("p", ["c", "a", "z"]).map(\.name) == ["a", "c"])
    #expect(
      try read("WITH q AS (SELECT c, a FROM p) SELECT * FROM q ORDER BY a DESC -- all", ["a"])
        .map(\.values) == [.integers([4, 1])])
    #expect(try read("p", []).isEmpty)
  }

  @Test func `Tables for searching in texts and functions over JSON are read`() throws {
    try folder.makeSQLite(
      "x.db",
      """
      CREATE VIRTUAL TABLE notes USING fts5(id, note);
      INSERT INTO notes VALUES ('ann', 'pays late'), ('bob', 'pays in time');
      """)
    #expect(
      try read("SELECT id FROM notes WHERE note MATCH 'late'").map(\.values) == [.strings(["ann"])])
    #expect(try read("SELECT value FROM json_each('[1, 2]')").map(\.values) == [.integers([1, 2])])
  }

  @Test func `A query without rows has columns`() throws {
    try folder.makeSQLite("x.db", "CREATE TABLE p (a, b);")
    #expect(try read("p").map(\.count) == [0, 0])
  }

  @Test func `What can't be read is told with what to do`() throws {
    try folder.makeSQLite(
      "x.db",
      """
      CREATE TABLE p (id, photo); INSERT INTO p VALUES ('ann', 1), ('bob', x'00ff');
      CREATE TABLE q (t); INSERT INTO q VALUES (CAST(x'ff' AS TEXT));
      CREATE TABLE n (t); INSERT INTO n VALUES (CAST(x'610062' AS TEXT)), (9e999);
      CREATE TABLE f (t); INSERT INTO f VALUES (9e999);
      """)
    try Data("id,age\nann,3\n".utf8).write(to: folder.url.appending(path: "x.csv"))
    var damaged = try folder.bytes("x.db")
    for index in 4096..<damaged.count { damaged[index] = 0xA5 }
    try damaged.write(to: folder.url.appending(path: "damaged.db"))
    try folder.bytes("x.db").prefix(5000).write(to: folder.url.appending(path: "cut.db"))
    let people = try Table(contentsOf: "sqlite:\(folder.path("x.db"))?p")
    #expect(people.columnNames == ["id"])
    #expect(people.readingWarnings.count == 1)
    #expect(
      people.readingWarnings.first?.description.hasSuffix(
        "?p: column 'photo' holds a blob in row 2: it was left out") == true)
    #expect(
      message("q")
        == "DB?q: column 't' has a text that is not UTF-8 in row 1; convert it, or leave the column out of the query"
    )
    #expect(
      message("n")
        == "DB?n: column 't' has a text with a NUL character in row 1; remove it in the query")
    let table = try Table(contentsOf: "sqlite:\(folder.path("x.db"))?SELECT 'ann' AS id, t FROM f")
    #expect(table["t"]?.values == .reals([nil]))
    #expect(
      table.readingWarnings.map(\.description) == [
        "sqlite:\(folder.path("x.db")): column 't': 1 infinite number is missing"
      ])
    #expect(message("nobody") == "DB?nobody: no such table: nobody; check the name")
    #expect(
      message("SELECT x FROM p") == "DB: no such column: x; check the names of the columns")
    #expect(message("SELECT FROM p") == "DB: near \"FROM\": syntax error; correct the query")
    #expect(
      message("SELECT 1 AS a, 2 AS a")
        == "DB: two columns are named 'a'; name one of them in the query with AS")
    #expect(
      message("SELECT 1; SELECT 2") == "DB: there is more than one statement; give one SELECT")
    #expect(
      message("SELECT 1 AS a WHERE 1 = ?")
        == "DB: the query has a parameter, such as ? or :name; write its value into the query")
    #expect(message("p", in: "none.db") == "DB?p: the file does not exist; check the name")
    #expect(message("p", in: "x.csv") == "DB?p: the file is no SQLite database; name another file")
    #expect(message("p", in: "damaged.db").contains("damaged"))
    #expect(message("p", in: "cut.db").contains("damaged"))
    #expect(
      message("")
        == "DB: there is neither a table nor a query; put ?TABLE or ?SELECT … behind the database")
  }

  @Test func `A query can't write, attach or load`() throws {
    try folder.makeSQLite("x.db", "CREATE TABLE p (a); INSERT INTO p VALUES (1);")
    let before = try folder.bytes("x.db")
    for query in [
      "WITH q AS (SELECT 1) DELETE FROM p", "WITH q AS (SELECT 1) INSERT INTO p SELECT * FROM q",
      "SELECT load_extension('x')", "SELECT * FROM pragma_journal_mode('wal')",
    ] {
      #expect(message(query) != "no error", "\(query)")
    }
    #expect(try folder.bytes("x.db") == before)
    #expect(try folder.names == ["x.db"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `A query that does not end is left within a tenth of a second`() throws {
    try folder.makeSQLite("x.db", "CREATE TABLE p (a);")
    let query =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let wait = try timeToLeave(after: 0.1) { execution in
      try SQLiteSource("\(folder.path("x.db"))?\(query)").columns(nil, execution)
    }
    #expect(wait < .milliseconds(500))
  }

  @Test(.timeLimit(.minutes(5)))
  func `A database that another program has locked is waited for, then told`() async throws {
    try folder.makeSQLite("x.db", "CREATE TABLE p (a); INSERT INTO p VALUES (1);")
    let other = try SQLiteConnection(folder.path("x.db"), name: "x", for: .writing, Execution())
    try other.run("BEGIN EXCLUSIVE")
    #expect(
      message("p")
        == "DB?p: another program has kept the database locked for 5 seconds; try again when it is done"
    )
    async let columns = Task.detached { [folder] in
      try SQLiteSource("\(folder.path("x.db"))?p").columns(nil, Execution())
    }.value
    try await Task.sleep(for: .milliseconds(300))
    try other.run("COMMIT")
    #expect(try await columns.map(\.values) == [.integers([1])])
  }
}
