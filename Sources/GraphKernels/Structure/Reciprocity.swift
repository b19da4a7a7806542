package import Execution
package import Memory

// Reciprocity. The outgoing and the incoming row of a vertex are sorted, so one walk along both
// finds those that are in both. Each of them stands for two returned edges, one out and one in, of
// all the edges out and in.

extension CompressedGraph {
  /// The fraction of a vertex's edges that are returned: 2·|in ∩ out| / (in + out).
  ///
  /// - Range: 0 to 1; not a number for vertices without edges. In an undirected graph 1. Weights
  ///   are ignored.
  /// - Complexity: O(*n* + *m*).
  /// - Source: the definition of `networkx.reciprocity` for a single node.
  package func reciprocity(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let (out, back) = (outgoing, incoming)
    return try execution.fill(BlockList(offsets: out.offsets, back.offsets)) {
      (vertices: Range<Int>, shares: inout MutableSpan<Double>) in
      let (outOffsets, backOffsets) = (out.offsets.span, back.offsets.span)
      let (ahead, behind) = (out.targets.span, back.targets.span)
      for (place, vertex) in vertices.enumerated() {
        var (i, j) = (outOffsets[vertex], backOffsets[vertex])
        let (outEnd, backEnd) = (outOffsets[vertex + 1], backOffsets[vertex + 1])
        let edges = outEnd - i + backEnd - j
        var mutual = 0
        while i < outEnd, j < backEnd {
          let (a, b) = (ahead[i], behind[j])
          mutual += a == b ? 1 : 0
          i += a <= b ? 1 : 0
          j += b <= a ? 1 : 0
        }
        shares[place] = edges > 0 ? Double(2 * mutual) / Double(edges) : .nan
      }
    }
  }
}
