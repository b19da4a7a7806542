import Execution
import GraphKernels
import Memory

/// Every kernel, for laws that hold for all of them; results as bits, so that equal means equal.
enum Kernel: String, CaseIterable, Sendable {
  case degree, inDegree, outDegree, strength, triangleCount, localClusteringCoefficient, coreness
  case components, pageRank, weightedPageRank, pageRanks, reciprocity, neighborAggregates
  case internalDegree, weightedSums, modularity, constraint
  case spreadingActivation, sybilTrust, fairnessAndGoodness, rev2
  case effectiveSize, egoDensity, trussNumber, weightedClustering, strengthDiversity

  func bits(_ graph: CompressedGraph, _ execution: Execution) throws -> [UInt64] {
    switch self {
    case .degree: bits(try graph.degree(execution))
    case .inDegree: bits(try graph.inDegree(execution))
    case .outDegree: bits(try graph.outDegree(execution))
    case .strength: bits(try graph.strength(execution))
    case .triangleCount: bits(try graph.triangleCount(execution))
    case .localClusteringCoefficient: bits(try graph.localClusteringCoefficient(execution))
    case .coreness: bits(try graph.coreness(execution))
    case .constraint: bits(try graph.constraint(execution))
    case .effectiveSize: bits(try graph.effectiveSize(execution))
    case .egoDensity: bits(try graph.egoDensity(execution))
    case .trussNumber: bits(try graph.trussNumber(execution))
    case .weightedClustering: bits(try graph.weightedClustering(execution))
    case .strengthDiversity: bits(try graph.strengthDiversity(execution))
    case .components: bits(try graph.components(execution).membership)
    case .pageRank: bits(try graph.pageRank(usingWeights: false, execution))
    case .weightedPageRank:
      bits(try graph.pageRank(usingWeights: true, stop: .iterations(10), execution))
    case .pageRanks:
      try graph.pageRanks(
        resettingTo: Self.resets(graph.vertexCount), usingWeights: true, execution
      ).flatMap { bits($0) }
    case .reciprocity: bits(try graph.reciprocity(execution))
    case .neighborAggregates:
      try graph.neighborAggregates(of: Self.columns(graph.vertexCount), execution).flatMap(bits)
    case .internalDegree:
      bits(try graph.groupWeights(in: Self.partition(graph.vertexCount), execution).internalDegrees)
    case .weightedSums:
      bits(
        try Array(
          graph.neighbors.weightedSums(
            of: Buffer((0..<graph.vertexCount).map { 1 / Double($0 + 1) }),
            coefficients: graph.neighbors.weights
              ?? Buffer(graph.neighbors.targets.map(Double.init)), execution)))
    case .modularity:
      bits([try graph.modularity(of: Self.partition(graph.vertexCount), execution)])
    case .spreadingActivation:
      bits(
        try graph.spreadingActivation(
          from: Self.resets(graph.vertexCount)[0],
          SpreadingOptions(spreadingFactor: 0.7, threshold: 1e-6, tolerance: 0, stepCount: 12),
          usingWeights: true, execution
        ).values)
    case .sybilTrust:
      bits(
        try graph.sybilTrust(
          from: Self.resets(graph.vertexCount)[1], stepCount: 12, usingWeights: true, execution
        ).values)
    case .fairnessAndGoodness:
      bits(
        try graph.ratings(execution.reporting(0...0.3)).fairnessAndGoodness(
          IterationLimits(tolerance: 1e-9, count: 100), execution.reporting(0.3...1)))
    case .rev2:
      bits(
        try graph.ratings(execution.reporting(0...0.3)).rev2(
          Rev2Options(
            fairnessPriorWeight: 1, goodnessPriorWeight: 2, fairnessPrior: .median,
            goodnessPrior: .mean),
          IterationLimits(tolerance: 1e-9, count: 100), execution.reporting(0.3...1)))
    }
  }

  /// Whether the kernel has one result per person.
  var isPerPerson: Bool {
    ![.neighborAggregates, .modularity, .pageRanks, .fairnessAndGoodness, .rev2].contains(self)
  }

  static func partition(_ count: Int) -> CanonicalPartition {
    CanonicalPartition(labels: (0..<count).map { $0 % 7 })
  }

  /// Six reset vectors, each of some people.
  static func resets(_ count: Int) -> [[Double]] {
    (0..<6).map { group in
      (0..<count).map { $0 == group % count || $0 % 6 == group ? Double($0 + 1) : 0 }
    }
  }

  /// Two columns with holes.
  static func columns(_ count: Int) -> [[Double?]] {
    [
      (0..<count).map { $0 % 5 == 0 ? nil : 1 / Double($0) },
      (0..<count).map { $0 % 3 == 0 ? nil : Double($0 % 10) },
    ]
  }

  private func bits(_ aggregates: KnownAggregates) -> [UInt64] {
    [
      bits(aggregates.count), bits(aggregates.mean), bits(aggregates.standardDeviation),
      bits(aggregates.minimum), bits(aggregates.maximum), bits(aggregates.median),
    ].flatMap { $0 }
  }
  private func bits(_ scores: RatingScores) -> [UInt64] {
    bits(scores.fairness) + bits(scores.goodness)
  }
  private func bits(_ values: Buffer<Int>) -> [UInt64] { bits(Array(values)) }
  private func bits(_ values: [Int]) -> [UInt64] { values.map { UInt64(bitPattern: Int64($0)) } }
  private func bits(_ values: Buffer<UInt32>) -> [UInt64] { values.map(UInt64.init) }
  private func bits(_ values: Buffer<Double>) -> [UInt64] { values.map(\.bitPattern) }
  private func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
  private func bits(_ values: [Double?]) -> [UInt64] { values.map { $0?.bitPattern ?? .max } }
}

extension CompressedGraph {
  /// The edges as ratings that hang on who rates whom.
  func ratings(_ execution: Execution) throws -> RatingRows {
    let ends = (0..<vertexCount).flatMap { source in
      outgoing.entries(of: source).map { (UInt32(source), outgoing.targets[$0]) }
    }
    return try RatingRows(
      vertexCount: vertexCount, sources: Buffer(ends.map(\.0)), targets: Buffer(ends.map(\.1)),
      ratings: Buffer(ends.map { Double(($0.0 * 7 + $0.1 * 3) % 21) / 10 - 1 }), execution)
  }
}

/// Friends' aggregates with `nil` where a kernel has NaN.
struct KnownAggregates {
  let count: [Int]
  let mean, standardDeviation, minimum, maximum, median: [Double?]
}

extension CompressedGraph {
  /// Friends' aggregates of columns in which missing values are `nil`.
  func neighborAggregates(
    of columns: [[Double?]], _ execution: Execution
  ) throws -> [KnownAggregates] {
    let columns = columns.map(\.bitmapped)
    return try neighborAggregates(of: columns, computing: .all, execution).map { result in
      return KnownAggregates(
        count: result.count.integers, mean: result.mean.known,
        standardDeviation: result.standardDeviation.known, minimum: result.minimum.known,
        maximum: result.maximum.known, median: result.median.known)
    }
  }
}

/// Whether two numbers differ by at most a part of the larger one; missing equals missing.
func isClose(_ a: Double?, _ b: Double?, relative: Double = 1e-9, absolute: Double = 0) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a == b || abs(a - b) <= max(relative * max(abs(a), abs(b)), absolute)
}

func areClose(
  _ a: some Collection<Double>, _ b: some Collection<Double>, relative: Double = 1e-9,
  absolute: Double = 0
) -> Bool {
  areClose(a.map(Optional.some), b.map(Optional.some), relative: relative, absolute: absolute)
}

func areClose(
  _ a: [Double?], _ b: [Double?], relative: Double = 1e-9, absolute: Double = 0
) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { isClose($0, $1, relative: relative, absolute: absolute) }
}

extension CompressedGraph {
  /// PageRank with the options that most tests leave alone.
  func pageRank(
    damping: Double = 0.85, usingWeights: Bool, reset: [Double]? = nil,
    stop: PageRankOptions.Stop = .converged(tolerance: 1e-13), _ execution: Execution
  ) throws -> Buffer<Double> {
    try pageRank(
      PageRankOptions(damping: damping, stop: stop), usingWeights: usingWeights, reset: reset,
      execution)
  }

  /// PageRank of several walkers with the options that most tests leave alone.
  func pageRanks(
    resettingTo resets: [[Double]], damping: Double = 0.85, usingWeights: Bool,
    stop: PageRankOptions.Stop = .converged(tolerance: 1e-13), _ execution: Execution
  ) throws -> [Buffer<Double>] {
    try pageRanks(
      PageRankOptions(damping: damping, stop: stop), resettingTo: resets,
      usingWeights: usingWeights, execution)
  }
}
