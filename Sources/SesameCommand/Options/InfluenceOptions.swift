internal import Sesame

extension CommandDescription {
  private static let seedOptions = [
    Option(
      "--seeds", "C",
      "influence goes out from who has a number above 0 in this people column, with that weight\n"
        + "(default: none)"),
    Option("--seed-people", "ID,…", "or from these people, all alike (default: none)"),
  ]

  /// From whom influence goes out, for commands that show no columns.
  static let seedGroup = ("Influence", seedOptions)

  /// Influence from known people, and what ratings say.
  static let influenceGroup = (
    "Influence",
    seedOptions + [
      Option(
        "--ratings", "C",
        "edge column of ratings from mistrust to trust, of any sign; influence then goes along\n"
          + "those above 0 (default: none)"),
      Option(
        "--largest-rating", "N", "the best rating; the worst is -N (default: the largest in C)"),
      Option(
        "--cold-start", "WHAT",
        "fairness and goodness of those without ratings: missing, mean, median or one (1 for\n"
          + "both) (default: missing)"),
      Option(
        "--influence", "METHOD,…",
        "\(Arguments.influenceNames.joined(separator: ", ")) (default: all that\n"
          + "--seeds and --ratings allow)"),
    ]
  )
}

/// Options on influence and ratings.
extension Arguments {
  /// The names of methods, in the order of their columns.
  static let influenceNames =
    InfluenceSelection.Method.allCases.map(\.rawValue)
    + RatingSelection.Method.allCases.map(\.rawValue)

  /// The influence that is computed, as the options say, with their methods if none are given.
  func influenceSelection(
    showing methods: Set<InfluenceSelection.Method>? = nil
  ) throws -> InfluenceSelection? {
    if has("--seeds"), has("--seed-people") {
      throw UsageError(
        "options '--seeds' and '--seed-people' can't go together", remedy: "keep one")
    }
    let seeds: InfluenceSeeds
    if let column = text("--seeds") {
      seeds = .column(column)
    } else if let people = try names("--seed-people") {
      seeds = InfluenceSeeds(people)
    } else {
      return nil
    }
    if let methods { return InfluenceSelection(from: seeds, methods) }
    let named = try influenceNames()
    return InfluenceSelection(
      from: seeds,
      Set(InfluenceSelection.Method.allCases.filter { named?.contains($0.rawValue) ?? true }))
  }

  /// What is computed of ratings, as the options say; `nil` for nothing.
  func ratingSelection() throws -> RatingSelection? {
    guard let column = text("--ratings") else {
      for name in ["--largest-rating", "--cold-start"] where has(name) {
        throw UsageError(
          "option '\(name)' is about ratings, and there are none", remedy: "add --ratings C")
      }
      return nil
    }
    let largest = try number("--largest-rating")
    if largest == 0 {
      throw UsageError("option '--largest-rating' takes a number above 0, not '0'")
    }
    let named = try influenceNames()
    var selection = RatingSelection(
      column: column, largest: largest,
      Set(RatingSelection.Method.allCases.filter { named?.contains($0.rawValue) ?? true }))
    selection.coldStart =
      try choice(
        "--cold-start",
        [
          "missing": RatingColdStart.missing, "mean": .mean, "median": .median,
          "one": .fixed(fairness: 1, goodness: 1),
        ]) ?? .missing
    return selection
  }

  /// The methods that the option names; `nil` without it.
  private func influenceNames() throws(UsageError) -> [String]? {
    guard let named = try names("--influence") else { return nil }
    for name in named where !Self.influenceNames.contains(name) {
      throw UsageError(
        "there is no method '\(name)' of influence",
        remedy: Self.suggestion(for: name, among: Self.influenceNames)
          ?? "the methods are \(Self.influenceNames.joined(separator: ", "))")
    }
    return named
  }

  /// Throws if an option of influence would change nothing.
  ///
  /// - Parameters:
  ///   - read: The columns that a score model reads.
  ///   - showsColumns: Whether the command shows columns.
  ///   - triesSeeds: Whether seeds are used in any case.
  /// - Throws: ``UsageError`` that names the option.
  func checkInfluence(
    _ read: Set<String>, showsColumns: Bool, triesSeeds: Bool
  ) throws(UsageError) {
    let seeds = ["--seeds", "--seed-people"].first(where: has)
    let reads = { (names: [String]) in !read.isDisjoint(with: names) }
    if let named = try influenceNames() {
      let ratings = RatingSelection.Method.allCases.map(\.rawValue)
      for name in named {
        if ratings.contains(name), !has("--ratings") {
          throw UsageError(
            "'\(name)' needs ratings, and there are none", remedy: "add --ratings C")
        }
        if !ratings.contains(name), seeds == nil {
          throw UsageError(
            "'\(name)' needs people from whom influence goes out",
            remedy: "add --seeds C or --seed-people ID,…")
        }
      }
      if let seeds, named.allSatisfy(ratings.contains), !reads(InfluenceSelection.readNames) {
        throw idle(seeds)
      }
    } else if !showsColumns, !triesSeeds, let seeds, !reads(InfluenceSelection.readNames) {
      throw idle(seeds)
    }
  }

  private func idle(_ option: String) -> UsageError {
    UsageError(
      "option '\(option)' is about influence, and nothing here needs it",
      remedy: known("--influence")
        ? "name a method with --influence, or leave the option out" : "leave the option out")
  }
}

extension InfluenceSelection {
  /// The names of the columns that need seeds.
  fileprivate static let readNames = [
    "personalized_pagerank", "personalized_pagerank_per_degree", "activation",
    "activation_per_degree", "sybil_trust", "sybil_rank",
  ]
}
