/// The friendships that were drawn so far, each as one number in an open hash table.
struct EdgeSet {
  private var slots: [UInt64]
  private let shift: UInt64

  /// Makes room for so many friendships.
  init(capacity: Int) {
    var bits: UInt64 = 4
    while 1 << bits < capacity + capacity / 2 { bits += 1 }
    slots = Array(repeating: .max, count: 1 << bits)
    shift = 64 - bits
  }

  /// Adds a friendship, in either direction, and tells whether it is new; one of a person with
  /// themself never is.
  mutating func insert(_ source: UInt32, _ target: UInt32) -> Bool {
    guard source != target else { return false }
    let key = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot] != .max {
      if slots[slot] == key { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = key
    return true
  }
}
