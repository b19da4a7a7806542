package import Execution
internal import Memory

// Leiden and Louvain. The two differ in what is joined: well connected parts of communities, or the
// communities themselves. The quality function decides what counts as a vertex's size; all the rest
// is the same. The article "How communities are found" says how it runs, and why it ends.

extension CompressedGraph {
  /// Communities of high quality by the Leiden or the Louvain method, each of them connected.
  ///
  /// - Parameters:
  ///   - search: What is asked.
  ///   - start: From where; the quality never falls below the start's.
  ///   - seed: The seed of the random choices.
  ///   - keepsLevels: Whether the levels are returned.
  ///   - execution: Threads, cancellation and progress.
  /// - Returns: The communities: the same for every number of threads.
  /// - Throws: `CancellationError`.
  /// - Complexity: nearly O(*m*) per iteration. Beside the graph about 50 bytes per vertex, up to 4
  ///   more for each thread, and per edge 15 to 25 (Louvain 5 to 15), with weights up to 40
  ///   (Louvain 25).
  /// - Precondition: Less than 2³¹ vertices; start and marks, if given, have one value per vertex;
  ///   weights are not negative.
  /// - Source: Traag, Waltman & van Eck, "From Louvain to Leiden" (2019),
  ///   [doi:10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z); Louvain:
  ///   Blondel et al., "Fast unfolding of communities in large networks" (2008),
  ///   [doi:10.1088/1742-5468/2008/10/P10008](https://doi.org/10.1088/1742-5468/2008/10/P10008).
  package func communities(
    by search: QualitySearch, from start: CommunityStart = CommunityStart(), seed: UInt64,
    keepsLevels: Bool = false, _ execution: Execution
  ) throws(CancellationError) -> CommunityResult {
    precondition(vertexCount < 1 << 31, "there are less than 2^31 vertices")
    let (function, resolution) = (search.function, search.resolution)
    let request = SearchRequest(search: search, start: start, seed: seed, keepsLevels: keepsLevels)
    let quiet = execution.quiet
    // Whether a community is denser than a given density depends on the unit of weights, all else
    // not.
    let base = function == .constantPotts ? self : try withOwnUnit(quiet)
    func found<Size: VertexSize>(
      sizes: Buffer<Size>, scale: Double, weights: Buffer<Size.Weight>?
    ) throws(CancellationError) -> CommunityResult {
      let level = Level(
        rows: LevelRows(base.neighbors, weights: weights), sizes: sizes,
        scale: scale.isFinite ? scale : 0, fixed: start.fixed)
      return try request.result(level, in: self, execution)
    }
    let neighbors = base.neighbors
    let weights = neighbors.weights
    // Edges, and vertices, are counted in 32 bits then.
    let isCounted = weights == nil && neighbors.entryCount <= UInt32.max
    switch function {
    case .modularity where isCounted:
      let degrees = try neighbors.counts(quiet)
      return try found(
        sizes: degrees, scale: resolution / Double(neighbors.entryCount), weights: nil)
    case .modularity:
      let strengths = try neighbors.strengths(quiet)
      return try found(
        sizes: strengths, scale: resolution / strengths.reduce(0, +), weights: weights)
    case .constantPotts where isCounted:
      let ones = Buffer(repeating: 1 as UInt32, count: vertexCount)
      return try found(sizes: ones, scale: resolution, weights: nil)
    case .constantPotts:
      let ones = Buffer(repeating: 1.0, count: vertexCount)
      return try found(sizes: ones, scale: resolution, weights: weights)
    case .directedModularity:
      let (out, back) = (
        try base.outgoing.strengths(quiet), try base.incoming.strengths(quiet)
      )
      let sizes = Buffer((0..<vertexCount).lazy.map { SIMD2(out[$0], back[$0]) })
      return try found(
        sizes: sizes, scale: resolution / out.reduce(0, +),
        weights: try base.weightsOfBothDirections(quiet))
    }
  }

  /// For each edge the weights of the edges in both directions; an edge without weight counts 1.
  private func weightsOfBothDirections(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double>? {
    // An edge of an undirected graph is two edges: all count twice, which changes nothing but
    // the scale of the weights.
    if isWeighted && isDirected { return neighbors.weights }
    let sums = ScatterBuffer<Double>(zeroedCount: neighbors.entryCount)
    try execution.forEach(neighbors.blocks) { vertices in
      for vertex in vertices {
        var place = neighbors.offsets[vertex]
        Self.forEachNeighbor(of: vertex, outgoing, incoming) { _, out, back in
          sums[place] =
            (out.map { outgoing.weights?[$0] ?? 1 } ?? 0)
            + (back.map { incoming.weights?[$0] ?? 1 } ?? 0)
          place += 1
        }
      }
    }
    return sums.freeze()
  }
}

extension CompressedRows {
  /// The sum of each row's weights.
  func strengths(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    try execution.fill(blocks) { vertices, sums in
      for vertex in vertices { sums[vertex - vertices.lowerBound] = weightSum(of: vertex) }
    }
  }
}

/// What is asked of a search, whatever counts as size.
private struct SearchRequest {
  let search: QualitySearch
  let start: CommunityStart
  let seed: UInt64
  let keepsLevels: Bool

  private var options: LevelSearchOptions {
    LevelSearchOptions(
      refines: search.refines, tolerance: search.tolerance, blockWork: start.blockWork)
  }

  func result<Size: VertexSize>(
    _ level: Level<Size>, in graph: CompressedGraph, _ execution: Execution
  ) throws(CancellationError) -> CommunityResult {
    let quiet = execution.quiet
    var labels = start.labels(ofVertices: level.vertexCount)
    if !start.divisions.isEmpty { return try common(level, from: labels, in: graph, execution) }
    let nonIsolates = start.fixed == nil ? NonIsolates(in: level.rows) : nil
    var level = level
    if let nonIsolates {
      level = try level.picked(nonIsolates, quiet)
      labels = nonIsolates.labels(ofNonIsolates: labels)
    }
    let count = graph.vertexCount
    let startCount = search.startCount(
      edgeCount: graph.neighbors.entryCount / 2, vertexCount: count,
      startsAlone: start.partition?.groupCount ?? count == count)
    let found = try SearchFromStarts(
      base: level, options: options, labels: labels, iterations: search.iterations,
      execution: execution
    ).run(startCount: startCount, seed: seed)
    let partition = try partition(found.labels, of: nonIsolates, quiet)
    return try result(
      partition, (found.iterationCount, found.unchangedCount),
      levels: keepsLevels ? try levels(found.maps, of: nonIsolates, partition, quiet) : [],
      in: graph,
      quiet)
  }

  /// What the divisions at the start have in common.
  private func common<Size: VertexSize>(
    _ level: Level<Size>, from labels: ScatterBuffer<UInt32>, in graph: CompressedGraph,
    _ execution: Execution
  ) throws(CancellationError) -> CommunityResult {
    precondition(start.fixed == nil && !keepsLevels, "all may move, and there are no levels")
    let quiet = execution.quiet
    let found = try CommonDivision(
      base: level, options: options, divisions: start.divisions, iterations: search.iterations,
      execution: execution
    ).run(from: labels, seed: seed)
    return try result(
      try partition(found.labels, of: nil, quiet), (found.iterationCount, found.unchangedCount),
      levels: [], in: graph, quiet)
  }

  /// A division with what it is worth.
  private func result(
    _ partition: CanonicalPartition, _ iterations: (all: Int, unchanged: Int),
    levels: [CanonicalPartition], in graph: CompressedGraph, _ execution: Execution
  ) throws(CancellationError) -> CommunityResult {
    let weights = try graph.groupWeights(in: partition, execution)
    return CommunityResult(
      partition: partition, weights: weights,
      quality: try graph.quality(
        search.function, of: partition, weights, resolution: search.resolution, execution),
      iterationCount: iterations.all, isStable: iterations.unchanged > 0, levels: levels)
  }

  /// The groups of all vertices, from labels of all or of the joined ones.
  private func partition(
    _ labels: ScatterBuffer<UInt32>, of nonIsolates: NonIsolates?, _ execution: Execution
  ) throws(CancellationError) -> CanonicalPartition {
    let groups = CommunityNumbers(try nonIsolates?.labelsOfAll(labels, execution) ?? labels)
    return try CanonicalPartition(numbers: groups.numbers, count: groups.count, execution)
  }

  /// The groups of each level, as groups of vertices.
  private func levels(
    _ maps: [Buffer<UInt32>], of nonIsolates: NonIsolates?, _ last: CanonicalPartition,
    _ execution: Execution
  ) throws(CancellationError) -> [CanonicalPartition] {
    var levels: [CanonicalPartition] = []
    var groups: ScatterBuffer<UInt32>?
    for map in maps {
      let below = groups
      let above = ScatterBuffer<UInt32>(zeroedCount: below?.count ?? map.count)
      try execution.forEach(BlockList(vertexCount: above.count)) { vertices in
        for vertex in vertices { above[vertex] = map[Int(below?[vertex] ?? UInt32(vertex))] }
      }
      groups = above
      levels.append(try partition(above, of: nonIsolates, execution))
    }
    if levels.last != last { levels.append(last) }
    return levels
  }
}
