internal import Buffers

// Weights by community. A small table in which a label's place follows from the label, as large as
// the vertex at hand needs, leads to lists in the order in which the labels were met: of most vertices
// all of it fits a core's first cache.

/// The weights of one vertex's ties, added up by the community at the other end.
struct CommunityWeights: Sendable {
  /// How many communities there are.
  private(set) var count = 0
  /// The communities in the order in which they were met first.
  private(set) var labels = FillingBuffer<UInt32>(zeroedCount: 0)
  /// The weight of the ties into each.
  private(set) var sums = FillingBuffer<Double>(zeroedCount: 0)
  /// What chance would tie to each; filled by whoever uses the list.
  private(set) var penalties = FillingBuffer<Double>(zeroedCount: 0)

  /// A label plus 1 and above it its place in the lists; 0 in free places.
  private var slots = FillingBuffer<UInt64>(zeroedCount: 0)
  /// The slots in use.
  private var used = FillingBuffer<UInt32>(zeroedCount: 0)
  private var shift: UInt32 = 31
  private var mask = 0

  /// Makes room for so many communities.
  ///
  /// - Precondition: The table is empty.
  @inline(__always)
  mutating func prepare(for largestCount: Int) {
    // At least half of the places stay free.
    let bits = min(max(4, Int.bitWidth - (2 * largestCount).leadingZeroBitCount), 31)
    shift = UInt32(truncatingIfNeeded: 32 - bits)
    mask = 1 << bits - 1
    if slots.count <= mask { grow() }
  }

  @inline(never)
  private mutating func grow() {
    slots = FillingBuffer(zeroedCount: mask + 1)
    used = FillingBuffer(zeroedCount: (mask + 1) / 2 + 1)
    labels = FillingBuffer(zeroedCount: used.count)
    sums = FillingBuffer(zeroedCount: used.count)
    penalties = FillingBuffer(zeroedCount: used.count)
  }

  /// Adds to the weight of a community.
  @inline(__always)
  mutating func add(_ label: UInt32, _ weight: Double) {
    let key = UInt64(label) + 1
    var place = Int((label &* 0x9E37_79B1) &>> shift)
    while true {
      let slot = slots[place]
      if slot == 0 {
        slots[place] = UInt64(truncatingIfNeeded: count) << 32 | key
        labels[count] = label
        sums[count] = weight
        used[count] = UInt32(truncatingIfNeeded: place)
        count += 1
        return
      }
      if slot & 0xFFFF_FFFF == key {
        sums[Int(truncatingIfNeeded: slot >> 32)] += weight
        return
      }
      place = (place + 1) & mask
    }
  }

  /// The weight of a community; 0 if there was none.
  @inline(__always)
  subscript(label: UInt32) -> Double {
    let key = UInt64(label) + 1
    var place = Int((label &* 0x9E37_79B1) &>> shift)
    while slots[place] != 0 {
      if slots[place] & 0xFFFF_FFFF == key { return sums[Int(slots[place] >> 32)] }
      place = (place + 1) & mask
    }
    return 0
  }

  /// Empties the table.
  @inline(__always)
  mutating func clear() {
    for index in 0..<count { slots[Int(used[index])] = 0 }
    count = 0
  }
}
