/// Finds the row of an identifier, comparing texts byte by byte.
///
/// Swift's own comparison of strings takes `é` written as one character and as two for the same; an
/// identifier is its text, so that they are two people here.
package struct RowIndex: Sendable {
  /// The identifiers, by row.
  package private(set) var texts: [String] = []
  /// The row of each slot, or -1; at most half of the slots are taken.
  private var slots: [Int32] = Array(repeating: -1, count: 16)

  /// The starting point of the hash differs from run to run, so that no file can be made that is
  /// slow to read; no result depends on it.
  private static let start = UInt64.random(in: .min ... .max)

  /// Makes an empty index.
  package init() {}

  /// Indexes texts; of equal ones the first counts.
  ///
  /// - Complexity: O(*n*).
  package init(_ texts: [String]) {
    resize(for: texts.count)
    for text in texts { insert(text) }
  }

  /// Adds a row with that text and answers which earlier row has the same one, if any does.
  @discardableResult
  package mutating func insert(_ text: String) -> Int? {
    if (texts.count + 1) * 2 > slots.count { resize(for: texts.count * 2) }
    let slot = slot(of: text)
    let earlier = slots[slot]
    if earlier < 0 { slots[slot] = Int32(texts.count) }
    texts.append(text)
    return earlier < 0 ? nil : Int(earlier)
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
    var slot = Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20) & (slots.count - 1)
    while slots[slot] >= 0, !Self.areSame(texts[Int(slots[slot])], text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func resize(for count: Int) {
    var capacity = slots.count
    while capacity < (count + 1) * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    for row in texts.indices {
      let slot = slot(of: texts[row])
      if slots[slot] < 0 { slots[slot] = Int32(row) }
    }
  }

  private static func areSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
