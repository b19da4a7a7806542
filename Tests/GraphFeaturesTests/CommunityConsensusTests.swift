import Buffers
import GraphFeatures
import Tables
import Testing

@Suite struct `Consensus of communities` {
  /// Groups of eight people with all ties inside, one tie from each group to the next.
  private func groups(_ count: Int) throws -> RelationGraph {
    var lines: [String] = []
    for group in 0..<count {
      for one in 0..<8 {
        for other in (one + 1)..<8 { lines.append("\(group)-\(one),\(group)-\(other)") }
      }
      lines.append("\(group)-0,\((group + 1) % count)-1")
    }
    return try graph(lines.joined(separator: "\n"))
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
    let expected = try await built.communityConsensus(ofRuns: 6, seed: 1, threads: 1)
    for threads in [2, 3, 8] {
      let found = try await built.communityConsensus(ofRuns: 6, seed: 1, threads: threads)
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
    _ = try await groups(3).communityConsensus(ofRuns: 3, seed: 1) { part in
      seen.withLock { $0.append(part) }
    }
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted())
    #expect(parts.last == 1)
  }
}
