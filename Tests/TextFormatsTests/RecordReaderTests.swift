import Files
import Statistics
import Testing
import TextFormats

@Suite struct RecordReaderTests {
  @Test(arguments: [
    "a,b\nc,d\n", "a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\r\nc,d", "a,b\rc,d\r", "a,b\rc,d",
  ])
  func `every line end gives the same rows`(text: String) throws {
    #expect(try rows(text) == [["a", "b"], ["c", "d"]])
  }

  @Test(arguments: [
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"say \"\"hello\"\"\",c", [["say \"hello\"", "c"]]),
    ("\"\"\"\",\"\"", [["\"", ""]]),
    ("\"two\nlines\",c\nd,e", [["two\nlines", "c"], ["d", "e"]]),
    ("\"two\r\nlines\",c\r\nd,e", [["two\r\nlines", "c"], ["d", "e"]]),
    ("5\" disk,b\"", [["5\" disk", "b\""]]),
    ("a,,\n,,b\n,\n", [["a", "", ""], ["", "", "b"], ["", ""]]),
    (" a , b ", [[" a ", " b "]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
    ("李雷,韩梅梅\n👩‍👧,é\n", [["李雷", "韩梅梅"], ["👩‍👧", "é"]]),
    ("# a comment\na,b\n% another\nc,#d\n", [["a", "b"], ["c", "#d"]]),
    ("\n\na,b\n   \n\t\nc,d\n\n", [["a", "b"], ["c", "d"]]),
    ("\"#1\",b\n", [["#1", "b"]]),
    ("\"a\r\",b", [["a\r", "b"]]),
    ("a", [["a"]]), ("", []), ("\n", []), ("\u{FEFF}", []), ("# only", []),
  ])
  func `commas, quotes, comments and blank lines`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [
    ("1 2\n", [["1", "2"]]),
    ("  1\t \t2  \r\n3 4", [["1", "2"], ["3", "4"]]),
    ("\"Ann Lee\" 'x'\n", [["Ann Lee", "'x'"]]),
    ("\"\" b\n", [["", "b"]]),
    ("1 2\n \t \n3 4\n", [["1", "2"], ["3", "4"]]),
  ])
  func `runs of spaces and tabs separate once`(text: String, expected: [[String]]) throws {
    #expect(try rows(text, .spaces) == expected)
  }

  @Test func `tabs and semicolons separate one by one`() throws {
    #expect(try rows("a\t\tb c\n\t\t\n", .tab) == [["a", "", "b c"], ["", "", ""]])
    #expect(try rows("a;1,5;\"x;y\"\n", .semicolon) == [["a", "1,5", "x;y"]])
  }

  @Test func `a blank line is a row where the dialect says so`() throws {
    #expect(try rows("a\n\nb\n \n", skipsBlankLines: false) == [["a"], [""], ["b"], [" "]])
  }

  @Test func `every field has its line and column`() throws {
    var reader = RecordReader(
      Array("# x\n\u{FEFF}é,\"two\n li\"\"nes\",b,\"c\"\nd\n".utf8), source: "s", dialect: Dialect()
    )
    var record = Record()
    #expect(try reader.next(&record))
    #expect(record.line == 2)
    #expect((0..<record.count).map { record.line(of: $0) } == [2, 2, 3, 3])
    // The mark in mid-file is text of three bytes, é has two.
    #expect((0..<record.count).map { record.column(of: $0) } == [1, 7, 11, 13])
    #expect((0..<record.count).map { record.isQuoted($0) } == [false, true, false, true])
    #expect(record.text(1) == "two\n li\"nes")
    #expect(String(decoding: record.raw, as: UTF8.self).hasSuffix(",b,\"c\""))
    #expect(try reader.next(&record))
    #expect(record.line == 4)
    #expect(try !reader.next(&record))
    #expect(reader.commentCount == 1)
  }

  static let utf8 = "the bytes are not UTF-8; save the file as UTF-8"
  static let nul =
    "a NUL byte, which text does not have; save the file as UTF-8 text if it is UTF-16 or a spreadsheet"
  static let open =
    "a quote is opened here and never closed; close it, or double it if it belongs to the text"
  static let after = "text follows the closing quote; double the quotes that belong to the text"

  static let split =
    "a quote is opened here, and text follows where it closes, on line 2; "
    + "close it, or double it if it belongs to the text"

  static let malformed: [([UInt8], String)] = [
    (Array("a,b\nc,\"d\ne,f\n".utf8), "friends.csv:2:3: \(open)"),
    (Array("\"".utf8), "friends.csv:1:1: \(open)"),
    (Array("\"a\"\"".utf8), "friends.csv:1:1: \(open)"),
    (Array("\"a\nb\",\"c".utf8), "friends.csv:2:4: \(open)"),
    (Array("a,\"b\"c\n".utf8), "friends.csv:1:6: \(after)"),
    (Array("a,\"b\" ,c\n".utf8), "friends.csv:1:6: \(after)"),
    (Array("\"a\r\nb\"\"\"c".utf8), "friends.csv:1:1: \(split)"),
    (Array("a,b\nc\0,d\n".utf8), "friends.csv:2:2: \(nul)"),
    (Array("a,\"b\n\0\"".utf8), "friends.csv:2:1: \(nul)"),
    ([0x61, 0x0A, 0x62, 0x2C, 0xFF, 0x0A], "friends.csv:2:3: \(utf8)"),
    ([0xC3], "friends.csv:1:1: \(utf8)"),
    ([0x61, 0xE2, 0x82, 0x2C, 0x62], "friends.csv:1:2: \(utf8)"),
    ([0xC0, 0x80], "friends.csv:1:1: \(utf8)"),  // an overlong NUL
    ([0xE0, 0x80, 0x80], "friends.csv:1:1: \(utf8)"),  // overlong
    ([0xED, 0xA0, 0x80], "friends.csv:1:1: \(utf8)"),  // half of a surrogate pair
    ([0xF4, 0x90, 0x80, 0x80], "friends.csv:1:1: \(utf8)"),  // past U+10FFFF
    ([0xF0, 0x9F, 0x91], "friends.csv:1:1: \(utf8)"),
    ([0x22, 0x0D, 0x0A, 0xE9, 0x22], "friends.csv:2:1: \(utf8)"),
    ([0xFF, 0xFE, 0x61, 0x00], "friends.csv:1:4: \(nul)"),  // UTF-16
    (
      [0xFF, 0xFE, 0x4E, 0x67],
      "friends.csv:1:1: the bytes are not UTF-8; the file looks like UTF-16: save it as UTF-8"
    ),
  ]

  @Test(arguments: malformed)
  func `a malformed row is refused with its place`(bytes: [UInt8], message: String) {
    let error = #expect(throws: DataError.self) { try rows(bytes, Dialect()) }
    #expect(error?.description == message)
    #expect(error?.code == .badData)
  }

  @Test func `reading goes on after the line that is wrong`() throws {
    var reader = RecordReader(
      Array("a,b\nc,\"d\"x\ne,\"\0\nf,g\r\nh,\"i\nj,k\n".utf8), source: "s", dialect: Dialect())
    var record = Record()
    var good: [String] = []
    var bad: [String] = []
    while true {
      do {
        guard try reader.next(&record) else { break }
        good.append("\(record.line) \(record.text(0))")
      } catch {
        bad.append("\(reader.rejectedLine) \(String(decoding: reader.rejectedRow, as: UTF8.self))")
      }
    }
    #expect(good == ["1 a", "4 f", "6 j"])
    #expect(bad == ["2 c,\"d\"x", "3 e,\"\0", "5 h,\"i"])
  }

  @Test(arguments: Array(0..<200) as [UInt64])
  func `whatever is written reads back the same`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      ",", ";", "\t", " ", "\"", "\n", "\r", "\r\n", "#", "%", "a", "é", "李", "👩‍👧", "\u{FEFF}", "0",
      "'",
    ]
    let dialect = Dialect(
      delimiter: Delimiter.allCases.randomElement(using: &generator) ?? .comma,
      skipsBlankLines: Bool.random(using: &generator))
    let width = Int.random(in: 1...4, using: &generator)
    let table = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          pieces.randomElement(using: &generator) ?? ""
        }.joined()
      }
    }
    var writer = RecordWriter(dialect)
    for row in table {
      for field in row { writer.append(field) }
      writer.endRow()
    }
    // Swift's == on texts takes CRLF and LF for two characters, but é in either form for one.
    let read = try rows(writer.bytes, dialect)
    #expect(read.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: Array(0..<300) as [UInt64])
  func `random bytes never crash and every byte is accounted for`(seed: UInt64) {
    var generator = SplitMix64(seed: seed &* 77)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x20, 0x23, 0x09, 0xC3, 0xA9, 0xFF, 0]
    let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count - Int(seed % 4), using: &generator)]
    }
    for delimiter in Delimiter.allCases {
      var reader = RecordReader(bytes, source: "s", dialect: Dialect(delimiter: delimiter))
      var record = Record()
      var steps = 0
      var lastLine = 0
      while true {
        steps += 1
        do {
          guard try reader.next(&record) else { break }
          #expect(record.line > lastLine)
          #expect(record.count > 0)
          lastLine = record.line
        } catch {
          #expect(reader.rejectedLine > lastLine)
          lastLine = reader.rejectedLine
        }
      }
      #expect(steps <= bytes.count + 1)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", 1, Delimiter.comma), ("a\tb\n1\t2\n", 1, .tab), ("a;b\n1,5;2\n", 1, .semicolon),
    ("a b\n1 2\n", 1, .spaces), ("name\nAnn Lee\nBo Li\n", 1, .comma),
    ("1 2\n3 4\n5\n", 2, .spaces),
    ("a;b;c\n1;2;0,5\n3;4;0,5\n", 1, .semicolon), ("1;2;0,5\n3;4;0,5\n", 1, .semicolon),
    ("\"x,y\";1\n\"a,b\";2\n", 1, .semicolon), ("Lee, Ann\tLi, Bo\nFu, Cy\tLee, Ann\n", 1, .tab),
    ("# a,b,c\n1 2\n", 2, .spaces), ("7\n8\n", 1, .comma), ("", 1, .comma),
    ("1\t2 \n1\t3 \n", 2, .spaces),
    ("1 \t\n2 \t3\n", 1, .tab), ("a,b\nc\nd,e\n", 1, .comma), ("1  2   0.5\n3 4 0.1\n", 2, .spaces),
    ("\"a\nb\",1\n\"c d\",2\n", 1, .comma), ("a,\"b\n1 2\n", 2, .spaces),
    ("id,note\n1,\"a\tb\"\n", 1, .comma),
    ("id;note\n1;\"a\tb\tc\"\n2;\"\"\"d\te\"\n", 1, .semicolon),
    ("1 \"Lee, Ann\"\n2 \"Li, Bo\"\n", 2, .spaces), ("5\"\tx\n6,\"\ty\n", 1, .tab),
    ("Ann Lee|Bo Li\nBo Li|Cy Fu\n", 2, .pipe),
    ("id|age\n1|2,5\n2|3\n", 1, .pipe),
    ("id,genres\n1,a|b|c\n2,a|b|d\n", 1, .comma), ("a|b\nc\n", 1, .comma),
  ])
  func `the delimiter is found in the first rows`(
    text: String, fieldCount: Int, expected: Delimiter
  ) {
    #expect(Dialect.delimiter(of: Array(text.utf8), expectingFields: fieldCount) == expected)
  }

  @Test func `a delimiter has a name and a character`() {
    #expect(
      ["comma", "tab", "semicolon", "pipe", "spaces"].map { Delimiter($0) } == Delimiter.allCases)
    #expect([",", "\t", ";", "|", " "].map { Delimiter($0) } == Delimiter.allCases)
    #expect(Delimiter("/") == nil)
  }
}
