package import Execution
internal import Memory

// Label propagation. Everyone goes to the group to which most of their ties lead, batch by batch as in
// local moving; whoever has as many ties to their own group stays, and of equals that of the first
// friend is taken. Each move brings more weight inside groups, so the moving ends. Groups that no ties
// hold together are split at the end.

extension CompressedGraph {
  /// Groups in which nobody has more ties to another group than to their own, each connected.
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
  ///   per person, and up to 4 more (with weights 8) per person and thread.
  /// - Precondition: Less than 2³¹ people; the start, if given, has one value per person; weights are
  ///   not negative.
  /// - Source: Raghavan, Albert & Kumara, "Near linear time algorithm to detect community structures
  ///   in large-scale networks", *Physical Review E* 76 (2007),
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  package func labelPropagation(
    start: CommunityStart = CommunityStart(), seed: UInt64, _ execution: Execution
  ) throws(CancellationError) -> CanonicalPartition {
    precondition(vertexCount < 1 << 31, "there are less than 2^31 people")
    let quiet = execution.quiet
    let labels = start.labels(ofPeople: vertexCount)
    let progress = SearchProgress(execution)
    func spread(along rows: LevelRows<some TieWeight>) throws(CancellationError) {
      var seeds = SeedSequence(seed)
      let rules = LabelMoves(rows: rows, labels: labels, fixed: start.fixed)
      _ = try rules.run(&seeds, blockWork: start.blockWork, quiet) {
        progress.report(0.95 * $0)
      }
      try splitIntoConnectedParts(labels, of: rows, fixed: start.fixed, quiet)
    }
    let friends = try withOwnUnit(quiet).friends
    if let weights = friends.weights {
      try spread(along: LevelRows(friends, weights: weights))
    } else {
      try spread(along: LevelRows<UInt32>(friends, weights: nil))
    }
    let numbers = CommunityNumbers(labels)
    let partition = try CanonicalPartition(
      numbers: numbers.numbers, count: numbers.count, quiet)
    progress.report(1)
    return partition
  }
}

/// Labels while they spread.
private struct LabelMoves<Weight: TieWeight>: MoveRules {
  let rows: LevelRows<Weight>
  let labels: ScatterBuffer<UInt32>
  let marks: MoveMarks

  init(rows: LevelRows<Weight>, labels: ScatterBuffer<UInt32>, fixed: Buffer<Bool>?) {
    self.rows = rows
    self.labels = labels
    marks = MoveMarks(
      allOf: labels.count, but: fixed, letsWait: true)
    // Who has no ties has nowhere to go.
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
    let ties = row.leaveOut(labels[vertex], of: index, self)
    // It stays even if all ties out of the group went to one other. Within the errors of rounding the
    // look is taken.
    if ties.outside * (1 + 0x1p-20) < ties.inside {
      marks.wait(vertex, margin: ties.inside - ties.outside, ties)
      row.pass(index)
      return .stay
    }
    row.addUp(index, among: labels.count)
    let largest = row.weights.rate { $1 }
    if largest <= ties.inside {
      marks.wait(vertex, margin: ties.inside - largest, ties)
      return .stay
    }
    // Of equals that of the first friend: friends of one another often share the first. Where each
    // draws by themself, small groups hold out between large ones.
    _ = row.weights.find(gain: largest)
    return MoveProposal(
      target: row.weights.labels[row.weights.best(0)], ownWeight: ties.inside, targetWeight: largest
    )
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    guard proposal.targetWeight > proposal.ownWeight else { return false }
    labels[vertex] = proposal.target
    return true
  }
}
