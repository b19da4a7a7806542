import Execution
import Files
import Identifiers
import Memory
import Statistics
import Synchronization
import Tables
import Testing
import TextFormats

@Suite struct `Writing tables block by block` {
  /// The text of a table, written field by field.
  func reference(_ table: Table, _ delimiter: Delimiter) -> [UInt8] {
    var writer = RecordWriter(Dialect(delimiter: delimiter))
    for column in table.columns { writer.append(column.name) }
    writer.endRow()
    for row in 0..<table.rowCount {
      for column in table.columns {
        if let spelling = column.spelling {
          if spelling[row].isEmpty { writer.appendMissing() } else { writer.append(spelling[row]) }
        } else if column.values.isMissing(row) {
          writer.appendMissing()
        } else {
          switch column.values {
          case .integers(let values): writer.append(values[row] ?? 0)
          case .reals(let values): writer.append(values[row] ?? 0)
          case .booleans(let values): writer.append(values[row] == true ? "true" : "false")
          case .strings(let values): writer.append(values[row] ?? "")
          case .times(let values): writer.append(values.text(row) ?? "")
          }
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  /// A table of up to 12 computed columns and as many that were read, with fields that are hard to
  /// write, and of more rows than fit into one block.
  func table(seed: UInt64) throws -> Table {
    var generator = SplitMix64(seed: seed)
    let texts = [
      "", "a", "#a", "%", " a", "a ", "\t", "a,b", "a;b", "a b", "a\tb", "\"", "a\"b\"", "\n",
      "a\r",
      "é", "\u{FEFF}", "\u{FEFF}a", "NA", "1",
    ]
    func fill<Value>(_ make: (inout SplitMix64) -> Value) -> [Value?] {
      (0..<40).map { _ in
        let value = make(&generator)
        return Int.random(in: 0..<5, using: &generator) == 0 ? nil : value
      }
    }
    var columns = [Column("id", .strings(fill { texts.randomElement(using: &$0) ?? "" }))]
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      columns += [
        Column(
          "integer \(number)",
          .integers(fill { Int.random(in: .min ... .max, using: &$0) >> Int($0.next() % 64) })),
        Column(
          "real \(number)",
          .reals(
            fill {
              let value = Double(bitPattern: $0.next())
              return value.isFinite && $0.next() % 2 == 0 ? value : Double($0.next() % 9999) / 100
            })),
        Column("boolean \(number)", .booleans(fill { Bool.random(using: &$0) })),
        Column("text \(number)", .strings(fill { texts.randomElement(using: &$0) ?? "" })),
      ]
    }
    // Read columns are written as they were spelled.
    let spellings = ["1", "+1", "-0", "1.50", "NA", "", " 2 ", "1e3", "TRUE", "x \"y\"", "a,\tb;c"]
    var text = RecordWriter(Dialect())
    for name in ["row", "read 1", "read 2", "read 3"] { text.append(name) }
    text.endRow()
    for row in 0..<40 {
      text.append(row)
      text.append(spellings[Int(generator.next() % 4)])
      text.append(spellings[4 + Int(generator.next() % 5)])
      text.append(spellings.randomElement(using: &generator) ?? "")
      text.endRow()
    }
    let read = try Table(parsing: String(decoding: text.bytes, as: UTF8.self), named: "read")
    if seed % 5 > 0 { columns += read.columns.dropFirst() }
    let rowCount = 20_000 / columns.count
    return Table(columns).rows((0..<rowCount).map { _ in Int(generator.next() % 40) })
  }

  @Test(arguments: Array(0..<15) as [UInt64])
  func `blocks give the same bytes as single fields`(seed: UInt64) throws {
    let table = try table(seed: seed)
    for delimiter in Delimiter.allCases {
      let text = table.text(as: .delimited(by: delimiter))
      #expect(text.utf8.elementsEqual(reference(table, delimiter)))
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `the number of threads changes no byte`(threads: Int) throws {
    for seed in 0..<3 as Range<UInt64> {
      let table = try table(seed: seed)
      #expect(
        table.text(execution: Execution(threads: threads)).utf8.elementsEqual(
          reference(table, .comma)))
      #expect(
        table.text(as: .jsonLines, execution: Execution(threads: threads))
          == table.text(as: .jsonLines))
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `pieces arrive in their order, whichever is done first`(threads: Int) throws {
    for count in [0, 1, 2, 31, 32, 33, 100] {
      let received = Shared<[Int]>([])
      try OrderedPieces.render(count: count, execution: Execution(threads: threads)) {
        number, piece in
        piece.bytes = Array(repeating: 7, count: 5000 * (number % 3)) + [UInt8(number)]
        piece.count = piece.bytes.count
      } to: { piece in
        received.withLock { $0.append(Int(piece.bytes[piece.count - 1])) }
      }
      #expect(received.withLock { $0 } == Array(0..<count))
    }
  }

  @Test func `an error stops the pieces that are not begun`() {
    let begun = Atomic(0)
    let received = Atomic(0)
    let error = #expect(throws: DataError.self) {
      try OrderedPieces.render(count: 1000) { _, _ in
        begun.add(1, ordering: .relaxed)
      } to: { _ throws(DataError) in
        if received.add(1, ordering: .relaxed).newValue == 3 {
          throw DataError(.inputOutput, source: "s", problem: "p")
        }
      }
    }
    #expect(error?.code == .inputOutput)
    #expect(received.load(ordering: .relaxed) == 3)
    #expect(begun.load(ordering: .relaxed) < 1000)
  }

  @Test func `texts have room beside what goes before them, and so have quotes beside texts`() {
    let count = 1000
    let long = String(repeating: "x", count: 60)
    let names = (0..<count).map { "\($0)" }
    let table = Table([
      Column("id", .strings(names)),
      Column("reason_why_nothing_is_known", .strings(Array(repeating: long, count: count))),
    ])
    #expect(
      table.text(as: .jsonLines)
        == names.map { #"{"id":"\#($0)","reason_why_nothing_is_known":"\#(long)"}"# + "\n" }
        .joined())
    let quotes = Table([
      Column("id", .strings(Array(repeating: String(repeating: "\"", count: 30), count: count)))
    ])
    let field = String(repeating: "\"", count: 62)
    #expect(quotes.text() == "id\n" + Array(repeating: field + "\n", count: count).joined())
  }
}
