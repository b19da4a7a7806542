public import Execution
internal import Files
internal import GraphKernels
public import Graphs
public import Tables

extension RelationGraph {
  /// The shares of everyone's friends who are in each of the largest communities: where in the graph a
  /// person stands, as numbers.
  ///
  /// Columns `community_0_share`, `community_1_share` and so on; missing for people without friends.
  /// There is none for a community in which nobody has a friend, and so fewer columns where there are
  /// fewer communities. Direction is ignored, and each friend counts once.
  ///
  /// ```swift
  /// let graph = try await EdgeList([("a", "b"), ("b", "c"), ("c", "a")]).graph()
  /// let communities = try await graph.communities(seed: 1)
  /// let shares = try await graph.communityShares(in: communities, ofLargest: 1)
  /// ```
  ///
  /// - Parameters:
  ///   - communities: The communities of this graph.
  ///   - count: How many of them, the largest first.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The identifiers and the shares.
  /// - Throws: ``DataError`` if the identifier column has the name of one of them; `CancellationError` if
  ///   the task is cancelled.
  /// - Complexity: O(*people* · `count` + *friendships*).
  /// - Precondition: The communities are those of this graph's people, and `count` is not negative.
  public func communityShares(
    in communities: Communities, ofLargest count: Int, execution: Execution = Execution()
  ) async throws -> Table {
    precondition(communities.personCount == personCount, "one community per person")
    precondition(count >= 0, "a number of communities is not negative")
    let graph = compressed
    return try await Computation.run(execution, on: origin) { computation in
      let shares = try graph.groupShares(
        in: communities.partition, ofFirst: min(count, communities.count), computation.execution)
      let hasShares = self.hasFriends(inEachOf: communities)
      var table = self.identifierTable
      for (number, values) in shares.enumerated() where hasShares[number] {
        let name = CommunitySearch.shareName(ofCommunity: number)
        try table.append(Column(name, .reals(missingAsNaN: values)))
      }
      return table
    }
  }
}

extension RelationGraph {
  /// Whether anybody has a friend in each of some communities: not in that of a person without friends.
  private func hasFriends(inEachOf communities: Communities) -> [Bool] {
    let rows = compressed.neighbors
    var marks = [Bool](repeating: false, count: communities.count)
    for (row, community) in communities.partition.membership.enumerated()
    where rows.count(of: row) > 0 {
      marks[Int(community)] = true
    }
    return marks
  }
}

extension CommunitySearch {
  /// The name of the share of friends who are in a community.
  static func shareName(ofCommunity number: Int) -> String { "community_\(number)_share" }

  /// How many of the largest communities need shares so that a column of some name comes out; `nil` if
  /// none has that name.
  package static func communityCount(forShare name: String) -> Int? {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = Int(parts[1]), (0..<1000).contains(number) else {
      return nil
    }
    return name == shareName(ofCommunity: number) ? number + 1 : nil
  }

  /// Entries of a data dictionary for the shares of friends in some communities, by their numbers.
  package func shareDescriptions(of numbers: some Sequence<Int>) -> [ColumnDescription] {
    numbers.map { number in
      ColumnDescription(
        Self.shareName(ofCommunity: number), .decimal,
        "share of the person's friends who are in community \(number); there is no column if nobody "
          + "has a friend in it", range: "0 to 1",
        missing: "without friends", source: "communities by method \(method.name)",
        weights: weights)
    }
  }
}
