internal import Buffers

// Weighted sums. A sparse matrix, one number per entry of the rows, times a vector: each person's sum
// runs over the own row from first to last on one thread, so it is the same to the last bit for any
// number of threads.

extension CompressedRows {
  /// For each person the sum over their entries of coefficient times the value at the other end.
  ///
  /// - Parameters:
  ///   - values: One number per vertex.
  ///   - coefficients: One number per entry, in the order of ``targets``.
  ///   - context: Threads and cancellation.
  /// - Returns: One sum per person, 0 without entries.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The lists have these lengths.
  package func weightedSums(
    of values: [Double], coefficients: [Double], _ context: KernelContext
  ) throws(CancellationError) -> [Double] {
    precondition(values.count == vertexCount, "one value per person")
    precondition(coefficients.count == entryCount, "one coefficient per entry")
    let targets = targets
    return try context.values(blocks) { (vertex: Int) in
      var sum = 0.0
      for entry in entries(of: vertex) { sum += coefficients[entry] * values[Int(targets[entry])] }
      return sum
    }
  }

  /// For each person the sum of the coefficients of their entries.
  ///
  /// - Parameters:
  ///   - coefficients: One number per entry, in the order of ``targets``.
  ///   - context: Threads and cancellation.
  /// - Returns: One sum per person, 0 without entries.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: There is one coefficient per entry.
  package func sums(
    ofCoefficients coefficients: [Double], _ context: KernelContext
  ) throws(CancellationError) -> [Double] {
    precondition(coefficients.count == entryCount, "one coefficient per entry")
    return try context.values(blocks) { (vertex: Int) in
      var sum = 0.0
      for entry in entries(of: vertex) { sum += coefficients[entry] }
      return sum
    }
  }
}
