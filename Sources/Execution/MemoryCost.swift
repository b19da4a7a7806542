/// What a method takes while it runs, besides the graph that it runs on.
///
/// Costs of one name are one piece of memory, which several methods share.
package struct MemoryCost: Sendable, Hashable {
  package let name: String
  private let bytesPerVertex: Double
  private let bytesPerEdge: Double
  private let others: (@Sendable (_ vertexCount: Double, _ edgeCount: Double) -> Double)?

  /// States a cost.
  ///
  /// - Parameters:
  ///   - name: What the memory is for.
  ///   - bytesPerVertex: The bytes for each vertex, or row.
  ///   - bytesPerEdge: The bytes for each edge.
  ///   - others: Bytes that grow in another way, by the number of vertices and of edges.
  package init(
    _ name: String, perVertex bytesPerVertex: Double = 0, perEdge bytesPerEdge: Double = 0,
    others: (@Sendable (_ vertexCount: Double, _ edgeCount: Double) -> Double)? = nil
  ) {
    self.name = name
    self.bytesPerVertex = bytesPerVertex
    self.bytesPerEdge = bytesPerEdge
    self.others = others
  }

  /// The bytes for a graph of that size.
  package func bytes(vertexCount: Double, edgeCount: Double) -> Double {
    bytesPerVertex * vertexCount + bytesPerEdge * edgeCount + (others?(vertexCount, edgeCount) ?? 0)
  }

  package static func == (left: MemoryCost, right: MemoryCost) -> Bool { left.name == right.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// igraph's copy of a graph, made once where a method needs it.
  package static let igraphCopy = MemoryCost("igraph's copy", perEdge: 60)

  /// The bytes that a column takes however few its rows are.
  package static let columnOverhead = 1500.0

  /// A column of numbers.
  package static func column(_ name: String) -> MemoryCost { MemoryCost(name, perVertex: 8) }
}
