/// Turns a list of edges into a compressed graph without self-loops and parallel edges.
///
/// Idea: two counting sorts, by the second endpoint and then by the first, put every edge into its
/// row with equal edges side by side in input order; so they are merged in one sweep, and weights
/// add up in input order. Undirected edges are sorted once, as (smaller, larger), and mirrored.
package struct GraphBuilder: Sendable {
  /// The number of people, isolates included.
  package var vertexCount: Int
  /// Whether *a* to *b* and *b* to *a* are two edges (directed) or the same one.
  package var isDirected: Bool
  /// What becomes of an edge that is given more than once.
  package var duplicates: DuplicateEdgePolicy
  /// What becomes of an edge from a person to themself.
  package var selfLoops: SelfLoopPolicy

  /// Makes a builder.
  ///
  /// - Precondition: `vertexCount` is not negative and fits into 32 bits.
  package init(
    vertexCount: Int, isDirected: Bool, duplicates: DuplicateEdgePolicy = .sum,
    selfLoops: SelfLoopPolicy = .drop
  ) {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many people")
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.duplicates = duplicates
    self.selfLoops = selfLoops
  }

  /// Builds the graph from parallel lists of endpoints and, optionally, weights.
  ///
  /// - Complexity: O(*n* + *m*) time; about 16 bytes per edge beside the result.
  /// - Throws: ``EdgeRejection`` for the first edge, in input order, that a policy does not admit;
  ///   `CancellationError` if the context was cancelled.
  /// - Precondition: The lists are equally long, below 2³² edges; endpoints are less than
  ///   ``vertexCount``.
  package func build(
    sources: [UInt32], targets: [UInt32], weights: [Double]? = nil,
    _ context: KernelContext = KernelContext()
  ) throws -> BuiltGraph {
    precondition(sources.count == targets.count, "as many sources as targets")
    precondition(weights.map { $0.count == sources.count } ?? true, "one weight per edge")
    precondition(sources.count <= Int(UInt32.max), "too many edges")
    let sorted = try sort(sources, targets, context)
    let merged = try merge(sorted, weights, context)
    if let rejection = firstRejection(sorted.firstSelfLoop, merged.firstDuplicate) {
      throw rejection
    }
    let graph =
      isDirected
      ? try CompressedGraph(directed: merged.rows, context)
      : try CompressedGraph(undirected: mirror(merged.rows, context))
    let admitted = sources.count - sorted.selfLoopCount
    return BuiltGraph(
      graph: graph, mergedDuplicateCount: admitted - merged.rows.entryCount,
      droppedSelfLoopCount: sorted.selfLoopCount)
  }
}

extension GraphBuilder {
  /// Edges in rows, equal ones side by side in input order.
  private struct SortedEdges {
    var offsets: [Int]
    var columns: [UInt32]
    var edges: [UInt32]
    var selfLoopCount = 0
    var firstSelfLoop: Int?
  }

  /// The row and the column of an edge: its endpoints, smaller first unless direction matters.
  @inline(__always)
  private func place(_ source: UInt32, _ target: UInt32) -> (row: Int, column: Int) {
    isDirected || source < target
      ? (Int(source), Int(target)) : (Int(target), Int(source))
  }

  private func sort(
    _ sources: [UInt32], _ targets: [UInt32], _ context: KernelContext
  ) throws(CancellationError) -> SortedEdges {
    var rowEnds = [Int](repeating: 0, count: vertexCount + 1)
    var columnEnds = rowEnds
    var selfLoopCount = 0
    var firstSelfLoop: Int?
    for edge in sources.indices {
      if edge & 0xFFFFF == 0 { try context.checkCancellation() }
      let (source, target) = (sources[edge], targets[edge])
      precondition(
        source < vertexCount && target < vertexCount, "an endpoint is beyond the last vertex")
      if source == target {
        selfLoopCount += 1
        firstSelfLoop = firstSelfLoop ?? edge
        continue
      }
      let (row, column) = place(source, target)
      rowEnds[row + 1] += 1
      columnEnds[column + 1] += 1
    }
    for vertex in 0..<vertexCount {
      rowEnds[vertex + 1] += rowEnds[vertex]
      columnEnds[vertex + 1] += columnEnds[vertex]
    }

    let count = sources.count - selfLoopCount
    var byColumn = [UInt32](repeating: 0, count: count)
    for edge in sources.indices {
      if edge & 0xFFFFF == 0 { try context.checkCancellation() }
      let (source, target) = (sources[edge], targets[edge])
      if source == target { continue }
      let column = place(source, target).column
      byColumn[columnEnds[column]] = UInt32(edge)
      columnEnds[column] += 1
    }
    var result = SortedEdges(
      offsets: rowEnds, columns: [UInt32](repeating: 0, count: count),
      edges: [UInt32](repeating: 0, count: count), selfLoopCount: selfLoopCount,
      firstSelfLoop: firstSelfLoop)
    for index in byColumn.indices {
      if index & 0xFFFFF == 0 { try context.checkCancellation() }
      let edge = byColumn[index]
      let (row, column) = place(sources[Int(edge)], targets[Int(edge)])
      let slot = rowEnds[row]
      rowEnds[row] = slot + 1
      result.columns[slot] = UInt32(column)
      result.edges[slot] = edge
    }
    return result
  }

  /// One entry for each run of equal edges, and the first edge that repeats another.
  private func merge(
    _ sorted: SortedEdges, _ weights: [Double]?, _ context: KernelContext
  ) throws(CancellationError) -> (rows: CompressedRows, firstDuplicate: EdgeRejection?) {
    let isWeighted = weights != nil || duplicates == .count
    var offsets = [0]
    offsets.reserveCapacity(vertexCount + 1)
    var columns: [UInt32] = []
    columns.reserveCapacity(sorted.columns.count)
    var merged: [Double] = []
    merged.reserveCapacity(isWeighted ? sorted.columns.count : 0)
    var firstDuplicate: (edge: UInt32, twin: UInt32)?
    for row in 0..<vertexCount {
      if row & 0x3FFF == 0 { try context.checkCancellation() }
      var slot = sorted.offsets[row]
      let end = sorted.offsets[row + 1]
      while slot < end {
        let first = slot
        let column = sorted.columns[slot]
        repeat { slot += 1 } while slot < end && sorted.columns[slot] == column
        if slot - first > 1 {
          let (edge, twin) = (sorted.edges[first + 1], sorted.edges[first])
          if firstDuplicate.map({ edge < $0.edge }) ?? true { firstDuplicate = (edge, twin) }
        }
        columns.append(column)
        if isWeighted { merged.append(weight(of: sorted.edges[first..<slot], weights)) }
      }
      offsets.append(columns.count)
    }
    let rows = CompressedRows(
      offsets: offsets, targets: columns, weights: isWeighted ? merged : nil)
    let rejection = firstDuplicate.map {
      EdgeRejection(edge: Int($0.edge), reason: .duplicate(ofEdge: Int($0.twin)))
    }
    return (rows, rejection)
  }

  /// The weight of equal edges, given in input order.
  private func weight(of edges: ArraySlice<UInt32>, _ weights: [Double]?) -> Double {
    guard let weights, duplicates != .count else { return Double(edges.count) }
    var result = weights[Int(edges[edges.startIndex])]
    for edge in edges.dropFirst() {
      let weight = weights[Int(edge)]
      switch duplicates {
      case .sum: result += weight
      case .last: result = weight
      case .max: result = Swift.max(result, weight)
      case .first, .count, .reject: break
      }
    }
    return result
  }

  private func firstRejection(_ selfLoop: Int?, _ duplicate: EdgeRejection?) -> EdgeRejection? {
    let loop =
      selfLoops == .reject ? selfLoop.map { EdgeRejection(edge: $0, reason: .selfLoop) } : nil
    let twin = duplicates == .reject ? duplicate : nil
    guard let loop, let twin else { return loop ?? twin }
    return loop.edge < twin.edge ? loop : twin
  }

  /// Rows with every edge in both directions, from rows with larger targets only.
  private func mirror(
    _ upper: CompressedRows, _ context: KernelContext
  ) throws(CancellationError) -> CompressedRows {
    let lower = try upper.transposed(context)
    var offsets = [0]
    offsets.reserveCapacity(vertexCount + 1)
    var targets: [UInt32] = []
    targets.reserveCapacity(2 * upper.entryCount)
    var weights: [Double] = []
    weights.reserveCapacity(upper.weights == nil ? 0 : 2 * upper.entryCount)
    for vertex in 0..<vertexCount {
      if vertex & 0x3FFF == 0 { try context.checkCancellation() }
      for rows in [lower, upper] {
        targets.append(contentsOf: rows.targets[rows.entries(of: vertex)])
        if let values = rows.weights {
          weights.append(contentsOf: values[rows.entries(of: vertex)])
        }
      }
      offsets.append(targets.count)
    }
    return CompressedRows(
      offsets: offsets, targets: targets, weights: upper.weights.map { _ in weights })
  }
}
