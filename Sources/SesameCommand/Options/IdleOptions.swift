internal import Sesame

/// Options that would change nothing.
extension Arguments {
  /// Throws if an option is about a column that nothing asks for.
  ///
  /// - Parameters:
  ///   - job: The columns that are shown.
  ///   - names: The columns that models read, which are computed besides.
  ///   - triesSeeds: Whether seeds of influence are used in any case.
  /// - Throws: ``UsageError`` that names the option.
  func checkUse(
    of job: FeatureJob, reading names: [String], triesSeeds: Bool = false
  ) throws(UsageError) {
    let read = Set(names)
    let isAsked = { (feature: Feature) in
      job.features.includes(feature.columnName) || read.contains(feature.columnName)
    }
    let owners: [(options: [String], feature: Feature)] = [
      (["--damping", "--reset"], .pageRank), (["--betweenness-sources"], .betweenness),
    ]
    for (options, feature) in owners where !isAsked(feature) {
      for name in options where has(name) { throw idle(name, feature.columnName) }
    }
    try checkStatistics(of: job, read)
    if !known("--influence") { try checkReading(read) }
    try checkInfluence(read, showsColumns: known("--influence"), triesSeeds: triesSeeds)
    guard job.communityColumns.isEmpty, job.communityShareCount == 0, !has("--spread-seeds"),
      !Communities.areNeeded(for: read)
    else { return }
    for name in Self.communityOptionNames where has(name) { throw idle(name, "community") }
  }

  /// Throws if a command that shows no columns is to compute some that its model does not read.
  private func checkReading(_ read: Set<String>) throws(UsageError) {
    let reads = { (part: String) in read.contains { $0.contains(part) } }
    let owners = [
      ("--outcome-features", reads("_oof") || reads("_fold")),
      ("--exposure", reads("exposure_") || reads("resource_")),
      (
        "--ratings",
        has("--seeds") || has("--seed-file") || has("--seed-people") || reads("fairness")
          || reads("goodness")
      ),
    ]
    for (name, isRead) in owners where has(name) && !isRead {
      throw UsageError(
        "option '\(name)' makes columns, and the model reads none of them", remedy: "leave it out")
    }
  }

  /// Throws if further results are asked for beside what the columns of one table mean.
  func checkExplainsOneTable() throws(UsageError) {
    let others = [
      "--community-table", "--community-graph", "--scan", "--resolutions", "--significance",
      "--graph-output",
    ]
    for name in others where has(name) {
      throw UsageError(
        "option '--explain-columns' is about the table of people alone, and '\(name)' asks for more",
        remedy: "keep one")
    }
  }

  private func checkStatistics(of job: FeatureJob, _ read: Set<String>) throws(UsageError) {
    let isAggregated = job.aggregates != .none && has("--people")
    // A score model's columns take the last two.
    let isRead = read.contains { $0.contains("neighbor_") }
    for name in Self.statisticsOptionNames + ["--aggregate-except"]
    where has(name) && !isAggregated
      && !(job.outcomeFeatures != nil && ["--over", "--minimum-friends"].contains(name))
      && !(isRead && Self.statisticsSettingNames.contains(name))
    {
      throw UsageError(
        "option '\(name)' is about aggregates over friends, and nothing is aggregated",
        remedy: has("--people")
          ? "name columns with --aggregate, or leave it out" : "give a people table with --people")
    }
    let isShrunk =
      isAggregated && job.statistics.ofNumbers.contains(.shrunkMean)
      || read.contains { $0.hasSuffix("_shrunk_mean") }
    if has("--shrinkage"), !isShrunk {
      throw UsageError(
        "option '--shrinkage' is about 'shrunk_mean', and nothing here needs it",
        remedy: "leave it out"
          + (known("--statistics") ? ", or add shrunk_mean to --statistics" : ""))
    }
  }

  private func idle(_ option: String, _ column: String) -> UsageError {
    UsageError(
      "option '\(option)' is about \(column == "community" ? "communities" : "'\(column)'"), and "
        + "nothing here needs \(column == "community" ? "them" : "it")",
      remedy: known("--features")
        ? "add \(column) to --features, or leave the option out" : "leave the option out")
  }

  /// What is about how communities are found.
  private static let communityOptionNames = [
    "--method", "--objective", "--resolution", "--iterations", "--tolerance", "--starts",
    "--rounds", "--trials", "--steps", "--spins", "--community-count", "--runs",
  ]
}
