public import Communities
package import Execution
internal import Files
public import Graphs
public import Tables

/// What a job computes on graphs of a schema, and which columns come out: made before anything is read.
///
/// Whatever must know of a job reads its plan: the run itself, the estimate of its memory, the data
/// dictionary.
public struct FeaturePlan: Sendable {
  /// What the plan is made for.
  public let schema: GraphSchema
  /// The features of people's place that are computed.
  public private(set) var features: [Feature]
  /// The community columns that come out; with none, nothing is averaged over communities.
  public private(set) var communityColumns: [String]
  /// How communities are found, if they are.
  public let communities: CommunitySearch
  /// The columns of the people table that are aggregated over friends.
  public private(set) var aggregatedColumns: [String]
  /// Which statistics of friends' values are computed.
  public private(set) var statistics: FriendStatistics
  /// What is computed of the edge list's rows; `nil` for nothing.
  public let ties: TieSelection?
  /// The columns of that.
  let tieColumns: [TieColumn]
  private let job: FeatureJob

  /// Resolves a job.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks, or times for windows;
  ///   ``GraphError`` also if the edge list does not keep a column that is asked for.
  init(_ job: FeatureJob, _ schema: GraphSchema) throws(GraphError) {
    self.job = job
    self.schema = schema
    features = try job.features.features(for: schema).map(job.variant)
    communityColumns = Communities.columnNames.filter(job.communityColumns.contains)
    communities = job.communities
    statistics = job.statistics
    ties = job.ties
    if let ties = job.ties {
      tieColumns = try TieColumn.all(ties, in: schema)
    } else {
      tieColumns = []
    }
    guard schema.isDirected || !job.communities.method.needsDirection else {
      throw .lacksDirection("directed modularity")
    }
    switch job.aggregates {
    case .everyNumericColumn:
      let columns = schema.people?.columns.dropFirst().filter { $0.type.isNumeric && $0.hasValues }
      aggregatedColumns = columns?.map(\.name) ?? []
    case .columns(let names): aggregatedColumns = names
    }
    guard schema.people == nil else { return }
    if let column = job.variants.lazy.compactMap(\.resetColumn).first {
      throw .lacksPeople("take column '\(column)' from")
    }
    if !aggregatedColumns.isEmpty { throw .lacksPeople("aggregate over") }
  }

  /// Whether communities are found, and averaged over where columns are aggregated.
  public var findsCommunities: Bool { !communityColumns.isEmpty }

  /// Whether the people table is part of what comes out: communities alone are a table of their own.
  public var showsPeople: Bool {
    !features.isEmpty || !aggregatedColumns.isEmpty || ties != nil
  }

  /// The columns that come out, in their order, without a prefix.
  public var columns: [ColumnDescription] {
    features.map { $0.column(in: schema) } + communities.columns(named: communityColumns)
      + aggregatedColumns.flatMap { column in
        FriendAggregate.all(statistics, withCommunities: findsCommunities)
          .map { $0.column(of: column) }
      } + tieColumns.map(\.description)
  }

  /// The names of the columns that come out, in their order, without a prefix.
  public var columnNames: [String] { columns.map(\.name) }

  /// What the run takes in memory besides the graph and the people table; the columns of the job's
  /// methods included.
  package var costs: Set<MemoryCost> {
    var costs = Set(features.flatMap(\.costs))
    if findsCommunities {
      costs.formUnion(communities.costs(in: schema))
      costs.formUnion(Communities.columnNames.map(MemoryCost.column))
    }
    return costs.union(aggregatedColumns.map(FriendAggregate.cost)).union(
      TieColumn.costs(tieColumns))
  }
}

extension FeatureJob {
  /// What the job computes on graphs of a schema, and which columns come out.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks.
  public func plan(for schema: GraphSchema) throws(GraphError) -> FeaturePlan {
    try FeaturePlan(self, schema)
  }

  /// The feature as the job wants it.
  func variant(of feature: Feature) -> Feature {
    variants.first { $0.columnName == feature.columnName } ?? feature
  }
}

extension FeaturePlan {
  /// The plan with whatever else of the graph has one of these names, so that what a score model reads
  /// does not depend on which columns are shown.
  package func including(_ names: Set<String>) throws(GraphError) -> FeaturePlan {
    var plan = self
    // Which statistics a model reads of a column is not looked at.
    plan.statistics = .all
    let shown = Set(columnNames)
    let needed = names.subtracting(schema.people?.columns.map(\.name) ?? [])
    plan.features = try FeatureSelection.all.features(for: schema).filter {
      needed.contains($0.columnName) || shown.contains($0.columnName)
    }.map(job.variant)
    let aggregated = Set(aggregatedColumns)
    for column in schema.people?.numericColumnNames ?? [] where !aggregated.contains(column) {
      let names = Self.aggregates(of: column, withCommunities: true)
      if !needed.isDisjoint(with: names) { plan.aggregatedColumns.append(column) }
    }
    if Communities.areNeeded(for: needed) { plan.communityColumns = Communities.columnNames }
    return plan
  }

  /// The names of all columns that can be computed from graphs of a schema.
  package static func computableNames(for schema: GraphSchema) throws(GraphError) -> Set<String> {
    let features = try FeatureSelection.all.features(for: schema).map(\.columnName)
    let aggregated = (schema.people?.numericColumnNames ?? []).flatMap {
      aggregates(of: $0, withCommunities: true)
    }
    return Set(features + Communities.columnNames + aggregated)
  }

  /// The names of a column's aggregates over friends and communities.
  package static func aggregates(of column: String, withCommunities: Bool) -> [String] {
    FriendAggregate.all(withCommunities: withCommunities).map { $0.columnName(of: column) }
  }
}

extension Communities {
  /// Whether one of the names is that of a column which communities are needed for.
  package static func areNeeded(for names: Set<String>) -> Bool {
    !names.isDisjoint(with: columnNames)
      || names.contains { $0.hasPrefix("community_") && $0.hasSuffix("_mean") }
  }
}

extension ColumnType {
  /// Whether the values are whole or decimal numbers.
  fileprivate var isNumeric: Bool { self == .integer || self == .decimal }
}

extension GraphError {
  /// What lacks direction.
  static func lacksDirection(_ what: String) -> GraphError {
    GraphError(
      .notApplicable, "\(what) needs direction",
      remedy: "read the edges as directed (\(.isDirected, true))")
  }

  /// What lacks a people table.
  package static func lacksPeople(_ purpose: String) -> GraphError {
    GraphError(
      .notApplicable, "there is no people table to \(purpose)",
      remedy: "give one with \(.people)")
  }
}
