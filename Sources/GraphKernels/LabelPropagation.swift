internal import Buffers

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
  ///   - context: Threads, cancellation and progress.
  /// - Returns: The groups: the same for every number of threads.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*) for each time that all are looked at, usually a few times; about 40 bytes
  ///   per person.
  /// - Precondition: Less than 2³¹ people; the start, if given, has one value per person; weights are
  ///   not negative.
  /// - Source: Raghavan, Albert & Kumara, "Near linear time algorithm to detect community structures
  ///   in large-scale networks", *Physical Review E* 76 (2007),
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  package func labelPropagation(
    start: CommunityStart = CommunityStart(), seed: UInt64, _ context: KernelContext
  ) throws(CancellationError) -> CanonicalPartition {
    precondition(vertexCount < 1 << 31, "there are less than 2^31 people")
    let quiet = context.reporting(to: nil)
    let rows = LevelRows(friends, weights: friends.weights)
    let labels = start.labels(ofPeople: vertexCount)
    var seeds = SeedSequence(seed)
    let progress = SearchProgress(context)
    let rules = LabelMoves(rows, labels: labels, fixed: start.fixed)
    _ = try rules.run(&seeds, blockWork: start.blockWork, quiet) {
      progress.report(0.95 * $0)
    }
    try splitIntoConnectedParts(labels, of: rows, fixed: start.fixed, quiet)
    let numbers = CommunityNumbers(labels)
    let partition = try CanonicalPartition(
      numbers: numbers.numbers, count: numbers.count, quiet)
    progress.report(1)
    return partition
  }
}

/// Labels while they spread.
private struct LabelMoves: MoveRules {
  let rows: LevelRows
  let labels: FillingBuffer<UInt32>
  let marks: AtomicMarks

  init(_ rows: LevelRows, labels: FillingBuffer<UInt32>, fixed: Buffer<Bool>?) {
    self.rows = rows
    self.labels = labels
    marks = FixedMark.marks(ofVertices: labels.count, fixed: fixed)
  }

  static var neighborsLookAgain: Bool { true }

  @inline(__always)
  func fetch(_ vertex: Int) -> UInt64 { UInt64(labels[vertex]) }

  @inline(__always)
  func proposal(
    for vertex: Int, _ weights: inout CommunityWeights, by draw: VertexDraw
  ) -> MoveProposal {
    let rated = weights.rate(own: labels[vertex]) { $1 }
    if rated.largest <= rated.ownWeight { return .stay }
    // Of equals that of the first friend: friends of one another often share the first. Where each
    // draws by themself, small groups hold out between large ones.
    _ = weights.find(gain: rated.largest)
    return MoveProposal(
      target: weights.labels[weights.best(0)], ownWeight: 0, targetWeight: rated.largest)
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    // No neighbour has moved since: what was known still holds.
    labels[vertex] = proposal.target
    return true
  }
}
