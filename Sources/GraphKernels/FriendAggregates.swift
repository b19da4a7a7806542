internal import Buffers

// Friends' aggregates. The columns are interleaved, so that the first look at a friend brings all of
// that friend's values near; each column's known values are gathered and summed in friend order, and
// sorted for the median. A person's own value is not among them, since no one is their own friend.

/// What is known about one column among each person's friends.
///
/// Every list has one element per person. Friends without a value do not count.
package struct FriendAggregates: Sendable, Equatable {
  /// The number of friends with a value.
  package var count: [Int] = []
  /// Their mean, never outside minimum and maximum; `nil` if no friend has a value, as below.
  package var mean: [Double?] = []
  /// Their population standard deviation; 0 for one friend or equal values.
  package var standardDeviation: [Double?] = []
  /// The smallest value.
  package var minimum: [Double?] = []
  /// The largest value.
  package var maximum: [Double?] = []
  /// The middle value; the mean of the middle two if they are even in number.
  package var median: [Double?] = []
}

extension CompressedGraph {
  /// Count, mean, standard deviation, minimum, maximum and median of columns over each person's
  /// friends.
  ///
  /// Friends are those of ``friends``: direction and weights are ignored, each friend counts once.
  ///
  /// - Parameters:
  ///   - columns: Finite values, `nil` where missing, one per person.
  ///   - context: Threads and cancellation.
  /// - Returns: One result per column.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*c* *m* log *d*) for *c* columns and rows of *d* friends.
  /// - Precondition: Every column has one value per person, finite if present.
  package func friendAggregates(
    of columns: [[Double?]], _ context: KernelContext
  ) throws(CancellationError) -> [FriendAggregates] {
    let table = Self.interleaved(columns, vertexCount: vertexCount)
    let friends = friends
    let columnCount = columns.count
    let pieces = try context.map(friends.blocks) {
      (vertices: Range<Int>) throws(CancellationError) -> [FriendAggregates] in
      var results = [FriendAggregates](repeating: FriendAggregates(), count: columnCount)
      var values: [Double] = []
      for vertex in vertices {
        if context.isCancelled { throw CancellationError() }
        for column in 0..<columnCount {
          values.removeAll(keepingCapacity: true)
          for entry in friends.entries(of: vertex) {
            let value = table[Int(friends.targets[entry]) * columnCount + column]
            if !value.isNaN { values.append(value) }
          }
          results[column].append(Summary(&values))
        }
      }
      return results
    }
    return (0..<columnCount).map { column in
      FriendAggregates(
        count: joined(pieces.map { $0[column].count }),
        mean: joined(pieces.map { $0[column].mean }),
        standardDeviation: joined(pieces.map { $0[column].standardDeviation }),
        minimum: joined(pieces.map { $0[column].minimum }),
        maximum: joined(pieces.map { $0[column].maximum }),
        median: joined(pieces.map { $0[column].median }))
    }
  }

  /// The values person by person, NaN where missing.
  private static func interleaved(_ columns: [[Double?]], vertexCount: Int) -> [Double] {
    var table = [Double](repeating: .nan, count: columns.count * vertexCount)
    for (number, column) in columns.enumerated() {
      precondition(column.count == vertexCount, "one value per person")
      for (vertex, value) in column.enumerated() {
        guard let value else { continue }
        precondition(value.isFinite, "values are finite")
        table[vertex * columns.count + number] = value
      }
    }
    return table
  }
}

extension FriendAggregates {
  fileprivate mutating func append(_ summary: Summary?) {
    count.append(summary?.count ?? 0)
    mean.append(summary?.mean)
    standardDeviation.append(summary?.standardDeviation)
    minimum.append(summary?.minimum)
    maximum.append(summary?.maximum)
    median.append(summary?.median)
  }
}

/// The statistics of a list of numbers.
private struct Summary {
  let count: Int
  let mean: Double
  let standardDeviation: Double
  let minimum: Double
  let maximum: Double
  let median: Double

  /// Summarizes values, which are sorted afterwards; `nil` if there are none.
  init?(_ values: inout [Double]) {
    guard !values.isEmpty else { return nil }
    count = values.count
    var (mean, deviation) = Self.moments(values)
    if !mean.isFinite || !deviation.isFinite {
      // Too large to add or square: a power of two smaller, which changes no digit.
      let scale = 0x1p-520
      (mean, deviation) = Self.moments(values.map { $0 * scale })
      (mean, deviation) = (mean / scale, deviation / scale)
    }
    Self.sort(&values)
    minimum = values[0]
    maximum = values[values.count - 1]
    let middle = values.count / 2
    median =
      values.count % 2 == 1 ? values[middle] : Self.midpoint(values[middle - 1], values[middle])
    // Rounding can push the mean of equal values off their value.
    self.mean = min(max(mean, minimum), maximum)
    standardDeviation = minimum == maximum ? 0 : deviation
  }

  /// Sorts; by insertion if there are few values, which is most people's case.
  private static func sort(_ values: inout [Double]) {
    if values.count > 32 { return values.sort() }
    var span = values.mutableSpan
    for end in 1..<span.count {
      let value = span[end]
      var place = end
      while place > 0 && span[place - 1] > value {
        span[place] = span[place - 1]
        place -= 1
      }
      span[place] = value
    }
  }

  /// The mean, and in a second pass the population standard deviation around it.
  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / Double(values.count)
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    return (mean, (squares / Double(values.count)).squareRoot())
  }

  private static func midpoint(_ low: Double, _ high: Double) -> Double {
    let sum = low + high
    return sum.isFinite ? sum / 2 : low / 2 + high / 2
  }
}
