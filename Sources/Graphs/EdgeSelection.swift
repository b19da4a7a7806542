internal import EdgeLists
internal import Execution
internal import Files
internal import GraphKernels
internal import Memory

/// The edges of a list that count, with their weights: time moves one way.
///
/// No edge is copied: the builder reads the list's own columns, and looks up people and times there.
struct EdgeSelection {
  let edges: EdgeList
  let rules: GraphRules
  /// What time has left of the weights; `nil` if they do not decay.
  let decayed: DecayedWeights?

  /// - Precondition: The list has times if there is a date; without one, only those of friendships that
  ///   are left out, which are after any date, matter.
  init(
    _ edges: EdgeList, _ rules: GraphRules, _ execution: Execution
  ) throws(CancellationError) {
    self.edges = edges
    self.rules = rules
    // Of repetitions that are counted, each starts at 1.
    decayed = try DecayedWeights(
      edges, usingWeights: rules.duplicates != .count, asOf: rules.asOf, halfLife: rules.halfLife,
      execution)
  }

  /// Weights are two to this power times what they are at the date.
  var weightExponent: Int { decayed?.exponent ?? 0 }

  /// Whether every edge counts, whatever the date.
  var isEverything: Bool { edges.times == nil }

  /// Whether targets are no people, but what people share.
  var isTwoMode: Bool { rules.twoMode != nil }

  /// Whether an edge lies strictly before the date and has not faded to nothing.
  @inline(__always)
  func contains(_ edge: Int) -> Bool {
    guard let times = edges.times else { return true }
    return times[edge] < rules.asOf ?? .infinity && !(decayed?.hasFaded(edge) ?? false)
  }

  /// Compresses the edges into rows; a repetition or self-loop that is not allowed is reported with
  /// its place in the file.
  func build(
    _ naming: PersonNaming, in space: ScratchSpace, _ execution: Execution
  ) throws -> BuiltGraph {
    try build(
      targets: edges.targets, vertices: naming.rows, vertexCount: naming.identifiers.count,
      in: space, execution)
  }

  /// What edges weigh at the date.
  var weights: Buffer<Double>? { decayed?.values ?? edges.weights }

  /// Compresses the edges with other targets.
  ///
  /// - Parameters:
  ///   - targets: The targets, numbers in `vertices` as the sources are.
  ///   - vertices: The vertex of each number; `nil` if numbers are vertices.
  ///   - vertexCount: The number of vertices.
  ///   - space: Where the rows have their place.
  ///   - execution: Threads and cancellation.
  /// - Returns: The graph, and what was merged or left out.
  /// - Throws: As ``build(_:in:_:)``.
  func build(
    targets: Buffer<UInt32>, vertices: Buffer<UInt32>?, vertexCount: Int, in space: ScratchSpace,
    _ execution: Execution
  ) throws -> BuiltGraph {
    guard edges.count <= Int(UInt32.max) else {
      throw GraphError(
        .badData, "\(edges.sourceName) has more than 4,294,967,295 friendships",
        remedy: "divide the list")
    }
    var columns = EndpointColumns(sources: edges.sources, targets: targets, weights: weights)
    columns.leavesWeightlessOut = decayed?.mayHaveFaded ?? false
    columns.vertices = vertices
    columns.times = edges.times
    columns.end = rules.asOf ?? .infinity
    columns.undirected = rules.isDirected ? edges.undirected : nil
    return try build(columns, vertexCount: vertexCount, in: space, execution)
  }

  /// Compresses edges into rows.
  func build(
    _ columns: EndpointColumns, vertexCount: Int, in space: ScratchSpace, _ execution: Execution
  ) throws -> BuiltGraph {
    var builder = GraphBuilder(
      vertexCount: vertexCount, isDirected: rules.isDirected,
      duplicates: countsDecayed ? .sum : rules.duplicates.ofBuilder,
      selfLoops: rules.selfLoops == .drop ? .drop : .reject)
    builder.storage.space = space
    do {
      return try builder.build(columns, execution)
    } catch let rejection as EdgeRejection {
      throw error(for: rejection)
    } catch let failure as ScratchSpace.Failure {
      throw DataError(failure)
    }
  }

  /// Whether repetitions are counted, each of which decays: the count is their sum then.
  private var countsDecayed: Bool { rules.duplicates == .count && rules.halfLife != nil }

  private func error(for rejection: EdgeRejection) -> DataError {
    switch rejection.reason {
    case .selfLoop:
      edges.error(
        at: rejection.edge, isTarget: false, problem: "the edge is from a person to themselves",
        remedy: "remove the row, or use \(.selfLoops, choice: "drop")")
    case .duplicate(ofEdge: let first):
      edges.error(
        at: rejection.edge, isTarget: false,
        problem: edges.line(of: first).map {
          "the \(isTwoMode ? "pair" : "friendship") is in line \($0) already"
        } ?? "a \(isTwoMode ? "pair" : "friendship") is given twice",
        remedy: "remove one, or use \(.duplicates, choice: "sum")")
    }
  }
}

extension DuplicatePolicy {
  var ofBuilder: DuplicateEdgePolicy {
    switch self {
    case .sum: .sum
    case .first: .first
    case .last: .last
    case .max: .max
    case .count: .count
    case .error: .reject
    }
  }
}
