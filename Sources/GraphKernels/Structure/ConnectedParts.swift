internal import Execution
internal import Memory

// Connected parts. Neighbors of one community are joined like those of one component: first by a
// few edges of each vertex, which leaves most of a community in one part, then by all edges of
// those outside of it. What is not joined becomes a community of its own, which no quality loses
// by: there are no edges between parts. The sampling is that of `components`.

/// Splits the communities of a level where no edges of theirs connect them.
///
/// Vertices that must keep their community keep it, with all that is adjacent to them in it.
///
/// - Parameters:
///   - labels: The community of each vertex; afterwards the smallest vertex of its part.
///   - rows: The edges of the level.
///   - fixed: Marks the vertices that must keep their community; `nil` if there are none.
///   - execution: Threads and cancellation.
/// - Throws: `CancellationError`.
func splitIntoConnectedParts(
  _ labels: ScatterBuffer<UInt32>, of rows: LevelRows<some EdgeWeight>, fixed: Buffer<Bool>?,
  _ execution: Execution
) throws(CancellationError) {
  let blocks = BlockList(vertexCount: labels.count)
  let forest = Forest(vertexCount: labels.count)
  try execution.forEach(blocks) { vertices in
    for vertex in vertices { forest.plant(vertex, under: UInt32(vertex)) }
  }
  @Sendable func link(_ vertex: Int, atMost count: Int) {
    let (targets, own) = (rows.targets.span, labels[vertex])
    var left = count
    for entry in rows.starts[vertex]..<rows.ends[vertex] {
      let other = targets[entry]
      // An edge of weight 0 is none.
      guard labels[Int(other)] == own, rows.weights?[entry].value ?? 1 > 0 else { continue }
      forest.link(UInt32(vertex), other)
      left -= 1
      if left == 0 { break }
    }
  }
  try execution.forEach(rows.blocks) { vertices in
    for vertex in vertices { link(vertex, atMost: sampledEdges) }
  }
  try execution.forEach(blocks) { forest.flatten($0) }
  // Some part of each community. An edge stands in both rows: those of a vertex that is in it need
  // no look.
  let parts = AtomicBuffer(zeroedCount: labels.count)
  try execution.forEach(blocks) { vertices in
    for vertex in vertices { parts[Int(labels[vertex])] = forest.parent(vertex) }
  }
  try execution.forEach(rows.blocks) { vertices in
    for vertex in vertices where forest.parent(vertex) != parts[Int(labels[vertex])] {
      link(vertex, atMost: .max)
    }
  }
  try execution.forEach(blocks) { forest.flatten($0) }
  if let fixed {
    var first: [UInt32: UInt32] = [:]
    for vertex in 0..<labels.count where fixed[vertex] {
      if let one = first[labels[vertex]] {
        forest.link(one, UInt32(vertex))
      } else {
        first[labels[vertex]] = UInt32(vertex)
      }
    }
    try execution.forEach(blocks) { forest.flatten($0) }
  }
  try execution.forEach(blocks) { vertices in
    for vertex in vertices { labels[vertex] = forest.parent(vertex) }
  }
}

/// How many edges of each vertex are joined at first.
private let sampledEdges = 2
