internal import CreditScoring
internal import Files
public import GraphFeatures
public import Graphs
public import Tables

extension FeatureJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: As ``plan(for:)``; ``DataError`` also if the people table has a column of the name of one
  ///   that is computed.
  public func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    try plan(for: schema).dictionary(prefix: columnPrefix)
  }
}

extension AggregateJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: ``GraphError`` if there is no people table to aggregate over; ``DataError`` if it lacks a
  ///   column, has texts there, or has a column of the name of one that is computed.
  public func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    try features.dictionary(for: schema)
  }
}

extension EnrichmentJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: As ``FeatureJob/dictionary(for:)``; ``ScoreModelError`` if none of the columns that the
  ///   model wants is there.
  public func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    let prefix = features.columnPrefix
    let plan = try features.plan(for: schema)
    try schema.people?.checkColumns(
      for: model, prefix: prefix,
      computed: plan.computableNames(among: Set(model.columnNames)).union(plan.columnNames))
    var dictionary = try features.dictionary(for: schema)
    dictionary.columns += model.resultColumns.map { $0.prefixed(prefix) }
    try dictionary.checkNames(in: schema.people)
    return dictionary
  }
}

extension ScoringJob {
  /// What every column of the result means, for tables of a schema.
  ///
  /// - Throws: ``ScoreModelError`` if none of the columns that the model reads is there; ``DataError`` if
  ///   one has the name of a result.
  public func dictionary(for schema: TableSchema) throws -> DataDictionary {
    try schema.checkColumns(for: model, prefix: columnPrefix)
    let dictionary = DataDictionary(
      schema.descriptions + model.resultColumns.map { $0.prefixed(columnPrefix) })
    try dictionary.checkNames(in: schema)
    return dictionary
  }
}

extension CommunityJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// How many levels there are only the run can tell: one entry, which is ``ColumnDescription/isNumbered``,
  /// is for all of them.
  ///
  /// - Throws: As ``plan(for:)``.
  public func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    var plan = try plan(for: schema).dictionary(prefix: "", showsPeople: false)
    guard case .levels = search else { return plan }
    plan.columns.append(
      ColumnDescription(
        numbered: Self.levelColumn, .integer,
        "numbers of the groups that were joined on the way, the finest first", range: "from 0",
        source: "communities by method \(search.method.name)",
        weights: search.plain.weights))
    return plan
  }

  /// What stands before the number in the name of a level's column.
  static let levelColumn = "community_level_"
}

extension FeaturePlan {
  /// The people table's columns, if they are shown, then those of the plan.
  fileprivate func dictionary(
    prefix: String, showsPeople: Bool = true
  ) throws(DataError) -> DataDictionary {
    let people =
      schema.people?.descriptions
      ?? [ColumnDescription("id", .text, "the person's identifier", source: "the edges")]
    let dictionary = DataDictionary(
      (showsPeople ? people : [people[0]]) + columns.map { $0.prefixed(prefix) })
    try dictionary.checkNames(in: schema.people)
    return dictionary
  }
}

extension DataDictionary {
  /// Throws if two columns have one name, as the result could not have both.
  fileprivate func checkNames(in people: TableSchema?) throws(DataError) {
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw .isThere(column.name, source: people?.sourceName ?? "the people table")
    }
  }

  /// The dictionary of the table with a prefix before every name but the identifier's.
  package func prefixed(_ prefix: String) -> DataDictionary {
    DataDictionary(columns.prefix(1) + columns.dropFirst().map { $0.prefixed(prefix) })
  }
}

extension TableSchema {
  /// The columns of a table of people, as far as anything can be said of them.
  fileprivate var descriptions: [ColumnDescription] {
    let source = "the people table"
    return [ColumnDescription(columns[0].name, .text, "the person's identifier", source: source)]
      + columns.dropFirst().map {
        ColumnDescription(
          $0.name, $0.type, "the people table's own column",
          missing: "where the people table has no value",
          source: source)
      }
  }
}

extension ColumnDescription {
  fileprivate func prefixed(_ prefix: String) -> ColumnDescription {
    var column = self
    column.name = prefix + name
    return column
  }
}
