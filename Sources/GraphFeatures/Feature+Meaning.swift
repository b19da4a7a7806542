extension Feature {
  /// What the feature tells about a person, in one line: its range, and where it is missing.
  public var meaning: String {
    switch kind {
    case .degree: "number of friends; in a directed graph ties in plus ties out"
    case .strength: "sum of the weights of the person's friendships"
    case .inDegree: "number of ties that point at the person"
    case .outDegree: "number of ties that start at the person"
    case .triangleCount: "pairs of friends who are friends with each other"
    case .localClusteringCoefficient:
      "share of pairs of friends who are friends, 0 to 1 (directed: ordered pairs)"
    case .coreness:
      "largest k such that the person is in a group where all have k friends (directed: ties)"
    case .pageRank: "how often a walk from friend to friend passes by; all sum to 1"
    case .component: "number of the person's connected part of the graph, 0 the largest"
    case .componentSize: "number of people in the person's connected part of the graph"
    case .betweenness: "number of shortest paths between two others that pass by; slow"
    case .closeness: "1 over the mean distance to those in reach (by ties out), 0 to 1; slow"
    case .harmonicCentrality:
      "mean of 1 over the distance to all others (by ties out), 0 to 1; slow"
    case .constraint: "how much friendships lead back to each other: low for brokers"
    case .eigenvectorCentrality: "how well connected the person's friends are, 0 to 1"
    case .reciprocity: "share of the person's ties that go both ways, 0 to 1"
    case .effectiveSize: "number of friends, less what is redundant as they know each other"
    case .egoDensity: "share of pairs among the person and friends who are tied, 0 to 1"
    case .trussNumber:
      "largest k such that a friendship is in a group of ties with k - 2 common friends each"
    case .weightedClustering:
      "share of pairs of friends who are friends, by the ties to both, 0 to 1"
    case .strengthDiversity: "how evenly strength is spread over the friends, 0 to 1"
    }
  }
}

extension Feature {
  /// The graphs that have the feature, if not all do.
  public var requirement: String? {
    switch kind {
    case .strength, .weightedClustering, .strengthDiversity: "weighted graphs"
    case .inDegree, .outDegree, .reciprocity: "directed graphs"
    default: nil
    }
  }
}

extension Feature {
  /// Whether weights, where the graph has them, count; else every friendship counts alike.
  public var usesWeights: Bool {
    switch kind {
    case .strength, .pageRank, .constraint, .eigenvectorCentrality, .effectiveSize,
      .weightedClustering, .strengthDiversity:
      true
    default: false
    }
  }
}
