internal import Execution
internal import Memory

/// The members of one vertex's circle, and room for what is known of them: one for each thread.
struct CircleMembers: Sendable {
  private let circle: NeighborCircle
  /// The members.
  private(set) var list: [UInt32] = []
  /// A weight for each, if weights are wanted.
  private(set) var weights: [Double] = []
  var values: KnownNumbers
  var texts: KnownTexts
  private let usesWeights: Bool
  /// The last vertex whose circle a vertex was found to be in or left out of.
  private var marks: [UInt32] = []

  init(_ circle: NeighborCircle, vertexCount: Int, _ levelCount: Int, usesWeights: Bool) {
    self.circle = circle
    self.usesWeights = usesWeights
    values = KnownNumbers(usesWeights: usesWeights)
    texts = KnownTexts(levelCount: levelCount)
    if case .second = circle { marks = Array(repeating: .max, count: vertexCount) }
  }

  /// Replaces the members by those of another vertex's circle.
  @inline(__always)
  mutating func gather(_ vertex: Int, _ execution: Execution) throws(CancellationError) {
    list.removeAll(keepingCapacity: true)
    switch circle {
    case .row(let rows):
      let (row, targets) = (rows.entries(of: vertex), rows.targets.span)
      list.reserveCapacity(row.count)
      for entry in row { list.append(targets[entry]) }
      guard usesWeights else { return }
      weights.removeAll(keepingCapacity: true)
      if let all = rows.weights?.span {
        for entry in row { weights.append(all[entry]) }
      } else {
        for _ in row { weights.append(1) }
      }
    case .second(let rows, let includesFirst):
      precondition(!usesWeights, "friends of friends have no weights")
      try gatherSecond(of: vertex, rows, includesFirst, execution)
    }
  }

  private mutating func gatherSecond(
    of vertex: Int, _ rows: CompressedRows, _ includesFirst: Bool, _ execution: Execution
  ) throws(CancellationError) {
    let (row, targets, offsets) = (rows.entries(of: vertex), rows.targets.span, rows.offsets.span)
    let mark = UInt32(vertex)
    var walked = 0
    marks[vertex] = mark
    for entry in row {
      let friend = targets[entry]
      marks[Int(friend)] = mark
      if includesFirst { list.append(friend) }
    }
    for entry in row {
      let friend = Int(targets[entry])
      let end = offsets[friend + 1]
      walked += end - offsets[friend]
      if walked > 1 << 16 {
        try execution.checkCancellation()
        walked = 0
      }
      for place in offsets[friend]..<end {
        let other = targets[place]
        if marks[Int(other)] == mark { continue }
        marks[Int(other)] = mark
        list.append(other)
      }
    }
  }
}

/// What is known of one column of texts in a circle.
struct KnownTexts: Sendable {
  var codes: [UInt32] = []
  /// How many members have each text; zero between vertices.
  var counts: [UInt32]
  private var size = 0

  init(levelCount: Int) { counts = Array(repeating: 0, count: levelCount) }

  @inline(__always)
  mutating func gather(_ list: [UInt32], _ column: Int, _ table: CodeTable) {
    let all = table.codes.span
    size = list.count
    codes.removeAll(keepingCapacity: true)
    for member in list {
      let code = all[Int(member) * table.width + column]
      if code == CodedColumn.missing { continue }
      codes.append(code)
      counts[Int(code)] += 1
    }
  }

  /// Writes the statistics, and forgets the texts.
  @inline(__always)
  mutating func summarize(
    _ wanted: NeighborTextStatistics, _ vertex: Int, own: UInt32, minimumCount: Int,
    at start: Int, mode: Int?, column: Int, _ results: FillingCircles
  ) {
    let known = codes.count
    results.set(count: known, column, vertex)
    let isKnown = known >= minimumCount
    var list = start
    func put(_ number: Double) {
      results.set(list, vertex, number)
      list += 1
    }
    let share = { (count: UInt32) in isKnown ? Double(count) / Double(known) : .nan }
    if wanted.coverage { put(size == 0 ? .nan : Double(known) / Double(size)) }
    var listed: UInt32 = 0
    for level in wanted.levels {
      let count = level == CodedColumn.missing ? 0 : counts[Int(level)]
      listed += count
      put(share(count))
    }
    if wanted.others { put(share(UInt32(known) - listed)) }
    let likeOwn = own == CodedColumn.missing ? .nan : share(counts[Int(own)])
    let found = forget(findingEntropy: wanted.entropy && isKnown)
    if wanted.entropy { put(isKnown ? found.nats : .nan) }
    if wanted.likeOwn { put(likeOwn) }
    if let mode {
      results.modes[mode * results.vertexCount + vertex] =
        isKnown ? found.mode : CodedColumn.missing
    }
  }
}
