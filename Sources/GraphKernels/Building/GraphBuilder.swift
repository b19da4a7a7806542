package import Execution
internal import Memory

/// Turns a list of edges into a compressed graph without self-loops and parallel edges.
///
/// Every edge becomes an entry in the row of its source, if undirected also in that of its target,
/// and so does an edge without a direction in a directed graph;
/// ``RowCompressor`` sorts them and merges equal ones in input order, so that both ends of an
/// undirected edge get the same weight to the last bit.
package struct GraphBuilder: Sendable {
  /// The number of vertices, isolates included.
  package var vertexCount: Int
  /// Whether *a* to *b* and *b* to *a* are two edges (directed) or the same one.
  package var isDirected: Bool
  /// What becomes of an edge that is given more than once.
  package var duplicates: DuplicateEdgePolicy
  /// What becomes of an edge from a vertex to itself.
  package var selfLoops: LoopPolicy
  /// Where the graph and what leads to it have their place; the result is the same.
  package var storage = RowStorage()

  /// Makes a builder.
  ///
  /// - Precondition: `vertexCount` is not negative and fits into 32 bits.
  package init(
    vertexCount: Int, isDirected: Bool, duplicates: DuplicateEdgePolicy = .sum,
    selfLoops: LoopPolicy = .drop
  ) {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many vertices")
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.duplicates = duplicates
    self.selfLoops = selfLoops
  }

  /// Builds the graph from a list of edges.
  ///
  /// In a directed graph, edges that ``EndpointColumns/undirected`` marks lead both ways.
  ///
  /// - Complexity: O(*n* + *m*) time. The result takes 8 bytes per undirected edge (24 with
  ///   weights) and 8 per vertex; on the way there are another 4 bytes per edge. A directed graph
  ///   takes up to twice as much: it has each edge in a row going out, in one coming in and in two
  ///   of neighbors.
  /// - Throws: ``EdgeRejection`` for the first edge, in input order, that a policy does not admit;
  ///   `CancellationError` if the execution was cancelled; `ScratchSpace.Failure` if the graph is
  ///   to be in files and there is no room for them.
  /// - Precondition: Ends are less than ``vertexCount``.
  package func build(
    _ edges: EndpointColumns, _ execution: Execution = Execution()
  ) throws -> BuiltGraph {
    let edges = isDirected ? edges : edges.ignoringDirections
    let special = try edges.specialCounts(execution)
    var entries = EdgeEntries(
      edges: edges, vertexCount: vertexCount, placement: isDirected ? .outgoing : .both,
      countsEdges: duplicates == .count)
    let merging = merging(edges)
    entries.numbersEdges = merging.resolve != nil
    let (rows, entryCount) = try RowCompressor(
      source: entries, vertexCount: vertexCount, storage: storage, merging: merging,
      execution: execution
    ).rows(share: isDirected ? 0...0.4 : 0...1)
    let graph =
      isDirected
      ? try CompressedGraph(directed: rows, storage: storage, execution)
      : CompressedGraph(undirected: rows)
    let edgeTotal = isDirected ? entryCount : entryCount / 2
    let built = BuiltGraph(
      graph: graph, mergedDuplicateCount: edgeTotal - graph.edgeCount,
      droppedSelfLoopCount: edges.count + special.undirected - special.late - special.weightless
        - special.unnamed - edgeTotal,
      lateCount: special.late, weightlessCount: special.weightless,
      unnamedCount: special.unnamed, bothWaysCount: special.undirected)
    if let rejection = try firstRejection(built, edges, execution) { throw rejection }
    return built
  }

  /// Builds the graph from lists that are copied.
  ///
  /// - Precondition: The lists are equally long; ends are less than ``vertexCount``.
  package func build(
    sources: [UInt32], targets: [UInt32], weights: [Double]? = nil,
    _ execution: Execution = Execution()
  ) throws -> BuiltGraph {
    try build(
      EndpointColumns(
        sources: Buffer(sources), targets: Buffer(targets), weights: weights.map { Buffer($0) }),
      execution)
  }
}

extension GraphBuilder {
  /// How the weights of equal edges become one.
  ///
  /// Where edges are counted each weighs 1.
  private func merging(_ edges: EndpointColumns) -> WeightMerging {
    if [.first, .last].contains(duplicates), let times = edges.times, let weights = edges.weights {
      return .byTime(times, weights, isLast: duplicates == .last)
    }
    return switch duplicates {
    case .sum, .count: .sum
    case .first, .reject: WeightMerging { first, _ in first }
    case .last: WeightMerging { _, last in last }
    case .max: WeightMerging { Swift.max($0, $1) }
    }
  }

  /// The first edge that a policy does not admit: looked for only where there is one.
  private func firstRejection(
    _ built: BuiltGraph, _ edges: EndpointColumns, _ execution: Execution
  ) throws(CancellationError) -> EdgeRejection? {
    let rejectsLoops = selfLoops == .reject && built.droppedSelfLoopCount > 0
    let rejectsTwins = duplicates == .reject && built.mergedDuplicateCount > 0
    guard rejectsLoops || rejectsTwins else { return nil }
    let rows = built.graph.outgoing
    // The places of an edge's entries in the rows, of an undirected graph's the one in the row of
    // the smaller end.
    let places = { (edge: Int, source: UInt32, target: UInt32) -> (Int?, Int?) in
      let isForward = isDirected || source < target
      let (row, column) = isForward ? (source, target) : (target, source)
      return (
        rows.position(of: column, in: Int(row)),
        edges.isUndirected(edge) ? rows.position(of: row, in: Int(column)) : nil
      )
    }
    var seen = [Bool](repeating: false, count: rejectsTwins ? rows.entryCount : 0)
    for edge in 0..<edges.count {
      if edge & 0xFFFF == 0 { try execution.checkCancellation() }
      guard let ends = edges.ends(of: edge) else { continue }
      if ends.source == ends.target {
        if rejectsLoops { return EdgeRejection(edge: edge, reason: .selfLoop) }
      } else if rejectsTwins {
        let (first, second) = places(edge, ends.source, ends.target)
        for entry in [first, second] {
          guard let entry else { continue }
          if seen[entry] {
            let twin = (0..<edge).first { earlier in
              guard let ends = edges.ends(of: earlier) else { return false }
              let (first, second) = places(earlier, ends.source, ends.target)
              return first == entry || second == entry
            }
            return EdgeRejection(edge: edge, reason: .duplicate(ofEdge: twin ?? 0))
          }
          seen[entry] = true
        }
      }
    }
    return nil
  }
}
