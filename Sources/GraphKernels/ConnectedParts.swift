internal import Buffers

// Connected parts. Neighbours of one community are joined like those of one component; what is not
// joined becomes a community of its own, which no quality loses by: there are no ties between parts.

/// Splits the communities of a level where no ties of theirs connect them.
///
/// Vertices that must keep their community keep it, with all that is tied to them in it.
///
/// - Parameters:
///   - labels: The community of each vertex; afterwards the smallest vertex of its part.
///   - rows: The ties of the level.
///   - fixed: Marks the vertices that must keep their community; `nil` if there are none.
///   - context: Threads and cancellation.
/// - Throws: `CancellationError`.
func splitIntoConnectedParts(
  _ labels: FillingBuffer<UInt32>, of rows: LevelRows, fixed: Buffer<Bool>?,
  _ context: KernelContext
) throws(CancellationError) {
  let people = BlockList(vertexCount: labels.count)
  let forest = Forest(vertexCount: labels.count)
  try context.forEach(people) { vertices in
    for vertex in vertices { forest.plant(vertex, under: UInt32(vertex)) }
  }
  try context.forEach(rows.blocks) { vertices in
    let targets = rows.targets.span
    for vertex in vertices {
      let own = labels[vertex]
      for entry in rows.starts[vertex]..<rows.ends[vertex] {
        let other = targets[entry]
        // A tie stands in both rows; one of weight 0 is none.
        if Int(other) < vertex, labels[Int(other)] == own, rows.weights?[entry] ?? 1 > 0 {
          forest.link(UInt32(vertex), other)
        }
      }
    }
  }
  try context.forEach(people) { forest.flatten($0) }
  if let fixed {
    var first: [UInt32: UInt32] = [:]
    for vertex in 0..<labels.count where fixed[vertex] {
      if let one = first[labels[vertex]] {
        forest.link(one, UInt32(vertex))
      } else {
        first[labels[vertex]] = UInt32(vertex)
      }
    }
    try context.forEach(people) { forest.flatten($0) }
  }
  try context.forEach(people) { vertices in
    for vertex in vertices { labels[vertex] = forest.parent(vertex) }
  }
}
