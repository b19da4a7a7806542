internal import Memory

// Gathering. A row, and what is known of the vertices in it, lie all over the memory, and a
// processor that decides after each value waits for each. So the values of a stretch of vertices
// are fetched first, in loops without decisions: then it waits for dozens at a time.

/// What a thread needs to read the rows of one stretch of vertices after another.
///
/// Rows, and what is known of the neighbors in them, lie all over the memory. For a stretch of
/// vertices each kind is fetched at once, before any decision depends on it: so the processor waits
/// for many values at a time, not for each.
struct GatheredRows<Weight: EdgeWeight>: Sendable {
  var weights = CommunityWeights<Weight>()
  private var labels = ScatterBuffer<UInt32>(zeroedCount: 2 * neighborCount)
  private var given = ScatterBuffer<Weight>(zeroedCount: 0)
  private let rowStarts = ScatterBuffer<Int>(zeroedCount: vertexCount)
  private let rowEnds = ScatterBuffer<Int>(zeroedCount: vertexCount)
  /// Where the neighbors of each vertex end.
  private let ends = ScatterBuffer<Int>(zeroedCount: vertexCount + 1)
  /// Whether a neighbor of each vertex proposes to move.
  private let meetsProposals = ScatterBuffer<Bool>(zeroedCount: vertexCount)
  /// Where the list of each vertex ends: with its last neighbor, or before if some were left out.
  private let listEnds = ScatterBuffer<Int>(zeroedCount: vertexCount)
  private var isWeighted = false
  /// Rows with so many neighbors are not gathered.
  private var longCount = Int.max
  /// Keeps the compiler from leaving out what is only fetched.
  private var fetched: UInt64 = 0

  /// How many vertices and neighbors make a stretch, if no vertex has more.
  private static var neighborCount: Int { 1024 }
  private static var vertexCount: Int { 64 }

  /// Fetches the labels of those neighbors of some vertices that count, and the weights.
  ///
  /// - Parameters:
  ///   - start: The place of the first vertex.
  ///   - limit: No more than the vertices before it.
  ///   - rules: What is known of neighbors.
  ///   - long: Rows that are not shorter are left to ``leaveOut(_:of:_:)``: among so many values
  ///     the processor finds enough to fetch by itself.
  ///   - vertex: The vertex of a place.
  /// - Returns: The end of these vertices' places.
  @inline(__always)
  mutating func gather<Rules: NeighborLabels>(
    _ start: Int, _ limit: Int, _ rules: Rules, shorterThan long: Int = .max,
    vertex: (Int) -> Int
  ) -> Int where Rules.Weight == Weight {
    longCount = long
    let rows = rules.rows
    let targets = rows.targets.span
    let most = fetchRows(start, limit, rules, vertex: vertex)
    var count = 0
    var index = 0
    while index < most, count < Self.neighborCount {
      let vertex = vertex(start + index)
      let row = rowStarts[index]..<(isLong(index) ? rowStarts[index] : rowEnds[index])
      if count + row.count > labels.count {
        if index > 0 { break }
        labels = ScatterBuffer(zeroedCount: 2 * row.count)
      }
      let labels = labels
      if let weights = rows.weights {
        makeRoomForWeights(keeping: count)
        let (given, weights) = (given, weights.span)
        for entry in row {
          let neighbor = unsafe Int(targets[unchecked: entry])
          let isCounted = rules.counts(neighbor, for: vertex)
          unsafe labels[unchecked: count] = rules.label(of: neighbor)
          unsafe given[unchecked: count] = weights[unchecked: entry]
          count &+= isCounted
        }
      } else {
        for entry in row {
          let neighbor = unsafe Int(targets[unchecked: entry])
          let isCounted = rules.counts(neighbor, for: vertex)
          unsafe labels[unchecked: count] = rules.label(of: neighbor)
          count &+= isCounted
        }
      }
      listEnds[index] = count
      index += 1
      ends[index] = count
    }
    isWeighted = rows.weights != nil
    var bits: UInt64 = 0
    for place in 0..<count { bits |= unsafe rules.fetch(label: labels[unchecked: place]) }
    fetched |= bits
    return start + index
  }

  /// Fetches the labels of the neighbors of some vertices as they are.
  ///
  /// - Returns: The end of these vertices' places.
  @inline(__always)
  mutating func gatherLabels<Rules: MoveRules>(
    _ start: Int, _ limit: Int, _ rules: Rules, vertex: (Int) -> Int
  ) -> Int {
    let targets = rules.rows.targets.span
    let known = rules.labels
    let most = fetchRows(start, limit, rules, vertex: vertex)
    var count = 0
    var index = 0
    while index < most, count < Self.neighborCount {
      let row = rowStarts[index]..<rowEnds[index]
      if count + row.count > labels.count {
        if index > 0 { break }
        labels = ScatterBuffer(zeroedCount: 2 * row.count)
      }
      let labels = labels
      var bits: UInt32 = 0
      for entry in row {
        let label = unsafe known[unchecked: Int(targets[unchecked: entry])]
        unsafe labels[unchecked: count] = label
        bits |= label
        count &+= 1
      }
      meetsProposals[index] = bits >= proposingBit
      index += 1
      ends[index] = count
    }
    return start + index
  }

  /// Fetches the beginnings and ends of rows.
  ///
  /// - Returns: How many.
  @inline(__always)
  private mutating func fetchRows<Rules: NeighborLabels>(
    _ start: Int, _ limit: Int, _ rules: Rules, vertex: (Int) -> Int
  ) -> Int {
    let rows = rules.rows
    let (starts, ends, targets) = (rows.starts.span, rows.ends.span, rows.targets.span)
    let most = min(limit - start, Self.vertexCount)
    var bits: UInt64 = 0
    for index in 0..<most {
      let vertex = vertex(start + index)
      rowStarts[index] = starts[vertex]
      rowEnds[index] = ends[vertex]
      bits |= rules.fetch(vertex)
    }
    for index in 0..<most where rowStarts[index] < rowEnds[index] {
      bits |= UInt64(targets[rowStarts[index]] | targets[rowEnds[index] - 1])
    }
    fetched |= bits
    return most
  }

  /// Whether a neighbor that proposes comes before the vertex.
  @inline(__always)
  func follows<Rules: MoveRules>(_ vertex: Int, _ index: Int, _ rules: Rules) -> Bool {
    guard meetsProposals[index] else { return false }
    let row = rowStarts[index]
    for place in ends[index]..<ends[index + 1] where labels[place] >= proposingBit {
      if Int(rules.rows.targets[row + place - ends[index]]) < vertex { return true }
    }
    return false
  }

  /// Marks the neighbors of a vertex that goes to a community, but for those that are in it.
  @inline(__always)
  func tell<Rules: MoveRules>(_ index: Int, _ rules: Rules, target: UInt32) {
    if !Rules.neighborsLookAgain { return }
    let (marks, targets) = (rules.marks, rules.rows.targets.span)
    // What is told is listed first: that takes no decision for which the processor would have to
    // wait.
    let (row, first) = (rowStarts[index], ends[index])
    var told = first
    for place in first..<ends[index + 1] {
      let edge = place &- first
      let other = unsafe Int(targets[unchecked: row &+ edge])
      let label = unsafe labels[unchecked: place] & ~proposingBit
      unsafe labels[unchecked: told] = UInt32(truncatingIfNeeded: edge)
      told &+= differ(label, target) & marks.mustBeTold(other)
    }
    let weights = rules.rows.weights
    for place in first..<told {
      let entry = unsafe row &+ Int(labels[unchecked: place])
      marks.tell(unsafe Int(targets[unchecked: entry]), weights?[entry] ?? .one)
    }
  }

  @inline(__always)
  private func isLong(_ index: Int) -> Bool { rowEnds[index] - rowStarts[index] >= longCount }

  @inline(__always)
  private mutating func makeRoomForWeights(keeping count: Int) {
    if given.count >= labels.count { return }
    let larger = ScatterBuffer<Weight>(zeroedCount: labels.count)
    for index in 0..<count { larger[index] = given[index] }
    given = larger
  }

  /// Leaves the neighbors in the own community of one of the vertices out of its list.
  ///
  /// - Returns: What its edges weigh.
  @inline(__always)
  mutating func leaveOut<Rules: NeighborLabels>(
    _ own: UInt32, of index: Int, _ rules: Rules
  ) -> EdgeWeights where Rules.Weight == Weight {
    if isLong(index) { return addUpLong(own, index, rules) }
    let (labels, given) = (labels, given)
    let row = ends[index]..<ends[index + 1]
    var end = row.lowerBound
    var (inside, outside) = (Weight.zero, Weight.zero)
    for place in row {
      let label = unsafe labels[unchecked: place]
      let isOther = differ(label, own)
      unsafe labels[unchecked: end] = label
      if isWeighted {
        let weight = unsafe given[unchecked: place]
        unsafe given[unchecked: end] = weight
        outside = outside &+ weight.times(isOther)
        inside = inside &+ weight.times(1 &- isOther)
      }
      end &+= isOther
    }
    listEnds[index] = end
    if isWeighted {
      return EdgeWeights(count: row.count, inside: inside.value, outside: outside.value)
    }
    let count = end - row.lowerBound
    return EdgeWeights(
      count: row.count, inside: Double(row.count - count), outside: Double(count))
  }

  /// Adds up the weights of a long row by community, but for those into its own.
  ///
  /// - Precondition: Every neighbor counts.
  @inline(__always)
  private mutating func addUpLong<Rules: NeighborLabels>(
    _ own: UInt32, _ index: Int, _ rules: Rules
  ) -> EdgeWeights where Rules.Weight == Weight {
    let row = rowStarts[index]..<rowEnds[index]
    let targets = rules.rows.targets.span
    weights.prepare(for: row.count, among: rules.rows.vertexCount)
    let total =
      if let given = rules.rows.weights?.span {
        weights.addToAll(row) { entry in
          unsafe (
            rules.label(of: Int(targets[unchecked: entry])), given[unchecked: entry]
          )
        }
      } else {
        weights.addToAll(row) { entry in
          unsafe (rules.label(of: Int(targets[unchecked: entry])), .one)
        }
      }
    let inside = weights.takeFromAll(own).value
    return EdgeWeights(count: row.count, inside: inside, outside: total.value - inside)
  }

  /// Adds up the weights of the edges in the list of one of the vertices by community.
  ///
  /// - Parameters:
  ///   - index: Which of the vertices.
  ///   - labelCount: Labels are less.
  @inline(__always)
  mutating func addUp(_ index: Int, among labelCount: Int) {
    // Of a long row that was done when its own community was left out.
    if isLong(index) { return }
    weights.prepare(for: listEnds[index] - ends[index], among: labelCount)
    add(index)
  }

  /// Leaves it at that for one of the vertices whose own community was left out.
  @inline(__always)
  mutating func pass(_ index: Int) {
    if isLong(index) { weights.close() }
  }

  /// Adds the weights of the edges in the list of one of the vertices to those that are there.
  @inline(__always)
  mutating func add(_ index: Int) {
    let range = ends[index]..<listEnds[index]
    let (labels, given) = (labels, given)
    if isWeighted {
      weights.add(range) { place in unsafe (labels[unchecked: place], given[unchecked: place]) }
    } else {
      weights.add(range) { place in (unsafe labels[unchecked: place], .one) }
    }
  }
}
