import Execution
import GraphKernels
import Statistics
import Testing

/// A list of edges as it may come from a file: with self-loops, duplicates and isolates.
struct EdgeInput: Sendable, CustomTestStringConvertible {
  var vertexCount: Int
  var isDirected: Bool
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var weights: [Double]?

  init(vertexCount: Int, isDirected: Bool, weighted: Bool) {
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    weights = weighted ? [] : nil
  }

  /// Edges drawn at random; every parity of the seed's last bits is another kind of graph.
  static func random(seed: UInt64) -> EdgeInput {
    var generator = SplitMix64(seed: seed)
    let vertexCount = Int.random(in: 1...24, using: &generator)
    let edgeCount = Int.random(in: 0...(3 * vertexCount), using: &generator)
    return random(
      vertexCount: vertexCount, edgeCount: edgeCount, isDirected: seed & 1 == 1,
      weighted: seed & 2 == 2, &generator)
  }

  static func random(
    vertexCount: Int, edgeCount: Int, isDirected: Bool, weighted: Bool,
    _ generator: inout SplitMix64
  ) -> EdgeInput {
    var input = EdgeInput(vertexCount: vertexCount, isDirected: isDirected, weighted: weighted)
    for _ in 0..<edgeCount {
      // Two draws and the smaller: some people have far more friends than others.
      let first = Int.random(in: 0..<vertexCount, using: &generator)
      let second = Int.random(in: 0..<vertexCount, using: &generator)
      let target = Int.random(in: 0..<vertexCount, using: &generator)
      input.append(min(first, second), target, &generator)
    }
    return input
  }

  /// Ties of which six in ten lead to someone of the same group, and the others anywhere.
  static func planted(
    vertexCount: Int, edgeCount: Int, groupSize: Int, weighted: Bool,
    _ generator: inout SplitMix64
  ) -> EdgeInput {
    var input = EdgeInput(vertexCount: vertexCount, isDirected: false, weighted: weighted)
    for _ in 0..<edgeCount {
      let source = Int.random(in: 0..<vertexCount, using: &generator)
      let start = source / groupSize * groupSize
      let group = start..<min(start + groupSize, vertexCount)
      let isInside = Int.random(in: 0..<10, using: &generator) < 6
      let target = Int.random(in: isInside ? group : 0..<vertexCount, using: &generator)
      input.append(source, target, &generator)
    }
    return input
  }

  private mutating func append(_ source: Int, _ target: Int, _ generator: inout SplitMix64) {
    sources.append(UInt32(source))
    targets.append(UInt32(target))
    weights?.append(Double.random(in: 0.1..<10, using: &generator))
  }

  func built(
    duplicates: DuplicateEdgePolicy = .sum, _ execution: Execution = Execution()
  ) throws -> BuiltGraph {
    try GraphBuilder(vertexCount: vertexCount, isDirected: isDirected, duplicates: duplicates)
      .build(sources: sources, targets: targets, weights: weights, execution)
  }

  func graph(_ execution: Execution = Execution()) throws -> CompressedGraph {
    try built(execution).graph
  }

  /// The same ties between people with other numbers.
  func renamed(_ names: [Int]) -> EdgeInput {
    var result = self
    result.sources = sources.map { UInt32(names[Int($0)]) }
    result.targets = targets.map { UInt32(names[Int($0)]) }
    return result
  }

  var testDescription: String {
    "\(vertexCount) people, \(sources.count) \(isDirected ? "directed" : "undirected") "
      + "\(weights == nil ? "" : "weighted ")edges"
  }
}

extension CompressedGraph {
  /// A graph from pairs of letters, such as "ab bc ca"; people are numbered by the alphabet.
  init(_ text: String, people: Int? = nil, directed: Bool = false, weights: [Double]? = nil) throws
  {
    let pairs = text.split(separator: " ").map { pair in
      pair.unicodeScalars.map { $0.value - 97 }
    }
    let largest = pairs.joined().max().map { Int($0) + 1 } ?? 0
    self = try GraphBuilder(vertexCount: people ?? largest, isDirected: directed)
      .build(sources: pairs.map { $0[0] }, targets: pairs.map { $0[1] }, weights: weights).graph
  }
}
