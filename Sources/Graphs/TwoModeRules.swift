internal import EdgeLists
internal import Files

/// How people become friends by what they share: shops, devices, addresses, which the targets of a
/// list of people and resources name.
///
/// A name means two things if it is both a source and a target: a person, and a resource.
public struct TwoModeRules: Sendable, Hashable {
  /// What a resource that two people share adds to the weight of their friendship.
  public enum SharedWeight: Sendable, Hashable {
    /// 1, so that the weight is the number of resources shared.
    case one
    /// 1 / (*d* − 1) with *d* people, so that a resource ties each of them to the others by 1 in all.
    ///
    /// - Source: Newman, "Scientific collaboration networks. II", *Physical Review E* 64 (2001),
    ///   [doi:10.1103/PhysRevE.64.016132](https://doi.org/10.1103/PhysRevE.64.016132).
    case bySize
  }

  /// The largest hub where none is given.
  public static let defaultLargestHub = 100

  /// What a resource adds.
  ///
  /// Where the list has weights or a half-life this is multiplied by the smaller
  /// of the two people's: a resource that two share counts as the weaker tie to it.
  public var weight: SharedWeight
  /// Resources with more people than this tie nobody: strangers meet there, and each would be a clique.
  ///
  /// With *m* rows at most *m* times this many pairs are looked at.
  public var largestHub: Int

  /// Sets the rules.
  ///
  /// - Parameters: As the properties.
  /// - Precondition: `largestHub` is at least 2.
  public init(weight: SharedWeight = .one, largestHub: Int = defaultLargestHub) {
    precondition(largestHub >= 2, "a resource ties two people at least")
    self.weight = weight
    self.largestHub = largestHub
  }
}

extension GraphRules {
  /// Throws if a list can't be one of people and resources.
  func checkTwoMode(of edges: EdgeList) throws(GraphError) {
    guard twoMode != nil else { return }
    if isDirected {
      throw GraphError(
        .notApplicable, "friendships by what people share have no direction",
        remedy: "read the list without \(.isDirected)")
    }
    if edges.listsPeople, edges.summary.declaration?.isBipartite != true {
      throw GraphError(
        .notApplicable, "\(edges.sourceName) lists its vertices, without saying which are people",
        remedy: "give a list with people in one column and what they share in another")
    }
  }
}

/// What people share, in numbers.
public struct ResourceSummary: Sendable, Equatable {
  /// How many resources someone has.
  public let count: Int
  /// How many of them have more people than ``TwoModeRules/largestHub``, and tie nobody.
  public let hubCount: Int
  /// How many pairs of a person and such a resource there are.
  public let hubPairCount: Int
  /// How many people the resource with the most has.
  public let largestSize: Int
  /// The most people of a resource that ties them.
  public let largestHub: Int
}

extension ResourceSummary: CustomStringConvertible {
  /// The numbers in a line.
  public var description: String {
    if count == 0 { return "0" }
    let hubs =
      hubCount == 0
      ? ""
      : "; \(hubCount.withCommas) with more than \(largestHub.withCommas), of \(hubPairCount.withCommas) rows, tie nobody"
    return "\(count.withCommas), the largest of \(largestSize.counted("person", "people"))\(hubs)"
  }
}
