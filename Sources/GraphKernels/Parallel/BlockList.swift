package import Memory

/// Consecutive ranges of vertices, each of about the same amount of work.
///
/// The boundaries follow from the graph alone, never from the number of threads: whatever is summed
/// block by block and then over the blocks in order comes out the same on every machine.
package struct BlockList: Sendable {
  /// The first vertex of every block, and the number of vertices at the end.
  private let boundaries: [Int]

  /// The least work of a block: fewer would cost more in handing out than in doing.
  private static let smallestWork = 8192
  /// Enough blocks to keep many threads evenly busy, few enough to join quickly.
  private static let largestCount = 512

  /// Cuts vertices so that the entries of their rows, plus one per vertex, are balanced.
  ///
  /// - Parameter offsets: For each vertex the work that lies before it, and the total at the end;
  ///   several lists add up.
  /// - Complexity: O(*b* log *n*) for *b* ≤ 512 blocks.
  package init(offsets: Buffer<Int>...) {
    let vertexCount = (offsets.first?.count ?? 1) - 1
    precondition(offsets.allSatisfy { $0.count == vertexCount + 1 })
    let workBefore = { (vertex: Int) in offsets.reduce(vertex) { $0 + $1[vertex] } }
    let total = workBefore(vertexCount)
    let work = max(Self.smallestWork, (total + Self.largestCount - 1) / Self.largestCount)
    var boundaries = [0]
    var last = 0
    while last < vertexCount {
      // The first vertex with `work` before it since the last boundary, but at least one further.
      let goal = workBefore(last) + work
      var low = last + 1
      var high = vertexCount
      while low < high {
        let middle = low + (high - low) / 2
        if workBefore(middle) >= goal { high = middle } else { low = middle + 1 }
      }
      last = low
      boundaries.append(last)
    }
    self.boundaries = boundaries
  }

  /// Cuts vertices so that the work, given by what lies before each vertex, is balanced.
  package init(offsets: [Int]) { self.init(offsets: Buffer(offsets)) }

  /// Cuts vertices that all cost the same.
  package init(vertexCount: Int) {
    let size = max(Self.smallestWork, (vertexCount + Self.largestCount - 1) / Self.largestCount)
    boundaries =
      [0] + stride(from: size, to: vertexCount, by: size)
      + (vertexCount > 0 ? [vertexCount] : [])
  }

  /// Takes blocks as they are: where each begins, and the end of the last.
  init(boundaries: [Int]) { self.boundaries = boundaries }

  /// The number of blocks; 0 if there are no vertices.
  package var count: Int { boundaries.count - 1 }

  /// The number of vertices in all blocks.
  package var vertexCount: Int { boundaries[boundaries.count - 1] }

  /// The vertices of a block.
  package subscript(block: Int) -> Range<Int> { boundaries[block]..<boundaries[block + 1] }
}
