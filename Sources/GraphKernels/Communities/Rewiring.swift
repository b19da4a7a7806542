package import Execution
internal import Memory
internal import Statistics

// Rewiring. Two ties a-b and c-d, drawn at random, become a-d and c-b, unless that makes a self-loop or
// ties two people who are tied already; so everyone keeps as many ties as before. After some ten tries
// for each tie nothing but the degrees is left of the graph.
//
// With direction, ties that are answered are exchanged among each other, as pairs of ties, and those
// that are not among each other: so everyone also keeps the number of ties in, out and mutual. Of three
// unanswered ties in a row a-b-c-d the middle one can be turned round, which gives a-c-b-d, since there
// are graphs, a circle of three among them, that no exchange of two leads to.

extension CompressedGraph {
  /// A graph drawn at random among those with the same degrees.
  ///
  /// There are no self-loops and no parallel ties. In a directed graph everyone keeps the number of
  /// ties out, of ties in and of mutual ties. Weights are dealt out anew at random: there are the same
  /// ones, on any ties, so strengths are not kept; but both weights of a mutual tie stay together, and
  /// on a mutual tie. In small dense directed graphs some of those with the same degrees may be out of
  /// reach.
  ///
  /// - Parameters:
  ///   - triesPerTie: How many swaps are tried for each tie, a mutual tie being one. Those that can't be
  ///     made count too: else graphs in which more can be made would be drawn more often.
  ///   - seed: The seed of the random choices.
  ///   - execution: Cancellation and progress; on several threads only rows are made from the ties.
  /// - Returns: The graph: the same for every number of threads. With a single tie it is this one.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m* *triesPerTie*); beside the result 30 to 40 bytes per tie, 8 more with weights.
  /// - Precondition: There are less than 2³² ties, and `triesPerTie` is not negative.
  /// - Source: Milo et al., "On the uniform generation of random graphs with prescribed degree
  ///   sequences" (2003), [arXiv:cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028), who find
  ///   100 tries more than adequate; mutual ties apart: Milo et al., "Network motifs" (2002),
  ///   [doi:10.1126/science.298.5594.824](https://doi.org/10.1126/science.298.5594.824); three ties at
  ///   a time: Rao, Jana & Bandyopadhyay, "A Markov chain Monte Carlo method for generating random (0,1)-matrices
  ///   with given marginals", *Sankhyā* A 58 (1996), 225–242.
  package func rewired(
    triesPerTie: Int = 10, seed: UInt64, _ execution: Execution
  ) throws -> CompressedGraph {
    precondition(triesPerTie >= 0, "the number of tries is not negative")
    guard edgeCount > 1 else { return self }
    var ties = SwappedTies(of: self)
    var generator = SplitMix64(seed: seed)
    let tryCount = ties.count * triesPerTie
    let stride = 1 << 14
    var done = 0
    let progress = SearchProgress(execution)
    while done < tryCount {
      try execution.checkCancellation()
      let end = min(done + stride, tryCount)
      for _ in done..<end { ties.tryChange(&generator) }
      done = end
      progress.report(0.8 * Double(done) / Double(tryCount))
    }
    ties.shuffleWeights(&generator)
    let built = try GraphBuilder(vertexCount: vertexCount, isDirected: isDirected).build(
      ties.columns, execution.quiet)
    progress.report(1)
    return built.graph
  }
}

/// Ties in a list, each end of which can be exchanged.
private struct SwappedTies: ~Copyable {
  private let isDirected: Bool
  /// How many ties have both directions, or none; they come first.
  private let mutualCount: Int
  /// Both ends of each tie in one number, so that a tie is one place in memory.
  ///
  /// Of a tie in both directions the smaller end comes first, of one in a single direction where it
  /// starts. Such ties stand by their starts, which no change moves.
  private var ties: FillingBuffer<UInt64>
  /// Where the ties in one direction begin that start at each vertex; empty if there are none.
  private var starts: [Int] = []
  /// Weights from the first end to the second, and for ties in both directions back.
  private let weights: ScatterBuffer<Double>?
  private let weightsBack: ScatterBuffer<Double>?
  /// The pairs that are tied in any way.
  private var known: TieSet

  init(of graph: CompressedGraph) {
    isDirected = graph.isDirected
    let (out, back) = (graph.outgoing, graph.incoming)
    var mutualCount = graph.isDirected ? 0 : graph.edgeCount
    if graph.isDirected {
      for vertex in 0..<graph.vertexCount {
        CompressedGraph.forEachFriend(of: vertex, out, back) { friend, place, placeBack in
          mutualCount += friend > vertex && place != nil && placeBack != nil ? 1 : 0
        }
      }
    }
    let count = graph.isDirected ? graph.edgeCount - mutualCount : mutualCount
    self.mutualCount = mutualCount
    ties = FillingBuffer(zeroedCount: count)
    weights = graph.isWeighted ? ScatterBuffer(zeroedCount: count) : nil
    weightsBack =
      graph.isWeighted && graph.isDirected ? ScatterBuffer(zeroedCount: mutualCount) : nil
    known = TieSet(capacity: count)
    var (mutual, single) = (0, mutualCount)
    for vertex in 0..<graph.vertexCount {
      if count > mutualCount { starts.append(single) }
      CompressedGraph.forEachFriend(of: vertex, out, back) { friend, place, placeBack in
        guard let place, placeBack == nil || friend > vertex else { return }
        let tie = placeBack == nil ? single : mutual
        ties[tie] = Self.number(UInt32(vertex), friend)
        if let weights, let given = out.weights { weights[tie] = given[place] }
        if let weightsBack, let placeBack, let given = back.weights {
          weightsBack[tie] = given[placeBack]
        }
        known.insert(Self.pair(UInt32(vertex), friend))
        if placeBack == nil { single += 1 } else { mutual += 1 }
      }
    }
    if count > mutualCount { starts.append(single) }
  }

  /// The number of ties, one in both directions being one.
  var count: Int { ties.count }

  /// The ties, those in both directions first one way and in the end back.
  var columns: EdgeColumns {
    let all = ties.count + (isDirected ? mutualCount : 0)
    var sources = FillingBuffer<UInt32>(zeroedCount: all)
    var targets = FillingBuffer<UInt32>(zeroedCount: all)
    var values = FillingBuffer<Double>(zeroedCount: weights == nil ? 0 : all)
    for tie in 0..<ties.count {
      (sources[tie], targets[tie]) = Self.ends(ties[tie])
      if let weights { values[tie] = weights[tie] }
    }
    for tie in 0..<all - ties.count {
      (targets[ties.count + tie], sources[ties.count + tie]) = Self.ends(ties[tie])
      if let weightsBack { values[ties.count + tie] = weightsBack[tie] }
    }
    return EdgeColumns(
      sources: sources.freeze(), targets: targets.freeze(),
      weights: weights == nil ? nil : values.freeze())
  }

  /// Draws a tie, and another of its kind, and exchanges their ends if it can be done; of ties in one
  /// direction one time of eight three in a row are changed instead.
  mutating func tryChange(_ generator: inout SplitMix64) {
    let first = place(generator.next(), in: 0..<ties.count)
    let draw = generator.next()
    // A place rests on the draw's first bits, so that the last ones are free.
    if first < mutualCount {
      let second = place(draw, in: 0..<mutualCount)
      swap(first, second, turnsSecond: draw & 1 == 1)
    } else if draw & 7 > 0 {
      swap(first, place(draw, in: mutualCount..<ties.count), turnsSecond: false)
    } else {
      turnMiddle(from: first, &generator)
    }
  }

  private mutating func swap(_ first: Int, _ second: Int, turnsSecond: Bool) {
    let (a, b) = Self.ends(ties[first])
    var (c, d) = Self.ends(ties[second])
    if turnsSecond { (c, d) = (d, c) }
    if a == d || c == b { return }
    let (one, other) = (Self.pair(a, d), Self.pair(c, b))
    if known.contains(one) || known.contains(other) { return }
    known.remove(Self.pair(a, b))
    known.remove(Self.pair(c, d))
    known.insert(one)
    known.insert(other)
    let isMutual = first < mutualCount
    ties[first] = isMutual ? one : Self.number(a, d)
    ties[second] = isMutual ? other : Self.number(c, b)
  }

  /// Goes on from a tie by two drawn at random, and turns the middle one of the three round if it can be
  /// done: a-b-c-d becomes a-c-b-d, and a circle the other way round.
  ///
  /// As many ties start at everyone before and after, so that the way back is as likely.
  private mutating func turnMiddle(from first: Int, _ generator: inout SplitMix64) {
    let (a, b) = Self.ends(ties[first])
    guard let second = anyTie(from: b, &generator) else { return }
    let c = Self.ends(ties[second]).target
    guard let third = anyTie(from: c, &generator) else { return }
    let d = Self.ends(ties[third]).target
    if d != a {
      let (one, other) = (Self.pair(a, c), Self.pair(b, d))
      if known.contains(one) || known.contains(other) { return }
      known.remove(Self.pair(a, b))
      known.remove(Self.pair(c, d))
      known.insert(one)
      known.insert(other)
    }
    ties[first] = Self.number(a, c)
    ties[second] = Self.number(b, d)
    ties[third] = Self.number(c, b)
  }

  /// A tie in one direction that starts at a vertex; `nil` if there is none.
  private func anyTie(from vertex: UInt32, _ generator: inout SplitMix64) -> Int? {
    let places = starts[Int(vertex)]..<starts[Int(vertex) + 1]
    return places.isEmpty ? nil : place(generator.next(), in: places)
  }

  /// Puts the weights of each kind of tie into a random order.
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
    // Either weight of a tie in both directions goes with either of these.
    for tie in 0..<mutualCount where generator.next() & 1 == 1 {
      (weights[tie], weightsBack[tie]) = (weightsBack[tie], weights[tie])
    }
  }

  private func place(_ draw: UInt64, in places: Range<Int>) -> Int {
    places.lowerBound + Int(draw.multipliedFullWidth(by: UInt64(places.count)).high)
  }

  /// A number for two people, whoever comes first.
  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
    one < other ? number(one, other) : number(other, one)
  }

  private static func number(_ source: UInt32, _ target: UInt32) -> UInt64 {
    UInt64(source) << 32 | UInt64(target)
  }

  private static func ends(_ tie: UInt64) -> (source: UInt32, target: UInt32) {
    (UInt32(tie >> 32), UInt32(truncatingIfNeeded: tie))
  }
}
