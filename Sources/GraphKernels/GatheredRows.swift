internal import Buffers

// Gathering. A row, and what is known of the people in it, lie all over the memory, and a processor that
// decides after each value waits for each. So the values of a stretch of vertices are fetched first, in
// loops without decisions: then it waits for dozens at a time.

/// What vertices see of their neighbours.
protocol NeighborLabels: Sendable {
  var rows: LevelRows { get }
  /// Something that depends on what is known of a vertex.
  func fetch(_ vertex: Int) -> Double
  /// Something that depends on what is known of a label.
  func fetch(label: UInt32) -> Double
  /// Whether a vertex looks at its neighbours at all.
  func counts(_ vertex: Int) -> Bool
  /// The label of a vertex's neighbour; ``elsewhere`` if it does not count.
  func label(of neighbor: Int, seenFrom vertex: Int) -> UInt32
}

extension NeighborLabels {
  @inline(__always)
  func fetch(label: UInt32) -> Double { 0 }

  @inline(__always)
  func counts(_ vertex: Int) -> Bool { true }
}

/// The label of neighbours that do not count: none that a community has.
let elsewhere: UInt32 = proposingBit - 1

/// What a thread needs to read the rows of one stretch of vertices after another.
///
/// Rows, and what is known of the neighbours in them, lie all over the memory. For a stretch of vertices
/// each kind is fetched at once, before any decision depends on it: so the processor waits for many
/// values at a time, not for each.
struct GatheredRows: Sendable {
  var weights = CommunityWeights()
  private var labels = FillingBuffer<UInt32>(zeroedCount: 2 * neighborCount)
  private var given = FillingBuffer<Double>(zeroedCount: 0)
  private let rowStarts = FillingBuffer<Int>(zeroedCount: vertexCount)
  private let rowEnds = FillingBuffer<Int>(zeroedCount: vertexCount)
  /// Where the neighbours of each vertex end.
  private let ends = FillingBuffer<Int>(zeroedCount: vertexCount + 1)
  private var isWeighted = false
  /// Keeps the compiler from leaving out what is only fetched.
  private var fetched = 0.0

  /// How many vertices and neighbours make a stretch, if no vertex has more.
  private static let neighborCount = 1024
  private static let vertexCount = 64

  /// Fetches the labels of the neighbours of some vertices as these see them, and the weights.
  ///
  /// - Returns: The end of these vertices' places.
  @inline(__always)
  mutating func gather<Rules: NeighborLabels>(
    _ start: Int, _ limit: Int, _ rules: Rules, vertex: (Int) -> Int
  ) -> Int {
    let rows = rules.rows
    let targets = rows.targets.span
    let most = fetchRows(start, limit, rules, vertex: vertex)
    var count = 0
    var index = 0
    while index < most, count < Self.neighborCount {
      let vertex = vertex(start + index)
      if rules.counts(vertex) {
        let row = rowStarts[index]..<rowEnds[index]
        if count + row.count > labels.count {
          if index > 0 { break }
          labels = FillingBuffer(zeroedCount: 2 * row.count)
        }
        if let weights = rows.weights { gather(weights, row, at: count) }
        for entry in row {
          labels[count] = rules.label(of: Int(targets[entry]), seenFrom: vertex)
          count += 1
        }
      }
      index += 1
      ends[index] = count
    }
    isWeighted = rows.weights != nil
    for place in 0..<count { fetched += rules.fetch(label: labels[place]) }
    return start + index
  }

  /// Fetches the labels of the neighbours of some vertices as they are.
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
        labels = FillingBuffer(zeroedCount: 2 * row.count)
      }
      for entry in row {
        labels[count] = known[Int(targets[entry])]
        count += 1
      }
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
    for index in 0..<most {
      let vertex = vertex(start + index)
      rowStarts[index] = starts[vertex]
      rowEnds[index] = ends[vertex]
      fetched += rules.fetch(vertex)
    }
    var sum: UInt32 = 0
    for index in 0..<most where rowStarts[index] < rowEnds[index] {
      sum &+= targets[rowStarts[index]] &+ targets[rowEnds[index] - 1]
    }
    fetched += Double(sum)
    return most
  }

  /// Whether no neighbour that proposes was drawn before the vertex.
  @inline(__always)
  func isFirst<Rules: MoveRules>(
    _ vertex: Int, _ index: Int, _ rules: Rules, by draw: VertexDraw
  ) -> Bool {
    let own = draw[UInt32(vertex)]
    let row = rowStarts[index]
    for place in ends[index]..<ends[index + 1] where labels[place] >= proposingBit {
      if draw[rules.rows.targets[row + place - ends[index]]] < own { return false }
    }
    return true
  }

  /// Marks the neighbours of a vertex that goes to a community, but for those who are in it.
  @inline(__always)
  func tell<Rules: MoveRules>(_ index: Int, _ rules: Rules, target: UInt32) {
    if !Rules.neighborsLookAgain { return }
    let (marks, targets) = (rules.marks, rules.rows.targets.span)
    var entry = rowStarts[index]
    for place in ends[index]..<ends[index + 1] {
      let other = Int(targets[entry])
      if labels[place] & ~proposingBit != target, marks[other] == 0 { marks[other] = 1 }
      entry += 1
    }
  }

  private mutating func gather(_ weights: Buffer<Double>, _ row: Range<Int>, at place: Int) {
    if given.count < labels.count {
      let larger = FillingBuffer<Double>(zeroedCount: labels.count)
      for index in 0..<place { larger[index] = given[index] }
      given = larger
    }
    let weights = weights.span
    var next = place
    for entry in row {
      given[next] = weights[entry]
      next += 1
    }
  }

  /// Adds up the weights of one of the vertices' ties by community.
  @inline(__always)
  mutating func addUp(_ index: Int) {
    weights.prepare(for: ends[index + 1] - ends[index])
    add(index)
  }

  /// Adds the weights of one of the vertices' ties to those that are there.
  @inline(__always)
  mutating func add(_ index: Int) {
    let range = ends[index]..<ends[index + 1]
    if isWeighted {
      for place in range { weights.add(labels[place], given[place]) }
    } else {
      for place in range { weights.add(labels[place], 1) }
    }
  }
}
