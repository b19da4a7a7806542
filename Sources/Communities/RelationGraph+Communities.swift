public import Execution
internal import GraphKernels
public import Graphs
internal import IgraphCore
internal import Memory

extension RelationGraph {
  /// Divides the people into communities.
  ///
  /// ```swift
  /// let edges = try EdgeList([("ann", "bob"), ("bob", "cid"), ("cid", "ann"), ("cid", "dan")])
  /// let graph = try await edges.graph()
  /// let once = try await graph.communities(using: .leiden(), seed: 1)
  /// let again = try await graph.communities(
  ///   using: .leiden(resolution: 2), startingFrom: once.membership, keeping: [0, 1], seed: 1)
  /// ```
  ///
  /// - Parameters:
  ///   - method: How; the options are the method's arguments.
  ///   - labels: Communities to start from, one label per person in row order: equal labels are one
  ///     community, people without one begin alone. `nil` starts with everyone alone. What Leiden and
  ///     Louvain make large never falls below the start's value.
  ///   - people: The rows of people who stay where they start. Others may join them, and a community
  ///     that they are kept in need not be connected.
  ///   - seed: The seed of the method's random choices: the same seed gives the same communities.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Each person's community, with canonical numbers, and the partition's modularity.
  /// - Throws: `CancellationError` if the task is cancelled; ``GraphError`` of code `notApplicable`
  ///   if a start or people to keep are given and the method is not Leiden, Louvain or label
  ///   propagation, or if directed modularity is asked for where ties have no direction, of code
  ///   `unsuitable` if the graph is larger than ``CommunityMethod/largestGraph``
  ///   or otherwise not one that the method can divide, of code `engine` if igraph fails.
  /// - Note: Weights count where the graph has them, but for fluid communities and synchronous label
  ///   propagation. Their unit matters to the constant Potts model alone: for all others the lightest
  ///   weighs 1, and weights are rounded to 32 binary digits. Infomap, synchronous label propagation and directed modularity follow direction;
  ///   else two people are tied whatever the direction. An isolate is a community of its own.
  /// - Precondition: As many labels as people, if given; the rows are rows of the graph.
  public func communities(
    using method: CommunityMethod = .leiden(), startingFrom labels: [Int?]? = nil,
    keeping people: Set<Int> = [], seed: UInt64, execution: Execution = Execution()
  ) async throws -> Communities {
    try method.checkDirection(isDirected: isDirected)
    let start = try communityStart(labels, keeping: people, for: method)
    let (graph, method) = (compressed, method.inUnit(exponent: weightExponent))
    return try await Computation.run(execution, on: origin, callsIgraph: method.usesIgraph) {
      computation in
      if let found = try graph.communities(
        by: method.kind, start, seed: seed, computation.execution)
      {
        return found
      }
      try method.check(graph, computation.execution.quiet)
      let base = try graph.withOwnUnit(computation.execution)
      let found = try computation.igraph {
        do throws(IgraphError) {
          return try IgraphGraphs(of: base).partition(
            by: method.kind, seed: seed, computation.observer)
        } catch {
          guard error.isWithoutEigenvector else { throw error }
          throw GraphError(
            .unsuitable, "method '\(method.name)' finds no leading eigenvector of this graph",
            remedy: CommunityMethod.remedyForAnyGraph)
        }
      }
      let partition = CanonicalPartition(labels: found.membership)
      let weights = try graph.groupWeights(in: partition, computation.execution)
      return Communities(
        partition, weights,
        quality: method.kind.modularityResolution.map(weights.modularity(resolution:))
          ?? found.quality)
    }
  }

  /// Divides the people into communities, and keeps the smaller groups that these were joined from.
  ///
  /// - Parameters: As of ``communities(using:startingFrom:keeping:seed:execution:)``.
  /// - Returns: The levels of the last iteration, the finest first: the groups of each are parts of
  ///   the next one's groups, and the last level is what `communities(using:…)` returns. There is
  ///   always one. ``Communities/quality`` is each level's. Louvain's further iterations begin with
  ///   whole communities, so that only `.louvain(iterations: 1)` shows many.
  /// - Throws: As `communities(using:…)`, also ``GraphError`` of code `notApplicable` if the method is
  ///   neither Leiden nor Louvain.
  /// - Precondition: As of `communities(using:…)`.
  public func communityLevels(
    using method: CommunityMethod = .leiden(), startingFrom labels: [Int?]? = nil,
    keeping people: Set<Int> = [], seed: UInt64, execution: Execution = Execution()
  ) async throws -> [Communities] {
    guard let search = method.inUnit(exponent: weightExponent).search else {
      throw method.lacks("levels")
    }
    try method.checkDirection(isDirected: isDirected)
    let start = try communityStart(labels, keeping: people, for: method)
    let graph = compressed
    return try await Computation.run(execution, on: origin) {
      computation in
      let found = try graph.communities(
        by: search, from: start, seed: seed, keepsLevels: true, computation.execution)
      let quiet = computation.execution.quiet
      return try found.levels.map { level in
        let weights = try graph.groupWeights(in: level, quiet)
        return try Communities(
          level, weights,
          quality: graph.quality(
            search.function, of: level, weights, resolution: search.resolution, quiet))
      }
    }
  }

  /// Communities that come from elsewhere, such as people's countries, with canonical numbers.
  ///
  /// - Parameters:
  ///   - labels: One number per person, in row order; equal numbers are one community.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The same partition, numbered by size, and its modularity.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*).
  /// - Precondition: As many labels as people.
  public func communities(labels: [Int], execution: Execution = Execution()) async throws
    -> Communities
  {
    try await communities(labels: labels, quality: nil, execution: execution)
  }

  /// The same with the quality that a method reported of them.
  func communities(
    labels: [Int], quality: Double?, execution: Execution
  ) async throws -> Communities {
    precondition(labels.count == personCount, "one label per person")
    let graph = compressed
    return try await Computation.run(execution, on: origin) { computation in
      try Communities(
        CanonicalPartition(labels: labels), quality: quality, in: graph, computation.execution)
    }
  }

  private func communityStart(
    _ labels: [Int?]?, keeping people: Set<Int>, for method: CommunityMethod
  ) throws(GraphError) -> CommunityStart {
    if labels == nil, people.isEmpty { return CommunityStart() }
    precondition(labels?.count ?? personCount == personCount, "one label per person")
    precondition(
      people.allSatisfy { (0..<personCount).contains($0) }, "who is kept is in the graph")
    try method.checkStart()
    var fixed: Buffer<Bool>?
    if !people.isEmpty { fixed = Buffer((0..<personCount).lazy.map(people.contains)) }
    return CommunityStart(
      partition: labels.map { CanonicalPartition(knownLabels: $0) }, fixed: fixed)
  }
}

extension Communities {
  init(
    _ partition: CanonicalPartition, quality: Double?, in graph: CompressedGraph,
    _ execution: Execution
  ) throws(CancellationError) {
    self.init(partition, try graph.groupWeights(in: partition, execution), quality: quality)
  }

  init(_ partition: CanonicalPartition, _ weights: GroupWeights, quality: Double?) {
    self.init(
      partition: partition, degreesInside: weights.internalDegrees,
      modularity: weights.modularity(), quality: quality)
  }
}

extension CommunityMethod {
  /// The same method for weights that are two to some power times as large.
  fileprivate func inUnit(exponent: Int) -> CommunityMethod {
    guard exponent != 0, let search, search.function == .constantPotts else { return self }
    let resolution = Double(sign: .plus, exponent: exponent, significand: search.resolution)
    // With more nobody has a friend in their community.
    return setting(resolution: min(resolution, 0x1p800))
  }
}

extension CommunityMethod.Kind {
  /// The resolution of the modularity that a method of igraph's makes large; `nil` if it makes none
  /// large.
  fileprivate var modularityResolution: Double? {
    switch self {
    case .walktrap, .fastGreedy, .leadingEigenvector: 1
    case .spinglass(let options): options.resolution
    default: nil
    }
  }
}

extension CompressedGraph {
  /// The communities that a kernel finds; `nil` if the method has none.
  fileprivate func communities(
    by kind: CommunityMethod.Kind, _ start: CommunityStart, seed: UInt64,
    _ execution: Execution
  ) throws(CancellationError) -> Communities? {
    if case .levels(let search) = kind {
      let found = try communities(by: search, from: start, seed: seed, execution)
      return Communities(found.partition, found.weights, quality: found.quality)
    }
    let partition: CanonicalPartition
    switch kind {
    case .labelPropagation: partition = try labelPropagation(start: start, seed: seed, execution)
    case .synchronousLabelPropagation(let rounds):
      let labels = try synchronousLabels(rounds: rounds, execution)
      partition = CanonicalPartition(labels: labels.map(Int.init))
    default: return nil
    }
    return try Communities(partition, quality: nil, in: self, execution.quiet)
  }
}

extension SpinglassOptions {
  /// The same options, whose temperatures are measured in the mean weight of an edge.
  fileprivate func inUnit(_ meanWeight: Double) -> SpinglassOptions {
    var options = self
    options.startTemperature *= meanWeight
    options.stopTemperature *= meanWeight
    return options
  }
}

extension IgraphGraphs {
  /// The partition that a method of igraph's finds, with numbers as igraph gives them.
  func partition(
    by kind: CommunityMethod.Kind, seed: UInt64, _ observer: CallObserver
  ) throws(IgraphError) -> Partition {
    let copy =
      if case .infomap = kind { try asGiven(usingWeights: true) } else { try undirected() }
    let (graph, weights) = (copy.storage, copy.weights)
    return switch kind {
    case .levels, .labelPropagation, .synchronousLabelPropagation:
      preconditionFailure("a kernel finds these communities")
    case .infomap(let trials):
      try graph.infomap(weights: weights, trials: trials, seed: seed, observer)
    case .walktrap(let steps): try graph.walktrap(weights: weights, steps: steps, observer)
    case .fastGreedy: try graph.fastGreedy(weights: weights, observer)
    case .leadingEigenvector(let count):
      try graph.leadingEigenvector(atMost: count, weights: weights, seed: seed, observer)
    case .spinglass(let options):
      try graph.spinglass(
        options.inUnit(copy.meanWeight), weights: weights, seed: seed, observer)
    case .fluid(let count): try graph.fluid(communityCount: count, seed: seed, observer)
    }
  }
}
