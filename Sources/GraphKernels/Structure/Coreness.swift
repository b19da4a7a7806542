package import Execution
package import Memory

// Coreness. Level by level, whoever has no more ties left than the level is taken away, and with them,
// one after another, those who fall to the level because of it. Several threads take people away at
// once: ties left are lowered atomically, and the one who brings a person to the level takes them on.

extension CompressedGraph {
  /// The largest *k* such that a person belongs to a group in which all have *k* ties to the group.
  ///
  /// Weights are ignored. In a directed graph ties in and ties out both count, a mutual tie twice.
  ///
  /// - Range: 0 for isolates; never above the degree.
  /// - Complexity: O(*n* + *m*): a person is looked at in as many levels as they have ties. 8 bytes
  ///   per person.
  /// - Source: Batagelj & Zaveršnik, "An O(m) algorithm for cores decomposition of networks" (2003),
  ///   [arXiv:cs/0310049](https://arxiv.org/abs/cs/0310049); in parallel: Kabir & Madduri, "Parallel
  ///   k-core decomposition on multicore platforms", *IPDPSW* (2017),
  ///   [doi:10.1109/IPDPSW.2017.151](https://doi.org/10.1109/IPDPSW.2017.151).
  package func coreness(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    var people = try PeelingList(self, execution.quiet)
    var level: UInt32 = 0
    repeat {
      let sorted = try people.sort(level)
      if sorted.found > 0 {
        try people.takeAway(level, count: sorted.found)
        level += 1
      } else {
        level = sorted.least
      }
      execution.report(1 - Double(sorted.left) / Double(max(vertexCount, 1)))
    } while people.leftCount > 0
    return people.tiesLeft.freeze()
  }
}

/// What a look through the people found.
private struct PeelingSort {
  /// The number of people above the level.
  var left = 0
  /// The number of people of the level.
  var found = 0
  /// The fewest ties of anyone above the level.
  var least = UInt32.max
}

/// People in blocks; each block begins with those who are left, and behind them are those of the
/// current level.
private struct PeelingList: Sendable {
  /// The number of ties to people who are left; for those who are not, their coreness.
  let tiesLeft: AtomicBuffer
  /// No fewer than the number of people who are left.
  private(set) var leftCount: Int
  private let lists: [CompressedRows]
  private let execution: Execution
  private var people: ScatterBuffer<UInt32>
  private var blocks: BlockList
  /// The number of people in each block who are left, and of those of the current level.
  private var leftCounts: ScatterBuffer<Int>
  private var foundCounts: ScatterBuffer<Int>

  /// Fewer people than this are seen to on one thread: waking others would take longer.
  private static let fewPeople = 256

  init(_ graph: CompressedGraph, _ execution: Execution) throws(CancellationError) {
    let degrees = try graph.degree(execution)
    let tiesLeft = AtomicBuffer(zeroedCount: degrees.count)
    let people = ScatterBuffer<UInt32>(zeroedCount: degrees.count)
    let (out, back) = (graph.outgoing, graph.incoming)
    blocks =
      graph.isDirected
      ? BlockList(offsets: out.offsets, back.offsets) : BlockList(offsets: out.offsets)
    leftCounts = ScatterBuffer(zeroedCount: blocks.count)
    foundCounts = ScatterBuffer(zeroedCount: blocks.count)
    for block in 0..<blocks.count { leftCounts[block] = blocks[block].count }
    try execution.forEach(blocks) { (vertices: Range<Int>) in
      for vertex in vertices {
        tiesLeft[vertex] = degrees[vertex]
        people[vertex] = UInt32(vertex)
      }
    }
    self.execution = execution
    self.lists = graph.isDirected ? [out, back] : [out]
    self.tiesLeft = tiesLeft
    self.people = people
    leftCount = people.count
  }

  /// Drops people below a level, who are taken away, and puts those of the level behind the others.
  mutating func sort(_ level: UInt32) throws(CancellationError) -> PeelingSort {
    if leftCount <= people.count / 4 { gather() }
    let (tiesLeft, people, blocks) = (tiesLeft, people, blocks)
    let (leftCounts, foundCounts) = (leftCounts, foundCounts)
    let leasts = ScatterBuffer<UInt32>(zeroedCount: blocks.count)
    try forEachBlock(people: leftCount) { block in
      let start = blocks[block].lowerBound
      var sorted = PeelingSort()
      people.withMutableSpan(start..<start + leftCounts[block]) { people in
        for place in 0..<people.count {
          let person = people[place]
          let ties = tiesLeft[Int(person)]
          if ties < level { continue }
          let end = sorted.left + sorted.found
          if ties == level {
            people[end] = person
            sorted.found += 1
          } else {
            people[end] = people[sorted.left]
            people[sorted.left] = person
            sorted.left += 1
            sorted.least = min(sorted.least, ties)
          }
        }
      }
      leftCounts[block] = sorted.left
      foundCounts[block] = sorted.found
      leasts[block] = sorted.least
    }
    var total = PeelingSort()
    for block in 0..<blocks.count {
      total.left += leftCounts[block]
      total.found += foundCounts[block]
      total.least = min(total.least, leasts[block])
    }
    leftCount = total.left
    return total
  }

  /// Takes away the people of a level, `count` of whom the last sorting found, and those who have no
  /// more ties left without them.
  func takeAway(_ level: UInt32, count: Int) throws(CancellationError) {
    try forEachBlock(people: count) { block throws(CancellationError) in
      let start = blocks[block].lowerBound + leftCounts[block]
      var fallen: [UInt32] = []
      var group = PeelingGroup()
      var rest = start..<start + foundCounts[block]
      while !(fallen.isEmpty && rest.isEmpty) {
        while fallen.count < PeelingGroup.size, let place = rest.popFirst() {
          fallen.append(people[place])
        }
        if execution.isCancelled { throw CancellationError() }
        group.take(from: &fallen)
        for rows in lists { group.lowerFriends(rows, tiesLeft, level, &fallen) }
      }
    }
  }

  /// Brings those who are left together, in new blocks of as many ties.
  private mutating func gather() {
    let rest = ScatterBuffer<UInt32>(zeroedCount: leftCount)
    var tiesBefore = [0]
    tiesBefore.reserveCapacity(leftCount + 1)
    for block in 0..<blocks.count {
      let start = blocks[block].lowerBound
      for place in start..<start + leftCounts[block] {
        let person = people[place]
        let index = tiesBefore.count - 1
        rest[index] = person
        tiesBefore.append(tiesBefore[index] + Int(tiesLeft[Int(person)]))
      }
    }
    people = rest
    blocks = BlockList(offsets: tiesBefore)
    leftCounts = ScatterBuffer(zeroedCount: blocks.count)
    foundCounts = ScatterBuffer(zeroedCount: blocks.count)
    for block in 0..<blocks.count { leftCounts[block] = blocks[block].count }
  }

  private func forEachBlock(
    people: Int, _ body: @Sendable (Int) throws(CancellationError) -> Void
  ) throws(CancellationError) {
    if people < Self.fewPeople {
      for block in 0..<blocks.count { try body(block) }
    } else {
      _ = try execution.accumulate(blocks, initial: {}) {
        (_: inout (), block: Int) throws(CancellationError) in try body(block)
      }
    }
  }
}

/// Some people who are taken away together.
///
/// Rows and friends' ties lie anywhere in memory. What is needed from there is asked for together, one
/// kind after the other, and only then used: one look after another would each wait for memory.
private struct PeelingGroup {
  static let size = 16
  private static let stretch = 128

  private var people: [UInt32] = []
  private var starts = [Int](repeating: 0, count: size)
  private var ends = [Int](repeating: 0, count: size)
  /// Friends who are to lose a tie, and room for one who is not.
  private var met = [UInt32](repeating: 0, count: stretch)

  /// Takes people from the end of a list.
  mutating func take(from fallen: inout [UInt32]) {
    people.removeAll(keepingCapacity: true)
    people.append(contentsOf: fallen.suffix(Self.size))
    fallen.removeLast(people.count)
  }

  /// Lowers the ties of those above the level to whom the people are tied.
  mutating func lowerFriends(
    _ list: CompressedRows, _ tiesLeft: AtomicBuffer, _ level: UInt32, _ fallen: inout [UInt32]
  ) {
    let (offsets, targets) = (list.offsets.span, list.targets.span)
    for index in people.indices {
      starts[index] = offsets[Int(people[index])]
      ends[index] = offsets[Int(people[index]) + 1]
    }
    // Adding up the rows' beginnings fetches them; nobody needs the sum.
    var sum: UInt32 = 0
    for index in people.indices where starts[index] < ends[index] {
      sum &+= targets[starts[index]]
    }
    met[0] = sum
    var count = 0
    for index in people.indices {
      for entry in starts[index]..<ends[index] {
        let friend = targets[entry]
        met[count] = friend
        count += tiesLeft[Int(friend)] > level ? 1 : 0
        if count == Self.stretch {
          lower(count, tiesLeft, level, &fallen)
          count = 0
        }
      }
    }
    lower(count, tiesLeft, level, &fallen)
  }

  private func lower(
    _ count: Int, _ tiesLeft: AtomicBuffer, _ level: UInt32, _ fallen: inout [UInt32]
  ) {
    for index in 0..<count {
      let friend = met[index]
      let before = tiesLeft.subtract(Int(friend), 1)
      if before == level + 1 {
        fallen.append(friend)
      } else if before <= level {
        // Another thread was faster.
        tiesLeft.add(Int(friend), 1)
      }
    }
  }
}
