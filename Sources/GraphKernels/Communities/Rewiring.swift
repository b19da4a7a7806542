package import Execution
internal import Memory
internal import Statistics

// Rewiring. Two edges a-b and c-d, drawn at random, become a-d and c-b, unless that makes a
// self-loop or joins two vertices that are adjacent already; so every vertex keeps as many edges as
// before. After some ten tries for each edge nothing but the degrees is left of the graph.
//
// With direction, edges that are answered are exchanged among each other, as pairs of edges, and
// those that are not among each other: so every vertex also keeps the number of edges in, out and
// mutual. Of three unanswered edges in a row a-b-c-d the middle one can be turned round, which
// gives a-c-b-d, since there are graphs, a circle of three among them, that no exchange of two
// leads to.

extension CompressedGraph {
  /// A graph drawn at random among those with the same degrees.
  ///
  /// There are no self-loops and no parallel edges. In a directed graph every vertex keeps the
  /// number of edges out, of edges in and of mutual edges. Weights are dealt out anew at random:
  /// there are the same ones, on any edges, so strengths are not kept; but both weights of a mutual
  /// edge stay together, and on a mutual edge. In small dense directed graphs some of those with
  /// the same degrees may be out of reach.
  ///
  /// - Parameters:
  ///   - triesPerEdge: How many swaps are tried for each edge, a mutual edge being one. Those that
  ///     can't be made count too: else graphs in which more can be made would be drawn more often.
  ///   - seed: The seed of the random choices.
  ///   - execution: Cancellation and progress; on several threads only rows are made from the
  ///     edges.
  /// - Returns: The graph: the same for every number of threads. With a single edge it is this one.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m* *triesPerEdge*); beside the result 30 to 40 bytes per edge, 8 more with
  ///   weights.
  /// - Precondition: There are less than 2³² edges, and `triesPerEdge` is not negative.
  /// - Source: Milo et al., "On the uniform generation of random graphs with prescribed degree
  ///   sequences" (2003), [arXiv:cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028), who
  ///   find 100 tries more than adequate; mutual edges apart: Milo et al., "Network motifs" (2002),
  ///   [doi:10.1126/science.298.5594.824](https://doi.org/10.1126/science.298.5594.824); three
  ///   edges at a time: Rao, Jana & Bandyopadhyay, "A Markov chain Monte Carlo method for
  ///   generating random (0,1)-matrices with given marginals", *Sankhyā* A 58 (1996), 225–242.
  package func rewired(
    triesPerEdge: Int = 10, seed: UInt64, _ execution: Execution
  ) throws -> CompressedGraph {
    precondition(triesPerEdge >= 0, "the number of tries is not negative")
    guard edgeCount > 1 else { return self }
    var edges = SwappedEdges(of: self)
    var generator = SplitMix64(seed: seed)
    let tryCount = edges.count * triesPerEdge
    let stride = 1 << 14
    var done = 0
    let progress = SearchProgress(execution)
    while done < tryCount {
      try execution.checkCancellation()
      let end = min(done + stride, tryCount)
      for _ in done..<end { edges.tryChange(&generator) }
      done = end
      progress.report(0.8 * Double(done) / Double(tryCount))
    }
    edges.shuffleWeights(&generator)
    let built = try GraphBuilder(vertexCount: vertexCount, isDirected: isDirected).build(
      edges.columns, execution.quiet)
    progress.report(1)
    return built.graph
  }
}

/// Edges in a list, each end of which can be exchanged.
private struct SwappedEdges: ~Copyable {
  private let isDirected: Bool
  /// How many edges have both directions, or none; they come first.
  private let mutualCount: Int
  /// Both ends of each edge in one number, so that an edge is one place in memory.
  ///
  /// Of an edge in both directions the smaller end comes first, of one in a single direction where
  /// it starts. Such edges stand by their starts, which no change moves.
  private var edges: FillingBuffer<UInt64>
  /// Where the edges in one direction begin that start at each vertex; empty if there are none.
  private var starts: [Int] = []
  /// Weights from the first end to the second, and for edges in both directions back.
  private let weights: ScatterBuffer<Double>?
  private let weightsBack: ScatterBuffer<Double>?
  /// The pairs that are adjacent in any way.
  private var known: EdgeSet

  init(of graph: CompressedGraph) {
    isDirected = graph.isDirected
    let (out, back) = (graph.outgoing, graph.incoming)
    var mutualCount = graph.isDirected ? 0 : graph.edgeCount
    if graph.isDirected {
      for vertex in 0..<graph.vertexCount {
        CompressedGraph.forEachNeighbor(of: vertex, out, back) { neighbor, place, placeBack in
          mutualCount += neighbor > vertex && place != nil && placeBack != nil ? 1 : 0
        }
      }
    }
    let count = graph.isDirected ? graph.edgeCount - mutualCount : mutualCount
    self.mutualCount = mutualCount
    edges = FillingBuffer(zeroedCount: count)
    weights = graph.isWeighted ? ScatterBuffer(zeroedCount: count) : nil
    weightsBack =
      graph.isWeighted && graph.isDirected ? ScatterBuffer(zeroedCount: mutualCount) : nil
    known = EdgeSet(capacity: count)
    var (mutual, single) = (0, mutualCount)
    for vertex in 0..<graph.vertexCount {
      if count > mutualCount { starts.append(single) }
      CompressedGraph.forEachNeighbor(of: vertex, out, back) { neighbor, place, placeBack in
        guard let place, placeBack == nil || neighbor > vertex else { return }
        let edge = placeBack == nil ? single : mutual
        edges[edge] = Self.number(UInt32(vertex), neighbor)
        if let weights, let given = out.weights { weights[edge] = given[place] }
        if let weightsBack, let placeBack, let given = back.weights {
          weightsBack[edge] = given[placeBack]
        }
        known.insert(Self.pair(UInt32(vertex), neighbor))
        if placeBack == nil { single += 1 } else { mutual += 1 }
      }
    }
    if count > mutualCount { starts.append(single) }
  }

  /// The number of edges, one in both directions being one.
  var count: Int { edges.count }

  /// The edges, those in both directions first one way and in the end back.
  var columns: EndpointColumns {
    let all = edges.count + (isDirected ? mutualCount : 0)
    var sources = FillingBuffer<UInt32>(zeroedCount: all)
    var targets = FillingBuffer<UInt32>(zeroedCount: all)
    var values = FillingBuffer<Double>(zeroedCount: weights == nil ? 0 : all)
    for edge in 0..<edges.count {
      (sources[edge], targets[edge]) = Self.ends(edges[edge])
      if let weights { values[edge] = weights[edge] }
    }
    for edge in 0..<all - edges.count {
      (targets[edges.count + edge], sources[edges.count + edge]) = Self.ends(edges[edge])
      if let weightsBack { values[edges.count + edge] = weightsBack[edge] }
    }
    return EndpointColumns(
      sources: sources.freeze(), targets: targets.freeze(),
      weights: weights == nil ? nil : values.freeze())
  }

  /// Draws an edge, and another of its kind, and exchanges their ends if it can be done; of edges
  /// in one direction one time of eight three in a row are changed instead.
  mutating func tryChange(_ generator: inout SplitMix64) {
    let first = place(generator.next(), in: 0..<edges.count)
    let draw = generator.next()
    // A place rests on the draw's first bits, so that the last ones are free.
    if first < mutualCount {
      let second = place(draw, in: 0..<mutualCount)
      swap(first, second, turnsSecond: draw & 1 == 1)
    } else if draw & 7 > 0 {
      swap(first, place(draw, in: mutualCount..<edges.count), turnsSecond: false)
    } else {
      turnMiddle(from: first, &generator)
    }
  }

  private mutating func swap(_ first: Int, _ second: Int, turnsSecond: Bool) {
    let (a, b) = Self.ends(edges[first])
    var (c, d) = Self.ends(edges[second])
    if turnsSecond { (c, d) = (d, c) }
    if a == d || c == b { return }
    let (one, other) = (Self.pair(a, d), Self.pair(c, b))
    if known.contains(one) || known.contains(other) { return }
    known.remove(Self.pair(a, b))
    known.remove(Self.pair(c, d))
    known.insert(one)
    known.insert(other)
    let isMutual = first < mutualCount
    edges[first] = isMutual ? one : Self.number(a, d)
    edges[second] = isMutual ? other : Self.number(c, b)
  }

  /// Goes on from an edge by two drawn at random, and turns the middle one of the three round if it
  /// can be done: a-b-c-d becomes a-c-b-d, and a circle the other way round.
  ///
  /// As many edges start at every vertex before and after, so that the way back is as likely.
  private mutating func turnMiddle(from first: Int, _ generator: inout SplitMix64) {
    let (a, b) = Self.ends(edges[first])
    guard let second = anyEdge(from: b, &generator) else { return }
    let c = Self.ends(edges[second]).target
    guard let third = anyEdge(from: c, &generator) else { return }
    let d = Self.ends(edges[third]).target
    if d != a {
      let (one, other) = (Self.pair(a, c), Self.pair(b, d))
      if known.contains(one) || known.contains(other) { return }
      known.remove(Self.pair(a, b))
      known.remove(Self.pair(c, d))
      known.insert(one)
      known.insert(other)
    }
    edges[first] = Self.number(a, c)
    edges[second] = Self.number(b, d)
    edges[third] = Self.number(c, b)
  }

  /// An edge in one direction that starts at a vertex; `nil` if there is none.
  private func anyEdge(from vertex: UInt32, _ generator: inout SplitMix64) -> Int? {
    let places = starts[Int(vertex)]..<starts[Int(vertex) + 1]
    return places.isEmpty ? nil : place(generator.next(), in: places)
  }

  /// Puts the weights of each kind of edge into a random order.
  func shuffleWeights(_ generator: inout SplitMix64) {
    guard let weights else { return }
    for places in [0..<mutualCount, mutualCount..<weights.count] {
      for last in stride(from: places.upperBound - 1, to: places.lowerBound, by: -1) {
        let other = place(generator.next(), in: places.lowerBound..<last + 1)
        (weights[last], weights[other]) = (weights[other], weights[last])
        guard let weightsBack, last < mutualCount else { continue }
        (weightsBack[last], weightsBack[other]) = (weightsBack[other], weightsBack[last])
      }
    }
    guard let weightsBack else { return }
    // Either weight of an edge in both directions goes with either of these.
    for edge in 0..<mutualCount where generator.next() & 1 == 1 {
      (weights[edge], weightsBack[edge]) = (weightsBack[edge], weights[edge])
    }
  }

  private func place(_ draw: UInt64, in places: Range<Int>) -> Int {
    places.lowerBound + Int(draw.multipliedFullWidth(by: UInt64(places.count)).high)
  }

  /// A number for two vertices, a vertex that comes first.
  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
    one < other ? number(one, other) : number(other, one)
  }

  private static func number(_ source: UInt32, _ target: UInt32) -> UInt64 {
    UInt64(source) << 32 | UInt64(target)
  }

  private static func ends(_ edge: UInt64) -> (source: UInt32, target: UInt32) {
    (UInt32(edge >> 32), UInt32(truncatingIfNeeded: edge))
  }
}
