internal import Communities
internal import CreditScoring
internal import EdgeLists
internal import Execution
internal import Files
internal import Foundation
internal import GraphFeatures
internal import Graphs
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// The stages of the pipeline, with their progress, times and warnings.
struct Run {
  var summary = RunSummary()
  var warnings: [String] = []
  let execution: Execution
  /// When the stage before ended, or the run began.
  private var latest = ContinuousClock.now

  init(_ execution: Execution) { self.execution = execution }

  /// What the two inputs became.
  struct Loaded {
    let graph: RelationGraph
    let hasPeopleTable: Bool
  }

  /// Runs a stage that takes a part of the whole, and notes its time: that since the stage before, so
  /// that the stages add up to the whole run.
  mutating func stage<Answer>(
    _ name: String, _ part: ClosedRange<Double>,
    _ body: (Execution) async throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    let execution = execution.reporting(part, stage: name)
    execution.report(0)
    let answer = try await body(execution)
    summary.stages.append(RunSummary.Stage(name: name, seconds: secondsSinceLast()))
    return answer
  }

  /// Counts what was done since the last stage as a part of it.
  mutating func extendLastStage() {
    guard let last = summary.stages.popLast() else { return }
    summary.stages.append(
      RunSummary.Stage(name: last.name, seconds: last.seconds + secondsSinceLast()))
  }

  private mutating func secondsSinceLast() -> Double {
    let now = ContinuousClock.now
    let duration = (now - latest).components
    latest = now
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }

  mutating func load(
    _ source: GraphSource, in space: ScratchSpace
  ) async throws -> Loaded {
    if source.edges == "-", source.people == "-" {
      throw DataError(
        .noInput, source: "standard input", problem: "both inputs can't come from it",
        remedy: "give one of them a path")
    }
    let loaded =
      RelationGraph.isSnapshot(source.edges)
      ? try await open(source) : try await build(source, in: space)
    summary.personCount = loaded.graph.personCount
    summary.friendshipCount = loaded.graph.friendshipCount
    summary.graph = loaded.graph.summary
    summary.lapsedPersonCount = loaded.graph.lapsedPersonCount
    summary.snapshot = SnapshotRemark(loaded.graph)
    if loaded.hasPeopleTable, source.identifier == nil {
      summary.noteIdentifier(of: loaded.graph.people)
    }
    summary.kindsArePeople = loaded.graph.kindsArePeople
    return loaded
  }

  /// Reads an edge list, and a people table if there is one, and builds the graph.
  private mutating func build(
    _ source: GraphSource, in space: ScratchSpace
  ) async throws -> Loaded {
    let (edges, people, setAside) = try await stage("read", 0...0.15) { execution in
      try await execution.run { try Self.readInputs(source, in: space, $0) }
    }
    try source.keep(setAside)
    summary.quarantinedPersonCount = setAside.count - edges.summary.setAside.count
    note(edges, people, source)
    warnings += timeWarnings(edges, source)
    let names = edges.names
    let graph = try await stage("build", 0.15...0.25) { execution in
      try await edges.graph(people: people, source.rules, in: space, execution)
    }
    if let people { try checkIdentifiers(people, names, graph, source) }
    return Loaded(graph: graph, hasPeopleTable: people != nil)
  }

  /// Opens a snapshot, and reads a people table if there is one.
  private mutating func open(_ source: GraphSource) async throws -> Loaded {
    guard source.leavesBuildingOpen else {
      throw GraphError(
        .notApplicable, "a snapshot is built already",
        remedy: "leave the options of building out, or give the edge list itself")
    }
    var graph = try await stage("open", 0...0.05) { execution in
      try await RelationGraph.opening(source.edges, execution: execution)
    }
    let (people, setAside) = try await stage("read", 0.05...0.15) { execution in
      try await execution.run { execution in
        var setAside: [SetAsideRow] = []
        return (try Self.readPeople(source, execution, &setAside), setAside)
      }
    }
    try source.keep(setAside)
    summary.quarantinedPersonCount = setAside.count
    if let people {
      warnAboutReading(people)
      let names = graph.identifiers
      graph = try await stage("order", 0.15...0.25) { [graph] execution in
        try await graph.ordered(
          by: people, unknownPeople: source.unknownPeople, execution: execution)
      }
      try checkIdentifiers(people, names, graph, source)
    }
    return Loaded(graph: graph, hasPeopleTable: people != nil)
  }

  static func readEdges(
    _ source: GraphSource, in space: ScratchSpace, _ execution: Execution,
    knownPeople: () throws(DataError) -> TextList?
  ) throws -> EdgeList {
    if let format = GraphFileFormat(ending: source.edges) {
      let edges = try EdgeList(
        contentsOf: source.edges, as: format, usesWeights: source.edgeFormat.weight != nil,
        in: space, onProgress: { execution.report($0) }, isCancelled: { execution.isCancelled })
      guard let edges else { throw CancellationError() }
      return edges
    }
    let edges = try EdgeList(
      reading: TextSource(contentsOf: source.edges), format: source.edgeFormat,
      badRows: source.quarantine == nil ? .stop : .setAside, in: space, execution: execution,
      knownPeople: knownPeople, onProgress: { execution.report($0) },
      isCancelled: { execution.isCancelled })
    guard let edges else { throw CancellationError() }
    return edges
  }

  static func readPeople(
    _ source: GraphSource, _ execution: Execution, _ setAside: inout [SetAsideRow]
  ) throws(DataError) -> Table? {
    guard let path = source.people else { return nil }
    let options = source.peopleOptions
    guard source.quarantine != nil else {
      return try Table(contentsOf: path, options: options, execution: execution)
    }
    return try Table.reading(path, options: options, execution: execution) {
      setAside.append(SetAsideRow($0, $1))
    }
  }

  /// What the graph yielded.
  struct Features {
    /// The people table with the plan's columns.
    var table: Table
    var communities: Communities?
    /// The communities after the levels below them, if these are kept.
    var levels: [Communities] = []
    var consensus: CommunityConsensus?
    var significance: CommunitySignificance?
    var scan: ResolutionScan?
  }

  /// Computes what the plan asks for.
  mutating func features(
    _ plan: FeaturePlan, _ request: FeatureRequest, _ graph: RelationGraph
  ) async throws -> Features {
    let features = try await stage("features", 0.25...0.6) { execution in
      try await graph.features(.only(plan.features), execution: execution)
    }
    var found = Features(
      table: try graph.people.joined(with: features.prefixed(request.columnPrefix)))
    if plan.hasCommunities {
      try await findCommunities(plan, request, graph, &found)
    }
    if !plan.aggregatedColumns.isEmpty {
      warnings += graph.people.roundingWarnings(ofColumns: plan.aggregatedColumns)
      let communities = found.communities
      let aggregates = try await stage("aggregates", 0.8...0.9) { execution in
        try await graph.friendAggregates(
          of: plan.aggregatedColumns, communities: communities, execution: execution)
      }
      found.table = try found.table.joined(with: aggregates.prefixed(request.columnPrefix))
    }
    return found
  }

  /// Finds the communities, and how sure they are if that is asked for.
  private mutating func findCommunities(
    _ plan: FeaturePlan, _ request: FeatureRequest, _ graph: RelationGraph,
    _ found: inout Features
  ) async throws {
    if let given = request.communityStart?.takingNamesForPerson(among: graph.identifiers) {
      warnings.append(given.firstLineWarning)
    }
    let (checks, scans) = (request.communityRewirings > 0, !request.scannedResolutions.isEmpty)
    // Random graphs and scans take far longer than finding communities once.
    let end = checks || scans ? 0.65 : 0.8
    let (levels, consensus) = try await stage("communities", 0.6...end) {
      try await Self.communities(request, graph, $0)
    }
    let communities = levels[levels.count - 1]
    found.communities = communities
    if request.keepsCommunityLevels { found.levels = levels }
    found.consensus = consensus
    summary.communities = (communities.count, communities.modularity)
    summary.isolateCommunityCount = graph.isolateCount(among: communities)
    if let measure = request.communityMethod.ownQuality(isDirected: graph.isDirected),
      let quality = communities.quality
    {
      summary.communityQuality = (measure, quality)
    }
    summary.runAgreement = consensus.flatMap { consensus in
      consensus.meanAgreement.map { (consensus.runs.count, $0) }
    }
    if checks {
      found.significance = try await stage("significance", end...(scans ? 0.72 : 0.8)) {
        execution in
        try await RepeatedSearch(request, graph, execution)
          .significance(
            of: communities, runs: request.communityRuns, rewirings: request.communityRewirings)
      }
      summary.significance = found.significance
    }
    if scans {
      found.scan = try await stage("scan", (checks ? 0.72 : end)...0.8) { execution in
        try await RepeatedSearch(request, graph, execution)
          .scan(
            ResolutionScan.Options(
              resolutions: request.scannedResolutions, runs: request.scanRuns))
      }
      summary.plateaus = found.scan?.plateaus
    }
    for column in communities.columns where plan.communityColumns.contains(column.name) {
      try found.table.append(column.renamed(request.columnPrefix + column.name))
    }
    if plan.showsStability, let consensus {
      let column = consensus.column
      try found.table.append(column.renamed(request.columnPrefix + column.name))
    }
  }

  /// The communities, after the levels below them if these are kept, and how sure they are.
  private static func communities(
    _ request: FeatureRequest, _ graph: RelationGraph,
    _ execution: Execution
  ) async throws -> ([Communities], CommunityConsensus?) {
    let start = try request.communityStart?.labels(for: graph)
    guard request.communityRuns > 1 else {
      guard !request.keepsCommunityLevels else {
        let levels = try await graph.communityLevels(
          using: request.communityMethod, startingFrom: start, seed: request.seed,
          execution: execution)
        return (levels, nil)
      }
      let found = try await graph.communities(
        using: request.communityMethod, startingFrom: start, seed: request.seed,
        execution: execution)
      return ([found], nil)
    }
    guard start == nil, !request.keepsCommunityLevels else {
      throw GraphError(
        .notApplicable, "a consensus of several runs has neither a start nor levels",
        remedy: "ask for one run")
    }
    let consensus = try await RepeatedSearch(request, graph, execution)
      .consensus(ofRuns: request.communityRuns)
    return ([consensus.communities], consensus)
  }

  mutating func score(
    _ table: Table, _ graph: RelationGraph?, _ model: ScoreModel,
    relationColumns: RelationColumns? = nil
  ) async throws -> Scores {
    let scores = try await stage("score", 0.9...1) { execution in
      let ties = graph.map {
        RelationTies(
          $0, fullStrengthWeight: model.friendsScores?.fullStrengthWeight, execution: execution)
      }
      return try CreditScorer(model: model).detailedScores(
        for: table, friends: ties, relationColumns: relationColumns, execution: execution)
    }
    warnings += scores.warnings
    summary.personCount = table.rowCount
    summary.modelName = scores.model.name
    summary.bands = scores.bandCounts.map { ($0.band, $0.count) }
    summary.notAssessableCount = table.rowCount - scores.assessedCount
    return scores
  }
}

extension RepeatedSearch {
  /// What a request asks for.
  fileprivate init(_ request: FeatureRequest, _ graph: RelationGraph, _ execution: Execution) {
    self.init(graph, request.communityMethod, seed: request.seed, execution)
  }
}
