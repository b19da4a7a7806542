internal import Buffers

// Rewiring. Two ties a-b and c-d, drawn at random, become a-d and c-b, unless that makes a self-loop or
// a tie that is there already; so everyone keeps as many ties as before. After some ten tries for each
// tie nothing but the degrees is left of the graph.

extension CompressedGraph {
  /// A graph drawn at random among those with the same degrees.
  ///
  /// There are no self-loops and no parallel ties. In a directed graph everyone keeps the number of
  /// ties out and of ties in; how many are answered is left to chance. Weights are dealt out anew at
  /// random: there are the same ones, on any ties, so strengths are not kept.
  ///
  /// - Parameters:
  ///   - triesPerTie: How many swaps are tried for each tie. Those that can't be made count too: else
  ///     graphs in which more can be made would be drawn more often.
  ///   - seed: The seed of the random choices.
  ///   - context: Cancellation and progress; on several threads only rows are made from the ties.
  /// - Returns: The graph: the same for every number of threads. With a single tie it is this one.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m* *triesPerTie*); beside the result 30 to 40 bytes per tie, 8 more with weights.
  /// - Precondition: There are less than 2³² ties, and `triesPerTie` is not negative.
  /// - Source: Milo et al., "On the uniform generation of random graphs with prescribed degree
  ///   sequences" (2003), [arXiv:cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028), who find
  ///   100 tries more than adequate.
  package func rewired(
    triesPerTie: Int = 10, seed: UInt64, _ context: KernelContext
  ) throws -> CompressedGraph {
    precondition(triesPerTie >= 0, "the number of tries is not negative")
    guard edgeCount > 1 else { return self }
    var ties = SwappedTies(of: self)
    var generator = SplitMix64(seed: seed)
    let tryCount = edgeCount * triesPerTie
    let stride = 1 << 14
    var done = 0
    let progress = SearchProgress(context)
    while done < tryCount {
      try context.checkCancellation()
      let end = min(done + stride, tryCount)
      for _ in done..<end { ties.trySwap(&generator) }
      done = end
      progress.report(0.8 * Double(done) / Double(tryCount))
    }
    ties.shuffleWeights(&generator)
    let built = try GraphBuilder(vertexCount: vertexCount, isDirected: isDirected).build(
      ties.columns, context.reporting(to: nil))
    progress.report(1)
    return built.graph
  }
}

/// Ties in a list, each end of which can be exchanged.
private struct SwappedTies {
  private let isDirected: Bool
  /// Both ends of each tie in one number, so that a tie is one place in memory.
  private let ties: FillingBuffer<UInt64>
  private let weights: FillingBuffer<Double>?
  private var known: TieSet

  init(of graph: CompressedGraph) {
    let rows = graph.outgoing
    let count = graph.edgeCount
    isDirected = graph.isDirected
    ties = FillingBuffer(zeroedCount: count)
    weights = graph.isWeighted ? FillingBuffer(zeroedCount: count) : nil
    known = TieSet(capacity: count)
    var tie = 0
    for vertex in 0..<graph.vertexCount {
      for entry in rows.entries(of: vertex)
      where graph.isDirected || rows.targets[entry] > vertex {
        ties[tie] = Self.number(UInt32(vertex), rows.targets[entry])
        if let weights, let given = rows.weights { weights[tie] = given[entry] }
        known.insert(ties[tie])
        tie += 1
      }
    }
  }

  var columns: EdgeColumns {
    let sources = FillingBuffer<UInt32>(zeroedCount: ties.count)
    let targets = FillingBuffer<UInt32>(zeroedCount: ties.count)
    for tie in 0..<ties.count { (sources[tie], targets[tie]) = Self.ends(ties[tie]) }
    return EdgeColumns(
      sources: sources.filled(), targets: targets.filled(), weights: weights?.filled())
  }

  /// Draws two ties and exchanges their ends if it can be done.
  mutating func trySwap(_ generator: inout SplitMix64) {
    let first = place(generator.next())
    let draw = generator.next()
    let second = place(draw)
    let (a, b) = Self.ends(ties[first])
    var (c, d) = Self.ends(ties[second])
    // Without direction either end may be the first; the place rests on the draw's first bits.
    if !isDirected, draw & 1 == 1 { (c, d) = (d, c) }
    if a == d || c == b { return }
    let (one, other) = (key(a, d), key(c, b))
    if known.contains(one) || known.contains(other) { return }
    known.remove(ties[first])
    known.remove(ties[second])
    known.insert(one)
    known.insert(other)
    (ties[first], ties[second]) = (one, other)
  }

  /// Puts the weights into a random order.
  func shuffleWeights(_ generator: inout SplitMix64) {
    guard let weights else { return }
    for last in stride(from: weights.count - 1, to: 0, by: -1) {
      let other = Int(generator.next().multipliedFullWidth(by: UInt64(last + 1)).high)
      (weights[last], weights[other]) = (weights[other], weights[last])
    }
  }

  private func place(_ draw: UInt64) -> Int {
    Int(draw.multipliedFullWidth(by: UInt64(ties.count)).high)
  }

  /// A number for a tie, the same from either end unless ties have a direction.
  private func key(_ source: UInt32, _ target: UInt32) -> UInt64 {
    isDirected || source < target ? Self.number(source, target) : Self.number(target, source)
  }

  private static func number(_ source: UInt32, _ target: UInt32) -> UInt64 {
    UInt64(source) << 32 | UInt64(target)
  }

  private static func ends(_ tie: UInt64) -> (source: UInt32, target: UInt32) {
    (UInt32(tie >> 32), UInt32(truncatingIfNeeded: tie))
  }
}

/// A set of ties in one piece of memory: each is as near behind its own place as those before it allow.
private struct TieSet {
  /// Keys plus 1; 0 where there is none.
  private let slots: FillingBuffer<UInt64>
  private let mask: Int

  init(capacity: Int) {
    // Three quarters full at most.
    var count = 2
    while count * 3 < capacity * 4 { count *= 2 }
    slots = FillingBuffer(zeroedCount: count)
    mask = count - 1
  }

  func contains(_ key: UInt64) -> Bool { slots[place(of: key)] == key + 1 }

  /// Adds a key that is not there.
  mutating func insert(_ key: UInt64) { slots[place(of: key)] = key + 1 }

  /// Removes a key that is there, and closes the gap.
  mutating func remove(_ key: UInt64) {
    var gap = place(of: key)
    var next = (gap + 1) & mask
    while slots[next] != 0 {
      // Whoever's own place is not between the gap and here moves into the gap.
      let own = home(of: slots[next] - 1)
      if (next - own) & mask >= (next - gap) & mask {
        slots[gap] = slots[next]
        gap = next
      }
      next = (next + 1) & mask
    }
    slots[gap] = 0
  }

  /// Where a key is, or would go.
  private func place(of key: UInt64) -> Int {
    var place = home(of: key)
    while slots[place] != 0, slots[place] != key + 1 { place = (place + 1) & mask }
    return place
  }

  private func home(of key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
