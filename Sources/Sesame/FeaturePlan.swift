internal import Communities
internal import CreditScoring
internal import Files
internal import Foundation
internal import GraphFeatures
internal import Graphs
internal import Tables

/// The columns that a run computes from the graph, resolved for one graph and its people table.
struct FeaturePlan {
  private(set) var features: [Feature]
  private(set) var communityColumns: [String]
  /// Whether people's stability is a column.
  private(set) var showsStability: Bool
  private(set) var aggregatedColumns: [String]
  /// What became of the people table's columns if every column of numbers was asked for.
  private(set) var choice: AggregatedColumns?

  /// Whether communities are found, and averaged over where columns are aggregated.
  var hasCommunities: Bool { !communityColumns.isEmpty }

  /// Whether the people table is part of the outcome: communities alone are a table of their own.
  var showsPeople: Bool { !features.isEmpty || !aggregatedColumns.isEmpty }

  /// The names of all columns of the plan, in the order of the output, without a prefix.
  var columnNames: [String] {
    features.map(\.columnName) + communityColumns
      + (showsStability ? [CommunityConsensus.columnName] : [])
      + aggregatedColumns.flatMap { Self.aggregates(of: $0, withCommunities: hasCommunities) }
  }

  /// Resolves a request.
  init(_ request: FeatureRequest, graph: RelationGraph, hasPeopleTable: Bool) throws {
    if !hasPeopleTable, let name = request.resetColumn ?? request.requiredColumns.first {
      throw GraphError(
        .notApplicable, "there is no people table to take column '\(name)' from",
        remedy: "give one with --people")
    }
    for name in request.requiredColumns { _ = try graph.people.numbers(inColumn: name) }
    features = try Self.features(request.features.features(for: graph), request, graph)
    communityColumns = Communities.columnNames.filter(request.communityColumns.contains)
    guard graph.isDirected || !request.communityMethod.needsDirection else {
      throw GraphError(
        .notApplicable, "directed modularity needs direction",
        remedy: "read the edges as directed (--directed)")
    }
    showsStability = request.communityRuns > 1 && !communityColumns.isEmpty
    switch request.aggregates {
    case .everyNumericColumn:
      choice = hasPeopleTable ? AggregatedColumns(of: graph.people) : nil
      aggregatedColumns = choice?.names ?? []
    case .columns(let names): aggregatedColumns = names
    }
    if !hasPeopleTable, !aggregatedColumns.isEmpty {
      throw GraphError(
        .notApplicable, "there is no people table to aggregate over",
        remedy: "give one with --people")
    }
  }

  /// The plan with whatever else of the graph a score model reads, so that a person's score does not
  /// depend on which columns are shown.
  func including(
    _ model: ScoreModel, _ request: FeatureRequest, graph: RelationGraph
  ) throws -> FeaturePlan {
    var plan = self
    let shown = Set(columnNames)
    let needed = Set(model.columnNames).subtracting(graph.people.columns.map(\.name))
    let all = try FeatureSelection.all.features(for: graph).filter {
      needed.contains($0.columnName) || shown.contains($0.columnName)
    }
    plan.features = try Self.features(all, request, graph)
    let aggregated = Set(aggregatedColumns)
    for column in graph.people.numericColumnNames where !aggregated.contains(column) {
      let names = Self.aggregates(of: column, withCommunities: true)
      if !needed.isDisjoint(with: names) { plan.aggregatedColumns.append(column) }
    }
    let needsCommunities =
      !needed.isDisjoint(with: Communities.columnNames)
      || needed.contains { $0.hasPrefix("community_") && $0.hasSuffix("_mean") }
    if needsCommunities { plan.communityColumns = Communities.columnNames }
    return plan
  }

  /// The names of all columns that can be computed from a graph and its people table.
  static func computedNames(for graph: RelationGraph) throws -> Set<String> {
    let features = try FeatureSelection.all.features(for: graph).map(\.columnName)
    let aggregated = graph.people.numericColumnNames.flatMap {
      aggregates(of: $0, withCommunities: true)
    }
    return Set(features + Communities.columnNames + aggregated)
  }

  /// The names of a column's aggregates over friends and communities.
  static func aggregates(of column: String, withCommunities: Bool) -> [String] {
    ["count", "mean", "sd", "min", "max", "median"].map { "neighbor_\(column)_\($0)" }
      + (withCommunities ? ["community_\(column)_mean"] : [])
  }

  /// Throws if numbers don't say in what proportion to restart at people.
  private static func checkReset(
    _ numbers: [Double], _ name: String, _ people: Table
  ) throws(DataError) {
    let negativeCount = numbers.count { $0 < 0 }
    guard negativeCount > 0 || !numbers.contains(where: { $0 > 0 }) else { return }
    let problem = "column '\(name)' can't say where PageRank restarts"
    guard let row = numbers.firstIndex(where: { $0 < 0 }) else {
      throw DataError(
        .badData, source: people.sourceName, problem: "\(problem): it has no number above zero",
        remedy: "name a column with some")
    }
    let line = people[name].flatMap { people.line(ofRow: row, in: $0) }
    throw DataError(
      .badData, source: people.sourceName, line: line,
      problem: "\(problem): \(negativeCount) of its numbers "
        + (negativeCount == 1 ? "is negative" : "are negative")
        + (line == nil ? ", first in row \(row + 1)" : ", first here"),
      remedy: "correct it, or name another column")
  }

  /// The features with the options that the request sets.
  private static func features(
    _ features: [Feature], _ request: FeatureRequest, _ graph: RelationGraph
  ) throws -> [Feature] {
    var reset: [Double]?
    if let name = request.resetColumn {
      let numbers = try graph.people.numbers(inColumn: name).map { $0 ?? 0 }
      try checkReset(numbers, name, graph.people)
      reset = numbers
    }
    return features.map { feature in
      switch feature {
      case .pageRank: .pageRank(damping: request.damping, resettingTo: reset)
      case .betweenness: .betweenness(from: request.betweennessSources)
      default: feature
      }
    }
  }
}
