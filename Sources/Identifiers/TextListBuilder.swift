internal import Memory

/// Gathers texts, one by one, for a ``TextList``.
package struct TextListBuilder: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`; the first entry is the start of the first text.
  package private(set) var offsets = [0]

  /// Begins without texts.
  package init() {}

  /// The number of texts so far.
  package var count: Int { offsets.count - 1 }

  /// The texts so far.
  package var list: TextList { TextList(bytes: Buffer(bytes), offsets: Buffer(offsets)) }

  /// The bytes of the text at a position.
  package func utf8(_ position: Int) -> ArraySlice<UInt8> {
    bytes[offsets[position]..<offsets[position + 1]]
  }

  /// Adds a text at the end.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Adds a text, given as valid UTF-8, at the end.
  package mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
  }

  /// Adds a text, given as valid UTF-8, at the end.
  package mutating func append(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    offsets.append(bytes.count)
  }

  /// Adds empty texts at the end.
  package mutating func appendEmpty(_ count: Int) {
    offsets.append(contentsOf: repeatElement(bytes.count, count: count))
  }

  /// Adds some texts of a list at the end.
  package mutating func append(_ list: TextList, _ positions: Range<Int>) {
    let (source, ends) = (list.bytes.span, list.offsets.span)
    let shift = bytes.count - ends[positions.lowerBound]
    let range = ends[positions.lowerBound]..<ends[positions.upperBound]
    // Not byte by byte, and without asking for just this much room: that copies all at every call.
    unsafe source.extracting(range).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
    for position in positions { offsets.append(ends[position + 1] + shift) }
  }

  /// Empties the list and keeps its storage.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
  }
}
