internal import Buffers

// Label propagation. Everyone goes to the group to which most of their ties lead, batch by batch as in
// local moving; whoever has as many ties to their own group stays. Each move brings more weight inside
// groups, so the moving ends. Groups that no ties hold together are split at the end.

extension CompressedGraph {
  /// Groups in which nobody has more ties to another group than to their own, each connected.
  ///
  /// Direction is ignored; weights count if there are any.
  ///
  /// - Parameters:
  ///   - start: From where.
  ///   - seed: The seed of the random order, and of the choice between equals.
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
    // Where chance ties nobody, what gains most is the group with most ties.
    let level = Level(
      rows: LevelRows(friends, weights: friends.weights),
      sizes: Buffer(repeating: 1.0, count: vertexCount), scale: 0, fixed: start.fixed)
    let labels = start.labels(ofPeople: vertexCount)
    var seeds = SeedSequence(seed)
    let progress = SearchProgress(context)
    _ = try LocalMoving(level, labels: labels).run(
      &seeds, blockWork: start.blockWork, quiet
    ) { progress.report(0.95 * $0) }
    try splitIntoConnectedParts(labels, of: level, quiet)
    let numbers = CommunityNumbers(labels)
    let partition = try CanonicalPartition(
      numbers: numbers.numbers, count: numbers.count, quiet)
    progress.report(1)
    return partition
  }
}
