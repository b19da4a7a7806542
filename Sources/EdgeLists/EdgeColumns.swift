internal import Execution
internal import Memory
internal import TextFormats

/// The columns of the friendships read so far.
struct EdgeColumns: Sendable {
  private(set) var sources: GrowingColumn<UInt32>
  private(set) var targets: GrowingColumn<UInt32>
  private(set) var weights: GrowingColumn<Double>
  private(set) var times: GrowingColumn<Double>
  private(set) var kinds: GrowingColumn<UInt32>
  private(set) var untils: GrowingColumn<Double>
  private(set) var values: [GrowingEdgeColumn]

  private let layout: EdgeListLayout
  /// How many bytes the whole text has, if that is known.
  private let textSize: Int?
  /// Bytes of text in the blocks added so far.
  private(set) var textCount = 0

  /// Begins without friendships; the columns will be where the space says.
  init(_ layout: EdgeListLayout, textSize: Int?, in space: ScratchSpace) {
    sources = GrowingColumn(in: space)
    targets = GrowingColumn(in: space)
    weights = GrowingColumn(in: space)
    times = GrowingColumn(in: space)
    kinds = GrowingColumn(in: space)
    untils = GrowingColumn(in: space)
    values = layout.columns.map { GrowingEdgeColumn($0, in: space) }
    self.layout = layout
    self.textSize = textSize
  }

  /// The number of friendships.
  var count: Int { sources.count }

  /// Copies blocks, the numbers in which are known, behind what is there.
  ///
  /// - Throws: If the columns are to be in files and there is no room for them.
  mutating func append(
    _ blocks: [EdgeBlock], _ execution: Execution
  ) throws(ScratchSpace.Failure) {
    var starts: [Int] = []
    var end = count
    for block in blocks {
      starts.append(end)
      end += block.count
      textCount += block.text.count
    }
    let added = end - count
    let expected = expectedCount(end)
    try sources.grow(by: added, expectedCount: expected)
    try targets.grow(by: added, expectedCount: expected)
    if layout.weight != nil { try weights.grow(by: added, expectedCount: expected) }
    if layout.time != nil { try times.grow(by: added, expectedCount: expected) }
    if layout.kind != nil { try kinds.grow(by: added, expectedCount: expected) }
    if layout.until != nil { try untils.grow(by: added, expectedCount: expected) }
    for number in values.indices { try values[number].grow(by: added, expectedCount: expected) }
    execution.forEach(blocks.count) { [self, starts] number in
      copy(blocks[number], at: starts[number])
    }
  }

  /// Whether a later friendship names one of the people of the first one, who have the first numbers.
  var repeatsFirstPeople: Bool {
    let last = max(sources.memory[0], targets.memory[0])
    return (1..<max(1, count)).contains {
      sources.memory[$0] <= last || targets.memory[$0] <= last
    }
  }

  private func copy(_ block: EdgeBlock, at start: Int) {
    let range = start..<start + block.count
    let ends = block.ends.span
    sources.memory.withMutableSpan(range) { sources in
      for edge in sources.indices { sources[edge] = ends[2 &* edge] }
    }
    targets.memory.withMutableSpan(range) { targets in
      for edge in targets.indices { targets[edge] = ends[2 &* edge &+ 1] }
    }
    Self.copy(block.weights, to: weights.memory, at: start)
    Self.copy(block.times, to: times.memory, at: start)
    Self.copy(block.kinds, to: kinds.memory, at: start)
    Self.copy(block.untils, to: untils.memory, at: start)
    for (column, values) in zip(block.values, values) {
      Self.copy(column.numbers, to: values.numbers.memory, at: start)
      Self.copy(column.codes, to: values.codes.memory, at: start)
    }
  }

  private static func copy<Element>(
    _ values: [Element], to memory: ScatterBuffer<Element>, at start: Int
  ) {
    if values.isEmpty { return }
    memory.withMutableSpan(start..<start + values.count) { places in
      for index in values.indices { places[index] = values[index] }
    }
  }

  /// How many friendships there will be, by the size of the text and of those so far.
  private func expectedCount(_ count: Int) -> Int {
    guard let textSize, textCount > 0 else { return 0 }
    return Int(Double(count) / Double(textCount) * Double(textSize) * 1.02) + 64
  }
}
