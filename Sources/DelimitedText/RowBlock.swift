package import Buffers

/// Some rows of a table on their way to delimited text: filled column by column, written row by row.
///
/// Column by column, since a column has one type; what lies between is small enough to stay in the
/// processor's cache. It writes what ``RecordWriter`` would write field by field. Make one for many
/// blocks: its storage is reused.
package struct RowBlock: Sendable {
  /// A field; the bytes of a text are in `texts`.
  private enum Field: Sendable {
    case missing
    case integer(Int)
    case real(Double)
    case boolean(Bool)
    case text(Int)
  }

  private let columnCount: Int
  private let delimiter: UInt8
  private let comments: [UInt8]
  private let isSpaced: Bool
  private var rows = 0..<0
  /// Row by row.
  private var fields: [Field] = []
  private var texts = TextListBuilder()
  private var output: [UInt8] = []

  /// Makes a block without rows.
  package init(columnCount: Int, _ dialect: Dialect) {
    self.columnCount = columnCount
    delimiter = dialect.delimiter.byte
    comments = dialect.comments
    isSpaced = dialect.delimiter == .spaces
  }

  /// Starts over with some of the table's rows, of which all values are missing.
  package mutating func begin(_ rows: Range<Int>) {
    self.rows = rows
    texts.removeAll()
    let count = rows.count * columnCount
    if fields.count != count {
      fields = Array(repeating: .missing, count: count)
      return
    }
    var span = fields.mutableSpan
    for index in span.indices { span[index] = .missing }
  }

  // MARK: Columns

  /// Fills a column with whole numbers; `values` holds all rows of the table, and a bit of `missing`
  /// is set for each row without a value.
  package mutating func fill(
    _ column: Int, _ values: Buffer<some FixedWidthInteger & BitwiseCopyable & Sendable>,
    missing: Buffer<UInt64>?
  ) {
    fill(column, values, missing) { .integer(Int($0)) }
  }

  /// Fills a column with finite numbers, as ``fill(_:_:missing:)-(Int,_,_)`` does.
  package mutating func fill(_ column: Int, _ values: Buffer<Double>, missing: Buffer<UInt64>?) {
    fill(column, values, missing) { value in
      precondition(value.isFinite, "a missing number is an empty field")
      return .real(value)
    }
  }

  /// Fills a column with `true` and `false`, as ``fill(_:_:missing:)-(Int,_,_)`` does.
  package mutating func fill(_ column: Int, _ values: Buffer<Bool>, missing: Buffer<UInt64>?) {
    fill(column, values, missing) { .boolean($0) }
  }

  private mutating func fill<Value>(
    _ column: Int, _ values: Buffer<Value>, _ missing: Buffer<UInt64>?, _ field: (Value) -> Field
  ) {
    let values = values.span
    let (rows, columnCount) = (rows, columnCount)
    var place = column
    var fields = fields.mutableSpan
    for row in rows {
      if missing.map({ $0[row >> 6] >> UInt64(row & 63) & 1 == 0 }) ?? true {
        fields[place] = field(values[row])
      }
      place += columnCount
    }
  }

  /// Fills a column with texts; a bit of `missing` is set for each row without one.
  package mutating func fill(_ column: Int, _ values: TextList, missing: Buffer<UInt64>?) {
    var place = column
    for row in rows {
      if missing.map({ $0[row >> 6] >> UInt64(row & 63) & 1 == 0 }) ?? true {
        fields[place] = .text(texts.count)
        texts.append(values, row..<row + 1)
      }
      place += columnCount
    }
  }

  /// Fills a column with some of a few texts: `codes` holds for all rows of the table the number of
  /// a text, from 1, or 0 for a row without one.
  package mutating func fill(_ column: Int, codes: Buffer<UInt8>, of values: TextList) {
    var place = column
    for row in rows {
      if codes[row] > 0 {
        fields[place] = .text(texts.count)
        texts.append(values, Int(codes[row]) - 1..<Int(codes[row]))
      }
      place += columnCount
    }
  }

  /// Fills a column with fields as they came, of which empty ones are missing values; `fields` holds
  /// all rows of the table.
  package mutating func fill(_ column: Int, spelling: TextList) {
    var number = texts.count
    texts.append(spelling, rows)
    let (rows, columnCount, texts) = (rows, columnCount, texts)
    let offsets = texts.offsets.span
    var place = column
    var fields = fields.mutableSpan
    for _ in rows {
      if offsets[number] < offsets[number + 1] { fields[place] = .text(number) }
      number += 1
      place += columnCount
    }
  }

  // MARK: Text

  /// Appends the rows as text.
  package mutating func write(to bytes: inout [UInt8]) {
    // Room for the longest numbers with a delimiter each, and for texts of nothing but quotes.
    let room = fields.count * (DecimalText.longest + 3) + 2 * texts.bytes.count + 3 * rows.count
    if output.count < room { output = Array(repeating: 0, count: room) }
    var output: [UInt8] = []
    swap(&output, &self.output)
    let end = writeRows(to: &output)
    bytes.append(contentsOf: output[..<end])
    swap(&output, &self.output)
  }

  /// Writes the rows from the start of the output, and returns where they end.
  private func writeRows(to output: inout [UInt8]) -> Int {
    let fields = fields.span
    let text = texts.bytes.span
    let offsets = texts.offsets.span
    var bytes = output.mutableSpan
    var end = 0
    var index = 0
    for _ in rows {
      for column in 0..<columnCount {
        if column > 0 {
          bytes[end] = delimiter
          end += 1
        }
        switch fields[index] {
        case .missing:
          if isSpaced { Self.writeQuotes(to: &bytes, at: &end) }
        case .integer(let value): DecimalText.write(value, to: &bytes, at: &end)
        case .real(let value): DecimalText.write(value, to: &bytes, at: &end)
        case .boolean(let value): Self.write(value, to: &bytes, at: &end)
        case .text(let number):
          let range = offsets[number]..<offsets[number + 1]
          if range.isEmpty {
            if isSpaced || columnCount == 1 { Self.writeQuotes(to: &bytes, at: &end) }
          } else {
            write(text.extracting(range), isFirst: column == 0, to: &bytes, at: &end)
          }
        }
        index += 1
      }
      bytes[end] = lineFeed
      end += 1
    }
    return end
  }

  private static func write(_ value: Bool, to bytes: inout MutableSpan<UInt8>, at end: inout Int) {
    // The letters of the word, the first one lowest.
    var letters: UInt64 = value ? 0x6575_7274 : 0x65_736C_6166
    while letters > 0 {
      bytes[end] = UInt8(truncatingIfNeeded: letters)
      end += 1
      letters >>= 8
    }
  }

  private static func writeQuotes(to bytes: inout MutableSpan<UInt8>, at end: inout Int) {
    bytes[end] = quote
    bytes[end + 1] = quote
    end += 2
  }

  /// Writes a text that is not empty, in quotes where it must be.
  private func write(
    _ text: Span<UInt8>, isFirst: Bool, to bytes: inout MutableSpan<UInt8>, at end: inout Int
  ) {
    let start = end
    let last = text[text.count - 1]
    var needsQuotes =
      text[0] == space || text[0] == tab || last == space || last == tab
      || isFirst && startsLikeNoField(text)
    for index in text.indices {
      let byte = text[index]
      bytes[start + index] = byte
      needsQuotes =
        needsQuotes || byte == delimiter || byte == quote || byte == lineFeed
        || byte == carriageReturn || isSpaced && byte == tab
    }
    end = start + text.count
    guard needsQuotes else { return }
    end = start
    bytes[end] = quote
    end += 1
    for index in text.indices {
      let byte = text[index]
      if byte == quote {
        bytes[end] = quote
        end += 1
      }
      bytes[end] = byte
      end += 1
    }
    bytes[end] = quote
    end += 1
  }

  /// Whether a row's first text would be taken for a comment or a byte-order mark.
  private func startsLikeNoField(_ text: Span<UInt8>) -> Bool {
    if comments.contains(text[0]) { return true }
    guard text.count >= byteOrderMark.count else { return false }
    return byteOrderMark.indices.allSatisfy { text[$0] == byteOrderMark[$0] }
  }
}
