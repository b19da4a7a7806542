/// A way to divide people into communities: groups with more friendships inside than across.
public struct CommunityMethod: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case leiden(CommunityObjective, resolution: Double, iterations: Int?)
    case louvain(resolution: Double)
    case labelPropagation
    case infomap(trials: Int)
    case walktrap(steps: Int)
  }

  let kind: Kind

  /// Whether the method is igraph's, for which the friendships are copied.
  package var usesIgraph: Bool {
    switch kind {
    case .leiden, .louvain, .labelPropagation: false
    case .infomap, .walktrap: true
    }
  }

  /// The method's name as on the command line.
  public var name: String {
    switch kind {
    case .leiden: "leiden"
    case .louvain: "louvain"
    case .labelPropagation: "label-propagation"
    case .infomap: "infomap"
    case .walktrap: "walktrap"
    }
  }
}

/// What a partition into communities is to make large.
public enum CommunityObjective: Sendable, Hashable {
  /// Friendships inside communities beyond what the degrees alone would give.
  case modularity
  /// Friendships inside communities beyond a fixed density: the constant Potts model.
  case constantPotts
}

extension CommunityMethod {
  /// Moves people one by one, refines, merges, and starts again: connected communities.
  ///
  /// - Parameters:
  ///   - objective: What is made large.
  ///   - resolution: Higher gives more, smaller communities. For the constant Potts model it is the
  ///     density that a community must exceed, so it lies below 1 in sparse graphs.
  ///   - iterations: How often the whole is repeated at most; it ends before when nothing improves
  ///     any more, and `nil` waits for that, which can take long where there are no communities.
  /// - Returns: The method.
  /// - Complexity: about O(*friendships*) per iteration.
  /// - Source: Traag, Waltman & van Eck, "From Louvain to Leiden" (2019),
  ///   [doi:10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z).
  /// - Precondition: `resolution >= 0` and `iterations`, if given, positive.
  public static func leiden(
    optimizing objective: CommunityObjective = .modularity, resolution: Double = 1,
    iterations: Int? = 10
  ) -> CommunityMethod {
    precondition(resolution >= 0, "the resolution is not negative")
    precondition(iterations ?? 1 > 0, "the number of iterations is positive")
    return CommunityMethod(
      kind: .leiden(objective, resolution: resolution, iterations: iterations))
  }

  /// Moves people one by one and merges, level by level, making modularity large.
  ///
  /// - Parameter resolution: Higher gives more, smaller communities.
  /// - Returns: The method.
  /// - Complexity: about O(*friendships*).
  /// - Source: Blondel et al., "Fast unfolding of communities in large networks" (2008),
  ///   [doi:10.1088/1742-5468/2008/10/P10008](https://doi.org/10.1088/1742-5468/2008/10/P10008).
  /// - Precondition: `resolution >= 0`.
  public static func louvain(resolution: Double = 1) -> CommunityMethod {
    precondition(resolution >= 0, "the resolution is not negative")
    return CommunityMethod(kind: .louvain(resolution: resolution))
  }

  /// Everyone takes the label most common among their friends, until nobody has more friends with
  /// another label than with their own; communities are connected.
  ///
  /// - Complexity: O(*friendships*) each time that all are looked at; usually a few times.
  /// - Source: Raghavan, Albert & Kumara (2007),
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  public static let labelPropagation = CommunityMethod(kind: .labelPropagation)

  /// Communities in which a random walk stays long: those that describe the walk shortest.
  ///
  /// - Parameter trials: How many attempts are made; the best is kept.
  /// - Returns: The method.
  /// - Complexity: O(*trials* × *friendships* × log *people*) as a rule of thumb.
  /// - Source: Rosvall & Bergstrom (2008),
  ///   [doi:10.1073/pnas.0706851105](https://doi.org/10.1073/pnas.0706851105).
  /// - Precondition: `trials >= 1`.
  public static func infomap(trials: Int = 10) -> CommunityMethod {
    precondition(trials >= 1, "at least one trial")
    return CommunityMethod(kind: .infomap(trials: trials))
  }

  /// Merges groups between which short random walks pass often; cut where modularity is largest.
  ///
  /// - Parameter steps: The length of the walks.
  /// - Returns: The method.
  /// - Complexity: O(*people*² log *people*) on sparse graphs, O(*people* × *people*) memory at
  ///   worst: for graphs of some ten thousand people.
  /// - Source: Pons & Latapy (2005), [arXiv:physics/0512106](https://arxiv.org/abs/physics/0512106).
  /// - Precondition: `steps >= 1`.
  public static func walktrap(steps: Int = 4) -> CommunityMethod {
    precondition(steps >= 1, "at least one step")
    return CommunityMethod(kind: .walktrap(steps: steps))
  }
}
