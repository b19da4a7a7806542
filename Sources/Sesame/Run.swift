internal import Buffers
internal import CreditScoring
internal import DelimitedText
internal import EdgeLists
internal import Foundation
internal import GraphFeatures
internal import Tables

/// The stages of the pipeline, with their progress, times and warnings.
struct Run {
  private(set) var summary = RunSummary()
  private(set) var warnings: [String] = []
  private let onProgress: @Sendable (StageProgress) -> Void

  init(_ onProgress: @escaping @Sendable (StageProgress) -> Void) { self.onProgress = onProgress }

  /// What the two inputs became.
  struct Loaded {
    let graph: RelationGraph
    let hasPeopleTable: Bool
  }

  /// Runs a stage that takes a part of the whole, and notes its time.
  private mutating func stage<Answer>(
    _ name: String, _ part: ClosedRange<Double>,
    _ body: (@escaping @Sendable (Double, String?) -> Void) async throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    let onProgress = onProgress
    let report = { @Sendable (fraction: Double, column: String?) in
      let span = part.upperBound - part.lowerBound
      onProgress(
        StageProgress(
          stage: name, columnName: column,
          fractionCompleted: part.lowerBound + span * fraction))
    }
    report(0, nil)
    let start = ContinuousClock.now
    let answer = try await body(report)
    let duration = (ContinuousClock.now - start).components
    summary.stages.append(
      RunSummary.Stage(
        name: name, seconds: Double(duration.seconds) + Double(duration.attoseconds) * 1e-18))
    return answer
  }

  mutating func load(
    _ source: GraphSource, in space: ScratchSpace, threads: Int?
  ) async throws -> Loaded {
    if source.edges == "-", source.people == "-" {
      throw DataError(
        .noInput, source: "standard input", problem: "both inputs can't come from it",
        remedy: "give one of them a path")
    }
    let loaded =
      RelationGraph.isSnapshot(source.edges)
      ? try await open(source, threads) : try await build(source, in: space, threads)
    summary.personCount = loaded.graph.personCount
    summary.friendshipCount = loaded.graph.friendshipCount
    summary.graph = loaded.graph.summary
    summary.snapshot = SnapshotRemark(loaded.graph)
    return loaded
  }

  /// Reads an edge list, and a people table if there is one, and builds the graph.
  private mutating func build(
    _ source: GraphSource, in space: ScratchSpace, _ threads: Int?
  ) async throws -> Loaded {
    let (edges, people, setAside) = try await stage("read", 0...0.15) { report in
      try await BlockingWork.run { work in
        let edges = try Self.readEdges(source, in: space, threads: threads, work) {
          report(source.people == nil ? $0 : 0.7 * $0, nil)
        }
        var setAside = edges.summary.setAside
        let people = try Self.readPeople(source, threads, &setAside)
        return (edges, people, setAside)
      }
    }
    if let path = source.quarantine { try setAside.write(to: path) }
    summary.quarantinedPersonCount = setAside.count - edges.summary.setAside.count
    let names = edges.names
    let graph = try await stage("build", 0.15...0.25) { report in
      try await RelationGraph.building(
        edges, people: people, source.rules, in: space, threads: threads
      ) { report($0, nil) }
    }
    if let people { warnAboutIdentifiers(people, names, graph) }
    return Loaded(graph: graph, hasPeopleTable: people != nil)
  }

  /// Opens a snapshot, and reads a people table if there is one.
  private mutating func open(_ source: GraphSource, _ threads: Int?) async throws -> Loaded {
    guard source.leavesBuildingOpen else {
      throw GraphError(
        .notApplicable, "a snapshot is built already",
        remedy: "leave the options of building out, or give the edge list itself")
    }
    var graph = try await stage("open", 0...0.05) { _ in
      try await RelationGraph.opening(source.edges, threads: threads)
    }
    let (people, setAside) = try await stage("read", 0.05...0.15) { _ in
      var setAside: [SetAsideRow] = []
      return (try Self.readPeople(source, threads, &setAside), setAside)
    }
    if let path = source.quarantine { try setAside.write(to: path) }
    summary.quarantinedPersonCount = setAside.count
    if let people {
      let names = graph.identifiers
      graph = try await stage("order", 0.15...0.25) { [graph] _ in
        try await graph.ordering(
          by: people, unknownPeople: source.unknownPeople, threads: threads)
      }
      warnAboutIdentifiers(people, names, graph)
    }
    return Loaded(graph: graph, hasPeopleTable: people != nil)
  }

  private static func readEdges(
    _ source: GraphSource, in space: ScratchSpace, threads: Int?, _ work: BlockingWork,
    onProgress: (Double) -> Void
  ) throws -> EdgeList {
    if let format = GraphFileFormat(ending: source.edges) {
      return try EdgeList(
        contentsOf: source.edges, as: format, usesWeights: source.edgeFormat.weight != nil)
    }
    let edges = try EdgeList(
      reading: TextSource(contentsOf: source.edges), format: source.edgeFormat,
      badRows: source.quarantine == nil ? .stop : .setAside, in: space, threads: threads,
      onProgress: onProgress, isCancelled: { work.isCancelled })
    guard let edges else { throw CancellationError() }
    return edges
  }

  private static func readPeople(
    _ source: GraphSource, _ threads: Int?, _ setAside: inout [SetAsideRow]
  ) throws(DataError) -> Table? {
    guard let path = source.people else { return nil }
    guard source.quarantine != nil else {
      return try Table(
        contentsOf: path, identifier: source.identifier, missing: source.missing, threads: threads)
    }
    return try Table.reading(
      path, identifier: source.identifier, missing: source.missing, threads: threads
    ) {
      setAside.append(SetAsideRow($0, $1))
    }
  }

  /// Warns if the people table's identifiers are hardly the names that the friendships use.
  private mutating func warnAboutIdentifiers(
    _ people: Table, _ names: TextList, _ graph: RelationGraph
  ) {
    // Where most names were found there is nothing to look for.
    if graph.summary.unknownPersonCount < names.count / 2 { return }
    let fits = people.identifierFits(names)
    guard let own = fits.first, own.matches * 10 < min(names.count, own.rowCount) else { return }
    var text =
      "\(people.sourceName): hardly any identifier of column '\(own.name)' occurs in the edge list "
      + "(\(own.matches) of \(own.rowCount))"
    if let best = fits.dropFirst().max(by: { $0.matches < $1.matches }),
      best.matches > 2 * own.matches
    {
      text +=
        "; column '\(best.name)' would fit (\(best.matches) of \(best.rowCount)): "
        + "use --id \(best.name)"
    } else if people.columns.count == 1 {
      text += "; the table has one column: check its separator"
    }
    warnings.append(text)
  }

  /// The people table with the plan's columns.
  mutating func features(
    _ plan: FeaturePlan, _ request: FeatureRequest, _ graph: RelationGraph
  ) async throws -> Features {
    let features = try await stage("features", 0.25...0.6) { report in
      try await graph.features(.only(plan.features), threads: request.threads) {
        report($0.fractionCompleted, $0.columnName)
      }
    }
    var table = try graph.people.joined(with: features)
    var (communities, consensus) = (Communities?.none, CommunityConsensus?.none)
    var levels: [Communities] = []
    if plan.hasCommunities {
      let (all, common) = try await stage("communities", 0.6...0.8) { report in
        try await Self.communities(request, graph) { report($0, nil) }
      }
      let found = all[all.count - 1]
      (communities, consensus) = (found, common)
      if request.keepsCommunityLevels { levels = all }
      summary.communities = (found.count, found.modularity)
      summary.runAgreement = common.flatMap { common in
        common.meanAgreement.map { (common.runs.count, $0) }
      }
      for column in found.columns where plan.communityColumns.contains(column.name) {
        try table.append(column)
      }
      if plan.showsStability, let consensus { try table.append(consensus.column) }
    }
    if !plan.aggregatedColumns.isEmpty {
      let aggregates = try await stage("aggregates", 0.8...0.9) { [communities] report in
        try await graph.friendAggregates(
          of: plan.aggregatedColumns, communities: communities, threads: request.threads
        ) { report($0.fractionCompleted, nil) }
      }
      table = try table.joined(with: aggregates)
    }
    return Features(
      table: table, communities: communities, levels: levels, consensus: consensus)
  }

  /// The people table with what the graph yields.
  struct Features {
    let table: Table
    let communities: Communities?
    let levels: [Communities]
    let consensus: CommunityConsensus?
  }

  /// The communities, after the levels below them if these are kept, and how sure they are.
  private static func communities(
    _ request: FeatureRequest, _ graph: RelationGraph,
    _ report: @escaping @Sendable (Double) -> Void
  ) async throws -> ([Communities], CommunityConsensus?) {
    let start = try request.communityStart?.labels(for: graph)
    guard request.communityRuns > 1 else {
      guard !request.keepsCommunityLevels else {
        let levels = try await graph.communityLevels(
          using: request.communityMethod, startingFrom: start, seed: request.seed,
          threads: request.threads, onProgress: report)
        return (levels, nil)
      }
      let found = try await graph.communities(
        using: request.communityMethod, startingFrom: start, seed: request.seed,
        threads: request.threads, onProgress: report)
      return ([found], nil)
    }
    guard start == nil, !request.keepsCommunityLevels else {
      throw GraphError(
        .notApplicable, "a consensus of several runs has neither a start nor levels",
        remedy: "ask for one run")
    }
    let consensus = try await graph.communityConsensus(
      ofRuns: request.communityRuns, using: request.communityMethod, seed: request.seed,
      threads: request.threads, onProgress: report)
    return ([consensus.communities], consensus)
  }

  mutating func score(
    _ table: Table, _ graph: RelationGraph?, _ model: ScoreModel, threads: Int?
  ) async throws -> Scores {
    let scores = try await stage("score", 0.9...1) { _ in
      let ties = graph.map {
        RelationTies(
          $0, fullStrengthWeight: model.friendsScores?.fullStrengthWeight, threads: threads)
      }
      return try CreditScorer(model: model).detailedScores(
        for: table, friends: ties, threads: threads)
    }
    warnings += scores.warnings
    summary.personCount = table.rowCount
    summary.modelName = scores.model.name
    summary.bands = scores.bandCounts.map { ($0.band, $0.count) }
    summary.notAssessableCount = table.rowCount - scores.assessedCount
    return scores
  }
}
