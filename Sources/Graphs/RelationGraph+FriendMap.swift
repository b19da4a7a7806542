package import Execution
internal import GraphKernels
internal import IgraphCore
internal import Memory

/// A person's friends and the friendships between them, at places in the plane; it names nobody.
package struct FriendMap: Sendable, Equatable {
  /// A point of the plane, in a unit that all share.
  package struct Place: Sendable, Equatable {
    package let x: Double
    package let y: Double
  }

  /// Two friends who are friends, by their places in ``FriendMap/places``.
  package struct Pair: Sendable, Equatable {
    package let one: Int
    package let other: Int
  }

  /// How many friends the person has.
  package let friendCount: Int
  /// The friendships between friends; `nil` where friends are so few that it would be told who they are.
  package let friendshipCount: Int?
  /// How many people each group of friends has who are joined without the person, the largest first; none where
  /// friends are few.
  package let groupSizes: [Int]
  /// Where the person is.
  package let center: Place
  /// Where the friends are that are shown.
  package let places: [Place]
  /// The group of each, by its place in ``groupSizes``.
  package let groups: [Int]
  /// Those of them who are friends.
  package let pairs: [Pair]
}

extension RelationGraph {
  /// Lays out a person's friends, without direction, so that those who are friends are near one another.
  ///
  /// - Parameters:
  ///   - row: The person.
  ///   - fewest: From how many friends on it is told who of them are friends.
  ///   - most: How many friends are shown at most: of the largest groups, in the order of rows.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The map; the same for the same graph.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friends of friends* + *most*²).
  package func friendMap(
    ofRow row: Int, tellingFrom fewest: Int, most: Int = 80, execution: Execution = Execution()
  ) async throws -> FriendMap {
    let rows = compressed.neighbors
    return try await Computation.run(execution, on: origin, callsIgraph: true) { computation in
      let friends = rows.entries(of: row).map { rows.targets[$0] }
      let isTold = friends.count >= fewest
      let pairs = isTold ? try Self.pairs(among: friends, in: rows, computation) : []
      let (groups, sizes) = Self.groups(of: friends.count, joinedBy: pairs)
      let shown = friends.indices.sorted { (groups[$0], $0) < (groups[$1], $1) }.prefix(most)
      let numbers = Dictionary(uniqueKeysWithValues: zip(shown, 0...))
      let drawn = pairs.compactMap { pair -> FriendMap.Pair? in
        guard let one = numbers[pair.one], let other = numbers[pair.other] else { return nil }
        return .init(one: one, other: other)
      }
      // The person is the last vertex, and holds all others together.
      let spokes = (0..<UInt32(shown.count)).map { _ in UInt32(shown.count) }
      let places = try computation.igraph {
        try GraphStorage(
          vertexCount: shown.count + 1, sources: spokes + drawn.map { UInt32($0.one) },
          targets: Array(0..<UInt32(shown.count)) + drawn.map { UInt32($0.other) }
        ).places(computation.observer).map { FriendMap.Place(x: $0.x, y: $0.y) }
      }
      return FriendMap(
        friendCount: friends.count, friendshipCount: isTold ? pairs.count : nil,
        groupSizes: isTold ? sizes : [], center: places[shown.count],
        places: Array(places.dropLast()), groups: isTold ? shown.map { groups[$0] } : [],
        pairs: drawn)
    }
  }

  /// Those of some people, in rising order of rows, who are friends, by their places among them.
  private static func pairs(
    among people: [UInt32], in rows: CompressedRows, _ computation: Computation
  ) throws -> [FriendMap.Pair] {
    let places = Dictionary(uniqueKeysWithValues: zip(people, 0...))
    var pairs: [FriendMap.Pair] = []
    for (one, person) in people.enumerated() {
      try computation.execution.checkCancellation()
      for entry in rows.entries(of: Int(person)) where rows.targets[entry] > person {
        if let other = places[rows.targets[entry]] { pairs.append(.init(one: one, other: other)) }
      }
    }
    return pairs
  }

  /// The connected groups of some people: the group of each, and the sizes, the largest first.
  private static func groups(
    of count: Int, joinedBy pairs: [FriendMap.Pair]
  ) -> (groups: [Int], sizes: [Int]) {
    var first = Array(0..<count)
    func root(_ place: Int) -> Int {
      var place = place
      while first[place] != place {
        first[place] = first[first[place]]
        place = first[place]
      }
      return place
    }
    for pair in pairs {
      let (one, other) = (root(pair.one), root(pair.other))
      first[max(one, other)] = min(one, other)
    }
    let roots = (0..<count).map(root)
    let sizes = Dictionary(roots.map { ($0, 1) }, uniquingKeysWith: +)
    let order = sizes.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(order.map(\.key), 0...))
    return (roots.map { numbers[$0, default: 0] }, order.map(\.value))
  }
}
