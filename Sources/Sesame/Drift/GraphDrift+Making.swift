internal import Communities
internal import Execution
internal import GraphKernels
internal import Graphs
internal import Identifiers
internal import Memory
internal import ScoreValidation
internal import Tables

/// A graph with what is compared of it.
struct GraphSide: Sendable {
  let graph: RelationGraph
  let degrees: [Int]
  let componentSizes: [Int]
  let communitySizes: [Int]
  /// A number per person, by what it is.
  let values: [(name: String, numbers: [Double?])]
  private let ends: (sources: Buffer<UInt32>, targets: Buffer<UInt32>)

  /// Finds what is compared.
  ///
  /// - Parameters:
  ///   - graph: The graph, whose first rows are those of the table.
  ///   - values: Numbers of the table's rows.
  ///   - seed: The seed of communities.
  ///   - execution: How the work runs.
  /// - Throws: What finding communities throws.
  init(
    _ graph: RelationGraph, values: [(name: String, numbers: [Double?])], seed: UInt64,
    _ execution: Execution
  ) async throws {
    self.graph = graph
    let communities = try await graph.communities(
      using: .leiden(), seed: seed, execution: execution)
    communitySizes = communities.sizes
    componentSizes = try await execution.quiet.run { try graph.compressed.components($0).sizes }
    var degrees = [Int](repeating: 0, count: graph.personCount)
    var (sources, targets) = ([UInt32](), [UInt32]())
    for tie in graph.friendships {
      degrees[tie.source] += 1
      degrees[tie.target] += 1
      sources.append(UInt32(tie.source))
      targets.append(UInt32(tie.target))
    }
    self.degrees = degrees
    ends = (Buffer(sources), Buffer(targets))
    self.values = values.map { value in
      let absent = [Double?](repeating: nil, count: graph.personCount - value.numbers.count)
      return (value.name, value.numbers + absent)
    }
  }

  /// How alike people are who are tied, in degree and in each number; `nil` where it is undefined.
  func assortativities(
    level: Double, _ execution: Execution
  ) async throws -> [(name: String, estimate: Estimate?)] {
    var found: [(name: String, estimate: Estimate?)] = []
    for (name, numbers) in [("degree", degrees.map { Double($0) })] + values {
      let homophily = try await Homophily(
        sources: ends.sources, targets: ends.targets, values: numbers, directed: graph.isDirected,
        permutations: 0, seed: 1, execution: execution)
      let interval = try homophily.interval(level: level)
      found.append(
        (
          name,
          homophily.coefficient.map {
            Estimate(value: $0, standardError: homophily.standardError, interval: interval)
          }
        ))
    }
    return found
  }

  /// The graph in numbers.
  var side: GraphDrift.Side {
    let count = graph.personCount
    let share = { (sizes: [Int]) in count > 0 ? Double(sizes.max() ?? 0) / Double(count) : 0 }
    return GraphDrift.Side(
      personCount: count, tieCount: graph.friendshipCount,
      meanDegree: count > 0 ? 2 * Double(graph.friendshipCount) / Double(count) : 0,
      componentCount: componentSizes.count, largestComponentShare: share(componentSizes),
      communityCount: communitySizes.count, largestCommunityShare: share(communitySizes))
  }

  /// What is compared by counts, each a column: degrees of people, sizes of components and communities.
  var columns: [Column] {
    [
      ("degree", degrees), ("component size", componentSizes), ("community size", communitySizes),
    ].map { Column($0.0, .integers($0.1.map(Optional.some))) }
  }
}

extension GraphDrift {
  /// Compares two graphs.
  static func found(
    _ before: GraphSide, _ after: GraphSide, level: Double, _ execution: Execution
  ) async throws -> GraphDrift {
    let one = try await before.assortativities(level: level, execution)
    let other = try await after.assortativities(level: level, execution)
    let churns = Self.churn(before.graph, after.graph)
    return GraphDrift(
      before: before.side, after: after.side, commonCount: churns.commonCount, churn: churns.all,
      churnAmongCommon: churns.common,
      assortativities: zip(one, other).compactMap { one, other in
        guard let before = one.estimate, let after = other.estimate else { return nil }
        return Assortativity(name: one.name, before: before, after: after)
      })
  }

  /// What became of ties, by people's identifiers.
  private static func churn(
    _ before: RelationGraph, _ after: RelationGraph
  ) -> (all: Churn, common: Churn, commonCount: Int) {
    let names = TextIndex(before.identifiers)
    // The rows that people of the graph after have in the one before.
    let rows = (0..<after.personCount).map { names.lookup($0, of: after.identifiers) }
    var isCommon = [Bool](repeating: false, count: before.personCount)
    for row in rows { if let row { isCommon[Int(row)] = true } }
    var (keys, keysAmongCommon) = ([UInt64](), 0)
    for tie in before.friendships {
      keys.append(key(UInt32(tie.source), UInt32(tie.target), before.isDirected))
      if isCommon[tie.source], isCommon[tie.target] { keysAmongCommon += 1 }
    }
    keys.sort()
    var (kept, among) = (0, 0)
    for tie in after.friendships {
      guard let source = rows[tie.source], let target = rows[tie.target] else { continue }
      among += 1
      if keys.holds(key(source, target, before.isDirected)) { kept += 1 }
    }
    return (
      Churn(keptCount: kept, goneCount: keys.count - kept, newCount: after.friendshipCount - kept),
      Churn(keptCount: kept, goneCount: keysAmongCommon - kept, newCount: among - kept),
      isCommon.count { $0 }
    )
  }

  private static func key(_ source: UInt32, _ target: UInt32, _ isDirected: Bool) -> UInt64 {
    let (one, other) =
      isDirected ? (source, target) : (min(source, target), max(source, target))
    return UInt64(one) << 32 | UInt64(other)
  }
}

extension [UInt64] {
  /// Whether sorted keys hold one.
  fileprivate func holds(_ key: UInt64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == key
  }
}
