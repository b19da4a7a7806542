import Communities
import EdgeLists
import Execution
import Foundation
import Graphs
import Memory
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Significance of communities` {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/communities")

  /// People tied at random.
  private func random(people: Int, friendships: Int) throws -> RelationGraph {
    var state: UInt64 = 1
    func draw() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % people
    }
    return try graph((0..<friendships).map { _ in "\(draw()),\(draw())" }.joined(separator: "\n"))
  }

  // rewired.csv: python-igraph's rewire and Leiden, 2,000 random graphs. Of n graphs the mean errs by
  // sd / √n and the standard deviation by a part of 1 / √2n; four times that is allowed.
  @Test(arguments: [("karate", 200), ("dolphins", 80), ("football", 20)])
  func `modularity in random graphs is as igraph's`(name: String, count: Int) async throws {
    let rows = try Table(contentsOf: Self.golden.appending(path: "rewired.csv").path)
    let row = try #require(rows.identifiers.firstIndex(of: name))
    let value = { (column: String) in try #require(rows[column]?.values.numbers?[row]) }
    let built = try RelationGraph(
      EdgeList(contentsOf: Self.golden.appending(path: "\(name).edges").path))
    let found = try await built.communitySignificance(
      using: .leiden(iterations: nil, starts: 1), rewirings: count, seed: 1)
    let deviation = try value("sd")
    let error = 4 / Double(count).squareRoot()
    #expect(found.rewiredQualities.count == count)
    #expect(abs(try #require(found.mean) - value("mean")) < deviation * error)
    #expect(abs(try #require(found.standardDeviation) / deviation - 1) < error / 2.0.squareRoot())
    #expect(found.reachingCount == 0)
    #expect(found.pValue == 1 / Double(count + 1))
    let expected = try (#require(found.quality) - value("mean")) / deviation
    #expect(abs(try #require(found.zScore) / expected - 1) < 1.2 * error)
  }

  @Test func `a random graph has no communities beyond chance`() async throws {
    let found = try await random(people: 200, friendships: 800).communitySignificance(
      using: .leiden(starts: 2), rewirings: 40, seed: 3)
    #expect(try #require(found.pValue) > 0.05)
    #expect(abs(try #require(found.zScore)) < 2.5)
    // Modularity is far from 0 all the same.
    #expect(try #require(found.mean) > 0.2)
  }

  @Test func `threads change nothing, nor whether graphs are searched side by side`() async throws {
    let built = try random(people: 80, friendships: 200)
    let expected = try await built.communitySignificance(
      rewirings: 5, seed: 2, execution: Execution(threads: 1))
    for threads in [2, 3, 8] {
      let found = try await built.communitySignificance(
        rewirings: 5, seed: 2, execution: Execution(threads: threads))
      #expect(found == expected)
    }
    let short = try await RepeatedSearch(
      built, .leiden(), seed: 2, Execution(threads: 2, memoryLimit: 1)
    )
    .significance(of: nil, runs: 1, rewirings: 5)
    #expect(short == expected)
    #expect(Set(expected.rewiredQualities).count > 1)
  }

  @Test func `given communities are held against what the method finds`() async throws {
    let built = try random(people: 60, friendships: 150)
    let together = try await built.communities(labels: [Int](repeating: 0, count: 60))
    let found = try await built.communitySignificance(of: together, rewirings: 9, seed: 1)
    #expect(found.quality == 0)
    #expect(found.reachingCount == 9)
    #expect(found.pValue == 1)
    #expect(try #require(found.zScore) < 0)
    let own = try await built.communities(seed: 1)
    let left = try await built.communitySignificance(of: own, rewirings: 9, seed: 1)
    let right = try await built.communitySignificance(rewirings: 9, seed: 1)
    #expect(left == right)
  }

  @Test func `without friendships nothing is defined`() async throws {
    for names in [["a"], ["a", "b", "c"]] {
      let empty = try graph("a,a\n", people: people(names))
      let found = try await empty.communitySignificance(rewirings: 3, seed: 1)
      #expect(found.quality == nil && found.mean == nil && found.standardDeviation == nil)
      #expect(found.zScore == nil && found.pValue == nil && found.reachingCount == 0)
    }
  }

  @Test func `where only one graph has the degrees there is no z`() async throws {
    // Everyone knows everyone; a star.
    for lines in ["a,b\na,c\na,d\nb,c\nb,d\nc,d\n", "a,b\na,c\na,d\na,e\n", "a,b\n"] {
      let found = try await graph(lines).communitySignificance(rewirings: 6, seed: 1)
      #expect(found.standardDeviation == 0)
      #expect(found.zScore == nil)
      #expect(found.pValue == 1)
    }
    let one = try await graph("a,b\nb,c\nd,e\n").communitySignificance(rewirings: 1, seed: 1)
    #expect(one.mean != nil && one.standardDeviation == nil && one.zScore == nil)
  }

  @Test(arguments: [CommunityMethod.leiden(starts: 3), .louvain(), .labelPropagation, .infomap()])
  func `direction and weights are no obstacle`(method: CommunityMethod) async throws {
    let lines = "source,target,weight\na,b,1\nb,a,2\nb,c,1\nc,a,5\nd,e,1\ne,f,2\nf,d,3\nc,d,1\n"
    let built = try graph(
      lines, directed: true, format: EdgeListFormat(source: 1, target: 2, weight: 3))
    let found = try await built.communitySignificance(using: method, rewirings: 4, seed: 1)
    #expect(found.rewiredQualities.count == 4)
    #expect(found.rewiredQualities.allSatisfy { -0.5...1 ~= $0 })
  }

  @Test func `progress never falls, and cancelling ends it`() async throws {
    let built = try random(people: 500, friendships: 1500)
    let seen = Shared<[Double]>([])
    _ = try await built.communitySignificance(
      rewirings: 4, seed: 1,
      execution: Execution { part in
        seen.withLock { $0.append(part.fractionCompleted) }
      })
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.last == 1)
    let work = Task { try await built.communitySignificance(rewirings: 10_000, seed: 1) }
    work.cancelSoon()
    await #expect(throws: CancellationError.self) { try await work.value }
  }
}
