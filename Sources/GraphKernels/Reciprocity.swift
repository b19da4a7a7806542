// Reciprocity. The outgoing and the incoming row of a person are sorted, so one walk along both finds
// those who are in both. Each of them stands for two returned ties, one out and one in, of all the
// ties out and in.

extension CompressedGraph {
  /// The fraction of a person's ties that are returned: 2·|in ∩ out| / (in + out).
  ///
  /// - Range: 0 to 1; `nil` for people without ties. In an undirected graph 1. Weights are ignored.
  /// - Complexity: O(*n* + *m*).
  /// - Source: the definition of `networkx.reciprocity` for a single node.
  package func reciprocity(_ context: KernelContext) throws(CancellationError) -> [Double?] {
    let (out, back) = (outgoing, incoming)
    let blocks = BlockList(offsets: out.offsets, back.offsets)
    return try context.values(blocks) { (vertex: Int) -> Double? in
      let ties = out.count(of: vertex) + back.count(of: vertex)
      guard ties > 0 else { return nil }
      var mutual = 0
      Self.forEachFriend(of: vertex, out, back) { _, i, j in
        if i != nil && j != nil { mutual += 1 }
      }
      return Double(2 * mutual) / Double(ties)
    }
  }
}
