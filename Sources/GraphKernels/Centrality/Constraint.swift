package import Execution
package import Memory

// Constraint. All that a vertex's value needs are proportions: which part of a vertex's edges, by
// weight, goes to whom. They are found before anything is multiplied, so light edges beside heavy
// ones lose no digit. Then a vertex's neighbors are marked, and a vertex that is met marked in a
// neighbor's row is reached by way of that neighbor.

extension CompressedGraph {
  /// Burt's constraint: how much a vertex's edges lead to vertices adjacent to each other.
  ///
  /// With *p*(*i*, *j*) the part of the edges of *i* that goes to *j*, by weight, the sum over the
  /// neighbors
  /// *j* of the square of *p*(*i*, *j*) + Σ *p*(*i*, *q*) *p*(*q*, *j*), *q* being the other
  /// neighbors. A mutual edge of a directed graph counts twice, with weights those of both
  /// directions are added. Edges of weight 0 are none.
  ///
  /// - Range: Above 0 and below 2; not a number for vertices without edges.
  /// - Complexity: O(Σ *d*²) at worst for vertices of *d* neighbors; 8 bytes for each vertex's
  ///   every neighbor, and 4 bytes per vertex and thread.
  /// - Cancellation: Checked once per neighbor.
  /// - Source: Burt, "Structural holes and good ideas" (2004),
  ///   [doi:10.1086/421787](https://doi.org/10.1086/421787).
  package func constraint(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let proportions = try proportions(execution.reporting(0...0.1))
    let (rows, results) = (neighbors, ScatterBuffer<Double>(zeroedCount: vertexCount))
    let blocks = rows.blocks
    _ = try execution.accumulate(
      blocks, share: 0.1...1, initial: { NeighborMarks(vertexCount: rows.vertexCount) }
    ) { (marks: inout NeighborMarks, block: Int) throws(CancellationError) in
      for vertex in blocks[block] {
        results[vertex] = try marks.constraint(of: vertex, rows, proportions, execution)
      }
    }
    return results.freeze()
  }

  /// For every entry of ``neighbors`` the part of the vertex's edges that it is: 0 only without
  /// weight.
  func proportions(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let rows = neighbors
    let edgeCounts =
      isDirected && !isWeighted ? try neighborEdgeCounts(execution.reporting(0...0.5)) : nil
    let proportions = ScatterBuffer<Double>(zeroedCount: rows.entryCount)
    try execution.forEach(rows.blocks, share: 0.5...1) {
      (vertices: Range<Int>) throws(CancellationError) in
      for vertex in vertices {
        let row = rows.entries(of: vertex)
        try execution.checkCancellation(beforeRow: row.count)
        var largest = 0.0
        for entry in row {
          let weight = rows.weights?[entry] ?? edgeCounts.map { Double($0[entry]) } ?? 1
          proportions[entry] = weight
          largest = max(largest, weight)
        }
        if largest == 0 { continue }
        // A power of two, so that no sum exceeds the range of numbers and no part is subnormal.
        let scale = largest > 0x1p900 ? 0x1p-200 : largest < 0x1p-900 ? 0x1p200 : 1
        var sum = 0.0
        for entry in row { sum += proportions[entry] * scale }
        for entry in row where proportions[entry] > 0 {
          // A neighbor remains one however light the edge.
          proportions[entry] = max(proportions[entry] * scale / sum, .leastNonzeroMagnitude)
        }
      }
    }
    return proportions.freeze()
  }
}

/// Where a thread marks the neighbors of one vertex.
private struct NeighborMarks: Sendable {
  /// For each vertex 0, or its place among the vertex's neighbors, counted from 1.
  private let places: ScatterBuffer<UInt32>
  /// What part of the vertex's edges leads to each neighbor, directly or by way of another one.
  private var parts: [Double] = []

  init(vertexCount: Int) { places = ScatterBuffer(zeroedCount: vertexCount) }

  /// A row so many times longer than the vertex's own is searched instead of walked along.
  private static var longRow: Int { 16 }

  mutating func constraint(
    of vertex: Int, _ rows: CompressedRows, _ proportions: Buffer<Double>, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let (targets, offsets, proportions) = (rows.targets.span, rows.offsets.span, proportions.span)
    let row = offsets[vertex]..<offsets[vertex + 1]
    parts.removeAll(keepingCapacity: true)
    for (place, entry) in row.enumerated() {
      parts.append(proportions[entry])
      // What has no part is not a neighbor.
      if proportions[entry] > 0 { places[Int(targets[entry])] = UInt32(place + 1) }
    }
    for entry in row where proportions[entry] > 0 {
      if execution.isCancelled { throw CancellationError() }
      let (neighbor, share) = (Int(targets[entry]), proportions[entry])
      let neighbors = offsets[neighbor]..<offsets[neighbor + 1]
      if neighbors.count / Self.longRow > row.count {
        for (place, other) in row.enumerated() where proportions[other] > 0 {
          guard let found = rows.position(of: targets[other], in: neighbor) else { continue }
          parts[place] += share * proportions[found]
        }
      } else {
        for other in neighbors {
          let place = Int(places[Int(targets[other])])
          if place > 0 { parts[place - 1] += share * proportions[other] }
        }
      }
    }
    var sum = 0.0
    for (place, entry) in row.enumerated() where proportions[entry] > 0 {
      sum += parts[place] * parts[place]
      places[Int(targets[entry])] = 0
    }
    return sum > 0 ? sum : .nan
  }
}
