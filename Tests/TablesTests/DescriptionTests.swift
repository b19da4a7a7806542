import Files
import Tables
import Testing

struct DescriptionTests {
  @Test func `a table prints its size and its beginning`() throws {
    let table = try Table(
      parsing: "id,age,home\nann,31,owned\nbob,,a flat on the eleventh floor\n", named: "people.csv"
    )
    #expect(
      "\(table)" == """
        2 rows, 3 columns (people.csv)
        id   age  home
        ann  31   owned
        bob       a flat on the eleve…
        """)
    #expect("\(table.columns[1])" == "age: 2 rows: 31, –")
    #expect("\(table.row(at: 1))" == "bob, age –, home a flat on the eleve…")
  }

  @Test func `a large table prints a few lines, whatever it holds`() throws {
    let long = String(repeating: "x\n\u{1B}", count: 1000)
    let table = Table(
      [Column("id", .strings((0..<50).map { "\($0)" }))]
        + (0..<300).map { Column("c\($0)" + long, .strings(Array(repeating: long, count: 50))) })
    for text in ["\(table)", String(reflecting: table), "\([table])", "\(table.columns[5])"] {
      #expect(text.utf8.count < 2500)
      #expect(!text.contains("\u{1B}"))
    }
    #expect("\(table)".split(separator: "\n").count == 8)
  }

  @Test func `appending a column of another length is an error, and changes nothing`() throws {
    var table = Table([Column("id", .strings(["a", "b"]))])
    let before = table
    let error = #expect(throws: DataError.self) {
      try table.append(Column("age", .integers([1, 2, 3])))
    }
    #expect(
      error?.description
        == "table: column 'age' has 3 rows, the table 2; join a table with identifiers, which matches "
        + "its rows")
    #expect(table == before)
  }
}
