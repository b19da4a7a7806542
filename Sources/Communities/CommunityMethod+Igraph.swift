internal import Execution
internal import GraphKernels
package import Graphs
internal import IgraphCore

// igraph's methods. They copy the friendships, run on one thread, and grow faster than the graph. Most
// ask too seldom whether to go on to be cancelled in time, so that a cancelled call leaves them behind.

extension CommunityMethod {
  /// Communities in which a random walk stays long: those that describe the walk shortest.
  ///
  /// For graphs of at most 75,000 people and 750,000 friendships (``largestGraph``).
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
  /// For graphs of at most 25,000 people and 500,000 friendships (``largestGraph``).
  ///
  /// - Parameter steps: The length of the walks. Long ones lose sight of where they began, and take time
  ///   in proportion.
  /// - Returns: The method.
  /// - Complexity: O(*people*² log *people*) on sparse graphs; up to 8 bytes × *people*².
  /// - Source: Pons & Latapy (2005), [arXiv:physics/0512106](https://arxiv.org/abs/physics/0512106).
  /// - Precondition: `steps` is from 1 to ``mostWalktrapSteps``.
  public static func walktrap(steps: Int = 4) -> CommunityMethod {
    precondition(1...mostWalktrapSteps ~= steps, "from 1 to \(mostWalktrapSteps) steps")
    return CommunityMethod(kind: .walktrap(steps: steps))
  }

  /// The most steps of a walk of ``walktrap(steps:)``.
  public static let mostWalktrapSteps = 100

  /// Joins, again and again, the two communities by which modularity gains most.
  ///
  /// It tends to few large communities and to less modularity than Leiden; no chance is involved.
  /// For graphs of at most 200,000 people and 2,000,000 friendships (``largestGraph``).
  ///
  /// - Complexity: O(*people* × *friendships* × log *people*) at worst.
  /// - Source: Clauset, Newman & Moore (2004),
  ///   [doi:10.1103/PhysRevE.70.066111](https://doi.org/10.1103/PhysRevE.70.066111).
  public static let fastGreedy = CommunityMethod(kind: .fastGreedy)

  /// Splits communities in two by the leading eigenvector of modularity's matrix, while it gains.
  ///
  /// For graphs of at most 100,000 people and 1,000,000 friendships (``largestGraph``). Of graphs
  /// without communities it may find no eigenvector, which is an error; it may find one when the same
  /// people come in another order.
  ///
  /// - Parameter communityCount: After how many communities to stop; there can be fewer, or more
  ///   where the graph has more components. `nil` goes on while modularity gains.
  /// - Returns: The method.
  /// - Complexity: O(*friendships* + *people*²) a split.
  /// - Source: Newman (2006),
  ///   [doi:10.1103/PhysRevE.74.036104](https://doi.org/10.1103/PhysRevE.74.036104).
  /// - Precondition: `communityCount`, if given, is positive.
  public static func leadingEigenvector(atMost communityCount: Int? = nil) -> CommunityMethod {
    precondition(communityCount ?? 1 >= 1, "at least one community")
    return CommunityMethod(kind: .leadingEigenvector(communityCount: communityCount))
  }

  /// Makes modularity large by slow cooling: at first people change sides freely, then less and less.
  ///
  /// Good on small graphs, and slow. Components are cooled one by one, since igraph takes connected
  /// graphs only, each so that the whole graph's modularity grows. For graphs of at most 10,000 people
  /// and 100,000 friendships (``largestGraph``).
  ///
  /// - Parameters:
  ///   - spins: How many communities a component can have.
  ///   - resolution: Higher gives more, smaller communities.
  ///   - startTemperature: The temperature at the start, in mean weights of a friendship.
  ///   - stopTemperature: The temperature at which the cooling ends; it may end before.
  ///   - cooling: What each temperature is multiplied with to give the next.
  /// - Returns: The method.
  /// - Complexity: 50 × O(*friendships* + *people* × *spins*) a temperature, of which the defaults
  ///   make up to 459.
  /// - Source: Reichardt & Bornholdt (2006),
  ///   [doi:10.1103/PhysRevE.74.016110](https://doi.org/10.1103/PhysRevE.74.016110).
  /// - Precondition: `spins >= 2`, `resolution >= 0`, `cooling` from 0 to below 1, and the temperatures
  ///   above 0, falling.
  public static func spinglass(
    spins: Int = 25, resolution: Double = 1, startTemperature: Double = 1,
    stopTemperature: Double = 0.01, cooling: Double = 0.99
  ) -> CommunityMethod {
    precondition(spins >= 2 && spins <= Int(Int32.max), "at least two spins")
    precondition(resolution >= 0 && resolution.isFinite, "the resolution is not negative")
    precondition(
      stopTemperature > 0 && startTemperature >= stopTemperature && startTemperature.isFinite,
      "the temperature falls to a number above 0")
    precondition(cooling >= 0 && cooling < 1, "cooling lowers the temperature")
    return CommunityMethod(
      kind: .spinglass(
        SpinglassOptions(
          spins: spins, resolution: resolution, startTemperature: startTemperature,
          stopTemperature: stopTemperature, cooling: cooling)))
  }

  /// Communities that spread like fluids from random people, thinner the further they reach.
  ///
  /// Only for connected graphs; weights are ignored. Very fast, and for those who know how many
  /// communities they want; a fluid can be pushed out, so that there can be fewer. For graphs of at
  /// most 200,000 people and 2,000,000 friendships (``largestGraph``).
  ///
  /// - Parameter communityCount: How many communities.
  /// - Returns: The method.
  /// - Complexity: O(*friendships* + *people* × *communityCount*) a round; usually a few rounds.
  /// - Source: Parés et al. (2018), [arXiv:1703.09307](https://arxiv.org/abs/1703.09307).
  /// - Precondition: `communityCount` is positive.
  public static func fluid(communityCount: Int) -> CommunityMethod {
    precondition(communityCount >= 1, "at least one community")
    return CommunityMethod(kind: .fluid(communityCount: communityCount))
  }
}

extension CommunityMethod {
  /// The size of a graph.
  public struct GraphSize: Sendable, Hashable {
    /// The number of people.
    public let people: Int
    /// The number of friendships.
    public let friendships: Int
  }

  /// The size beyond which a graph is refused, as the method would not end in reasonable time or
  /// memory; `nil` for methods that take any graph.
  ///
  /// The figures come from igraph 0.10.2 with its defaults, in seconds of one core, on generated
  /// graphs with 17 friends a person: with planted communities of 50 and one friendship in five to
  /// anyone, and R-MAT graphs (0.57, 0.19, 0.19, 0.05), which have no communities but a few people
  /// with very many friends. What a row does not measure follows from how time and memory grew. At
  /// the limit a graph with communities takes some minutes at most.
  ///
  /// | method | planted | R-MAT | limit set by |
  /// |---|---|---|---|
  /// | infomap | 20,000 people 3 s, 100,000 24 s | 4,000 2 s, 10,000 79 s | R-MAT: hours before that |
  /// | walktrap | 4,000 1 s and 125 MB, 16,000 11 s and 2 GB | 16,000 13 s and 1.4 GB | memory: 5 GB |
  /// | fast-greedy | 20,000 1 s, 100,000 26 s | 4,000 0.1 s, 20,000 4 s | R-MAT: about 15 minutes |
  /// | leading-eigenvector | 20,000 4 s, 60,000 15 s | 10,000 1 s, 20,000 no end | R-MAT: no end |
  /// | spinglass | 1,000 2 s, 4,000 17 s | 1,000 10 s, 4,000 63 s | R-MAT: about 6 minutes |
  /// | fluid, 50 people each | 100,000 0.7 s | 65,000 0.3 s | it can't be stopped |
  public var largestGraph: GraphSize? {
    switch kind {
    case .levels, .labelPropagation, .synchronousLabelPropagation: nil
    case .infomap: GraphSize(people: 75_000, friendships: 750_000)
    case .walktrap: GraphSize(people: 25_000, friendships: 500_000)
    case .fastGreedy: GraphSize(people: 200_000, friendships: 2_000_000)
    case .leadingEigenvector: GraphSize(people: 100_000, friendships: 1_000_000)
    case .spinglass: GraphSize(people: 10_000, friendships: 100_000)
    case .fluid: GraphSize(people: 200_000, friendships: 2_000_000)
    }
  }

  /// The bytes that the method takes at worst, besides igraph's copy of the graph; larger graphs than it
  /// takes count as the largest.
  ///
  /// Measured as the most memory that the program held on random graphs of 5,000 to 20,000 people with
  /// 4 to 16 friendships each, less what label propagation held, rounded up.
  package func igraphBytes(forPeople people: Double, friendships: Double) -> Double {
    guard let limit = largestGraph else { return 0 }
    let people = min(people, Double(limit.people))
    let friendships = min(friendships, Double(limit.friendships))
    return switch kind {
    case .infomap: 2500 * people + 80 * friendships
    case .walktrap: 8 * people * people
    case .fastGreedy: 100 * people + 60 * friendships
    case .leadingEigenvector: 400 * people + 40 * friendships
    case .spinglass: 600 * people + 500 * friendships
    case .fluid: 100 * people
    case .levels, .labelPropagation, .synchronousLabelPropagation: 0
    }
  }

  /// What to do where a method can't work on a graph.
  static let remedyForAnyGraph = "use leiden, louvain or label-propagation, which take any graph"

  /// Checks that a graph is not larger than ``largestGraph``.
  package func check(people: Int, friendships: Int) throws(GraphError) {
    guard let limit = largestGraph, people > limit.people || friendships > limit.friendships
    else { return }
    throw GraphError(
      .unsuitable,
      "method '\(name)' is for graphs of at most \(limit.people) people and "
        + "\(limit.friendships) friendships, and this one has \(people) and \(friendships)",
      remedy: Self.remedyForAnyGraph)
  }

  /// Checks that igraph can work on a graph, before anything is copied.
  func check(_ graph: CompressedGraph, _ execution: Execution) throws {
    try check(people: graph.vertexCount, friendships: graph.edgeCount)
    guard case .fluid(let communityCount) = kind, graph.vertexCount > 0 else { return }
    let components = try graph.components(execution)
    if components.groupCount > 1 {
      throw GraphError(
        .unsuitable,
        "method '\(name)' is for connected graphs, and this one has \(components.groupCount) "
          + "components, the largest of \(components.sizes[0]) people",
        remedy: "keep the people of one component, or " + Self.remedyForAnyGraph)
    }
    if communityCount > graph.vertexCount {
      throw GraphError(
        .unsuitable,
        "\(graph.vertexCount) people can't be divided into \(communityCount) communities",
        remedy: "ask for fewer")
    }
  }
}
