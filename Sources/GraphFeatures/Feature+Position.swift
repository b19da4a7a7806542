/// Features of how a person stands among their friends, on request.
extension Feature {
  /// How many friends a person has who are not redundant: the number of friends, less what is known of
  /// each of them through the others.
  ///
  /// A friend is redundant as far as the person's other friends, by the share of the person's ties that
  /// goes to them, are tied to that friend, by the strength of these ties beside the friend's strongest
  /// one. Weighted where the graph has weights, whose unit does not matter; a mutual friendship of a
  /// directed graph counts twice, with weights those of both directions are added. The definition of
  /// NetworkX. Beside ``constraint`` it also grows with the number of friends.
  ///
  /// - Range: 1 (all friends know each other) to the number of friends *d* (none do); missing for
  ///   isolates. Without weights and direction *d* − 2 *t* / *d*, with *t* pairs of friends who are
  ///   friends.
  /// - Complexity: O(*m*^1.5), with *m* friendships; with weights or direction O(Σ *d*²) at worst.
  /// - Source: Burt, *Structural Holes* (1992), chapter 2; Borgatti, "Structural holes: unpacking
  ///   Burt's redundancy measures", *Connections* 20 (1997).
  public static let effectiveSize = Feature(kind: .effectiveSize)

  /// The share of pairs among a person and their friends who are tied: the density of the ego network,
  /// the person included.
  ///
  /// Without the person it would be ``localClusteringCoefficient``. With the person it is defined for
  /// one friend too, and never 0, since the person is tied to every friend. Weights are ignored. In a
  /// directed graph friends are people tied in either direction, and pairs are ordered: a mutual tie is
  /// two.
  ///
  /// - Range: above 0 to 1 (all know each other); missing for isolates. 1 with one friend.
  /// - Complexity: O(*m*^1.5), with *m* friendships.
  /// - Source: Wasserman & Faust, *Social Network Analysis* (1994), sections 2.3 and 4.3; the density of
  ///   NetworkX's `ego_graph` and igraph's `make_ego_graph`.
  public static let egoDensity = Feature(kind: .egoDensity)

  /// The largest number *k* such that a person has a friendship in the *k*-truss: the largest group of
  /// friendships each of which is in *k* − 2 triangles of the group at least.
  ///
  /// Stricter than ``coreness``: not only do all in the group have friends in it, both people of each
  /// friendship have *k* − 2 friends in common. Direction and weights are ignored; a mutual friendship
  /// is one.
  ///
  /// - Range: 0 for isolates, 2 without a triangle, never more than ``coreness`` (direction ignored)
  ///   plus 1. *k* for everyone in a group of *k* who are all friends of each other.
  /// - Complexity: O(*m*^1.5), with *m* friendships.
  /// - Source: Cohen, "Trusses: cohesive subgraphs for social network analysis", National Security
  ///   Agency (2008); the largest trussness of the person's friendships in igraph's `trussness`.
  public static let trussNumber = Feature(kind: .trussNumber)

  /// The fraction of pairs of friends who are friends with each other, each pair counting by the
  /// person's ties to both.
  ///
  /// Above ``localClusteringCoefficient`` where the strong ties are those within groups. The definition
  /// of Barrat and others, not Onnela's, which weighs the third side of the triangle too and is not a
  /// share of pairs. Needs a weighted graph; the unit of weights does not matter. Direction is ignored:
  /// weights of both directions are added.
  ///
  /// - Range: 0 to 1; missing for people with fewer than two friends.
  /// - Complexity: O(Σ *d*²) at worst, with *d* friends of each person.
  /// - Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani, "The architecture of complex weighted
  ///   networks", *PNAS* 101 (2004),
  ///   [doi:10.1073/pnas.0400087101](https://doi.org/10.1073/pnas.0400087101).
  public static let weightedClustering = Feature(kind: .weightedClustering)

  /// How evenly the strength of a person's ties is spread over the friends.
  ///
  /// The Shannon entropy of the shares of the weights, over the logarithm of the number of friends.
  /// Needs a weighted graph; the unit of weights does not matter. Direction is ignored: weights of both
  /// directions are added.
  ///
  /// - Range: near 0 (all strength on one friend) to 1 (all ties equally strong); missing for people
  ///   with fewer than two friends, for whom it is 0 over 0. (igraph gives 0 with one friend.)
  /// - Complexity: O(*friendships*).
  /// - Source: Eagle, Macy & Claxton, "Network diversity and economic development", *Science* 328
  ///   (2010), [doi:10.1126/science.1186605](https://doi.org/10.1126/science.1186605).
  public static let strengthDiversity = Feature(kind: .strengthDiversity)
}
