internal import CreditScoring
public import GraphFeatures
public import Graphs
public import Tables

extension FeatureJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: ``GraphError`` as ``plan(for:)``.
  public func dictionary(for schema: GraphSchema) throws(GraphError) -> DataDictionary {
    try plan(for: schema).dictionary(prefix: columnPrefix)
  }
}

extension AggregateJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: ``GraphError`` if there is no people table to aggregate over.
  public func dictionary(for schema: GraphSchema) throws(GraphError) -> DataDictionary {
    try features.dictionary(for: schema)
  }
}

extension EnrichmentJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: ``GraphError`` as ``plan(for:)``.
  public func dictionary(for schema: GraphSchema) throws(GraphError) -> DataDictionary {
    var dictionary = try features.dictionary(for: schema)
    dictionary.columns += model.resultColumns.map { $0.prefixed(features.columnPrefix) }
    return dictionary
  }
}

extension ScoringJob {
  /// What every column of the result means, for tables of a schema.
  public func dictionary(for schema: TableSchema) -> DataDictionary {
    DataDictionary(
      schema.descriptions + model.resultColumns.map { $0.prefixed(columnPrefix) })
  }
}

extension CommunityJob {
  /// What every column of the result means, for graphs of a schema.
  ///
  /// - Throws: ``GraphError`` as ``plan(for:)``.
  public func dictionary(for schema: GraphSchema) throws(GraphError) -> DataDictionary {
    var plan = try plan(for: schema).dictionary(prefix: "")
    // Communities are a table of their own.
    plan.columns.removeSubrange(1..<(schema.people?.columns.count ?? 1))
    guard case .levels = search else { return plan }
    plan.columns.append(
      ColumnDescription(
        "community_level_1, …", .integer,
        "numbers of the groups that were joined on the way, the finest first", range: "from 0",
        source: "communities by method \(search.method.name)",
        weights: search.method.usesWeights ? .used : .ignored))
    return plan
  }
}

extension FeaturePlan {
  /// The people table's columns, then those of the plan.
  fileprivate func dictionary(prefix: String) -> DataDictionary {
    let people =
      schema.people?.descriptions
      ?? [ColumnDescription("id", .text, "the person's identifier", source: "the edges")]
    return DataDictionary(people + columns.map { $0.prefixed(prefix) })
  }
}

extension TableSchema {
  /// The columns of a table of people, as far as anything can be said of them.
  fileprivate var descriptions: [ColumnDescription] {
    let source = "the people table"
    return [ColumnDescription(columns[0].name, .text, "the person's identifier", source: source)]
      + columns.dropFirst().map {
        ColumnDescription(
          $0.name, $0.type, "as in the people table", missing: "where it is there",
          source: source)
      }
  }
}

extension DataDictionary {
  /// The dictionary of a table with a prefix before every name but the identifier's.
  package func prefixed(_ prefix: String) -> DataDictionary {
    DataDictionary(columns.prefix(1) + columns.dropFirst().map { $0.prefixed(prefix) })
  }
}

extension ColumnDescription {
  fileprivate func prefixed(_ prefix: String) -> ColumnDescription {
    var column = self
    column.name = prefix + name
    return column
  }
}
