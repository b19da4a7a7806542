package import Execution
package import Memory
internal import Statistics

// Strength. The exact sum of the weights, rounded once: the same to the last bit for any number of
// threads and any order of vertices and edges.

extension CompressedGraph {
  /// The sum of the weights of each vertex's edges; in a directed graph edges in plus edges out.
  ///
  /// - Range: In the unit of the weights; 0 for isolates. Without weights the degree. The exact sum
  ///   rounded once.
  /// - Complexity: O(*n* + *m*).
  package func strength(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let (out, back) = (outgoing, incoming)
    let blocks =
      isDirected ? BlockList(offsets: out.offsets, back.offsets) : BlockList(offsets: out.offsets)
    return try execution.fill(blocks) { (vertices: Range<Int>, sums: inout MutableSpan<Double>) in
      for (place, vertex) in vertices.enumerated() {
        sums[place] = isDirected ? out.strength(of: vertex, and: back) : out.strength(of: vertex)
      }
    }
  }
}

extension CompressedRows {
  /// The exact sum of a row's weights, and of its weights in other rows, rounded once.
  @inline(__always)
  fileprivate func strength(of vertex: Int, and other: CompressedRows? = nil) -> Double {
    guard weights != nil else {
      return Double(count(of: vertex) + (other?.count(of: vertex) ?? 0))
    }
    var sum = ExactSum()
    forEachWeight(of: vertex) { sum.add($0) }
    other?.forEachWeight(of: vertex) { sum.add($0) }
    if let rounded = sum.rounded { return rounded }
    var exact = WideSum()
    forEachWeight(of: vertex) { exact.add($0) }
    other?.forEachWeight(of: vertex) { exact.add($0) }
    return exact.rounded
  }

  @inline(__always)
  private func forEachWeight(of vertex: Int, _ body: (Double) -> Void) {
    guard let weights = weights?.span else { return }
    for entry in entries(of: vertex) { body(weights[entry]) }
  }

  /// The sum of a row's weights from first to last; its length if there are none.
  func weightSum(of vertex: Int) -> Double {
    guard let weights else { return Double(count(of: vertex)) }
    let values = weights.span
    var sum = 0.0
    for entry in entries(of: vertex) { sum += values[entry] }
    return sum
  }
}
