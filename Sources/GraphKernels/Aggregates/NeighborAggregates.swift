package import Execution
package import Memory
internal import Statistics

// Neighbors' aggregates. Up to eight columns lie interleaved, vertex by vertex, so that one look at
// a neighbor brings all of that neighbor's values near; each column's known values are gathered and
// summed in neighbor order. A vertex's own value is not among them, since no vertex is its own
// neighbor.

/// Which statistics of neighbors' values are wanted: what is not asked for is not computed.
package struct AggregateStatistics: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Count, mean, standard deviation, minimum and maximum, which take one or two passes.
  package static let moments = AggregateStatistics(rawValue: 1)
  /// The median, which takes a partial sort.
  package static let median = AggregateStatistics(rawValue: 2)
  /// Everything.
  package static let all: AggregateStatistics = [.moments, .median]
}

/// What is known about one column among each vertex's neighbors.
///
/// Every list has one element per vertex, or none if the statistic was not asked for. Neighbors
/// without a value do not count; where no neighbor has one, all numbers but the count are NaN.
package struct NeighborAggregates: Sendable {
  /// The number of neighbors with a value.
  package let count: Buffer<UInt32>
  /// Their mean, never outside minimum and maximum.
  package let mean: Buffer<Double>
  /// Their population standard deviation; 0 for one neighbor or equal values.
  package let standardDeviation: Buffer<Double>
  /// The smallest value.
  package let minimum: Buffer<Double>
  /// The largest value.
  package let maximum: Buffer<Double>
  /// The middle value; the mean of the middle two if they are even in number.
  package let median: Buffer<Double>
}

extension CompressedGraph {
  /// Count, mean, standard deviation, minimum, maximum and median of columns over each vertex's
  /// neighbors.
  ///
  /// Neighbors are those of ``neighbors``: direction and weights are ignored, each neighbor counts
  /// once.
  ///
  /// - Parameters:
  ///   - columns: Values, one per vertex, and which of them are present; `nil` if all are.
  ///   - statistics: Which of them to compute.
  ///   - execution: Threads and cancellation.
  /// - Returns: One result per column.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*c* *m*) for *c* columns. Beside the results, 8 bytes per vertex for each of at
  ///   most eight columns.
  /// - Precondition: Every column has one value per vertex, finite if present.
  package func neighborAggregates(
    of columns: [(values: Buffer<Double>, validity: Bitmap?)],
    computing statistics: AggregateStatistics = .all,
    _ execution: Execution
  ) throws(CancellationError) -> [NeighborAggregates] {
    var results: [NeighborAggregates] = []
    let width = 8
    for start in stride(from: 0, to: columns.count, by: width) {
      let end = min(start + width, columns.count)
      let table = try ValueTable(
        Array(columns[start..<end]), vertexCount: vertexCount, execution.quiet)
      let part = { (column: Int) in Double(column) / Double(columns.count) }
      results += try aggregates(of: table, statistics, share: part(start)...part(end), execution)
    }
    return results
  }

  private func aggregates(
    of table: ValueTable, _ statistics: AggregateStatistics, share: ClosedRange<Double>,
    _ execution: Execution
  ) throws(CancellationError) -> [NeighborAggregates] {
    let results = FillingAggregates(
      vertexCount: vertexCount, columnCount: table.width, statistics)
    let neighbors = neighbors
    try execution.forEach(neighbors.blocks, share: share) {
      (vertices: Range<Int>) throws(CancellationError) in
      let longest = vertices.reduce(0) { max($0, neighbors.count(of: $1)) }
      var gathered = GatheredValues(width: table.width, capacity: longest)
      for vertex in vertices {
        let row = neighbors.entries(of: vertex)
        try execution.checkCancellation(beforeRow: row.count)
        gathered.gather(row, neighbors.targets, table)
        for column in 0..<table.width {
          results.set(vertex, column, gathered.summary(of: column, statistics))
        }
      }
    }
    return (0..<table.width).map { results.freeze(column: $0) }
  }
}

/// Some columns vertex by vertex, NaN where a value is missing.
struct ValueTable: Sendable {
  let width: Int
  let values: Buffer<Double>

  init(
    _ columns: [(values: Buffer<Double>, validity: Bitmap?)], vertexCount: Int,
    _ execution: Execution
  ) throws(CancellationError) {
    let width = columns.count
    self.width = width
    precondition(columns.allSatisfy { $0.values.count == vertexCount }, "one value per vertex")
    let values = ScatterBuffer<Double>(zeroedCount: width * vertexCount)
    try execution.forEach(BlockList(vertexCount: vertexCount)) { vertices in
      for (place, column) in columns.enumerated() {
        let (column, validity) = (column.values.span, column.validity)
        for vertex in vertices {
          let isKnown = validity.map { $0[vertex] } ?? true
          precondition(!isKnown || column[vertex].isFinite, "values are finite")
          // Zero with a minus sign becomes plain zero: of both neither is less, and which came out would
          // depend on the order of the neighbors.
          values[vertex * width + place] = isKnown ? column[vertex] + 0.0 : .nan
        }
      }
    }
    self.values = values.freeze()
  }
}

/// The results on their way, column after column in the memory of each statistic.
///
/// One memory for all columns, since a list of memories would be counted as used and unused again
/// for every vertex's every column, which took a third of the time.
private struct FillingAggregates: Sendable {
  let vertexCount: Int
  let statistics: AggregateStatistics
  let count: ScatterBuffer<UInt32>
  let mean: ScatterBuffer<Double>
  let standardDeviation: ScatterBuffer<Double>
  let minimum: ScatterBuffer<Double>
  let maximum: ScatterBuffer<Double>
  let median: ScatterBuffer<Double>

  init(vertexCount: Int, columnCount: Int, _ statistics: AggregateStatistics) {
    self.vertexCount = vertexCount
    self.statistics = statistics
    let momentCount = statistics.contains(.moments) ? vertexCount * columnCount : 0
    count = ScatterBuffer(zeroedCount: momentCount)
    mean = ScatterBuffer(zeroedCount: momentCount)
    standardDeviation = ScatterBuffer(zeroedCount: momentCount)
    minimum = ScatterBuffer(zeroedCount: momentCount)
    maximum = ScatterBuffer(zeroedCount: momentCount)
    median = ScatterBuffer(
      zeroedCount: statistics.contains(.median) ? vertexCount * columnCount : 0)
  }

  @inline(__always)
  func set(_ vertex: Int, _ column: Int, _ summary: Summary) {
    let place = column * vertexCount + vertex
    if statistics.contains(.moments) {
      count[place] = UInt32(summary.count)
      mean[place] = summary.mean
      standardDeviation[place] = summary.standardDeviation
      minimum[place] = summary.minimum
      maximum[place] = summary.maximum
    }
    if statistics.contains(.median) { median[place] = summary.median }
  }

  func freeze(column: Int) -> NeighborAggregates {
    func values<Value>(_ memory: ScatterBuffer<Value>) -> Buffer<Value> {
      if memory.count == 0 { return memory.freeze() }
      return memory.freeze().extracting(column * vertexCount..<(column + 1) * vertexCount)
    }
    return NeighborAggregates(
      count: values(count), mean: values(mean), standardDeviation: values(standardDeviation),
      minimum: values(minimum), maximum: values(maximum), median: values(median))
  }
}

/// The known values of one vertex's neighbors, column by column.
private struct GatheredValues {
  private let width: Int
  private let capacity: Int
  private var values: [Double]
  /// Where the values of each column end.
  private var ends: [Int]

  init(width: Int, capacity: Int) {
    self.width = width
    self.capacity = capacity + 1  // what is missing is written behind the last value and left there
    values = Array(repeating: 0, count: width * self.capacity)
    ends = Array(repeating: 0, count: width)
  }

  /// Replaces the values by those of another row of neighbors.
  ///
  /// Column by column, so that the end is in a register; only the first has to wait for memory.
  @inline(__always)
  mutating func gather(_ row: Range<Int>, _ targets: Buffer<UInt32>, _ table: ValueTable) {
    for column in 0..<width {
      ends[column] = Self.gather(
        row, targets.span, column, table, into: &values, from: column * capacity)
    }
  }

  /// Puts the known values of a column one after another, from `start` on, and returns their end.
  @inline(__always)
  private static func gather(
    _ row: Range<Int>, _ targets: borrowing Span<UInt32>, _ column: Int, _ table: ValueTable,
    into values: inout [Double], from start: Int
  ) -> Int {
    let known = table.values.span
    var values = values.mutableSpan
    var end = start
    for entry in row {
      let value = known[Int(targets[entry]) * table.width + column]
      values[end] = value
      end = value.isNaN ? end : end + 1
    }
    return end
  }

  /// The statistics of a column; its values may be in another order afterwards.
  @inline(__always)
  mutating func summary(of column: Int, _ statistics: AggregateStatistics) -> Summary {
    let range = column * capacity..<ends[column]
    var values = values.mutableSpan
    var known = values._mutatingExtracting(range)
    return Summary(&known, statistics)
  }
}

/// The statistics of a list of numbers; NaN where there are none.
private struct Summary {
  let count: Int
  var mean = Double.nan
  var standardDeviation = Double.nan
  var minimum = Double.nan
  var maximum = Double.nan
  var median = Double.nan

  @inline(__always)
  init(_ values: inout MutableSpan<Double>, _ statistics: AggregateStatistics) {
    count = values.count
    if count == 0 { return }
    if statistics.contains(.moments) {
      let moments = Moments(values.span)
      (minimum, maximum) = (moments.minimum, moments.maximum)
      mean = moments.mean
      standardDeviation = moments.deviation
    }
    if statistics.contains(.median) { median = Median.take(&values) }
  }
}
