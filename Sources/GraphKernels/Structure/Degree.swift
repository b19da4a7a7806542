package import Execution
package import Memory

// Degree. A row's length is the difference of two offsets, so nothing is counted: the kernels below
// read the offsets once. In a directed graph a mutual edge counts twice, once in each direction,
// as `igraph_degree` with IGRAPH_ALL does.

extension CompressedGraph {
  /// The number of neighbors of each vertex; in a directed graph edges in plus edges out.
  ///
  /// - Range: 0 for isolates, at most *n* − 1, or 2(*n* − 1) if directed.
  /// - Complexity: O(*n*).
  package func degree(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    guard isDirected else { return try outDegree(execution) }
    return try execution.fill(BlockList(vertexCount: vertexCount)) {
      (vertices: Range<Int>, degrees: inout MutableSpan<UInt32>) in
      let (out, back) = (outgoing.offsets.span, incoming.offsets.span)
      for (place, vertex) in vertices.enumerated() {
        degrees[place] = UInt32(
          (out[vertex + 1] - out[vertex]) + (back[vertex + 1] - back[vertex]))
      }
    }
  }

  /// The number of edges that come in to each vertex; in an undirected graph the number of
  /// neighbors.
  ///
  /// - Complexity: O(*n*).
  package func inDegree(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    try incoming.counts(execution)
  }

  /// The number of edges that go out from each vertex; in an undirected graph the number of
  /// neighbors.
  ///
  /// - Complexity: O(*n*).
  package func outDegree(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    try outgoing.counts(execution)
  }
}

extension CompressedRows {
  /// The number of entries of every row.
  func counts(_ execution: Execution) throws(CancellationError) -> Buffer<UInt32> {
    try execution.fill(BlockList(vertexCount: vertexCount)) {
      (vertices: Range<Int>, counts: inout MutableSpan<UInt32>) in
      let offsets = offsets.span
      for (place, vertex) in vertices.enumerated() {
        counts[place] = UInt32(offsets[vertex + 1] - offsets[vertex])
      }
    }
  }
}
