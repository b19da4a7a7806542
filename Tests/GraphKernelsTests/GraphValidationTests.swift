import Execution
import GraphKernels
import Statistics
import Testing

@Suite struct GraphValidationTests {
  private let execution = Execution(threads: 2)

  private func rows(_ lists: [[UInt32]], weights: [Double]? = nil) -> CompressedRows {
    var offsets = [0]
    for list in lists { offsets.append(offsets[offsets.count - 1] + list.count) }
    return CompressedRows(offsets: offsets, targets: lists.flatMap(\.self), weights: weights)
  }

  @Test(arguments: (0 as UInt64)..<40)
  func `what was built is a graph`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let checked = try CompressedGraph(
      checking: graph.outgoing, incoming: graph.isDirected ? graph.incoming : nil,
      neighbors: graph.isDirected ? graph.neighbors : nil, execution)
    #expect(checked == graph)
  }

  @Test(arguments: `Threads, progress and cancellation`.inputs)
  func `a large graph is one for any number of threads`(input: EdgeInput) throws {
    let graph = try input.graph()
    for threadCount in [1, 2, 3, 8] {
      let checked = try CompressedGraph(
        checking: graph.outgoing, incoming: graph.isDirected ? graph.incoming : nil,
        neighbors: graph.isDirected ? graph.neighbors : nil, Execution(threads: threadCount))
      #expect(checked == graph)
    }
  }

  @Test(
    arguments: [
      [[1], []], [[1], [2], [1, 0]], [[1, 1], [0, 0]], [[2], [], [0, 1]], [[0]], [[7], [0]],
      [[1, 2], [0], [1]], [[4_294_967_295], []],
    ] as [[[UInt32]]])
  func `rows that are no graph are told apart`(lists: [[UInt32]]) {
    #expect(throws: InvalidRows.self) { try CompressedGraph(checking: rows(lists), execution) }
  }

  @Test func `offsets that fall are found`() {
    let rows = CompressedRows(offsets: [0, 5, 1, 2], targets: [1, 0])
    #expect(throws: InvalidRows.self) { try CompressedGraph(checking: rows, execution) }
    let negative = CompressedRows(offsets: [0, -8, 2], targets: [1, 0])
    #expect(throws: InvalidRows.self) { try CompressedGraph(checking: negative, execution) }
  }

  @Test(arguments: [
    [1.0, 2], [-1, -1], [.nan, .nan], [.infinity, .infinity], [1e308, 1e308],
  ])
  func `weights must be the same in both rows, not negative, and add up`(weights: [Double]) {
    #expect(throws: InvalidRows.self) {
      try CompressedGraph(checking: rows([[1], [0]], weights: weights), execution)
    }
  }

  @Test func `the rows of a directed graph must agree`() throws {
    let (out, into, neighbors) = (
      rows([[1], [2], []]), rows([[], [0], [1]]), rows([[1], [0, 2], [1]])
    )
    _ = try CompressedGraph(checking: out, incoming: into, neighbors: neighbors, execution)
    #expect(throws: InvalidRows.self) {
      try CompressedGraph(checking: out, incoming: out, neighbors: neighbors, execution)
    }
    for wrong in [[[1], [0], []], [[1, 2], [0, 2], [0, 1]], [[], [], []]] as [[[UInt32]]] {
      #expect(throws: InvalidRows.self) {
        try CompressedGraph(checking: out, incoming: into, neighbors: rows(wrong), execution)
      }
    }
  }
}

@Suite struct RenumberingTests {
  @Test(arguments: (0 as UInt64)..<40)
  func `renumbered is as if built with the new numbers`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    var generator = SplitMix64(seed: seed)
    let execution = Execution(threads: 2)
    let newCount = input.vertexCount + 3
    let numbers = (0..<newCount).map(UInt32.init).shuffled(using: &generator)
    let places = (0..<input.vertexCount).map { vertex in
      Int.random(in: 0..<4, using: &generator) == 0 ? nil : numbers[vertex]
    }
    var moved = EdgeInput(
      vertexCount: newCount, isDirected: input.isDirected, weighted: input.weights != nil)
    for edge in input.sources.indices {
      guard let source = places[Int(input.sources[edge])],
        let target = places[Int(input.targets[edge])]
      else { continue }
      moved.sources.append(source)
      moved.targets.append(target)
      if let weights = input.weights { moved.weights?.append(weights[edge]) }
    }
    let graph = try input.graph()
    let renumbered = try graph.renumbered(places, vertexCount: newCount, execution)
    #expect(try renumbered == moved.graph())
  }
}
