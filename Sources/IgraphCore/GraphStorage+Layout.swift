internal import CIgraph
internal import CIgraphShims

extension GraphStorage {
  /// Places in the plane that put vertices near one another where edges join them.
  ///
  /// Vertices begin on a spiral in the order of their numbers, so that the same graph always has the same
  /// places.
  /// - Parameters:
  ///   - weights: one number from 0 per edge, which draws its ends together; `nil` for all 1.
  ///   - iterations: the number of steps, 0 at least.
  ///   - observer: cancels the call and hears of its progress.
  /// - Returns: the coordinates of each vertex, in a unit of its own.
  /// - Throws: ``IgraphError`` for wrong weights and for cancellation.
  /// - Complexity: O(*n*²) for each step. Polls once per step.
  /// - Source: Fruchterman & Reingold, "Graph drawing by force-directed placement",
  ///   *Softw. Pract. Exp.* 21 (1991),
  ///   [doi:10.1002/spe.4380211102](https://doi.org/10.1002/spe.4380211102).
  package func places(
    weights: [Double]? = nil, iterations: Int = 500, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> [(x: Double, y: Double)] {
    let operation = "layout"
    try check(weights, in: operation)
    if vertexCount == 0 { return [] }
    let flat: [Double] = try unsafe call(operation, observer: observer) {
      graph, key throws(GateFailure) in
      seedRandomNumbers(0)
      var result = try RealVector([], key)
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe result.withPointer { result throws(GateFailure) in
          try key.check(
            unsafe cigraph_force_directed_layout(
              graph, weights, igraph_integer_t(iterations), result))
        }
      }
      return result.elements()
    }
    return (0..<vertexCount).map { (flat[$0], flat[vertexCount + $0]) }
  }
}
