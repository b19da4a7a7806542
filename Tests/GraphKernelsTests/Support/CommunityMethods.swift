import Execution
import GraphKernels
import Memory

/// The two searches for communities, for laws that hold for both.
enum CommunitySearchMethod: String, CaseIterable, Sendable {
  case leiden, louvain

  func result(
    _ graph: CompressedGraph, _ function: QualityFunction = .modularity, resolution: Double = 1,
    iterations: Int? = nil, tolerance: Double = 0.01, startCount: Int = 1,
    start: CommunityStart = CommunityStart(), seed: UInt64 = 1, keepsLevels: Bool = false,
    _ execution: Execution = Execution(threads: 2)
  ) throws -> CommunityResult {
    try graph.communities(
      by: QualitySearch(
        refines: self == .leiden, function: function, resolution: resolution,
        iterations: iterations, tolerance: tolerance, starts: startCount),
      from: start, seed: seed, keepsLevels: keepsLevels, execution)
  }
}

extension CompressedGraph {
  /// Leiden with the options that most tests leave alone.
  func leiden(
    optimizing function: QualityFunction = .modularity, resolution: Double = 1,
    iterations: Int? = 10, tolerance: Double = 0.01, startCount: Int = 1,
    start: CommunityStart = CommunityStart(), seed: UInt64, _ execution: Execution
  ) throws -> CommunityResult {
    try CommunitySearchMethod.leiden.result(
      self, function, resolution: resolution, iterations: iterations, tolerance: tolerance,
      startCount: startCount, start: start, seed: seed, execution)
  }
}

/// The slow, plain way to say what a division is worth: every pair of people, straight from the
/// definitions.
struct PlainQuality {
  let graph: CompressedGraph
  let function: QualityFunction
  let resolution: Double
  /// The weight that a community has for both people being in it, beyond chance.
  private var worth: [[Double]]
  private let total: Double

  init(_ graph: CompressedGraph, _ function: QualityFunction, resolution: Double) {
    self.graph = graph
    self.function = function
    self.resolution = resolution
    let count = graph.vertexCount
    let rows = function == .directedModularity ? graph.outgoing : graph.neighbors
    var ties = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for vertex in 0..<count {
      for entry in rows.entries(of: vertex) {
        ties[vertex][Int(rows.targets[entry])] = rows.weights?[entry] ?? 1
      }
    }
    let out = ties.map { $0.reduce(0, +) }
    let back = (0..<count).map { vertex in ties.reduce(0) { $0 + $1[vertex] } }
    total = out.reduce(0, +)
    worth = ties
    for one in 0..<count {
      for other in 0..<count {
        let chance =
          function == .constantPotts ? 1 : total > 0 ? out[one] * back[other] / total : 0
        worth[one][other] -= resolution * chance
      }
    }
  }

  /// The quality; `nil` without weight.
  func value(_ labels: [Int]) -> Double? {
    guard total > 0 else { return nil }
    var sum = 0.0
    for one in labels.indices {
      for other in labels.indices where labels[one] == labels[other] { sum += worth[one][other] }
    }
    return sum / total
  }

  /// What the quality, times the total weight, gains if a group of people joins another.
  func gain(joining group: [Int], to other: [Int]) -> Double {
    var sum = 0.0
    for one in group { for person in other { sum += worth[one][person] + worth[person][one] } }
    return sum
  }
}

extension CanonicalPartition {
  /// The members of each group, as indices.
  var memberLists: [[Int]] { members.map { $0.map(Int.init) } }
}

extension CompressedGraph {
  /// Whether ties of positive weight connect people within the group.
  func connects(_ group: [Int]) -> Bool {
    guard let first = group.first else { return true }
    let members = Set(group)
    var reached: Set<Int> = [first]
    var open = [first]
    while let vertex = open.popLast() {
      for entry in neighbors.entries(of: vertex) where neighbors.weights?[entry] ?? 1 > 0 {
        let other = Int(neighbors.targets[entry])
        if members.contains(other), reached.insert(other).inserted { open.append(other) }
      }
    }
    return reached.count == members.count
  }
}
