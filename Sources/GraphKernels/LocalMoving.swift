internal import Buffers

// Local moving. A vertex goes to the community of a neighbour, or to one of its own, where the quality
// gains most; whoever has a neighbour that left looks again. Every move made is a gain, so no division
// comes back and the moving ends.
// Source: Blondel et al. (2008), doi:10.1088/1742-5468/2008/10/P10008; the queue: Traag et al. (2019),
// doi:10.1038/s41598-019-41695-z.

/// The communities of a level while vertices move between them.
struct LocalMoving<Size: VertexSize>: MoveRules {
  let level: Level<Size>
  let labels: FillingBuffer<UInt32>
  let marks: AtomicBuffer
  /// The sum of the sizes of each community's members.
  let communitySizes: FillingBuffer<Size>
  private let memberCounts: FillingBuffer<UInt32>
  /// The numbers that no community has.
  private let free: FreeNumbers

  /// Starts with a division whose labels are less than the number of vertices.
  init(_ level: Level<Size>, labels: FillingBuffer<UInt32>) {
    let count = level.vertexCount
    self.level = level
    self.labels = labels
    marks = FixedMark.marks(ofVertices: count, fixed: level.fixed)
    communitySizes = FillingBuffer(zeroedCount: count)
    memberCounts = FillingBuffer(zeroedCount: count)
    let sizes = level.sizes.span
    for vertex in 0..<count {
      let label = Int(labels[vertex])
      communitySizes[label] = communitySizes[label] + sizes[vertex]
      memberCounts[label] += 1
    }
    free = FreeNumbers(capacity: count)
    for label in stride(from: count - 1, through: 0, by: -1) where memberCounts[label] == 0 {
      free.push(UInt32(label))
    }
  }

  var rows: LevelRows { level.rows }

  static var neighborsLookAgain: Bool { true }

  @inline(__always)
  func fetch(_ vertex: Int) -> Double { level.sizes[vertex].part + Double(labels[vertex]) }

  @inline(__always)
  func fetch(label: UInt32) -> Double { communitySizes[Int(label)].part }

  @inline(__always)
  func proposal(
    for vertex: Int, _ weights: CommunityWeights, by draw: VertexDraw
  ) -> MoveProposal {
    let own = labels[vertex]
    let size = level.sizes[vertex]
    let pull = size * level.scale
    for index in 0..<weights.count {
      weights.penalties[index] = Size.product(pull, communitySizes[Int(weights.labels[index])])
    }
    // A community of its own: no ties, and nothing that chance would tie.
    var best = MoveProposal(target: MoveProposal.alone, ownWeight: 0, targetWeight: 0)
    var (bestGain, bestPenalty) = (0.0, 0.0)
    for index in 0..<weights.count {
      let (label, weight) = (weights.labels[index], weights.sums[index])
      let penalty = weights.penalties[index]
      let gain = weight - penalty
      if label == own {
        best.ownWeight = weight
        continue
      }
      if gain < bestGain || weight <= 0 { continue }
      if gain == bestGain,
        best.target == MoveProposal.alone
          || !draw.prefers(label, to: best.target, for: vertex)
      {
        continue
      }
      best.target = label
      best.targetWeight = weight
      bestGain = gain
      bestPenalty = penalty
    }
    let ownPenalty = Size.product(pull, communitySizes[Int(own)] - size)
    if Level<Size>.isGain(best.targetWeight + ownPenalty, over: best.ownWeight + bestPenalty) {
      return best
    }
    return .stay
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    let own = Int(labels[vertex])
    let size = level.sizes[vertex]
    let pull = size * level.scale
    let ownPenalty = Size.product(pull, communitySizes[own] - size)
    var target = proposal.target
    var penalty = 0.0
    if target == MoveProposal.alone {
      if memberCounts[own] == 1 {
        // It is alone; only what rounding has left of others in the sum made it look otherwise.
        communitySizes[own] = size
        return false
      }
    } else {
      penalty = Size.product(pull, communitySizes[Int(target)])
    }
    guard
      Level<Size>.isGain(proposal.targetWeight + ownPenalty, over: proposal.ownWeight + penalty)
    else { return false }
    if target == MoveProposal.alone { target = free.pop() }
    labels[vertex] = target
    memberCounts[own] -= 1
    if memberCounts[own] == 0 {
      communitySizes[own] = .zero
      free.push(UInt32(own))
    } else {
      communitySizes[own] = communitySizes[own] - size
    }
    memberCounts[Int(target)] += 1
    communitySizes[Int(target)] = communitySizes[Int(target)] + size
    return true
  }
}

/// The mark of a vertex that is never looked at.
enum FixedMark {
  static let value: UInt32 = 2

  /// Marks that have all others looked at.
  static func marks(ofVertices count: Int, fixed: Buffer<Bool>?) -> AtomicBuffer {
    let marks = AtomicBuffer(zeroedCount: count)
    for vertex in 0..<count { marks[vertex] = fixed?[vertex] ?? false ? value : 1 }
    return marks
  }
}

/// Community numbers that are not in use, the last one given back first.
private struct FreeNumbers: Sendable {
  private let numbers: FillingBuffer<UInt32>
  private let count = FillingBuffer<Int>(zeroedCount: 1)

  init(capacity: Int) { numbers = FillingBuffer(zeroedCount: capacity) }

  func push(_ number: UInt32) {
    numbers[count[0]] = number
    count[0] += 1
  }

  /// A number.
  ///
  /// - Precondition: A community has more than one member, so that there is one.
  func pop() -> UInt32 {
    count[0] -= 1
    return numbers[count[0]]
  }
}
