internal import Execution
internal import Memory

// Refinement. Within a community every vertex starts alone; one that is alone and well connected to
// the rest of the community joins a well connected part of it where the quality gains most, and
// then stays there. Parts only grow by vertices adjacent to them, so every part is connected.
// Source: Traag, Waltman & van Eck, "From Louvain to Leiden" (2019),
// doi:10.1038/s41598-019-41695-z.

/// The parts of a level's communities while vertices join them.
///
/// Of the moves that gain equally one is drawn; that is Traag's random choice for a temperature
/// near 0.
struct Refinement<Size: VertexSize>: MoveRules {
  let level: Level<Size>
  /// The part of each vertex: the number of the one that was there first.
  let labels: ScatterBuffer<UInt32>
  let marks: MoveMarks
  private let communities: ScatterBuffer<UInt32>
  /// The communities' sizes.
  private let sums: ScatterBuffer<Community<Size>>
  /// The sum of the sizes of each part's members.
  private let sizes: ScatterBuffer<Size>
  /// The weight of each part's edges to the rest of the community.
  private let outsideWeights: ScatterBuffer<Double>
  private let isAlone: ScatterBuffer<Bool>

  /// Starts with every vertex alone.
  init(
    _ level: Level<Size>, communities: ScatterBuffer<UInt32>,
    sums: ScatterBuffer<Community<Size>>, _ execution: Execution
  ) throws(CancellationError) {
    let count = level.vertexCount
    self.level = level
    self.communities = communities
    self.sums = sums
    labels = ScatterBuffer(zeroedCount: count)
    marks = MoveMarks(vertexCount: count)
    sizes = ScatterBuffer(zeroedCount: count)
    outsideWeights = ScatterBuffer(zeroedCount: count)
    isAlone = ScatterBuffer(zeroedCount: count)
    let start = self
    try execution.forEach(level.rows.blocks) { start.begin($0) }
  }

  private func begin(_ vertices: Range<Int>) {
    let (rows, communities) = (level.rows, communities)
    let targets = rows.targets.span
    for vertex in vertices {
      let own = communities[vertex]
      let weight: Double
      let row = rows.starts[vertex]..<rows.ends[vertex]
      if let given = rows.weights {
        var sum = Size.Weight.zero
        for entry in row where communities[Int(targets[entry])] == own { sum = sum &+ given[entry] }
        weight = sum.value
      } else {
        var count = 0
        for entry in row { count += communities[Int(targets[entry])] == own ? 1 : 0 }
        weight = Double(count)
      }
      labels[vertex] = UInt32(vertex)
      sizes[vertex] = level.sizes[vertex]
      outsideWeights[vertex] = weight
      isAlone[vertex] = true
      marks.mark(vertex, if: weight > 0 && isWellConnected(vertex, in: own))
    }
  }

  /// Whether a part has as many edges to the rest of the community as chance would give it.
  @inline(__always)
  private func isWellConnected(_ part: Int, in community: UInt32) -> Bool {
    let size = sizes[part]
    let rest = sums[Int(community)].size - size
    let penalty = Size.product(size * level.scale, rest)
    // The errors of rounding are given the benefit of the doubt.
    return outsideWeights[part] * (1 + 0x1p-40) >= penalty
  }

  var rows: LevelRows<Size.Weight> { level.rows }

  static var neighborsLookAgain: Bool { false }

  @inline(__always)
  func fetch(_ vertex: Int) -> UInt64 {
    level.sizes[vertex].bits | UInt64(communities[vertex]) | (isAlone[vertex] ? 1 : 0)
  }

  @inline(__always)
  func fetch(label: UInt32) -> UInt64 { sizes[Int(label)].bits }

  @inline(__always)
  func mayMove(_ vertex: Int) -> Bool { isAlone[vertex] }

  static var allMayMove: Bool { false }

  /// Others join them: parts are larger and fewer then, and quality is the same.
  static var longRowsComeFirst: Bool { true }

  static var allCount: Bool { false }

  @inline(__always)
  func counts(_ neighbor: Int, for vertex: Int) -> Int {
    unsafe 1 &- differ(communities[unchecked: neighbor], communities[unchecked: vertex])
  }

  @inline(__always)
  func proposal(
    for vertex: Int, _ index: Int, _ row: inout GatheredRows<Size.Weight>, by draw: VertexDraw
  ) -> MoveProposal {
    row.addUp(index, among: labels.count)
    let community = communities[vertex]
    let pull = level.sizes[vertex] * level.scale
    var largest = row.weights.rate { $1 - Size.product(pull, sizes[Int($0)]) }
    while largest > 0 {
      let found = row.weights.find(gain: largest)
      let place = draw.choose(from: found, for: vertex, row.weights)
      let part = Int(row.weights.labels[place])
      if isWellConnected(part, in: community) {
        let weight = row.weights.sums[place].value
        return Level<Size>.isGain(weight, over: Size.product(pull, sizes[part]))
          ? MoveProposal(target: UInt32(part), ownWeight: 0, targetWeight: weight) : .stay
      }
      row.weights.reject(place)
      largest = row.weights.largestGain()
    }
    return .stay
  }

  @inline(__always)
  func move(_ vertex: Int, _ proposal: MoveProposal) -> Bool {
    let part = Int(proposal.target)
    let pull = level.sizes[vertex] * level.scale
    let penalty = Size.product(pull, sizes[part])
    guard
      Level<Size>.isGain(proposal.targetWeight, over: penalty),
      isWellConnected(part, in: communities[vertex])
    else { return false }
    labels[vertex] = proposal.target
    isAlone[part] = false
    isAlone[vertex] = false
    // Edges between the two are inside now: they counted once for either.
    sizes[part] = sizes[part] + level.sizes[vertex]
    outsideWeights[part] =
      outsideWeights[part] + outsideWeights[vertex] - 2 * proposal.targetWeight
    return true
  }
}
