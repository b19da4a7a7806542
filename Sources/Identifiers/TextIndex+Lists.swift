internal import Memory

extension TextIndex {
  /// The number of a text of a list, which becomes the next one if the text is new.
  package mutating func insert(_ position: Int, of list: TextList) -> UInt32 {
    let (bytes, offsets) = (list.bytes.span, list.offsets.span)
    return insert(bytes.extracting(offsets[position]..<offsets[position + 1]))
  }

  /// The number of a text of a list, or `nil`.
  package func lookup(_ position: Int, of list: TextList) -> UInt32? {
    let (bytes, offsets) = (list.bytes.span, list.offsets.span)
    return lookup(bytes.extracting(offsets[position]..<offsets[position + 1]))
  }
}
