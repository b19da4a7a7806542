/// Finds the row of an identifier, comparing texts byte by byte.
///
/// Swift's own comparison of strings takes `é` written as one character and as two for the same; an
/// identifier is its text, so that they are two people here.
package struct RowIndex: Sendable {
  /// The row of each slot, or -1.
  private var slots: [Int32]
  private let mask: Int
  private let texts: [String]
  /// The first row whose identifier an earlier row has, with that earlier row.
  package private(set) var firstDuplicate: (first: Int, second: Int)?

  /// The starting point of the hash differs from run to run, so that no file can be made that is
  /// slow to read; no result depends on it.
  private static let start = UInt64.random(in: .min ... .max)

  /// Indexes texts; of equal ones the first counts.
  ///
  /// - Complexity: O(*n*).
  package init(_ texts: [String]) {
    var capacity = 16
    while capacity < texts.count * 2 { capacity *= 2 }
    self.texts = texts
    slots = Array(repeating: -1, count: capacity)
    mask = capacity - 1
    for row in texts.indices {
      let slot = slot(of: texts[row])
      if slots[slot] < 0 {
        slots[slot] = Int32(row)
      } else if firstDuplicate == nil {
        firstDuplicate = (Int(slots[slot]), row)
      }
    }
  }

  /// The first row with that identifier, or `nil`.
  package subscript(text: String) -> Int? {
    let row = slots[slot(of: text)]
    return row < 0 ? nil : Int(row)
  }

  /// The slot that holds the text, or the free slot where it would stand.
  private func slot(of text: String) -> Int {
    var hash = Self.start
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
    while slots[slot] >= 0, !Self.areSame(texts[Int(slots[slot])], text) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func areSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
