internal import Buffers

// Batched moves. Of a batch every vertex first proposes a move, in parallel, knowing where all were
// before; of two neighbours who propose only one is kept, so that what the others know of their ties
// stays true; the kept moves are made one by one, each if it still is a gain.

/// Where a vertex would go, and what of its ties that decision rests on.
struct MoveProposal: BitwiseCopyable, Sendable {
  /// The community; ``none`` or ``alone``.
  var target: UInt32
  /// The weight of the vertex's ties into the community in which it is.
  var ownWeight: Double
  /// The weight of its ties into the other community.
  var targetWeight: Double

  /// The vertex stays.
  static var none: UInt32 { .max }
  /// The vertex leaves for a community of its own.
  static var alone: UInt32 { .max - 1 }

  static let stay = MoveProposal(target: none, ownWeight: 0, targetWeight: 0)
}

/// What decides where vertices go.
protocol MoveRules: Sendable {
  associatedtype Size: VertexSize
  var level: Level<Size> { get }
  /// The community of each vertex; the highest bit marks those that propose to move.
  var labels: FillingBuffer<UInt32> { get }
  /// 1 for each vertex that is to be looked at.
  var marks: AtomicBuffer { get }

  /// Something that depends on what is known of a vertex.
  func fetch(_ vertex: Int) -> Double
  /// Something that depends on what is known of a community.
  func fetch(label: UInt32) -> Double
  /// Whether a vertex may move at all.
  func mayMove(_ vertex: Int) -> Bool
  /// The community of a vertex's neighbour; ``elsewhere`` if it does not count.
  func label(of neighbor: Int, seenFrom vertex: Int) -> UInt32
  /// Where a vertex with such ties would best go as things stand.
  func proposal(
    for vertex: Int, _ weights: CommunityWeights, by draw: VertexDraw
  ) -> MoveProposal
  /// Whether a vertex must look again when a neighbour goes from one community to another.
  static var neighborsLookAgain: Bool { get }
  /// Makes a move if it is still a gain.
  ///
  /// - Returns: Whether it is.
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool
}

/// The highest bit of a label: the vertex proposes to move.
let proposingBit: UInt32 = 1 << 31

/// The label of neighbours that do not count: none that a community has.
let elsewhere: UInt32 = proposingBit - 1

/// Lets vertices move until none is left that is to be looked at.
struct BatchedMoves<Rules: MoveRules>: Sendable {
  private let rules: Rules
  private let context: KernelContext
  private var batches: MoveBatches
  private var proposals = FillingBuffer<MoveProposal>(zeroedCount: 0)
  /// The places in the batch of those who propose to move.
  private var proposing = FillingBuffer<UInt32>(zeroedCount: 0)
  /// Tables that no thread uses.
  private let tables = SharedValue<[Tables]>([])
  /// The tables of the thread that calls.
  private var ownTables = Tables()
  /// About how many entries a thread takes at a time.
  private let blockWork: Int

  init(_ rules: Rules, blockWork: Int, _ context: KernelContext) {
    self.rules = rules
    self.blockWork = blockWork
    self.context = context
    batches = MoveBatches(vertexCount: rules.level.vertexCount)
  }

  /// Sweeps over the marked vertices until there are none.
  ///
  /// - Returns: How many moves were made.
  mutating func run(
    _ seeds: inout SeedSequence, _ progress: (Double) -> Void
  ) throws(CancellationError) -> Int {
    var moveCount = 0
    var left = 1.0
    while true {
      let draw = seeds.next()
      let count = batches.deal(rules.marks, by: draw)
      if count == 0 { return moveCount }
      // Every sweep counts as half of what is left to do.
      left /= 2
      for batch in 0..<batches.count {
        moveCount += try run(batches.range(of: batch), by: draw)
        progress(1 - left * (2 - Double(batch + 1) / Double(batches.count)))
      }
    }
  }

  /// Makes the moves of one batch.
  private mutating func run(
    _ places: Range<Int>, by draw: VertexDraw
  ) throws(CancellationError) -> Int {
    if proposals.count < places.count {
      proposals = FillingBuffer(zeroedCount: places.count)
      proposing = FillingBuffer(zeroedCount: places.count)
    }
    try propose(places, by: draw)
    let (vertices, labels) = (batches.vertices, rules.labels)
    var count = 0
    for place in 0..<places.count where proposals[place].target != MoveProposal.none {
      labels[Int(vertices[places.lowerBound + place])] |= proposingBit
      proposing[count] = UInt32(place)
      count += 1
    }
    try keepIndependent(count, places, by: draw)
    var moveCount = 0
    for index in 0..<count {
      let place = Int(proposing[index])
      let vertex = Int(vertices[places.lowerBound + place])
      labels[vertex] &= ~proposingBit
      let proposal = proposals[place]
      if proposal.target == MoveProposal.none { continue }
      if rules.move(vertex, proposal) { moveCount += 1 } else { rules.marks[vertex] = 1 }
    }
    return moveCount
  }

  /// Lets every vertex of a batch propose.
  private mutating func propose(
    _ places: Range<Int>, by draw: VertexDraw
  ) throws(CancellationError) {
    let rules = rules
    let (vertices, proposals) = (batches.vertices, proposals)
    try inBlocks(of: places.count) { tables, block in
      var start = block.lowerBound
      while start < block.upperBound {
        let end = tables.gather(start, block.upperBound, rules) {
          Int(vertices[places.lowerBound + $0])
        }
        for place in start..<end {
          let vertex = Int(vertices[places.lowerBound + place])
          tables.addUp(place - start, isWeighted: rules.level.rows.weights != nil)
          rules.marks[vertex] = 0
          proposals[place] = rules.proposal(for: vertex, tables.weights, by: draw)
          tables.weights.clear()
        }
        start = end
      }
    }
  }

  /// Takes back the proposals of those who have a neighbour that proposes and was drawn first, and
  /// has them looked at again.
  private mutating func keepIndependent(
    _ count: Int, _ places: Range<Int>, by draw: VertexDraw
  ) throws(CancellationError) {
    let rules = rules
    let (vertices, proposals, proposing) = (batches.vertices, proposals, proposing)
    try inBlocks(of: count) { tables, block in
      var start = block.lowerBound
      while start < block.upperBound {
        let end = tables.gatherLabels(start, block.upperBound, rules) {
          Int(vertices[places.lowerBound + Int(proposing[$0])])
        }
        for index in start..<end {
          let place = Int(proposing[index])
          let vertex = Int(vertices[places.lowerBound + place])
          if tables.isFirst(vertex, index - start, rules, by: draw) {
            tables.tell(index - start, rules, target: proposals[place].target)
          } else {
            proposals[place].target = MoveProposal.none
            rules.marks[vertex] = 1
          }
        }
        start = end
      }
    }
  }

  /// Works on the places of a list, in blocks if it is worth while.
  @inline(__always)
  private mutating func inBlocks(
    of count: Int, _ body: @Sendable (inout Tables, Range<Int>) -> Void
  ) throws(CancellationError) {
    let rows = rules.level.rows
    let rowWork = 1 + rows.entryCount / max(1, rows.vertexCount)
    let blockSize = max(1, blockWork / rowWork)
    if count <= blockSize {
      try context.checkCancellation()
      body(&ownTables, 0..<count)
      return
    }
    let tables = tables
    let blocks = BlockList(count: count, blockSize: blockSize)
    let states = try context.accumulate(
      blocks, initial: { tables.withLock { $0.popLast() } ?? Tables() }
    ) { (tables: inout Tables, block: Int) in body(&tables, blocks[block]) }
    tables.withLock { $0 += states }
  }
}

/// What a thread needs for one block after another.
///
/// Rows, and what is known of the neighbours in them, lie all over the memory. For a stretch of vertices
/// each kind is fetched at once, before any decision depends on it: so the processor waits for many
/// values at a time, not for each.
private struct Tables: Sendable {
  var weights = CommunityWeights()
  private var labels = FillingBuffer<UInt32>(zeroedCount: 2 * neighborCount)
  private var given = FillingBuffer<Double>(zeroedCount: 0)
  private let rowStarts = FillingBuffer<Int>(zeroedCount: vertexCount)
  private let rowEnds = FillingBuffer<Int>(zeroedCount: vertexCount)
  /// Where the neighbours of each vertex end.
  private let ends = FillingBuffer<Int>(zeroedCount: vertexCount + 1)
  /// Keeps the compiler from leaving out what is only fetched.
  private var fetched = 0.0

  /// How many vertices and neighbours make a stretch, if no vertex has more.
  private static let neighborCount = 1024
  private static let vertexCount = 64

  /// Fetches the labels of the neighbours of some vertices as these see them, and the weights.
  ///
  /// - Returns: The end of these vertices' places.
  @inline(__always)
  mutating func gather<Rules: MoveRules>(
    _ start: Int, _ limit: Int, _ rules: Rules, vertex: (Int) -> Int
  ) -> Int {
    let rows = rules.level.rows
    let targets = rows.targets.span
    let most = fetchRows(start, limit, rules, vertex: vertex)
    var count = 0
    var index = 0
    while index < most, count < Self.neighborCount {
      let vertex = vertex(start + index)
      if rules.mayMove(vertex) {
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
    let targets = rules.level.rows.targets.span
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
  private mutating func fetchRows<Rules: MoveRules>(
    _ start: Int, _ limit: Int, _ rules: Rules, vertex: (Int) -> Int
  ) -> Int {
    let rows = rules.level.rows
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
      if draw[rules.level.rows.targets[row + place - ends[index]]] < own { return false }
    }
    return true
  }

  /// Marks the neighbours of a vertex that goes to a community, but for those who are in it.
  @inline(__always)
  func tell<Rules: MoveRules>(_ index: Int, _ rules: Rules, target: UInt32) {
    if !Rules.neighborsLookAgain { return }
    let (marks, targets) = (rules.marks, rules.level.rows.targets.span)
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
  mutating func addUp(_ index: Int, isWeighted: Bool) {
    let range = ends[index]..<ends[index + 1]
    weights.prepare(for: range.count)
    if isWeighted {
      for place in range { weights.add(labels[place], given[place]) }
    } else {
      for place in range { weights.add(labels[place], 1) }
    }
  }
}
