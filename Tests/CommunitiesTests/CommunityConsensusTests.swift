import Execution
import GraphKernels
import Memory
import Statistics
import Tables
import TestSupport
import Testing

@testable import Communities
@testable import Graphs

@Suite struct `Consensus of communities` {
  /// Groups of eight people with all ties inside, one tie from each group to the next.
  private func groups(_ count: Int, directed: Bool = false) throws -> RelationGraph {
    var lines: [String] = []
    for group in 0..<count {
      for one in 0..<8 {
        for other in (one + 1)..<8 { lines.append("\(group)-\(one),\(group)-\(other)") }
      }
      lines.append("\(group)-0,\((group + 1) % count)-1")
    }
    return try graph(lines.joined(separator: "\n"), directed: directed)
  }

  @Test func `runs that agree leave no doubt`() async throws {
    let found = try await groups(6).communityConsensus(ofRuns: 5, seed: 3)
    #expect(found.communities.count == 6)
    #expect(found.communities.sizes == [8, 8, 8, 8, 8, 8])
    #expect(found.stability.allSatisfy { $0 == 1 })
    #expect(found.runs.map(\.seed) == [3, 4, 5, 6, 7])
    #expect(found.agreements.count == 10)
    #expect(abs((found.meanAgreement ?? 0) - 1) < 1e-12)
    #expect(found.stabilityByCommunity == [1, 1, 1, 1, 1, 1])
    #expect(found.column.name == "community_stability")
  }

  @Test func `one run is its own consensus`() async throws {
    let graph = try groups(4)
    let run = try await graph.communities(seed: 9)
    let found = try await graph.communityConsensus(ofRuns: 1, seed: 9)
    #expect(found.communities.membership == run.membership)
    #expect(found.stability.allSatisfy { $0 == 1 })
    #expect(found.meanAgreement == nil)
  }

  @Test func `threads change nothing, and seeds may`() async throws {
    // A ring of people: no division is much better than another.
    let lines = (0..<200).map { "p\($0),p\(($0 + 1) % 200)" }
    let built = try graph(lines.joined(separator: "\n"))
    let expected = try await built.communityConsensus(
      ofRuns: 6, seed: 1, execution: Execution(threads: 1))
    for threads in [2, 3, 8] {
      let found = try await built.communityConsensus(
        ofRuns: 6, seed: 1, execution: Execution(threads: threads))
      #expect(found.communities == expected.communities)
      #expect(found.stability == expected.stability)
      #expect(found.agreements == expected.agreements)
    }
    #expect(expected.stability.contains { $0 < 1 })
    #expect(expected.stability.allSatisfy { 0...1 ~= $0 })
    #expect((expected.meanAgreement ?? 1) < 0.999)
  }

  @Test func `progress never falls`() async throws {
    let seen = Shared<[Double]>([])
    _ = try await groups(3).communityConsensus(
      ofRuns: 3, seed: 1,
      execution: Execution { part in
        seen.withLock { $0.append(part.fractionCompleted) }
      })
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted())
    #expect(parts.last == 1)
  }

  private static let methods: [CommunityMethod] =
    [CommunityObjective.modularity, .directedModularity, .constantPotts].flatMap { objective in
      [0, 0.1, 1, 3].flatMap { resolution in
        [
          CommunityMethod.leiden(optimizing: objective, resolution: resolution),
          .louvain(optimizing: objective, resolution: resolution, iterations: 1),
        ]
      }
    } + [
      .labelPropagation, .synchronousLabelPropagation(), .infomap(), .walktrap(), .fastGreedy,
      .leadingEigenvector(), .spinglass(), .spinglass(resolution: 0.3), .fluid(communityCount: 4),
    ]

  @Test(arguments: methods)
  func `runs that agree are their own consensus, whatever the method`(
    method: CommunityMethod
  ) async throws {
    // Groups that hang together, and people tied at random.
    let random = try randomGraph(people: 30, ties: 70, seed: 5, for: method)
    for built in [try groups(4, directed: method.followsDirection), random] {
      let run = try await built.communities(using: method.beginningOnce, seed: 4)
      let common = CommonRuns(
        (0..<5).map { CommonRuns.Run(run, seed: $0, merit: method.merit(of: run)) },
        of: built.compressed, method, agreements: Array(repeating: 1, count: 10))
      for seed in 1...3 as ClosedRange<UInt64> {
        let (_, found) = try common.consensus(seed: seed, Execution())
        #expect(found == run)
      }
      let alone = try await built.communityConsensus(ofRuns: 1, using: method, seed: 4)
      #expect(alone.communities == run)
      #expect(alone.stability.allSatisfy { $0 == 1 })
    }
  }

  @Test(arguments: methods)
  func `the consensus is at least as good as the median of the runs`(
    method: CommunityMethod
  ) async throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      let built = try randomGraph(people: 40, ties: 90, seed: seed, for: method)
      for count in [2, 5] {
        let found = try await built.communityConsensus(ofRuns: count, using: method, seed: seed)
        // The length of a description, which is to be short.
        let sign = method.name == "infomap" ? -1.0 : 1
        let merits = try found.runs.map { try sign * #require($0.quality ?? $0.modularity) }
          .sorted()
        let median = (merits[(count - 1) / 2] + merits[count / 2]) / 2
        let own = sign * (try #require(found.communities.quality ?? found.communities.modularity))
        #expect(own >= median - 1e-12)
        if method.search != nil { #expect(own >= merits[count - 1] - 1e-12) }
      }
    }
  }

  //  a---b   The four cliques hang in a ring. At resolution 0 chance ties nobody, so that all people
  //  |   |   are one community.
  //  d---c
  @Test func `the consensus has the resolution and the objective of the runs`() async throws {
    let (ring, directed) = (try groups(4), try groups(4, directed: true))
    for method in [
      CommunityMethod.leiden(resolution: 0), .louvain(resolution: 0),
      .leiden(optimizing: .constantPotts, resolution: 0),
      .leiden(optimizing: .directedModularity, resolution: 0),
    ] {
      let found = try await (method.followsDirection ? directed : ring)
        .communityConsensus(ofRuns: 3, using: method, seed: 1)
      #expect(found.runs.map(\.communityCount) == [1, 1, 1])
      #expect(found.communities.count == 1)
    }
    // Above the density of all that hangs together everyone is alone.
    let alone = try await ring.communityConsensus(
      ofRuns: 3, using: .leiden(optimizing: .constantPotts, resolution: 1.5), seed: 1)
    #expect(alone.communities.count == 32)
  }

  @Test(arguments: [CommunityMethod.walktrap(), .fastGreedy, .synchronousLabelPropagation()])
  func `methods without chance are their own consensus`(method: CommunityMethod) async throws {
    let built = try randomGraph(people: 150, ties: 260, seed: 8)
    let run = try await built.communities(using: method, seed: 1)
    let found = try await built.communityConsensus(ofRuns: 5, using: method, seed: 7)
    #expect(found.communities == run)
    #expect(found.stability.allSatisfy { $0 == 1 })
    #expect(found.runs.allSatisfy { $0.communityCount == run.count })
  }

  @Test(arguments: [
    CommunityMethod.labelPropagation, .infomap(), .spinglass(), .fluid(communityCount: 5),
  ])
  func `of methods without a search of ours the run that agrees most is taken`(
    method: CommunityMethod
  ) async throws {
    let built = try randomGraph(people: 40, ties: 70, seed: 3)
    let found = try await built.communityConsensus(ofRuns: 6, using: method, seed: 2)
    var runs: [Communities] = []
    for run in found.runs {
      runs.append(try await built.communities(using: method, seed: run.seed))
    }
    let merits = runs.map { method.merit(of: $0) }
    let sorted = merits.sorted()
    var (best, most) = (0, -Double.infinity)
    for (number, run) in runs.enumerated() where merits[number] >= (sorted[2] + sorted[3]) / 2 {
      var sum = 0.0
      for (other, partition) in runs.enumerated() where other != number {
        sum += try await run.agreement(with: partition).adjustedMutualInformation
      }
      if sum > most + 1e-9 { (best, most) = (number, sum) }
    }
    #expect(found.communities.membership == runs[best].membership)
  }

  /// A connected graph: a ring of people, and ties at random.
  private func randomGraph(
    people: Int, ties: Int, seed: UInt64, for method: CommunityMethod = .leiden()
  ) throws -> RelationGraph {
    var generator = SplitMix64(seed: seed)
    var lines = (0..<people).map { "\($0),\(($0 + 1) % people)" }
    for _ in 0..<ties {
      lines.append(
        "\(Int.random(in: 0..<people, using: &generator)),"
          + "\(Int.random(in: 0..<people, using: &generator))")
    }
    return try graph(
      lines.joined(separator: "\n"), directed: seed % 2 == 1 || method.followsDirection)
  }
}
