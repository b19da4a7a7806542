package import Identifiers
package import Memory
package import TextFormats

/// Some rows of a table on their way to text: rendered column by column, put together row by row.
///
/// Column by column, since a column has one type; what is rendered before it is put together is small
/// enough to stay in the processor's cache. Of delimited text it writes what ``RecordWriter`` would
/// write field by field. Make one for many blocks: its storage is reused.
package struct RowBlock: Sendable {
  /// What stands between the fields of a row.
  package struct Layout: Sendable {
    /// What goes before each column's field.
    let before: [[UInt8]]
    /// What goes after a row.
    let end: [UInt8]
    /// What stands for a missing value, at most eight bytes.
    let missing: [UInt8]
    /// How texts are quoted.
    let quoting: FieldQuoting

    /// The fields of rows of delimited text.
    package init(columnCount: Int, _ dialect: Dialect) {
      quoting = FieldQuoting(dialect)
      before = (0..<columnCount).map { $0 == 0 ? [] : [dialect.delimiter.byte] }
      end = [lineFeed]
      missing = dialect.delimiter == .spaces ? [quote, quote] : []
    }

    /// The fields that texts become, in quotes where they must be.
    package func fields(of texts: TextList, column: Int) -> TextList {
      var block = RowBlock(self)
      block.begin(0..<texts.count)
      block.fill(column, texts, validity: nil)
      return block.fields(column)
    }

    /// The members of JSON objects, one per line.
    ///
    /// - Parameter names: The names of the members, in quotes.
    package init(objectsWithMembers names: [[UInt8]]) {
      quoting = FieldQuoting(Dialect())
      before = names.enumerated().map { position, name in
        [UInt8(ascii: position == 0 ? "{" : ",")] + name + [UInt8(ascii: ":")]
      }
      end = Array("}\n".utf8)
      missing = Array("null".utf8)
    }
  }

  private let layout: Layout
  private let columnCount: Int
  /// The rows that the block has, as numbers of the table.
  package private(set) var rows = 0..<0
  /// The fields with what goes before them, column by column, and room that is not used yet.
  private var text: [UInt8] = []
  private var textEnd = 0
  /// For each column where its first field begins and where every field ends.
  private var bounds: [Int] = []

  /// Makes a block without rows.
  package init(_ layout: Layout) {
    self.layout = layout
    columnCount = layout.before.count
  }

  /// Starts over with some of the table's rows; every column must be filled then.
  package mutating func begin(_ rows: Range<Int>) {
    self.rows = rows
    textEnd = 0
    let count = (rows.count + 1) * columnCount
    if bounds.count < count { bounds = Array(repeating: 0, count: count) }
  }

  // MARK: Columns

  /// Fills a column with whole numbers; `values` holds all rows of the table.
  package mutating func fill(_ column: Int, _ values: OptionalValues<Int32>) {
    let (values, validity) = (values.values, values.validity)
    fill(column, validity, longest: DecimalText.room) { row, bytes, end in
      DecimalText.write(Int(values[row]), to: &bytes, at: &end)
    }
  }

  /// Fills a column with whole numbers of any size.
  package mutating func fill(_ column: Int, _ values: OptionalValues<Int>) {
    let (values, validity) = (values.values, values.validity)
    fill(column, validity, longest: DecimalText.room) { row, bytes, end in
      DecimalText.write(values[row], to: &bytes, at: &end)
    }
  }

  /// Fills a column with finite numbers.
  package mutating func fill(_ column: Int, _ values: OptionalValues<Double>) {
    let (values, validity) = (values.values, values.validity)
    fill(column, validity, longest: DecimalText.room) { row, bytes, end in
      let value = values[row]
      precondition(value.isFinite, "a missing number is an empty field")
      DecimalText.write(value, to: &bytes, at: &end)
    }
  }

  /// Fills a column with `true` and `false`.
  package mutating func fill(_ column: Int, _ values: BooleanValues) {
    let bits = values.bits
    fill(column, values.validity, longest: 8) { row, bytes, end in
      // The letters of the word, the first one lowest.
      bytes.put(bits[row] ? 0x6575_7274 : 0x65_736C_6166, at: end)
      end += bits[row] ? 4 : 5
    }
  }

  /// Fills a column with texts, in quotes where they must be.
  package mutating func fill(_ column: Int, _ values: TextList, validity: Bitmap?) {
    let (source, offsets) = (values.bytes, values.offsets)
    let quoting = layout.quoting
    // An empty text alone in its row would be a blank line.
    let quotesEmpty = quoting.isSpaced || columnCount == 1
    let count = 2 * (offsets[rows.upperBound] - offsets[rows.lowerBound])
    fill(column, validity, longest: 16, and: count) { row, bytes, end in
      let range = offsets[row]..<offsets[row + 1]
      if range.isEmpty {
        bytes.put(quotes, at: end)
        end += quotesEmpty ? 2 : 0
      } else {
        quoting.write(
          source.span.extracting(range), isFirst: column == 0, to: &bytes, at: &end)
      }
    }
  }

  /// Fills a column with fields as they came, of which empty ones are missing values.
  package mutating func fill(_ column: Int, spelling: TextList) {
    let (source, offsets) = (spelling.bytes, spelling.offsets)
    let quoting = layout.quoting
    let missing = Self.word(layout.missing[...])
    let missingLength = layout.missing.count
    let count = 2 * (offsets[rows.upperBound] - offsets[rows.lowerBound])
    fill(column, nil, longest: 16, and: count) { row, bytes, end in
      let range = offsets[row]..<offsets[row + 1]
      if range.isEmpty {
        bytes.put(missing, at: end)
        end += missingLength
      } else {
        quoting.write(
          source.span.extracting(range), isFirst: column == 0, to: &bytes, at: &end)
      }
    }
  }

  /// Fills a column with a few texts, which are written as they are; see ``Layout/fields(of:column:)``.
  ///
  /// Of all rows of the table `codes` holds the position of a text.
  package mutating func fill(_ column: Int, codes: OptionalValues<UInt8>, of texts: TextList) {
    let (source, offsets, codes, validity) =
      (texts.bytes, texts.offsets, codes.values, codes.validity)
    let longest = texts.indices.reduce(0) { max($0, offsets[$1 + 1] - offsets[$1]) }
    fill(column, validity, longest: longest + 8) { row, bytes, end in
      let code = Int(codes[row])
      bytes.put(source.span.extracting(offsets[code]..<offsets[code + 1]), at: &end)
    }
  }

  /// Fills a column with texts of a list of any length, as for a few.
  package mutating func fill(_ column: Int, codes: OptionalValues<Int32>, of texts: TextList) {
    let (source, offsets, codes, validity) =
      (texts.bytes, texts.offsets, codes.values, codes.validity)
    let count = rows.reduce(0) { sum, row in
      if let validity, !validity[row] { return sum }
      return sum + offsets[Int(codes[row]) + 1] - offsets[Int(codes[row])]
    }
    fill(column, validity, longest: 8, and: count) { row, bytes, end in
      let code = Int(codes[row])
      bytes.put(source.span.extracting(offsets[code]..<offsets[code + 1]), at: &end)
    }
  }

  /// Fills a column with dates or times, which no delimiter is in.
  package mutating func fill(_ column: Int, _ values: TimeValues) {
    var text: [UInt8] = []
    fill(column, values.validity, longest: TimeText.room) { row, bytes, end in
      text.removeAll(keepingCapacity: true)
      values.append(row, to: &text)
      bytes.put(text.span, at: &end)
    }
  }

  /// Fills a column with one text for each of the block's rows, written as it is.
  package mutating func fill(_ column: Int, verbatim texts: TextListBuilder) {
    let first = rows.lowerBound
    fill(column, nil, longest: 8, and: texts.bytes.count) { row, bytes, end in
      bytes.put(texts.utf8(row - first).span, at: &end)
    }
  }

  /// A column's fields without what goes before them.
  private func fields(_ column: Int) -> TextList {
    var result = TextListBuilder()
    let before = layout.before[column].count
    for place in column * (rows.count + 1)..<column * (rows.count + 1) + rows.count {
      result.append(text[bounds[place] + before..<bounds[place + 1]])
    }
    return result.list
  }

  /// Writes what goes before a field, then the field, row by row: at most `longest` bytes for each, and
  /// so many more for all together.
  @inline(__always)
  private mutating func fill(
    _ column: Int, _ validity: Bitmap?, longest: Int, and total: Int = 0,
    _ write: (Int, inout MutableRawSpan, inout Int) -> Void
  ) {
    let before = layout.before[column]
    makeRoom(total + rows.count * (longest + before.count + 8))
    let beforeWord = Self.word(before.prefix(8))
    let missingWord = Self.word(layout.missing[...])
    let missingLength = layout.missing.count
    var place = column * (rows.count + 1)
    var end = textEnd
    // Two spans of one structure would be a conflict for the compiler, so that one moves out.
    var fieldBounds: [Int] = []
    swap(&fieldBounds, &bounds)
    let rows = rows
    var span = text.mutableSpan
    var bytes = unsafe span.mutableBytes
    var ends = fieldBounds.mutableSpan
    ends[place] = end
    for row in rows {
      if before.count <= 8 {
        bytes.put(beforeWord, at: end)
        end += before.count
      } else {
        bytes.put(before.span, at: &end)
      }
      if let validity, !validity[row] {
        bytes.put(missingWord, at: end)
        end += missingLength
      } else {
        write(row, &bytes, &end)
      }
      place += 1
      ends[place] = end
    }
    textEnd = end
    swap(&fieldBounds, &bounds)
  }

  private mutating func makeRoom(_ count: Int) {
    // Words are read and written whole, past the end of what they are about.
    let needed = textEnd + count + 64
    if text.count < needed {
      text.append(contentsOf: repeatElement(0, count: max(needed, 2 * text.count) - text.count))
    }
  }

  /// Up to eight bytes as a word, the first one lowest.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  // MARK: Rows

  /// Writes the rows from `end` on, and moves `end` behind them; the output grows as it must.
  package mutating func write(to output: inout [UInt8], at end: inout Int) {
    let needed = end + textEnd + rows.count * layout.end.count + 64
    if output.count < needed {
      output.append(
        contentsOf: repeatElement(0, count: max(needed, 2 * output.count) - output.count))
    }
    let rowEnd = Self.word(layout.end[...])
    let bounds = bounds.span
    let source = unsafe text.span.bytes
    var span = output.mutableSpan
    var bytes = unsafe span.mutableBytes
    for row in rows.indices {
      var place = row - rows.lowerBound
      for _ in 0..<columnCount {
        var from = bounds[place]
        let to = bounds[place + 1]
        // Nearly all fields fit into three words, which are copied without asking.
        while true {
          bytes.put(source.word(at: from), at: end)
          bytes.put(source.word(at: from + 8), at: end + 8)
          bytes.put(source.word(at: from + 16), at: end + 16)
          if to - from <= 24 { break }
          from += 24
          end += 24
        }
        end += to - from
        place += rows.count + 1
      }
      bytes.put(rowEnd, at: end)
      end += layout.end.count
    }
  }
}

/// Two quotes.
private let quotes = UInt64(quote) | UInt64(quote) << 8
