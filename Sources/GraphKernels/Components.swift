internal import Buffers

// Components. Everyone points to someone of a smaller or the same number, at first to themself; a tie
// between two trees makes the larger root point to the smaller one. After two ties of each person most
// people are in one tree, whose other ties need no look; the root left is the smallest member.
// Source: Sutton, Ben-Nun & Barak, "Optimizing parallel graph connectivity computation via subgraph
// sampling", IPDPS (2018), doi:10.1109/IPDPS.2018.00012.

extension CompressedGraph {
  /// The parts of the graph that no tie connects, direction ignored.
  ///
  /// An isolate is a component of size 1.
  ///
  /// - Complexity: O(*n* + *m*) in practice; 8 bytes per person beside the result.
  package func components(_ context: KernelContext) throws(CancellationError) -> CanonicalPartition
  {
    let forest = Forest(vertexCount: vertexCount)
    let (friends, people) = (friends, BlockList(vertexCount: vertexCount))
    try context.forEach(people, share: 0...0.1) { forest.plant($0) }
    for round in 0..<Self.sampledTies {
      let done = 0.1 + 0.1 * Double(round)
      try context.forEach(people, share: done...done + 0.05) { vertices in
        let (offsets, targets) = (friends.offsets.span, friends.targets.span)
        for vertex in vertices where offsets[vertex] + round < offsets[vertex + 1] {
          forest.link(UInt32(vertex), targets[offsets[vertex] + round])
        }
      }
      try context.forEach(people, share: done + 0.05...done + 0.1) { forest.flatten($0) }
    }
    let largest = forest.commonRoot()
    try context.forEach(friends.blocks, share: 0.3...0.9) {
      (vertices: Range<Int>) throws(CancellationError) in
      let (offsets, targets) = (friends.offsets.span, friends.targets.span)
      for vertex in vertices where forest.parent(vertex) != largest {
        let row = offsets[vertex]..<offsets[vertex + 1]
        try context.checkCancellation(beforeRow: row.count)
        for entry in row.dropFirst(Self.sampledTies) {
          forest.link(UInt32(vertex), targets[entry])
        }
      }
    }
    try context.forEach(people, share: 0.9...1) { forest.flatten($0) }
    return try CanonicalPartition(smallestMembers: forest.roots, context.reporting(to: nil))
  }

  /// How many ties of each person are looked at before the largest tree is left alone.
  private static var sampledTies: Int { 2 }
}

/// Trees of people, each pointing to a smaller member, that several threads join at once.
struct Forest: Sendable {
  private let parents: AtomicBuffer

  init(vertexCount: Int) { parents = AtomicBuffer(zeroedCount: vertexCount) }

  /// Makes people trees of their own.
  func plant(_ vertices: Range<Int>) {
    for vertex in vertices { parents[vertex] = UInt32(vertex) }
  }

  func parent(_ vertex: Int) -> UInt32 { parents[vertex] }

  /// Joins the trees of two people.
  @inline(__always)
  func link(_ one: UInt32, _ other: UInt32) {
    var (left, right) = (parents[Int(one)], parents[Int(other)])
    while left != right {
      let (low, high) = left < right ? (left, right) : (right, left)
      let above = parents[Int(high)]
      if above == low { return }
      // Only a root may be given another parent; if someone else was first, look again.
      if above == high, parents.exchange(Int(high), expecting: high, with: low) { return }
      left = parents[Int(parents[Int(high)])]
      right = parents[Int(low)]
    }
  }

  /// Lets people point straight to their roots.
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

  /// The root met most often among a thousand people.
  func commonRoot() -> UInt32? {
    var counts: [UInt32: Int] = [:]
    let step = max(1, parents.count / 1024)
    for vertex in stride(from: 0, to: parents.count, by: step) {
      counts[parents[vertex], default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The root of each person, once all are flattened.
  var roots: Buffer<UInt32> { parents.filled() }
}
