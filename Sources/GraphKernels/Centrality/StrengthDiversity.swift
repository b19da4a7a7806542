package import Execution
internal import LibC
package import Memory

extension CompressedGraph {
  /// How evenly a vertex's weight is spread over its edges: the Shannon entropy of the parts, over
  /// the logarithm of their number.
  ///
  /// Direction is ignored: weights of both directions are added. Edges of weight 0 are none.
  ///
  /// - Returns: From 0, nearly all weight on one edge, to 1, equal weights; not a number for vertices
  ///   with fewer than two neighbors.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*); 8 bytes for each vertex's every neighbor.
  /// - Source: Eagle, Macy & Claxton, "Network diversity and economic development", *Science* 328
  ///   (2010), [doi:10.1126/science.1186605](https://doi.org/10.1126/science.1186605).
  package func strengthDiversity(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let proportions = try proportions(execution.reporting(0...0.4))
    let rows = neighbors
    return try execution.fill(rows.blocks, share: 0.4...1) {
      (vertices: Range<Int>, values: inout MutableSpan<Double>) throws(CancellationError) in
      let proportions = proportions.span
      for vertex in vertices {
        let row = rows.entries(of: vertex)
        try execution.checkCancellation(beforeRow: row.count)
        var (entropy, count, least, most) = (0.0, 0, Double.infinity, 0.0)
        for entry in row where proportions[entry] > 0 {
          let part = proportions[entry]
          entropy -= part * log(part)
          count += 1
          least = min(least, part)
          most = max(most, part)
        }
        let diversity = least == most ? 1 : min(max(entropy / log(Double(count)), 0), 1)
        values[vertex - vertices.lowerBound] = count < 2 ? .nan : diversity
      }
    }
  }
}
