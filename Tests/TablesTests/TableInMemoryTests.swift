import Files
import Tables
import Testing

struct TableInMemoryTests {
  @Test func `columns of plain values keep their order and find their types`() throws {
    let degrees = [3, 1]
    let shares: [Double?] = [0.5, nil]
    let table = try Table([
      "id": ["ann", "👩‍👧"], "degree": degrees, "age": [31, nil], "mean": [1.5, Double.nan],
      "share": shares, "wide": [Double.infinity, -2], "partner": [true, nil], "note": ["x", nil],
      "given": ColumnValues.integers([1, 2]),
    ])
    #expect(
      table.columns.map(\.name) == [
        "id", "degree", "age", "mean", "share", "wide", "partner", "note", "given",
      ])
    let values: [ColumnValues] = [
      .strings(["ann", "👩‍👧"]), .integers([3, 1]), .integers([31, nil]), .reals([1.5, nil]),
      .reals([0.5, nil]), .reals([nil, -2]), .booleans([true, nil]), .strings(["x", nil]),
      .integers([1, 2]),
    ]
    #expect(table.columns.map(\.values) == values)
    #expect(table.identifierName == "id")
  }

  @Test func `identifiers may be whole numbers, and a table may have no rows`() throws {
    let table = try Table(["id": [7, -8], "x": [1.0, 2.0]])
    #expect(Array(table.identifiers) == ["7", "-8"])
    let empty = try Table(["id": [String](), "x": [Int]()])
    #expect(empty.rowCount == 0)
    #expect(empty.text() == "id,x\n")
  }

  @Test func `a dictionary's columns follow the identifiers by name`() throws {
    let columns: [String: any ColumnConvertible] = [
      "b": [1], "a": [2.5], "who": ["ann"], "c": ["x"],
    ]
    let table = try Table(columns, identifier: "who")
    #expect(table.text() == "who,a,b,c\nann,2.5,1,x\n")
  }

  @Test func `rows make columns of the type that fits their values`() throws {
    let table = try Table(
      rows: [
        ["id": "ann", "age": 31, "mean": 1, "home": nil, "ok": true],
        ["id": "bob", "mean": 2.5, "home": nil],
        ["id": "cid", "age": 7, "mean": Double.nan, "text": "é"],
      ], identifier: "id")
    #expect(table.columns.map(\.name) == ["id", "age", "home", "mean", "ok", "text"])
    let values: [ColumnValues] = [
      .integers([31, nil, 7]), .reals([nil, nil, nil]), .reals([1, 2.5, nil]),
      .booleans([true, nil, nil]), .strings([nil, nil, "é"]),
    ]
    #expect(table.columns.dropFirst().map(\.values) == values)
    #expect(try Table(rows: [], identifier: "id").rowCount == 0)
  }

  @Test func `identifiers are checked as in a file`() {
    func message(_ make: () throws -> Table) -> String? {
      let error = #expect(throws: DataError.self) { _ = try make() }
      return error?.description
    }
    #expect(
      message { try Table(["id": ["ann", "", "bob"]]) }
        == "table in memory: row 2: the identifier is empty; give every person one")
    #expect(
      message { try Table(["id": ["ann", nil]]) }
        == "table in memory: row 2: the identifier is empty; give every person one")
    #expect(
      message { try Table(["id": ["ann", "bob", "ann"]]) }
        == "table in memory: row 3: the person is in the table twice, first in row 1; keep one row")
    #expect(
      message { try Table(rows: [["id": "a"], ["x": 1]], identifier: "id") }
        == "table in memory: row 2: the identifier is empty; give every person one")
    #expect(
      message {
        try Table(
          rows: [["id": "a", "x": 1.5], ["id": "b", "x": 2], ["id": "c", "x": "3"]],
          identifier: "id")
      }
        == "table in memory: row 3: column 'x' holds a text here and a decimal number in row 1; "
        + "give all its values one type")
  }

  @Test func `identifiers are bytes, so that two spellings of é are two people`() throws {
    let table = try Table(["id": ["\u{E9}", "e\u{301}"], "x": [1, 2]])
    #expect(try table.row(of: "e\u{301}")?.integer(inColumn: "x") == 2)
    #expect(try table.row(of: "\u{E9}")?.integer(inColumn: "x") == 1)
  }

  private func message(_ make: () throws -> Table) -> String? {
    let error = #expect(throws: DataError.self) { _ = try make() }
    return error?.description
  }

  @Test func `columns that are no table are refused`() {
    #expect(
      message { try Table([:]) }
        == "table in memory: there are no columns; give one with the people's identifiers")
    #expect(
      message { try Table(["id": ["a", "b"], "x": [1]]) }
        == "table in memory: column 'x' has 1 row, column 'id' 2; give every column a value for each "
        + "person, nil where one is missing")
    #expect(
      message { try Table(["id": ["a"], "x": [1], "x": [2]]) }
        == "table in memory: two columns are named 'x'; give every column its own name")
    #expect(
      message { try Table(["x": [1]], identifier: "id") }
        == "table in memory: column 'id' is missing; the columns are 'x'")
  }

  @Test func `identifiers that are neither texts nor whole numbers are refused`() {
    let decimal =
      "table in memory: column 'id' identifies people, and holds decimal numbers; give texts or whole "
      + "numbers"
    #expect(message { try Table(["id": [1.5, 2]]) } == decimal)
    #expect(message { try Table(rows: [["id": 1.5], ["id": 2]], identifier: "id") } == decimal)
    let boolean = decimal.replacing("decimal numbers", with: "true or false")
    #expect(message { try Table(rows: [["id": true]], identifier: "id") } == boolean)
    // Nothing is known of what they would be.
    let empty = "table in memory: row 1: the identifier is empty; give every person one"
    #expect(message { try Table(["id": [Double.nan]]) } == empty)
    #expect(message { try Table(["id": [Bool?.none]]) } == empty)
  }

  @Test func `names that differ in how letters are composed are one name, as in a file`() {
    #expect(
      message { try Table(["id": ["a"], "\u{E9}": [1], "e\u{301}": [2]]) }
        == "table in memory: two columns are named 'e\u{301}'; give every column its own name")
    for text in ["id,\u{E9},e\u{301}\na,1,2\n"] {
      let error = #expect(throws: DataError.self) { try Table(parsing: text, named: "p.csv") }
      #expect(error?.description.hasPrefix("p.csv:1:7: two columns") == true)
    }
    let lines = #expect(throws: DataError.self) {
      try Table(
        parsing: "{\"id\":\"a\",\"\u{E9}\":1,\"e\u{301}\":2}\n", named: "p.jsonl",
        format: .jsonLines)
    }
    #expect(lines?.description.contains("is in the line twice") == true)
  }

  @Test func `a missing value is missing however it is wrapped`() throws {
    let (none, inner): (Int?, Double??) = (nil, .some(nil))
    let boxed: any ColumnElement = none
    let table = try Table(
      rows: [["id": "a", "x": boxed, "y": inner], ["id": "b", "x": 1, "y": Double??.some(2.5)]],
      identifier: "id")
    #expect(table["x"]?.values == .integers([nil, 1]))
    #expect(table["y"]?.values == .reals([nil, 2.5]))
  }

  @Test func `a NUL is refused as in a file`() {
    #expect(
      message { try Table(["id": ["a", "b\0"]]) }
        == "table in memory: row 2: a NUL character in column 'id'; remove it")
    #expect(
      message { try Table(["id": ["a", "b"], "x": [nil, "\0"]]) }
        == "table in memory: row 2: a NUL character in column 'x'; remove it")
    #expect(message { try Table(["id": ["a"], "x\0": [1]]) }?.hasSuffix("remove it") == true)
  }

  @Test func `people of columns are checked where rows become people`() {
    func message(_ identifiers: [String?]) -> String? {
      let table = Table([Column("id", .strings(identifiers))])
      let error = #expect(throws: DataError.self) { try table.checkPeople() }
      return error?.description
    }
    #expect(
      message(["a", "b", "a"])
        == "table: row 3: the person is in the table twice, first in row 1; keep one row")
    #expect(message(["a", nil]) == "table: row 2: the identifier is empty; give every person one")
    #expect(message(["a\0"]) == "table: row 1: a NUL character in column 'id'; remove it")
  }
}
