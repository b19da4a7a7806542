import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Kernels on random graphs` {
  static let seeds: Range<UInt64> = 1000..<1300
  let execution = Execution(threads: 2)

  @Test(arguments: seeds)
  func `equal their definitions written out`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    let (graph, table) = (try input.graph(), DenseGraph(input))
    #expect(try graph.triangleCount(execution).integers == table.people.map(table.triangleCount))
    #expect(try graph.coreness(execution).integers == table.coreness)
    #expect(try graph.components(execution) == CanonicalPartition(labels: table.components))
    #expect(try graph.reciprocity(execution).known == table.people.map(table.reciprocity))
    #expect(
      areClose(
        try graph.localClusteringCoefficient(execution).known,
        table.people.map(table.localClusteringCoefficient), relative: 1e-14))
    #expect(
      areClose(
        try graph.strength(execution).known,
        table.people.map { person in
          table.people.reduce(0) {
            $0
              + (input.isDirected ? table.friendWeight(person, $1) : table.weights[person][$1] ?? 0)
          }
        }, relative: 1e-12) || input.weights == nil)
  }

  @Test(arguments: 1000..<1080 as Range<UInt64>)
  func `PageRank equals the power method on a table, with and without weights and reset`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(seed: seed)
    let (graph, table) = (try input.graph(), DenseGraph(input))
    var reset = table.people.map { _ in Double(Int.random(in: 0...3, using: &generator)) }
    reset[0] += 1
    let uniform = table.people.map { _ in 1.0 }
    for (weighted, vector) in [(true, nil), (false, reset), (true, reset)] {
      let ranks = try graph.pageRank(
        damping: 0.8, usingWeights: weighted, reset: vector, execution)
      let expected = table.pageRank(damping: 0.8, weighted: weighted, reset: vector ?? uniform)
      #expect(areClose(ranks, expected, relative: 1e-11))
      #expect(isClose(ranks.reduce(0, +), 1, relative: 1e-14))
    }
  }

  @Test(arguments: seeds)
  func `modularity equals the double sum over pairs`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(seed: seed)
    let (graph, table) = (try input.graph(), DenseGraph(input))
    let labels = table.people.map { _ in Int.random(in: 0..<4, using: &generator) }
    let partition = CanonicalPartition(labels: labels)
    for resolution in [0.5, 1, 2.0] {
      let expected = table.modularity(
        labels, resolution: resolution, weighted: input.weights != nil)
      let quality = try graph.modularity(of: partition, resolution: resolution, execution)
      #expect(isClose(quality, expected, absolute: 1e-12))
    }
    #expect(
      try graph.groupWeights(in: partition, execution).internalDegrees.integers
        == table.people.map { person in
          table.neighbors(person).count { labels[$0] == labels[person] }
        })
  }

  @Test(arguments: seeds)
  func `degrees add up to twice the edges`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    #expect(try graph.degree(execution).integers.reduce(0, +) == 2 * graph.edgeCount)
    #expect(
      try graph.inDegree(execution).integers.reduce(0, +)
        == graph.outDegree(execution).integers.reduce(0, +))
  }

  @Test(arguments: seeds)
  func `doubling weights doubles strength and changes no rank`(seed: UInt64) throws {
    var input = EdgeInput.random(seed: seed)
    let graph = try input.graph()
    input.weights = input.weights?.map { 2 * $0 }
    let doubled = try input.graph()
    guard graph.isWeighted else { return }
    #expect(try Array(doubled.strength(execution)) == graph.strength(execution).map { 2 * $0 })
    #expect(
      try doubled.pageRank(usingWeights: true, execution)
        == graph.pageRank(usingWeights: true, execution))
  }

  @Test(arguments: seeds)
  func `renaming people permutes the results`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(seed: seed)
    let names = Array(0..<input.vertexCount).shuffled(using: &generator)
    let (graph, renamed) = (try input.graph(), try input.renamed(names).graph())
    func expectPermuted<Value: Equatable>(_ kernel: (CompressedGraph) throws -> [Value]) throws {
      let (before, after) = (try kernel(graph), try kernel(renamed))
      #expect(before == names.map { after[$0] })
    }
    try expectPermuted { try $0.degree(execution).integers }
    try expectPermuted { try $0.triangleCount(execution).integers }
    try expectPermuted { try $0.localClusteringCoefficient(execution).known }
    try expectPermuted { try $0.coreness(execution).integers }
    try expectPermuted { try $0.reciprocity(execution).known }
    try expectPermuted { try Array($0.components(execution).sizeOfOwnGroup) }
    let ranks = try renamed.pageRank(usingWeights: true, execution)
    #expect(
      areClose(
        try graph.pageRank(usingWeights: true, execution), names.map { ranks[$0] }, relative: 1e-12)
    )
  }

  @Test(arguments: seeds)
  func `a directed graph of mutual ties is the undirected one`(seed: UInt64) throws {
    var input = EdgeInput.random(seed: seed & ~1)
    let undirected = try input.graph()
    input.isDirected = true
    // Each tie is followed by its return, so that both are added up in the same order.
    let pairs = Array(zip(input.sources, input.targets))
    input.sources = pairs.flatMap { [$0, $1] }
    input.targets = pairs.flatMap { [$1, $0] }
    input.weights = input.weights?.flatMap { [$0, $0] }
    let directed = try input.graph()
    #expect(directed.outgoing.targets == undirected.outgoing.targets)
    #expect(directed.incoming == directed.outgoing)
    #expect(
      try directed.localClusteringCoefficient(execution).known
        == undirected.localClusteringCoefficient(execution).known)
    #expect(
      try directed.coreness(execution).integers
        == undirected.coreness(execution).integers.map { 2 * $0 })
    #expect(
      areClose(
        try directed.pageRank(usingWeights: true, execution),
        try undirected.pageRank(usingWeights: true, execution), relative: 1e-12))
  }
}
