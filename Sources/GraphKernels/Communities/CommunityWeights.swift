internal import Memory

// Weights by community. A small table in which a label's place follows from the label, as large as
// the vertex at hand needs, leads to lists in the order in which the labels were met: of most
// vertices all of it fits a core's first cache. Of vertices with many edges the small table would
// not be small, so they use one with a place for every label.
//
// Whether a label is new, and which community is best, no vertex can predict, and each time that a
// processor has guessed wrong costs it as much as several labels. So both are computed, not
// branched on: with masks and with values that are written in any case.

/// The weights of one vertex's edges, added up by the community at the other end.
struct CommunityWeights<Weight: EdgeWeight>: Sendable {
  /// How many communities there are.
  private(set) var count = 0
  /// The communities in the order in which they were met first.
  private(set) var labels = ScatterBuffer<UInt32>(zeroedCount: 0)
  /// The weight of the edges into each.
  private(set) var sums = ScatterBuffer<Weight>(zeroedCount: 0)

  /// What is gained by going to each.
  private var gains = ScatterBuffer<Double>(zeroedCount: 0)
  /// A label plus 1 and above it its place in the lists; 0 in free places.
  private var slots = ScatterBuffer<UInt64>(zeroedCount: 0)
  /// The slots in use; later the places of the best communities.
  private var used = ScatterBuffer<UInt32>(zeroedCount: 0)
  /// The weight of each label there is.
  private var weightsOfAll = ScatterBuffer<Weight>(zeroedCount: 0)
  /// Whether weights are added up in the table that has a place for every label.
  private var hasAll = false
  /// How many communities of the vertex that was looked at last are still in the lists.
  private(set) var listed = 0
  private var shift: UInt32 = 31
  private var mask = 0

  /// Tables up to this size have room for eight times as many labels as they hold, so that two of
  /// them hardly ever have the same place; larger ones would leave the cache.
  private static var sparseBits: Int { 12 }

  /// With so many entries a vertex uses the table with a place for every label.
  ///
  /// The small table costs more the more entries there are, the other one the more labels.
  static func largeCount(among labelCount: Int) -> Int { max(32, labelCount / 1024) }

  /// Makes room for so many communities.
  ///
  /// - Parameters:
  ///   - largestCount: How many there are at most.
  ///   - labelCount: Their labels are less.
  /// - Precondition: The table is empty.
  @inline(__always)
  mutating func prepare(for largestCount: Int, among labelCount: Int) {
    for index in 0..<listed { unsafe sums[unchecked: index] = .zero }
    listed = 0
    hasAll = largestCount >= Self.largeCount(among: labelCount)
    if hasAll {
      if labels.count <= largestCount { growLists(to: 2 * largestCount) }
      if weightsOfAll.count < labelCount { weightsOfAll = ScatterBuffer(zeroedCount: labelCount) }
      return
    }
    // At least half of the places stay free.
    let least = Int.bitWidth - (2 * largestCount).leadingZeroBitCount
    let bits = min(max(4, least, min(least + 2, Self.sparseBits)), 31)
    shift = UInt32(truncatingIfNeeded: 32 - bits)
    mask = 1 << bits - 1
    if slots.count <= mask {
      slots = ScatterBuffer(zeroedCount: mask + 1)
      growLists(to: (mask + 1) / 2 + 1)
    }
  }

  @inline(never)
  private mutating func growLists(to count: Int) {
    guard labels.count < count else { return }
    used = ScatterBuffer(zeroedCount: count)
    labels = ScatterBuffer(zeroedCount: count)
    sums = ScatterBuffer(zeroedCount: count)
    gains = ScatterBuffer(zeroedCount: count)
  }

  /// Adds the weights of ties by community.
  ///
  /// - Parameters:
  ///   - places: The places of the edges.
  ///   - edge: The community and the weight of the edge at a place.
  @inline(__always)
  mutating func add(_ places: Range<Int>, _ edge: (Int) -> (label: UInt32, weight: Weight)) {
    if hasAll { addToAll(places, edge) } else { addToFew(places, edge) }
  }

  /// Adds weights in the table that has a place for every label.
  ///
  /// - Returns: Their sum.
  @inline(__always)
  @discardableResult
  mutating func addToAll(
    _ places: Range<Int>, _ edge: (Int) -> (label: UInt32, weight: Weight)
  ) -> Weight {
    // What is not written stays in the processor that way.
    let (labels, weightsOfAll) = (labels, weightsOfAll)
    var count = count
    var total = Weight.zero
    for place in places {
      let (label, weight) = edge(place)
      total = total &+ weight
      // Labels are in range, and there are not more than the lists have room for: one is listed
      // with the first edge that weighs something.
      let sum = unsafe weightsOfAll[unchecked: Int(label)]
      unsafe labels[unchecked: count] = label
      unsafe weightsOfAll[unchecked: Int(label)] = sum &+ weight
      count &+= sum.isZero & (1 &- weight.isZero)
    }
    self.count = count
    return total
  }

  /// Takes out the weight of a community in the table that has a place for every label; it stays in
  /// the lists with a weight of 0.
  @inline(__always)
  mutating func takeFromAll(_ label: UInt32) -> Weight {
    defer { weightsOfAll[Int(label)] = .zero }
    return weightsOfAll[Int(label)]
  }

  /// Adds weights in the small table.
  @inline(__always)
  private mutating func addToFew(
    _ places: Range<Int>, _ edge: (Int) -> (label: UInt32, weight: Weight)
  ) {
    for place in places {
      let (label, weight) = edge(place)
      // Places are within the table by the shift and the mask, and half of them stay free, so that
      // the lists, half as long, have room.
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
  }

  /// Computes what going to each community would gain, and empties the table; the lists stay until
  /// a weight is added.
  ///
  /// - Parameter gain: The gain from a community's label and the weight of the edges into it.
  /// - Returns: The largest gain, 0 if none is positive.
  @inline(__always)
  mutating func rate(_ gain: (UInt32, Double) -> Double) -> Double {
    var largest = 0.0
    let (labels, sums, gains, count) = (labels, sums, gains, count)
    listed = count
    self.count = 0
    if hasAll {
      let weightsOfAll = weightsOfAll
      for index in 0..<count {
        let label = unsafe labels[unchecked: index]
        let sum = unsafe weightsOfAll[unchecked: Int(label)]
        unsafe weightsOfAll[unchecked: Int(label)] = .zero
        unsafe sums[unchecked: index] = sum
        let gain = gain(label, sum.value)
        unsafe gains[unchecked: index] = gain
        largest = gain > largest ? gain : largest
      }
      return largest
    }
    let (slots, used) = (slots, used)
    for index in 0..<count {
      unsafe slots[unchecked: Int(used[unchecked: index])] = 0
      let gain = unsafe gain(labels[unchecked: index], sums[unchecked: index].value)
      unsafe gains[unchecked: index] = gain
      largest = gain > largest ? gain : largest
    }
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

  /// Empties the table; the lists stay until a weight is added.
  @inline(__always)
  mutating func close() {
    if hasAll {
      for index in 0..<count {
        let label = unsafe Int(labels[unchecked: index])
        unsafe sums[unchecked: index] = weightsOfAll[unchecked: label]
        unsafe weightsOfAll[unchecked: label] = .zero
      }
    } else {
      for index in 0..<count { unsafe slots[unchecked: Int(used[unchecked: index])] = 0 }
    }
    listed = count
    count = 0
  }
}
