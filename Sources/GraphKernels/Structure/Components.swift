package import Execution
internal import Memory

// Components. Every vertex points to the smallest of its neighbors or to itself: trees without a
// search. Each root then joins its tree with those of a few neighbors, which leaves most vertices
// in one tree, whose other edges need no look. The larger root always points to the smaller, so
// roots are smallest members. After Sutton, Ben-Nun & Barak, "Optimizing parallel graph
// connectivity computation via subgraph sampling", IPDPS (2018), doi:10.1109/IPDPS.2018.00012.

extension CompressedGraph {
  /// The parts of the graph that no edge connects, direction ignored.
  ///
  /// An isolate is a component of size 1.
  ///
  /// - Complexity: O(*n* + *m*) in practice; 8 bytes per vertex beside the result.
  package func components(_ execution: Execution) throws(CancellationError) -> CanonicalPartition {
    let forest = Forest(vertexCount: vertexCount)
    let (neighbors, blocks) = (neighbors, BlockList(vertexCount: vertexCount))
    try execution.forEach(blocks, share: 0...0.1) { vertices in
      let (offsets, targets) = (neighbors.offsets.span, neighbors.targets.span)
      for vertex in vertices {
        // Rows rise, so the first neighbor is the smallest.
        let row = offsets[vertex]..<offsets[vertex + 1]
        let smallest = row.isEmpty ? UInt32(vertex) : targets[row.lowerBound]
        forest.plant(vertex, under: min(UInt32(vertex), smallest))
      }
    }
    try execution.forEach(blocks, share: 0.1...0.15) { forest.flatten($0) }
    try execution.forEach(blocks, share: 0.15...0.25) { vertices in
      let (offsets, targets) = (neighbors.offsets.span, neighbors.targets.span)
      for vertex in vertices where forest.parent(vertex) == vertex {
        for entry in (offsets[vertex]..<offsets[vertex + 1]).prefix(Self.sampledEdges) {
          forest.link(UInt32(vertex), targets[entry])
        }
      }
    }
    try execution.forEach(blocks, share: 0.25...0.3) { forest.flatten($0) }
    let largest = forest.commonRoot()
    try execution.forEach(neighbors.blocks, share: 0.3...0.9) {
      (vertices: Range<Int>) throws(CancellationError) in
      let (offsets, targets) = (neighbors.offsets.span, neighbors.targets.span)
      for vertex in vertices where forest.parent(vertex) != largest {
        let row = offsets[vertex]..<offsets[vertex + 1]
        try execution.checkCancellation(beforeRow: row.count)
        for entry in row { forest.link(UInt32(vertex), targets[entry]) }
      }
    }
    try execution.forEach(blocks, share: 0.9...1) { forest.flatten($0) }
    return try CanonicalPartition(smallestMembers: forest.roots, execution.quiet)
  }

  /// How many edges of each root are looked at before the largest tree is left alone.
  private static var sampledEdges: Int { 4 }
}

/// Trees of vertices, each pointing to a smaller member, that several threads join at once.
struct Forest: Sendable {
  private let parents: AtomicBuffer

  init(vertexCount: Int) { parents = AtomicBuffer(zeroedCount: vertexCount) }

  /// Lets a vertex point to a smaller member, or to itself.
  func plant(_ vertex: Int, under parent: UInt32) { parents[vertex] = parent }

  func parent(_ vertex: Int) -> UInt32 { parents[vertex] }

  /// Joins the trees of two vertices.
  @inline(__always)
  func link(_ one: UInt32, _ other: UInt32) {
    var (left, right) = (parents[Int(one)], parents[Int(other)])
    while left != right {
      let (low, high) = left < right ? (left, right) : (right, left)
      let above = parents[Int(high)]
      if above == low { return }
      // Only a root may be given another parent; if a vertex else was first, look again.
      if above == high, parents.exchange(Int(high), expecting: high, with: low) { return }
      left = parents[Int(parents[Int(high)])]
      right = parents[Int(low)]
    }
  }

  /// Lets vertices point straight to their roots.
  func flatten(_ vertices: Range<Int>) {
    for vertex in vertices {
      var parent = parents[vertex]
      while true {
        let above = parents[Int(parent)]
        if above == parent { break }
        parent = above
      }
      parents[vertex] = parent
    }
  }

  /// The root met most often among a thousand vertices.
  func commonRoot() -> UInt32? {
    var counts: [UInt32: Int] = [:]
    let step = max(1, parents.count / 1024)
    for vertex in stride(from: 0, to: parents.count, by: step) {
      counts[parents[vertex], default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The root of each vertex, once all are flattened.
  var roots: Buffer<UInt32> { parents.freeze() }
}
