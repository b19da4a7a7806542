package import Files

/// Splits a file of delimited text into rows and fields (RFC 4180 with the usual liberties).
///
/// Lines end in LF, CRLF or CR; the last may lack its end. Fields in quotes may hold delimiters, line
/// breaks and doubled quotes; a quote elsewhere than at a field's start is itself. Nothing is
/// trimmed. A byte-order mark is passed over, and a first line that declares the separator (`sep=;`).
///
/// Where ``next(_:)`` throws, ``rejectedRow`` is the line that is wrong, and the next call goes on
/// with the line after it.
package struct RecordReader: Sendable {
  /// The name of the file in messages.
  package let source: String
  /// How the file is laid out.
  package let dialect: Dialect
  /// Whether the file ends with the text that the reader has.
  package let hasEnd: Bool
  /// The number of comment lines passed over so far.
  package private(set) var commentCount = 0
  /// The line that the last error concerns, without its line end.
  package private(set) var rejectedRow: ArraySlice<UInt8> = []
  /// The number of that line, counted from 1.
  package private(set) var rejectedLine = 0
  /// Whether a quote was open when the file ended.
  private(set) var rejectionReachedEnd = false
  /// Whether ``next(_:)`` threw only because the text, which is not the whole rest of the file, ends
  /// within a row; nothing is rejected then, and the reader stands at that row.
  package private(set) var needsMoreText = false
  /// Where in the bytes the next line starts.
  package private(set) var position = 0
  /// The number of that line, counted from 1.
  package private(set) var line = 1

  private let bytes: [UInt8]
  private let looksLikeUTF16: Bool

  /// Reads rows from a file's whole contents.
  package init(_ bytes: [UInt8], source: String, dialect: Dialect) {
    self.init(prefix: bytes, source: source, dialect: dialect, hasEnd: true)
  }

  /// Reads rows from the beginning of a file, up to a line end.
  ///
  /// - Parameters:
  ///   - bytes: The file's first bytes.
  ///   - source: The name of the file in messages.
  ///   - dialect: How the file is laid out.
  ///   - hasEnd: Whether nothing follows them.
  package init(prefix bytes: [UInt8], source: String, dialect: Dialect, hasEnd: Bool) {
    self.init(
      part: bytes, source: source, dialect: dialect, line: 1, hasEnd: hasEnd,
      looksLikeUTF16: bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
    if let separator = SeparatorLine(bytes) {
      move(to: separator.length, line: 2)
    } else if bytes.starts(with: byteOrderMark) {
      position = byteOrderMark.count
    }
  }

  /// Reads rows from the middle of a file.
  ///
  /// - Parameters:
  ///   - bytes: A part of the file that begins and ends where lines do.
  ///   - source: The name of the file in messages.
  ///   - dialect: How the file is laid out.
  ///   - line: The number of the first line, counted from 1.
  ///   - hasEnd: Whether nothing follows them.
  ///   - looksLikeUTF16: Whether the whole file begins as UTF-16 does.
  package init(
    part bytes: [UInt8], source: String, dialect: Dialect, line: Int, hasEnd: Bool,
    looksLikeUTF16: Bool
  ) {
    self.bytes = bytes
    self.source = source
    self.dialect = dialect
    self.line = line
    self.hasEnd = hasEnd
    self.looksLikeUTF16 = looksLikeUTF16
  }

  /// Goes to another line.
  ///
  /// - Parameters:
  ///   - position: Where in the bytes it starts.
  ///   - line: Its number, counted from 1.
  package mutating func move(to position: Int, line: Int) {
    self.position = position
    self.line = line
    needsMoreText = false
  }

  /// Reads the next row; comment lines and, by the dialect, blank lines are passed over.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: ``DataError`` for an open quote, text after a closing quote, a NUL byte or bytes that
  ///   are not UTF-8.
  package mutating func next(_ record: inout Record) throws(DataError) -> Bool {
    while position < bytes.count {
      if dialect.comments.contains(bytes[position]) {
        commentCount += 1
        skipLine()
      } else if dialect.skipsBlankLines, isBlankLine {
        skipLine()
      } else {
        try parse(&record)
        return true
      }
    }
    return false
  }

  private var isBlankLine: Bool {
    var position = position
    while position < bytes.count {
      switch bytes[position] {
      case lineFeed, carriageReturn: return true
      case tab where dialect.delimiter == .tab: return false
      case space, tab: position += 1
      default: return false
      }
    }
    return true
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != lineFeed, bytes[position] != carriageReturn {
      position += 1
    }
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    if position < bytes.count {
      let isPair =
        bytes[position] == carriageReturn && position + 1 < bytes.count
        && bytes[position + 1] == lineFeed
      position += isPair ? 2 : 1
    }
    line += 1
  }

  private mutating func parse(_ record: inout Record) throws(DataError) {
    let file = bytes
    let span = file.span
    let end = span.count
    let isSpaced = dialect.delimiter == .spaces
    let delimiter = dialect.delimiter.byte
    let otherDelimiter = isSpaced ? tab : delimiter
    var place = Place(line: line, lineStart: position)
    var here = position
    var seen: UInt8 = 0
    record.count = 0
    if !record.unescaped.isEmpty { record.unescaped.removeAll(keepingCapacity: true) }
    record.line = line

    while true {
      if isSpaced {
        while here < end, span[here] == space || span[here] == tab { here += 1 }
        if record.count > 0,
          here == end || span[here] == lineFeed || span[here] == carriageReturn
        {
          break
        }
      }
      var opening = place
      var field = Record.Field(
        start: here, end: here, line: place.line, column: here - place.lineStart + 1,
        isQuoted: false, isUnescaped: false)
      if here < end, span[here] == quote {
        opening = place
        field.isQuoted = true
        field.start += 1
        here += 1
        var hasDoubled = false
        while true {
          guard here < end else {
            needsMoreText = !hasEnd
            rejectionReachedEnd = hasEnd
            throw reject(
              opening, at: field.start - 1, "a quote is opened here and never closed",
              "close it, or double it if it belongs to the text")
          }
          let byte = span[here]
          seen |= byte
          if byte == quote {
            guard here + 1 < end, span[here + 1] == quote else { break }
            hasDoubled = true
            here += 1
          } else if byte == lineFeed
            || byte == carriageReturn && !(here + 1 < end && span[here + 1] == lineFeed)
          {
            place = Place(line: place.line + 1, lineStart: here + 1)
          } else if byte == 0 {
            throw rejectNUL(place, at: here)
          }
          here += 1
        }
        field.end = here
        here += 1
        if hasDoubled { Self.unescape(&field, of: file, into: &record.unescaped) }
      } else {
        while here < end {
          let byte = span[here]
          if byte == delimiter { break }
          if byte < 14 {
            if byte == lineFeed || byte == carriageReturn || byte == otherDelimiter { break }
            if byte == 0 { throw rejectNUL(place, at: here) }
          }
          seen |= byte
          here += 1
        }
        field.end = here
      }
      record.append(field)
      guard here < end else { break }
      let byte = span[here]
      if byte == lineFeed || byte == carriageReturn { break }
      guard byte == delimiter || byte == otherDelimiter else {
        if place.line == opening.line {
          throw reject(
            place, at: here, "text follows the closing quote",
            "double the quotes that belong to the text")
        }
        // Most likely the quote that seems to close the field opens another one.
        throw reject(
          opening, at: opening.lineStart + field.column - 1,
          "a quote is opened here, and text follows where it closes, on line \(place.line)",
          "close it, or double it if it belongs to the text")
      }
      here += 1
    }

    if seen >= 0x80, let invalid = firstInvalidUTF8(in: span, position..<here) {
      throw rejectUTF8(at: invalid)
    }
    record.file = file
    record.range = position..<here
    position = here
    line = place.line
    skipLineEnd()
  }

  private static func unescape(
    _ field: inout Record.Field, of file: [UInt8], into unescaped: inout [UInt8]
  ) {
    let start = unescaped.count
    var index = field.start
    while index < field.end {
      unescaped.append(file[index])
      index += file[index] == quote ? 2 : 1
    }
    field.start = start
    field.end = unescaped.count
    field.isUnescaped = true
  }
}

extension RecordReader {
  private struct Place {
    var line: Int
    var lineStart: Int
  }

  /// Sets the current line aside and goes on after it.
  private mutating func reject(
    _ place: Place, at offset: Int, _ problem: String, _ remedy: String
  ) -> DataError {
    let error = DataError(
      .badData, source: source, line: place.line, column: offset - place.lineStart + 1,
      problem: problem, remedy: remedy)
    if needsMoreText { return error }
    let start = position
    rejectedLine = line
    skipLine()
    var end = position
    while end > start, bytes[end - 1] == lineFeed || bytes[end - 1] == carriageReturn { end -= 1 }
    rejectedRow = bytes[start..<end]
    return error
  }

  private mutating func rejectNUL(_ place: Place, at offset: Int) -> DataError {
    reject(
      place, at: offset, "a NUL byte, which text does not have",
      "save the file as UTF-8 text if it is UTF-16 or a spreadsheet")
  }

  private mutating func rejectUTF8(at offset: Int) -> DataError {
    var place = Place(line: line, lineStart: position)
    for index in position..<offset {
      let isReturn = bytes[index] == carriageReturn && bytes[index + 1] != lineFeed
      if isReturn || bytes[index] == lineFeed {
        place = Place(line: place.line + 1, lineStart: index + 1)
      }
    }
    return reject(
      place, at: offset, "the bytes are not UTF-8",
      looksLikeUTF16
        ? "the file looks like UTF-16: save it as UTF-8" : "save the file as UTF-8")
  }
}
