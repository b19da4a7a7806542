package import Execution
package import Memory

// Effective size. Of each neighbor is taken away how far it leads to the others: how strong its ties
// to them are, measured by its strongest tie, in proportion to the vertex's own ties to them.

extension CompressedGraph {
  /// The effective size of a vertex's ego network: the number of neighbors, less what is redundant
  /// because they are adjacent to each other.
  ///
  /// With *p*(*i*, *q*) the part of the edges of *i* that goes to *q*, by weight, and *m*(*j*, *q*)
  /// the weight between *j* and *q* over the largest of *j*, the sum over the neighbors *j* of
  /// 1 − Σ *p*(*i*, *q*) *m*(*j*, *q*), *q* being the other neighbors. Without weights and direction
  /// that is *d* − 2 *t* / *d* for *d* neighbors with *t* edges among them. A mutual edge of a
  /// directed graph counts twice, with weights those of both directions are added. Edges of weight 0
  /// are none.
  ///
  /// - Parameters:
  ///   - triangles: What ``triangleCount(_:)`` gives, if it is known already; of help without
  ///     direction and weights alone.
  ///   - execution: Threads and cancellation.
  /// - Returns: From 1 to the number of neighbors; not a number for vertices without edges.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*^1.5) without direction and weights, else O(Σ *d*²) at worst for vertices of
  ///   *d* neighbors; 16 bytes for each vertex's every neighbor, and 4 bytes per vertex and thread.
  /// - Source: Burt, *Structural Holes* (1992), chapter 2; Borgatti, "Structural holes: unpacking
  ///   Burt's redundancy measures", *Connections* 20 (1997).
  package func effectiveSize(
    triangles: Buffer<Int>? = nil, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    if isDirected || isWeighted { return try weightedEffectiveSize(execution) }
    let part = execution.reporting(0...0.98)
    let triangles = if let triangles { triangles } else { try triangleCount(part) }
    return try execution.fill(BlockList(vertexCount: vertexCount), share: 0.98...1) {
      (vertices: Range<Int>, sizes: inout MutableSpan<Double>) in
      let offsets = neighbors.offsets.span
      for (place, vertex) in vertices.enumerated() {
        let count = Double(offsets[vertex + 1] - offsets[vertex])
        sizes[place] = count > 0 ? count - 2 * Double(triangles[vertex]) / count : .nan
      }
    }
  }

  private func weightedEffectiveSize(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let rows = neighbors
    let proportions = try proportions(execution.reporting(0...0.1))
    let intensities = try intensities(proportions, execution.reporting(0.1...0.15))
    return try forEachEgoNetwork(proportions, share: 0.15...1, execution) {
      (vertex: Int, network: EgoNetwork) throws(CancellationError) in
      var (size, count) = (0.0, 0.0)
      try network.forEachNeighbor(of: vertex, execution) { _, forEachTie in
        var redundancy = 0.0
        forEachTie { tie, other in redundancy += proportions[other] * intensities[tie] }
        size += 1 - redundancy
        count += 1
      }
      // Rounding may leave a little less than the one that nobody falls below.
      return rows.count(of: vertex) > 0 && count > 0 ? min(max(size, 1), count) : .nan
    }
  }

  /// For every entry of ``neighbors`` its weight over the largest of its row.
  private func intensities(
    _ proportions: Buffer<Double>, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let rows = neighbors
    let intensities = ScatterBuffer<Double>(zeroedCount: rows.entryCount)
    try execution.forEach(rows.blocks) { (vertices: Range<Int>) throws(CancellationError) in
      for vertex in vertices {
        let row = rows.entries(of: vertex)
        try execution.checkCancellation(beforeRow: row.count)
        var largest = 0.0
        for entry in row { largest = max(largest, proportions[entry]) }
        if largest == 0 { continue }
        for entry in row { intensities[entry] = proportions[entry] / largest }
      }
    }
    return intensities.freeze()
  }
}
