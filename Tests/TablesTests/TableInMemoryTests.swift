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
}
