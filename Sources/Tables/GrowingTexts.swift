internal import Identifiers
internal import Memory

/// Texts whose number is not known before the whole file was read.
struct GrowingTexts: Sendable {
  private var bytes = GrowingColumn<UInt8>()
  /// Where each text ends.
  private var ends = GrowingColumn<Int>()

  /// Adds texts.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - expectedCount: How many there will be in the end, as far as one can tell.
  mutating func append(_ texts: TextListBuilder, expectedCount: Int) {
    let start = bytes.count
    // The first offset is 0.
    if ends.count == 0 { _ = ends.extend(by: 1, expectedCount: expectedCount + 1) }
    let row = ends.extend(by: texts.count, expectedCount: expectedCount + 1)
    let rowCount = ends.count - 1
    let byteCount = start + texts.bytes.count
    let expectedBytes =
      expectedCount > rowCount && rowCount > 0
      ? Int(Double(byteCount) / Double(rowCount) * Double(expectedCount)) + 64 : 0
    bytes.append(texts.bytes.span, expectedCount: expectedBytes)
    ends.memory.withMutableSpan(row..<ends.count) { places in
      let offsets = texts.offsets.span
      for index in places.indices { places[index] = start + offsets[index + 1] }
    }
  }

  /// The texts as a list; nothing may be added afterwards.
  var list: TextList {
    ends.count == 0 ? TextList() : TextList(bytes: bytes.values, offsets: ends.values)
  }

  /// Some of the texts.
  func texts(_ rows: Range<Int>) -> TextListBuilder {
    var result = TextListBuilder()
    let source = bytes.memory.span
    for row in rows { result.append(source.extracting(ends.memory[row]..<ends.memory[row + 1])) }
    return result
  }
}
