import Execution
import Files
import Foundation
import Memory
import Statistics
import Tables
import Testing

struct EverydayTests {
  private func people() throws -> Table {
    try Table([
      "id": ["ann", "bob", "👩‍👧", "dora"], "age": [31, nil, 7, 31],
      "mean": [0.5, 2, nil, -1], "partner": [true, nil, false, true],
      "home": ["b", "a\u{301}", nil, "Z"],
    ])
  }

  /// The identifiers of a table.
  private func identifiers(_ table: Table) -> [String] { Array(table.identifiers) }

  private func message(_ work: () throws -> Void) -> String? {
    let error = #expect(throws: DataError.self) { try work() }
    return error?.description
  }

  // MARK: Rows

  @Test func `a row gives its values by column`() throws {
    let table = try people()
    let row = try #require(table.row(of: "👩‍👧"))
    #expect(row.position == 2)
    #expect(row.identifier == "👩‍👧")
    #expect(try row.integer(inColumn: "age") == 7)
    #expect(try row.number(inColumn: "age") == 7)
    #expect(try row.number(inColumn: "mean") == nil)
    #expect(try row.boolean(inColumn: "partner") == false)
    #expect(try row.number(inColumn: "partner") == 0)
    #expect(try row.text(inColumn: "home") == nil)
    #expect(try row.text(inColumn: "id") == "👩‍👧")
    #expect("\(row)" == "👩‍👧, age 7, mean –, partner false, home –")
    #expect(table.row(of: "eve") == nil)
    #expect(table.row(of: "") == nil)
    #expect(table.rows.map(\.identifier) == ["ann", "bob", "👩‍👧", "dora"])
    #expect(try Table(["id": [String]()]).row(of: "ann") == nil)
  }

  @Test func `a row says which column is missing or holds something else`() throws {
    let row = try #require(try people().row(of: "ann"))
    #expect(
      message { _ = try row.integer(inColumn: "aged") }
        == "table in memory: column 'aged' is missing; did you mean 'age'? the columns are 'id', 'age', "
        + "'mean', 'partner', 'home'")
    #expect(
      message { _ = try row.integer(inColumn: "mean") }
        == "table in memory: column 'mean' holds decimal numbers, not whole numbers; ask for "
        + "numbers(inColumn:)")
    #expect(
      message { _ = try row.text(inColumn: "age") }
        == "table in memory: column 'age' holds whole numbers, not texts; ask for integers(inColumn:)"
    )
    #expect(
      message { _ = try row.boolean(inColumn: "home") }
        == "table in memory: column 'home' holds texts, not true or false; ask for texts(inColumn:)"
    )
  }

  // MARK: Columns

  @Test func `columns give their values with their type`() throws {
    let table = try people()
    #expect(try table.integers(inColumn: "age") == [31, nil, 7, 31])
    #expect(try table.booleans(inColumn: "partner") == [true, nil, false, true])
    #expect(try table.texts(inColumn: "home") == ["b", "a\u{301}", nil, "Z"])
    #expect(table[integers: "age"] == [31, nil, 7, 31])
    #expect(table[numbers: "age"] == [31, nil, 7, 31])
    #expect(table[numbers: "partner"] == [1, nil, 0, 1])
    #expect(table[booleans: "partner"] == [true, nil, false, true])
    #expect(table[texts: "id"] == ["ann", "bob", "👩‍👧", "dora"])
    #expect(table[integers: "mean"] == nil)
    #expect(table[integers: "nothing"] == nil)
    #expect(table[texts: "age"] == nil)
    #expect(table[booleans: "age"] == nil)
    #expect(table[numbers: "home"] == nil)
  }

  @Test func `a column without values may be of every type`() throws {
    let table = try Table(parsing: "id,x\nann,\nbob,NA\n", named: "people.csv")
    #expect(table[integers: "x"] == [nil, nil])
    #expect(table[numbers: "x"] == [nil, nil])
    #expect(table[booleans: "x"] == [nil, nil])
    #expect(table[texts: "x"] == [nil, nil])
    #expect(try table.row(of: "bob")?.integer(inColumn: "x") == nil)
  }

  // MARK: Other tables

  @Test func `filtering keeps the rows that a closure picks`() throws {
    let table = try people()
    let adults = try table.filter { try $0.integer(inColumn: "age") ?? 0 >= 18 }
    #expect(identifiers(adults) == ["ann", "dora"])
    #expect(adults["home"]?.values == .strings(["b", "Z"]))
    #expect(table.filter { _ in false }.rowCount == 0)
    #expect(table.filter { _ in true } == table)
    #expect(throws: DataError.self) { try table.filter { try $0.text(inColumn: "age") != nil } }
  }

  @Test(arguments: [
    ("age", false, ["👩‍👧", "ann", "dora", "bob"]), ("age", true, ["ann", "dora", "👩‍👧", "bob"]),
    ("mean", false, ["dora", "ann", "bob", "👩‍👧"]), ("mean", true, ["bob", "ann", "dora", "👩‍👧"]),
    ("partner", false, ["👩‍👧", "ann", "dora", "bob"]),
    ("partner", true, ["ann", "dora", "👩‍👧", "bob"]),
    // Upper case comes before lower case, and marks behind a letter come after it.
    ("home", false, ["dora", "bob", "ann", "👩‍👧"]), ("home", true, ["ann", "bob", "dora", "👩‍👧"]),
    ("id", true, ["👩‍👧", "dora", "bob", "ann"]),
  ])
  func `sorting is stable and leaves missing values at the end`(
    column: String, descending: Bool, expected: [String]
  ) throws {
    let sorted = try people().sorted(byColumn: column, descending: descending)
    #expect(identifiers(sorted) == expected)
    // The other values go with their rows.
    for row in sorted.rows {
      #expect(
        try row.integer(inColumn: "age")
          == people().row(of: row.identifier)?.integer(inColumn: "age"))
    }
  }

  @Test func `sorting agrees with a sort of the values`() throws {
    var generator = SplitMix64(seed: 5)
    let values = (0..<500).map { _ in Int.random(in: 0..<20, using: &generator) }
    let table = try Table(["id": Array(0..<500), "x": values])
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(try identifiers(table.sorted(byColumn: "x")) == expected.map(String.init))
    #expect(try Table(["id": [String](), "x": [Int]()]).sorted(byColumn: "x").rowCount == 0)
  }

  @Test func `the first rows, at most those that there are`() throws {
    let table = try people()
    #expect(identifiers(table.prefix(2)) == ["ann", "bob"])
    #expect(table.prefix(9) == table)
    #expect(table.prefix(0).text() == "id,age,mean,partner,home\n")
  }

  @Test func `columns are renamed and left out`() throws {
    let table = try people()
    let renamed = try table.renaming("age", to: "alter 👵").renaming("id", to: "who")
    #expect(renamed.columns.map(\.name) == ["who", "alter 👵", "mean", "partner", "home"])
    #expect(renamed["alter 👵"]?.values == table["age"]?.values)
    #expect(try table.renaming("age", to: "age") == table)
    #expect(
      try table.dropping(["age", "home", "age"]).columns.map(\.name) == ["id", "mean", "partner"])
    #expect(try table.dropping([]) == table)
    #expect(
      message { _ = try table.renaming("age", to: "home") }
        == "table in memory: column 'home' is there already; choose another name")
    #expect(
      message { _ = try table.dropping(["id"]) }
        == "table in memory: column 'id' identifies people, and can't be left out; keep it, or rename "
        + "it")
    #expect(throws: DataError.self) { try table.dropping(["nothing"]) }
    #expect(throws: DataError.self) { try table.renaming("nothing", to: "x") }
  }

  @Test func `a file's fields go out as they came from a table of some of its columns`() throws {
    let table = try Table(parsing: "id,x,y\nann,+1,1.50\nbob,02,2.0\n", named: "people.csv")
    let part = try table.dropping(["x"]).renaming("y", to: "z").sorted(
      byColumn: "z", descending: true)
    #expect(part.text() == "id,z\nbob,2.0\nann,1.50\n")
  }

  @Test func `rows are found by position, and columns' names are known`() throws {
    let table = try Table(["id": ["ann", "bob", "cid"], "age": [31, nil, 44]])
    #expect(table.count == 3 && table.columnNames == ["id", "age"])
    #expect(table.row(at: 1).identifier == "bob")
    var ages: [Int?] = []
    for row in table.rows { ages.append(try row.integer(inColumn: "age")) }
    #expect(ages == [31, nil, 44])
  }

  @Test func `columns are dropped and chosen one by one, and replaced in their place`() throws {
    let table = try Table(["id": ["ann", "bob"], "age": [31, nil], "home": ["x", "y"]])
    #expect(try table.dropping("home") == table.dropping(["home"]))
    #expect(try table.selecting("home", "age").columnNames == ["id", "home", "age"])
    let older = try table.replacing(Column("age", .integers([32, 50])))
    #expect(older.columnNames == table.columnNames)
    #expect(try older.integers(inColumn: "age") == [32, 50])
    #expect(older["home"] == table["home"])
    let renamed = try table.replacing(Column("id", .strings(["a", "b"])))
    #expect(Array(renamed.identifiers) == ["a", "b"])
    #expect(throws: DataError.self) { try table.replacing(Column("x", .integers([1, 2]))) }
    let short = #expect(throws: DataError.self) {
      try table.replacing(Column("age", .integers([1])))
    }
    #expect(short?.problem == "column 'age' has 1 row, the table 2")
    let nameless = #expect(throws: DataError.self) {
      try table.replacing(Column("id", .integers([1, 2])))
    }
    #expect(nameless?.problem == "column 'id' identifies people, and needs a text for each")
  }

  // MARK: Reading

  @Test(arguments: [TableFormat.csv, .jsonLines])
  func `reading tells how far it is and can be cancelled`(format: TableFormat) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    try Table(["id": Array(0..<60_000), "x": (0..<60_000).map { Double($0) / 7 }])
      .write(to: path, as: format)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let told = Shared<[Double]>([])
    let execution = Execution(threads: 2) { progress in
      told.withLock { $0.append(progress.fractionCompleted) }
    }
    let table = try await Table.reading(path, execution: execution)
    #expect(table.rowCount == 60_000)
    let fractions = told.withLock { $0 }
    #expect(fractions.count > 2)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)

    let running = Shared<Execution?>(nil)
    let stopping = Execution(threads: 2) { _ in running.withLock { $0 }?.cancel() }
    running.withLock { $0 = stopping }
    await #expect(throws: CancellationError.self) {
      try await Table.reading(path, execution: stopping)
    }
    #expect(throws: CancellationError.self) { try Table(contentsOf: path, execution: stopping) }
  }
}
