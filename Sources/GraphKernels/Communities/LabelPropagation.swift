package import Execution
internal import Memory

// Label propagation. Every vertex goes to the group to which most of its edges lead, batch by batch
// as in local moving; a vertex that has as many edges to its own group stays, and of equals that of
// the first neighbor is taken. Each move brings more weight inside groups, so the moving ends.
// Groups that no edges hold together are split at the end.

extension CompressedGraph {
  /// Groups in which no vertex has more edges to another group than to its own, each connected.
  ///
  /// Direction is ignored; weights count if there are any.
  ///
  /// - Parameters:
  ///   - start: From where.
  ///   - seed: The seed of the random order.
  ///   - execution: Threads, cancellation and progress.
  /// - Returns: The groups: the same for every number of threads.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*) for each time that all are looked at, usually a few times; about 40 bytes
  ///   per vertex, and up to 4 more (with weights 8) per vertex and thread.
  /// - Precondition: Less than 2³¹ vertices; the start, if given, has one value per vertex; weights
  ///   are not negative.
  /// - Source: Raghavan, Albert & Kumara, "Near linear time algorithm to detect community
  ///   structures in large-scale networks", *Physical Review E* 76 (2007),
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  package func labelPropagation(
    start: CommunityStart = CommunityStart(), seed: UInt64, _ execution: Execution
  ) throws(CancellationError) -> CanonicalPartition {
    precondition(vertexCount < 1 << 31, "there are less than 2^31 vertices")
    let quiet = execution.quiet
    let labels = start.labels(ofVertices: vertexCount)
    let progress = SearchProgress(execution)
    func spread(along rows: LevelRows<some EdgeWeight>) throws(CancellationError) {
      var seeds = SeedSequence(seed)
      let rules = LabelMoves(rows: rows, labels: labels, fixed: start.fixed)
      _ = try rules.run(&seeds, blockWork: start.blockWork, quiet) {
        progress.report(0.95 * $0)
      }
      try splitIntoConnectedParts(labels, of: rows, fixed: start.fixed, quiet)
    }
    let neighbors = try withOwnUnit(quiet).neighbors
    if let weights = neighbors.weights {
      try spread(along: LevelRows(neighbors, weights: weights))
    } else {
      try spread(along: LevelRows<UInt32>(neighbors, weights: nil))
    }
    let numbers = CommunityNumbers(labels)
    let partition = try CanonicalPartition(
      numbers: numbers.numbers, count: numbers.count, quiet)
    progress.report(1)
    return partition
  }
}

/// Labels while they spread.
private struct LabelMoves<Weight: EdgeWeight>: MoveRules {
  let rows: LevelRows<Weight>
  let labels: ScatterBuffer<UInt32>
  let marks: MoveMarks

  init(rows: LevelRows<Weight>, labels: ScatterBuffer<UInt32>, fixed: Buffer<Bool>?) {
    self.rows = rows
    self.labels = labels
    marks = MoveMarks(
      allOf: labels.count, but: fixed, letsWait: true)
    // A vertex without edges has nowhere to go.
    for vertex in 0..<labels.count where rows.starts[vertex] == rows.ends[vertex] {
      marks.mark(vertex, if: false)
    }
  }

  static var neighborsLookAgain: Bool { true }

  @inline(__always)
  func fetch(_ vertex: Int) -> UInt64 { UInt64(labels[vertex]) }

  @inline(__always)
  func proposal(
    for vertex: Int, _ index: Int, _ row: inout GatheredRows<Weight>, by draw: VertexDraw
  ) -> MoveProposal {
    let edges = row.leaveOut(labels[vertex], of: index, self)
    // It stays even if all edges out of the group went to one other. Within the errors of rounding
    // the look is taken.
    if edges.outside * (1 + 0x1p-20) < edges.inside {
      marks.wait(vertex, margin: edges.inside - edges.outside, edges)
      row.pass(index)
      return .stay
    }
    row.addUp(index, among: labels.count)
    let largest = row.weights.rate { $1 }
    if largest <= edges.inside {
      marks.wait(vertex, margin: edges.inside - largest, edges)
      return .stay
    }
    // Of equals that of the first neighbor: neighbors of one another often share the first. Where
    // each draws by itself, small groups hold out between large ones.
    _ = row.weights.find(gain: largest)
    return MoveProposal(
      target: row.weights.labels[row.weights.best(0)], ownWeight: edges.inside,
      targetWeight: largest
    )
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    guard proposal.targetWeight > proposal.ownWeight else { return false }
    labels[vertex] = proposal.target
    return true
  }
}
