extension CommunityMethod {
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
