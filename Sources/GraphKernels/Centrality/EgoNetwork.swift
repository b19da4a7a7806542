internal import Execution
internal import Memory

/// Where a thread marks the neighbors of one vertex, to find the edges among them.
struct EgoNetwork: Sendable {
  /// For each vertex 0, or its place among the vertex's neighbors, counted from 1.
  private let places: ScatterBuffer<UInt32>
  private let rows: CompressedRows
  /// For each entry the part of the vertex's edges that it is; what has no part is not a neighbor.
  private let proportions: Buffer<Double>

  /// A row so many times longer than the vertex's own is searched instead of walked along.
  private static let longRow = 16

  init(_ rows: CompressedRows, _ proportions: Buffer<Double>) {
    self.rows = rows
    self.proportions = proportions
    places = ScatterBuffer(zeroedCount: rows.vertexCount)
  }

  /// Calls the closure for each neighbor of a vertex, with the entries of its row that lead to other
  /// neighbors of the vertex.
  ///
  /// - Parameters:
  ///   - vertex: The vertex.
  ///   - execution: Cancellation, asked for once per neighbor.
  ///   - body: Gets the neighbor's entry in the vertex's row, and a function that calls another
  ///     closure for each entry of the neighbor's row that leads to a neighbor of the vertex, with
  ///     that one's entry in the vertex's row.
  /// - Throws: `CancellationError`.
  @inline(__always)
  func forEachNeighbor(
    of vertex: Int, _ execution: Execution,
    _ body: (_ entry: Int, _ forEachTie: ((_ tie: Int, _ other: Int) -> Void) -> Void) -> Void
  ) throws(CancellationError) {
    let (targets, offsets, places) = (rows.targets, rows.offsets, places)
    let row = offsets[vertex]..<offsets[vertex + 1]
    for (place, entry) in row.enumerated() where proportions[entry] > 0 {
      places[Int(targets[entry])] = UInt32(place + 1)
    }
    for entry in row where proportions[entry] > 0 {
      if execution.isCancelled { throw CancellationError() }
      let neighbor = Int(targets[entry])
      let neighbors = offsets[neighbor]..<offsets[neighbor + 1]
      body(entry) { found in
        if neighbors.count / Self.longRow > row.count {
          for other in row where proportions[other] > 0 {
            guard let tie = rows.position(of: targets[other], in: neighbor), proportions[tie] > 0
            else { continue }
            found(tie, other)
          }
        } else {
          for tie in neighbors {
            let place = Int(places[Int(targets[tie])])
            if place > 0, proportions[tie] > 0 { found(tie, row.lowerBound + place - 1) }
          }
        }
      }
    }
    for entry in row { places[Int(targets[entry])] = 0 }
  }
}

extension CompressedGraph {
  /// Computes a number for each vertex from its neighbors and the edges among them.
  func forEachEgoNetwork(
    _ proportions: Buffer<Double>, share: ClosedRange<Double>, _ execution: Execution,
    _ body: @Sendable (_ vertex: Int, EgoNetwork) throws(CancellationError) -> Double
  ) throws(CancellationError) -> Buffer<Double> {
    let (rows, results) = (neighbors, ScatterBuffer<Double>(zeroedCount: vertexCount))
    let blocks = rows.blocks
    _ = try execution.accumulate(
      blocks, share: share, initial: { EgoNetwork(rows, proportions) }
    ) { (network: inout EgoNetwork, block: Int) throws(CancellationError) in
      for vertex in blocks[block] { results[vertex] = try body(vertex, network) }
    }
    return results.freeze()
  }
}
