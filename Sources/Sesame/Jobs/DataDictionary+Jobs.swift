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
    try dictionary(of: wholePlan(for: schema))
  }

  /// What every column of the result of a plan means.
  func dictionary(of plan: FeaturePlan) throws -> DataDictionary {
    try plan.dictionary(prefix: columnPrefix).showing(columns, plan, prefix: columnPrefix)
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
    let plan = try features.wholePlan(for: schema)
    try schema.people?.checkColumns(
      for: cards, prefix: prefix,
      computed: plan.computableNames(among: Set(cards.columnNames)).union(plan.columnNames))
    try plan.checkOutcomes(of: cards, prefix: prefix)
    return try dictionary(of: plan)
  }

  /// What every column of the result of a plan means.
  func dictionary(of plan: FeaturePlan) throws -> DataDictionary {
    let prefix = features.columnPrefix
    var dictionary = try plan.dictionary(prefix: prefix)
    dictionary.columns += cards.resultColumns(telling: certainty).map { $0.prefixed(prefix) }
    dictionary.columns += additions.columns(of: cards).map { $0.prefixed(prefix) }
    try dictionary.checkNames(in: plan.schema.people)
    return try dictionary.showing(features.columns, plan, prefix: prefix)
  }
}

extension ScoringJob {
  /// What every column of the result means, for tables of a schema.
  ///
  /// - Throws: ``ScoreModelError`` if none of the columns that the model reads is there; ``DataError`` if
  ///   one has the name of a result.
  public func dictionary(for schema: TableSchema) throws -> DataDictionary {
    try schema.checkColumns(for: cards, prefix: columnPrefix)
    for model in cards.models {
      try model.checkNoOutcome(of: schema, prefix: columnPrefix)
      try model.checkOutOfFold(overFriendships: false)
    }
    var dictionary = DataDictionary(
      schema.descriptions
        + cards.resultColumns(telling: certainty).map { $0.prefixed(columnPrefix) })
    dictionary.columns += additions.columns(of: cards).map { $0.prefixed(columnPrefix) }
    try dictionary.checkNames(in: schema)
    return try dictionary.showing(columns)
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
    var plan = try plan(for: schema).dictionary(prefix: columnPrefix, showsPeople: false)
    if case .levels = search {
      plan.columns.append(
        ColumnDescription(
          numbered: columnPrefix + Self.levelColumn, .integer,
          "numbers of the groups that were joined on the way, the finest first", range: "from 0",
          source: "communities by method \(search.method.name)",
          weights: search.plain.weights))
    }
    return try plan.showing(columns)
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

extension FeaturePlan {
  /// Throws if a card reads an outcome or what would be computed from one, or if friends' scores would
  /// bring people's own outcomes back.
  func checkOutcomes(of cards: EntityCards, prefix: String) throws(ScoreModelError) {
    for model in cards.models {
      try model.checkOutOfFold(overFriendships: true)
      guard let people = schema.people else { continue }
      try model.checkNoOutcome(of: people, prefix: prefix) { outcome(behind: $0) }
    }
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

  /// The identifiers and the columns of some names in their order; all for `nil`.
  ///
  /// - Parameters:
  ///   - names: The names.
  ///   - plan: The plan, which knows how other columns would come out; `nil` where there is no choice.
  ///   - prefix: What stands before the names of columns that are computed.
  /// - Returns: The dictionary of these columns.
  /// - Throws: ``GraphError`` if a column is named twice, ``DataError`` if there is none of a name.
  fileprivate func showing(
    _ names: [String]?, _ plan: FeaturePlan? = nil, prefix: String = ""
  ) throws -> DataDictionary {
    guard let names else { return self }
    try GraphError.checkOnce(names, "column")
    let entries = DataDictionary.Index(self)
    let found = try names.map { name in
      guard let column = entries[name] else {
        throw ShownColumns.missing(name, among: columns.map(\.name), plan, prefix: prefix)
      }
      return column
    }
    return DataDictionary(columns.prefix(1) + found.filter { $0.name != columns[0].name })
  }
}

extension TableSchema {
  /// The columns of a table of people, as far as anything can be said of them.
  fileprivate var descriptions: [ColumnDescription] {
    let source = "the people table"
    return [ColumnDescription(columns[0].name, .text, "the person's identifier", source: source)]
      + columns.dropFirst().map { column in
        var description = ColumnDescription(
          column.name, column.type,
          column.role == .outcome
            ? "what became of the person, which no column of the same person is computed from"
            : "the people table's own column",
          missing: "where the people table has no value", source: source)
        description.role = column.role
        return description
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
