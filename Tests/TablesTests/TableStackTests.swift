import Identifiers
import Tables
import Testing

@Suite struct `Tables one below the other` {
  private func stack(_ tables: [Table]) -> Table {
    var stack = TableStack(named: "t")
    for (place, table) in tables.enumerated() { stack.append(table, labeled: "t\(place)") }
    return stack.table(labels: "of")
  }

  private func table(_ columns: Column...) -> Table {
    Table([Column("id", .strings(["a", "b"]))] + columns)
  }

  @Test func `rows keep their order, and the label stands behind the identifiers`() {
    let whole = stack([
      table(Column("n", .integers([1, nil]))), table(Column("n", .integers([3, 4]))),
    ])
    #expect(whole.columnNames == ["id", "of", "n"])
    #expect(whole["id"]?.values == .strings(["a", "b", "a", "b"]))
    #expect(whole["of"]?.values == .strings(["t0", "t0", "t1", "t1"]))
    #expect(whole["n"]?.values == .integers([1, nil, 3, 4]))
  }

  @Test func `a column that a table lacks is missing there, behind its neighbor elsewhere`() {
    let whole = stack([
      table(Column("x", .reals([1, 2])), Column("z", .booleans([true, nil]))),
      table(
        Column("x", .reals([3, nil])), Column("y", .strings(["u", nil])),
        Column("z", .booleans([false, true]))),
      table(Column("z", .booleans([nil, nil]))),
    ])
    #expect(whole.columnNames == ["id", "of", "x", "y", "z"])
    #expect(whole["x"]?.values == .reals([1, 2, 3, nil, nil, nil]))
    #expect(whole["y"]?.values == .strings([nil, nil, "u", nil, nil, nil]))
    #expect(whole["z"]?.values == .booleans([true, nil, false, true, nil, nil]))
  }

  @Test func `types that differ become one that holds all values`() {
    let integers = table(Column("n", .integers([1, 3_000_000_000])))
    let narrow = table(Column("n", .integers([5, nil])))
    let reals = table(Column("n", .reals([0.5, nil])))
    let texts = table(Column("n", .strings(["u", nil])))
    let none = table(Column("n", .strings([nil, nil])))
    #expect(stack([narrow, integers])["n"]?.values == .integers([5, nil, 1, 3_000_000_000]))
    #expect(stack([integers, reals])["n"]?.values == .reals([1, 3e9, 0.5, nil]))
    #expect(stack([narrow, texts])["n"]?.values == .strings(["5", nil, "u", nil]))
    #expect(stack([none, narrow])["n"]?.values == .integers([nil, nil, 5, nil]))
    #expect(stack([none, none])["n"]?.values == .strings([nil, nil, nil, nil]))
  }

  @Test func `few texts stay a byte each, whatever their numbers are in each table`() {
    func coded(_ codes: [UInt8?], _ texts: [String]) -> Table {
      table(
        Column(
          "c", .strings(TextValues(codes: OptionalValues(codes), of: TextList(texts)))))
    }
    let whole = stack([coded([0, 1], ["u", "v"]), coded([1, nil], ["w", "u"])])
    #expect(whole["c"]?.values == .strings(["u", "v", "u", nil]))
  }

  @Test func `numbers go out as they were written`() throws {
    let read = try Table(parsing: "id,n\na,007\nb,1.50\n", named: "p.csv")
    let whole = stack([read, read])
    #expect(whole.text().contains("a,t1,007\nb,t1,1.50"))
  }
}
