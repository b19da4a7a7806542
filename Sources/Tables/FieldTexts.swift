/// Texts laid end to end in one buffer: the fields of a column as they were written.
package struct FieldTexts: Sendable, Equatable {
  /// The UTF-8 bytes of all texts.
  private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private(set) var ends: [Int] = []

  /// The number of texts.
  package var count: Int { ends.count }

  /// The text at an index.
  package subscript(index: Int) -> String {
    FieldRules.text(bytes.span.extracting(range(index)))
  }

  /// Where a text stands in `bytes`.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Adds a text.
  mutating func append(_ text: Span<UInt8>) {
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
  }

  /// Adds empty texts.
  mutating func appendEmpty(count: Int) {
    ends.append(contentsOf: repeatElement(bytes.count, count: count))
  }

  /// The texts at the places, empty where a place is `nil`.
  func rearranged(_ places: some Sequence<Int?>) -> FieldTexts {
    var result = FieldTexts()
    for place in places {
      if let place { result.bytes.append(contentsOf: bytes[range(place)]) }
      result.ends.append(result.bytes.count)
    }
    return result
  }
}
