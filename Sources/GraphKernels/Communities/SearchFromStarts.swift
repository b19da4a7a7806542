internal import Execution
internal import Memory
internal import Statistics

// Starts. Where communities are not clear, searches that draw otherwise end in different divisions
// of nearly the same quality. What two of them have in common is likely right. So a vertex that is
// together in both is moved as one: the better division is improved where the other shows which
// groups might belong elsewhere, and its quality never falls.
// Source: Ovelgönne & Geyer-Schulz, "An ensemble learning strategy for graph clustering",
// Contemporary Mathematics 588 (2013), 187–206; on many threads Staudt & Meyerhenke (2013),
// arXiv:1304.4453.

/// A search that begins anew several times, and crosses what it finds.
struct SearchFromStarts<Size: VertexSize> {
  let base: Level<Size>
  let options: LevelSearchOptions
  /// Where each start begins, with labels less than the number of vertices.
  let labels: ScatterBuffer<UInt32>
  /// How often all is gone through at most; `nil` for until nothing moves.
  let iterations: Int?
  let execution: Execution

  /// How often each start goes through all at most.
  private static var iterationsOfStart: Int { 2 }
  /// Where there are less entries than in so many blocks, threads have little to share: each takes
  /// a start of its own.
  private static var fewBlocks: Int { 128 }
  /// Of so many starts the divisions are kept at a time.
  private static var startsAtATime: Int { 16 }

  /// Searches.
  ///
  /// - Parameters:
  ///   - startCount: How often it begins.
  ///   - seed: The seed of the first start.
  /// - Returns: What was found: the same for every number of threads.
  /// - Throws: `CancellationError`.
  func run(startCount: Int, seed: UInt64) throws(CancellationError) -> LevelSearch<Size>.Found {
    if startCount == 1 {
      var search = LevelSearch(base, options, seed: seed, execution)
      return try search.run(from: labels, iterations: iterations)
    }
    let each = min(Self.iterationsOfStart, iterations ?? .max)
    var generator = SplitMix64(seed: seed)
    let seeds = [seed] + (1..<startCount).map { _ in generator.next() }
    // About as long as another start takes what follows the last.
    func share(of numbers: Range<Int>) -> ClosedRange<Double> {
      let all = Double(startCount + 1)
      return Double(numbers.lowerBound) / all...Double(numbers.upperBound) / all
    }
    var crossed = CrossedDivision(
      search: LevelSearch(base, options, seed: generator.next(), execution.quiet),
      execution: execution.quiet)
    if base.rows.entryCount < Self.fewBlocks * options.blockWork {
      let alone = execution.onOneThread()
      for first in stride(from: 0, to: startCount, by: Self.startsAtATime) {
        let end = min(first + Self.startsAtATime, startCount)
        let found = try execution.map(
          BlockList(boundaries: Array(first...end)), share: share(of: first..<end)
        ) { (number: Range<Int>) throws(CancellationError) in
          try self.found(seed: seeds[number.lowerBound], iterations: each, alone)
        }
        for found in found { try crossed.take(found) }
      }
    } else {
      for (number, seed) in seeds.enumerated() {
        try crossed.take(
          found(seed: seed, iterations: each, execution.reporting(share(of: number..<number + 1))))
      }
    }
    guard var found = crossed.best else { preconditionFailure("there is a start") }
    // Vertices are refined again in the last iteration, so that what is proven of one holds.
    found.unchangedCount = 0
    var search = LevelSearch(
      base, options, seed: generator.next(),
      execution.reporting(share(of: startCount..<startCount + 1)))
    try search.run(&found, iterations: iterations.map { max($0, each + 1) })
    return found
  }

  /// What one start finds.
  private func found(
    seed: UInt64, iterations: Int, _ execution: Execution
  ) throws(CancellationError) -> LevelSearch<Size>.Found {
    var search = LevelSearch(base, options, seed: seed, execution)
    var found = try search.run(from: labels.copy(), iterations: iterations)
    found.maps = []
    return found
  }
}

/// The best division so far, with which one after another is crossed.
private struct CrossedDivision<Size: VertexSize> {
  private var search: LevelSearch<Size>
  private let execution: Execution
  private(set) var best: LevelSearch<Size>.Found?
  private var quality = 0.0

  init(search: LevelSearch<Size>, execution: Execution) {
    self.search = search
    self.execution = execution
  }

  mutating func take(_ found: LevelSearch<Size>.Found) throws(CancellationError) {
    let level = search.base
    let value = try level.quality(of: found.labels, execution)
    guard var better = best else {
      (best, quality) = (found, value)
      return
    }
    var other = found.labels
    if value > quality { (better, other) = (found, better.labels) }
    try search.cross(&better, with: other)
    best = better
    quality = try level.quality(of: better.labels, execution)
  }
}

extension Level {
  /// The weight inside communities minus what chance would put there, but for what is the same for
  /// every division.
  fileprivate func quality(
    of labels: ScatterBuffer<UInt32>, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let (rows, targets) = (rows, rows.targets)
    let weights = try execution.map(rows.blocks) { (vertices: Range<Int>) in
      var inside = 0.0
      for vertex in vertices {
        let own = labels[vertex]
        for entry in rows.starts[vertex]..<rows.ends[vertex]
        where labels[Int(targets[entry])] == own {
          inside += rows.weights?[entry].value ?? 1
        }
      }
      return inside
    }
    var sums = FillingBuffer<Size>(zeroedCount: vertexCount)
    for vertex in 0..<vertexCount {
      sums[Int(labels[vertex])] = sums[Int(labels[vertex])] + sizes[vertex]
    }
    var quality = weights.reduce(0, +)
    for label in 0..<vertexCount { quality -= Size.product(sums[label] * scale, sums[label]) }
    return quality
  }
}

/// Numbers for a vertex that is together in two divisions: that of the first of them.
func overlaps(
  of one: ScatterBuffer<UInt32>, _ other: ScatterBuffer<UInt32>
) -> ScatterBuffer<UInt32> {
  let groups = CommunityNumbers(one)
  let members = MemberList(groups: groups.numbers, groupCount: groups.count)
  let overlaps = ScatterBuffer<UInt32>(zeroedCount: one.count)
  // For each label of the other division the last group in which it was met, and a vertex that met
  // it first.
  let met = ScatterBuffer<UInt32>(zeroedCount: one.count)
  let firsts = ScatterBuffer<UInt32>(zeroedCount: one.count)
  for group in 0..<groups.count {
    for place in members.starts[group]..<members.starts[group + 1] {
      let vertex = members.vertices[place]
      let label = Int(other[Int(vertex)])
      if met[label] != UInt32(group) + 1 {
        met[label] = UInt32(group) + 1
        firsts[label] = vertex
      }
      overlaps[Int(vertex)] = firsts[label]
    }
  }
  return overlaps
}
