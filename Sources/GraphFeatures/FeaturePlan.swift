public import Communities
package import Execution
internal import Files
public import Graphs
public import Tables

/// What a job computes on graphs of a schema: made before anything is read.
///
/// Whatever must know of a job reads its plan: the run itself, the estimate of its memory, the data
/// dictionary.
public struct FeaturePlan: Sendable {
  /// What the plan is made for.
  public let schema: GraphSchema
  /// The features of people's place that are computed.
  public private(set) var features: [Feature]
  /// The community columns that are computed; with none, nothing is averaged over communities.
  public private(set) var communityColumns: Set<CommunityColumn>
  /// How communities are found, if they are.
  public let communities: CommunitySearch
  /// The columns of the people table that are aggregated over friends.
  public private(set) var aggregatedColumns: [String]
  /// Which statistics of friends' values are computed.
  public private(set) var statistics: FriendStatistics
  /// The columns of the people table to which people are exposed by what they share.
  public let exposedColumns: [String]
  private let job: FeatureJob

  /// Resolves a job.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks, or if a column is asked for twice; ``DataError`` if a column is to be read that is not
  ///   there.
  init(_ job: FeatureJob, _ schema: GraphSchema) throws {
    self.job = job
    self.schema = schema
    try GraphError.checkOnce(job.variants.map(\.columnName), "variant of feature")
    features = try job.features.features(for: schema).map(job.variant)
    communityColumns = job.communityColumns
    communities = job.communities
    statistics = job.statistics
    try job.communities.check(for: schema)
    exposedColumns = job.exposure
    try GraphError.checkOnce(exposedColumns, "column")
    if !exposedColumns.isEmpty, !schema.hasResources { throw GraphError.lacksResources }
    switch job.aggregates {
    case .everyNumericColumn:
      let columns = schema.people?.columns.dropFirst().filter { $0.type.isNumeric && $0.hasValues }
      aggregatedColumns = columns?.map(\.name) ?? []
    case .columns(let names):
      try GraphError.checkOnce(names, "column")
      aggregatedColumns = names
    }
    guard let people = schema.people else {
      if let column = job.variants.lazy.compactMap(\.resetColumn).first {
        throw GraphError.lacksPeople("take column '\(column)' from")
      }
      if let column = exposedColumns.first {
        throw GraphError.lacksPeople("take column '\(column)' from")
      }
      if !aggregatedColumns.isEmpty { throw GraphError.lacksPeople("aggregate over") }
      return
    }
    for column in numberColumns { try people.checkColumn(named: column) }
  }

  /// The columns of the people table that must be there and hold numbers.
  private var numberColumns: [String] {
    (features + job.variants).compactMap(\.resetColumn) + aggregatedColumns + exposedColumns
  }

  /// Whether communities are found, and averaged over where columns are aggregated.
  public var findsCommunities: Bool { !communityColumns.isEmpty }

  /// The columns that are computed, in their order and without a prefix.
  ///
  /// What comes out has people's identifiers before them and, but for a `CommunityJob`, the other columns
  /// of the people table: the job's `dictionary(for:)` has all of them.
  public var columns: [ColumnDescription] {
    let aggregates = FriendAggregate.all(statistics, withCommunities: findsCommunities)
    var columns = features.map { $0.column(in: schema) }
    columns += communities.descriptions(of: communityColumns)
    columns += aggregatedColumns.flatMap { column in
      aggregates.map { $0.column(of: column, communities) }
    }
    if !exposedColumns.isEmpty { columns += ResourceExposure.columns(for: exposedColumns) }
    return columns
  }

  /// The names of the columns that are computed, in their order and without a prefix.
  public var columnNames: [String] { columns.map(\.name) }

  /// Throws if a column of which numbers are wanted holds texts.
  fileprivate func checkTypes() throws(DataError) {
    for column in numberColumns { try schema.people?.checkNumbers(inColumn: column) }
  }

  /// What the run takes in memory besides the graph and the people table; the columns of the job's
  /// methods included.
  package var costs: Set<MemoryCost> {
    var costs = Set(features.flatMap(\.costs))
    if findsCommunities {
      costs.formUnion(communities.costs(in: schema))
      costs.formUnion(Communities.columnNames.map(MemoryCost.column))
    }
    costs.formUnion(exposedColumns.flatMap(ResourceExposure.costs))
    return costs.union(aggregatedColumns.map(FriendAggregate.cost))
  }
}

extension FeatureJob {
  /// What the job computes on graphs of a schema, and which columns that gives.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks, or if a column is asked for twice; ``DataError`` if a column of the people table is to be
  ///   read that is not there or holds texts.
  public func plan(for schema: GraphSchema) throws -> FeaturePlan {
    let plan = try expectedPlan(for: schema)
    try plan.checkTypes()
    return plan
  }

  /// The same, leaving it to the columns themselves to tell what of theirs is no number.
  package func expectedPlan(for schema: GraphSchema) throws -> FeaturePlan {
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
    if Communities.areNeeded(for: needed) { plan.communityColumns = .all }
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

  /// The names of the columns of people's exposure to a column.
  package static func exposures(to column: String) -> [String] {
    ResourceExposure.allCases.map { $0.columnName(of: column) }
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
