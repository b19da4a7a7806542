internal import Files
internal import Memory

/// How much a snapshot holds, by its header alone: to be known before it is opened.
package struct SnapshotOutline: Sendable {
  /// Whether edges have a direction.
  package let isDirected: Bool
  /// Whether edges have weights.
  package let isWeighted: Bool
  /// The number of people.
  package let personCount: Int
  /// The number of friendships.
  package let friendshipCount: Int
  /// The bytes of all names.
  package let nameByteCount: Int
  /// The bytes of the file.
  package let byteCount: Int
  /// The bytes that are copied when the snapshot is opened.
  package let copiedByteCount: Int

  /// Looks at the header; `nil` if there is none that makes sense, about which the reader will have more
  /// to say.
  package init?(_ path: String) {
    guard let start = Input.beginning(of: path, count: 1 << 12),
      start.bytes.starts(with: SnapshotMark.bytes)
    else { return nil }
    let bytes = Buffer(start.bytes)
    let words = bytes.values(of: UInt64.self, at: 0, count: bytes.count / 8)
    let entry = SnapshotHeader.fixedWordCount
    // A person and a friendship take at least 8 bytes each, so that damaged counts are known as such.
    let largest = UInt64(start.totalCount) / 8
    guard words.count > entry + 3, words[8] <= largest, words[9] <= largest,
      words[entry + 2] <= UInt64(start.totalCount)
    else { return nil }
    (isDirected, isWeighted) = SnapshotHeader.traits(words[7])
    personCount = Int(words[8])
    friendshipCount = Int(words[9])
    nameByteCount = Int(words[entry + 2])
    byteCount = Int(start.totalCount)
    copiedByteCount = byteCount <= Input.copiedSize ? byteCount : 0
  }
}
