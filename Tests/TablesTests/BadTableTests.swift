import Files
import Tables
import Testing
import TextFormats

/// A file that can't be read as a table, and the message that says why.
struct BadTable: Sendable, CustomTestStringConvertible {
  let text: String
  let message: String
  var name = "people.csv"
  var identifier: ColumnReference?

  init(
    _ text: String, _ message: String, name: String = "people.csv",
    identifier: ColumnReference? = nil
  ) {
    self.text = text
    self.message = message
    self.name = name
    self.identifier = identifier
  }

  var testDescription: String { message }
}

@Suite struct `Bad tables` {
  @Test(arguments: [
    BadTable(
      "",
      "people.csv: the file is empty; a table has a line of column names and a line per person"),
    BadTable(
      "\n  \n\n",
      "people.csv: the file is empty; a table has a line of column names and a line per person"),
    BadTable(
      "id,age\n",
      "people.csv: the table has no rows; add a line per person below the column names"),
    BadTable(
      "id,age,city,job,kind\na,1,x,y,z\nb,2,x,y,z\nc,3,x,y\n",
      "people.csv:4:1: expected 5 fields, found 4; check the separator and the quotes"),
    BadTable(
      "id,age\na,1,2\n",
      "people.csv:2:1: expected 2 fields, found 3; check the separator and the quotes"),
    BadTable(
      "id\na\nb,1\n",
      "people.csv:3:1: expected 1 field, found 2; check the separator and the quotes"),
    BadTable(
      "id,age,age\na,1,2\n",
      "people.csv:1:8: two columns are named 'age'; the first line gives every column its own name"),
    BadTable(
      ",age\na,1\n",
      "people.csv:1:1: the first column has no name, as an index of the rows has none; name the "
        + "column that identifies people with `identifier = \"C\"`, or give this one a name"),
    BadTable(
      ",age,id\n0,1,a\n",
      "people.csv:1:1: the first column has no name, as an index of the rows has none; name the "
        + "column that identifies people, as with `identifier = \"id\"`, or give this one a name"),
    BadTable(
      ",,age\n0,a,1\n",
      "people.csv:1:2: the column has no name; name every column in the first line",
      identifier: "age"),
    BadTable(
      ",id\nann,7\n",
      "people.csv: the column that identifies people has no name, and another one is called 'id'; "
        + "name it in the first line",
      identifier: 1),
    BadTable(
      "215,+1\n132,-1\n",
      "people.csv:1:1: the first line holds numbers, not the names of the columns; "
        + "add a line of names above it, or say `header = false` (`true` if these are names)"),
    BadTable(
      "[\n  {\"id\": 1}\n]\n",
      "people.json:1:1: this is a JSON array; write one object per line (pandas: "
        + "to_json(orient='records', lines=True))",
      name: "people.json"),
    BadTable(
      "id,\"\",age\na,1,2\n",
      "people.csv:1:4: the column has no name; name every column in the first line"),
    BadTable(
      "id,days,new_id\n1,2,3\n",
      "people.csv:1: column 'new_i' is missing; did you mean 'new_id'? "
        + "the columns are 'id', 'days', 'new_id'",
      identifier: "new_i"),
    BadTable(
      "id,days\n1,2\n", "people.csv:1: column 'person' is missing; the columns are 'id', 'days'",
      identifier: "person"),
    BadTable(
      "id,days\n1,2\n", "people.csv:1: column '3' is missing; the columns are 'id', 'days'",
      identifier: 3),
    BadTable(
      "id,age\na,1\n,2\n",
      "people.csv:3:1: the identifier is empty; give every person one"),
    BadTable(
      "age,id\n1,a\n2,\"\"\n",
      "people.csv:3:3: the identifier is empty; give every person one", identifier: "id"),
    BadTable(
      "id,age\na,1\nb,2\n\nc,3\nb,4\n",
      "people.csv:6:1: the person is in the table twice, first in line 3 (people are identified by "
        + "the first column, 'id'); keep one row, name another column with `identifier = \"C\"`, or number the "
        + "rows with `identifier = \"row\"`"),
    BadTable(
      "note,id\n\"two\nlines\",a\nx,a\n",
      "people.csv:4:3: the person is in the table twice, first in line 2; keep one row, or number "
        + "the rows with `identifier = \"row\"`",
      identifier: 2),
    BadTable(
      "id,age\na,\"1\nb,2\n",
      "people.csv:2:3: a quote is opened here and never closed; "
        + "close it, or double it if it belongs to the text"),
    BadTable(
      "id,age\na,\"1\"2\n",
      "people.csv:2:6: text follows the closing quote; double the quotes that belong to the text"),
    BadTable(
      "id,age\na,\u{0}\n",
      "people.csv:2:3: a NUL byte, which text does not have; "
        + "save the file as UTF-8 text if it is UTF-16 or a spreadsheet"),
  ])
  func `a delimited file`(_ bad: BadTable) {
    expectFault(bad)
  }

  static let oneLine = "write each object on one line, a person per object"
  static let leadingZero =
    "a number begins with 0; leave the zero out, or write a code in double quotes"
  static let noNumber = "not a JSON number; write it like 12, -0.5 or 1e-9"

  static let jsonFaults: [(String, String)] = [
    ("", "p.jsonl: the table has no rows; write one JSON object per person"),
    ("3", "p.jsonl:1:1: expected '{'; each line holds one JSON object"),
    (
      "{",
      "p.jsonl:1:2: the line ends where a name in double quotes should stand; \(oneLine)"
    ),
    ("{}", "p.jsonl:1:1: the object is empty; give every person an identifier"),
    (
      "{\"id\":\"a\"} {\"id\":\"b\"}",
      "p.jsonl:1:12: unexpected text after the object; each line holds one JSON object"
    ),
    ("{id:1}", "p.jsonl:1:2: expected a name in double quotes; write every name in double quotes"),
    ("{\"id\" 1}", "p.jsonl:1:7: expected ':' after the name; write it before the value"),
    ("{\"id\":1 \"x\":2}", "p.jsonl:1:9: expected ',' or '}'; write a comma, or close it"),
    ("{\"id\":1,}", "p.jsonl:1:9: expected a name in double quotes; leave the last comma out"),
    (
      "{\"id\":1",
      "p.jsonl:1:8: the line ends where ',' or '}' should stand; \(oneLine)"
    ),
    ("{\"id\":", "p.jsonl:1:7: the line ends where a value should stand; \(oneLine)"),
    ("{\"\":1}", "p.jsonl:1:2: a name is empty; name every value"),
    ("{\"id\":1,\"x\":\"a}", "p.jsonl:1:13: a text has no closing quote; close it"),
    (
      "{\"id\":1,\"x\":{\"y\":1}}",
      "p.jsonl:1:13: a value is nested; "
        + "a table holds numbers, texts, true, false and null only"
    ),
    (
      "{\"id\":1,\"x\":[1]}",
      "p.jsonl:1:13: a value is nested; "
        + "a table holds numbers, texts, true, false and null only"
    ),
    (
      "{\"id\":1,\"x\":NaN}",
      "p.jsonl:1:13: not a JSON value; texts stand in double quotes, a missing value is null"
    ),
    (
      "{\"id\":1,\"x\":True}",
      "p.jsonl:1:13: not a JSON value; texts stand in double quotes, a missing value is null"
    ),
    ("{\"id\":007}", "p.jsonl:1:7: \(leadingZero)"),
    ("{\"id\":1,\"x\":1.}", "p.jsonl:1:13: \(noNumber)"),
    ("{\"id\":1,\"x\":-}", "p.jsonl:1:13: \(noNumber)"),
    ("{\"id\":1,\"x\":1e}", "p.jsonl:1:13: \(noNumber)"),
    ("{\"id\":1,\"x\":1.2.3}", "p.jsonl:1:13: \(noNumber)"),
    (
      "{\"id\":1,\"x\":1e999}",
      "p.jsonl:1:13: the number is out of range; the largest is 1.7976931348623157e308"
    ),
    (
      "{\"id\":1,\"x\":\"a\tb\"}",
      "p.jsonl:1:15: a control character in a text; write it as an escape such as \\n"
    ),
    (
      "{\"id\":1,\"x\":\"\\x\"}",
      "p.jsonl:1:14: an unknown escape in a text; write a backslash as \\\\"
    ),
    (
      "{\"id\":1,\"x\":\"\\u12g4\"}", "p.jsonl:1:14: \\u wants four hexadecimal digits; complete it"
    ),
    (
      "{\"id\":1,\"x\":\"\\ud83d\"}",
      "p.jsonl:1:14: half of a surrogate pair; write the character itself, in UTF-8"
    ),
    ("{\"id\":1,\"x\":\"\\u0000\"}", "p.jsonl:1:14: a NUL character in a text; remove it"),
    ("{\"id\":1,\"x\":2,\"x\":3}", "p.jsonl:1:15: the name 'x' is in the line twice; keep one"),
    (
      "{\"id\":1,\"x\":2}\n\n{\"x\":3}",
      "p.jsonl:3:1: the identifier is missing; give every line a value named 'id'"
    ),
    (
      "{\"id\":1}\n{\"id\":null}",
      "p.jsonl:2:7: the identifier is null; give every person one"
    ),
    ("{\"id\":\"\"}", "p.jsonl:1:7: the identifier is empty; give every person one"),
    (
      "{\"id\":true}",
      "p.jsonl:1:7: an identifier is a text or a number; write it in double quotes"
    ),
    (
      "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"x\":1, \"id\":7}",
      "p.jsonl:3:14: the identifier is a number here and a text in line 1; "
        + "write every identifier in double quotes"
    ),
    (
      "{\"id\":7}\n{\"id\":\"7\"}",
      "p.jsonl:2:7: the identifier is a text here and a number in line 1; "
        + "write every identifier in double quotes"
    ),
    (
      "{\"id\":7}\n{\"id\":8}\n{\"id\":7}",
      "p.jsonl:3:7: the person is in the table twice, first in line 1 (people are identified by "
        + "the first column, 'id'); keep one row, name another column with `identifier = \"C\"`, or number the "
        + "rows with `identifier = \"row\"`"
    ),
    (
      "{\"id\":\"\u{0}\"}",
      "p.jsonl:1:8: a NUL byte, which text does not have; "
        + "save the file as UTF-8 text if it is UTF-16 or a spreadsheet"
    ),
  ]

  @Test(arguments: jsonFaults)
  func `JSON lines`(text: String, message: String) {
    expectFault(BadTable(text, message, name: "p.jsonl"))
  }

  @Test func `JSON lines without the identifier asked for`() {
    expectFault(
      BadTable(
        "{\"person\":1,\"age\":2}\n",
        "p.ndjson:1: column 'persn' is missing; did you mean 'person'? "
          + "the columns are 'person', 'age'",
        name: "p.ndjson", identifier: "persn"))
  }

  @Test func `a message never contains the person`() {
    let error = #expect(throws: DataError.self) {
      try Table(parsing: "id,x\nAlice Liddell,1\nAlice Liddell,2\n", named: "people.csv")
    }
    #expect(error?.description.contains("Alice") == false)
  }

  @Test(arguments: [
    (
      "p.csv",
      "id,x\na,1\nb\n,2\na,3\nc,\"4\"5\nd,6\n",
      ["b", ",2", "a,3", "c,\"4\"5"],
      [3, 4, 5, 6], ["a", "d"], ColumnValues.integers([1, 6])
    ),
    (
      "p.jsonl",
      "nonsense\n{\"id\":1,\"x\":2}\n{\"id\":2,\"y\":[]}\n{\"z\":1,\"id\":1}\n{\"id\":\"3\"}\n"
        + "{\"id\":4,\"x\":\"\u{0}\"}\n{\"id\":5,\"x\":1e999}\n{\"id\":6}\n",
      [
        "nonsense", "{\"id\":2,\"y\":[]}", "{\"z\":1,\"id\":1}", "{\"id\":\"3\"}",
        "{\"id\":4,\"x\":\"\u{0}\"}", "{\"id\":5,\"x\":1e999}",
      ],
      [1, 3, 4, 5, 6, 7], ["1", "6"], .integers([2, nil])
    ),
  ])
  func `bad rows can be set aside, and leave nothing behind`(
    name: String, text: String, rows: [String], lines: [Int], identifiers: [String],
    values: ColumnValues
  ) throws {
    var asideRows: [String] = []
    var asideLines: [Int?] = []
    let table = try Table.reading(parsing: text, named: name) { error, row throws(DataError) in
      asideRows.append(String(decoding: row, as: UTF8.self))
      asideLines.append(error.line)
    }
    #expect(asideRows == rows)
    #expect(asideLines == lines)
    #expect(Array(table.identifiers) == identifiers)
    #expect(table["x"]?.values == values)
    #expect(table.columns.count == 2)
  }

  @Test func `a file that does not exist`() {
    let error = #expect(throws: DataError.self) { try Table(contentsOf: "/no/such/people.csv") }
    #expect(error?.code == .noInput)
    #expect(
      error?.description == "/no/such/people.csv: the file does not exist; check the path")
  }

  private func expectFault(_ bad: BadTable) {
    let error = #expect(throws: DataError.self) {
      try Table(parsing: bad.text, named: bad.name, identifier: bad.identifier)
    }
    #expect(error?.code == .badData)
    #expect(error?.description == bad.message)
  }
}
