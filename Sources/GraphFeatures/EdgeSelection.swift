internal import Buffers
internal import DelimitedText
internal import EdgeLists
internal import Foundation
internal import GraphKernels

/// The edges of a list that count, with their weights: time moves one way.
struct EdgeSelection {
  /// The positions of the edges that count, in input order.
  var kept: [Int]
  let tooLateCount: Int
  var unknownFriendshipCount = 0
  private let asOf: Double?
  private let halfLife: Double?

  init(_ edges: EdgeList, asOf: Double?, halfLife: Double?) {
    kept = Array(edges.sources.indices)
    if let asOf, let times = edges.times { kept.removeAll { times[$0] >= asOf } }
    tooLateCount = edges.sources.count - kept.count
    self.asOf = asOf
    self.halfLife = halfLife
  }

  /// The weights of the kept edges at the date, or `nil` if they have none.
  private func weights(_ edges: EdgeList) -> [Double]? {
    let weights = edges.weights.map { weights in kept.map { weights[$0] } }
    guard let asOf, let halfLife, let times = edges.times else { return weights }
    return kept.indices.map { position in
      (weights?[position] ?? 1) * exp2((times[kept[position]] - asOf) / halfLife)
    }
  }

  /// Compresses the edges into rows; a repetition or self-loop that is not allowed is reported with
  /// its place in the file.
  func build(
    _ rows: [UInt32?], personCount: Int, edges: EdgeList, isDirected: Bool,
    duplicates: DuplicatePolicy, selfLoops: SelfLoopPolicy
  ) throws -> BuiltGraph {
    let sources = kept.map { rows[Int(edges.sources[$0])] ?? 0 }
    let targets = kept.map { rows[Int(edges.targets[$0])] ?? 0 }
    do {
      return try GraphBuilder(
        vertexCount: personCount, isDirected: isDirected, duplicates: duplicates.ofBuilder,
        selfLoops: selfLoops == .drop ? .drop : .reject
      ).build(sources: sources, targets: targets, weights: weights(edges))
    } catch let rejection as EdgeRejection {
      throw error(for: rejection, in: edges)
    }
  }

  private func error(for rejection: EdgeRejection, in edges: EdgeList) -> DataError {
    switch rejection.reason {
    case .selfLoop:
      edges.error(
        at: kept[rejection.edge], isTarget: false, problem: "the person is tied to themself",
        remedy: "remove the row, or choose to drop self-loops")
    case .duplicate(ofEdge: let first):
      edges.error(
        at: kept[rejection.edge], isTarget: false,
        problem: edges.line(of: kept[first]).map { "the friendship is in line \($0) already" }
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
