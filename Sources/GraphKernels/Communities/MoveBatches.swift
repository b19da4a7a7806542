internal import Execution
internal import Memory

// Batches. Which batch a vertex is in, and which of two neighbors goes first, is a hash of its
// number and a seed. So batches do not depend on the number of threads, neighbors are rarely in the
// same one, and no order of the input is preferred.

/// Numbers drawn for vertices: different ones for different vertices.
struct VertexDraw: Sendable {
  let seed: UInt32

  @inline(__always)
  subscript(vertex: UInt32) -> UInt32 {
    var mixed = (vertex ^ seed) &* 0x9E37_79B1
    mixed ^= mixed >> 15
    mixed = mixed &* 0x85EB_CA77
    mixed ^= mixed >> 13
    mixed = mixed &* 0xC2B2_AE3D
    return mixed ^ mixed >> 16
  }

  /// One of so many batches.
  @inline(__always)
  func batch(of vertex: Int, among count: Int) -> Int {
    Int((UInt64(self[UInt32(vertex)]) * UInt64(count)) >> 32)
  }

  /// Chooses one of the communities that were found to be equally good for a vertex.
  ///
  /// - Returns: Its place in the lists.
  @inline(__always)
  func choose(
    from found: Int, for vertex: Int, _ weights: CommunityWeights<some EdgeWeight>
  ) -> Int {
    var place = weights.best(0)
    if found == 1 { return place }
    let own = self[UInt32(truncatingIfNeeded: vertex)]
    var first = self[own &+ weights.labels[place]]
    for index in 1..<found {
      let other = weights.best(index)
      let draw = self[own &+ weights.labels[other]]
      if draw < first { (place, first) = (other, draw) }
    }
    return place
  }
}

/// Seeds, one after another.
struct SeedSequence {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// The next draw.
  mutating func next() -> VertexDraw {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return VertexDraw(seed: UInt32(truncatingIfNeeded: mixed >> 32))
  }
}

/// The vertices that are to be looked at in one sweep, batch after batch.
struct MoveBatches: Sendable {
  /// More batches take longer, since threads wait for each other after each; fewer let vertices
  /// decide while they know less of each other, which costs quality.
  private static let largestCount = 128
  /// In smaller levels the order of rows does not pay.
  private static let leastOrdered = 1 << 17

  /// The vertices, those of a batch side by side in rising order.
  let vertices: ScatterBuffer<UInt32>
  /// Where each batch begins, and the number of vertices at the end.
  private(set) var starts: [Int] = [0]
  private let blocks: BlockList
  /// For each block of vertices how many of it go to each batch, and then where the next one goes.
  private let places: ScatterBuffer<Int>

  init(vertexCount: Int) {
    vertices = ScatterBuffer(zeroedCount: vertexCount)
    blocks = BlockList(vertexCount: vertexCount)
    places = ScatterBuffer(zeroedCount: blocks.count * Self.largestCount)
  }

  var count: Int { starts.count - 1 }

  func range(of batch: Int) -> Range<Int> { starts[batch]..<starts[batch + 1] }

  /// Deals out the vertices that are to look.
  ///
  /// - Returns: How many there are, and how many entries their rows have.
  mutating func deal<Rules: MoveRules>(
    _ rules: Rules, by draw: VertexDraw, _ execution: Execution
  ) throws(CancellationError) -> (count: Int, entryCount: Int) {
    let order = SweepOrder(
      by: draw,
      classes: Rules.longRowsComeFirst && vertices.count >= Self.leastOrdered
        ? try RowClasses(rules, blocks, execution) : nil)
    let found = try countMarked(rules, order, execution)
    let batchCount = min(found.count, Self.largestCount)
    if batchCount < Self.largestCount {
      dealFew(batchCount, rules.marks, by: draw)
      return found
    }
    var next = 0
    starts = [0]
    for batch in 0..<batchCount {
      for block in 0..<blocks.count {
        let place = block * batchCount + batch
        (places[place], next) = (next, next + places[place])
      }
      starts.append(next)
    }
    let (marks, places, vertices) = (rules.marks, places, vertices)
    let (blocks, rows) = (blocks, rules.rows)
    _ = try execution.accumulate(blocks, initial: {}) { (_: inout (), block: Int) in
      let (starts, ends) = (rows.starts.span, rows.ends.span)
      for vertex in blocks[block] where marks.isMarked(vertex) {
        let length = ends[vertex] - starts[vertex]
        let place = block * batchCount + order.batch(of: vertex, among: batchCount, length: length)
        vertices[places[place]] = UInt32(vertex)
        places[place] += 1
      }
    }
    return found
  }

  /// Counts the marked vertices by block and batch.
  private func countMarked(
    _ rules: some MoveRules, _ order: SweepOrder, _ execution: Execution
  ) throws(CancellationError) -> (count: Int, entryCount: Int) {
    let (blocks, places) = (blocks, places)
    let sums = try execution.accumulate(blocks, initial: { (count: 0, entryCount: 0) }) {
      (sum: inout (count: Int, entryCount: Int), block: Int) in
      let (starts, ends, marks) = (rules.rows.starts.span, rules.rows.ends.span, rules.marks)
      let first = block * Self.largestCount
      for place in first..<first + Self.largestCount { places[place] = 0 }
      for vertex in blocks[block] where marks.update(vertex) {
        let length = ends[vertex] - starts[vertex]
        places[first + order.batch(of: vertex, among: Self.largestCount, length: length)] += 1
        sum.count += 1
        sum.entryCount += length
      }
    }
    return sums.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.entryCount) }
  }

  /// Deals out fewer vertices than there could be batches: as many batches as vertices.
  private mutating func dealFew(_ count: Int, _ marks: MoveMarks, by draw: VertexDraw) {
    var dealt = [[UInt32]](repeating: [], count: count)
    for vertex in 0..<marks.count where marks.isMarked(vertex) {
      dealt[draw.batch(of: vertex, among: count)].append(UInt32(vertex))
    }
    starts = [0]
    var next = 0
    for batch in dealt {
      for vertex in batch {
        vertices[next] = vertex
        next += 1
      }
      starts.append(next)
    }
  }

  /// Leaves out of a batch those that may not move any more, and takes their marks away.
  ///
  /// - Returns: The places of those that are left.
  func filter(_ batch: Range<Int>, by rules: some MoveRules) -> Range<Int> {
    var end = batch.lowerBound
    for place in batch {
      let vertex = vertices[place]
      let mayMove = rules.mayMove(Int(vertex))
      rules.marks.mark(Int(vertex), if: mayMove)
      vertices[end] = vertex
      end += mayMove ? 1 : 0
    }
    return batch.lowerBound..<end
  }
}

/// In which batch of a sweep each vertex is.
private struct SweepOrder: Sendable {
  private let draw: VertexDraw
  private let classes: RowClasses?

  init(by draw: VertexDraw, classes: RowClasses?) {
    self.draw = draw
    self.classes = classes
  }

  @inline(__always)
  func batch(of vertex: Int, among count: Int, length: Int) -> Int {
    guard let classes else { return draw.batch(of: vertex, among: count) }
    let place = classes.place(length: length, drawn: UInt64(draw[UInt32(vertex)]))
    return min(count - 1, Int((place * UInt64(count)) >> 31))
  }
}

/// Rows in classes of twice the length, the longest first, each with its share of all entries.
private struct RowClasses: Sendable {
  /// For each class, by how many binary digits its lengths are short of 32, where it begins, and
  /// how much it takes, in parts of 2³¹: as values, since counting references for each vertex would
  /// take longer.
  private var starts = SIMD64<UInt32>()
  private var widths = SIMD64<UInt32>()

  /// Takes the rows of the marked vertices.
  init(
    _ rules: some MoveRules, _ blocks: BlockList, _ execution: Execution
  ) throws(CancellationError) {
    let sums = try execution.accumulate(blocks, initial: { [Int](repeating: 0, count: 33) }) {
      (sums: inout [Int], block: Int) in
      let (starts, ends, marks) = (rules.rows.starts.span, rules.rows.ends.span, rules.marks)
      for vertex in blocks[block] where marks.isMarked(vertex) {
        let length = ends[vertex] - starts[vertex]
        sums[Self.number(ofLength: length)] += length + 1
      }
    }
    let counts = (0..<33).map { number in sums.reduce(0) { $0 + $1[number] } }
    let part = 0x1p31 / Double(max(1, counts.reduce(0, +)))
    var before = 0
    for (number, count) in counts.enumerated() {
      starts[number] = UInt32(Double(before) * part)
      widths[number] = UInt32(Double(count) * part)
      before += count
    }
  }

  /// The place of a row, in parts of 2³¹, from a number drawn for it.
  @inline(__always)
  func place(length: Int, drawn: UInt64) -> UInt64 {
    let number = Self.number(ofLength: length)
    return UInt64(starts[number]) + (UInt64(widths[number]) * drawn) >> 32
  }

  @inline(__always)
  private static func number(ofLength length: Int) -> Int {
    UInt32(truncatingIfNeeded: length).leadingZeroBitCount
  }
}

extension BlockList {
  /// Cuts the places of a list into blocks of a size.
  init(count: Int, blockSize: Int) {
    self.init(boundaries: Array(stride(from: 0, to: count, by: blockSize)) + [count])
  }
}
