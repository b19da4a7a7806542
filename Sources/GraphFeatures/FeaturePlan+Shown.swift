internal import Communities
package import Files
internal import Graphs
internal import Tables
internal import TextFormats

// Which of the columns are written: the work for others is left out where nothing else needs it.

extension FeaturePlan {
  /// The plan without what none of some columns needs.
  ///
  /// Features, columns whose every aggregate is left out, exposures, communities, and ties go; what is
  /// computed together stays together.
  ///
  /// - Parameters:
  ///   - names: The columns that are written; `nil` for all.
  ///   - read: Columns that are needed besides, without a prefix.
  ///   - prefix: What stands before the names of columns that are computed.
  /// - Returns: The plan.
  package func showing(
    _ names: [String]?, andAll read: Set<String> = [], prefix: String
  ) -> FeaturePlan {
    guard let names else { return self }
    let wanted = read.union(
      names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    var plan = self
    plan.features = features.filter { wanted.contains($0.columnName) }
    let inside = Set(wanted.lazy.flatMap(Self.possibleColumns))
    plan.aggregates = aggregates.filter { inside.contains($0.column) }
    let areNeeded =
      wanted.contains(CommunityConsensus.columnName)
      || plan.aggregates.contains { wanted.contains($0.communityMeanName) }
    plan.outcomes = outcomes.filter { request in
      request.columns.contains { wanted.contains($0.name) }
    }
    if wanted.isDisjoint(
      with: communities.shareDescriptions(ofLargest: communityShareCount).map(\.name))
    {
      plan.communityShareCount = 0
    }
    if let columns = influence?.columns(followsRatings: ratings != nil).map(\.name),
      wanted.isDisjoint(with: columns)
    {
      plan.influence = nil
    }
    if let columns = ratings?.columns.map(\.name), wanted.isDisjoint(with: columns) {
      plan.ratings = nil
    }
    // Means over communities are computed where columns of communities are.
    if !areNeeded, plan.outcomes.isEmpty {
      plan.communityColumns = communityColumns.filter { wanted.contains($0.name) }
    }
    let ofResources = [ResourceExposure.countName, ResourceExposure.largestName]
    if wanted.isDisjoint(with: ofResources) {
      plan.exposedColumns = exposedColumns.filter {
        !wanted.isDisjoint(with: Self.exposures(to: $0))
      }
    }
    // Before the list is read, its columns may have other names.
    if !wanted.contains(where: { $0.contains("tie") }) {
      plan.ties = nil
      plan.tieColumns = []
    }
    return plan
  }

  /// The parts of a name that a column could be called of which the name is an aggregate's: those between
  /// two of its underscores.
  private static func possibleColumns(in name: String) -> [String] {
    let marks = name.indices.filter { name[$0] == "_" }
    return marks.indices.flatMap { place in
      marks[(place + 1)...].map { String(name[name.index(after: marks[place])..<$0]) }
    }
  }

  /// Throws if a column that is to be written does not come out, or is named twice.
  ///
  /// - Parameters:
  ///   - names: The columns that are to be written; `nil` for all.
  ///   - prefix: What stands before the names of columns that are computed.
  ///   - people: The columns of people.
  ///   - others: What comes out besides.
  /// - Throws: ``DataError`` that names the column that was probably meant; ``GraphError`` for one that is
  ///   named twice.
  package func checkShown(
    _ names: [String]?, prefix: String, people: [String], others: [String] = []
  ) throws {
    guard let names else { return }
    try ShownColumns.check(names, among: people + columnNames.map { prefix + $0 } + others)
  }
}

/// The columns of a result that are written.
package enum ShownColumns {
  /// Throws if one of some columns is not among those that come out, or is named twice.
  package static func check(_ names: [String], among known: [String]) throws {
    try GraphError.checkOnce(names, "column")
    let all = Set(known)
    for name in names where !all.contains(name) { throw missing(name, among: known) }
  }

  /// That there is no such column in a result.
  package static func missing(_ name: String, among known: [String]) -> DataError {
    ColumnReference.name(name).missing(among: known, isNameOnly: true, source: "the result")
  }
}
