internal import Execution
internal import Memory

// Tied people. Whoever has no ties is a community of their own, and need not be carried from level to
// level: a table often has many people whom no edge names.
//
// The others get new numbers, and where there are many, whoever has the most ties comes first. What is
// known of neighbours is read at random, mostly that of the few who are everyone's neighbours: side by
// side they fit a core's cache, dealt out over all people each takes a line of it for themself. People
// with about as many ties keep their order, which may mean something.
// Source: Faldu, Diamond & Grot, "A closer look at lightweight graph reordering" (2019),
// doi:10.1109/IISWC47752.2019.9041948.

/// The people who have ties, where that leaves many out.
struct TiedPeople: Sendable {
  /// How many there are.
  let count: Int
  /// The number among all of each.
  private let vertices: Buffer<UInt32>
  /// The place of each person; for those without ties behind the others.
  fileprivate let places: Buffer<UInt32>

  /// With fewer than this part of people without ties the others are not worth new numbers.
  private static var leastPart: Double { 1.0 / 16 }
  /// Fewer people fit a core's cache in any order.
  private static var leastOrdered: Int { 1 << 17 }

  /// Finds them.
  ///
  /// - Returns: `nil` if hardly anyone is without ties.
  init?(in rows: LevelRows<some TieWeight>) {
    let total = rows.vertexCount
    let (starts, ends) = (rows.starts.span, rows.ends.span)
    var aloneCount = 0
    for vertex in 0..<total { aloneCount += starts[vertex] == ends[vertex] ? 1 : 0 }
    let count = total - aloneCount
    guard aloneCount > 0, Double(aloneCount) >= Self.leastPart * Double(total) else { return nil }
    /// How many binary digits a number of ties is short of 32; 32 for no ties.
    func group(_ vertex: Int) -> Int {
      let ties = UInt32(truncatingIfNeeded: ends[vertex] - starts[vertex])
      return count < Self.leastOrdered ? (ties == 0 ? 32 : 0) : ties.leadingZeroBitCount
    }
    var next = [Int](repeating: 0, count: 34)
    for vertex in 0..<total { next[group(vertex) + 1] += 1 }
    for group in 1..<next.count { next[group] += next[group - 1] }
    var places = FillingBuffer<UInt32>(zeroedCount: total)
    var vertices = FillingBuffer<UInt32>(zeroedCount: total)
    for vertex in 0..<total {
      let group = group(vertex)
      places[vertex] = UInt32(next[group])
      vertices[next[group]] = UInt32(vertex)
      next[group] += 1
    }
    self.count = count
    self.places = places.freeze()
    self.vertices = vertices.freeze(keeping: count)
  }

  /// The values of those who have ties.
  fileprivate func picked<Value: BitwiseCopyable & Sendable>(
    _ values: Buffer<Value>, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Value> {
    try execution.fill(BlockList(vertexCount: count)) { places, span in
      for place in places { span[place - places.lowerBound] = values[Int(vertices[place])] }
    }
  }

  /// Labels of tied people from those of all: for each label the place of someone who has it.
  func labels(ofTied labels: ScatterBuffer<UInt32>) -> ScatterBuffer<UInt32> {
    let tied = ScatterBuffer<UInt32>(zeroedCount: count)
    // For each label the first place plus 1.
    var firsts = FillingBuffer<UInt32>(zeroedCount: labels.count)
    for place in 0..<count {
      let label = Int(labels[Int(vertices[place])])
      if firsts[label] == 0 { firsts[label] = UInt32(place) + 1 }
      tied[place] = firsts[label] - 1
    }
    return tied
  }

  /// Labels of all people from those of tied ones.
  ///
  /// - Parameters:
  ///   - labels: Labels of tied people, less than their number.
  ///   - execution: Threads and cancellation.
  /// - Returns: The labels, and for everyone else one of their own.
  /// - Throws: `CancellationError`.
  func labelsOfAll(
    _ labels: ScatterBuffer<UInt32>, _ execution: Execution
  ) throws(CancellationError) -> ScatterBuffer<UInt32> {
    let all = ScatterBuffer<UInt32>(zeroedCount: places.count)
    try execution.forEach(BlockList(vertexCount: all.count)) { people in
      for vertex in people {
        let place = places[vertex]
        all[vertex] = place < count ? labels[Int(place)] : place
      }
    }
    return all
  }
}

extension LevelRows {
  /// The rows of people who have ties, with their places as numbers; they stand in memory as before.
  func picked(
    _ people: TiedPeople, _ execution: Execution
  ) throws(CancellationError) -> LevelRows {
    let moved = ScatterBuffer<UInt32>(zeroedCount: targets.count)
    try execution.forEach(blocks) { vertices in
      for vertex in vertices {
        for entry in starts[vertex]..<ends[vertex] {
          moved[entry] = people.places[Int(targets[entry])]
        }
      }
    }
    return LevelRows(
      starts: try people.picked(starts, execution), ends: try people.picked(ends, execution),
      targets: moved.freeze(), weights: weights, entryCount: entryCount)
  }
}

extension Level {
  /// The level of people who have ties.
  ///
  /// - Precondition: Nobody is fixed.
  func picked(_ people: TiedPeople, _ execution: Execution) throws(CancellationError) -> Level {
    Level(
      rows: try rows.picked(people, execution), sizes: try people.picked(sizes, execution),
      scale: scale, fixed: nil)
  }
}
