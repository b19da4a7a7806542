package import Execution
package import Memory

// Projection. Row by row: whoever is met in the rows of a member's resources is a neighbor. What
// several resources add is laid side by side, neighbor after neighbor, and added up exactly, so that
// both ends of an edge get the same weight, and no order changes a bit of it.

/// The graph of members, two of whom are adjacent if they share a resource that is no hub.
package struct Projection: Sendable {
  private let ties: TwoModeRows
  /// Whether a resource adds less the more other members it has.
  private let dividesBySize: Bool
  /// The work before each member: what is met in the resources' rows.
  private let workBefore: Buffer<Int>
  /// Where the row of each member begins, and the number of entries at the end.
  private let offsets: Buffer<Int>

  /// The number of edges from both ends.
  package var entryCount: Int { offsets[ties.memberCount] }

  /// Finds how large the projection is, without making it.
  ///
  /// - Parameters:
  ///   - ties: Members and resources.
  ///   - dividesBySize: Whether each resource adds 1 / (*d* − 1) with *d* members, as in Newman's
  ///     projection, in place of 1; each times the smaller weight of the two edges to it, where edges
  ///     have weights.
  ///   - execution: Threads and cancellation.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(Σ *d*²) over the resources that are no hubs, so at most *m* times the largest
  ///   hub; 16 bytes per member, and 4 per member and thread.
  package init(
    of ties: TwoModeRows, dividingBySize dividesBySize: Bool, _ execution: Execution
  ) throws(CancellationError) {
    self.ties = ties
    self.dividesBySize = dividesBySize
    let members = ties.memberCount
    let work = ScatterBuffer<Int>(zeroedCount: members + 1)
    try execution.forEach(BlockList(vertexCount: members), share: 0...0.1) {
      (block: Range<Int>) throws(CancellationError) in
      for member in block {
        let row = ties.rows.entries(of: member)
        try execution.checkCancellation(beforeRow: row.count)
        for entry in row {
          let resource = Int(ties.rows.targets[entry])
          if ties.counts(resource) { work[member + 1] += ties.size(resource) }
        }
      }
    }
    for member in 0..<members { work[member + 1] += work[member] }
    let workBefore = work.freeze()
    let ends = ScatterBuffer<Int>(zeroedCount: members + 1)
    let blocks = BlockList(offsets: workBefore)
    _ = try execution.accumulate(blocks, share: 0.1...1, initial: { ProjectedRow(ties) }) {
      (row: inout ProjectedRow, block: Int) throws(CancellationError) in
      for member in blocks[block] {
        try row.meet(from: member, execution)
        ends[member + 1] = row.neighbors.count
        row.clear()
      }
    }
    for member in 0..<members { ends[member + 1] += ends[member] }
    self.workBefore = workBefore
    offsets = ends.freeze()
  }

  /// The graph: 24 bytes per edge.
  ///
  /// - Complexity: As above, with a logarithm for the neighbors of one member.
  /// - Throws: `CancellationError`; `ScratchSpace.Failure` if the graph is to be in files and there is
  ///   no room for them.
  package func graph(in space: ScratchSpace, _ execution: Execution) throws -> CompressedGraph {
    let (ties, offsets) = (ties, offsets)
    let targets = try ScatterBuffer<UInt32>(zeroedCount: entryCount, in: space)
    let weights = try ScatterBuffer<Double>(zeroedCount: entryCount, in: space)
    let blocks = BlockList(offsets: workBefore)
    _ = try execution.accumulate(blocks, initial: { ProjectedRow(ties) }) {
      (row: inout ProjectedRow, block: Int) throws(CancellationError) in
      for member in blocks[block] {
        try row.meet(from: member, execution)
        row.neighbors.sort()
        row.weigh(from: member, dividingBySize: dividesBySize)
        for (place, neighbor) in row.neighbors.enumerated() {
          targets[offsets[member] + place] = neighbor
          weights[offsets[member] + place] = row.weight(of: place)
        }
        row.clear()
      }
    }
    return CompressedGraph(
      undirected: CompressedRows(
        offsets: offsets, targets: targets.freeze(), weights: weights.freeze()))
  }
}

/// Where a thread makes one row after another.
private struct ProjectedRow: Sendable {
  /// The neighbors of the member whose turn it is.
  var neighbors: [UInt32] = []
  private let ties: TwoModeRows
  /// For each member the number of resources shared; then where the next one's part goes.
  private let places: ScatterBuffer<UInt32>
  /// What resources add, neighbor after neighbor; with nothing to add up none.
  private var parts = ScatterBuffer<Double>(zeroedCount: 0)
  /// Where each neighbor's parts end; without parts the number of resources shared.
  private var ends: [Int] = []
  private var hasParts = false

  init(_ ties: TwoModeRows) {
    self.ties = ties
    places = ScatterBuffer(zeroedCount: ties.memberCount)
  }

  /// Finds the neighbors of a member, in no order.
  mutating func meet(from member: Int, _ execution: Execution) throws(CancellationError) {
    let (ties, rows) = (ties, ties.rows)
    let targets = rows.targets.span
    var looks = 0
    for entry in rows.entries(of: member) {
      let resource = Int(targets[entry])
      guard ties.counts(resource) else { continue }
      let others = rows.entries(of: resource)
      looks += others.count
      if looks > 1 << 16 {
        try execution.checkCancellation()
        looks = 0
      }
      for other in others {
        let neighbor = targets[other]
        if neighbor == member { continue }
        if places[Int(neighbor)] == 0 { neighbors.append(neighbor) }
        places[Int(neighbor)] += 1
      }
    }
  }

  /// Finds what is to be added up for each of the neighbors.
  mutating func weigh(from member: Int, dividingBySize: Bool) {
    ends.removeAll(keepingCapacity: true)
    hasParts = dividingBySize || ties.rows.weights != nil
    if !hasParts {
      for neighbor in neighbors { ends.append(Int(places[Int(neighbor)])) }
      return
    }
    var total: UInt32 = 0
    for neighbor in neighbors {
      let count = places[Int(neighbor)]
      places[Int(neighbor)] = total
      total += count
      ends.append(Int(total))
    }
    if parts.count < Int(total) { parts = ScatterBuffer(zeroedCount: 2 * Int(total)) }
    let rows = ties.rows
    for entry in rows.entries(of: member) {
      let resource = Int(rows.targets[entry])
      guard ties.counts(resource) else { continue }
      let divisor = dividingBySize ? Double(ties.size(resource) - 1) : 1
      for other in rows.entries(of: resource) where rows.targets[other] != member {
        let neighbor = Int(rows.targets[other])
        let weight = rows.weights.map { min($0[entry], $0[other]) } ?? 1
        parts[Int(places[neighbor])] = max(weight / divisor, .leastNonzeroMagnitude)
        places[neighbor] += 1
      }
    }
  }

  /// The weight of the edge to a neighbor.
  func weight(of place: Int) -> Double {
    if !hasParts { return Double(ends[place]) }
    let start = place == 0 ? 0 : ends[place - 1]
    if ends[place] == start + 1 { return parts[start] }
    return WeightMerging.sum.merge(parts, start..<ends[place])
  }

  /// Forgets the member.
  mutating func clear() {
    for neighbor in neighbors { places[Int(neighbor)] = 0 }
    neighbors.removeAll(keepingCapacity: true)
  }
}
