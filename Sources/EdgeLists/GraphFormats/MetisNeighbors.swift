internal import Execution
internal import Files

/// The neighbors of each vertex, as a METIS file lists them.
struct MetisNeighbors {
  /// Where each vertex's neighbors begin.
  private var starts: [Int] = []
  private var targets: [UInt32] = []
  private var weights: [Double] = []
  /// The line of each vertex.
  private var lines = EdgeLines()

  /// How many vertices have been started.
  var vertexCount: Int { starts.count }
  /// How many neighbors there are, two of each edge.
  var count: Int { targets.count }

  /// Starts the next vertex, which stands on a line.
  mutating func startVertex(line: Int) {
    starts.append(targets.count)
    lines.append(line)
  }

  /// Adds a neighbor to the vertex that was started last.
  mutating func append(_ target: UInt32, _ weight: Double?) {
    targets.append(target)
    if let weight { weights.append(weight) }
  }

  private func range(of vertex: Int) -> Range<Int> {
    starts[vertex]..<(vertex + 1 < starts.count ? starts[vertex + 1] : targets.count)
  }

  private func weight(_ entry: Int) -> Double { weights.isEmpty ? 1 : weights[entry] }

  /// Takes every edge once, at its end with the lower number.
  func eachEdge(
    _ body: (UInt32, UInt32, _ weight: Double, _ line: Int) throws(DataError) -> Void
  ) throws(DataError) {
    for vertex in 0..<vertexCount {
      let line = lines.line(of: vertex)
      for entry in range(of: vertex) where targets[entry] > vertex {
        try body(UInt32(vertex), targets[entry], weight(entry), line)
      }
    }
  }

  /// A neighbor, in the order in which both ends of edges are compared.
  private struct Neighbor: Comparable {
    let number: UInt32
    let weight: Double

    static func < (left: Neighbor, right: Neighbor) -> Bool {
      (left.number, left.weight) < (right.number, right.weight)
    }
  }

  /// Makes sure that each neighbor has the vertex for a neighbor too, with the same weight.
  ///
  /// - Complexity: O(*vertices* + *edges* log *degree*).
  func checkSymmetry(_ source: String, _ execution: Execution) throws {
    // Who has each vertex for a neighbor, and where that stands.
    var ends = [Int](repeating: 0, count: vertexCount + 1)
    for target in targets { ends[Int(target) + 1] += 1 }
    for vertex in 0..<vertexCount { ends[vertex + 1] += ends[vertex] }
    var owners = [UInt32](repeating: 0, count: targets.count)
    var entries = [Int](repeating: 0, count: weights.count)
    var next = ends
    for vertex in 0..<vertexCount {
      for entry in range(of: vertex) {
        let place = next[Int(targets[entry])]
        owners[place] = UInt32(vertex)
        if !weights.isEmpty { entries[place] = entry }
        next[Int(targets[entry])] += 1
      }
    }
    for vertex in 0..<vertexCount {
      if vertex & 0xFFF == 0 { try execution.checkCancellation() }
      let own = range(of: vertex).map { Neighbor(number: targets[$0], weight: weight($0)) }.sorted()
      let others = (ends[vertex]..<ends[vertex + 1]).map { place in
        Neighbor(number: owners[place], weight: weights.isEmpty ? 1 : weights[entries[place]])
      }.sorted()
      if own == others { continue }
      throw fault(own, others, of: vertex, source)
    }
  }

  /// What is wrong with a vertex whose neighbors are not those who have it.
  private func fault(
    _ own: [Neighbor], _ others: [Neighbor], of vertex: Int, _ source: String
  ) -> DataError {
    let (numbers, known) = (own.map(\.number), others.map(\.number))
    let problem =
      if numbers == known {
        "an edge of the vertex has another weight at its other end"
      } else if numbers.count > known.count || !Set(numbers).isSubset(of: known) {
        "a neighbor of the vertex does not have it for a neighbor in turn"
      } else {
        "another vertex has this one for a neighbor, and this one not that one in turn"
      }
    return DataError(
      .badData, source: source, line: lines.line(of: vertex), problem: problem,
      remedy: "list every edge at both its ends")
  }
}
