internal import Tables

extension SourceType {
  /// The word that stands for the type in a snapshot: 0 for texts, else the bits of whole numbers, and 256 more
  /// if they have signs; `nil` of a type that identifiers keep in another way.
  var snapshotWord: UInt64? {
    switch self {
    case .texts: 0
    case .whole(let bits, let isSigned): UInt64(bits) + (isSigned ? Self.signed : 0)
    default: nil
    }
  }

  /// The type of a word; `nil` if none of this version has it.
  init?(snapshotWord word: UInt64) {
    switch (word, word & ~Self.signed) {
    case (0, _): self = .texts
    case (_, 8), (_, 16), (_, 32), (_, 64):
      self = .whole(bits: Int(word & ~Self.signed), isSigned: word & Self.signed != 0)
    default: return nil
    }
  }

  private static let signed: UInt64 = 256
}
