package import Files

/// Splits a text file into lines, for formats whose lines have no fields of ours.
///
/// Lines end in LF or CRLF; the last may lack its end. A byte-order mark is passed over.
package struct LineReader: Sendable {
  /// The name of the file in messages.
  package let source: String
  /// The number of the line read last, counted from 1.
  package private(set) var line = 0
  /// The line that the last error concerns, without its end; the next call goes on after it.
  package private(set) var rejectedLine: ArraySlice<UInt8> = []

  private let bytes: [UInt8]
  /// Where the next line begins.
  package private(set) var position = 0

  /// Reads lines from a file's whole contents.
  package init(_ bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
    if bytes.starts(with: byteOrderMark) { position = byteOrderMark.count }
  }

  /// Reads lines from a part of a file that begins where a line does.
  ///
  /// - Parameters:
  ///   - bytes: The part.
  ///   - source: The name of the file in messages.
  ///   - line: How many lines come before it.
  package init(part bytes: [UInt8], source: String, behind line: Int) {
    self.bytes = bytes
    self.source = source
    self.line = line
  }

  /// The next line without its end, valid UTF-8; `nil` after the last one.
  ///
  /// - Throws: ``DataError`` for a NUL byte or bytes that are not UTF-8.
  package mutating func next() throws(DataError) -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    let bytes = bytes
    let span = bytes.span
    var end = start
    var seen: UInt8 = 0
    line += 1
    var firstNUL: Int?
    while end < span.count, span[end] != lineFeed {
      if span[end] == 0, firstNUL == nil { firstNUL = end }
      seen |= span[end]
      end += 1
    }
    position = end + 1
    if end > start, span[end - 1] == carriageReturn { end -= 1 }
    if let firstNUL {
      rejectedLine = bytes[start..<end]
      throw fault(
        firstNUL - start, "a NUL byte, which text does not have",
        "save the file as UTF-8 text if it is UTF-16 or a spreadsheet")
    }
    if seen >= 0x80, let invalid = firstInvalidUTF8(in: span, start..<end) {
      rejectedLine = bytes[start..<end]
      throw fault(invalid - start, "the bytes are not UTF-8", "save the file as UTF-8")
    }
    return bytes[start..<end]
  }

  private func fault(_ offset: Int, _ problem: String, _ remedy: String) -> DataError {
    DataError(
      .badData, source: source, line: line, column: offset + 1, problem: problem, remedy: remedy)
  }
}
