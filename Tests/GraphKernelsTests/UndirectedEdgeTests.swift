import Execution
import GraphKernels
import Memory
import Statistics
import Testing

/// Edges without a direction in a directed graph, against a list in which each is written as two.
@Suite struct `Edges without a direction` {
  /// The edges, in which some of the list's are two.
  private struct Expansion {
    var input: EdgeInput
    /// The edge of the list that each edge is of.
    var origins: [Int] = []

    init(_ list: EdgeInput, _ undirected: [UInt8]) {
      input = EdgeInput(
        vertexCount: list.vertexCount, isDirected: true, weighted: list.weights != nil)
      for edge in list.sources.indices {
        append(list.sources[edge], list.targets[edge], list.weights?[edge], edge)
        if undirected[edge] == 1, list.sources[edge] != list.targets[edge] {
          append(list.targets[edge], list.sources[edge], list.weights?[edge], edge)
        }
      }
    }

    private mutating func append(
      _ source: UInt32, _ target: UInt32, _ weight: Double?, _ edge: Int
    ) {
      input.sources.append(source)
      input.targets.append(target)
      if let weight { input.weights?.append(weight) }
      origins.append(edge)
    }
  }

  private func columns(_ input: EdgeInput, _ undirected: [UInt8]) -> EndpointColumns {
    var columns = EndpointColumns(
      sources: Buffer(input.sources), targets: Buffer(input.targets),
      weights: input.weights.map { Buffer($0) })
    columns.undirected = Buffer(undirected)
    return columns
  }

  @Test(arguments: DuplicateEdgePolicy.allCases, [1, 3])
  func `are two edges in a directed graph`(
    policy: DuplicateEdgePolicy, threadCount: Int
  ) throws {
    for seed in 0..<60 as Range<UInt64> {
      var generator = SplitMix64(seed: 1000 + seed)
      let input = EdgeInput.random(
        vertexCount: 12, edgeCount: 30, isDirected: true, weighted: seed & 1 == 1, &generator)
      let undirected = input.sources.map { _ in UInt8.random(in: 0...1, using: &generator) }
      let expansion = Expansion(input, undirected)
      let builder = GraphBuilder(vertexCount: 12, isDirected: true, duplicates: policy)
      let execution = Execution(threads: threadCount)
      let expected: BuiltGraph
      do {
        expected = try builder.build(
          sources: expansion.input.sources, targets: expansion.input.targets,
          weights: expansion.input.weights, execution)
      } catch let rejection as EdgeRejection {
        guard case .duplicate(let twin) = rejection.reason else { continue }
        #expect(
          throws: EdgeRejection(
            edge: expansion.origins[rejection.edge],
            reason: .duplicate(ofEdge: expansion.origins[twin]))
        ) { try builder.build(columns(input, undirected), execution) }
        continue
      }
      let built = try builder.build(columns(input, undirected), execution)
      #expect(built.graph == expected.graph)
      #expect(built.mergedDuplicateCount == expected.mergedDuplicateCount)
      #expect(built.droppedSelfLoopCount == expected.droppedSelfLoopCount)
      #expect(built.bothWaysCount == expansion.origins.count - input.sources.count)
    }
  }

  @Test func `are one edge in a graph without directions`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let input = EdgeInput.random(seed: 2 * seed)
      let undirected = [UInt8](repeating: 1, count: input.sources.count)
      let builder = GraphBuilder(vertexCount: input.vertexCount, isDirected: false)
      let built = try builder.build(columns(input, undirected))
      #expect(built == (try input.built()))
      #expect(built.bothWaysCount == 0)
    }
  }
}
