internal import Execution
internal import Memory

// What divisions have in common. A vertex that is together in all of them moves as one, and no
// vertex is joined whom none of them has together. Within these bounds groups move where quality
// gains, from one of the divisions on, so that the quality never falls below that division's.
//
// Edges between two groups that are each together in all divisions are inside a community of the
// same divisions, so that one look at the groups settles all of them.
// Source: Ovelgönne & Geyer-Schulz, "An ensemble learning strategy for graph clustering",
// Contemporary Mathematics 588 (2013), 187–206. That what no division joins stays apart is ours.

/// A search for communities among what several divisions have in common.
struct CommonDivision<Size: VertexSize> {
  let base: Level<Size>
  let options: LevelSearchOptions
  /// The divisions; begun with one of them, the search never ends at less quality than it has.
  let divisions: [CanonicalPartition]
  /// How often all is gone through at most; `nil` for until nothing moves.
  let iterations: Int?
  let execution: Execution

  /// Searches.
  ///
  /// - Parameters:
  ///   - labels: The division to begin with, with labels less than the number of vertices.
  ///   - seed: The seed of the random choices.
  /// - Returns: What was found, without levels: the same for every number of threads.
  /// - Throws: `CancellationError`.
  func run(
    from labels: ScatterBuffer<UInt32>, seed: UInt64
  ) throws(CancellationError) -> LevelSearch<Size>.Found {
    let quiet = execution.quiet
    let common = try commonLabels(labels)
    try splitIntoConnectedParts(common, of: base.rows, fixed: nil, quiet)
    let groups = try GroupList(labels: common, communities: labels, quiet)
    var search = LevelSearch(
      try level(of: groups, quiet), options, seed: seed, execution)
    var found = try search.run(from: groups.communities.copy(), iterations: iterations)
    let (above, numbers) = (found.labels, groups.numbers)
    let below = ScatterBuffer<UInt32>(zeroedCount: numbers.count)
    try quiet.forEach(BlockList(vertexCount: numbers.count)) { vertices in
      for vertex in vertices { below[vertex] = above[Int(numbers[vertex])] }
    }
    found.labels = below
    found.maps = []
    return found
  }

  /// Numbers for a vertex that is together in all divisions.
  private func commonLabels(
    _ labels: ScatterBuffer<UInt32>
  ) throws(CancellationError) -> ScatterBuffer<UInt32> {
    var common = labels.copy()
    let division = ScatterBuffer<UInt32>(zeroedCount: labels.count)
    for one in divisions {
      try execution.checkCancellation()
      for vertex in 0..<labels.count { division[vertex] = one.membership[vertex] }
      common = overlaps(of: common, division)
    }
    return common
  }

  /// The level of groups, without edges between groups that no division has together.
  private func level(
    of groups: GroupList, _ execution: Execution
  ) throws(CancellationError) -> Level<Size> {
    let level = try base.contracted(to: groups, execution)
    return Level(
      rows: try rows(of: level, groups), sizes: level.sizes, scale: level.scale, fixed: nil)
  }

  /// The rows of groups, without edges between groups that no division has together.
  private func rows(
    of level: Level<Size>, _ groups: GroupList
  ) throws(CancellationError) -> LevelRows<Size.Weight> {
    let rows = level.rows
    var members = FillingBuffer<UInt32>(zeroedCount: groups.count)
    for vertex in stride(from: groups.numbers.count - 1, through: 0, by: -1) {
      members[Int(groups.numbers[vertex])] = UInt32(vertex)
    }
    let firsts = members.freeze()
    // The community of each group in one division after another.
    let communities = divisions.map { division in
      Buffer((0..<groups.count).lazy.map { division.membership[Int(firsts[$0])] })
    }
    let ends = ScatterBuffer<Int>(zeroedCount: groups.count)
    let targets = ScatterBuffer<UInt32>(zeroedCount: rows.targets.count)
    let weights = rows.weights.map { ScatterBuffer<Size.Weight>(zeroedCount: $0.count) }
    try execution.quiet.forEach(rows.blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      try execution.checkCancellation()
      for vertex in vertices {
        var end = rows.starts[vertex]
        for entry in rows.starts[vertex]..<rows.ends[vertex] {
          let target = Int(rows.targets[entry])
          guard communities.contains(where: { $0[vertex] == $0[target] }) else { continue }
          targets[end] = UInt32(target)
          if let weights, let given = rows.weights { weights[end] = given[entry] }
          end += 1
        }
        ends[vertex] = end
      }
    }
    var count = 0
    for vertex in 0..<groups.count { count += ends[vertex] - rows.starts[vertex] }
    return LevelRows(
      starts: rows.starts, ends: ends.freeze(), targets: targets.freeze(),
      weights: weights?.freeze(), entryCount: count)
  }
}
