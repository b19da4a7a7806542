import EdgeLists
import Execution
import GraphKernels
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

@testable import Communities
@testable import Graphs

@Suite struct `Options of community methods` {
  static let methodsWithStart: [CommunityMethod] = [
    .leiden(), .louvain(), .leiden(optimizing: .constantPotts, resolution: 0.2),
    .louvain(optimizing: .directedModularity, iterations: nil), .labelPropagation,
  ]
  static let methodsWithoutStart: [CommunityMethod] = [
    .synchronousLabelPropagation(), .infomap(), .walktrap(), .fastGreedy, .leadingEigenvector(),
    .spinglass(), .fluid(communityCount: 3),
  ]

  /// A random graph with weights and direction.
  private func randomGraph(
    seed: UInt64, people: Int = 60, rows: Int = 200, for method: CommunityMethod = .leiden()
  ) throws -> RelationGraph {
    var generator = SplitMix64(seed: seed)
    let lines = randomLines(&generator, people: people, rows: rows)
    return try graph(
      lines.joined(separator: "\n"), directed: seed % 2 == 0 || method.followsDirection,
      format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false))
  }

  @Test(arguments: methodsWithStart)
  func `whoever is kept stays with whom they were`(method: CommunityMethod) async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let graph = try randomGraph(seed: seed, for: method)
      // Three groups and people in none; the first two groups are kept.
      let labels = (0..<graph.personCount).map { [7, -3, .max, nil][$0 % 4] }
      let kept = Set((0..<graph.personCount).filter { $0 % 4 < 2 })
      let found = try await graph.communities(
        using: method, startingFrom: labels, keeping: kept, seed: seed)
      let numbers = [0, 1].map { found.membership[$0] }
      #expect(numbers[0] != numbers[1])
      for person in kept { #expect(found.membership[person] == numbers[person % 4]) }
      for threads in [1, 2, 3, 8] {
        #expect(
          try await graph.communities(
            using: method, startingFrom: labels, keeping: kept, seed: seed,
            execution: Execution(threads: threads))
            == found)
      }
    }
  }

  @Test(arguments: methodsWithStart)
  func `people without a label begin alone`(method: CommunityMethod) async throws {
    let graph = try randomGraph(seed: 3, for: method)
    let everyone = Set(0..<graph.personCount)
    let none = [Int?](repeating: nil, count: graph.personCount)
    let found = try await graph.communities(
      using: method, startingFrom: none, keeping: everyone, seed: 1)
    #expect(found.membership == Array(0..<graph.personCount))
    #expect(
      try await graph.communities(using: method, keeping: everyone, seed: 1) == found)
    #expect(
      try await graph.communities(using: method, startingFrom: none, seed: 1)
        == graph.communities(using: method, seed: 1))
  }

  @Test(arguments: methodsWithStart.prefix(4))
  func `quality never falls below the start's`(method: CommunityMethod) async throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      let graph = try randomGraph(seed: seed, for: method)
      let first = try await graph.communities(using: method, seed: seed)
      let second = try await graph.communities(
        using: method, startingFrom: first.membership, seed: seed + 1)
      #expect(try #require(second.quality) >= (try #require(first.quality)) - 1e-12)
    }
  }

  @Test(arguments: methodsWithoutStart)
  func `a start is refused by methods that have none`(method: CommunityMethod) async throws {
    let graph = try randomGraph(seed: 4)
    let error = await #expect(throws: GraphError.self) {
      try await graph.communities(using: method, keeping: [0], seed: 1)
    }
    #expect(error?.code == .notApplicable)
    #expect(
      error?.description
        == "method '\(method.name)' can't start from given communities; "
        + "use leiden, louvain or label-propagation")
  }

  @Test(arguments: [
    CommunityMethod.leiden(), .louvain(iterations: 1),
    .leiden(optimizing: .constantPotts, resolution: 0.2),
    .louvain(optimizing: .directedModularity, iterations: 1),
  ])
  func `levels are nested and end with the communities`(_ method: CommunityMethod) async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let graph = try randomGraph(seed: seed, people: 300, rows: 500, for: method)
      let levels = try await graph.communityLevels(using: method, seed: seed)
      #expect(try await graph.communities(using: method, seed: seed) == levels.last)
      for (lower, upper) in zip(levels, levels.dropFirst()) {
        #expect(lower.count > upper.count)
        var above: [Int: Int] = [:]
        for (group, whole) in zip(lower.membership, upper.membership) {
          #expect(above[group] ?? whole == whole)
          above[group] = whole
        }
      }
      #expect(levels.count > 1)
      for threads in [1, 3] {
        #expect(
          try await graph.communityLevels(
            using: method, seed: seed, execution: Execution(threads: threads)) == levels)
      }
    }
  }

  // One in six is without friends: those are left out of the search.
  @Test(arguments: [CommunityMethod.leiden(starts: 1), .leiden(), .louvain(iterations: 1)])
  func `levels end with the communities where many have no friends`(
    _ method: CommunityMethod
  ) async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      var lines = randomLines(&generator, people: 200, rows: 300)
      for person in 0..<40 { lines.insert("z\(person),z\(person),1", at: person * 7) }
      let graph = try graph(
        lines.joined(separator: "\n"), directed: false,
        format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false))
      let found = try await graph.communities(using: method, seed: seed)
      let levels = try await graph.communityLevels(using: method, seed: seed)
      #expect(levels.last == found)
      #expect(levels.count > 1)
      let alone = Array(0..<graph.personCount)
      #expect(
        try await graph.communities(using: method, startingFrom: alone, seed: seed) == found)
    }
  }

  @Test func `Leiden begins more often the smaller the graph is`() async throws {
    let small = try randomGraph(seed: 1)
    #expect(
      try await small.communities(using: .leiden(), seed: 1)
        == small.communities(using: .leiden(starts: 10), seed: 1))
    let leiden = try #require(CommunityMethod.leiden().search)
    for (friendships, people, count) in [
      (0, 0, 10), (52_000, 60_000, 8), (200_000, 10, 2), (20, 600_000, 1), (1 << 40, 9, 1),
    ] {
      #expect(
        leiden.startCount(edgeCount: friendships, vertexCount: people, startsAlone: true) == count)
    }
    // From given communities it begins once.
    let labels = small.identifiers.indices.map { $0 % 5 }
    #expect(
      try await small.communities(using: .leiden(), startingFrom: labels, seed: 1)
        == small.communities(using: .leiden(starts: 1), startingFrom: labels, seed: 1))
  }

  @Test func `runs begin once unless it is said how often`() async throws {
    let graph = try randomGraph(seed: 2, people: 400, rows: 900)
    let runs = try await graph.communityConsensus(ofRuns: 3, seed: 1).runs
    for run in runs {
      #expect(
        try await graph.communities(using: .leiden(starts: 1), seed: run.seed).modularity
          == run.modularity)
    }
    let better = try await graph.communityConsensus(ofRuns: 3, using: .leiden(starts: 9), seed: 1)
    let sums = try [runs, better.runs].map { runs in
      try runs.reduce(0) { $0 + (try #require($1.modularity)) }
    }
    #expect(sums[0] + 0.003 < sums[1])
    let (scan, other) = try await (
      graph.resolutionScan(ResolutionScan.Options(resolutions: [1]), seed: 1),
      graph.resolutionScan(
        ResolutionScan.Options(resolutions: [1]), using: .leiden(starts: 1), seed: 1)
    )
    #expect(scan.table.columns == other.table.columns)
  }

  @Test(arguments: methodsWithoutStart + [.labelPropagation])
  func `levels are refused by methods that have none`(method: CommunityMethod) async throws {
    let graph = try randomGraph(seed: 4)
    let error = await #expect(throws: GraphError.self) {
      try await graph.communityLevels(using: method, seed: 1)
    }
    #expect(error?.description == "method '\(method.name)' has no levels; use leiden or louvain")
  }

  @Test func `one person and people alone are a level`() async throws {
    for lines in ["a,a\n", "a,a\nb,b\n"] {
      let graph = try graph(lines)
      let levels = try await graph.communityLevels(seed: 1)
      #expect(levels.map(\.membership) == [Array(0..<graph.personCount)])
    }
  }

  @Test func `directed modularity is refused where ties have no direction`() async throws {
    let graph = try randomGraph(seed: 5)
    #expect(!graph.isDirected)
    let method = CommunityMethod.leiden(optimizing: .directedModularity)
    let uses: [(String, @Sendable () async throws -> Void)] = [
      ("communities", { _ = try await graph.communities(using: method, seed: 1) }),
      ("levels", { _ = try await graph.communityLevels(using: method, seed: 1) }),
      (
        "a consensus",
        { _ = try await graph.communityConsensus(ofRuns: 2, using: method, seed: 1) }
      ),
      (
        "significance",
        {
          let given = try await graph.communities(seed: 1)
          _ = try await graph.communitySignificance(
            of: given, using: method, rewirings: 2, seed: 1)
        }
      ),
      (
        "a scan",
        {
          _ = try await graph.resolutionScan(
            ResolutionScan.Options(resolutions: [1]), using: method, seed: 1)
        }
      ),
      (
        "a history",
        {
          var history = CommunityHistory()
          try await history.append(communitiesOf: graph, named: "1", using: method, seed: 1)
        }
      ),
    ]
    for (name, use) in uses {
      let error = await #expect(throws: GraphError.self, "\(name)") { try await use() }
      #expect(error?.code == .notApplicable)
      #expect(
        error?.description
          == "directed modularity needs direction; read the edges as directed (`directed: true`)")
    }
  }

  @Test func `numbers that may have been computed throw and do not trap`() async throws {
    let graph = try randomGraph(seed: 2)
    let method = CommunityMethod.labelPropagation
    let error = await #expect(throws: GraphError.self) {
      try await graph.resolutionScan(
        ResolutionScan.Options(resolutions: [1]), using: method, seed: 1)
    }
    #expect(
      error?.description == "method 'label-propagation' has no resolution; use leiden or louvain")
    for resolutions in [[], [2, 1], [1, 1], [-1, 1], [.nan], [1, .infinity]] as [[Double]] {
      await #expect(throws: GraphError.self, "\(resolutions)") {
        try await graph.resolutionScan(
          ResolutionScan.Options(resolutions: resolutions), seed: 1)
      }
    }
    await #expect(throws: GraphError.self) {
      try await graph.resolutionScan(
        ResolutionScan.Options(resolutions: [1], runs: 0), seed: 1)
    }
    await #expect(throws: GraphError.self) {
      try await graph.communityConsensus(ofRuns: 0, seed: 1)
    }
    await #expect(throws: GraphError.self) {
      try await graph.communitySignificance(rewirings: 0, seed: 1)
    }
    await #expect(throws: GraphError.self) {
      try await graph.communitySignificance(runs: 0, rewirings: 1, seed: 1)
    }
  }

  //  b   c       In step, a takes the smallest of the labels b, c, d,
  //   \ /        and all others take that of a, round by round: those
  //    a---d     three are one community without a tie inside.
  @Test func `labels taken in step need not hold together`() async throws {
    let star = try graph("a,b\na,c\na,d\n")
    for rounds in 1...4 {
      let found = try await star.communities(
        using: .synchronousLabelPropagation(rounds: rounds), seed: 1)
      #expect(found.membership == [1, 0, 0, 0])
      #expect(found.internalDegrees == [0, 0, 0, 0])
      #expect(found.quality == nil)
    }
    let start = try await star.communities(
      using: .synchronousLabelPropagation(rounds: 0), seed: 1)
    #expect(start.membership == [0, 1, 2, 3])
  }
}
