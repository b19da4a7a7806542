internal import Sesame

extension CommandDescription {
  static let outcomeGroup: (String, [Option]) = (
    "Outcomes of friends",
    [
      Option(
        switch: "--outcome-features",
        "columns made of --outcome: how far friends' event rates are above that of all, PageRank and\n"
          + "activation from people with the event; each out of fold, so that nobody's outcome is in a\n"
          + "column of theirs (default: none)"),
      Option(
        "--outcome-levels", "C,…",
        "with --outcome-features: the same rate of people with the same text in column C, which\n"
          + "should be no protected trait (default: none)"),
      Option(
        "--folds", "N",
        "with --outcome-features: number of folds (default: \(FoldRule.defaultCount))"),
      Option(
        "--fold-by", "RULE",
        "with --outcome-features: what is kept in one fold: person, community, component, or people of\n"
          + "one text in column C; with dates or numbers in C each fold rests on earlier ones alone\n"
          + "(default: person)"),
      outcomeInfluence,
    ]
  )

  static let outcomeInfluence = Option(
    "--outcome-influence", "METHOD,…",
    of: InfluenceSelection.Method.allCases.map(\.rawValue) + ["none"],
    "how outcomes reach everyone: personalized_pagerank and activation from people with the event, "
      + "sybil_rank from people without it, or none (default: personalized_pagerank,activation)")
}

extension CommandDescription {
  /// The options on a table, without an outcome of which there is nothing to do.
  static func requiringOutcome(_ options: [Option]) -> [Option] {
    options.map { option in
      option.name == "--outcome"
        ? Option(
          "--outcome", "C,…", isRepeatable: true,
          "the column of what became of people, which is to be predicted (required); of several the "
            + "first, and the others take no part")
        : option
    }
  }
}

/// Options on outcomes and on columns made of them.
extension Arguments {
  /// The outcome that is to be predicted.
  func requiredOutcome() throws(UsageError) -> String {
    guard let outcome = try names("--outcome")?.first else {
      throw UsageError("the outcome is missing", remedy: "name its column with --outcome C")
    }
    return outcome
  }

  /// What is made of outcomes, as the options say; `nil` for nothing.
  func outcomeFeatures() throws -> OutcomeFeatures? {
    guard has("--outcome-features") else {
      for name in ["--folds", "--fold-by", "--outcome-levels", "--outcome-influence"]
      where has(name) {
        throw UsageError(
          "option '\(name)' is about columns made of outcomes, and there are none",
          remedy: "add --outcome-features")
      }
      return nil
    }
    guard has("--outcome") else {
      throw UsageError(
        "option '--outcome-features' needs an outcome", remedy: "name its column with --outcome")
    }
    let count = try integer("--folds", in: 2...1000) ?? FoldRule.defaultCount
    var features = OutcomeFeatures(
      folds: text("--fold-by").map { FoldRule.named($0, count) } ?? .byPerson(count))
    features.levelColumns = try names("--outcome-levels") ?? []
    try readOutcomes(into: &features)
    return features
  }

  /// Reads over whom outcomes are counted, from how many on there are rates, and how they spread.
  func readOutcomes(into features: inout OutcomeFeatures) throws {
    let statistics = try friendStatistics()
    if has("--over") { features.circles = statistics.circles }
    if has("--minimum-friends") { features.minimumFriends = statistics.minimumFriends }
    guard let names = try names("--outcome-influence") else { return }
    let known = InfluenceSelection.Method.allCases.map(\.rawValue)
    for name in names where !known.contains(name) && names != ["none"] {
      throw UsageError(
        "there is no method '\(name)' for outcomes",
        remedy: Self.suggestion(for: name, among: known)
          ?? "the methods are \(known.joined(separator: ", ")), or none alone")
    }
    let methods = Set(names.compactMap(InfluenceSelection.Method.init(rawValue:)))
    features.includesPageRank = methods.contains(.personalizedPageRank)
    features.includesActivation = methods.contains(.activation)
    features.includesSybilRank = methods.contains(.sybilRank)
  }

  /// The kinds whose ties are left out.
  func excludedKinds() throws -> Set<String> {
    guard let names = try names("--exclude-kinds") else { return [] }
    guard has("--kind") || has("--kind-of-ends") else {
      throw UsageError(
        "option '--exclude-kinds' needs kinds", remedy: "name their column with --kind")
    }
    return Set(names)
  }
}
