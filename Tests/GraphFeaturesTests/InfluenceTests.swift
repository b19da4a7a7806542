import EdgeLists
import Execution
import Files
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Influence from known people` {
  let ties = "source,target,weight\na,b,2\nb,c,1\nc,a,3\nc,d,0.5\nd,b,4\ne,a,1\na,d,1\nd,f,2\n"
  let seeds = InfluenceSeeds(["a": 2, "d": 0.5])

  private func built(directed: Bool = false, people: Table? = nil) throws -> RelationGraph {
    try graph(
      ties, people: people ?? TestSupport.people(["a", "b", "c", "d", "e", "f"]),
      directed: directed, format: EdgeListFormat(weight: "weight"))
  }

  private func areClose(
    _ one: some Sequence<Double?>, _ other: [Double?], within tolerance: Double = 1e-8
  ) -> Bool {
    let one = Array(one)
    return one.count == other.count
      && zip(one, other).allSatisfy {
        ($0 == nil) == ($1 == nil) && abs(($0 ?? 0) - ($1 ?? 0)) < tolerance
      }
  }

  // Golden numbers: networkx 3.6.1, pagerank(alpha=0.85, personalization={a: 2, d: 0.5}, tol=1e-16).
  @Test func `personalized PageRank is that of networkx`() async throws {
    let directed = try await built(directed: true).personalizedPageRank(from: [seeds])
    #expect(
      areClose(
        directed[0].values,
        [
          0.31344959301899256, 0.26461447042708813, 0.22492229986302495, 0.1535171194993981, 0,
          0.04349651719149615,
        ]))
    let graph = try built()
    for divisor in [InfluenceResult.Divisor.degree, .strength] {
      let found = try await graph.personalizedPageRank(from: [seeds], relativeTo: divisor)
      #expect(
        areClose(
          found[0].values,
          [
            0.31682015265539853, 0.2098493867159778, 0.15387502524138016, 0.22906338330205134,
            0.038471018536726964, 0.05192103354846493,
          ]))
      let relative =
        divisor == .degree
        ? [
          1.2672806106215941, 1.1191967291518816, 0.8206668012873609, 0.9162535332082054,
          0.6155362965876314, 0.8307365367754389,
        ]
        : [
          1.3125406324295081, 0.8693760306804794, 0.991639051555561, 0.8857117487679318,
          1.115659537565082, 0.7528549864527415,
        ]
      #expect(areClose(found[0].relativeValues, relative))
      #expect(found[0].hasSettled && found[0].iterationCount > 0)
      #expect(
        try found[0].table(for: graph).columns.map(\.name) == [
          "id", "personalized_pagerank",
          "personalized_pagerank_per_" + (divisor == .degree ? "degree" : "strength"),
        ])
    }
  }

  @Test func `seeds are those of a table of their own`() async throws {
    let graph = try built()
    let weighed = try InfluenceSeeds(
      in: Table(parsing: "who,w\na,2\nd,0.5\ne,\n", named: "s.csv"), weights: "w")
    #expect(try weighed.weights(in: graph) == [2, 0, 0, 0.5, 0, 0])
    #expect(
      weighed.warnings(in: graph).map(\.description) == [
        "s.csv: 1 of the 3 people has no weight above 0 in column 'w', and is no seed"
      ])
    let plain = try InfluenceSeeds(in: Table(parsing: "a,x\nd,y\n", named: "s.csv"))
    #expect(try plain.weights(in: graph) == [1, 0, 0, 1, 0, 0])
    #expect(plain.warnings(in: graph).first?.description.contains("taken for a seed") == true)
    let inMemory = try InfluenceSeeds(in: Table(["a": ["d"], "w": [1]]))
    #expect(try inMemory.weights(in: graph) == [0, 0, 0, 1, 0, 0])
    #expect(inMemory.warnings(in: graph).isEmpty)
    #expect(throws: DataError.self) {
      try InfluenceSeeds(in: TestSupport.people(["a", "a"]))
    }
    let unknown = try InfluenceSeeds(in: TestSupport.people(["a", "zed"]))
    #expect(throws: GraphError.self) { try unknown.weights(in: graph) }
  }

  @Test func `seeds are people, a column or numbers`() async throws {
    let known = TestSupport.people(
      ["a", "b", "c", "d", "e", "f"], Column("late", .reals([2, 0, nil, 0.5, nil, 0])))
    let graph = try built(people: known)
    #expect(try seeds.weights(in: graph) == [2, 0, 0, 0.5, 0, 0])
    #expect(try InfluenceSeeds.column("late").weights(in: graph) == [2, 0, 0, 0.5, 0, 0])
    let equal: InfluenceSeeds = ["b", "c", "b"]
    #expect(try equal.weights(in: graph) == [0, 1, 1, 0, 0, 0])
    let groups = [seeds, .column("late"), .numbers([4, 0, 0, 1, 0, 0]), equal, ["e"]]
    let found = try await graph.personalizedPageRank(from: groups)
    #expect(areClose(found[1].values, Array(found[0].values), within: 1e-15))
    #expect(areClose(found[2].values, Array(found[0].values), within: 1e-12))
    for (group, result) in zip(groups, found) {
      let alone = try await graph.personalizedPageRank(from: [group])
      #expect(areClose(result.values, Array(alone[0].values), within: 1e-12))
    }
  }

  @Test(arguments: [
    (
      InfluenceSeeds(["a": 1, "x": 1, "y": 1]),
      "2 of the 3 seeds are not people of the graph; "
        + "leave them out, or add them to the people table"
    ),
    (
      InfluenceSeeds(["a": -1, "b": .nan]),
      "2 of the seeds' weights are negative or not finite; give each a number from 0"
    ),
    (InfluenceSeeds([String: Double]()), "no seed has a weight above 0; name at least one person"),
    (.numbers([0, 0, 0, 0, 0, 0]), "no seed has a weight above 0; name at least one person"),
  ])
  func `seeds that can't be used stop with their number`(
    seeds: InfluenceSeeds, message: String
  ) async throws {
    let graph = try built()
    let error = await #expect(throws: GraphError.self) {
      try await graph.sybilRank(trusting: seeds)
    }
    #expect(error?.description == message)
  }

  //  a---b---c     d is alone.
  @Test func `spreading activation hands on half of the energy in a step`() async throws {
    let graph = try graph("a,b\nb,c\n", people: people(["a", "b", "c", "d"]))
    let found = try await graph.spreadingActivation(from: ["a", "d"], steps: 2)
    #expect(Array(found.values) == [0.1875, 0.25, 0.0625, 0.5])
    #expect(Array(found.relativeValues) == [0.75, 0.5, 0.25, nil])
    #expect(found.iterationCount == 2 && !found.hasSettled)
    #expect(
      try found.table(for: graph).columns.map(\.name)
        == ["id", "activation", "activation_per_degree"])
    let ended = try await graph.spreadingActivation(from: ["d"], steps: 9)
    #expect(ended.hasSettled && ended.iterationCount == 1)
  }

  @Test func `SybilRank divides trust by the part of all friendships`() async throws {
    let graph = try graph("a,b\nb,c\n", people: people(["a", "b", "c", "d"]))
    let found = try await graph.sybilRank(trusting: ["a"])
    #expect(found.iterationCount == 2)
    #expect(Array(found.values) == [0.5, 0, 0.5, 0])
    #expect(Array(found.relativeValues) == [2, 0, 2, nil])
    #expect(found.columns.map(\.name) == ["sybil_trust", "sybil_rank"])
  }

  @Test func `one person alone keeps everything`() async throws {
    let graph = try graph("a,b\n", people: people(["c"]), unknownPeople: .drop)
    for result in try await [
      graph.personalizedPageRank(from: [["c"]])[0], graph.spreadingActivation(from: ["c"]),
      graph.sybilRank(trusting: ["c"]),
    ] {
      #expect(Array(result.values) == [1])
      #expect(Array(result.relativeValues) == [nil])
    }
  }

  @Test func `the number of threads changes no bit`() async throws {
    let graph = try built()
    func all(_ threads: Int) async throws -> [[Double?]] {
      let execution = Execution(threads: threads)
      return try await [
        graph.personalizedPageRank(from: [seeds], execution: execution)[0],
        graph.spreadingActivation(from: seeds, execution: execution),
        graph.sybilRank(trusting: seeds, usesWeights: true, execution: execution),
      ].flatMap { [Array($0.values), Array($0.relativeValues)] }
    }
    let expected = try await all(1)
    for threads in [2, 8] { #expect(try await all(threads) == expected) }
  }

  @Test func `a cancelled task gets nothing`() async throws {
    let graph = try built()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await graph.spreadingActivation(from: seeds)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
