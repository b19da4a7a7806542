import Execution
import Foundation
import GraphKernels
import Memory
import Statistics
import Testing

/// The builder written out with dictionaries, edge by edge.
private struct NaiveBuilder {
  struct Pair: Hashable {
    var row: UInt32
    var column: UInt32
  }

  let input: EdgeInput
  let policy: DuplicateEdgePolicy

  /// The pair of an edge; of an undirected one the smaller end first.
  private func pair(_ edge: Int) -> Pair {
    let (source, target) = (input.sources[edge], input.targets[edge])
    return input.isDirected || source < target
      ? Pair(row: source, column: target) : Pair(row: target, column: source)
  }

  private var ties: [Int] {
    input.sources.indices.filter { input.sources[$0] != input.targets[$0] }
  }

  /// The first edge that was given before, and where.
  var firstDuplicate: EdgeRejection? {
    var places: [Pair: Int] = [:]
    for edge in ties {
      if let twin = places[pair(edge)] {
        return EdgeRejection(edge: edge, reason: .duplicate(ofEdge: twin))
      }
      places[pair(edge)] = edge
    }
    return nil
  }

  /// The weight of every pair.
  private var merged: [Pair: Double] {
    var merged: [Pair: Double] = [:]
    for edge in ties {
      let weight = policy == .count ? 1 : input.weights?[edge] ?? 1
      let pair = pair(edge)
      guard let old = merged[pair] else {
        merged[pair] = weight
        continue
      }
      switch policy {
      case .sum, .count: merged[pair] = old + weight
      case .first, .reject: break
      case .last: merged[pair] = weight
      case .max: merged[pair] = max(old, weight)
      }
    }
    return merged
  }

  enum View { case outgoing, incoming, neighbors }

  func rows(_ view: View) -> CompressedRows {
    var rows = [[UInt32: Double]](repeating: [:], count: input.vertexCount)
    for (pair, weight) in merged {
      if view != .incoming || !input.isDirected {
        rows[Int(pair.row)][pair.column, default: 0] += weight
      }
      if view != .outgoing || !input.isDirected {
        rows[Int(pair.column)][pair.row, default: 0] += weight
      }
    }
    let sorted = rows.map { $0.sorted { $0.key < $1.key } }
    var offsets = [0]
    for row in sorted { offsets.append((offsets.last ?? 0) + row.count) }
    let isWeighted = input.weights != nil || policy == .count
    return CompressedRows(
      offsets: offsets, targets: sorted.joined().map(\.key),
      weights: isWeighted ? sorted.joined().map(\.value) : nil)
  }

  var duplicateCount: Int { ties.count - merged.count }
}

@Suite struct `The builder against dictionaries` {
  private func check(
    _ given: EdgeInput, _ policy: DuplicateEdgePolicy, bucketSize: Int, threadCount: Int,
    in space: ScratchSpace = .memory
  ) throws {
    var input = given
    // Sums of such weights are exact in any order.
    input.weights = given.weights?.map { ($0 * 1024).rounded() / 1024 }
    let naive = NaiveBuilder(input: input, policy: policy)
    var builder = GraphBuilder(
      vertexCount: input.vertexCount, isDirected: input.isDirected, duplicates: policy)
    builder.storage.bucketSize = bucketSize
    builder.storage.space = space
    let execution = Execution(threads: threadCount)
    let build = {
      try builder.build(
        sources: input.sources, targets: input.targets, weights: input.weights, execution)
    }
    if policy == .reject, let rejection = naive.firstDuplicate {
      #expect(throws: rejection) { try build() }
      return
    }
    let built = try build()
    #expect(built.graph.outgoing == naive.rows(.outgoing))
    #expect(built.graph.incoming == naive.rows(.incoming))
    #expect(built.graph.neighbors == naive.rows(.neighbors))
    #expect(built.mergedDuplicateCount == naive.duplicateCount)
    #expect(
      built.droppedSelfLoopCount == zip(input.sources, input.targets).count { $0 == $1 })
  }

  @Test(arguments: DuplicateEdgePolicy.allCases, [1, 2, 3, 8])
  func `random multigraphs become the same rows`(
    policy: DuplicateEdgePolicy, threadCount: Int
  ) throws {
    for seed in 0..<60 as Range<UInt64> {
      for bucketSize in [1, 7, 1 << 16] {
        try check(
          .random(seed: seed), policy, bucketSize: bucketSize, threadCount: threadCount)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 8], [false, true])
  func `so do graphs of many blocks and buckets`(threadCount: Int, directed: Bool) throws {
    var generator = SplitMix64(seed: 11)
    for weighted in [false, true] {
      let input = EdgeInput.random(
        vertexCount: 3000, edgeCount: 30_000, isDirected: directed, weighted: weighted, &generator)
      try check(input, .sum, bucketSize: 500, threadCount: threadCount)
    }
  }

  @Test(arguments: DuplicateEdgePolicy.allCases, [false, true])
  func `so do graphs in scratch files`(policy: DuplicateEdgePolicy, directed: Bool) throws {
    var generator = SplitMix64(seed: 12)
    for weighted in [false, true] {
      let input = EdgeInput.random(
        vertexCount: 800, edgeCount: 20_000, isDirected: directed, weighted: weighted, &generator)
      try check(
        input, policy, bucketSize: 500, threadCount: 2,
        in: .files(in: FileManager.default.temporaryDirectory.path))
    }
  }

  @Test func `a directory that is not there is an error`() throws {
    var builder = GraphBuilder(vertexCount: 2, isDirected: false)
    builder.storage.space = .files(in: "/no/such/directory")
    #expect(throws: ScratchSpace.Failure.self) { try builder.build(sources: [0], targets: [1]) }
  }

  @Test func `so do people with numbers of three parts`() throws {
    var input = EdgeInput(vertexCount: 5_000_000, isDirected: false, weighted: false)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      input.sources.append(.random(in: 0..<5_000_000, using: &generator))
      input.targets.append(.random(in: 4_999_900..<5_000_000, using: &generator))
    }
    let graph = try input.graph()
    for edge in input.sources.indices where input.sources[edge] != input.targets[edge] {
      let (source, target) = (input.sources[edge], input.targets[edge])
      #expect(graph.outgoing.position(of: target, in: Int(source)) != nil)
      #expect(graph.outgoing.position(of: source, in: Int(target)) != nil)
    }
    for vertex in Set(input.targets) {
      let row = graph.outgoing.targets[graph.outgoing.entries(of: Int(vertex))]
      #expect(zip(row, row.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test(arguments: [false, true])
  func `a hub with 100,000 friends is one sorted row`(directed: Bool) throws {
    let neighbors: UInt32 = 100_000
    // Every friendship twice, from the last friend to the first.
    let targets = [UInt32]((1...neighbors).reversed()) + [UInt32](1...neighbors)
    let sources = [UInt32](repeating: 0, count: targets.count)
    var builder = GraphBuilder(vertexCount: Int(neighbors) + 1, isDirected: directed)
    builder.storage.bucketSize = 1000
    let built = try builder.build(
      sources: sources, targets: targets, Execution(threads: 3))
    #expect(built.mergedDuplicateCount == Int(neighbors))
    #expect(built.graph.outgoing.entries(of: 0) == 0..<Int(neighbors))
    #expect(built.graph.outgoing.targets[0..<Int(neighbors)].elementsEqual(1...neighbors))
    #expect(built.graph.neighbors.entryCount == 2 * Int(neighbors))
    #expect(built.graph.neighbors.targets[Int(neighbors)] == 0)
  }
}
