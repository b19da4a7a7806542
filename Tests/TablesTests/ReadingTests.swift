import Files
import Identifiers
import Tables
import Testing
import TextFormats

@Suite struct `Reading tables` {
  let expected = Table([
    Column("id", .strings(["ann", "bob"])), Column("age", .integers([31, nil])),
    Column("city", .strings(["Kyiv", "São Paulo"])),
  ])

  @Test(arguments: [
    ("people.csv", "id,age,city\nann,31,Kyiv\nbob,,São Paulo\n"),
    ("people.csv", "\u{FEFF}id,age,city\r\nann,31,Kyiv\r\nbob,,São Paulo"),
    ("people.csv", "id;age;city\nann;31;Kyiv\nbob;;São Paulo\n"),
    (
      "people.csv", "\"id\",\"age\",\"city\"\n\"ann\",\"31\",\"Kyiv\"\n\"bob\",\"\",\"São Paulo\"\n"
    ),
    ("people.tsv", "id\tage\tcity\nann\t31\tKyiv\nbob\t\tSão Paulo\n"),
    ("people", "id\tage\tcity\nann\t31\tKyiv\nbob\t\tSão Paulo\n"),
    ("people.txt", "id age city\nann 31 Kyiv\nbob NA \"São Paulo\"\n"),
    (
      "people.jsonl",
      """
      {"id":"ann","age":31,"city":"Kyiv"}
      {"city":"S\\u00e3o Paulo","id":"bob"}

      """
    ),
    (
      "standard input",
      "\n {\"id\" : \"ann\" , \"age\":31,\"city\":\"Kyiv\" }\r\n"
        + "{\"id\":\"bob\",\"age\":null,\"city\":\"São Paulo\"}"
    ),
  ])
  func `the format is found from the ending and the content`(name: String, text: String) throws {
    #expect(try Table(parsing: text, named: name) == expected)
  }

  @Test func `a given format overrules detection`() throws {
    let text = "id\tname;first\n1\tx;y\n"
    let table = try Table(parsing: text, named: "people.csv", format: .delimited(by: .semicolon))
    #expect(table.columns.map(\.name) == ["id\tname", "first"])
    #expect(try Table(parsing: text, named: "p", format: .tsv).columns[1].name == "name;first")
  }

  @Test func `a file of one column keeps its spaces`() throws {
    let table = try Table(parsing: "name\nAnn Lee\nBob Ray\n", named: "people.csv")
    #expect(table.identifiers == ["Ann Lee", "Bob Ray"])
  }

  @Test func `the identifier comes first and stays the text that it was`() throws {
    let text = "days,id,views\n5,7,1\n6,07,2\n7,7.0,3\n8, 7,4\n9,NA,5\n10,#7,6\n"
    for identifier: ColumnReference in [
      "id", 2, ColumnReference("id"), ColumnReference("2"),
    ] {
      let table = try Table(parsing: text, named: "people.csv", identifier: identifier)
      #expect(table.columns.map(\.name) == ["id", "days", "views"])
      #expect(table.identifiers == ["7", "07", "7.0", " 7", "NA", "#7"])
      #expect(table["days"]?.values == .integers([5, 6, 7, 8, 9, 10]))
    }
  }

  @Test func `a column named like a number is found by its name first`() throws {
    let table = try Table(
      parsing: "2,1,x\na,b,c\n", named: "people.csv", identifier: ColumnReference("1"))
    #expect(table.identifierName == "1")
  }

  @Test func `identifiers that look the same may be different people`() throws {
    // é as one character and as two: one string to Swift, two texts to a file.
    let table = try Table(parsing: "id,x\n\u{E9},1\ne\u{301},2\n", named: "people.csv")
    #expect(table.rowCount == 2)
    let other = table.rows([1, 0])
    #expect(other["x"]?.values == .integers([2, 1]))
    #expect(table.ordered(by: other.identifiers)["x"]?.values == .integers([2, 1]))
  }

  @Test func `JSON lines have all names that occur`() throws {
    let table = try Table(
      parsing: """
        {"a":1,"id":"x"}
        {"id":"y","b":true,"c":null}
        {"b":false,"id":"z","a":2}
        """, named: "p.jsonl", identifier: "id")
    #expect(table.columns.map(\.name) == ["id", "a", "b", "c"])
    #expect(table["a"]?.values == .integers([1, nil, 2]))
    #expect(table["b"]?.values == .booleans([nil, true, false]))
    #expect(table["c"]?.values == .reals([nil, nil, nil]))
  }

  @Test(arguments: [
    (["1", "2.5", "null"], ColumnValues.reals([1, 2.5, nil])),
    (["1", "\"NA\"", "3"], .integers([1, nil, 3])),  // a spelling of a missing number
    (["true", "\"\""], .booleans([true, nil])),
    (["\"a\"", "\"NA\"", "null"], .strings(["a", "NA", nil])),  // a text among texts
    (["\"\"", "\"\""], .strings(["", ""])),
    (["\"1\"", "\"2\""], .strings(["1", "2"])),  // a text is a text
    (["1", "\"x\""], .strings(["1", "x"])),
    (["1", "true"], .strings(["1", "true"])),
    (["12345678901234567890", "1"], .strings(["12345678901234567890", "1"])),
    (["-0.0", "1e5"], .reals([-0.0, 100_000])),
    (["\"\\u0041\\n\\ud83d\\ude00\\/\\\\\\\"\""], .strings(["A\n😀/\\\""])),
  ])
  func `JSON values bring their type`(values: [String], expected: ColumnValues) throws {
    let lines = values.enumerated().map { "{\"id\":\($0),\"x\":\($1)}\n" }.joined()
    let table = try Table(parsing: lines, named: "p.jsonl")
    #expect(table["x"]?.values == expected)
    #expect(Array(table.identifiers) == values.indices.map(String.init))
  }

  @Test(arguments: [Int.min, -1, 0, 3, Int.max])
  func `a number that no column has is refused`(_ number: Int) {
    let error = #expect(throws: DataError.self) {
      try Table(parsing: "id,x\na,1\n", named: "p.csv", identifier: .number(number))
    }
    #expect(error != nil)
    #expect(ColumnReference.number(number).index(in: ["id", "x"]) == nil)
    #expect(ColumnReference.number(number).index(in: []) == nil)
  }
}
