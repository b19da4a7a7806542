package import Execution
package import Memory

// Truss numbers. Level by level, an edge that is in no more triangles than the level is taken away,
// and with it, one after another, those that fall to the level because of it. Several threads take
// edges away at once: of two edges of a triangle that go together the one with the smaller number
// sees to the third, so that each triangle is taken from an edge once.

extension CompressedGraph {
  /// The largest *k* such that a vertex has an edge in the *k*-truss: the largest subgraph whose
  /// edges are each in *k* − 2 of its triangles at least.
  ///
  /// Direction and weights are ignored; a mutual edge is one edge.
  ///
  /// - Range: 0 for isolates, else from 2; never more than the coreness, direction ignored, plus 1.
  /// - Complexity: O(*m*^1.5) at worst to count triangles, and as much as an edge's shorter row
  ///   for every edge that is in one; 40 bytes per edge, and 4 per vertex and thread.
  /// - Source: Cohen, "Trusses: cohesive subgraphs for social network analysis", National Security
  ///   Agency (2008); in parallel: Kabir & Madduri, "Parallel *k*-truss decomposition on multicore
  ///   systems", *HPEC* (2017),
  ///   [doi:10.1109/HPEC.2017.8091052](https://doi.org/10.1109/HPEC.2017.8091052).
  package func trussNumber(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    let ranked = try RankedNeighbors(neighbors, edgeCounts: nil, execution.reporting(0...0.1))
    let counts = try ranked.triangleCountsOfEdges(execution.reporting(0.1...0.4))
    var peeling = try TrussPeeling(ranked, counts, execution.quiet)
    let total = Double(max(peeling.leftCount, 1))
    var level: UInt32 = 1
    while peeling.leftCount > 0 {
      let (found, least) = try peeling.sort(level)
      if found.isEmpty {
        level = least
      } else {
        try peeling.takeAway(found, level)
        level += 1
      }
      execution.report(1 - 0.6 * Double(peeling.leftCount) / total)
    }
    let numbers = peeling.numbers
    return try execution.quiet.fill(BlockList(vertexCount: vertexCount)) {
      (vertices: Range<Int>, values: inout MutableSpan<UInt32>) in
      for vertex in vertices {
        values[vertex - vertices.lowerBound] = numbers[Int(ranked.ranks[vertex])]
      }
    }
  }
}

/// Edges by number, their place among ranked neighbors, and which of them are left.
private struct TrussPeeling: Sendable {
  /// For each rank the truss number, as far as it is known.
  let numbers: AtomicBuffer
  /// No fewer than the number of edges above the level.
  private(set) var leftCount: Int
  private let ranked: RankedNeighbors
  /// The lower ranks of edges.
  private let firsts: Buffer<UInt32>
  /// The number of triangles that are left of each edge; of edges that are not, the level at which
  /// they went.
  private let counts: AtomicBuffer
  private let states: ScatterBuffer<State.RawValue>
  /// The edges that are left come first.
  private let list: ScatterBuffer<UInt32>
  private var rows: TriangleRows
  /// The number of edges in ``rows``.
  private var rowEdgeCount: Int
  private let execution: Execution

  /// What becomes of an edge whose triangles are as many as the level.
  private enum State: UInt8 {
    case left, going, gone
  }

  /// Fewer edges than this are seen to on one thread: waking others would take longer.
  private static let fewEdges = 256

  init(
    _ ranked: RankedNeighbors, _ counts: AtomicBuffer, _ execution: Execution
  ) throws(CancellationError) {
    let edgeCount = ranked.higher.count
    let firsts = ScatterBuffer<UInt32>(zeroedCount: edgeCount)
    let numbers = AtomicBuffer(zeroedCount: ranked.ranks.count)
    let blocks = BlockList(offsets: ranked.offsets)
    try execution.forEach(blocks) { (ranks: Range<Int>) in
      for rank in ranks {
        for edge in ranked.offsets[rank]..<ranked.offsets[rank + 1] {
          firsts[edge] = UInt32(rank)
          numbers[rank] = 2
          numbers[Int(ranked.higher[edge])] = 2
        }
      }
    }
    let list = ScatterBuffer<UInt32>(zeroedCount: edgeCount)
    var count = 0
    for edge in 0..<edgeCount where counts[edge] > 0 {
      list[count] = UInt32(edge)
      count += 1
    }
    self.numbers = numbers
    self.ranked = ranked
    self.firsts = firsts.freeze()
    self.counts = counts
    self.list = list
    self.execution = execution
    leftCount = count
    states = ScatterBuffer(zeroedCount: edgeCount)
    rows = try TriangleRows(ranked, execution) { counts[$0] > 0 }
    rowEdgeCount = count
  }

  /// Drops edges below a level and finds those of the level.
  ///
  /// - Returns: The edges of the level, and the fewest triangles of an edge above it.
  mutating func sort(
    _ level: UInt32
  ) throws(CancellationError) -> (found: [UInt32], least: UInt32) {
    let (list, counts) = (list, counts)
    let blocks = BlockList(vertexCount: leftCount)
    let pieces = try execution.map(blocks) { places in
      var (end, found, least) = (places.lowerBound, [UInt32](), UInt32.max)
      for place in places {
        let edge = list[place]
        let count = counts[Int(edge)]
        if count < level { continue }
        if count == level {
          found.append(edge)
        } else {
          list[end] = edge
          end += 1
          least = min(least, count)
        }
      }
      return (left: places.lowerBound..<end, found: found, least: least)
    }
    var (found, least) = ([UInt32](), UInt32.max)
    leftCount = 0
    for piece in pieces {
      list.move(piece.left, to: leftCount)
      leftCount += piece.left.count
      found += piece.found
      least = min(least, piece.least)
    }
    if leftCount + found.count < rowEdgeCount / 2 {
      // Most entries of rows are of edges that are gone.
      rows = try TriangleRows(ranked, execution) { counts[$0] >= level }
      rowEdgeCount = leftCount + found.count
    }
    return (found, least)
  }

  /// Takes away the edges of a level, and those that fall to it without them.
  func takeAway(_ edges: [UInt32], _ level: UInt32) throws(CancellationError) {
    var edges = edges
    while !edges.isEmpty {
      for edge in edges { states[Int(edge)] = State.going.rawValue }
      let going = edges
      var fallen: [UInt32] = []
      if going.count < Self.fewEdges {
        try execution.checkCancellation()
        for edge in going { takeAway(Int(edge), level, &fallen) }
      } else {
        let starts = Array(stride(from: 0, to: going.count, by: Self.fewEdges))
        let lists = try execution.accumulate(
          BlockList(boundaries: starts + [going.count]), initial: { [UInt32]() }
        ) { (fallen: inout [UInt32], block: Int) throws(CancellationError) in
          let start = starts[block]
          for edge in going[start..<min(start + Self.fewEdges, going.count)] {
            takeAway(Int(edge), level, &fallen)
          }
        }
        fallen = Array(lists.joined())
      }
      for edge in edges { states[Int(edge)] = State.gone.rawValue }
      edges = fallen
    }
  }

  /// Takes an edge's triangles from their other edges.
  private func takeAway(_ edge: Int, _ level: UInt32, _ fallen: inout [UInt32]) {
    let (one, other) = (Int(firsts[edge]), Int(ranked.higher[edge]))
    numbers[one] = level + 2
    numbers[other] = level + 2
    rows.forEachCommonNeighbor(one, other) { second, third in
      guard isLeft(second, level), isLeft(third, level) else { return }
      let (isSecondAbove, isThirdAbove) = (counts[second] > level, counts[third] > level)
      if isSecondAbove, isThirdAbove || seesTo(edge, beside: third) {
        lower(second, level, &fallen)
      }
      if isThirdAbove, isSecondAbove || seesTo(edge, beside: second) {
        lower(third, level, &fallen)
      }
    }
  }

  @inline(__always)
  private func isLeft(_ edge: Int, _ level: UInt32) -> Bool {
    let count = counts[edge]
    return count > level || count == level && states[edge] != State.gone.rawValue
  }

  /// Whether an edge that goes lowers the third edge of a triangle whose second has come to the
  /// level: that one does not, unless it goes at the same time and has a smaller number.
  @inline(__always)
  private func seesTo(_ edge: Int, beside other: Int) -> Bool {
    states[other] != State.going.rawValue || edge < other
  }

  private func lower(_ edge: Int, _ level: UInt32, _ fallen: inout [UInt32]) {
    while true {
      let count = counts[edge]
      // Another thread was faster.
      if count <= level { return }
      if counts.exchange(edge, expecting: count, with: count - 1) {
        if count - 1 == level { fallen.append(UInt32(edge)) }
        return
      }
    }
  }
}
