import GraphKernels
import Memory
import Testing

@Suite struct `Building a graph` {
  //      2.5
  //   a ----- b     c -> c is a self-loop, d an isolate;
  //    \     /      a-b is given as ab 1, ba 0.5, ab 1.
  //   4 \   / 3
  //       c
  let sources: [UInt32] = [0, 1, 2, 0, 2, 1]
  let targets: [UInt32] = [1, 0, 2, 1, 0, 2]
  let weights = [1, 0.5, 9, 1, 4, 3]

  private func build(
    directed: Bool, _ duplicates: DuplicateEdgePolicy, _ selfLoops: LoopPolicy = .drop,
    weighted: Bool = true
  ) throws -> BuiltGraph {
    try GraphBuilder(
      vertexCount: 4, isDirected: directed, duplicates: duplicates, selfLoops: selfLoops
    ).build(sources: sources, targets: targets, weights: weighted ? weights : nil)
  }

  @Test func `undirected edges appear in both rows, sorted`() throws {
    let built = try build(directed: false, .sum)
    #expect(built.graph.outgoing.offsets == [0, 2, 4, 6, 6])
    #expect(built.graph.outgoing.targets == [1, 2, 0, 2, 0, 1])
    #expect(built.graph.outgoing.weights == [2.5, 4, 2.5, 3, 4, 3])
    #expect(built.graph.incoming == built.graph.outgoing)
    #expect(built.graph.neighbors == built.graph.outgoing)
    #expect(built.graph.edgeCount == 3)
    #expect(built.mergedDuplicateCount == 2)
    #expect(built.droppedSelfLoopCount == 1)
  }

  @Test func `directed edges keep their direction and friends are the union`() throws {
    let built = try build(directed: true, .sum)
    #expect(built.graph.outgoing.offsets == [0, 1, 3, 4, 4])
    #expect(built.graph.outgoing.targets == [1, 0, 2, 0])
    #expect(built.graph.outgoing.weights == [2, 0.5, 3, 4])
    #expect(built.graph.incoming.offsets == [0, 2, 3, 4, 4])
    #expect(built.graph.incoming.targets == [1, 2, 0, 1])
    #expect(built.graph.incoming.weights == [0.5, 4, 2, 3])
    #expect(built.graph.neighbors.targets == [1, 2, 0, 2, 0, 1])
    #expect(built.graph.neighbors.weights == [2.5, 4, 2.5, 3, 4, 3])
    #expect(built.graph.edgeCount == 4)
    #expect(built.mergedDuplicateCount == 1)
  }

  @Test(arguments: [
    (DuplicateEdgePolicy.sum, 2.5), (.first, 1), (.last, 1), (.max, 1), (.count, 3),
  ])
  func `a policy decides the weight of an edge given three times`(
    policy: DuplicateEdgePolicy, weight: Double
  ) throws {
    let graph = try build(directed: false, policy).graph
    #expect(graph.outgoing.weights?[0] == weight)
    #expect(graph.outgoing.weights?[2] == weight)
  }

  @Test func `last and first differ where the weights do`() throws {
    let builder = { GraphBuilder(vertexCount: 2, isDirected: false, duplicates: $0) }
    let weight = { (policy: DuplicateEdgePolicy) in
      try builder(policy).build(sources: [0, 1, 0], targets: [1, 0, 1], weights: [2, 7, 3])
        .graph.outgoing.weights
    }
    #expect(try weight(.first) == [2, 2])
    #expect(try weight(.last) == [3, 3])
    #expect(try weight(.max) == [7, 7])
  }

  @Test func `without weights an edge counts once, except that count counts`() throws {
    for policy in [DuplicateEdgePolicy.sum, .first, .last, .max] {
      let graph = try build(directed: false, policy, weighted: false).graph
      #expect(!graph.isWeighted)
      #expect(graph.edgeCount == 3)
    }
    let counted = try build(directed: true, .count, weighted: false).graph
    #expect(counted.outgoing.weights == [2, 1, 1, 1])
    #expect(counted.neighbors.weights == [3, 1, 3, 1, 1, 1])
  }

  @Test func `rejected edges are named by their place and that of the first twin`() throws {
    #expect(throws: EdgeRejection(edge: 1, reason: .duplicate(ofEdge: 0))) {
      try build(directed: false, .reject)
    }
    #expect(throws: EdgeRejection(edge: 3, reason: .duplicate(ofEdge: 0))) {
      try build(directed: true, .reject)
    }
    #expect(throws: EdgeRejection(edge: 2, reason: .selfLoop)) {
      try build(directed: true, .reject, .reject)
    }
    #expect(throws: EdgeRejection(edge: 1, reason: .duplicate(ofEdge: 0))) {
      try build(directed: false, .reject, .reject)
    }
    #expect(
      EdgeRejection(edge: 3, reason: .duplicate(ofEdge: 0)).description
        == "edge 3 repeats edge 0; merge duplicates instead")
    #expect(
      EdgeRejection(edge: 2, reason: .selfLoop).description
        == "edge 2 ties a person to themself; drop self-loops instead")
  }

  @Test func `the earliest of several repeated edges is reported`() throws {
    // cd repeats at 3, ab at 4: the rows' order must not matter.
    #expect(throws: EdgeRejection(edge: 3, reason: .duplicate(ofEdge: 1))) {
      try GraphBuilder(vertexCount: 4, isDirected: false, duplicates: .reject)
        .build(sources: [0, 2, 1, 3, 1], targets: [1, 3, 2, 2, 0])
    }
  }

  @Test func `weights add up exactly, bit for bit alike at both ends`() throws {
    let weights = [1e16, 1, -1e16, 1]
    let graph = try GraphBuilder(vertexCount: 2, isDirected: false)
      .build(sources: [0, 1, 1, 0], targets: [1, 0, 0, 1], weights: weights).graph
    #expect(graph.outgoing.weights == [2, 2])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `rows of random input equal a table of ties`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    let built = try input.built()
    let (graph, table) = (built.graph, DenseGraph(input))
    for person in table.people {
      let row = graph.outgoing.entries(of: person)
      #expect(
        graph.outgoing.targets[row].map(Int.init) == table.people.filter { table.has(person, $0) })
      let back = graph.incoming.entries(of: person)
      #expect(
        graph.incoming.targets[back].map(Int.init) == table.people.filter { table.has($0, person) })
      let neighbors = graph.neighbors.entries(of: person)
      #expect(graph.neighbors.targets[neighbors].map(Int.init) == table.neighbors(person))
      guard let weights = graph.outgoing.weights, let sums = graph.neighbors.weights else {
        continue
      }
      // The table's sums are rounded at each step.
      let (given, both) = (
        table.people.compactMap { table.weights[person][$0] },
        table.neighbors(person).map { table.friendWeight(person, $0) }
      )
      #expect(areClose(Array(weights[row]), given, relative: 1e-14))
      #expect(areClose(Array(sums[neighbors]), both, relative: 1e-14))
    }
    #expect(
      graph.edgeCount + built.mergedDuplicateCount + built.droppedSelfLoopCount
        == input.sources.count)
  }

  @Test func `a tie is found by its target`() throws {
    let graph = try CompressedGraph("ab ac ae bd")
    #expect(graph.outgoing.position(of: 2, in: 0) == 1)
    #expect(graph.outgoing.position(of: 3, in: 0) == nil)
    #expect(graph.outgoing.position(of: 3, in: 1) == 4)
    #expect(graph.outgoing.position(of: 1, in: 1) == nil)
  }
}
