internal import GraphKernels
package import Graphs
internal import IgraphCore

/// A way to divide people into communities: groups with more friendships inside than across.
///
/// Methods for which direction does not matter see a mutual friendship of a directed graph without weights
/// once; with weights those of both directions are added. Only
/// ``synchronousLabelPropagation(rounds:)`` counts it twice in either case.
public struct CommunityMethod: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case levels(QualitySearch)
    case labelPropagation
    case synchronousLabelPropagation(rounds: Int)
    case infomap(trials: Int)
    case walktrap(steps: Int)
    case fastGreedy
    case leadingEigenvector(communityCount: Int?)
    case spinglass(SpinglassOptions)
    case fluid(communityCount: Int)
  }

  let kind: Kind

  /// Whether the method is igraph's, for which the friendships are copied.
  package var usesIgraph: Bool {
    switch kind {
    case .levels, .labelPropagation, .synchronousLabelPropagation: false
    case .infomap, .walktrap, .fastGreedy, .leadingEigenvector, .spinglass, .fluid: true
    }
  }

  /// The method's name as on the command line.
  public var name: String {
    switch kind {
    case .levels(let search): search.refines ? "leiden" : "louvain"
    case .labelPropagation: "label-propagation"
    case .synchronousLabelPropagation: "synchronous-label-propagation"
    case .infomap: "infomap"
    case .walktrap: "walktrap"
    case .fastGreedy: "fast-greedy"
    case .leadingEigenvector: "leading-eigenvector"
    case .spinglass: "spinglass"
    case .fluid: "fluid"
    }
  }

  /// The same method; if it does not say how often it begins, it begins once.
  ///
  /// Runs that begin once differ where chance decides, which is what several runs are for.
  var beginningOnce: CommunityMethod {
    search?.starts == nil ? setting(starts: 1) : self
  }

  /// The names of the methods that can start from given communities and keep people in theirs.
  package static let namesThatTakeStart = ["leiden", "louvain", "label-propagation"]

  /// The names of the methods that find communities level by level.
  package static let namesWithLevels = ["leiden", "louvain"]

  /// The error that asking for levels or a resolution is where the method has none.
  func lacks(_ what: String) -> GraphError {
    GraphError(
      .notApplicable,
      "method '\(name)' has no \(what)",
      remedy: "use \(Self.alternatives(Self.namesWithLevels))")
  }

  /// Throws if the method finds no communities level by level.
  package func checkLevels() throws(GraphError) {
    guard search != nil else { throw lacks("levels") }
  }

  /// Throws if the method can't start from given communities.
  package func checkStart() throws(GraphError) {
    guard !Self.namesThatTakeStart.contains(name) else { return }
    throw GraphError(
      .notApplicable, "method '\(name)' can't start from given communities",
      remedy: "use \(Self.alternatives(Self.namesThatTakeStart))")
  }

  /// Names as alternatives: "a, b or c".
  package static func alternatives(_ names: [String]) -> String {
    let all = names.dropLast().joined(separator: ", ")
    return (all.isEmpty ? "" : all + " or ") + (names.last ?? "")
  }
}

/// The quality function to maximize.
///
/// Where direction is ignored, a mutual friendship of a directed graph without weights counts once; with
/// weights those of both directions are added. So giving every friendship the weight 1 makes mutual ones
/// count twice.
public enum CommunityObjective: Sendable, Hashable {
  /// Friendships inside communities beyond what the degrees alone would give; direction is ignored.
  case modularity
  /// Friendships inside communities beyond what degrees out and in would give.
  ///
  /// Friendships without direction are refused: there it would be ``modularity``, under a name that
  /// promises more.
  /// - Source: Leicht & Newman, "Community structure in directed networks" (2008),
  ///   [doi:10.1103/PhysRevLett.100.118703](https://doi.org/10.1103/PhysRevLett.100.118703).
  case directedModularity
  /// Friendships inside communities beyond a fixed density: the constant Potts model.
  ///
  /// The density is a weight per pair of people, so it is in the unit of the weights: with weights ten
  /// times as large the same communities need a resolution ten times as large. Direction is ignored.
  ///
  /// As ``Communities/quality``: Σ (*w* − *γ* *n*²/2) / *m*, with *w* the weight inside a community of *n*
  /// people, *γ* the resolution and *m* the weight of all friendships. *n*²/2 includes the pair that each
  /// person is with themself, which the usual *n*(*n* − 1)/2 leaves out; that changes the value by the same
  /// for all divisions.
  /// - Source: Traag, Van Dooren & Nesterov (2011),
  ///   [doi:10.1103/PhysRevE.84.016114](https://doi.org/10.1103/PhysRevE.84.016114).
  case constantPotts
}

extension CommunityMethod {
  /// Moves people one by one, refines, merges, and starts again: connected communities.
  ///
  /// - Parameters:
  ///   - objective: The quality function to maximize.
  ///   - resolution: Higher gives more, smaller communities. For the constant Potts model it is the
  ///     density that a community must exceed, so it lies below 1 in sparse graphs.
  ///   - iterations: How often the whole is repeated at most; it ends before when nothing improves
  ///     any more, and `nil` waits for that, which can take long where there are no communities.
  ///   - tolerance: A level is left when less than this part of its people or groups moved in going
  ///     over those who might; in each further iteration a hundredth of it. A larger one is faster,
  ///     with slightly worse communities: with 0.3 one iteration takes two thirds of the time where
  ///     there are no clear communities.
  ///   - starts: The number of independent starts whose partitions are combined. Each start has two iterations at most; one after
  ///     another is crossed with the best so far, and the other iterations, one at least, go on from
  ///     what comes of that. `nil` is for as many starts as have half a million friendships or
  ///     people together, at most 10, and for 1 from given communities: small graphs take a few tenths
  ///     of a second at most, and come close to the best there is.
  /// - Returns: The method.
  /// - Complexity: about O(*friendships*) per iteration.
  /// - Source: Traag, Waltman & van Eck, "From Louvain to Leiden" (2019),
  ///   [doi:10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z).
  /// - Precondition: `resolution >= 0`; `iterations`, if given, positive; `tolerance` from 0 to 1;
  ///   `starts`, if given, positive.
  public static func leiden(
    optimizing objective: CommunityObjective = .modularity, resolution: Double = 1,
    iterations: Int? = 10, tolerance: Double = 0.01, starts: Int? = nil
  ) -> CommunityMethod {
    CommunityMethod(
      kind: .levels(
        QualitySearch(
          refines: true, function: QualityFunction(objective), resolution: resolution,
          iterations: iterations, tolerance: tolerance, starts: starts)))
  }

  /// Moves people one by one and merges, level by level; communities without ties inside are split.
  ///
  /// - Parameters:
  ///   - objective: The quality function to maximize.
  ///   - resolution: As for Leiden.
  ///   - iterations: How often the whole is repeated at most, each time from what was found; `nil` for
  ///     until nothing improves any more.
  ///   - tolerance: As for Leiden.
  ///   - starts: As for Leiden.
  /// - Returns: The method.
  /// - Complexity: about O(*friendships*) per iteration.
  /// - Source: Blondel et al., "Fast unfolding of communities in large networks" (2008),
  ///   [doi:10.1088/1742-5468/2008/10/P10008](https://doi.org/10.1088/1742-5468/2008/10/P10008).
  /// - Precondition: `resolution >= 0`; `iterations`, if given, positive; `tolerance` from 0 to 1;
  ///   `starts`, if given, positive.
  public static func louvain(
    optimizing objective: CommunityObjective = .modularity, resolution: Double = 1,
    iterations: Int? = 2, tolerance: Double = 0.01, starts: Int = 1
  ) -> CommunityMethod {
    CommunityMethod(
      kind: .levels(
        QualitySearch(
          refines: false, function: QualityFunction(objective), resolution: resolution,
          iterations: iterations, tolerance: tolerance, starts: starts)))
  }

  /// Everyone takes the label most common among their friends, until nobody has more friends with
  /// another label than with their own; communities are connected.
  ///
  /// - Complexity: O(*friendships*) each time that all are looked at; usually a few times.
  /// - Source: Raghavan, Albert & Kumara (2007),
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  public static let labelPropagation = CommunityMethod(kind: .labelPropagation)

  /// In every round all at once take the label most common among their friends in the round before.
  ///
  /// This is the benchmark definition of LDBC Graphalytics: everyone starts with their row
  /// as label, of labels equally common the smallest is taken, and after the last round people of one
  /// label are a community. LDBC's labels are its identifiers, which are numbers; so its communities
  /// come out if rows are in the order of these, by a people table sorted so. In a directed graph ties out and ties in both count, a mutual tie twice;
  /// weights are ignored. No chance is involved, and the seed changes nothing.
  ///
  /// Labels may swing to and fro, and the people of a community need not be connected: to find
  /// communities, rather than to compare with others, take ``labelPropagation``.
  ///
  /// - Parameter rounds: How many rounds.
  /// - Returns: The method.
  /// - Complexity: O(*friendships* × *rounds*).
  /// - Source: Iosup et al., "LDBC Graphalytics" (2016),
  ///   [doi:10.14778/3007263.3007270](https://doi.org/10.14778/3007263.3007270).
  /// - Precondition: `rounds >= 0`.
  public static func synchronousLabelPropagation(rounds: Int = 10) -> CommunityMethod {
    precondition(rounds >= 0, "the number of rounds is not negative")
    return CommunityMethod(kind: .synchronousLabelPropagation(rounds: rounds))
  }
}

extension CommunityMethod {
  /// What is asked of a search; `nil` for methods other than Leiden and Louvain.
  var search: QualitySearch? {
    if case .levels(let search) = kind { search } else { nil }
  }

  /// The same method with some options changed, as far as it has them; `nil` leaves one as it is.
  package func setting(
    objective: CommunityObjective? = nil, resolution: Double? = nil, iterations: Int? = nil,
    tolerance: Double? = nil, starts: Int? = nil
  ) -> CommunityMethod {
    switch kind {
    case .levels(let old):
      return CommunityMethod(
        kind: .levels(
          QualitySearch(
            refines: old.refines, function: objective.map { QualityFunction($0) } ?? old.function,
            resolution: resolution ?? old.resolution, iterations: iterations ?? old.iterations,
            tolerance: tolerance ?? old.tolerance, starts: starts ?? old.starts)))
    case .spinglass(var options):
      options.resolution = resolution ?? options.resolution
      return CommunityMethod(kind: .spinglass(options))
    default: return self
    }
  }
}

extension CommunityMethod {
  /// Whether weights, where the graph has them, count; else every edge counts alike.
  public var usesWeights: Bool {
    switch kind {
    case .synchronousLabelPropagation, .fluid: false
    default: true
    }
  }
}

extension QualityFunction {
  init(_ objective: CommunityObjective) {
    self =
      switch objective {
      case .modularity: .modularity
      case .directedModularity: .directedModularity
      case .constantPotts: .constantPotts
      }
  }
}

extension CommunityObjective {
  init(_ function: QualityFunction) {
    self =
      switch function {
      case .modularity: .modularity
      case .directedModularity: .directedModularity
      case .constantPotts: .constantPotts
      }
  }
}
