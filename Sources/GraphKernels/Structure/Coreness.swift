package import Execution
package import Memory

// Coreness. Level by level, a vertex that has no more edges left than the level is taken away, and
// with it, one after another, those that fall to the level because of it. Several threads take
// vertices away at once: edges left are lowered atomically, and the one that brings a vertex to the
// level takes it on.

extension CompressedGraph {
  /// The largest *k* such that a vertex belongs to a group in which all have *k* edges to the
  /// group.
  ///
  /// Weights are ignored. In a directed graph edges in and edges out both count, a mutual edge
  /// twice.
  ///
  /// - Range: 0 for isolates; never above the degree.
  /// - Complexity: O(*n* + *m*): a vertex is looked at in as many levels as it has edges. 8 bytes
  ///   per vertex.
  /// - Source: Batagelj & Zaveršnik, "An O(m) algorithm for cores decomposition of networks"
  ///   (2003), [arXiv:cs/0310049](https://arxiv.org/abs/cs/0310049); in parallel: Kabir & Madduri,
  ///   "Parallel k-core decomposition on multicore platforms", *IPDPSW* (2017),
  ///   [doi:10.1109/IPDPSW.2017.151](https://doi.org/10.1109/IPDPSW.2017.151).
  package func coreness(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    var list = try PeelingList(self, execution.quiet)
    var level: UInt32 = 0
    repeat {
      let sorted = try list.sort(level)
      if sorted.found > 0 {
        try list.takeAway(level, count: sorted.found)
        level += 1
      } else {
        level = sorted.least
      }
      execution.report(1 - Double(sorted.left) / Double(max(vertexCount, 1)))
    } while list.leftCount > 0
    return list.edgesLeft.freeze()
  }
}

/// What a look through the vertices found.
private struct PeelingSort {
  /// The number of vertices above the level.
  var left = 0
  /// The number of vertices of the level.
  var found = 0
  /// The fewest edges of anyone above the level.
  var least = UInt32.max
}

/// Vertices in blocks; each block begins with those that are left, and behind them are those of the
/// current level.
private struct PeelingList: Sendable {
  /// The number of edges to vertices that are left; for those that are not, their coreness.
  let edgesLeft: AtomicBuffer
  /// No fewer than the number of vertices that are left.
  private(set) var leftCount: Int
  private let lists: [CompressedRows]
  private let execution: Execution
  private var vertices: ScatterBuffer<UInt32>
  private var blocks: BlockList
  /// The number of vertices in each block that are left, and of those of the current level.
  private var leftCounts: ScatterBuffer<Int>
  private var foundCounts: ScatterBuffer<Int>

  /// Fewer vertices than this are seen to on one thread: waking others would take longer.
  private static let fewVertices = 256

  init(_ graph: CompressedGraph, _ execution: Execution) throws(CancellationError) {
    let degrees = try graph.degree(execution)
    let edgesLeft = AtomicBuffer(zeroedCount: degrees.count)
    let vertices = ScatterBuffer<UInt32>(zeroedCount: degrees.count)
    let (out, back) = (graph.outgoing, graph.incoming)
    blocks =
      graph.isDirected
      ? BlockList(offsets: out.offsets, back.offsets) : BlockList(offsets: out.offsets)
    leftCounts = ScatterBuffer(zeroedCount: blocks.count)
    foundCounts = ScatterBuffer(zeroedCount: blocks.count)
    for block in 0..<blocks.count { leftCounts[block] = blocks[block].count }
    try execution.forEach(blocks) { (block: Range<Int>) in
      for vertex in block {
        edgesLeft[vertex] = degrees[vertex]
        vertices[vertex] = UInt32(vertex)
      }
    }
    self.execution = execution
    self.lists = graph.isDirected ? [out, back] : [out]
    self.edgesLeft = edgesLeft
    self.vertices = vertices
    leftCount = vertices.count
  }

  /// Drops vertices below a level, which are taken away, and puts those of the level behind the
  /// others.
  mutating func sort(_ level: UInt32) throws(CancellationError) -> PeelingSort {
    if leftCount <= vertices.count / 4 { gather() }
    let (edgesLeft, vertices, blocks) = (edgesLeft, vertices, blocks)
    let (leftCounts, foundCounts) = (leftCounts, foundCounts)
    let leasts = ScatterBuffer<UInt32>(zeroedCount: blocks.count)
    try forEachBlock(vertexCount: leftCount) { block in
      let start = blocks[block].lowerBound
      var sorted = PeelingSort()
      vertices.withMutableSpan(start..<start + leftCounts[block]) { vertices in
        for place in 0..<vertices.count {
          let vertex = vertices[place]
          let edges = edgesLeft[Int(vertex)]
          if edges < level { continue }
          let end = sorted.left + sorted.found
          if edges == level {
            vertices[end] = vertex
            sorted.found += 1
          } else {
            vertices[end] = vertices[sorted.left]
            vertices[sorted.left] = vertex
            sorted.left += 1
            sorted.least = min(sorted.least, edges)
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

  /// Takes away the vertices of a level, `count` of which the last sorting found, and those that
  /// have no more edges left without them.
  func takeAway(_ level: UInt32, count: Int) throws(CancellationError) {
    try forEachBlock(vertexCount: count) { block throws(CancellationError) in
      let start = blocks[block].lowerBound + leftCounts[block]
      var fallen: [UInt32] = []
      var group = PeelingGroup()
      var rest = start..<start + foundCounts[block]
      while !(fallen.isEmpty && rest.isEmpty) {
        while fallen.count < PeelingGroup.size, let place = rest.popFirst() {
          fallen.append(vertices[place])
        }
        if execution.isCancelled { throw CancellationError() }
        group.take(from: &fallen)
        for rows in lists { group.lowerNeighbors(rows, edgesLeft, level, &fallen) }
      }
    }
  }

  /// Brings those that are left together, in new blocks of as many edges.
  private mutating func gather() {
    let rest = ScatterBuffer<UInt32>(zeroedCount: leftCount)
    var edgesBefore = [0]
    edgesBefore.reserveCapacity(leftCount + 1)
    for block in 0..<blocks.count {
      let start = blocks[block].lowerBound
      for place in start..<start + leftCounts[block] {
        let vertex = vertices[place]
        let index = edgesBefore.count - 1
        rest[index] = vertex
        edgesBefore.append(edgesBefore[index] + Int(edgesLeft[Int(vertex)]))
      }
    }
    vertices = rest
    blocks = BlockList(offsets: edgesBefore)
    leftCounts = ScatterBuffer(zeroedCount: blocks.count)
    foundCounts = ScatterBuffer(zeroedCount: blocks.count)
    for block in 0..<blocks.count { leftCounts[block] = blocks[block].count }
  }

  private func forEachBlock(
    vertexCount: Int, _ body: @Sendable (Int) throws(CancellationError) -> Void
  ) throws(CancellationError) {
    if vertexCount < Self.fewVertices {
      for block in 0..<blocks.count { try body(block) }
    } else {
      _ = try execution.accumulate(blocks, initial: {}) {
        (_: inout (), block: Int) throws(CancellationError) in try body(block)
      }
    }
  }
}

/// Some vertices that are taken away together.
///
/// Rows and neighbors' edges lie anywhere in memory. What is needed from there is asked for
/// together, one kind after the other, and only then used: one look after another would each wait
/// for memory.
private struct PeelingGroup {
  static let size = 16
  private static let stretch = 128

  private var vertices: [UInt32] = []
  private var starts = [Int](repeating: 0, count: size)
  private var ends = [Int](repeating: 0, count: size)
  /// Neighbors that are to lose an edge, and room for one that is not.
  private var met = [UInt32](repeating: 0, count: stretch)

  /// Takes vertices from the end of a list.
  mutating func take(from fallen: inout [UInt32]) {
    vertices.removeAll(keepingCapacity: true)
    vertices.append(contentsOf: fallen.suffix(Self.size))
    fallen.removeLast(vertices.count)
  }

  /// Lowers the edges of those above the level to which the vertices are adjacent.
  mutating func lowerNeighbors(
    _ list: CompressedRows, _ edgesLeft: AtomicBuffer, _ level: UInt32, _ fallen: inout [UInt32]
  ) {
    let (offsets, targets) = (list.offsets.span, list.targets.span)
    for index in vertices.indices {
      starts[index] = offsets[Int(vertices[index])]
      ends[index] = offsets[Int(vertices[index]) + 1]
    }
    // Adding up the rows' beginnings fetches them; no vertex needs the sum.
    var sum: UInt32 = 0
    for index in vertices.indices where starts[index] < ends[index] {
      sum &+= targets[starts[index]]
    }
    met[0] = sum
    var count = 0
    for index in vertices.indices {
      for entry in starts[index]..<ends[index] {
        let neighbor = targets[entry]
        met[count] = neighbor
        count += edgesLeft[Int(neighbor)] > level ? 1 : 0
        if count == Self.stretch {
          lower(count, edgesLeft, level, &fallen)
          count = 0
        }
      }
    }
    lower(count, edgesLeft, level, &fallen)
  }

  private func lower(
    _ count: Int, _ edgesLeft: AtomicBuffer, _ level: UInt32, _ fallen: inout [UInt32]
  ) {
    for index in 0..<count {
      let neighbor = met[index]
      let before = edgesLeft.subtract(Int(neighbor), 1)
      if before == level + 1 {
        fallen.append(neighbor)
      } else if before <= level {
        // Another thread was faster.
        edgesLeft.add(Int(neighbor), 1)
      }
    }
  }
}
