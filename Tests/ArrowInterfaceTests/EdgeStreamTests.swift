import ArrowInterface
import EdgeLists
import Execution
import Files
import Identifiers
import Memory
import Statistics
import Tables
import Testing
import TextFormats

@Suite("Edge lists come from streams as they come from files")
struct EdgeStreamTests {
  private func text(_ table: [Column]) -> String {
    var lines = [table.map(\.name).joined(separator: ",")]
    for row in 0..<table[0].count {
      lines.append(table.map { $0.text(row) ?? "" }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func expectSame(
    _ columns: [Column], _ format: EdgeListFormat, badRows: BadRowPolicy = .stop
  ) throws {
    var named = format
    named.header = true
    let file = try EdgeList(
      parsing: text(columns), named: "f", format: named, badRows: badRows,
      execution: Execution(threads: 2))
    let stream = ArrowStream(columns.map(\.arrow))
    let list = try EdgeList(stream, named: "f", format: format, badRows: badRows)
    #expect(list.names == file.names)
    #expect(list.sources == file.sources)
    #expect(list.targets == file.targets)
    #expect(list.weights == file.weights)
    #expect(list.times == file.times)
    #expect(list.untils == file.untils)
    #expect(list.kinds == file.kinds)
    #expect(list.columns == file.columns)
    #expect(list.summary.setAside.count == file.summary.setAside.count)
    #expect(list.summary.columnNames == file.summary.columnNames)
  }

  @Test("People who are whole numbers, close together and far apart, of both widths")
  func wholeNumbers() throws {
    var random = SplitMix64(seed: 1)
    for limit: UInt64 in [40, 5_000_000_000, 1 << 63] {
      let sources = (0..<3_000).map { _ in Int(truncatingIfNeeded: random.next() % limit) }
      let targets = (0..<3_000).map { _ in Int(truncatingIfNeeded: random.next() % 50) - 25 }
      try expectSame([Column("a", sources), Column("b", targets)], .detected)
      try expectSame([Column("a", targets), Column("b", sources)], .detected)
    }
    try expectSame([Column("a", [Int.min, Int.max]), Column("b", [Int.max, 0])], .detected)
  }

  @Test("People who are texts, many and few, and one end of numbers")
  func texts() throws {
    var random = SplitMix64(seed: 2)
    let sources = (0..<40_000).map { _ in "p\(random.next() % 20_000)" }
    let targets = (0..<40_000).map { _ in "\(random.next() % 30_000)" }
    let few = TextValues(
      numbers: Buffer((0..<40_000).map { _ in UInt16(random.next() % 3 + 1) }),
      of: ["p1", "p2", "zed"])
    let numbers = (0..<40_000).map { _ in Int(random.next() % 30_000) }
    try expectSame([Column("a", sources), Column("b", targets)], .detected)
    try expectSame([Column("a", sources), Column("b", ColumnValues.strings(few))], .detected)
    try expectSame([Column("a", ColumnValues.strings(few)), Column("b", numbers)], .detected)
  }

  @Test("Weights, times, ends, kinds and further columns")
  func columns() throws {
    let columns = [
      Column("a", ["ann", "bob", "cid"]), Column("b", ["bob", "cid", "ann"]),
      Column("w", [1, 2, 3]), Column("t", ["2024-01-01", "2024-01-02T10:00:00Z", "1700000000.5"]),
      Column("u", [2_000_000_000, nil, 1_800_000_000.5]), Column("k", ["x", nil, "x"]),
      Column("n", [1.5, nil, -2]), Column("s", ["p", nil, "q"]), Column("f", [true, false, nil]),
    ]
    try expectSame(
      columns, EdgeListFormat(weight: "w", time: "t", kind: "k", until: "u", columns: .every))
    try expectSame(
      columns, EdgeListFormat(time: "t", columns: ["n", .texts("w")]))
  }

  @Test("Rows that can't be used are set aside with their numbers, or stop the run")
  func badRows() throws {
    let columns = [
      Column("a", [1, nil, 3, 4, 5]), Column("b", ["x", "y", "", "z", "x"]),
      Column("w", [1, 1, 1, 0, 2.5]), Column("t", ["2024-01-01", "1", "1", "1", "no time"]),
    ]
    let format = EdgeListFormat(weight: "w", time: "t")
    try expectSame(columns, format, badRows: .setAside)
    let stream = ArrowStream(columns.map(\.arrow))
    let list = try EdgeList(stream, named: "f", format: format, badRows: .setAside)
    #expect(list.summary.setAside.map(\.line) == [2, 3, 4, 5])
    #expect(list.summary.setAside[0].row == ",y,1.0,1" || list.summary.setAside[0].row == ",y,1,1")
    let error = #expect(throws: DataError.self) {
      try EdgeList(ArrowStream(columns.map(\.arrow)), named: "f", format: format)
    }
    #expect(error?.description == "f: row 2: the source is empty; a friendship needs two people")
  }

  @Test("Decimal numbers identify nobody, and a missing column is named")
  func refused() {
    func read(_ columns: [Column], _ format: EdgeListFormat = .detected) throws {
      _ = try EdgeList(ArrowStream(columns.map(\.arrow)), named: "f", format: format)
    }
    let (a, b) = (Column("a", [1, 2]), Column("b", [1.5, 2]))
    #expect(throws: DataError.self) { try read([a, b]) }
    #expect(throws: DataError.self) { try read([a]) }
    #expect(throws: DataError.self) { try read([a, a.renamed("c")], EdgeListFormat(weight: "w")) }
    #expect(throws: DataError.self) { try read([Column("a", [Int]()), Column("b", [Int]())]) }
    #expect(throws: DataError.self) { try read([a, Column("b", ["x\0", "y"])]) }
  }
}
