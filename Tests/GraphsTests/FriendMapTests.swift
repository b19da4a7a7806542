import Graphs
import Identifiers
import Statistics
import TestSupport
import Testing

/// Maps of a person's friends, against counting pair by pair.
@Suite struct `Maps of friends` {
  @Test(arguments: [false, true])
  func `count friends, friendships between them and groups that are joined`(
    directed: Bool
  ) async throws {
    var generator = SplitMix64(seed: 7)
    let graph = try graph(
      randomLines(&generator, people: 60, rows: 260).joined(separator: "\n") + "\n",
      directed: directed)
    for row in 0..<graph.personCount {
      let map = try await graph.friendMap(ofRow: row, tellingFrom: 1)
      let friends = try graph.friends(of: graph.identifiers[row]).map(\.row)
      #expect(map.friendCount == friends.count && map.places.count == friends.count)
      let names = friends.map { graph.identifiers[$0] }
      var pairs = 0
      var group = Array(friends.indices)
      for one in names.indices {
        for other in names.indices where other > one {
          guard try graph.hasFriendship(between: names[one], and: names[other]) else { continue }
          pairs += 1
          let (old, new) = (group[other], group[one])
          group = group.map { $0 == old ? new : $0 }
        }
      }
      #expect(map.friendshipCount == pairs && map.pairs.count == pairs)
      let sizes = Dictionary(group.map { ($0, 1) }, uniquingKeysWith: +).values.sorted(by: >)
      #expect(map.groupSizes == sizes)
      #expect(map.groups == sizes.enumerated().flatMap { Array(repeating: $0, count: $1) })
      #expect(map.pairs.allSatisfy { map.groups[$0.one] == map.groups[$0.other] })
      #expect((map.places + [map.center]).allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
  }

  @Test func `tell nothing of few friends' friendships`() async throws {
    let graph = try graph("a,b\nb,c\nc,a\na,d\nd,b\n", people: people(["alone"]))
    let row = try #require(graph.row(of: "a"))
    let few = try await graph.friendMap(ofRow: row, tellingFrom: 4)
    #expect(few.friendCount == 3 && few.places.count == 3)
    #expect(few.friendshipCount == nil && few.pairs.isEmpty)
    #expect(few.groupSizes.isEmpty && few.groups.isEmpty)
    let enough = try await graph.friendMap(ofRow: row, tellingFrom: 3)
    #expect(enough.friendshipCount == 2 && enough.groupSizes == [3])
    // Where friends are does not tell it either.
    let apart = try TestSupport.graph("a,b\na,c\na,d\n")
    #expect(
      try await apart.friendMap(ofRow: #require(apart.row(of: "a")), tellingFrom: 4).places
        == few.places)
    let alone = try await graph.friendMap(
      ofRow: #require(graph.row(of: "alone")), tellingFrom: 1)
    #expect(alone.friendCount == 0 && alone.places.isEmpty && alone.groupSizes.isEmpty)
  }

  @Test func `show the largest groups of many friends, and are the same each time`() async throws {
    let spokes = (1...200).map { "hub,p\($0)" } + (2...50).map { "p1,p\($0)" }
    let graph = try graph(spokes.joined(separator: "\n") + "\n")
    let row = try #require(graph.row(of: "hub"))
    let map = try await graph.friendMap(ofRow: row, tellingFrom: 5, most: 80)
    #expect(map.friendCount == 200 && map.friendshipCount == 49)
    #expect(map.groupSizes == [50] + Array(repeating: 1, count: 150))
    #expect(map.places.count == 80 && map.groups.count { $0 == 0 } == 50 && map.pairs.count == 49)
    #expect(try await graph.friendMap(ofRow: row, tellingFrom: 5, most: 80) == map)
  }
}
