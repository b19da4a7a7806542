/// A list of texts in one buffer: compact, and cheap to copy and to share between tasks.
///
/// Two lists are equal if their texts are the same byte by byte.
public struct TextList: Sendable, Equatable, RandomAccessCollection {
  package private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`; the first entry is the start of the first text.
  package private(set) var offsets = [0]

  /// Makes an empty list.
  public init() {}

  /// Makes a list of texts.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(text) }
  }

  /// The position of the first text, 0.
  public var startIndex: Int { 0 }

  /// The number of texts.
  public var endIndex: Int { offsets.count - 1 }

  /// The text at a position; made on each access.
  public subscript(position: Int) -> String {
    String(decoding: utf8(position), as: UTF8.self)
  }

  /// The bytes of the text at a position.
  package func utf8(_ position: Int) -> ArraySlice<UInt8> {
    bytes[offsets[position]..<offsets[position + 1]]
  }

  /// Adds a text at the end.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Adds a text, given as valid UTF-8, at the end.
  package mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
  }

  /// Adds a text, given as valid UTF-8, at the end.
  mutating func append(_ text: Span<UInt8>) {
    for index in text.indices { bytes.append(text[index]) }
    offsets.append(bytes.count)
  }

  /// Adds some texts of another list at the end.
  mutating func append(_ other: TextList, _ positions: Range<Int>) {
    let shift = bytes.count - other.offsets[positions.lowerBound]
    bytes.append(
      contentsOf: other.bytes[
        other.offsets[positions.lowerBound]..<other.offsets[positions.upperBound]])
    for position in positions { offsets.append(other.offsets[position + 1] + shift) }
  }

  /// Empties the list and keeps its storage.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
  }
}
