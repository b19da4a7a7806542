import Communities
import EdgeLists
import Execution
import Files
import Graphs
import Tables
import Testing

@Suite struct `Shares of friends by community` {
  /// Two triangles with a tie between them, and somebody by themself.
  private func graph() async throws -> RelationGraph {
    let edges = try EdgeList([
      ("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d"), ("c", "d"),
    ])
    return try await edges.graph(people: Table(["id": ["a", "b", "c", "d", "e", "f", "g"]]))
  }

  @Test func `each friend counts once, and who has none has no share`() async throws {
    let graph = try await graph()
    let communities = try await graph.communities(seed: 1)
    let table = try await graph.communityShares(in: communities, ofLargest: 4)
    // Only three communities are there, one of them of the person without friends.
    #expect(table.columnNames.dropFirst() == ["community_0_share", "community_1_share"])
    let first = communities.community(ofRow: 0)
    let other = communities.community(ofRow: 3)
    let shares = try (0..<2).map {
      try table.numbers(inColumn: "community_\($0)_share").map(\.self)
    }
    #expect(shares[first] == [1, 1, 2 / 3, 1 / 3, 0, 0, nil])
    #expect(shares[other] == [0, 0, 1 / 3, 2 / 3, 1, 1, nil])
  }

  @Test func `a community in which nobody has a friend has no column, wherever it stands`()
    async throws
  {
    let graph = try await graph()
    // The person without friends is in the first community of one person.
    let communities = try await graph.communities(labels: [0, 0, 0, 1, 1, 3, 2])
    let table = try await graph.communityShares(in: communities, ofLargest: 9)
    let alone = communities.community(ofRow: 6)
    #expect(
      table.columnNames.dropFirst()
        == (0..<4).filter { $0 != alone }.map { "community_\($0)_share" }[...])
  }

  @Test func `the number of threads changes nothing, and a graph without ties has no shares`()
    async throws
  {
    let graph = try await graph()
    let communities = try await graph.communities(seed: 1)
    let one = try await graph.communityShares(
      in: communities, ofLargest: 2, execution: Execution(threads: 1))
    let four = try await graph.communityShares(
      in: communities, ofLargest: 2, execution: Execution(threads: 4))
    #expect(one == four)
    let lonely = try await EdgeList([(String, String)]()).graph(people: Table(["id": ["a"]]))
    let shares = try await lonely.communityShares(
      in: lonely.communities(seed: 1), ofLargest: 1)
    #expect(shares.columnNames == ["id"])
  }
}
