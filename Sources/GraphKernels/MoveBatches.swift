internal import Buffers

// Batches. Which batch a vertex is in, and which of two neighbours goes first, is drawn by mixing its
// number with a seed. So the same vertices meet in a batch whoever works on it, neighbours rarely do,
// and no order of the input is preferred.

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

  /// Chooses one of the communities that were found to be equally good for a vertex.
  ///
  /// - Returns: Its place in the lists.
  @inline(__always)
  func choose(from found: Int, for vertex: Int, _ weights: CommunityWeights) -> Int {
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
  private static let largestCount = 256

  private let listed: FillingBuffer<UInt32>
  /// The vertices, those of a batch side by side in rising order.
  let vertices: FillingBuffer<UInt32>
  /// Where each batch begins, and the number of vertices at the end.
  private(set) var starts: [Int] = [0]

  init(vertexCount: Int) {
    listed = FillingBuffer(zeroedCount: vertexCount)
    vertices = FillingBuffer(zeroedCount: vertexCount)
  }

  var count: Int { starts.count - 1 }

  func range(of batch: Int) -> Range<Int> { starts[batch]..<starts[batch + 1] }

  /// Deals out the vertices that are marked with 1.
  ///
  /// - Returns: How many there are.
  mutating func deal(_ marks: AtomicMarks, by draw: VertexDraw) -> Int {
    var count = 0
    for vertex in 0..<marks.count where marks[vertex] == 1 {
      listed[count] = UInt32(vertex)
      count += 1
    }
    let batchCount = min(count, Self.largestCount)
    var next = [Int](repeating: 0, count: batchCount + 1)
    let batch = { (vertex: UInt32) in Int((UInt64(draw[vertex]) * UInt64(batchCount)) >> 32) }
    for index in 0..<count { next[batch(listed[index]) + 1] += 1 }
    for batch in 0..<batchCount { next[batch + 1] += next[batch] }
    starts = next
    for index in 0..<count {
      let vertex = listed[index]
      let batch = batch(vertex)
      vertices[next[batch]] = vertex
      next[batch] += 1
    }
    return count
  }

  /// Leaves out of a batch those that may not move any more, and takes their marks away.
  ///
  /// - Returns: The places of those who are left.
  func filter(_ batch: Range<Int>, by rules: some MoveRules) -> Range<Int> {
    var end = batch.lowerBound
    for place in batch {
      let vertex = vertices[place]
      let mayMove = rules.mayMove(Int(vertex))
      rules.marks[Int(vertex)] = mayMove ? 1 : 0
      vertices[end] = vertex
      end += mayMove ? 1 : 0
    }
    return batch.lowerBound..<end
  }
}

extension BlockList {
  /// Cuts the places of a list into blocks of a size.
  init(count: Int, blockSize: Int) {
    self.init(boundaries: Array(stride(from: 0, to: count, by: blockSize)) + [count])
  }
}
