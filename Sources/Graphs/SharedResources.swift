internal import EdgeLists
internal import Execution
internal import Files
package import GraphKernels
internal import Identifiers
internal import Memory

/// People and what they share: of what friendships are made in a list of people and resources.
package struct SharedResources: Sendable {
  /// The people, in row order, and the resources.
  package let ties: TwoModeRows
  /// The numbers.
  package let summary: ResourceSummary

  init(_ ties: TwoModeRows, _ execution: Execution) throws(CancellationError) {
    self.ties = ties
    var (count, hubCount, hubPairCount, largest) = (0, 0, 0, 0)
    for resource in ties.resources {
      if resource & 0xFFFF == 0 { try execution.checkCancellation() }
      let size = ties.size(resource)
      largest = max(largest, size)
      if size > 0 { count += 1 }
      if size > ties.largestHub {
        hubCount += 1
        hubPairCount += size
      }
    }
    summary = ResourceSummary(
      count: count, hubCount: hubCount, hubPairCount: hubPairCount, largestSize: largest,
      largestHub: ties.largestHub)
  }
}

extension EdgeSelection {
  /// The graph of the list's friendships, or of those that its people have by what they share.
  func built(
    _ naming: PersonNaming, in space: ScratchSpace, _ execution: Execution
  ) throws -> (graph: BuiltGraph, shared: SharedResources?) {
    guard let twoMode = rules.twoMode else { return (try build(naming, in: space, execution), nil) }
    let numbering = try ResourceNumbering(edges, naming, execution)
    let built = try build(
      targets: numbering.targets, vertices: numbering.vertices,
      vertexCount: numbering.vertexCount, in: space, execution.reporting(0...0.3))
    let ties = TwoModeRows(
      built.graph.outgoing, memberCount: naming.identifiers.count, largestHub: twoMode.largestHub)
    let shared = try SharedResources(ties, execution)
    let projection = try Projection(
      of: ties, dividingBySize: twoMode.weight == .bySize, execution.reporting(0.3...0.6))
    try checkRoom(for: projection, in: space, execution)
    let graph: CompressedGraph
    do {
      graph = try projection.graph(in: space, execution.reporting(0.6...1))
    } catch let failure as ScratchSpace.Failure {
      throw DataError(failure)
    }
    return (built.replacing(graph), shared)
  }

  /// Refuses a graph for which there is no memory: people who share much are more friends than the
  /// list has rows, and nobody knows how many before.
  private func checkRoom(
    for projection: Projection, in space: ScratchSpace, _ execution: Execution
  ) throws(GraphError) {
    if space.directory != nil { return }
    let limit = execution.memoryLimit.map(Double.init) ?? SystemMemory.available
    if Double(projection.entryCount) * 12 <= limit { return }
    throw GraphError(
      .outOfMemory,
      "what people share makes \(projection.entryCount / 2) friendships, more than memory holds",
      remedy: "lower the size of the largest hub (\(.largestHub))")
  }
}

/// Vertices for the two ends of rows: people, then resources.
///
/// A name in both columns stands for two vertices, so that numbers of resources begin behind those of
/// all names.
private struct ResourceNumbering {
  let targets: Buffer<UInt32>
  let vertices: Buffer<UInt32>
  let vertexCount: Int

  init(_ edges: EdgeList, _ naming: PersonNaming, _ execution: Execution) throws {
    let (nameCount, personCount) = (edges.names.count, naming.identifiers.count)
    guard nameCount < Int(Int32.max), personCount + nameCount < Int(UInt32.max) else {
      throw GraphError(
        .badData, "\(edges.sourceName) names more people and resources than fit 32 bits",
        remedy: "divide the list")
    }
    var vertices = FillingBuffer<UInt32>(zeroedCount: 2 * nameCount)
    for name in 0..<nameCount {
      vertices[name] = naming.rows?[name] ?? UInt32(name)
      vertices[nameCount + name] = EndpointColumns.noVertex
    }
    var next = personCount
    let given = edges.targets.span
    for edge in given.indices {
      if edge & 0xFFFF == 0 { try execution.checkCancellation() }
      let number = nameCount + Int(given[edge])
      if vertices[number] != EndpointColumns.noVertex { continue }
      vertices[number] = UInt32(next)
      next += 1
    }
    self.vertices = vertices.freeze()
    vertexCount = next
    targets = try execution.quiet.fill(BlockList(vertexCount: edges.count)) {
      (block: Range<Int>, targets: inout MutableSpan<UInt32>) in
      let given = edges.targets.span
      for edge in block { targets[edge - block.lowerBound] = UInt32(nameCount) + given[edge] }
    }
  }
}
