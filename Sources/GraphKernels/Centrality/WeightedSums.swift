package import Execution
package import Memory

// Weighted sums. A sparse matrix, one number per entry of the rows, times a vector: each vertex's
// sum runs over the own row from first to last on one thread, so it is the same to the last bit for
// any number of threads.

extension CompressedRows {
  /// For each vertex the sum over its entries of coefficient times the value at the other end.
  ///
  /// - Parameters:
  ///   - values: One number per vertex.
  ///   - coefficients: One number per entry, in the order of ``targets``; `nil` if all are 1.
  ///   - execution: Threads and cancellation.
  /// - Returns: One sum per vertex, 0 without entries.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The lists have these lengths.
  package func weightedSums(
    of values: Buffer<Double>, coefficients: Buffer<Double>?, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    precondition(values.count == vertexCount, "one value per vertex")
    precondition(
      coefficients.map { $0.count == entryCount } ?? true, "one coefficient per entry")
    let (targets, offsets) = (targets, offsets)
    return try execution.fill(blocks) { vertices, sums throws(CancellationError) in
      try execution.checkCancellation()
      let (targets, offsets, values) = (targets.span, offsets.span, values.span)
      for vertex in vertices {
        var sum = 0.0
        if let coefficients {
          for entry in offsets[vertex]..<offsets[vertex + 1] {
            sum += coefficients[entry] * values[Int(targets[entry])]
          }
        } else {
          for entry in offsets[vertex]..<offsets[vertex + 1] { sum += values[Int(targets[entry])] }
        }
        sums[vertex - vertices.lowerBound] = sum
      }
    }
  }

  /// For each vertex the number of its entries whose other end is marked.
  ///
  /// - Parameters:
  ///   - marks: One mark per vertex.
  ///   - execution: Threads and cancellation.
  /// - Returns: One count per vertex.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: There is one mark per vertex.
  package func counts(
    of marks: Buffer<Bool>, _ execution: Execution
  ) throws(CancellationError) -> Buffer<UInt32> {
    precondition(marks.count == vertexCount, "one mark per vertex")
    let (targets, offsets) = (targets, offsets)
    return try execution.fill(blocks) { vertices, counts throws(CancellationError) in
      try execution.checkCancellation()
      let (targets, offsets, marks) = (targets.span, offsets.span, marks.span)
      for vertex in vertices {
        var count: UInt32 = 0
        for entry in offsets[vertex]..<offsets[vertex + 1] {
          count += marks[Int(targets[entry])] ? 1 : 0
        }
        counts[vertex - vertices.lowerBound] = count
      }
    }
  }
}
