internal import Execution
internal import Memory

// Levels. Vertices move between communities; these, or their well connected parts, become the
// vertices of the next level, which moves whole groups at once; so on until nothing is left to
// join. Then the whole begins again with what was found, as long as something moves.

/// A search for communities of high quality, level by level.
struct LevelSearch<Size: VertexSize> {
  let base: Level<Size>
  private let options: LevelSearchOptions
  private let execution: Execution
  private let quiet: Execution
  private var seeds: SeedSequence

  /// What a search found.
  struct Found {
    /// The community of each vertex.
    var labels: ScatterBuffer<UInt32>
    /// For each level of the last iteration the number of each vertex in the level after it.
    var maps: [Buffer<UInt32>] = []
    var iterationCount = 0
    /// How many iterations before the end in a row moved nothing.
    var unchangedCount = 0
  }

  /// After how many iterations in a row that moved nothing the search ends: refinement draws anew
  /// in each, so that the next one may find what this one did not.
  private static var patience: Int { 2 }

  /// Whether every vertex is alone at the start.
  private var startsAlone = false
  /// Whether there is one iteration at most.
  private var isSingle = false

  init(
    _ base: Level<Size>, _ options: LevelSearchOptions, seed: UInt64, _ execution: Execution
  ) {
    self.base = base
    self.options = options
    self.execution = execution
    quiet = execution.quiet
    seeds = SeedSequence(seed)
  }

  /// Searches from a start.
  ///
  /// - Parameters:
  ///   - labels: The start, with labels less than the number of vertices.
  ///   - iterations: How often at most; `nil` for until nothing moves.
  /// - Returns: What was found.
  /// - Throws: `CancellationError`.
  mutating func run(
    from labels: ScatterBuffer<UInt32>, iterations: Int?
  ) throws(CancellationError) -> Found {
    startsAlone = (0..<labels.count).allSatisfy { labels[$0] == UInt32($0) }
    isSingle = iterations == 1
    var found = Found(labels: labels)
    try run(&found, iterations: iterations)
    return found
  }

  /// Goes on from what was found.
  ///
  /// - Parameters:
  ///   - found: What was found, and then what is found.
  ///   - iterations: How many there are at most, with those that were; `nil` for until nothing
  ///     moves.
  /// - Throws: `CancellationError`.
  mutating func run(_ found: inout Found, iterations: Int?) throws(CancellationError) {
    let progress = SearchProgress(execution)
    let earlier = found.iterationCount
    var done = 0.0
    while found.unchangedCount < Self.patience, found.iterationCount < iterations ?? .max {
      // The first takes about half as long again as the others. Where it is open how many there
      // are at most, each is told as half of what is left.
      let end =
        iterations.map {
          (Double(found.iterationCount - earlier) + 1.5) / (Double($0 - earlier) + 0.5)
        } ?? (1 + done) / 2
      try iterate(&found, from: base, progress, share: done...end)
      found.iterationCount += 1
      done = end
    }
    progress.report(1)
  }

  /// Moves groups of vertices that are together in another division too, from this one.
  ///
  /// - Parameters:
  ///   - found: A division, and then one of no less quality.
  ///   - other: The labels of another.
  /// - Throws: `CancellationError`.
  mutating func cross(
    _ found: inout Found, with other: ScatterBuffer<UInt32>
  ) throws(CancellationError) {
    let common = overlaps(of: found.labels, other)
    try splitIntoConnectedParts(common, of: base.rows, fixed: base.fixed, quiet)
    let groups = try GroupList(labels: common, communities: found.labels, quiet)
    var above = found
    above.labels = groups.communities
    try iterate(
      &above, from: try base.contracted(to: groups, quiet), SearchProgress(quiet), share: 0...1)
    found.labels = try flattened(above.labels, [groups.numbers])
  }

  /// Goes through the levels once.
  private mutating func iterate(
    _ found: inout Found, from base: Level<Size>, _ progress: SearchProgress,
    share: ClosedRange<Double>
  ) throws(CancellationError) {
    var level = base
    var labels = found.labels
    var maps: [Buffer<UInt32>] = []
    var moveCount = 0
    var done = share.lowerBound
    let tolerance = options.tolerance(inIteration: found.iterationCount)
    while true {
      // The first level takes about half of the time.
      let end = (done + share.upperBound) / 2
      // The first division of all. Unless it is the only one, vertices are not refined: that takes
      // a third of the time of two iterations, and the next one takes the communities apart.
      let isFirst = startsAlone && found.iterationCount == 0 && maps.isEmpty
      let refinesLevel = options.refines && (!isFirst || isSingle)
      let refinementStart = done + (refinesLevel ? 0.4 : 0.7) * (end - done)
      let contractionStart = done + 0.7 * (end - done)
      let moving = LocalMoving(level, labels: labels, sizesAreSettled: !isFirst)
      let moved = try moving.run(
        &seeds, leastMoves: Int(tolerance * Double(level.vertexCount)),
        blockWork: options.blockWork, quiet
      ) {
        progress.report(done + $0 * (refinementStart - done))
      }
      moveCount += moved
      if moving.communityCount == level.vertexCount {
        // Every vertex is alone. If that is new, all look once more.
        if moved == 0 { break }
        continue
      }
      var groups: GroupList?
      if refinesLevel {
        let refinement = try Refinement(
          level, communities: labels, sums: moving.communities, quiet)
        let joinedCount = try refinement.run(&seeds, blockWork: options.blockWork, quiet) {
          progress.report(refinementStart + $0 * (contractionStart - refinementStart))
        }
        if joinedCount > 0 {
          groups = try GroupList(labels: refinement.labels, communities: labels, quiet)
        }
      }
      if groups == nil {
        // Communities join as they are, but for those that no edges hold together.
        try splitIntoConnectedParts(labels, of: level.rows, fixed: level.fixed, quiet)
        groups = GroupList(CommunityNumbers(labels))
      }
      guard let groups, groups.count < level.vertexCount else { continue }
      level = try level.contracted(
        to: groups,
        quiet.reporting({ progress.report(contractionStart + $0 * (end - contractionStart)) }))
      labels = groups.communities
      maps.append(groups.numbers)
      done = end
    }
    found.labels = try flattened(labels, maps)
    found.maps = maps
    found.unchangedCount = moveCount == 0 ? found.unchangedCount + 1 : 0
  }

  /// Carries the labels of the coarsest level down to the vertices.
  private func flattened(
    _ labels: ScatterBuffer<UInt32>, _ maps: [Buffer<UInt32>]
  ) throws(CancellationError) -> ScatterBuffer<UInt32> {
    var labels = labels
    for map in maps.reversed() {
      let above = labels
      let below = ScatterBuffer<UInt32>(zeroedCount: map.count)
      try quiet.forEach(BlockList(vertexCount: map.count)) { vertices in
        for vertex in vertices { below[vertex] = above[Int(map[vertex])] }
      }
      labels = below
    }
    return labels
  }
}

/// How a search goes.
struct LevelSearchOptions: Sendable {
  /// Whether communities are refined before they are joined (Leiden) or not (Louvain).
  let refines: Bool
  /// A level's sweeps end when less than this part of its vertices moved, in the first iteration.
  let tolerance: Double
  /// About how many entries a thread takes at a time when vertices move.
  let blockWork: Int

  /// The tolerance of an iteration, which is a hundredth of that of the one before it.
  ///
  /// The many sweeps in which a few vertices move are left to a later one, which starts from better
  /// communities.
  func tolerance(inIteration number: Int) -> Double {
    var tolerance = tolerance
    for _ in 0..<min(number, 200) { tolerance /= 100 }
    return tolerance
  }
}

/// Tells progress in steps of a four hundredth.
final class SearchProgress: Sendable {
  private let execution: Execution
  private let reported = Shared(0.0)

  init(_ execution: Execution) { self.execution = execution }

  func report(_ fraction: Double) {
    reported.withLock { reported in
      guard fraction >= reported + 0.0025 || fraction == 1, reported < 1 else { return }
      reported = fraction
      execution.report(fraction)
    }
  }
}

/// Communities by numbers from 0, in the order of their first members.
struct CommunityNumbers: Sendable {
  let numbers: Buffer<UInt32>
  let count: Int

  init(_ labels: ScatterBuffer<UInt32>) {
    var numbers = FillingBuffer<UInt32>(zeroedCount: labels.count)
    // For each label its number plus 1.
    var known = FillingBuffer<UInt32>(zeroedCount: labels.count)
    var count: UInt32 = 0
    for vertex in 0..<labels.count {
      let label = Int(labels[vertex])
      if known[label] == 0 {
        count += 1
        known[label] = count
      }
      numbers[vertex] = known[label] - 1
    }
    self.numbers = numbers.freeze()
    self.count = Int(count)
  }
}
