package import Execution
package import Memory

/// What reached each vertex from the seeds.
package struct InfluenceValues: Sendable, Equatable {
  /// Each vertex's part; all add up to 1.
  package let values: Buffer<Double>
  /// The number of steps that were made.
  package let stepCount: Int
  /// By how much the last step changed all parts together.
  package let lastChange: Double
  /// Whether that is within the tolerance.
  package let hasSettled: Bool
}

extension CompressedGraph {
  /// Numbers of vertices divided by the part that each has of all ends of edges, or of their weight.
  ///
  /// A walk that forgets where it began is at each vertex in proportion to that part, so it has 1
  /// everywhere; the unit of the weights cancels.
  ///
  /// - Parameters:
  ///   - values: One number per vertex.
  ///   - usingWeights: Whether it is the part of the weight, if edges have any.
  ///   - execution: Threads and cancellation.
  /// - Returns: One number per vertex; NaN for one that has no part, such as an isolate.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  package func relative(
    _ values: Buffer<Double>, usingWeights: Bool, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    precondition(values.count == vertexCount, "one value per vertex")
    let quiet = execution.quiet
    let parts: Buffer<Double>
    if usingWeights && isWeighted {
      parts = try withModerateWeights(quiet).strength(quiet)
    } else {
      let degrees = try degree(quiet)
      parts = try quiet.fill(BlockList(vertexCount: vertexCount)) { vertices, span in
        for vertex in vertices { span[vertex - vertices.lowerBound] = Double(degrees[vertex]) }
      }
    }
    let blocks = BlockList(vertexCount: vertexCount)
    let total = try quiet.map(blocks) { $0.reduce(0) { $0 + parts[$1] } }.reduce(0, +)
    return try quiet.fill(blocks) { vertices, span in
      for vertex in vertices {
        span[vertex - vertices.lowerBound] =
          parts[vertex] > 0 ? values[vertex] / (parts[vertex] / total) : .nan
      }
    }
  }

  /// Numbers from 0 scaled to the sum 1.
  ///
  /// - Precondition: One per vertex, finite, none below 0 and, if there are any, not all 0.
  static func distribution(_ numbers: [Double], vertexCount: Int) -> Buffer<Double> {
    precondition(numbers.count == vertexCount, "one reset value per vertex")
    let largest = numbers.reduce(0, max)
    precondition(
      numbers.allSatisfy { $0 >= 0 && $0.isFinite } && largest > 0,
      "reset values are not negative and not all 0")
    // Divided by the largest first, so that the sum cannot overflow.
    let sum = numbers.reduce(0) { $0 + $1 / largest }
    return Buffer(numbers.lazy.map { $0 / largest / sum })
  }
}
