internal import Execution
internal import Files
internal import Graphs
package import Tables

/// An outcome of the people table, and what a job makes of it.
package struct OutcomeRequest: Sendable, Hashable {
  /// The outcome's column.
  package let outcome: String
  /// What is made of it.
  package private(set) var features: OutcomeFeatures
  private var levelColumns: [String]
  private let foldValues: FoldRule.Values?

  /// What a job makes of the outcomes that a schema declares.
  ///
  /// - Throws: ``GraphError`` if there is no people table, no outcome, or something lacks that the columns
  ///   need; ``DataError`` if a column is to be read that is not there or is an outcome.
  static func all(_ job: FeatureJob, in schema: GraphSchema) throws -> [OutcomeRequest] {
    guard var features = job.outcomeFeatures else { return [] }
    guard let people = schema.people else { throw GraphError.lacksPeople("take outcomes from") }
    let names = people.columns.filter { $0.role == .outcome }.map(\.name)
    guard !names.isEmpty else {
      throw GraphError(
        .notApplicable, "columns of outcomes need an outcome, and the people table declares none",
        remedy: "name the column of what became of people (\(.outcome))")
    }
    try features.check()
    for circle in features.circles {
      if let lacking = circle.lacking(in: schema, []) { throw lacking }
    }
    if features.folds.needsCommunities, job.communityColumns.isEmpty {
      throw GraphError(
        .notApplicable, "folds of communities need columns of communities",
        remedy: "ask for one of these, or take folds of people")
    }
    if let column = features.folds.column {
      try people.checkColumn(named: column)
      try people.checkNoOutcome(column, OutcomeUse.folds)
    }
    for column in features.levelColumns ?? [] {
      try people.checkColumn(named: column)
      try people.checkNoOutcome(column, OutcomeUse.level)
    }
    let foldValues = features.folds.values(in: people)
    let levels = features.levelColumns ?? people.textColumnNames
    features.levelColumns = levels
    if job.communityColumns.isEmpty || features.folds.keepsCommunitiesWhole {
      features.includesCommunities = false
    }
    let requests = names.map { [features] in
      OutcomeRequest(
        outcome: $0, features: features, levelColumns: levels, foldValues: foldValues)
    }
    try checkNames(of: requests)
    return requests
  }

  /// Throws if columns of two outcomes would have one name, as of `late` and `non_late`.
  private static func checkNames(of requests: [OutcomeRequest]) throws(GraphError) {
    var owners: [String: String] = [:]
    for request in requests {
      for column in request.columns {
        guard let owner = owners.updateValue(request.outcome, forKey: column.name) else { continue }
        throw GraphError(
          .notApplicable,
          owner == request.outcome
            ? "two columns made of outcome '\(owner)' would be called '\(column.name)'"
            : "outcomes '\(owner)' and '\(request.outcome)' would both make column '\(column.name)'",
          remedy: "rename one in the people table, or declare one outcome at a time")
      }
    }
  }

  /// The columns that come out, in their order.
  package var columns: [ColumnDescription] {
    OutcomeNaming(
      outcome: outcome, features: features, levelColumns: levelColumns,
      hasCommunities: features.includesCommunities, foldValues: foldValues
    ).columns
  }

  /// Whether communities are needed, for columns or for folds.
  var needsCommunities: Bool { features.includesCommunities || features.folds.needsCommunities }

  /// The request without what none of some columns needs; `nil` if none of them is of this outcome.
  func showing(_ wanted: Set<String>) -> OutcomeRequest? {
    guard columns.contains(where: { wanted.contains($0.name) }) else { return nil }
    var request = self
    func leaveOut(_ change: (inout OutcomeRequest) -> Void) {
      var less = request
      change(&less)
      let gone = Set(request.columns.map(\.name)).subtracting(less.columns.map(\.name))
      if gone.isDisjoint(with: wanted) { request = less }
    }
    leaveOut { $0.features.includesCommunities = false }
    leaveOut { $0.features.includesPageRank = false }
    leaveOut { $0.features.includesActivation = false }
    leaveOut { $0.features.includesSybilRank = false }
    for circle in features.circles {
      leaveOut { $0.features.circles.removeAll { $0 == circle } }
    }
    for name in levelColumns {
      leaveOut { less in
        less.levelColumns.removeAll { $0 == name }
        less.features.levelColumns = less.levelColumns
      }
    }
    return request
  }

  /// What the columns, and walks from people with the event and without, take.
  var costs: [MemoryCost] {
    columns.map { MemoryCost.column($0.name) } + [
      MemoryCost("walks from people with an outcome", perVertex: 240)
    ]
  }
}

extension OutcomeFeatures {
  /// The names of an outcome's columns for a model, in their order: all that a graph with communities yields.
  package func modelColumnNames(of outcome: String, in people: TableSchema) -> [String] {
    OutcomeNaming(
      outcome: outcome, features: self, levelColumns: levelColumns ?? people.textColumnNames,
      hasCommunities: includesCommunities, foldValues: nil
    ).columns.dropFirst(2).map(\.name)
  }
}
