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
    #expect(
      error?.description.hasPrefix(
        "f: row 2: the source (column 'a') is missing or empty; give every "
          + "friendship two people, or leave such rows out") == true)
  }

  @Test(
    "Numbers that are not finite are missing, in whatever column they are",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ odd: Double) throws {
    let offsets = bytes([0, 1, 2, 3] as [Int32])
    let numbers = ForeignArray(3, [nil, bytes([1, odd, 2])])
    func stream(_ names: String, missingFirst: Bool = false) -> ArrowStream {
      let ends = names.split(separator: ",").map {
        ForeignArray(3, [missingFirst ? bits([true, false, true]) : nil, offsets, Array($0.utf8)])
      }
      let schemas = ends.indices.map { ForeignSchema("u", "c\($0)") }
      return ForeignStream(
        .table(schemas + [ForeignSchema("g", "n")]), [.table(3, ends + [numbers])]
      ).stream()
    }
    for format in [EdgeListFormat(weight: "n"), EdgeListFormat(time: "n")] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(stream("xyz,yzx"), named: "f", format: format)
      }
      #expect(error?.row == 2 && error?.problem.hasSuffix("is missing") == true)
      let list = try EdgeList(
        stream("xyz,yzx"), named: "f", format: format, badRows: .setAside)
      #expect(list.summary.setAside.map(\.row) == ["y,z,"])
      #expect(list.sources.count == 2)
      #expect(
        list.warnings.contains { $0.description.contains("infinite") } == odd.isInfinite)
    }
    // A further column may have nothing, and a friendship may be of no kind.
    for format in [EdgeListFormat(kind: "n"), EdgeListFormat(columns: ["n"])] {
      #expect(try EdgeList(stream("xyz,yzx"), named: "f", format: format).sources.count == 3)
    }
    // A row of people is told whole where it can't be used.
    let error = #expect(throws: DataError.self) {
      try Table(stream("xyz", missingFirst: true), named: "p")
    }
    #expect(error?.row == 2)
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

  @Test("A list goes out as a stream with all that it has, and comes back the same")
  func roundTrip() throws {
    let text = """
      a,b,w,since,till,sort,amount,note
      ann,bob,2,2024-01-01T00:00:00.25Z,,work,-1,x
      bob,cid,0.5,1969-12-31,2024-03-01,home,,
      cid,ann,1,0001-01-01,9999-12-31T23:59:59,work,3,y

      """
    var format = EdgeListFormat.detected
    (format.weight, format.time, format.until, format.kind) = ("w", "since", "till", "sort")
    format.columns = ["amount", "note"]
    let list = try EdgeList(parsing: text, named: "f", format: format)
    let fields = try list.arrowStream().fields(named: "f").map(\.name)
    #expect(
      fields == ["source", "target", "weight", "time", "until", "kind", "amount", "note"])
    (format.weight, format.time, format.until, format.kind) = ("weight", "time", "until", "kind")
    let back = try EdgeList(list.arrowStream(), named: "f", format: format)
    #expect(back.names == list.names)
    #expect(back.sources == list.sources && back.targets == list.targets)
    #expect(back.weights == list.weights && back.times == list.times)
    #expect(back.untils == list.untils && back.kinds == list.kinds)
    #expect(back.columns == list.columns)
  }

  @Test("Whole numbers stay numbers if asked for, and times beyond all dates are seconds")
  func wholeNumbersAndFarTimes() throws {
    let list = EdgeList(
      names: ["7", "1"], sources: [0, 1], targets: [1, 0], times: [1e15, 0],
      undirected: [1, 0], sourceName: "f")
    let table = try list.arrowStream().columns(named: "f", Execution())
      .map { Column(arrow: $0, Execution()) }
    #expect(table.map(\.name) == ["source", "target", "time", "directed"])
    #expect(table[0].values == .integers([7, 1]) && table[1].values == .integers([1, 7]))
    #expect(table[2].values == .reals([1e15, 0]))
    #expect(table[3].values == .booleans([false, true]))
    let padded = EdgeList(names: ["07", "1"], sources: [0], targets: [1], sourceName: "f")
    let texts = try padded.arrowStream().columns(named: "f", Execution())
      .map { Column(arrow: $0, Execution()) }
    #expect(texts[0].values == .strings(["07"]))
  }

  @Test("A further column that is called as another one gets a number")
  func takenNames() throws {
    var format = EdgeListFormat.detected
    format.columns = ["source", "weight"]
    format.header = true
    (format.source, format.target) = ("a", "b")
    let list = try EdgeList(
      parsing: "a,b,source,weight\nx,y,1,2\n", named: "f", format: format)
    let names = try list.arrowStream().fields(named: "f").map(\.name)
    #expect(names == ["source", "target", "source_2", "weight"])
  }
}
