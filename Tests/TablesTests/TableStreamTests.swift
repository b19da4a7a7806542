import Execution
import Files
import Memory
import Tables
import Testing
import TextFormats

@Suite struct `Tables in parts` {
  private let execution = Execution(threads: 1)

  private func stream(
    _ text: String, blockSize: Int = 1 << 18, named name: String = "t",
    _ readings: [String: ColumnReading] = [:],
    _ options: TableReadingOptions = TableReadingOptions(), longestRow: Int = 1 << 24
  ) throws -> TableStream {
    try TableStream(
      TextSource(Array(text.utf8), name: name, blockSize: blockSize), options, readings,
      longestRow: longestRow, execution)
  }

  @Test(arguments: [
    ("t.csv", "id,x\na,1\n", "b,\"", "y\nz", "\"\n"), ("t.csv", "id,x\na,1\n", "b,", "y", "\n"),
    ("t.jsonl", "{\"id\":\"a\",\"x\":\"1\"}\n", "{\"id\":\"b\",\"x\":\"", "y", "\"}\n"),
  ])
  func `a row that is too long is refused in every format, however it is written`(
    _ name: String, _ start: String, _ open: String, _ filling: String, _ close: String
  ) throws {
    let last = name == "t.csv" ? "c,3\n" : "{\"id\":\"c\",\"x\":\"3\"}\n"
    for (count, isRefused) in [(300_000, false), (1_200_000, true)] {
      let row = open + String(repeating: filling, count: count / filling.count) + close
      for blockSize in [1 << 14, 1 << 22] {
        let options = TableReadingOptions().resolved(for: name)
        let stream = try stream(
          start + row + last, blockSize: blockSize, named: name, [:], options, longestRow: 1 << 20)
        if isRefused {
          let error = #expect(throws: DataError.self) { try tables(stream) }
          #expect(error?.problem == "a row has more than 1 MiB")
          #expect(error?.line == (name == "t.csv" ? 3 : 2))
        } else {
          #expect(try tables(stream).reduce(0) { $0 + $1.rowCount } == 3)
        }
      }
    }
  }

  /// The tables of all parts.
  private func tables(_ stream: TableStream) throws -> [Table] {
    var tables: [Table] = []
    while let part = try stream.next(execution) {
      if let table = try stream.table(of: part, execution) { tables.append(table) }
    }
    return tables
  }

  /// What the parts of a text are written as, one behind the other, with the line of each row and the
  /// warnings; or the message.
  private func outcome(_ text: String, blockSize: Int) -> [String] {
    do {
      let stream = try stream(text, blockSize: blockSize)
      let tables = try tables(stream)
      if tables.isEmpty { throw stream.noRows }
      return [tables[0].columnNames.description, try tables.map(rows).joined()]
        + tables.flatMap { table in (0..<table.rowCount).map { "\(table.lines?[$0] ?? 0)" } }
        + stream.readingWarnings.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  /// The same of the table as a whole.
  private func wholeOutcome(_ text: String) -> [String] {
    do {
      let table = try Table(parsing: text, named: "t", options: TableReadingOptions())
      return [table.columnNames.description, try rows(table)]
        + (0..<table.rowCount).map { "\(table.lines?[$0] ?? 0)" }
        + (table.readingWarnings + table.spellingWarnings).map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  private func rows(_ table: Table) throws -> String {
    let text = Shared("")
    try OrderedPieces.render(count: 1) { [execution] _, piece in
      _ = table.renderRows(as: .csv, into: &piece, execution)
    } to: { piece in
      let rows = String(decoding: piece.bytes[..<piece.count], as: UTF8.self)
      text.withLock { $0 = rows }
    }
    return text.withLock { $0 }
  }

  @Test(arguments: [
    "", "\n", "id", "id,x\n", "id,x\na,1", "id,x\r\na,1\r\nb,2\r\n", "id,x\ra,1\rb,2\r",
    "id,x\r\na,\"1\r\n2\"\r\nb,\"é\n\nü\"\n", "id,x\na,\"open\nb,2\nc,3\n",
    "id,x\na,1\nb\nc,3\n", "id,x\na,1\nb,\u{0}\nc,2\n", "id,x\na,\"say \"\"x\"\"\"\nb,\"\"\n",
    "\u{FEFF}id,x\nä,1\n", "sep=;\nid;x\na;1,5\nb;2\n", "\"id\",\"x\ny\"\na,1\nb,2\n",
    "id\tx\na\t1\n\n  \nb\tdöner\n", "id,x\na,1\n,y\nc,3\n",
    "id,x,y\na,1,\nb,,NA\nc,x, 1\nd,1.50,+2\n",
    "id,x\na,\"b\" c\nb,\"1\n2\" c\nc,3\n", "id,x\na,\"\nb,2\nc,\"3\nd,4\n", "1,2\n3,4\n5,6\n",
    "id,x\na,\"1,2\"\nb,\"c\nd,\"\"e\"\",f\n\"\nc,\"\"\"\"\n", "id,x\na,true\nb,1\nc,None\n",
    "id,x\na,1\nb,2\n\n\n\n", "id,x\n\n\na,1\n", "id,x\na,b\"c\nd,\"e\"\n",
    "{\"id\":\"a\",\"x\":1}\n{\"id\":\"b\",\"y\":\"é\"}\n\n{\"id\":\"a2\"}\n{\"id\":\"c\",\"x\":[]}",
    "\u{FEFF}{\"id\":1,\"x\":\"1\"}\r\n{\"id\":2,\r\"x\":true}\r\n\n{\"id\":3}\n",
    "{\"id\":\"a\",\"x\":1.50}\n{\"id\":\"b\",\"x\":\"NA\"}\n{\"id\":\"c\",\"x\":null}\n",
    "{\"id\":1}\n{\"id\":\"b\"}\n", "{\"id\":1}\r{\"id\":2}\r", "[{\"id\":1}]\n",
  ])
  func `parts of any size are the whole, line by line`(text: String) {
    let whole = wholeOutcome(text)
    for blockSize in [1, 2, 3, 5, 8, 13, 40, 1 << 18] {
      #expect(outcome(text, blockSize: blockSize) == whole, "\(blockSize)")
    }
  }

  @Test func `people who are there twice are not looked for`() throws {
    for blockSize in [1, 1 << 18] {
      let tables = try tables(stream("id,x\na,1\na,2\nb,3\n", blockSize: blockSize))
      #expect(tables.flatMap { Array($0.identifiers) } == ["a", "a", "b"])
    }
    #expect(throws: DataError.self) { try tables(stream("id,x\na,1\n,2\n")) }
  }

  @Test(arguments: [1, 7, 1 << 18])
  func `row numbers go on from part to part`(blockSize: Int) throws {
    var options = TableReadingOptions()
    options.identifier = "row"
    for text in ["x,y\n1,\"2\n3\"\n\n4,5\n6,7\n", "{\"x\":1}\n\n{\"x\":2}\n \t\r\n{\"x\":3}\n"] {
      let tables = try tables(stream(text, blockSize: blockSize, [:], options))
      #expect(tables.flatMap { Array($0.identifiers) } == ["1", "2", "3"])
    }
  }

  @Test(arguments: [1, 1 << 18])
  func `a column is read as it was settled`(blockSize: Int) throws {
    let readings = ["t": ColumnReading.texts, "n": .numbers]
    for text in [
      "id,t,n\na,1,None\nb,true,None\nc,2.50,NaN\nd,NA,None\n",
      """
      {"id":"a","t":1,"n":"None"}
      {"id":"b","t":true,"n":null}
      {"id":"c","t":2.50,"n":"NaN"}
      {"id":"d","n":"None"}
      """,
    ] {
      let tables = try tables(stream(text, blockSize: blockSize, readings))
      var texts: [String?] = []
      for table in tables {
        let column = try #require(table["t"])
        guard case .strings(let values) = column.values else {
          Issue.record("\(column.values) are no texts")
          continue
        }
        texts += Array(values)
        #expect(table["n"]?.values == .reals(Array(repeating: nil, count: table.rowCount)))
      }
      #expect(texts == ["1", "true", "2.50", nil])
    }
  }

  @Test func `a name that comes late in JSON lines is a fault with its place`() throws {
    let lines = (1...1500).map { "{\"id\":\($0)\($0 == 1200 ? ",\"late\":1" : "")}\n" }
    for blockSize in [64, 1 << 18] {
      #expect {
        try tables(stream(lines.joined(), blockSize: blockSize))
      } throws: { error in
        "\(error)"
          == "t:1200:12: the name 'late' is in none of the first 1000 lines; give one of them "
          + "a value of that name; null will do"
      }
    }
  }

  @Test func `spellings of missing values are told of the whole`() throws {
    var options = TableReadingOptions()
    options.missing = ["?", "-"]
    let stream = try stream("id,x\na,1\nb,?\nc,2\n", blockSize: 1, [:], options)
    _ = try tables(stream)
    #expect(
      stream.readingWarnings.map(\.description) == [
        "t: no value is '-', which was to be read as missing; compare the spelling"
      ])
  }

  @Test func `a quote that is never closed does not take all of the text into memory`() throws {
    let text = "id,x\na,1\nb,\"" + String(repeating: "0123456789abcde\n", count: 1 << 17) + "c,2\n"
    #expect {
      try tables(stream(text, longestRow: 1 << 20))
    } throws: { error in
      "\(error)"
        == "t:3:1: a row has more than 1 MiB; close a quote that is opened here, or read the table as "
        + "a whole"
    }
  }
}
