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
    plan.outcomes = outcomes.compactMap { $0.showing(wanted) }
    if wanted.isDisjoint(with: shareColumns.map(\.name)) { plan.communityShareCount = 0 }
    if let methods = influence?.shownMethods,
      wanted.isDisjoint(with: methods.flatMap(\.columnNames))
    {
      plan.influence = nil
    }
    if let columns = ratings?.columns.map(\.name), wanted.isDisjoint(with: columns) {
      plan.ratings = nil
    }
    // Means over communities are computed where columns of communities are.
    if !areNeeded, !plan.outcomes.contains(where: \.needsCommunities) {
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
    try ShownColumns.check(
      names, among: people + columnNames.map { prefix + $0 } + others,
      new: others + columnNames.map { prefix + $0 }, self, prefix: prefix)
  }

  /// Throws if a share of friends is to be written for which the run found no community.
  ///
  /// - Parameters:
  ///   - names: The columns that are to be written; `nil` for all.
  ///   - plan: The plan before communities were found.
  ///   - prefix: What stands before the names of columns that are computed.
  /// - Throws: ``DataError`` that names the column.
  package func checkShares(
    _ names: [String]?, asPlannedIn plan: FeaturePlan, prefix: String
  ) throws(DataError) {
    guard let names else { return }
    let gone = Set(plan.shareColumns.map(\.name)).subtracting(shareColumns.map(\.name))
    let isGone = { (name: String) in
      name.hasPrefix(prefix) && gone.contains(String(name.dropFirst(prefix.count)))
    }
    guard let name = names.first(where: isGone) else { return }
    throw DataError(
      .badData, source: ShownColumns.source,
      problem: "column '\(name)' is missing: nobody has a friend in such a community",
      remedy: "leave it out, or find more communities")
  }
}

/// The columns of a result that are written.
package enum ShownColumns {
  /// What messages call the result.
  static let source = "the result"

  /// Throws if one of some columns is not among those that come out, or is named twice.
  ///
  /// - Parameters:
  ///   - names: The columns that are to be written.
  ///   - known: Those that come out.
  ///   - new: Those of them that the table did not have, which messages name first; `nil` for the last ones.
  ///   - plan: The plan, which knows how others would; `nil` where there is no choice of columns.
  ///   - prefix: What stands before the names of columns that are computed.
  /// - Throws: ``GraphError`` for a column that is named twice; what ``missing(_:among:_:prefix:)`` makes.
  package static func check(
    _ names: [String], among known: [String], new: [String]? = nil, _ plan: FeaturePlan? = nil,
    prefix: String = ""
  ) throws {
    try GraphError.checkOnce(names, "column")
    let all = Set(known)
    for name in names where !all.contains(name) {
      throw missing(name, among: known, new: new, plan, prefix: prefix)
    }
  }

  /// That there is no such column in a result, and how it would come out, or which one may be meant.
  package static func missing(
    _ name: String, among known: [String], new: [String]? = nil, _ plan: FeaturePlan? = nil,
    prefix: String = ""
  ) -> any Error {
    let usual = ColumnReference.name(name).missing(
      among: known, isNameOnly: true, showingFirst: new ?? known.suffix(20), source: source)
    guard let plan, name.hasPrefix(prefix) else { return usual }
    let own = String(name.dropFirst(prefix.count))
    do {
      guard let making = try plan.making(own) else { return usual }
      return DataError(
        .badData, source: source, problem: usual.problem, remedy: making.remedy(for: own))
    } catch {
      return error
    }
  }
}
