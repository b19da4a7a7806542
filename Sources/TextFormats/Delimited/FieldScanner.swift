// The fast way through a text: eight bytes at a time up to whatever may end a field, for lines that
// hold no surprise. Everything else is left to `RecordReader`, line by line, so that whoever scans
// gets the same rows, and where a line is wrong the same message.

package import Memory

/// Rows that a ``FieldScanner`` found, in memory that is used again and again.
package struct ScannedRows: Sendable {
  /// The number of rows.
  package internal(set) var count = 0
  /// The fields, row after row.
  package let fields: ScatterBuffer<FieldPlace>
  /// Where the line of each row begins.
  package let starts: ScatterBuffer<UInt32>
  /// The rows before which lines were passed over, with the number of such lines so far.
  package internal(set) var gaps: [(row: Int, lineCount: Int)] = []
  /// The number of comment lines passed over.
  package internal(set) var commentCount = 0

  /// Makes room for some thousand rows.
  ///
  /// - Parameter fieldCount: The number of fields of each row.
  package init(fieldCount: Int) {
    let rows = max(1, min(2048, (1 << 16) / fieldCount))
    fields = ScatterBuffer(zeroedCount: rows * fieldCount)
    starts = ScatterBuffer(zeroedCount: rows)
  }
}

/// Finds the fields of a block's rows, as far as it understands them without doubt.
package struct FieldScanner: Sendable {
  private let fieldCount: Int
  private let comments: [UInt8]
  /// The bytes below 64 with which a line may begin that is no row, one bit each.
  private let oddStarts: UInt64
  private let hasOtherComments: Bool
  private let skipsBlankLines: Bool
  private let isSpaced: Bool
  private let isTabbed: Bool
  private let delimiter: UInt8
  /// The delimiter in each of eight bytes.
  private let delimiters: UInt64

  /// Prepares for rows of so many fields, at least one.
  package init(_ dialect: Dialect, fieldCount: Int) {
    precondition(fieldCount > 0, "a row has a field")
    self.fieldCount = fieldCount
    comments = dialect.comments
    let blanks = dialect.skipsBlankLines ? [lineFeed, carriageReturn, space, tab] : []
    oddStarts = (comments + blanks).reduce(0) { $0 | ($1 < 64 ? 1 << UInt64($1) : 0) }
    hasOtherComments = comments.contains { $0 >= 64 }
    skipsBlankLines = dialect.skipsBlankLines
    isSpaced = dialect.delimiter == .spaces
    isTabbed = dialect.delimiter == .tab
    delimiter = dialect.delimiter.byte
    delimiters = UInt64(delimiter) &* 0x0101_0101_0101_0101
  }

  /// Scans rows from a line's start on until the block ends, the memory is full, or a line comes that
  /// is not understood: one with another number of fields, an open or doubled quote, a NUL byte,
  /// a return that ends a line alone, or bytes that are not UTF-8.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - position: Where the line starts; moved behind what was scanned.
  ///   - line: The line's number; moved likewise.
  ///   - rows: Receives the rows in place of those in it.
  /// - Returns: Whether a line that is not understood begins at the new position.
  package func scan(
    _ block: TextBlock, from position: inout Int, line: inout Int, into rows: inout ScannedRows
  ) -> Bool {
    rows.count = 0
    rows.commentCount = 0
    rows.gaps.removeAll(keepingCapacity: true)
    let memory = block.memory.bytes
    let end = block.count
    // Places have 31 bits.
    guard end < 1 << 31 else { return position < end }
    let rowLimit = rows.starts.count
    var skippedCount = 0
    return rows.fields.withMutableSpan(0..<rows.fields.count) { fields in
      rows.starts.withMutableSpan(0..<rowLimit) { starts in
        var here = position
        var row = 0
        var isOdd = false
        while here < end, row < rowLimit {
          let first = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
          if first < 64 ? oddStarts &>> UInt64(first) & 1 != 0 : hasOtherComments {
            let (kind, next) = lineKind(memory, here, first)
            if kind != .row {
              if kind == .odd {
                isOdd = true
                break
              }
              skippedCount += 1
              if kind == .comment { rows.commentCount += 1 }
              here = next
              line += 1
              if let last = rows.gaps.last, last.row == row { rows.gaps.removeLast() }
              rows.gaps.append((row, skippedCount))
              continue
            }
          }
          let next =
            isSpaced
            ? scanRow(memory, from: here, into: &fields, at: row &* fieldCount, isSpaced: true)
            : scanRow(memory, from: here, into: &fields, at: row &* fieldCount, isSpaced: false)
          if next < 0 {
            isOdd = true
            break
          }
          unsafe starts[unchecked: row] = UInt32(truncatingIfNeeded: here)
          row &+= 1
          here = next
          line &+= 1
        }
        position = min(here, end)
        rows.count = row
        return isOdd
      }
    }
  }

  private enum LineKind {
    case row
    case comment
    case blank
    case odd
  }

  /// Tells rows from comments and blank lines, with the place behind one that is to be passed over.
  private func lineKind(_ memory: RawSpan, _ start: Int, _ first: UInt8) -> (LineKind, Int) {
    if comments.contains(first) {
      var here = start
      while true {
        let byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
        if byte == lineFeed { return (.comment, here + 1) }
        if byte == carriageReturn { return end(memory, here, .comment) }
        here += 1
      }
    }
    guard skipsBlankLines else { return (.row, 0) }
    var here = start
    while true {
      switch unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self) {
      case lineFeed: return (.blank, here + 1)
      case carriageReturn: return end(memory, here, .blank)
      case tab where isTabbed: return (.row, 0)
      case space, tab: here += 1
      default: return (.row, 0)
      }
    }
  }

  private func end(_ memory: RawSpan, _ place: Int, _ kind: LineKind) -> (LineKind, Int) {
    let next = unsafe memory.unsafeLoad(fromUncheckedByteOffset: place + 1, as: UInt8.self)
    return next == lineFeed ? (kind, place + 2) : (.odd, 0)
  }

  /// Finds the fields of one row; `isSpaced` is said again so that each case has code of its own.
  ///
  /// - Returns: Where the next line begins, or −1 if the row is not understood.
  @inline(__always)
  private func scanRow(
    _ memory: RawSpan, from start: Int, into fields: inout MutableSpan<FieldPlace>, at first: Int,
    isSpaced: Bool
  ) -> Int {
    var here = start
    var seen: UInt64 = 0
    var field = 0
    var byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
    while true {
      if isSpaced {
        while byte == space || byte == tab {
          here &+= 1
          byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
        }
        if field > 0, byte == lineFeed || byte == carriageReturn { break }
      }
      if field == fieldCount { return -1 }
      let isQuoted = byte == quote
      if isQuoted { here &+= 1 }
      let begin = here
      here =
        isQuoted
        ? Self.endOfQuoted(memory, begin, &seen)
        : endOfPlain(memory, begin, &seen, isSpaced: isSpaced)
      if here < 0 { return -1 }
      unsafe fields[unchecked: first &+ field] = FieldPlace(
        start: begin, end: here, isQuoted: isQuoted)
      if isQuoted { here &+= 1 }
      field &+= 1
      byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
      guard byte == delimiter || isSpaced && byte == tab else {
        if byte == lineFeed || byte == carriageReturn { break }
        return -1
      }
      here &+= 1
      byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
    }
    if field != fieldCount { return -1 }
    if seen & Self.highBits != 0 {
      let text = Span<UInt8>(_bytes: memory)
      if firstInvalidUTF8(in: text, start..<here) != nil { return -1 }
    }
    if byte == lineFeed { return here &+ 1 }
    let next = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here &+ 1, as: UInt8.self)
    return next == lineFeed ? here &+ 2 : -1
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Finds what ends a field without quotes: a delimiter or a line's end; −1 for a NUL byte.
  @inline(__always)
  private func endOfPlain(
    _ memory: RawSpan, _ start: Int, _ seen: inout UInt64, isSpaced: Bool
  ) -> Int {
    var here = start
    while true {
      let word = unsafe UInt64(
        littleEndian: memory.unsafeLoadUnaligned(fromUncheckedByteOffset: here, as: UInt64.self))
      // In both terms the lowest bit that is set belongs to a byte that really fits: borrows run
      // upwards only.
      let different = word ^ delimiters
      let isDelimiter = (different &- Self.ones) & ~different
      let isControl = (word &- Self.ones &* 0x20) & ~word
      let stops = (isDelimiter | isControl) & Self.highBits
      if stops == 0 {
        seen |= word
        here &+= 8
        continue
      }
      let bits = stops.trailingZeroBitCount &- 7
      seen |= word & ((1 &<< UInt64(truncatingIfNeeded: bits)) &- 1)
      here &+= bits &>> 3
      let byte = UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: bits))
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { return here }
      if byte == 0 { return -1 }
      if isSpaced && byte == tab { return here }
      here &+= 1
    }
  }

  /// Finds the quote that closes a field; −1 if there is none on the line, or for a NUL byte.
  ///
  /// If that quote is the first of two, no field ends behind it, and so the row is not understood.
  @inline(__always)
  private static func endOfQuoted(_ memory: RawSpan, _ start: Int, _ seen: inout UInt64) -> Int {
    var here = start
    while true {
      let byte = unsafe memory.unsafeLoad(fromUncheckedByteOffset: here, as: UInt8.self)
      if byte == quote { return here }
      if byte == lineFeed || byte == carriageReturn || byte == 0 { return -1 }
      seen |= UInt64(byte)
      here &+= 1
    }
  }
}
