import Execution
import Files
import Identifiers
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `Lines of rows` {
  /// A text in the making that counts its own lines.
  private struct Script {
    var text = ""
    var line = 1

    mutating func add(_ part: String, lineBreaks: Int = 0) {
      text += part
      line += lineBreaks
    }
  }

  @Test(arguments: 1...24)
  func `every value's line is that of the file`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    let hasBreaks = seed % 3 == 0
    var script = Script()
    script.add(seed % 2 == 0 ? "\u{FEFF}a,id,b\(end)" : "a,id,b\(end)", lineBreaks: 1)
    var expected: [[Int]] = []
    for row in 0..<Int.random(in: 1...200, using: &generator) {
      while Int.random(in: 0..<5, using: &generator) == 0 { script.add(" \(end)", lineBreaks: 1) }
      let rowLine = script.line
      var lines = [rowLine]
      for (place, name) in ["x", "p\(row)", "y"].enumerated() {
        if place > 0 { lines.append(script.line) }
        if hasBreaks, Int.random(in: 0..<3, using: &generator) == 0 {
          script.add("\"\(name)\(end)\(end)z\"", lineBreaks: 2)
        } else {
          script.add(name)
        }
        if place < 2 { script.add(",") }
      }
      script.add(end, lineBreaks: 1)
      expected.append([lines[1], lines[0], lines[2]])
    }
    for blockSize in [nil, 7, 64, 1 << 18] {
      var options = TableReadingOptions()
      options.format = .csv
      options.identifier = "id"
      let table = try Table.read(
        Array(script.text.utf8), source: "t.csv", options: options,
        execution: Execution(threads: 3),
        blockSize: blockSize)
      let found = (0..<table.rowCount).map { row in
        table.columns.map { table.line(ofRow: row, in: $0) ?? 0 }
      }
      // The identifier's own line is told when it is read.
      #expect(found.map { $0.dropFirst() } == expected.map { $0.dropFirst() })
    }
  }

  @Test func `people added later have no line, and the others keep theirs`() throws {
    let table = try Table(parsing: "id,x\n\na,1\n\nb,2\n", named: "t.csv")
    let more = table.extended(to: ["a", "b", "c"])
    #expect((0..<3).map { more.lines?[$0] } == [3, 5, nil])
    #expect(try table.selecting(["x"]).lines?[1] == 5)
  }

  @Test(arguments: [
    ("t.csv", "id,x\na,1\n\nb,unknown\nc,3\nd,?\n", "t.csv:4", "2 of 4 values are not numbers"),
    (
      "t.csv", "id,note,x\na,\"1\n2\n3\",4\nb,\"5\n6\",unknown\nc,,7\n", "t.csv:6",
      "1 of 3 values is not a number"
    ),
    (
      "t.jsonl", "{\"id\":1,\"x\":1}\n\n{\"id\":2}\n{\"id\":3,\"x\":\"unknown\"}\n", "t.jsonl:4",
      "1 of 2 values is not a number"
    ),
  ])
  func `a fault of a column is told with its line and how often it occurs`(
    name: String, text: String, place: String, share: String
  ) throws {
    let table = try Table(parsing: text, named: name)
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(
      error?.description
        == "\(place): column 'x' holds texts: \(share), first here; correct it, or read it as "
        + "missing with `missing.adding([\"unknown\"], inColumn: \"x\")`")
  }

  @Test(arguments: [
    (
      "id,x\na,12345678901234567890\nb,1\nc,2\n",
      "1 of 3 values is a number too long to be kept exactly", "write it with fewer digits"
    ),
    (
      "id,x\na,1e999\nb,1\nc,-12345678901234567890.5\nd,2\n",
      "1 of 4 values is a number beyond the largest that can be kept", "write it in a larger unit"
    ),
    (
      "id,x\na,-1.5e400\nb,1\nc,2\nd,-12345678901234567890\n",
      "2 of 4 values are numbers too long to be kept exactly or beyond the largest that can be kept",
      "write it in a larger unit"
    ),
    (
      "id,x\na,12345678901234567890\nb,1\nc,1e\nd,2\n",
      "2 of 4 values are not numbers, or too long to be kept exactly", "write it with fewer digits"
    ),
  ])
  func `a number that can't be kept is not called a word`(
    text: String, share: String, remedy: String
  ) throws {
    let table = try Table(parsing: text, named: "t.csv")
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(
      error?.description
        == "t.csv:2: column 'x' holds texts: \(share), first here; \(remedy)")
  }

  @Test(arguments: [
    ("12%", "write numbers without a percent sign"),
    ("1 234", "read blanks between thousands with `grouping = .space`"),
    ("1\u{A0}234", "read blanks between thousands with `grouping = .space`"),
    (
      "1\u{202F}234,5",
      "read blanks between thousands with `grouping = .space` and `decimal = .comma`"
    ),
    ("1'234.5", "read apostrophes between thousands with `grouping = .apostrophe`"),
    ("3,062.87", "read commas between thousands with `grouping = .comma`"),
    ("1,234,567", "read commas between thousands with `grouping = .comma`"),
    (
      "1.234.567",
      "read points between thousands with `decimal = .comma`, which reads 1.234,5"
    ),
    (
      "3,063",
      "read them with `grouping = .comma` if 1,234 is a thousand and more, with `decimal = .comma` "
        + "if it is one and a part"
    ),
    ("3,5", "read the decimal comma with `decimal = .comma`"),
    ("1.234,5", "read the decimal comma with `decimal = .comma`"),
    ("007", "write numbers without leading zeros"),
    (
      "unknown",
      "correct it, or read it as missing with `missing.adding([\"unknown\"], inColumn: \"x\")`"
    ),
    ("ann", "correct it, or read it as missing with `missing.adding([\"…\"], inColumn: \"x\")`"),
    ("12x", "correct it, or read it as missing with `missing.adding([\"…\"], inColumn: \"x\")`"),
  ])
  func `what makes the column one of numbers goes by the look of the first text`(
    field: String, remedy: String
  ) throws {
    let table = try Table(parsing: "id;x\na;1\nb;\(field)\nc;3\n", named: "t.csv")
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(error?.line == 3)
    #expect(error?.remedy == remedy)
  }

  @Test(arguments: [
    // What the other values look like tells what one comma is.
    (["3,063", "3,062.87"], "read commas between thousands with `grouping = .comma`"),
    (["3,063", "3,5"], "read the decimal comma with `decimal = .comma`"),
    // A word that occurs twice is nobody's.
    (
      ["retired", "retired"],
      "correct it, or read it as missing with `missing.adding([\"retired\"], inColumn: \"x\")`"
    ),
    (
      ["ann", "bob"],
      "correct it, or read it as missing with `missing.adding([\"…\"], inColumn: \"x\")`"
    ),
  ])
  func `the other texts of the column decide as well`(fields: [String], remedy: String) throws {
    let rows = fields.enumerated().map { "\($0);\($1)\n" }.joined()
    let table = try Table(parsing: "id;x\na;1\nb;2\nc;4\n\(rows)", named: "t.csv")
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(error?.remedy == remedy)
  }

  @Test func `the identifiers are no numbers to compute with`() throws {
    let table = try Table(parsing: "id,x\n1,2\n2,3\n", named: "t.csv")
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "id") }
    #expect(
      error?.description
        == "t.csv: column 'id' identifies people, and is no number to compute with; choose a column "
        + "of numbers")
  }

  @Test func `numbers in quotes are told from numbers in JSON`() throws {
    let table = try Table(
      parsing: "{\"id\":1,\"x\":31}\n{\"id\":2,\"x\":\"31\"}\n", named: "t.jsonl")
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(
      error?.description
        == "t.jsonl:2: column 'x' holds texts: 1 of 2 values is not a number, first here; write "
        + "numbers without quotes")
  }

  @Test func `a point is what a file with commas must not have`() throws {
    var options = TableReadingOptions()
    options.decimal = .comma
    let table = try Table(parsing: "id;x\na;1,5\nb;2,5\nc;3.5\n", named: "t.csv", options: options)
    let error = #expect(throws: DataError.self) { try table.numbers(inColumn: "x") }
    #expect(
      error?.description
        == "t.csv:4: column 'x' holds texts: 1 of 3 values is not a number, first here; write it with "
        + "a comma, or leave `decimal = .comma` out")
  }
}
