public import Execution
internal import GraphKernels
public import Graphs
internal import IgraphCore
internal import Memory
public import Tables

extension RelationGraph {
  /// A table of features, one row per person: the identifiers, then one column per feature.
  ///
  /// - Parameters:
  ///   - selection: The standard features, all, or a list such as `[.degree, .coreness]`; columns
  ///     come in the order of ``Feature/all`` whatever the order of the list.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The identifiers, then one column per feature.
  /// - Throws: ``GraphError`` if a feature needs weights or direction that the graph lacks, or is asked
  ///   for twice, or from fewer than one person; ``DataError`` if ``PageRankReset`` can't say where to
  ///   restart;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: the sum of the features'; igraph's copy of the graph, made once where a feature
  ///   needs it, takes about 50 bytes per friendship.
  public func features(
    _ selection: FeatureSelection = .standard, execution: Execution = Execution()
  ) async throws -> Table {
    try await execution.asWhole { try await featureTable(selection, $0) }
  }

  private func featureTable(
    _ selection: FeatureSelection, _ execution: Execution
  ) async throws -> Table {
    let features = try selection.features(for: schema).map { try $0.resolved(for: people) }
    var table = identifierTable
    let engines = IgraphGraphs(of: compressed)
    let shared = FeatureIntermediates(of: compressed)
    for (position, feature) in features.enumerated() {
      let share = { (place: Int) in Double(place) / Double(features.count) }
      let part = execution.reporting(
        share(position)...share(position + 1), columnName: feature.columnName)
      part.report(0)
      let values = try await Computation.run(
        part, on: origin, callsIgraph: feature.usesIgraph
      ) {
        try self.values(of: feature, engines, shared, $0)
      }
      try table.append(Column(feature.columnName, values))
    }
    return table
  }

  private func values(
    of feature: Feature, _ engines: IgraphGraphs, _ shared: FeatureIntermediates,
    _ computation: Computation
  ) throws -> ColumnValues {
    let graph = compressed
    let execution = computation.execution
    switch feature.kind {
    case .degree: return .integers(try graph.degree(execution))
    case .strength:
      let strengths = try graph.strength(execution)
      return .reals(
        missingAsNaN: weightExponent == 0
          ? strengths : Buffer(strengths.lazy.map { weightAtDate($0) }))
    case .inDegree: return .integers(try graph.inDegree(execution))
    case .outDegree: return .integers(try graph.outDegree(execution))
    case .triangleCount: return .integers(IntegerValues(try shared.triangles(execution)))
    case .localClusteringCoefficient:
      let triangles = graph.isDirected ? nil : try shared.triangles(execution)
      return .reals(
        missingAsNaN: try graph.localClusteringCoefficient(triangles: triangles, execution))
    case .coreness: return .integers(try graph.coreness(execution))
    case .pageRank(let options, let reset):
      return .reals(
        missingAsNaN: try graph.pageRank(
          options, usingWeights: true, reset: reset?.numbers, execution))
    case .component: return .integers(try shared.components(execution).membership)
    case .componentSize: return .integers(try shared.components(execution).sizeOfOwnGroup)
    case .reciprocity: return .reals(missingAsNaN: try graph.reciprocity(execution))
    case .eigenvectorCentrality:
      return .reals(missingAsNaN: try graph.eigenvectorCentrality(execution))
    case .constraint: return .reals(missingAsNaN: try graph.constraint(execution))
    case .effectiveSize:
      let triangles =
        graph.isDirected || graph.isWeighted ? nil : try shared.triangles(execution)
      return .reals(missingAsNaN: try graph.effectiveSize(triangles: triangles, execution))
    case .egoDensity:
      let triangles = graph.isDirected ? nil : try shared.triangles(execution)
      return .reals(missingAsNaN: try graph.egoDensity(triangles: triangles, execution))
    case .trussNumber: return .integers(try graph.trussNumber(execution))
    case .weightedClustering:
      return .reals(missingAsNaN: try graph.weightedClustering(execution))
    case .strengthDiversity:
      return .reals(missingAsNaN: try graph.strengthDiversity(execution))
    default:
      return try computation.igraph {
        try engines.values(of: feature.kind, computation.observer)
      }
    }
  }
}
