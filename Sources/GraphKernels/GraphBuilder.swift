package import Buffers

/// Turns a list of edges into a compressed graph without self-loops and parallel edges.
///
/// Every edge becomes an entry in the row of its source, if undirected also in that of its target;
/// ``RowCompressor`` sorts them and merges equal ones in input order, so that both ends of an
/// undirected edge get the same weight to the last bit.
package struct GraphBuilder: Sendable {
  /// The number of people, isolates included.
  package var vertexCount: Int
  /// Whether *a* to *b* and *b* to *a* are two edges (directed) or the same one.
  package var isDirected: Bool
  /// What becomes of an edge that is given more than once.
  package var duplicates: DuplicateEdgePolicy
  /// What becomes of an edge from a person to themself.
  package var selfLoops: SelfLoopPolicy
  /// About how many entries are sorted at a time: enough to fill a core's cache.
  ///
  /// No result depends on it; tests make it small.
  package var bucketSize = 1 << 16

  /// Makes a builder.
  ///
  /// - Precondition: `vertexCount` is not negative and fits into 32 bits.
  package init(
    vertexCount: Int, isDirected: Bool, duplicates: DuplicateEdgePolicy = .sum,
    selfLoops: SelfLoopPolicy = .drop
  ) {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many people")
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.duplicates = duplicates
    self.selfLoops = selfLoops
  }

  /// Builds the graph from parallel lists of endpoints and, optionally, weights.
  ///
  /// - Complexity: O(*n* + *m*) time. The result takes 8 bytes per undirected edge (24 with weights)
  ///   and 8 per person; on the way there are another 4 bytes per edge.
  /// - Throws: ``EdgeRejection`` for the first edge, in input order, that a policy does not admit;
  ///   `CancellationError` if the context was cancelled.
  /// - Precondition: The lists are equally long, below 2³² edges; endpoints are less than
  ///   ``vertexCount``.
  package func build(
    sources: Buffer<UInt32>, targets: Buffer<UInt32>, weights: Buffer<Double>? = nil,
    _ context: KernelContext = KernelContext()
  ) throws -> BuiltGraph {
    precondition(sources.count == targets.count, "as many sources as targets")
    precondition(weights.map { $0.count == sources.count } ?? true, "one weight per edge")
    precondition(sources.count <= Int(UInt32.max), "too many edges")
    let entries = EdgeEntries(
      vertexCount: vertexCount, sources: sources, targets: targets,
      weights: duplicates == .count ? nil : weights,
      placement: isDirected ? .outgoing : .both,
      isWeighted: weights != nil || duplicates == .count)
    let share = isDirected ? 0...0.4 : 0...1
    let (rows, count) = try RowCompressor(
      source: entries, vertexCount: vertexCount, bucketSize: bucketSize,
      merge: mergeWeights, context: context
    ).rows(share: share)
    let admitted = isDirected ? count : count / 2
    let graph =
      isDirected
      ? try CompressedGraph(directed: rows, bucketSize: bucketSize, context)
      : CompressedGraph(undirected: rows)
    let built = BuiltGraph(
      graph: graph, mergedDuplicateCount: admitted - graph.edgeCount,
      droppedSelfLoopCount: sources.count - admitted)
    if let rejection = try firstRejection(built, sources, targets, context) { throw rejection }
    return built
  }

  /// Builds the graph from lists that are copied.
  package func build(
    sources: [UInt32], targets: [UInt32], weights: [Double]? = nil,
    _ context: KernelContext = KernelContext()
  ) throws -> BuiltGraph {
    try build(
      sources: Buffer(sources), targets: Buffer(targets), weights: weights.map { Buffer($0) },
      context)
  }
}

extension GraphBuilder {
  /// Makes one weight of those of two equal edges, the earlier one first.
  ///
  /// Where edges are counted each weighs 1.
  private var mergeWeights: @Sendable (Double, Double) -> Double {
    switch duplicates {
    case .sum, .count: { $0 + $1 }
    case .first, .reject: { first, _ in first }
    case .last: { _, last in last }
    case .max: { Swift.max($0, $1) }
    }
  }

  /// The first edge that a policy does not admit: looked for only where there is one.
  private func firstRejection(
    _ built: BuiltGraph, _ sources: Buffer<UInt32>, _ targets: Buffer<UInt32>,
    _ context: KernelContext
  ) throws(CancellationError) -> EdgeRejection? {
    let rejectsLoops = selfLoops == .reject && built.droppedSelfLoopCount > 0
    let rejectsTwins = duplicates == .reject && built.mergedDuplicateCount > 0
    guard rejectsLoops || rejectsTwins else { return nil }
    let rows = built.graph.outgoing
    // The place of an edge's one entry in the rows, or of the one in its smaller end's row.
    let place = { (edge: Int) -> Int? in
      let (source, target) = (sources[edge], targets[edge])
      let isForward = isDirected || source < target
      return rows.position(
        of: isForward ? target : source, in: Int(isForward ? source : target))
    }
    var seen = [Bool](repeating: false, count: rejectsTwins ? rows.entryCount : 0)
    for edge in sources.indices {
      if edge & 0xFFFF == 0 { try context.checkCancellation() }
      if sources[edge] == targets[edge] {
        if rejectsLoops { return EdgeRejection(edge: edge, reason: .selfLoop) }
      } else if rejectsTwins, let entry = place(edge) {
        if seen[entry] {
          let twin = (0..<edge).first {
            sources[$0] != targets[$0] && place($0) == entry
          }
          return EdgeRejection(edge: edge, reason: .duplicate(ofEdge: twin ?? 0))
        }
        seen[entry] = true
      }
    }
    return nil
  }
}
