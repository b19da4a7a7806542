/// Appends rows of delimited text to a buffer; a field is put in quotes only where it must be.
///
/// What it writes, ``RecordReader`` reads back: delimiters, quotes, line breaks, spaces at either end
/// and comment bytes at a row's start are quoted. A row whose only field is an empty text is `""`,
/// so that it is no blank line.
package struct RecordWriter: Sendable {
  /// The rows so far; take them out with ``removeAll()``.
  package private(set) var bytes: [UInt8] = []
  private let quoting: FieldQuoting
  private var fieldCount = 0
  private var isBareText = false

  /// Makes a writer of one layout.
  package init(_ dialect: Dialect) {
    quoting = FieldQuoting(dialect)
  }

  /// Appends a field of text, in valid UTF-8.
  package mutating func append(_ text: ArraySlice<UInt8>) {
    startField()
    isBareText = text.isEmpty
    guard quoting.areNeeded(for: text.span, isFirst: fieldCount == 1) else {
      bytes.append(contentsOf: text)
      return
    }
    quoting.appendInQuotes(text, to: &bytes)
  }

  /// Appends a field of text.
  package mutating func append(_ text: String) { append(Array(text.utf8)[...]) }

  /// Appends a whole number.
  package mutating func append(_ value: Int) {
    startField()
    bytes.appendDecimal(value)
  }

  /// Appends a number in the shortest form that reads back the same.
  ///
  /// - Precondition: `value` is finite.
  package mutating func append(_ value: Double) {
    startField()
    bytes.appendDecimal(value)
  }

  /// Appends an empty field: a missing value.
  package mutating func appendMissing() {
    startField()
    if quoting.isSpaced { bytes += [quote, quote] }
  }

  /// Ends the row.
  package mutating func endRow() {
    if fieldCount == 1, isBareText, !quoting.isSpaced { bytes += [quote, quote] }
    bytes.append(lineFeed)
    fieldCount = 0
    isBareText = false
  }

  /// Empties the buffer and keeps its storage, once the rows are where they belong.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func startField() {
    if fieldCount > 0 { bytes.append(quoting.delimiter) }
    fieldCount += 1
    isBareText = false
  }
}
