package import Execution
package import Memory

// Further statistics of any circle of vertices. One walk over the circles serves all columns: the
// members of a vertex's circle are found once, then each column's known values are gathered. Direct
// neighbors' usual statistics have a kernel of their own, which does nothing besides.

extension CompressedGraph {
  /// A column of numbers and what is wanted of it.
  package typealias NumberRequest = (
    values: Buffer<Double>, validity: Bitmap?, statistics: [NeighborStatistic]
  )
  /// A column of texts and what is wanted of it.
  package typealias TextRequest = (column: CodedColumn, statistics: NeighborTextStatistics)

  /// Statistics of columns over a circle of each vertex.
  ///
  /// No result depends on the order of the vertices: sums are exact before they are rounded.
  ///
  /// - Parameters:
  ///   - numbers: Columns of numbers.
  ///   - texts: Columns of texts.
  ///   - circle: Whose values count.
  ///   - minimumCount: With fewer known values everything but count and coverage is missing.
  ///   - execution: Threads and cancellation.
  /// - Returns: One result per column of numbers, then one per column of texts.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*c* *m*) for *c* columns and *m* members of all circles. Besides the results 8
  ///   bytes per vertex and column of numbers, 4 per column of texts, 8 more per column of numbers
  ///   with a shrunk mean; each thread has at most some 40 bytes per vertex and never holds more than
  ///   one circle.
  /// - Precondition: Every column has one value per vertex, finite if present; there is at least one
  ///   column, and the minimum is at least 1.
  package func aggregates(
    numbers: [NumberRequest], texts: [TextRequest], over circle: NeighborCircle,
    minimumCount: Int, _ execution: Execution
  ) throws(CancellationError) -> [CircleAggregates] {
    precondition(minimumCount >= 1, "a mean has values")
    let quiet = execution.quiet
    let table = try ValueTable(
      numbers.map { ($0.values, $0.validity) }, vertexCount: vertexCount, quiet)
    let codes = try CodeTable(texts.map { $0.column }, vertexCount: vertexCount, quiet)
    let results = FillingCircles(
      vertexCount: vertexCount, numbers.map { $0.statistics }, texts.map { $0.statistics })
    let plans = NumberPlan.plans(numbers, vertexCount: vertexCount)
    let levelCount = texts.map { $0.column.levelCount }.max() ?? 0
    let usesWeights = plans.contains { $0.usesWeights }
    let rows = circle.rows
    let blocks = try circle.blocks(quiet)
    _ = try execution.accumulate(
      blocks,
      initial: {
        CircleMembers(circle, vertexCount: vertexCount, levelCount, usesWeights: usesWeights)
      }
    ) { (members: inout CircleMembers, block: Int) throws(CancellationError) in
      for vertex in blocks[block] {
        try execution.checkCancellation(beforeRow: rows.count(of: vertex))
        try members.gather(vertex, execution)
        for (column, plan) in plans.enumerated() {
          members.values.gather(members.list, members.weights, column, table)
          members.values.summarize(
            plan, vertex, own: table.values[vertex * table.width + column],
            minimumCount: minimumCount, at: results.starts[column], column: column, results)
        }
        for (column, request) in texts.enumerated() {
          let place = plans.count + column
          members.texts.gather(members.list, column, codes)
          members.texts.summarize(
            request.statistics, vertex, own: codes.codes[vertex * codes.width + column],
            minimumCount: minimumCount, at: results.starts[place],
            mode: results.modeStarts[place], column: place, results)
        }
      }
    }
    return (0..<plans.count + texts.count).map { results.freeze(column: $0) }
  }
}

extension NeighborCircle {
  /// The vertices in blocks of about equal work.
  func blocks(_ execution: Execution) throws(CancellationError) -> BlockList {
    guard case .second(let rows, _) = self else { return rows.blocks }
    let work = ScatterBuffer<Int>(zeroedCount: rows.vertexCount + 1)
    try execution.forEach(rows.blocks) { vertices in
      for vertex in vertices {
        work[vertex + 1] = rows.entries(of: vertex).reduce(0) {
          $0 + rows.count(of: Int(rows.targets[$1]))
        }
      }
    }
    for vertex in 0..<rows.vertexCount { work[vertex + 1] += work[vertex] }
    return BlockList(offsets: work.freeze())
  }
}

/// Some columns of codes vertex by vertex.
struct CodeTable: Sendable {
  let width: Int
  let codes: Buffer<UInt32>

  init(
    _ columns: [CodedColumn], vertexCount: Int, _ execution: Execution
  ) throws(CancellationError) {
    let width = columns.count
    self.width = width
    precondition(columns.allSatisfy { $0.codes.count == vertexCount }, "one code per vertex")
    let codes = ScatterBuffer<UInt32>(zeroedCount: width * vertexCount)
    try execution.forEach(BlockList(vertexCount: vertexCount)) { vertices in
      for (place, column) in columns.enumerated() {
        let column = column.codes.span
        for vertex in vertices { codes[vertex * width + place] = column[vertex] }
      }
    }
    self.codes = codes.freeze()
  }
}

/// What has to be found out about a column for the statistics that are wanted of it.
struct NumberPlan: Sendable {
  let statistics: [NeighborStatistic]
  let usesWeights: Bool
  let needsMoments: Bool
  let needsOrder: Bool
  let needsMedian: Bool
  /// For each vertex the mean of all others; `nil` where nothing is shrunk.
  let others: Buffer<Double>?

  static func plans(
    _ requests: [CompressedGraph.NumberRequest], vertexCount: Int
  ) -> [NumberPlan] {
    let isShrunk = requests.contains { $0.statistics.contains(where: \.isShrunk) }
    let everyone =
      isShrunk ? CanonicalPartition(labels: Array(repeating: 0, count: vertexCount)) : nil
    return requests.map { NumberPlan($0, everyone) }
  }

  private init(_ request: CompressedGraph.NumberRequest, _ everyone: CanonicalPartition?) {
    statistics = request.statistics
    usesWeights = statistics.contains(.weightedMean)
    var (moments, order, median) = (false, false, false)
    for statistic in statistics {
      switch statistic {
      case .mean, .deviation, .minimum, .maximum, .difference, .shrunkMean: moments = true
      case .percentile: order = true
      case .median: median = true
      default: break
      }
    }
    (needsMoments, needsOrder, needsMedian) = (moments, order, median)
    others =
      statistics.contains(where: \.isShrunk)
      ? everyone?.meanOfOthers(of: request.values, validity: request.validity) : nil
  }
}

/// The results on their way: all numbers in one memory, list after list.
struct FillingCircles: Sendable {
  let vertexCount: Int
  /// The first list of each column.
  let starts: [Int]
  let modeStarts: [Int?]
  private let listCounts: [Int]
  let counts: ScatterBuffer<UInt32>
  let numbers: ScatterBuffer<Double>
  let modes: ScatterBuffer<UInt32>

  init(
    vertexCount: Int, _ statistics: [[NeighborStatistic]], _ texts: [NeighborTextStatistics]
  ) {
    self.vertexCount = vertexCount
    listCounts = statistics.map(\.count) + texts.map(\.numberCount)
    var starts: [Int] = []
    var end = 0
    for count in listCounts {
      starts.append(end)
      end += count
    }
    self.starts = starts
    var modeStarts: [Int?] = statistics.map { _ in nil }
    var modeCount = 0
    for text in texts {
      modeStarts.append(text.mode ? modeCount : nil)
      modeCount += text.mode ? 1 : 0
    }
    self.modeStarts = modeStarts
    counts = ScatterBuffer(zeroedCount: listCounts.count * vertexCount)
    numbers = ScatterBuffer(zeroedCount: end * vertexCount)
    modes = ScatterBuffer(zeroedCount: modeCount * vertexCount)
  }

  @inline(__always)
  func set(_ list: Int, _ vertex: Int, _ number: Double) {
    numbers[list * vertexCount + vertex] = number
  }

  @inline(__always)
  func set(count: Int, _ column: Int, _ vertex: Int) {
    counts[column * vertexCount + vertex] = UInt32(count)
  }

  func freeze(column: Int) -> CircleAggregates {
    func list<Value>(_ memory: ScatterBuffer<Value>, _ number: Int) -> Buffer<Value> {
      memory.freeze().extracting(number * vertexCount..<(number + 1) * vertexCount)
    }
    return CircleAggregates(
      count: list(counts, column),
      numbers: (0..<listCounts[column]).map { list(numbers, starts[column] + $0) },
      modes: modeStarts[column].map { list(modes, $0) })
  }
}
