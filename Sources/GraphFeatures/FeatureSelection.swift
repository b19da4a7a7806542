internal import Files
internal import GraphKernels
public import Graphs

/// Which features a table gets: a named set, or a list such as `[.degree, .coreness]`.
public enum FeatureSelection: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// What every table gets, each about one pass over the friendships: degree, strength, in- and
  /// out-degree where the graph has them, triangle count, local clustering coefficient, coreness,
  /// PageRank, component and its size.
  case standard
  /// What every table gets, and these.
  case standardAnd([Feature])
  /// Every feature that applies to the graph, the slow ones included.
  case all
  /// Just these.
  case only([Feature])

  /// Just these.
  public init(arrayLiteral features: Feature...) { self = .only(features) }

  /// Whether a feature is among them, if the graph has what it needs.
  package func includes(_ columnName: String) -> Bool {
    let features =
      switch self {
      case .standard: Feature.standard
      case .standardAnd(let list): Feature.standard + list
      case .all: Feature.all
      case .only(let list): list
      }
    return features.contains { $0.columnName == columnName }
  }

  /// The features, in the order of the output's columns.
  ///
  /// - Throws: ``GraphError`` if one of a list needs weights or direction that the graph lacks, is there
  ///   twice, or can't be computed with its options.
  public func features(for schema: GraphSchema) throws(GraphError) -> [Feature] {
    switch self {
    case .standard:
      return Feature.standard.filter { $0.lacking(in: schema) == nil }
    case .standardAnd(let list):
      let named = Set(list.map(\.columnName))
      let others = try Self.standard.features(for: schema).filter { !named.contains($0.columnName) }
      return try Self.only(others + list).features(for: schema)
    case .all:
      return Feature.all.filter { $0.lacking(in: schema) == nil }
    case .only(let list):
      try GraphError.checkOnce(list.map(\.columnName), "feature")
      for feature in list {
        if let lacking = feature.lacking(in: schema) { throw lacking }
      }
      let places = Dictionary(
        uniqueKeysWithValues: zip(Feature.all.map(\.columnName), Feature.all.indices))
      return list.sorted { places[$0.columnName, default: 0] < places[$1.columnName, default: 0] }
    }
  }
}

extension Feature {
  /// All features with their default options, in the order of the output's columns.
  public static let all: [Feature] = [
    .degree, .strength, .inDegree, .outDegree, .triangleCount, .localClusteringCoefficient,
    .coreness, .pageRank, .component, .componentSize, .betweenness, .closeness,
    .harmonicCentrality, .constraint, .eigenvectorCentrality, .reciprocity, .effectiveSize,
    .egoDensity, .trussNumber, .weightedClustering, .strengthDiversity,
  ]

  /// The feature, with its default options, whose column has that name.
  public static func named(_ columnName: String) -> Feature? {
    all.first { $0.columnName == columnName }
  }

  /// The features that every table gets if the graph has what they need.
  public static var standard: [Feature] { Array(all.prefix { $0 != .betweenness }) }

  /// Where ties have a direction steps are plain ones, whose number grows with 1 / (1 − damping).
  private static let largestDirectedDamping = 0.9999

  /// The error that asking for the feature would be, or `nil` if the graph has what it needs.
  func lacking(in schema: GraphSchema) -> GraphError? {
    switch kind {
    case .strength where !schema.isWeighted, .weightedClustering where !schema.isWeighted,
      .strengthDiversity where !schema.isWeighted:
      GraphError(
        .notApplicable, "'\(columnName)' needs weights",
        remedy: "name the edges' weight column (\(.weight))")
    case .inDegree where !schema.isDirected, .outDegree where !schema.isDirected,
      .reciprocity where !schema.isDirected:
      .lacksDirection("'\(columnName)'")
    case .betweenness(.sampled(let count, _)) where count < 1:
      GraphError(
        .usage, "betweenness can't be sampled from \(count) people", remedy: "sample at least one")
    case .pageRank(let options, _)
    where schema.isDirected && options.goesOnUntilSettled
      && options.damping > Self.largestDirectedDamping:
      GraphError(
        .unsuitable,
        "PageRank with a damping of \(options.damping) takes too many steps in a directed graph",
        remedy: "choose a damping of \(Self.largestDirectedDamping) or less")
    default: nil
    }
  }
}
