internal import Buffers
internal import DelimitedText
internal import EdgeLists
internal import Foundation
internal import GraphKernels

/// The edges of a list that count, with their weights: time moves one way.
///
/// No edge is copied: the builder reads the list's own columns, and looks up people and times there.
struct EdgeSelection {
  private let edges: EdgeList
  private let rules: GraphRules

  /// - Precondition: The list has times exactly if there is a date.
  init(_ edges: EdgeList, _ rules: GraphRules) {
    self.edges = edges
    self.rules = rules
  }

  /// Whether every edge counts, whatever the date.
  var isEverything: Bool { edges.times == nil }

  /// Whether an edge lies strictly before the date.
  @inline(__always)
  func contains(_ edge: Int) -> Bool {
    guard let times = edges.times, let asOf = rules.asOf else { return true }
    return times[edge] < asOf
  }

  /// Compresses the edges into rows; a repetition or self-loop that is not allowed is reported with
  /// its place in the file.
  func build(
    _ naming: PersonNaming, in space: ScratchSpace, _ context: KernelContext
  ) throws -> BuiltGraph {
    var columns = EdgeColumns(
      sources: edges.sources, targets: edges.targets, weights: try weights(context))
    columns.vertices = naming.rows
    columns.times = edges.times
    columns.end = rules.asOf ?? .infinity
    columns.undirected = edges.undirected
    var builder = GraphBuilder(
      vertexCount: naming.identifiers.count, isDirected: rules.isDirected,
      duplicates: countsDecayed ? .sum : rules.duplicates.ofBuilder,
      selfLoops: rules.selfLoops == .drop ? .drop : .reject)
    builder.storage.space = space
    guard edges.count <= Int(UInt32.max) else {
      throw GraphError(
        .badData, "\(edges.sourceName) has more than 4,294,967,295 friendships",
        remedy: "divide the list")
    }
    do {
      return try builder.build(columns, context)
    } catch let rejection as EdgeRejection {
      throw error(for: rejection)
    } catch let failure as ScratchSpace.Failure {
      throw DataError(failure)
    }
  }

  /// Whether repetitions are counted, each of which decays: the count is their sum then.
  private var countsDecayed: Bool { rules.duplicates == .count && rules.halfLife != nil }

  /// The weights of the edges at the date, or `nil` if they have none.
  private func weights(_ context: KernelContext) throws(CancellationError) -> Buffer<Double>? {
    guard let asOf = rules.asOf, let halfLife = rules.halfLife, let times = edges.times else {
      return edges.weights
    }
    let weights = countsDecayed ? nil : edges.weights
    return try context.reporting(to: nil).fill(BlockList(vertexCount: edges.count)) {
      (block: Range<Int>, values: inout MutableSpan<Double>) in
      for edge in block {
        // Later edges do not count, and could have grown without bound.
        let decay = times[edge] < asOf ? exp2((times[edge] - asOf) / halfLife) : 1
        values[edge - block.lowerBound] = (weights?[edge] ?? 1) * decay
      }
    }
  }

  private func error(for rejection: EdgeRejection) -> DataError {
    switch rejection.reason {
    case .selfLoop:
      edges.error(
        at: rejection.edge, isTarget: false, problem: "the person is tied to themself",
        remedy: "remove the row, or choose to drop self-loops")
    case .duplicate(ofEdge: let first):
      edges.error(
        at: rejection.edge, isTarget: false,
        problem: edges.line(of: first).map { "the friendship is in line \($0) already" }
          ?? "a friendship is given twice",
        remedy: "remove one, or choose to merge duplicates")
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
