internal import GraphKernels

/// A number that a person's place in the graph yields: one column of the feature table.
///
/// Features are values made by static members, with their options as arguments:
/// `.coreness`, `.pageRank(damping: 0.9)`. ``standard`` lists those that cost about one pass over
/// the friendships; the others can take long on large graphs, and each says how long.
public struct Feature: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case degree, strength, inDegree, outDegree, triangleCount, localClusteringCoefficient
    case coreness
    case pageRank(PageRankOptions, resettingTo: PageRankReset?)
    case component, componentSize
    case betweenness(BetweennessSources)
    case closeness, harmonicCentrality, constraint, eigenvectorCentrality, reciprocity
    case effectiveSize, egoDensity, trussNumber, weightedClustering, strengthDiversity
  }

  let kind: Kind

  /// The name of the feature's column.
  public var columnName: String {
    switch kind {
    case .degree: "degree"
    case .strength: "strength"
    case .inDegree: "in_degree"
    case .outDegree: "out_degree"
    case .triangleCount: "triangle_count"
    case .localClusteringCoefficient: "local_clustering_coefficient"
    case .coreness: "coreness"
    case .pageRank: "pagerank"
    case .component: "component"
    case .componentSize: "component_size"
    case .betweenness: "betweenness"
    case .closeness: "closeness"
    case .harmonicCentrality: "harmonic_centrality"
    case .constraint: "constraint"
    case .eigenvectorCentrality: "eigenvector_centrality"
    case .reciprocity: "reciprocity"
    case .effectiveSize: "effective_size"
    case .egoDensity: "ego_density"
    case .trussNumber: "truss_number"
    case .weightedClustering: "weighted_clustering"
    case .strengthDiversity: "strength_diversity"
    }
  }
}

extension Feature {
  /// Whether igraph computes the feature, from a copy of the graph of its own.
  package var usesIgraph: Bool {
    switch kind {
    case .betweenness, .closeness, .harmonicCentrality: true
    default: false
    }
  }
}

/// From whom shortest paths are followed to find betweenness.
public enum BetweennessSources: Sendable, Hashable {
  /// Everyone: the exact value.
  case everyone
  /// So many people, at least one, drawn at random without replacement; the sum is scaled up to everyone.
  case sampled(Int, seed: UInt64)
}

extension Feature {
  /// How many friends a person has.
  ///
  /// - Range: 0 for isolates, up to one less than the number of people. In a directed graph the sum
  ///   of ``inDegree`` and ``outDegree``, so a mutual friendship counts twice.
  /// - Complexity: O(*people*).
  public static let degree = Feature(kind: .degree)

  /// How strong a person's friendships are, added up.
  ///
  /// - Range: 0 for isolates; in the unit of the weights. Both directions of a directed graph. The
  ///   exact sum rounded once, so that the order of the list's rows does not matter. Needs a weighted
  ///   graph. Where weights decay, as of the date; 0 also where that is less than the smallest number.
  /// - Complexity: O(*friendships*).
  public static let strength = Feature(kind: .strength)

  /// How many friendships point at a person.
  ///
  /// Needs a directed graph.
  public static let inDegree = Feature(kind: .inDegree)

  /// How many friendships start at a person.
  ///
  /// Needs a directed graph.
  public static let outDegree = Feature(kind: .outDegree)

  /// How many pairs of a person's friends are friends with each other.
  ///
  /// - Range: 0 to *d*(*d*−1)/2 with *d* friends. Direction and weights are ignored.
  /// - Complexity: O(*m*^1.5), with *m* friendships.
  public static let triangleCount = Feature(kind: .triangleCount)

  /// The fraction of pairs of friends who are friends with each other.
  ///
  /// - Range: 0 (no two friends know each other) to 1 (all do); missing for people with fewer than
  ///   two friends. Weights are ignored. In a directed graph friends are people tied in either
  ///   direction, and the fraction is that of ordered pairs with a tie from the first to the
  ///   second, the definition of LDBC Graphalytics.
  /// - Complexity: O(*m*^1.5), with *m* friendships.
  /// - Source: Watts & Strogatz, "Collective dynamics of 'small-world' networks", *Nature* 393
  ///   (1998), [doi:10.1038/30918](https://doi.org/10.1038/30918).
  public static let localClusteringCoefficient = Feature(kind: .localClusteringCoefficient)

  /// The largest number *k* such that a person belongs to a group whose members all have at least
  /// *k* friends inside it.
  ///
  /// - Range: 0 for isolates, up to the largest degree. In a directed graph ties of both directions
  ///   count, so that a mutual friend counts twice.
  /// - Complexity: O(*friendships*).
  /// - Source: Batagelj & Zaversnik, "An O(m) algorithm for cores decomposition of networks"
  ///   (2003), [arXiv:cs/0310049](https://arxiv.org/abs/cs/0310049).
  public static let coreness = Feature(kind: .coreness)

  /// How often a walk from friend to friend passes by, restarting now and then at random.
  public static let pageRank = pageRank()

  /// PageRank's damping where none is given.
  public static let defaultDamping = 0.85

  /// PageRank's tolerance where none is given.
  public static let defaultTolerance = 1e-13

  /// How often a walk from friend to friend passes by, restarting now and then.
  ///
  /// - Range: 0 to 1; the values of all people sum to 1. A walk that reaches a person without
  ///   onward friendships restarts. Weights, where the graph has them, are the odds of each step; those
  ///   below 2⁻¹⁴²² (about 10⁻⁴²⁸) of the largest count as if they weighed that much.
  /// - Parameters:
  ///   - damping: The probability of going on to a friend instead of restarting. In a directed graph
  ///     at most 0.9999 unless `iterations` are given: the walk takes ever longer to settle.
  ///   - reset: Where restarts go; `nil` restarts evenly everywhere. Otherwise this is personalized
  ///     PageRank. A walk restarts so too from people without ties out.
  ///   - iterations: An exact number of plain steps from the restart distribution; `nil` goes on
  ///     until the walk has settled.
  ///   - tolerance: The walk has settled when a further step would change all values together by no
  ///     more than this. All are then off by at most *tolerance* / (1 − *damping*) together.
  /// - Returns: The feature, to ask a graph for.
  /// - Complexity: O(*friendships*) per step; at a damping of 0.85 about 30 steps in an undirected
  ///   graph and up to 200 in a directed one.
  /// - Source: Brin & Page, "The anatomy of a large-scale hypertextual Web search engine" (1998),
  ///   [doi:10.1016/S0169-7552(98)00110-X](https://doi.org/10.1016/S0169-7552(98)00110-X).
  /// - Precondition: `0 <= damping < 1`; `iterations`, if given, from 0; `tolerance` above 0.
  public static func pageRank(
    damping: Double = defaultDamping, resettingTo reset: PageRankReset? = nil,
    iterations: Int? = nil, tolerance: Double = defaultTolerance
  ) -> Feature {
    let options = PageRankOptions(
      damping: damping,
      stop: iterations.map { .iterations($0) } ?? .converged(tolerance: tolerance))
    return Feature(kind: .pageRank(options, resettingTo: reset))
  }

  /// The number of the connected part of the graph that a person is in, from 0 for the largest.
  public static let component = Feature(kind: .component)

  /// How many people are in the same connected part of the graph, the person included.
  public static let componentSize = Feature(kind: .componentSize)

  /// On how many shortest paths between two others a person lies, exactly.
  public static let betweenness = betweenness()

  /// On how many shortest paths between two others a person lies.
  ///
  /// - Range: 0 to (*n*−1)(*n*−2)/2 among *n* people (twice that in a directed graph); not
  ///   normalized, each pair counted once in an undirected graph. Weights are ignored.
  /// - Complexity: O(*sources* × *friendships*).
  /// - Cancellation: checked once per source.
  /// - Source: Brandes, "A faster algorithm for betweenness centrality" (2001),
  ///   [doi:10.1080/0022250X.2001.9990249](https://doi.org/10.1080/0022250X.2001.9990249).
  public static func betweenness(from sources: BetweennessSources = .everyone) -> Feature {
    Feature(kind: .betweenness(sources))
  }

  /// One over the mean distance to the people who can be reached.
  ///
  /// - Range: above 0 to 1; missing for a person who reaches nobody. Only the person's own part of the
  ///   graph counts, however small: two people with no other friends both have 1, the largest value
  ///   there is. So values of different parts don't compare; ``harmonicCentrality`` does. Weights are
  ///   ignored; in a directed graph paths follow the direction.
  /// - Complexity: O(*people* × *friendships*).
  public static let closeness = Feature(kind: .closeness)

  /// The mean of one over the distance to everyone else, people out of reach counting as 0.
  ///
  /// - Range: 0 to 1, 1 only for a person tied to everyone else. Compares people of different parts
  ///   of the graph, unlike ``closeness``. Weights are ignored; in a directed graph paths follow the
  ///   direction.
  /// - Complexity: O(*people* × *friendships*).
  public static let harmonicCentrality = Feature(kind: .harmonicCentrality)

  /// How much a person's friendships lead back to each other: low for brokers between groups.
  ///
  /// Weighted where the graph has weights, whose unit does not matter; a mutual friendship of a
  /// directed graph counts twice, with weights those of both directions are added.
  ///
  /// - Range: above 0 and below 2; missing for isolates. 1 for a person with one friend; 1/*d* for *d*
  ///   friends who don't know each other; (2*n*−3)²/(*n*−1)³ for everyone in a group of *n* who are all
  ///   friends of each other and of nobody else: 1.125 for 3, the largest value where all friendships
  ///   weigh the same, 0.926 for 4, 0.396 for 10. A person whose two friends are tied far more to each
  ///   other than to that person comes near 2.
  /// - Complexity: O(Σ *d*²) at worst, with *d* friends of each person.
  /// - Source: Burt, "Structural holes and good ideas" (2004),
  ///   [doi:10.1086/421787](https://doi.org/10.1086/421787).
  public static let constraint = Feature(kind: .constraint)

  /// How well connected a person's friends are, in a self-consistent sense.
  ///
  /// A person's value is in proportion to the sum of the friends' values, each times the friendship's
  /// weight where the graph has weights; the unit of weights does not matter. Direction is ignored: in
  /// a directed graph without weights a mutual friendship counts once, with weights those of both
  /// directions are added. So giving every friendship the weight 1 makes mutual ones count twice.
  ///
  /// - Range: 0 to 1. Of several connected parts of the graph the one whose eigenvalue is largest
  ///   counts, that in which values can grow most: there the largest value is 1, and everyone in
  ///   another part has exactly 0. Parts whose eigenvalues agree to one part in 10¹² count alike, the
  ///   largest value being 1 in each. Without any friendship everyone has 1. Right to about 10⁻¹⁵
  ///   over the part by which the next eigenvalue of the same component is smaller: to 12 digits in most
  ///   graphs, but to 9 where that is a millionth, as between two cliques with a path of a few people.
  ///   Values below about 10⁻⁹ of the largest tell no more than that they are so small.
  /// - Complexity: O(*friendships*) per step; some hundred steps, and more where two groups of one part
  ///   are nearly as dense as each other.
  /// - Source: Bonacich, "Power and centrality" (1987),
  ///   [doi:10.1086/228631](https://doi.org/10.1086/228631).
  public static let eigenvectorCentrality = Feature(kind: .eigenvectorCentrality)

  /// The share of a person's friendships that go both ways.
  ///
  /// Needs a directed graph.
  ///
  /// - Range: 0 to 1; missing for isolates. Twice the number of mutual friends over the sum of
  ///   in- and out-degree.
  public static let reciprocity = Feature(kind: .reciprocity)
}
