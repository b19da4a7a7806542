internal import Execution
internal import Memory

// Batched moves. Of a batch every vertex first proposes a move, in parallel, knowing where all were
// before; then the moves are made one by one, each if it still is a gain. A vertex that comes after
// a neighbor that proposed weighs its edges anew for that.

/// Where a vertex would go, and what of its edges that decision rests on.
struct MoveProposal: BitwiseCopyable, Sendable {
  /// The community; ``none`` or ``alone``.
  var target: UInt32
  /// The weight of the vertex's edges into the community in which it is.
  var ownWeight: Double
  /// The weight of its edges into the other community.
  var targetWeight: Double
  /// Whether a neighbor comes before it, so that the weights may have changed when its turn comes.
  var followsNeighbor = false

  /// The vertex stays.
  static var none: UInt32 { .max }
  /// The vertex leaves for a community of its own.
  static var alone: UInt32 { .max - 1 }

  static let stay = MoveProposal(target: none, ownWeight: 0, targetWeight: 0)
}

/// What decides where vertices go.
protocol MoveRules: NeighborLabels {
  /// The community of each vertex; the highest bit marks those that propose to move.
  var labels: ScatterBuffer<UInt32> { get }
  /// Which vertices are to look.
  var marks: MoveMarks { get }

  /// Where a vertex would best go as things stand.
  func proposal(
    for vertex: Int, _ index: Int, _ row: inout GatheredRows<Weight>, by draw: VertexDraw
  ) -> MoveProposal
  /// Whether a vertex may still move.
  func mayMove(_ vertex: Int) -> Bool
  /// Whether all neighbors count.
  static var allCount: Bool { get }
  /// Whether all vertices may move as often as they like.
  static var allMayMove: Bool { get }
  /// Whether vertices with long rows come first in each sweep, where there are many.
  static var longRowsComeFirst: Bool { get }
  /// Whether a vertex must look again when a neighbor goes from one community to another.
  static var neighborsLookAgain: Bool { get }
  /// Makes a move if it is still a gain.
  ///
  /// - Returns: Whether it is.
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool
}

extension MoveRules {
  @inline(__always)
  func label(of vertex: Int) -> UInt32 { unsafe labels[unchecked: vertex] }

  func mayMove(_ vertex: Int) -> Bool { true }

  static var allMayMove: Bool { true }

  static var allCount: Bool { true }

  static var longRowsComeFirst: Bool { false }

  /// Weighs the edges of a vertex that comes after a neighbor of its batch.
  ///
  /// - Returns: Whether it may still move, and has edges to where it would go.
  func weighAnew(_ proposal: inout MoveProposal, of vertex: Int) -> Bool {
    guard mayMove(vertex) else { return false }
    let (labels, targets, own) = (labels, rows.targets.span, labels[vertex])
    var (ownWeight, targetWeight) = (Weight.zero, Weight.zero)
    for entry in rows.starts[vertex]..<rows.ends[vertex] {
      let neighbor = unsafe Int(targets[unchecked: entry])
      let label = unsafe labels[unchecked: neighbor] & ~proposingBit
      let weight = (rows.weights?[entry] ?? .one).times(counts(neighbor, for: vertex))
      ownWeight = ownWeight &+ weight.times(1 &- differ(label, own))
      targetWeight = targetWeight &+ weight.times(1 &- differ(label, proposal.target))
    }
    proposal.ownWeight = ownWeight.value
    proposal.targetWeight = targetWeight.value
    // With the last edge to it the community may have gone, and its number to another one.
    return targetWeight.value > 0 || proposal.target == MoveProposal.alone
  }

  /// Moves vertices until none gains by moving, or until hardly any does.
  ///
  /// - Parameters:
  ///   - seeds: The draws, one for each sweep.
  ///   - leastMoves: A sweep with fewer moves is the last.
  ///   - blockWork: About how many entries a thread takes at a time.
  ///   - execution: Threads and cancellation.
  ///   - progress: Called with the finished part.
  /// - Returns: How many moves were made.
  /// - Throws: `CancellationError`.
  func run(
    _ seeds: inout SeedSequence, leastMoves: Int = 0, blockWork: Int, _ execution: Execution,
    _ progress: (Double) -> Void
  ) throws(CancellationError) -> Int {
    var moves = BatchedMoves(self, blockWork: blockWork, execution)
    return try moves.run(&seeds, leastMoves: leastMoves, progress)
  }
}

/// The highest bit of a label: the vertex proposes to move.
let proposingBit: UInt32 = 1 << 31

/// Lets vertices move until none is left that is to be looked at.
struct BatchedMoves<Rules: MoveRules>: Sendable {
  private let rules: Rules
  private let execution: Execution
  private var batches: MoveBatches
  private var proposals = ScatterBuffer<MoveProposal>(zeroedCount: 0)
  /// The places in the batch of those that propose to move.
  private var proposing = ScatterBuffer<UInt32>(zeroedCount: 0)
  /// Tables that no thread uses.
  private let tables = Shared<[GatheredRows<Rules.Weight>]>([])
  /// The tables of the thread that calls.
  private var ownTables = GatheredRows<Rules.Weight>()
  /// About how many entries a thread takes at a time.
  private let blockWork: Int
  /// How many vertices of the sweep have about so many entries: a thread takes them at a time.
  private var blockSize = 1

  init(_ rules: Rules, blockWork: Int, _ execution: Execution) {
    self.rules = rules
    self.blockWork = blockWork
    self.execution = execution
    batches = MoveBatches(vertexCount: rules.rows.vertexCount)
  }

  /// Sweeps over the marked vertices until there are none, or until a sweep has fewer moves than
  /// asked.
  ///
  /// - Returns: How many moves were made.
  mutating func run(
    _ seeds: inout SeedSequence, leastMoves: Int, _ progress: (Double) -> Void
  ) throws(CancellationError) -> Int {
    var moveCount = 0
    var left = 1.0
    while true {
      let draw = seeds.next()
      let dealt = try batches.deal(rules, by: draw, execution)
      let count = dealt.count
      if count == 0 { return moveCount }
      // Those that look again and again have many edges.
      blockSize = max(1, blockWork * count / (count + dealt.entryCount))
      let before = moveCount
      for batch in 0..<batches.count {
        moveCount += try run(batches.range(of: batch), by: draw)
        // Every sweep counts as a fourth of what is left to do: there may be a dozen.
        progress(1 - left * (1 - 0.25 * Double(batch + 1) / Double(batches.count)))
      }
      left *= 0.75
      if moveCount - before < leastMoves { return moveCount }
    }
  }

  /// Makes the moves of one batch.
  private mutating func run(
    _ batch: Range<Int>, by draw: VertexDraw
  ) throws(CancellationError) -> Int {
    let places = Rules.allMayMove ? batch : batches.filter(batch, by: rules)
    if proposals.count < places.count {
      proposals = ScatterBuffer(zeroedCount: places.count)
      proposing = ScatterBuffer(zeroedCount: places.count)
    }
    try propose(places, by: draw)
    let (vertices, labels) = (batches.vertices, rules.labels)
    var count = 0
    for place in 0..<places.count where proposals[place].target != MoveProposal.none {
      labels[Int(vertices[places.lowerBound + place])] |= proposingBit
      proposing[count] = UInt32(place)
      count += 1
    }
    try tellNeighbors(count, places)
    var moveCount = 0
    for index in 0..<count {
      let place = Int(proposing[index])
      let vertex = Int(vertices[places.lowerBound + place])
      labels[vertex] &= ~proposingBit
      var proposal = proposals[place]
      var mayMove = true
      if proposal.followsNeighbor { mayMove = rules.weighAnew(&proposal, of: vertex) }
      if mayMove && rules.move(vertex, proposal) {
        moveCount += 1
      } else {
        rules.marks.mark(vertex)
      }
    }
    return moveCount
  }

  /// Lets every vertex of a batch propose.
  private mutating func propose(
    _ places: Range<Int>, by draw: VertexDraw
  ) throws(CancellationError) {
    let rules = rules
    let (vertices, proposals) = (batches.vertices, proposals)
    let long =
      Rules.allCount
      ? CommunityWeights<Rules.Weight>.largeCount(among: rules.rows.vertexCount) : .max
    try inBlocks(of: places.count) { tables, block in
      var start = block.lowerBound
      while start < block.upperBound {
        let end = tables.gather(start, block.upperBound, rules, shorterThan: long) {
          Int(vertices[places.lowerBound + $0])
        }
        for place in start..<end {
          let vertex = Int(vertices[places.lowerBound + place])
          rules.marks.mark(vertex, if: false)
          proposals[place] = rules.proposal(for: vertex, place - start, &tables, by: draw)
        }
        start = end
      }
    }
  }

  /// Has the neighbors of those that propose look again, and notes whose turn comes after a
  /// neighbor's.
  private mutating func tellNeighbors(
    _ count: Int, _ places: Range<Int>
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
          proposals[place].followsNeighbor = tables.follows(vertex, index - start, rules)
          tables.tell(index - start, rules, target: proposals[place].target)
        }
        start = end
      }
    }
  }

  /// Works on the places of a list, in blocks if it is worth while.
  @inline(__always)
  private mutating func inBlocks(
    of count: Int, _ body: @Sendable (inout GatheredRows<Rules.Weight>, Range<Int>) -> Void
  ) throws(CancellationError) {
    if count <= blockSize {
      try execution.checkCancellation()
      body(&ownTables, 0..<count)
      return
    }
    let tables = tables
    let blocks = BlockList(count: count, blockSize: blockSize)
    let states = try execution.accumulate(
      blocks, initial: { tables.withLock { $0.popLast() } ?? GatheredRows<Rules.Weight>() }
    ) { (tables: inout GatheredRows<Rules.Weight>, block: Int) in body(&tables, blocks[block]) }
    tables.withLock { $0 += states }
  }
}
