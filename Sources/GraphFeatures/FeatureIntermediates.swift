internal import Execution
internal import GraphKernels
internal import Memory

/// What several features of one request are made of: computed once, on demand, gone with the request.
final class FeatureIntermediates: Sendable {
  private let graph: CompressedGraph
  private let foundComponents = Shared<CanonicalPartition?>(nil)
  private let foundTriangles = Shared<Buffer<Int>?>(nil)

  init(of graph: CompressedGraph) { self.graph = graph }

  /// The connected parts of the graph.
  func components(_ execution: Execution) throws -> CanonicalPartition {
    if let found = foundComponents.withLock({ $0 }) { return found }
    let found = try graph.components(execution)
    foundComponents.withLock { $0 = found }
    return found
  }

  /// The number of triangles each person is in.
  func triangles(_ execution: Execution) throws -> Buffer<Int> {
    if let found = foundTriangles.withLock({ $0 }) { return found }
    let found = try graph.triangleCount(execution)
    foundTriangles.withLock { $0 = found }
    return found
  }
}
