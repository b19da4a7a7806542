internal import Execution
internal import GraphKernels
package import Graphs
internal import IgraphCore

/// The quality by which communities are judged: an objective at a resolution.
public struct CommunityMeasure: Sendable, Hashable, CustomStringConvertible {
  /// What is large where communities are good.
  public let objective: CommunityObjective
  /// The resolution.
  public let resolution: Double

  /// The quality and, where it says anything, the resolution in words: "modularity",
  /// "directed modularity at resolution 2", "constant Potts quality at resolution 0.1".
  public var description: String {
    switch objective {
    case .modularity: "modularity" + (resolution == 1 ? "" : " at resolution \(number)")
    case .directedModularity:
      "directed modularity" + (resolution == 1 ? "" : " at resolution \(number)")
    case .constantPotts: "constant Potts quality at resolution \(number)"
    }
  }

  /// The resolution, a whole number without fraction.
  private var number: String {
    let text = "\(resolution)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The value for a division; `nil` without friendships.
  func value(
    of partition: CanonicalPartition, in graph: CompressedGraph, _ execution: Execution
  ) throws(CancellationError) -> Double? {
    try graph.quality(
      QualityFunction(objective), of: partition, resolution: resolution, execution)
  }
}

extension CommunityMethod {
  /// By what communities that the method finds are judged: by what it makes large, at its resolution.
  ///
  /// Methods that make nothing large, and infomap, are judged by modularity: directed modularity if
  /// they follow direction.
  ///
  /// - Parameter isDirected: Whether the graph's ties have a direction.
  /// - Returns: The quality.
  public func measure(isDirected: Bool) -> CommunityMeasure {
    switch kind {
    case .levels(let search):
      CommunityMeasure(
        objective: CommunityObjective(search.function), resolution: search.resolution)
    case .spinglass(let options):
      CommunityMeasure(objective: .modularity, resolution: options.resolution)
    case .labelPropagation, .synchronousLabelPropagation, .infomap, .walktrap, .fastGreedy,
      .leadingEigenvector, .fluid:
      CommunityMeasure(
        objective: isDirected && followsDirection ? .directedModularity : .modularity, resolution: 1
      )
    }
  }

  /// The quality that the method makes large; `nil` if it makes none large, or only plain modularity.
  package func ownQuality(isDirected: Bool) -> CommunityMeasure? {
    switch kind {
    case .levels, .spinglass:
      let measure = measure(isDirected: isDirected)
      return measure == CommunityMeasure(objective: .modularity, resolution: 1) ? nil : measure
    default: return nil
    }
  }

  /// Throws if the method is asked to follow the direction of ties that have none.
  package func checkDirection(isDirected: Bool) throws(GraphError) {
    guard search?.function == .directedModularity, !isDirected else { return }
    throw .lacksDirection("directed modularity")
  }

  /// Whether communities depend on the direction of ties.
  var followsDirection: Bool {
    switch kind {
    case .infomap, .synchronousLabelPropagation: true
    case .levels(let search): search.function == .directedModularity
    default: false
    }
  }

  /// How good communities are that the method found, to rank runs: more is better.
  ///
  /// - Parameter found: Communities as the method returned them.
  /// - Returns: What the method makes large, as it reports it; for methods that make nothing large,
  ///   modularity.
  func merit(of found: Communities) -> Double {
    // The length of a description, for infomap.
    if case .infomap = kind, let length = found.quality { return -length }
    return found.quality ?? found.modularity ?? 0
  }
}
