internal import Buffers

// Degree. A row's length is the difference of two offsets, so nothing is counted: the kernels below
// read the offsets once. In a directed graph a mutual tie counts twice, once in each direction,
// as `igraph_degree` with IGRAPH_ALL does.

extension CompressedGraph {
  /// The number of friends of each person; in a directed graph ties in plus ties out.
  ///
  /// - Range: 0 for isolates, at most *n* − 1, or 2(*n* − 1) if directed.
  /// - Complexity: O(*n*).
  package func degree(_ context: KernelContext) throws(CancellationError) -> [Int] {
    try context.checkCancellation()
    let (out, back) = (outgoing.offsets, incoming.offsets)
    return try context.values(BlockList(vertexCount: vertexCount)) { [isDirected] (vertex: Int) in
      out[vertex + 1] - out[vertex] + (isDirected ? back[vertex + 1] - back[vertex] : 0)
    }
  }

  /// The number of ties that come in to each person; in an undirected graph the number of friends.
  ///
  /// - Complexity: O(*n*).
  package func inDegree(_ context: KernelContext) throws(CancellationError) -> [Int] {
    let rows = incoming
    return try context.values(BlockList(vertexCount: vertexCount)) { rows.count(of: $0) }
  }

  /// The number of ties that go out from each person; in an undirected graph the number of friends.
  ///
  /// - Complexity: O(*n*).
  package func outDegree(_ context: KernelContext) throws(CancellationError) -> [Int] {
    let rows = outgoing
    return try context.values(BlockList(vertexCount: vertexCount)) { rows.count(of: $0) }
  }
}
