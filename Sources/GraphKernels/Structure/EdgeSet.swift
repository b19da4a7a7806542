internal import Memory

/// A set of edges in one piece of memory: each is as near behind its own place as those before it
/// allow.
struct EdgeSet: ~Copyable {
  /// Keys plus 1; 0 where there is none.
  private var slots: FillingBuffer<UInt64>
  private let mask: Int

  init(capacity: Int) {
    // Three quarters full at most.
    var count = 2
    while count * 3 < capacity * 4 { count *= 2 }
    slots = FillingBuffer(zeroedCount: count)
    mask = count - 1
  }

  func contains(_ key: UInt64) -> Bool { slots[place(of: key)] == key + 1 }

  /// Adds a key that is not there.
  mutating func insert(_ key: UInt64) { slots[place(of: key)] = key + 1 }

  /// Removes a key that is there, and closes the gap.
  mutating func remove(_ key: UInt64) {
    var gap = place(of: key)
    var next = (gap + 1) & mask
    while slots[next] != 0 {
      // A vertex that's own place is not between the gap and here moves into the gap.
      let own = home(of: slots[next] - 1)
      if (next - own) & mask >= (next - gap) & mask {
        slots[gap] = slots[next]
        gap = next
      }
      next = (next + 1) & mask
    }
    slots[gap] = 0
  }

  /// Where a key is, or would go.
  private func place(of key: UInt64) -> Int {
    var place = home(of: key)
    while slots[place] != 0, slots[place] != key + 1 { place = (place + 1) & mask }
    return place
  }

  private func home(of key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
