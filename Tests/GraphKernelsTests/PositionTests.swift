import Execution
import Foundation
import GraphKernels
import IgraphCore
import IgraphOracle
import Memory
import Statistics
import Testing

@Suite struct `Features of position` {
  let execution = Execution(threads: 2)

  @Test(arguments: 1000..<1300 as Range<UInt64>)
  func `equal their definitions written out`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    let (graph, table) = (try input.graph(), DenseGraph(input))
    #expect(
      areClose(
        try graph.effectiveSize(execution).known, table.people.map(table.effectiveSize),
        relative: 1e-12))
    #expect(
      areClose(
        try graph.egoDensity(execution).known, table.people.map(table.egoDensity), relative: 1e-14))
    #expect(
      areClose(
        try graph.weightedClustering(execution).known, table.people.map(table.weightedClustering),
        relative: 1e-12, absolute: 1e-14))
    #expect(
      areClose(
        try graph.strengthDiversity(execution).known, table.people.map(table.strengthDiversity),
        relative: 1e-12, absolute: 1e-14))
    try expectTrusses(graph)
  }

  @Test(arguments: GraphShape.allCases, [false, true])
  func `truss numbers of graphs of any shape are igraph's`(
    shape: GraphShape, directed: Bool
  ) throws {
    try expectTrusses(shape.edges(people: 400, isDirected: directed, seed: 4).graph())
  }

  /// Enough edges in triangles that several threads take them away at once, down to rows made anew.
  @Test func `truss numbers of dense groups are igraph's`() throws {
    var generator = SplitMix64(seed: 11)
    let input = EdgeInput.planted(
      vertexCount: 2000, edgeCount: 60_000, groupSize: 50, weighted: false, &generator)
    let graph = try input.graph()
    try expectTrusses(graph)
    let alone = try graph.trussNumber(Execution(threads: 1))
    for threads in [2, 3, 8] {
      #expect(try graph.trussNumber(Execution(threads: threads)) == alone)
    }
    let (numbers, coreness) = (alone.integers, try graph.coreness(execution).integers)
    #expect(zip(numbers, coreness).allSatisfy { $0 <= $1 + 1 })
    #expect(Set(numbers).count > 4)
  }

  private func expectTrusses(_ graph: CompressedGraph) throws {
    let rows = graph.neighbors
    let edges = try IgraphGraph(rows, isDirected: false).storage.trussness()
    var expected = [Int](repeating: 0, count: rows.vertexCount)
    var edge = 0
    for vertex in 0..<rows.vertexCount {
      for entry in rows.entries(of: vertex) where rows.targets[entry] > vertex {
        let other = Int(rows.targets[entry])
        expected[vertex] = max(expected[vertex], edges[edge])
        expected[other] = max(expected[other], edges[edge])
        edge += 1
      }
    }
    #expect(try graph.trussNumber(execution).integers == expected)
  }

  //   a       A triangle a-b-c with
  //  / \      a pendant d on c.
  // b---c---d
  @Test func `of the kite are known by hand`() throws {
    let kite = try CompressedGraph("ab bc ca cd", people: 5)
    #expect(try kite.effectiveSize(execution).known == [1, 1, 3 - 2.0 / 3, 1, nil])
    #expect(try kite.egoDensity(execution).known == [1, 1, 4.0 / 6, 1, nil])
    #expect(try kite.trussNumber(execution).integers == [3, 3, 3, 2, 0])
    #expect(try kite.weightedClustering(execution).known == [1, 1, 1.0 / 3, nil, nil])
    #expect(try kite.strengthDiversity(execution).known == [1, 1, 1, nil, nil])
  }

  @Test func `a clique has its size as truss number and one friend who is not redundant`() throws {
    for size in 2...12 {
      let pairs = (0..<UInt32(size)).flatMap { a in (0..<a).map { (a, $0) } }
      let clique = try GraphBuilder(vertexCount: size, isDirected: false)
        .build(sources: pairs.map(\.0), targets: pairs.map(\.1)).graph
      #expect(try clique.trussNumber(execution).integers == Array(repeating: size, count: size))
      #expect(areClose(try clique.effectiveSize(execution), Array(repeating: 1, count: size)))
      #expect(try clique.egoDensity(execution).allSatisfy { $0 == 1 })
    }
  }

  @Test func `weights alike give plain clustering and the largest diversity, whatever their unit`()
    throws
  {
    for weight in [1e-300, 0.1, 1, 7, 1e300] {
      var input = EdgeInput.random(seed: 1002)
      input.weights = input.weights?.map { _ in weight }
      let graph = try input.built(duplicates: .first, execution).graph
      #expect(
        areClose(
          try graph.weightedClustering(execution).known,
          try graph.localClusteringCoefficient(execution).known, relative: 1e-14))
      #expect(try graph.strengthDiversity(execution).known.allSatisfy { $0 == nil || $0 == 1 })
    }
  }

  @Test func `one tie far stronger than the others leaves little diversity`() throws {
    let graph = try GraphBuilder(vertexCount: 3, isDirected: false)
      .build(sources: [0, 0], targets: [1, 2], weights: [1, 1e-12]).graph
    let diversity = try #require(graph.strengthDiversity(execution).first)
    #expect(diversity > 0 && diversity < 1e-9)
  }

  @Test func `truss numbers stop soon after they are cancelled`() throws {
    var generator = SplitMix64(seed: 5)
    let graph = try EdgeInput.planted(
      vertexCount: 30_000, edgeCount: 1_500_000, groupSize: 300, weighted: false, &generator
    ).graph()
    let execution = Execution(threads: 2)
    #expect(try execution.timeToStop { _ = try graph.trussNumber(execution) } < .seconds(1))
  }
}

extension DenseGraph {
  func effectiveSize(_ person: Int) -> Double? {
    let friends = neighbors(person)
    if friends.isEmpty { return nil }
    let total = friends.reduce(0) { $0 + friendWeight(person, $1) }
    var size = 0.0
    for friend in friends {
      let strongest = neighbors(friend).reduce(0) { max($0, friendWeight(friend, $1)) }
      size += 1
      for other in friends {
        size -= friendWeight(person, other) / total * friendWeight(friend, other) / strongest
      }
    }
    return size
  }

  func egoDensity(_ person: Int) -> Double? {
    let people = neighbors(person) + [person]
    if people.count < 2 { return nil }
    let ties = people.reduce(0) { count, a in count + people.count { has(a, $0) } }
    return Double(ties) / Double(people.count * (people.count - 1))
  }

  func weightedClustering(_ person: Int) -> Double? {
    let friends = neighbors(person)
    if friends.count < 2 { return nil }
    let total = friends.reduce(0) { $0 + friendWeight(person, $1) }
    var sum = 0.0
    for a in friends {
      for b in friends where isFriend(a, b) {
        sum += (friendWeight(person, a) + friendWeight(person, b)) / 2
      }
    }
    return sum / (total * Double(friends.count - 1))
  }

  func strengthDiversity(_ person: Int) -> Double? {
    let weights = neighbors(person).map { friendWeight(person, $0) }
    if weights.count < 2 { return nil }
    let total = weights.reduce(0, +)
    let entropy: Double = weights.reduce(0) { $0 - $1 / total * log($1 / total) }
    return entropy / log(Double(weights.count))
  }
}
