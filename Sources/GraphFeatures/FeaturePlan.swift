public import Communities
package import Execution
internal import Files
public import Graphs
internal import Identifiers
public import Tables

/// What a job computes on graphs of a schema: made before anything is read.
///
/// Whatever must know of a job reads its plan: the run itself, the estimate of its memory, the data
/// dictionary.
public struct FeaturePlan: Sendable {
  /// What the plan is made for.
  public let schema: GraphSchema
  /// The features of people's place that are computed.
  public internal(set) var features: [Feature]
  /// The community columns that are computed; with none, and no shares, nothing is averaged over
  /// communities.
  public internal(set) var communityColumns: Set<CommunityColumn>
  /// How communities are found, if they are.
  public let communities: CommunitySearch
  /// Of how many of the largest communities the share of everyone's friends is computed; those in which
  /// nobody has a friend get no column.
  public internal(set) var communityShareCount: Int
  /// The numbers of those that get one, once communities are found.
  private var sharedCommunities: [Int]?
  /// What is told of which columns of the people table.
  package internal(set) var aggregates: [AggregateRequest]
  /// The columns of the people table to which people are exposed by what they share.
  public internal(set) var exposedColumns: [String]
  /// What is computed of the edge list's rows; `nil` for nothing.
  public internal(set) var ties: TieSelection?
  /// The columns of that.
  var tieColumns: [TieColumn]
  /// What is made of each outcome.
  package internal(set) var outcomes: [OutcomeRequest]
  /// The influence of known people that is computed; `nil` for none.
  public internal(set) var influence: InfluenceSelection?
  /// What is computed of ratings in the edge list's rows; `nil` for nothing.
  public internal(set) var ratings: RatingSelection?
  let job: FeatureJob
  /// The people table, once it is there, and the most frequent texts of its columns.
  private(set) var people: Table?
  private var levels: [String: [String]] = [:]

  /// Resolves a job.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks, times for windows, or a column of the edge list that it does not keep, or if a column is
  ///   asked for twice; ``DataError`` if a column is to be read that is not there.
  init(_ job: FeatureJob, _ schema: GraphSchema) throws {
    self.job = job
    self.schema = schema
    try GraphError.checkOnce(job.variants.map(\.columnName), "variant of feature")
    features = try job.features.features(for: schema).map(job.variant)
    communityColumns = job.communityColumns
    communities = job.communities
    communityShareCount = job.communityShareCount
    try job.communities.check(for: schema)
    exposedColumns = job.exposure
    try GraphError.checkOnce(exposedColumns, "column")
    if !exposedColumns.isEmpty, !schema.hasResources { throw GraphError.lacksResources }
    ties = job.ties
    tieColumns = try job.ties.map { try TieColumn.all($0, in: schema) } ?? []
    influence = job.influence
    ratings = try job.ratings?.resolved(in: schema)
    if schema.hasResources, ties != nil || ratings != nil { throw GraphError.rowsOfResources }
    let exceptions = Set(job.aggregates.exceptions ?? [])
    let names =
      switch job.aggregates {
      case .columns(let names): names
      case .everyNumericColumn, .everyNumericColumnBut:
        (schema.people?.columnsAggregatedUnasked ?? []).filter { !exceptions.contains($0) }
      }
    try GraphError.checkOnce(names, "column")
    aggregates = names.map { name in
      AggregateRequest(name, schema.people?[name], job.statistics)
    }
    if !names.isEmpty {
      for circle in job.statistics.circles {
        if let lacking = circle.lacking(in: schema, job.statistics.ofNumbers) { throw lacking }
      }
    }
    outcomes = try OutcomeRequest.all(job, in: schema)
    try AggregateRequest.checkNames(of: aggregates) { _ in nil }
    guard let people = schema.people else {
      if let column = job.variants.lazy.compactMap(\.resetColumn).first {
        throw GraphError.lacksPeople("take column '\(column)' from")
      }
      if let column = exposedColumns.first ?? influence?.seeds.columnName {
        throw GraphError.lacksPeople("take column '\(column)' from")
      }
      if !aggregatedColumns.isEmpty { throw GraphError.lacksPeople("aggregate over") }
      return
    }
    for column in numberColumns + aggregatedColumns { try people.checkColumn(named: column) }
    try checkOutcomes(people)
  }

  /// The columns of the people table, other than those that are aggregated, that must hold numbers.
  private var numberColumns: [String] {
    (features + job.variants).compactMap(\.resetColumn) + exposedColumns
      + [influence?.seeds.columnName].compactMap(\.self)
  }

  /// Throws if something is to be computed from an outcome.
  private func checkOutcomes(_ people: TableSchema) throws(DataError) {
    for column in aggregatedColumns { try people.checkNoOutcome(column, OutcomeUse.aggregate) }
    for column in exposedColumns { try people.checkNoOutcome(column, OutcomeUse.exposure) }
    for column in (features + job.variants).compactMap(\.resetColumn) {
      try people.checkNoOutcome(column, OutcomeUse.reset)
    }
    for column in [influence?.seeds.columnName, influence?.seeds.weightColumnName].compactMap(
      \.self)
    {
      try people.checkNoOutcome(column, OutcomeUse.seeds)
    }
  }

  /// The columns of the people table that are aggregated over friends.
  public var aggregatedColumns: [String] { aggregates.map(\.column).deduplicated }

  /// Whether columns of communities come out, and columns are averaged over them where any are aggregated.
  public var findsCommunities: Bool { !communityColumns.isEmpty || communityShareCount > 0 }

  /// Whether communities are found, be it only to spread the weight of seeds over them.
  public var needsCommunities: Bool {
    findsCommunities
      || influence.map { !$0.methods.isEmpty && $0.spreadsSeeds } ?? false
  }

  /// The columns that are computed, in their order and without a prefix.
  ///
  /// What comes out has people's identifiers before them and, but for a `CommunityJob`, the other columns
  /// of the people table: the job's `dictionary(for:)` has all of them.
  public var columns: [ColumnDescription] {
    var columns = features.map { $0.column(in: schema) }
    columns += communities.descriptions(of: communityColumns)
    columns += shareColumns
    columns += aggregateColumns
    if !exposedColumns.isEmpty { columns += ResourceExposure.columns(for: exposedColumns) }
    columns += tieColumns.map(\.description)
    columns += influence?.columns(followsRatings: ratings != nil, communities) ?? []
    return columns + (ratings?.columns ?? []) + outcomes.flatMap(\.columns)
  }

  /// The columns of shares of friends in communities.
  package var shareColumns: [ColumnDescription] {
    let numbers = sharedCommunities?.filter { $0 < communityShareCount }
    return communities.shareDescriptions(of: numbers ?? Array(0..<communityShareCount))
  }

  /// The plan once communities are found, and shares of friends in them computed.
  package func sharing(_ table: Table) -> FeaturePlan {
    var plan = self
    plan.sharedCommunities = table.columnNames.compactMap {
      CommunitySearch.communityCount(forShare: $0).map { $0 - 1 }
    }
    return plan
  }

  /// The most frequent texts of a column, as many as have columns; `nil` until the table is there.
  func levels(of column: String) -> [String]? { levels[column] ?? people.map { _ in [] } }

  private var aggregateColumns: [ColumnDescription] {
    var seen: Set<String> = []
    return aggregates.flatMap { request in
      request.columns(
        levels(of: request.column), communities: findsCommunities ? communities : nil)
    }.filter { seen.insert($0.name).inserted }
  }

  /// The names of the columns that are computed, in their order and without a prefix.
  public var columnNames: [String] { columns.map(\.name) }

  /// Throws if a column of which numbers are wanted holds texts.
  func checkTypes() throws(DataError) {
    for column in numberColumns { try schema.people?.checkNumbers(inColumn: column) }
    for request in aggregates where request.content == .numbers {
      try schema.people?.checkNumbers(
        inColumn: request.column, alternative: TextStatistic.offer)
    }
  }

  /// What the run takes in memory besides the graph and the people table; the columns of the job's
  /// methods included.
  package var costs: Set<MemoryCost> {
    var costs = Set(features.flatMap(\.costs))
    if needsCommunities {
      costs.formUnion(communities.costs(in: schema))
      costs.formUnion(Communities.columnNames.map(MemoryCost.column))
      costs.formUnion(shareColumns.map { MemoryCost.column($0.name) })
    }
    costs.formUnion(exposedColumns.flatMap(ResourceExposure.costs))
    if !kinds.isEmpty { costs.insert(AggregateRequest.cost(ofKinds: kinds.count, in: schema)) }
    costs.formUnion(influence?.costs ?? [])
    costs.formUnion(ratings?.costs ?? [])
    return costs.union(aggregates.flatMap(\.costs)).union(TieColumn.costs(tieColumns))
      .union(outcomes.flatMap(\.costs))
  }

  /// Whether the rows of the edge list are read, which must be kept until then.
  package var readsRows: Bool { ties != nil || ratings != nil }

  /// The kinds of ties over which something is aggregated: a graph must keep them apart.
  package var kinds: Set<String> {
    Set(
      (aggregates.flatMap(\.statistics.circles) + outcomes.flatMap(\.features.circles)).compactMap {
        circle in
        if case .kind(let name) = circle.kind { name } else { nil }
      })
  }

  /// Throws if something is told of texts, and no column of texts is there of which it could be told.
  package func checkTexts() throws(GraphError) {
    guard let statistic = job.statistics.ofTexts.first, statistic != TextStatistic.coverage,
      !aggregates.contains(where: { $0.content == .texts })
    else { return }
    throw GraphError(
      .notApplicable,
      "'\(statistic.name)' is told of texts, and no column of texts is aggregated",
      remedy: "name one among the columns to aggregate, or leave it out")
  }

  /// The plan for a people table that is there: which texts get columns is known then.
  ///
  /// - Throws: ``GraphError`` if texts give two columns one name; `CancellationError` if the task is
  ///   cancelled.
  package func resolved(for people: Table) throws -> FeaturePlan {
    var plan = self
    plan.people = people
    for request in aggregates where request.content == .texts && request.levelCount > 0 {
      guard let texts = people[request.column]?.texts else { continue }
      let levels = TextLevels(texts)
      plan.levels[request.column] = levels.mostFrequent(request.levelCount)
        .map { levels.texts[$0] }
    }
    try AggregateRequest.checkNames(of: aggregates) { plan.levels(of: $0) }
    return plan
  }
}

extension FeaturePlan {
  /// The plan with whatever else of the graph has one of these names, so that what a score model reads
  /// does not depend on which columns are shown.
  package func including(_ names: Set<String>) throws(GraphError) -> FeaturePlan {
    var plan = self
    let shown = Set(columnNames)
    let needed = names.subtracting(schema.people?.columns.map(\.name) ?? [])
    plan.features = try FeatureSelection.all.features(for: schema).filter {
      needed.contains($0.columnName) || shown.contains($0.columnName)
    }.map(job.variant)
    plan.aggregates += requests(for: needed.subtracting(shown))
    if Communities.areNeeded(for: needed) { plan.communityColumns = .all }
    let counts = needed.compactMap(CommunitySearch.communityCount)
    plan.communityShareCount = max(plan.communityShareCount, counts.max() ?? 0)
    plan.influence = influence?.including(needed)
    plan.ratings = ratings?.including(needed)
    return plan
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
