import Execution
import GraphKernels
import Statistics
import Testing

/// What Traag, Waltman & van Eck prove of Leiden (2019, doi:10.1038/s41598-019-41695-z, table of
/// guarantees), beyond connected and separated communities: checked by trying all ways to take a small
/// community apart.
@Suite struct `Guarantees of Leiden` {
  @Test(arguments: 500..<525 as Range<UInt64>)
  func `after every iteration communities are well connected, part by part`(seed: UInt64) throws {
    let graph = try Self.graph(seed)
    for (function, resolution) in Self.qualities {
      let plain = PlainQuality(graph, function, resolution: resolution)
      func found(
        _ iterations: Int, _ start: CommunityStart, startCount: Int = 1
      ) throws -> CanonicalPartition {
        try graph.leiden(
          optimizing: function, resolution: resolution, iterations: iterations,
          startCount: startCount, start: start, seed: seed, Execution()
        ).partition
      }
      let alone = CommunityStart()
      let communities = try found(2, alone)
      // Communities thrown together two by two: people often have no reason to leave one by one.
      let pairs = CommunityStart(
        partition: CanonicalPartition(labels: communities.membership.map { Int($0) / 2 }))
      for partition in try [
        communities, found(1, alone), found(1, pairs), found(1, alone, startCount: 4),
        found(2, alone, startCount: 4), found(1, pairs, startCount: 3),
      ] {
        for community in partition.memberLists {
          #expect(CommunityParts(community, plain)?.canBeBuilt { _ in true } ?? true)
        }
      }
    }
  }

  @Test(arguments: 500..<525 as Range<UInt64>)
  func `a stable community is built of parts that gain nothing by leaving it`(seed: UInt64) throws {
    let graph = try Self.graph(seed)
    for (function, resolution) in Self.qualities {
      let plain = PlainQuality(graph, function, resolution: resolution)
      for startCount in [1, 3] {
        let found = try graph.leiden(
          optimizing: function, resolution: resolution, iterations: nil, startCount: startCount,
          seed: seed, Execution())
        #expect(found.isStable)
        for community in found.partition.memberLists {
          guard let parts = CommunityParts(community, plain) else { continue }
          #expect(parts.canBeBuilt { parts.bond($0, parts.all & ~$0) >= -1e-9 })
        }
      }
    }
  }

  @Test func `a bridge between cliques is no well connected community`() throws {
    // Two triangles with a tie between them.
    let graph = try CompressedGraph("ab bc ca cd de ef fd")
    let plain = PlainQuality(graph, .constantPotts, resolution: 0.5)
    for (members, isBuilt) in [([0, 1, 2], true), ([2, 3], true), ([0, 1, 2, 3, 4, 5], false)] {
      let parts = try #require(CommunityParts(members, plain))
      #expect(parts.canBeBuilt { _ in true } == isBuilt)
    }
    let pair = try #require(CommunityParts([0, 3], plain))
    #expect(!pair.canBeBuilt { _ in true })
  }

  /// Sparse graphs: Louvain breaks the first guarantee in some.
  static func graph(_ seed: UInt64) throws -> CompressedGraph {
    var generator = SplitMix64(seed: seed)
    return try EdgeInput.random(
      vertexCount: 80, edgeCount: 110, isDirected: seed & 1 == 1, weighted: seed & 2 == 2,
      &generator
    ).graph()
  }

  static let qualities: [(QualityFunction, Double)] = [
    (.constantPotts, 0.2), (.constantPotts, 0.5), (.constantPotts, 1), (.modularity, 1),
    (.modularity, 2), (.directedModularity, 1),
  ]
}

/// All parts of one community, each a set of bits.
private struct CommunityParts {
  private let worth: [[Double]]

  /// Takes a community; `nil` if it has too many parts to try all.
  init?(_ members: [Int], _ quality: PlainQuality) {
    if members.count > 9 { return nil }
    worth = members.map { one in members.map { quality.gain(joining: [one], to: [$0]) } }
  }

  /// The whole community.
  var all: Int { 1 << worth.count - 1 }

  /// What two parts gain by being together.
  func bond(_ one: Int, _ other: Int) -> Double {
    var sum = 0.0
    for first in worth.indices where one >> first & 1 == 1 {
      for second in worth.indices where other >> second & 1 == 1 { sum += worth[first][second] }
    }
    return sum
  }

  /// Whether the community can be put together from single people, two parts at a time, so that no
  /// two lose by it and all parts are such as asked.
  func canBeBuilt(of isRight: (Int) -> Bool) -> Bool {
    var built = [Bool](repeating: false, count: all + 1)
    for part in 1...all where part == all || isRight(part) {
      if part & (part - 1) == 0 {
        built[part] = true
        continue
      }
      var one = (part - 1) & part
      while one > 0, !built[part] {
        let other = part ^ one
        // Each pair once.
        if one > other, built[one], built[other] { built[part] = bond(one, other) >= -1e-9 }
        one = (one - 1) & part
      }
    }
    return built[all]
  }
}
