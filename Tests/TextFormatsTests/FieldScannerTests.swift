import Identifiers
import Memory
import Statistics
import Testing
import TextFormats

@Suite struct FieldScannerTests {
  /// A row as it is compared: its line, its fields with their columns, or the line that is wrong.
  struct Row: Equatable {
    var line: Int
    var columns: [Int] = []
    var fields: [[UInt8]] = []
  }

  /// What a text holds.
  struct Rows: Equatable {
    var rows: [Row] = []
    var commentCount = 0
    var fastRowCount = 0
  }

  static func exact(_ bytes: [UInt8], _ dialect: Dialect, fieldCount: Int) -> Rows {
    var reader = RecordReader(bytes, source: "s", dialect: dialect)
    var record = Record()
    var result = Rows()
    while true {
      do {
        guard try reader.next(&record) else { break }
        result.rows.append(Self.row(record))
      } catch {
        result.rows.append(Row(line: reader.rejectedLine))
      }
    }
    result.commentCount = reader.commentCount
    return result
  }

  static func row(_ record: Record) -> Row {
    Row(
      line: record.line, columns: (0..<record.count).map { record.column(of: $0) },
      fields: (0..<record.count).map { Array(record.bytes($0)) })
  }

  /// Scans a text that is one block, and leaves to the exact reader what the scanner leaves.
  static func scanned(_ bytes: [UInt8], _ dialect: Dialect, fieldCount: Int) throws -> Rows {
    var result = Rows()
    let source = try TextSource(bytes, name: "s", blockSize: bytes.count + 1)
    guard let block = try source.next() else { return result }
    let scanner = FieldScanner(dialect, fieldCount: fieldCount)
    var rows = ScannedRows(fieldCount: fieldCount)
    var reader = RecordReader(bytes, source: "s", dialect: dialect)
    var record = Record()
    var position = block.start
    var line = 1
    while position < block.count {
      let firstLine = line
      let isOdd = scanner.scan(block, from: &position, line: &line, into: &rows)
      result.commentCount += rows.commentCount
      result.fastRowCount += rows.count
      for row in 0..<rows.count {
        let skipped = rows.gaps.last { $0.row <= row }?.lineCount ?? 0
        let fields = (0..<fieldCount).map { rows.fields[row * fieldCount + $0] }
        result.rows.append(
          Row(
            line: firstLine + row + skipped,
            columns: fields.map { $0.outerStart - Int(rows.starts[row]) + 1 },
            fields: fields.map { Array(bytes[$0.range]) }))
      }
      guard isOdd else { continue }
      reader.move(to: position, line: line)
      let commentCount = reader.commentCount
      do {
        if try reader.next(&record) { result.rows.append(Self.row(record)) }
      } catch {
        result.rows.append(Row(line: reader.rejectedLine))
      }
      result.commentCount += reader.commentCount - commentCount
      (position, line) = (reader.position, reader.line)
    }
    return result
  }

  @Test(arguments: Array(0..<2000) as [UInt64])
  func `with the exact reader for what it leaves, scanning finds the same rows`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let dialect = Dialect(
      delimiter: Delimiter.allCases.randomElement(using: &generator) ?? .comma,
      comments: [[], Dialect.usualComments, Array("!z\r".utf8)].randomElement(using: &generator)
        ?? [],
      skipsBlankLines: Bool.random(using: &generator))
    let fieldCount = Int.random(in: 1...4, using: &generator)
    let pieces = [
      ",", ",", ";", "\t", " ", "\"", "\n", "\n", "\r", "\r\n", "#", "%", "!", "a", "z", "é", "李",
      "\u{FEFF}", "0", "12345678", "a long piece of text", "\"quoted\"", "\u{1}", "\0",
    ].prefix(24 - Int(seed % 7))
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      if Int.random(in: 0..<50, using: &generator) == 0 { bytes.append(0xC3) }
    }
    if bytes.starts(with: [0x1F, 0x8B]) { return }
    var scanned = try Self.scanned(bytes, dialect, fieldCount: fieldCount)
    scanned.fastRowCount = 0
    #expect(scanned == Self.exact(bytes, dialect, fieldCount: fieldCount))
  }

  @Test(arguments: [
    ("a,b\n", Delimiter.comma), ("a,b", .comma), ("a,b\r\n", .comma), ("\"a\",b\n", .comma),
    ("\"a,b\",\"c\"\n", .comma), ("é,李\n", .comma), ("a\tb\n", .tab), ("  a \t b \n", .spaces),
    ("a;5\" disk\n", .semicolon), ("\u{1},b\n", .comma), ("a b,c\td\n", .comma), (",\n", .comma),
    ("a name of more than eight bytes,another such name\n", .comma),
  ])
  func `usual rows are understood at once`(text: String, delimiter: Delimiter) throws {
    let bytes = Array(("# x\n" + text).utf8)
    let dialect = Dialect(delimiter: delimiter)
    let scanned = try Self.scanned(bytes, dialect, fieldCount: 2)
    #expect(scanned.fastRowCount == 1)
    var rest = scanned
    rest.fastRowCount = 0
    #expect(rest == Self.exact(bytes, dialect, fieldCount: 2))
  }

  @Test func `blocks end where lines end and give back the text`() throws {
    let text = Array("a\r\nb\n\rccccccccccccc\rd\r\ne".utf8)
    for blockSize in 1...text.count + 1 {
      let source = try TextSource(text, name: "s", blockSize: blockSize)
      var joined: [UInt8] = []
      while let block = try source.next() {
        let bytes = Array(block.text)
        joined += bytes
        #expect(!bytes.isEmpty)
        #expect(block.memory.count >= block.count + TextBlock.padding)
        guard joined.count < text.count else { break }
        #expect([0x0A, 0x0D].contains(bytes.last))
        #expect(bytes.last == 0x0A || text[joined.count] != 0x0A)
      }
      #expect(joined == text)
    }
  }

  @Test func `numbers are found with and without a hash, and copies go their own ways`() {
    var index = TextIndex(directLimit: 1000)
    let texts = [
      "7", "07", "999", "1000", "0", "00", "", "7.0", "-7", "99999999999", "sixteen bytes 12",
    ]
    for (number, text) in texts.enumerated() { #expect(index.insert(text) == UInt32(number)) }
    var copy = index
    #expect(copy.insert("5") == UInt32(texts.count))
    #expect(copy.insert("new") == UInt32(texts.count + 1))
    #expect(index.lookup("5") == nil)
    #expect(index.lookup("new") == nil)
    for (number, text) in texts.enumerated() {
      #expect(index.lookup(text) == UInt32(number))
      #expect(copy.lookup(text) == UInt32(number))
    }
  }

  @Test func `long texts that begin or end alike are different texts`() {
    let texts = (0..<500).flatMap { ["a text of many bytes \($0)", "\($0) a text of many bytes"] }
    let index = TextIndex(texts)
    #expect(index.count == texts.count)
    #expect(texts.indices.allSatisfy { index.lookup(texts[$0]) == UInt32($0) })
  }
}
