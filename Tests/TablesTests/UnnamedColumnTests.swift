import Tables
import Testing
import TextFormats

/// A first column without a name, as pandas and R write an index of the rows.
struct UnnamedColumnTests {
  @Test(arguments: [
    ",id,age\n0,ann,31\n1,bob,45\n", "\"\",\"id\",\"age\"\n\"1\",\"ann\",31\n\"2\",\"bob\",45\n",
    "\"id\" \"age\"\n\"1\" \"ann\" 31\n\"2\" \"bob\" 45\n", "id\tage\n0\tann\t31\n1\tbob\t45\n",
  ])
  func `it is passed over if another one identifies people`(_ text: String) throws {
    let table = try Table(parsing: text, named: "people.txt", identifier: "id")
    #expect(table.columns.map(\.name) == ["id", "age"])
    #expect(Array(table.identifiers) == ["ann", "bob"])
    #expect(table["age"]?.values == .integers([31, 45]))
    #expect(table.indexColumnCount == 1)
  }

  @Test func `by number it identifies people itself`() throws {
    let table = try Table(parsing: ",age\nann,31\nbob,45\n", named: "people.csv", identifier: "1")
    #expect(table.columns.map(\.name) == ["id", "age"])
    #expect(Array(table.identifiers) == ["ann", "bob"])
    #expect(table.indexColumnCount == 0)
  }

  @Test func `the exact reader passes it over too`() throws {
    let table = try Table(
      parsing: ",id,note\n0,ann,\"two\nlines\"\n1,bob,one\n", named: "people.csv",
      identifier: "id")
    #expect(table.columns.map(\.name) == ["id", "note"])
    #expect(table.indexColumnCount == 1)
  }
}
