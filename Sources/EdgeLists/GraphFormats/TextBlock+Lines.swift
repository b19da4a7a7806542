internal import Files
internal import Memory
internal import TextFormats

extension TextBlock {
  /// Refuses a text that begins as UTF-16 does; `lineCount` lines were read before.
  func checkIsText(_ lineCount: Int, _ source: String) throws(DataError) {
    if looksLikeUTF16, lineCount == 0 {
      throw DataError(
        .badData, source: source, line: 1, column: 1, problem: "the text is UTF-16",
        remedy: "save the file as UTF-8")
    }
  }

  /// Takes line by line.
  ///
  /// - Parameters:
  ///   - number: The number of the line before, and then of the last one.
  ///   - source: The name of the file in messages.
  ///   - body: Takes a line.
  /// - Throws: What that throws.
  func eachLine(
    after number: inout Int, of source: String,
    _ body: (consuming GraphFileLine) throws(DataError) -> Void
  ) throws(DataError) {
    let (bytes, end) = (memory, count)
    var start = start
    while start < end {
      // The block ends with a line feed in any case.
      var stop = start
      while bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
      stop = min(stop, end)
      number += 1
      try body(GraphFileLine(bytes, start..<stop, number: number, source: source))
      start = stop + (stop + 1 < end && bytes[stop] == 0x0D && bytes[stop + 1] == 0x0A ? 2 : 1)
    }
  }
}
