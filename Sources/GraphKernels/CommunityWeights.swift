internal import Buffers

// Weights by community. A small table in which a label's place follows from the label, as large as
// the vertex at hand needs, leads to lists in the order in which the labels were met: of most vertices
// all of it fits a core's first cache.
//
// Whether a label is new, and which community is best, nobody can foresee, and each time that a processor
// has guessed wrong costs it as much as several labels. So both are computed, not branched on: with
// masks and with values that are written in any case.

/// The weights of one vertex's ties, added up by the community at the other end.
struct CommunityWeights<Weight: TieWeight>: Sendable {
  /// How many communities there are.
  private(set) var count = 0
  /// The communities in the order in which they were met first.
  private(set) var labels = FillingBuffer<UInt32>(zeroedCount: 0)
  /// The weight of the ties into each.
  private(set) var sums = FillingBuffer<Weight>(zeroedCount: 0)

  /// What is gained by going to each.
  private var gains = FillingBuffer<Double>(zeroedCount: 0)
  /// A label plus 1 and above it its place in the lists; 0 in free places.
  private var slots = FillingBuffer<UInt64>(zeroedCount: 0)
  /// The slots in use; later the places of the best communities.
  private var used = FillingBuffer<UInt32>(zeroedCount: 0)
  /// How many communities of the vertex that was looked at last are still in the lists.
  private var listed = 0
  private var shift: UInt32 = 31
  private var mask = 0

  /// Tables up to this size have room for eight times as many labels as they hold, so that two of them
  /// hardly ever have the same place; larger ones would leave the cache.
  private static var sparseBits: Int { 12 }

  /// Makes room for so many communities.
  ///
  /// - Precondition: The table is empty.
  @inline(__always)
  mutating func prepare(for largestCount: Int) {
    // At least half of the places stay free.
    let least = Int.bitWidth - (2 * largestCount).leadingZeroBitCount
    let bits = min(max(4, least, min(least + 2, Self.sparseBits)), 31)
    shift = UInt32(truncatingIfNeeded: 32 - bits)
    mask = 1 << bits - 1
    if slots.count <= mask { grow() }
    for index in 0..<listed { unsafe sums[unchecked: index] = .zero }
    listed = 0
  }

  @inline(never)
  private mutating func grow() {
    slots = FillingBuffer(zeroedCount: mask + 1)
    used = FillingBuffer(zeroedCount: (mask + 1) / 2 + 1)
    labels = FillingBuffer(zeroedCount: used.count)
    sums = FillingBuffer(zeroedCount: used.count)
    gains = FillingBuffer(zeroedCount: used.count)
    listed = 0
  }

  /// Adds to the weight of a community.
  @inline(__always)
  mutating func add(_ label: UInt32, _ weight: Weight) {
    // Places are within the table by the shift and the mask, and half of them stay free, so that the
    // lists, half as long, have room.
    let key = UInt64(label) &+ 1
    var place = Int(truncatingIfNeeded: (label &* 0x9E37_79B1) &>> shift)
    var slot = unsafe slots[unchecked: place]
    // Another label's place: neither is free nor has this label.
    while (slot & 0xFFFF_FFFF) &* ((slot ^ key) & 0xFFFF_FFFF) != 0 {
      place = (place &+ 1) & mask
      slot = unsafe slots[unchecked: place]
    }
    let isNew = slot == 0 ? 1 : 0
    let index = slot == 0 ? count : Int(truncatingIfNeeded: slot &>> 32)
    unsafe slots[unchecked: place] = UInt64(truncatingIfNeeded: index) &<< 32 | key
    unsafe labels[unchecked: index] = label
    unsafe used[unchecked: index] = UInt32(truncatingIfNeeded: place)
    unsafe sums[unchecked: index] = sums[unchecked: index] &+ weight
    count &+= isNew
  }

  /// Computes what going to each community would gain, and empties the table; the lists stay until a
  /// weight is added.
  ///
  /// - Parameter gain: The gain from a community's label and the weight of the ties into it.
  /// - Returns: The largest gain, 0 if none is positive.
  @inline(__always)
  mutating func rate(_ gain: (UInt32, Double) -> Double) -> Double {
    var largest = 0.0
    for index in 0..<count {
      unsafe slots[unchecked: Int(used[unchecked: index])] = 0
      let gain = unsafe gain(labels[unchecked: index], sums[unchecked: index].value)
      unsafe gains[unchecked: index] = gain
      largest = gain > largest ? gain : largest
    }
    listed = count
    count = 0
    return largest
  }

  /// Finds the rated communities with a gain.
  ///
  /// - Returns: How many there are; ``best(_:)`` says which, in the order in which they were met.
  @inline(__always)
  func find(gain: Double) -> Int {
    var found = 0
    for index in 0..<listed {
      unsafe used[unchecked: found] = UInt32(truncatingIfNeeded: index)
      found &+= unsafe gains[unchecked: index] == gain ? 1 : 0
    }
    return found
  }

  /// The place in the lists of one of the communities found.
  @inline(__always)
  func best(_ index: Int) -> Int { Int(used[index]) }

  /// Takes back the gain of a community.
  func reject(_ index: Int) { gains[index] = 0 }

  /// The largest gain that is left.
  func largestGain() -> Double {
    var largest = 0.0
    for index in 0..<listed { largest = max(largest, gains[index]) }
    return largest
  }

  /// Empties the table.
  @inline(__always)
  mutating func clear() {
    for index in 0..<count { unsafe slots[unchecked: Int(used[unchecked: index])] = 0 }
    listed = count
    count = 0
  }
}
