import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Communities of odd graphs` {
  @Test(arguments: CommunitySearchMethod.allCases, QualityFunction.allCases)
  func `people without ties are alone`(
    method: CommunitySearchMethod, function: QualityFunction
  ) throws {
    for count in [0, 1, 5] {
      for resolution in [0, 1, 2] as [Double] {
        let graph = try CompressedGraph("", people: count)
        let together = CanonicalPartition(labels: [Int](repeating: 0, count: count))
        for start in [CommunityStart(), CommunityStart(partition: together)] {
          let found = try method.result(graph, function, resolution: resolution, start: start)
          #expect(found.partition.membership.integers == Array(0..<count))
          #expect(found.quality == nil)
          #expect(found.isStable)
        }
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, 1...20 as ClosedRange<UInt64>)
  func `people without ties change nothing for others`(
    method: CommunitySearchMethod, seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let edges = EdgeInput.random(
      vertexCount: 90, edgeCount: 200, isDirected: false, weighted: seed & 1 == 1, &generator)
    let all = try edges.graph()
    // Those without ties stand anywhere between the others.
    let tied = (0..<all.vertexCount).filter { all.neighbors.count(of: $0) > 0 }
    try #require(tied.count > 40)
    var places = [UInt32?](repeating: nil, count: all.vertexCount)
    for (place, vertex) in tied.enumerated() { places[vertex] = UInt32(place) }
    let few = try all.renumbered(places, vertexCount: tied.count, Execution())
    var spread = places
    var next: UInt32 = 0
    for vertex in tied {
      next += UInt32.random(in: 1...3, using: &generator)
      spread[vertex] = next
    }
    let many = try all.renumbered(spread, vertexCount: Int(next) + 9, Execution())
    for function in [QualityFunction.modularity, .constantPotts] {
      let expected = try method.result(few, function, resolution: 0.3, seed: seed)
      let found = try method.result(many, function, resolution: 0.3, seed: seed)
      let theirs = tied.map { Int(found.partition.membership[Int(spread[$0]!)]) }
      #expect(CanonicalPartition(labels: theirs) == expected.partition)
      #expect(
        found.partition.groupCount == expected.partition.groupCount + many.vertexCount - tied.count)
      // A person alone takes γ from the constant Potts model's quality.
      if function == .modularity { #expect(found.quality == expected.quality) }
      let kept = try method.result(
        many, function, resolution: 0.3, seed: seed, keepsLevels: true)
      #expect(kept.levels.last == kept.partition)
    }
  }

  //  a   d     Two triangles with a bridge c-d,
  // / \ / \    and g alone.
  // b-c-d-…
  @Test(arguments: CommunitySearchMethod.allCases, QualityFunction.allCases)
  func `two cliques with a bridge are two communities`(
    method: CommunitySearchMethod, function: QualityFunction
  ) throws {
    let graph = try CompressedGraph("ab bc ca cd de ef fd", people: 7)
    for seed in 1...10 as ClosedRange<UInt64> {
      let found = try method.result(graph, function, resolution: 0.5, seed: seed)
      let apart = try method.result(graph, function, resolution: 0.9, seed: seed)
      #expect(apart.partition.membership.integers == [0, 0, 0, 1, 1, 1, 2])
      if function == .constantPotts { #expect(found.partition == apart.partition) }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `at resolution 0 a component is a community`(method: CommunitySearchMethod) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let graph = try EdgeInput.random(seed: seed).graph()
      let found = try method.result(graph, resolution: 0, seed: seed)
      #expect(try found.partition == graph.components(Execution()))
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `above every density everyone is alone`(method: CommunitySearchMethod) throws {
    let graph = try CompressedGraph("ab bc ca cd de ef fd")
    let found = try method.result(graph, .constantPotts, resolution: 1.5)
    #expect(found.partition.groupCount == 6)
    #expect(try #require(found.quality) == -1.5 * 6 / 14)
  }

  @Test(arguments: CommunitySearchMethod.allCases, [1e-200, 1e-9, 1, 1e9, 1e200])
  func `the unit of the weights changes nothing`(
    method: CommunitySearchMethod, unit: Double
  ) throws {
    let text = "ab bc ca cd de ef fd"
    let graph = try CompressedGraph(text, weights: [Double](repeating: unit, count: 7))
    for seed in 1...10 as ClosedRange<UInt64> {
      let found = try method.result(graph, seed: seed)
      #expect(found.partition.membership.integers == [0, 0, 0, 1, 1, 1])
      let potts = try method.result(graph, .constantPotts, resolution: unit / 2, seed: seed)
      #expect(potts.partition.membership.integers == [0, 0, 0, 1, 1, 1])
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `ties of weight 0 hold nobody together`(method: CommunitySearchMethod) throws {
    let graph = try CompressedGraph("ab bc cd da", weights: [1, 0, 1, 0])
    for function in QualityFunction.allCases {
      let found = try method.result(graph, function, resolution: 0.5)
      #expect(found.partition.membership.integers == [0, 0, 1, 1])
    }
    let nothing = try CompressedGraph("ab bc", weights: [0, 0])
    let found = try method.result(
      nothing, start: CommunityStart(partition: CanonicalPartition(labels: [0, 0, 0])))
    #expect(found.partition.groupCount == 3)
    #expect(found.quality == nil)
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `heavy and light ties mix`(method: CommunitySearchMethod) throws {
    let graph = try CompressedGraph(
      "ab bc ca cd de ef fd", weights: [1e9, 1e9, 1e9, 1, 1e9, 1e9, 1e9])
    #expect(try method.result(graph).partition.membership.integers == [0, 0, 0, 1, 1, 1])
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `direction counts where the quality says so`(method: CommunitySearchMethod) throws {
    // a and b both send to c and d, which send nothing: by strengths out and in, a tie from a to c
    // is no surprise.
    let graph = try CompressedGraph("ac ad bc bd ab ba cd dc", directed: true)
    let found = try method.result(graph, .directedModularity)
    let plain = PlainQuality(graph, .directedModularity, resolution: 1)
    var best = -1.0
    for labels in 0..<256 {
      let division = (0..<4).map { labels >> (2 * $0) & 3 }
      best = max(best, try #require(plain.value(division)))
    }
    #expect(abs(try #require(found.quality) - best) < 1e-12)
  }
}
