public import Communities
internal import GraphKernels
public import Graphs
internal import Memory

extension InfluenceSeeds {
  /// The people of most friends in each community: those to look at first in search of people who can
  /// be trusted from the start.
  ///
  /// Trust reaches a community from its own seeds much sooner than from others, so that one without a
  /// seed looks like a region of false accounts.
  ///
  /// - Parameters:
  ///   - communities: A partition of the graph's people.
  ///   - graph: The graph.
  ///   - count: The most people of each community.
  ///   - smallestSize: The size from which communities count.
  /// - Returns: The rows of each community's people, in the order of the communities; those of most
  ///   friends first, ties by row. People without friends are left out.
  /// - Complexity: O(*people* log *people*).
  /// - Precondition: The partition is of as many people as the graph has; the numbers are positive.
  public static func candidates(
    in communities: Communities, of graph: RelationGraph, perCommunity count: Int,
    smallestSize: Int = 1
  ) -> [[Int]] {
    precondition(communities.personCount == graph.personCount, "a partition of the same people")
    precondition(count > 0 && smallestSize > 0, "numbers are positive")
    let rows = graph.compressed.neighbors
    var members = [[Int]](repeating: [], count: communities.count)
    for (row, community) in communities.partition.membership.enumerated()
    where rows.count(of: row) > 0 {
      members[Int(community)].append(row)
    }
    return zip(members, communities.sizes).filter { $0.1 >= smallestSize }.map { members, _ in
      members.sorted { (rows.count(of: $1), $0) < (rows.count(of: $0), $1) }.prefix(count).map {
        $0
      }
    }
  }

  /// The same people with weights such that each community that has a seed gets a part of the trust in
  /// proportion to the number of its people.
  ///
  /// Within a community the proportions stay.
  ///
  /// - Throws: As ``weights(in:)``.
  /// - Complexity: O(*people*).
  /// - Precondition: The partition is of as many people as the graph has.
  public func spread(over communities: Communities, in graph: RelationGraph) throws
    -> InfluenceSeeds
  {
    precondition(communities.personCount == graph.personCount, "a partition of the same people")
    var weights = try weights(in: graph)
    // Near 1, so that no sum overflows; a power of two changes no digit.
    let exponent = weights.reduce(0, max).exponent
    var sums = [Double](repeating: 0, count: communities.count)
    let membership = communities.partition.membership
    for row in weights.indices {
      weights[row] = Double(
        sign: .plus, exponent: -Int(exponent), significand: weights[row])
      sums[Int(membership[row])] += weights[row]
    }
    for row in weights.indices where weights[row] > 0 {
      let community = Int(membership[row])
      weights[row] = weights[row] / sums[community] * Double(communities.sizes[community])
    }
    return .numbers(weights)
  }
}
