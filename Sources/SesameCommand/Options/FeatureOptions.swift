internal import Sesame

/// Options on the columns that come from the graph.
extension Arguments {
  /// Which columns the graph is to yield, as the options say.
  func featureJob(_ execution: Execution) async throws -> FeatureJob {
    var job = try await columnsWithoutOutcomes(execution)
    job.exposure = try names("--exposure") ?? []
    job.outcomeFeatures = try outcomeFeatures()
    job.columns = try names("--columns")
    return job
  }

  /// Which columns that are made without outcomes the graph is to yield, as the options say that all commands
  /// have which are about such columns.
  func columnsWithoutOutcomes(_ execution: Execution) async throws -> FeatureJob {
    var job = FeatureJob(seed: try seed())
    job.variants = try featureVariants()
    job.aggregates = try aggregateSelection()
    job.statistics = try friendStatistics()
    job.ties = try tieSelection()
    job.influence = try await influenceSelection(execution)
    job.ratings = try ratingSelection()
    job.columnPrefix = text("--prefix") ?? ""
    job.communities = try communitySearch()
    job.communityShareCount = try integer("--community-shares", in: 1...1000) ?? 0
    try readFeatures(into: &job)
    return job
  }

  /// What of the graph a score model may read, for a command that shows no columns.
  func unshownFeatures(_ execution: Execution) async throws -> FeatureJob {
    // Nothing but the score is shown, and that brings in what its model reads.
    var job = FeatureJob.nothing(seed: try seed())
    job.variants = try featureVariants()
    job.communities = try communitySearch()
    job.statistics = try friendStatistics()
    job.exposure = try names("--exposure") ?? []
    job.ties = try tieSelection()
    job.ratings = try ratingSelection()
    job.influence = try await influenceSelection(showing: [], execution)
    job.outcomeFeatures = try outcomeFeatures()
    // Outcomes are counted over communities too.
    if job.outcomeFeatures != nil { job.communityColumns = .all }
    return job
  }

  /// The seed of every random choice.
  func seed() throws(UsageError) -> UInt64 { UInt64(try integer("--seed", in: 0...) ?? 1) }

  /// The features for which there are options.
  func featureVariants() throws(UsageError) -> [Feature] {
    var variants: [Feature] = []
    if has("--damping") || has("--reset") {
      let reset = text("--reset").map { PageRankReset.column($0) }
      variants.append(
        try number("--damping", below: 1).map { .pageRank(damping: $0, resettingTo: reset) }
          ?? .pageRank(resettingTo: reset))
    }
    if let count = try integer("--betweenness-sources", in: 1...) {
      variants.append(.betweenness(from: .sampled(count, seed: try seed())))
    }
    return variants
  }

  /// Reads which features and columns of communities are wanted.
  func readFeatures(into job: inout FeatureJob) throws {
    guard let names = try names("--features") else { return }
    for name in ["all", "none"] where names.contains(name) && names.count > 1 {
      throw UsageError(
        "option '--features' takes '\(name)' alone", remedy: "leave the other names out")
    }
    switch names {
    case ["none"]:
      job.features = []
      job.communityColumns = []
      return
    case ["all"]:
      job.features = .all
      return
    default: break
    }
    let hasStandard = names.contains("standard")
    var features: [Feature] = []
    var communityColumns: Set<CommunityColumn> = []
    for name in names where name != "standard" {
      if let feature = Feature.named(name) {
        features.append(feature)
      } else if let column = CommunityColumn(rawValue: name) {
        communityColumns.insert(column)
      } else {
        let known = Feature.all.map(\.columnName) + Communities.columnNames
        throw UsageError(
          "there is no feature '\(name)'",
          remedy: Self.suggestion(for: name, among: known)
            ?? "the features are \(known.joined(separator: ", "))")
      }
    }
    job.features = hasStandard ? .standardAnd(features) : .only(features)
    if !hasStandard { job.communityColumns = communityColumns }
  }
}

extension Feature {
  /// What the option of features takes.
  static let wordsOfOption =
    ["standard", "all", "none"] + all.map(\.columnName) + CommunityColumn.allCases.map(\.name)
}
