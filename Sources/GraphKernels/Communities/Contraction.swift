internal import Execution
internal import Memory
internal import Synchronization

// Contraction. The groups of one level become the vertices of the next, groups of one community
// side by side. A group's row is added up from its members' rows, in their order, in a thread's own
// table, and copied to the next free place; rows stay unsorted, edges within a group are left out.

extension Level {
  /// The level that groups make.
  ///
  /// - Parameters:
  ///   - list: The groups.
  ///   - reporting: Threads, cancellation and progress.
  /// - Returns: The level whose vertices they are.
  /// - Throws: `CancellationError`.
  func contracted(
    to list: GroupList, _ reporting: Execution
  ) throws(CancellationError) -> Level {
    let execution = reporting.quiet
    let members = MemberList(groups: list.numbers, groupCount: list.count)
    try execution.checkCancellation()
    let rows = try RowContraction(rows, groups: list.numbers, members: members, execution)
      .contracted(reporting)
    let (sizes, fixed) = (sizes, fixed)
    let (starts, vertices) = (members.starts, members.vertices)
    let sums = try execution.fill(BlockList(vertexCount: list.count), of: Size.self) {
      groups, span in
      for group in groups {
        var sum = Size.zero
        for place in starts[group]..<starts[group + 1] { sum = sum + sizes[Int(vertices[place])] }
        span[group - groups.lowerBound] = sum
      }
    }
    let held = try fixed.map { fixed throws(CancellationError) in
      try execution.fill(BlockList(vertexCount: list.count), of: Bool.self) { groups, span in
        for group in groups {
          span[group - groups.lowerBound] =
            (starts[group]..<starts[group + 1]).contains { fixed[Int(vertices[$0])] }
        }
      }
    }
    return Level(rows: rows, sizes: sums, scale: scale, fixed: held)
  }
}

/// The groups of a level's vertices, each a part of a community.
struct GroupList: Sendable {
  let count: Int
  /// For each vertex the number of its group.
  let numbers: Buffer<UInt32>
  /// For each group the number of its community, from 0.
  let communities: ScatterBuffer<UInt32>

  /// Takes communities as they are.
  init(_ whole: CommunityNumbers) {
    count = whole.count
    numbers = whole.numbers
    communities = ScatterBuffer(zeroedCount: count)
    for community in 0..<count { communities[community] = UInt32(community) }
  }

  /// Numbers groups in the order of their communities, and within one of their first members.
  ///
  /// - Parameters:
  ///   - labels: For each vertex a label of its group, less than the number of vertices.
  ///   - whole: For each vertex such a label of its community, which holds the whole group.
  ///   - execution: Threads and cancellation.
  /// - Throws: `CancellationError`.
  init(
    labels: ScatterBuffer<UInt32>, communities whole: ScatterBuffer<UInt32>,
    _ execution: Execution
  ) throws(CancellationError) {
    var numbers = FillingBuffer<UInt32>(zeroedCount: labels.count)
    // The first members of the groups, and for each community's label its number plus 1.
    var firsts = FillingBuffer<UInt32>(zeroedCount: labels.count)
    var known = FillingBuffer<UInt32>(zeroedCount: labels.count)
    // How many groups lie before each community.
    var next = [0]
    var count = 0
    for vertex in 0..<labels.count where numbers[Int(labels[vertex])] == 0 {
      numbers[Int(labels[vertex])] = 1
      firsts[count] = UInt32(vertex)
      count += 1
      let label = Int(whole[vertex])
      if known[label] == 0 {
        known[label] = UInt32(next.count)
        next.append(0)
      }
      next[Int(known[label])] += 1
    }
    for community in 1..<next.count { next[community] += next[community - 1] }
    communities = ScatterBuffer(zeroedCount: count)
    for index in 0..<count {
      let vertex = Int(firsts[index])
      let community = Int(known[Int(whole[vertex])]) - 1
      numbers[Int(labels[vertex])] = UInt32(next[community])
      communities[next[community]] = UInt32(community)
      next[community] += 1
    }
    self.count = count
    let places = numbers.freeze()
    self.numbers = try execution.fill(BlockList(vertexCount: labels.count)) { vertices, span in
      for vertex in vertices {
        span[vertex - vertices.lowerBound] = places[Int(labels[vertex])]
      }
    }
  }
}

/// The members of each group, in rising order.
struct MemberList: Sendable {
  /// Where each group's members begin, and the number of vertices at the end.
  let starts: Buffer<Int>
  let vertices: Buffer<UInt32>

  init(groups: Buffer<UInt32>, groupCount: Int) {
    var next = FillingBuffer<Int>(zeroedCount: groupCount + 2)
    // Two places ahead, so that after the dealing each counter stands where the next group begins.
    let groups = groups.span
    for vertex in groups.indices { next[Int(groups[vertex]) + 2] += 1 }
    for group in 0..<groupCount { next[group + 2] += next[group + 1] }
    var vertices = FillingBuffer<UInt32>(zeroedCount: groups.count)
    for vertex in groups.indices {
      let group = Int(groups[vertex]) + 1
      vertices[next[group]] = UInt32(vertex)
      next[group] += 1
    }
    starts = next.freeze(keeping: groupCount + 1)
    self.vertices = vertices.freeze()
  }
}

/// Adds up the rows of groups.
private struct RowContraction<Weight: EdgeWeight>: NeighborLabels {
  let rows: LevelRows<Weight>
  private let groups: Buffer<UInt32>
  private let members: MemberList
  /// The number of entries of the members before each group.
  private let work: Buffer<Int>
  private let starts: ScatterBuffer<Int>
  private let ends: ScatterBuffer<Int>
  /// Of these only the part that comes into use takes memory.
  private let targets: ScatterBuffer<UInt32>
  private let weights: ScatterBuffer<Weight>

  init(
    _ rows: LevelRows<Weight>, groups: Buffer<UInt32>, members: MemberList, _ execution: Execution
  ) throws(CancellationError) {
    let count = members.starts.count - 1
    self.rows = rows
    self.groups = groups
    self.members = members
    starts = ScatterBuffer(zeroedCount: count)
    ends = ScatterBuffer(zeroedCount: count)
    targets = ScatterBuffer(zeroedCount: rows.entryCount)
    weights = ScatterBuffer(zeroedCount: rows.entryCount)
    let work = ScatterBuffer<Int>(zeroedCount: count + 1)
    try execution.forEach(BlockList(vertexCount: count)) { groups in
      for group in groups {
        var sum = 0
        for place in members.starts[group]..<members.starts[group + 1] {
          let vertex = Int(members.vertices[place])
          sum += rows.ends[vertex] - rows.starts[vertex]
        }
        work[group + 1] = sum
      }
    }
    for group in 0..<count { work[group + 1] += work[group] }
    self.work = work.freeze()
  }

  func contracted(_ execution: Execution) throws(CancellationError) -> LevelRows<Weight> {
    let blocks = BlockList(offsets: work)
    let place = NextPlace()
    _ = try execution.accumulate(blocks, initial: { Scratch() }) {
      (scratch: inout Scratch, block: Int) throws(CancellationError) in
      try execution.checkCancellation()
      let range = blocks[block]
      scratch.prepare(for: work[range.upperBound] - work[range.lowerBound])
      addRows(of: range, &scratch)
      let first = place.take(scratch.count)
      for group in range {
        starts[group] += first
        ends[group] += first
      }
      scratch.copy(to: targets, weights, at: first)
    }
    let used = place.taken
    return LevelRows(
      starts: starts.freeze(), ends: ends.freeze(), targets: targets.freeze(keeping: used),
      weights: weights.freeze(keeping: used), entryCount: used)
  }

  func fetch(_ vertex: Int) -> UInt64 { 0 }

  @inline(__always)
  func label(of vertex: Int) -> UInt32 { groups[vertex] }

  /// Adds up the rows of some groups and puts them behind those before.
  @inline(__always)
  private func addRows(of range: Range<Int>, _ scratch: inout Scratch) {
    let last = members.starts[range.upperBound]
    var group = range.lowerBound
    begin(group, &scratch)
    var start = members.starts[group]
    while start < last {
      let end = scratch.gathered.gather(start, last, self) { Int(members.vertices[$0]) }
      for place in start..<end {
        if place == members.starts[group + 1] {
          scratch.takeTable(leavingOut: UInt32(group))
          ends[group] = scratch.count
          group += 1
          begin(group, &scratch)
        }
        scratch.gathered.add(place - start)
      }
      start = end
    }
    scratch.takeTable(leavingOut: UInt32(group))
    ends[group] = scratch.count
  }

  @inline(__always)
  private func begin(_ group: Int, _ scratch: inout Scratch) {
    starts[group] = scratch.count
    scratch.gathered.weights.prepare(
      for: min(work[group + 1] - work[group], starts.count), among: starts.count)
  }

  /// What a thread needs for one block after another.
  struct Scratch: Sendable {
    var gathered = GatheredRows<Weight>()
    private(set) var count = 0
    private var targets = ScatterBuffer<UInt32>(zeroedCount: 0)
    private var weights = ScatterBuffer<Weight>(zeroedCount: 0)

    mutating func prepare(for largestCount: Int) {
      count = 0
      if targets.count < largestCount {
        targets = ScatterBuffer(zeroedCount: largestCount)
        weights = ScatterBuffer(zeroedCount: largestCount)
      }
    }

    /// Takes what the table holds, but for the edges within the group, as a row.
    mutating func takeTable(leavingOut group: UInt32) {
      gathered.weights.close()
      let table = gathered.weights
      for index in 0..<table.listed {
        let label = table.labels[index]
        targets[count] = label
        weights[count] = table.sums[index]
        count += label == group ? 0 : 1
      }
    }

    func copy(to targets: ScatterBuffer<UInt32>, _ weights: ScatterBuffer<Weight>, at first: Int) {
      for index in 0..<count {
        targets[first + index] = self.targets[index]
        weights[first + index] = self.weights[index]
      }
    }
  }
}

/// Hands out places in a list, each once.
private final class NextPlace: Sendable {
  private let next = Atomic<Int>(0)

  /// The first of so many places.
  func take(_ count: Int) -> Int { next.add(count, ordering: .relaxed).oldValue }

  var taken: Int { next.load(ordering: .relaxed) }
}
