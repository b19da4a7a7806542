package import Execution
package import Memory

extension CompressedGraph {
  /// The density of a vertex's ego network, the vertex included: the part of pairs among it and its
  /// neighbors that are adjacent.
  ///
  /// Weights are ignored. In a directed graph a neighbor is anyone adjacent in either direction, and
  /// pairs are ordered: a mutual edge is two of them.
  ///
  /// - Parameters:
  ///   - triangles: What ``triangleCount(_:)`` gives, if it is known already; of no help for a
  ///     directed graph.
  ///   - execution: Threads and cancellation.
  /// - Returns: Above 0 to 1; not a number for isolates.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*^1.5) at worst.
  /// - Source: Wasserman & Faust, *Social Network Analysis* (1994), sections 2.3 and 4.3.
  package func egoDensity(
    triangles: Buffer<Int>? = nil, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let part = execution.reporting(0...0.98)
    let among =
      if isDirected {
        try directedEdgesAmongNeighbors(part)
      } else if let triangles {
        triangles
      } else {
        try triangleCount(part)
      }
    let pairsPerTie = isDirected ? 1.0 : 2
    return try execution.fill(BlockList(vertexCount: vertexCount), share: 0.98...1) {
      (vertices: Range<Int>, densities: inout MutableSpan<Double>) in
      for (place, vertex) in vertices.enumerated() {
        let count = Double(neighbors.count(of: vertex))
        let own = outgoing.count(of: vertex) + (isDirected ? incoming.count(of: vertex) : 0)
        let ties = Double(own + among[vertex])
        densities[place] = count > 0 ? pairsPerTie * ties / ((count + 1) * count) : .nan
      }
    }
  }
}
