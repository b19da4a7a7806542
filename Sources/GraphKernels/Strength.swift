package import Buffers

// Strength. A row's weights are added from its first entry to its last on one thread, whatever the
// number of threads, so sums are the same to the last bit. In a directed graph the outgoing row is
// added up first, then the incoming row, then the two sums.

extension CompressedGraph {
  /// The sum of the weights of each person's ties; in a directed graph ties in plus ties out.
  ///
  /// - Range: In the unit of the weights; 0 for isolates. Without weights the degree.
  /// - Complexity: O(*n* + *m*).
  package func strength(_ context: KernelContext) throws(CancellationError) -> Buffer<Double> {
    let (out, back) = (outgoing, incoming)
    let blocks =
      isDirected ? BlockList(offsets: out.offsets, back.offsets) : BlockList(offsets: out.offsets)
    return try context.fill(blocks) { (vertices: Range<Int>, sums: inout MutableSpan<Double>) in
      for (place, vertex) in vertices.enumerated() {
        sums[place] = out.weightSum(of: vertex) + (isDirected ? back.weightSum(of: vertex) : 0)
      }
    }
  }
}

extension CompressedRows {
  /// The sum of a row's weights; its length if there are none.
  func weightSum(of vertex: Int) -> Double {
    guard let weights else { return Double(count(of: vertex)) }
    let values = weights.span
    var sum = 0.0
    for entry in entries(of: vertex) { sum += values[entry] }
    return sum
  }
}
