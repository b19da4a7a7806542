internal import Memory

// Local moving. A vertex goes to the community of a neighbor, or to one of its own, where the
// quality gains most. A vertex is re-examined when a neighbor changes community. Every move raises
// the quality, so no partition occurs twice and the moving ends.
// Source: Blondel et al. (2008), doi:10.1088/1742-5468/2008/10/P10008; the queue: Traag et al.
// (2019), doi:10.1038/s41598-019-41695-z.

/// The communities of a level while vertices move between them.
struct LocalMoving<Size: VertexSize>: MoveRules {
  let level: Level<Size>
  let labels: ScatterBuffer<UInt32>
  let marks: MoveMarks
  let communities: ScatterBuffer<Community<Size>>
  /// The numbers that no community has.
  private let free: FreeNumbers

  /// Starts with a division.
  ///
  /// - Parameters:
  ///   - level: The level.
  ///   - labels: The communities, less than the number of vertices.
  ///   - sizesAreSettled: Whether the division is not the first of all, so that the sizes of
  ///     communities do not change from the bottom up.
  init(_ level: Level<Size>, labels: ScatterBuffer<UInt32>, sizesAreSettled: Bool) {
    let count = level.vertexCount
    self.level = level
    self.labels = labels
    marks = MoveMarks(allOf: count, but: level.fixed, letsWait: sizesAreSettled)
    communities = ScatterBuffer(zeroedCount: count)
    let sizes = level.sizes.span
    for vertex in 0..<count { communities[Int(labels[vertex])].add(sizes[vertex]) }
    free = FreeNumbers(capacity: count)
    for label in stride(from: count - 1, through: 0, by: -1) {
      free.push(UInt32(label), if: communities[label].memberCount == 0)
    }
  }

  var rows: LevelRows<Size.Weight> { level.rows }

  /// How many communities have members.
  var communityCount: Int { labels.count - free.count }

  static var neighborsLookAgain: Bool { true }

  @inline(__always)
  func fetch(_ vertex: Int) -> UInt64 {
    level.sizes[vertex].bits | UInt64(labels[vertex])
  }

  @inline(__always)
  func fetch(label: UInt32) -> UInt64 { communities[Int(label)].size.bits }

  /// The weight expected by chance between a vertex and the others of its community.
  @inline(__always)
  private func ownPenalty(_ vertex: Int) -> Double {
    let size = level.sizes[vertex]
    return Size.product(size * level.scale, communities[Int(labels[vertex])].size - size)
  }

  @inline(__always)
  func proposal(
    for vertex: Int, _ index: Int, _ row: inout GatheredRows<Size.Weight>, by draw: VertexDraw
  ) -> MoveProposal {
    let edges = row.leaveOut(labels[vertex], of: index, self)
    let ownPenalty = ownPenalty(vertex)
    // It stays even if all edges out of the community went to one other, where none
    // is expected by chance. Within the errors of rounding the look is taken.
    if edges.outside * (1 + 0x1p-20) + ownPenalty < edges.inside {
      marks.wait(vertex, margin: edges.inside - ownPenalty - edges.outside, edges)
      row.pass(index)
      return .stay
    }
    row.addUp(index, among: labels.count)
    let pull = level.sizes[vertex] * level.scale
    let largest = row.weights.rate { $1 - Size.product(pull, communities[Int($0)].size) }
    // A community of its own: no edges inside, and none expected by chance.
    var best = MoveProposal(
      target: MoveProposal.alone, ownWeight: edges.inside, targetWeight: 0)
    var bestPenalty = 0.0
    if largest > 0 {
      let found = row.weights.find(gain: largest)
      let place = draw.choose(from: found, for: vertex, row.weights)
      best.target = row.weights.labels[place]
      best.targetWeight = row.weights.sums[place].value
      bestPenalty = Size.product(pull, communities[Int(best.target)].size)
    }
    let isGain = Level<Size>.isGain(
      best.targetWeight + ownPenalty, over: best.ownWeight + bestPenalty)
    if isGain { return best }
    marks.wait(vertex, margin: edges.inside - ownPenalty - largest, edges)
    return .stay
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    let own = Int(labels[vertex])
    let size = level.sizes[vertex]
    let pull = size * level.scale
    var left = communities[own]
    let ownPenalty = Size.product(pull, left.size - size)
    var target = proposal.target
    var penalty = 0.0
    if target == MoveProposal.alone {
      if left.memberCount == 1 {
        // It is alone; only what rounding has left of others in the sum made it look otherwise.
        communities[own].size = size
        return false
      }
    } else {
      penalty = Size.product(pull, communities[Int(target)].size)
    }
    guard
      Level<Size>.isGain(proposal.targetWeight + ownPenalty, over: proposal.ownWeight + penalty)
    else { return false }
    if target == MoveProposal.alone { target = free.pop() }
    labels[vertex] = target
    left.remove(size)
    communities[own] = left
    free.push(UInt32(own), if: left.memberCount == 0)
    communities[Int(target)].add(size)
    return true
  }
}

/// What is known of a community, side by side, since both change at once.
struct Community<Size: VertexSize>: BitwiseCopyable, Sendable {
  /// The sum of the sizes of the members.
  var size: Size
  var memberCount: UInt32

  @inline(__always)
  mutating func add(_ member: Size) {
    size = size + member
    memberCount += 1
  }

  @inline(__always)
  mutating func remove(_ member: Size) {
    memberCount -= 1
    // No errors of rounding stay behind.
    size = memberCount == 0 ? .zero : size - member
  }
}

/// Community numbers that are not in use, the last one given back first.
private struct FreeNumbers: Sendable {
  private let numbers: ScatterBuffer<UInt32>
  private let end = ScatterBuffer<Int>(zeroedCount: 1)

  /// How many there are.
  var count: Int { end[0] }

  init(capacity: Int) { numbers = ScatterBuffer(zeroedCount: capacity + 1) }

  /// Gives a number back, if so.
  @inline(__always)
  func push(_ number: UInt32, if isFree: Bool) {
    // Written in any case, which takes no decision for which the processor would have to wait.
    numbers[end[0]] = number
    end[0] += isFree ? 1 : 0
  }

  /// A number.
  ///
  /// - Precondition: A community has more than one member, so that there is one.
  func pop() -> UInt32 {
    end[0] -= 1
    return numbers[end[0]]
  }
}
