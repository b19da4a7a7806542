internal import Sesame

extension CommandDescription {
  private static let seedOptions = [
    Option(
      "--seeds", "C",
      "influence goes out from who has a number above 0 in this people column, with that weight\n"
        + "(default: none)"),
    Option("--seed-people", "ID,…", "or from these people, all alike (default: none)"),
    Option(
      "--seed-file", "TABLE",
      "or from the people in the first column of this table, with a line of names or without\n"
        + "(default: none)"),
    Option(
      "--seed-weight", "C", "with --seed-file: the column of their weights (default: all alike)"),
    Option(
      switch: "--spread-seeds",
      "each community with a seed gets a part of the seeds' weight in proportion to its people, as\n"
        + "SybilRank wants it (default: weights as given)"),
  ]

  /// From whom influence goes out, for commands that show no columns.
  static let seedGroup = ("Influence", seedOptions)

  /// The same with ratings.
  static let ratingGroup = (
    influenceGroup.0, influenceGroup.1.filter { $0.name != "--influence" }
  )

  /// Influence from known people, and what ratings say.
  static let influenceGroup = (
    "Influence",
    seedOptions + [
      Option(
        "--ratings", "C",
        "edge column of ratings from mistrust to trust, of any sign; influence then goes along\n"
          + "those above 0 (default: none)"),
      Option(
        "--largest-rating", "N",
        "the best rating; the worst is -N (default: the largest in C, signs aside)"),
      Option(
        "--cold-start", "WHAT", of: Choices<RatingColdStart>.starts.words,
        "fairness and goodness of those without ratings: \(Choices<RatingColdStart>.starts.listed) (1 for\n"
          + "both) (default: missing)"),
      Option(
        "--influence", "METHOD,…", of: Arguments.influenceNames,
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
  ///
  /// - Parameters:
  ///   - methods: The methods, in place of those of the option.
  ///   - execution: How a file of seeds is read.
  /// - Returns: The selection; `nil` without seeds.
  /// - Throws: ``UsageError`` that names the option; what reading the file throws.
  func influenceSelection(
    showing methods: Set<InfluenceSelection.Method>? = nil, _ execution: Execution
  ) async throws -> InfluenceSelection? {
    try checkSeedOptions()
    let seeds: InfluenceSeeds
    if let column = text("--seeds") {
      seeds = .column(column)
    } else if let people = try names("--seed-people") {
      seeds = InfluenceSeeds(people)
    } else if let path = text("--seed-file") {
      seeds = try await listedSeeds(path, execution)
    } else {
      return nil
    }
    let named = try influenceNames()
    var selection = InfluenceSelection(
      from: seeds,
      methods
        ?? Set(InfluenceSelection.Method.allCases.filter { named?.contains($0.rawValue) ?? true }))
    selection.spreadsSeeds = has("--spread-seeds")
    return selection
  }

  /// The options that say who is a seed.
  private static let seedOptionNames = ["--seeds", "--seed-people", "--seed-file"]

  /// Throws if options on seeds contradict each other, or are about none.
  private func checkSeedOptions() throws(UsageError) {
    let given = Self.seedOptionNames.filter(has)
    if given.count > 1 {
      throw UsageError(
        "options '\(given[0])' and '\(given[1])' can't go together", remedy: "keep one")
    }
    if has("--seed-weight"), given != ["--seed-file"] {
      throw UsageError(
        "option '--seed-weight' is about a table of seeds, and there is none",
        remedy: "add --seed-file TABLE")
    }
    if has("--spread-seeds"), given.isEmpty {
      throw UsageError(
        "option '--spread-seeds' is about seeds, and there are none",
        remedy: "add --seeds C, --seed-people ID,… or --seed-file TABLE")
    }
  }

  /// The seeds of a file.
  private func listedSeeds(_ path: String, _ execution: Execution) async throws -> InfluenceSeeds {
    if path == "-", operands.first == "-" || text("--people") == "-" {
      throw UsageError(
        "--seed-file and another input can't both be standard input",
        remedy: "give one of them a path")
    }
    var options = TableReadingOptions()
    options.takesDataForRow = true
    options.listsPeople = true
    let source = try Source<Table>.argument(path, options)
    let table = try await execution.quiet.run { try source.table($0) }
    return try InfluenceSeeds(in: table, weights: text("--seed-weight"))
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
      try choice("--cold-start", Choices<RatingColdStart>.starts) ?? .missing
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
    let seeds = Self.seedOptionNames.first(where: has)
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
            remedy: "add --seeds C, --seed-people ID,… or --seed-file TABLE")
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
        ? "name a method with --influence, or leave the option out"
        : known("--plant-ring")
          ? "add --plant-ring N, whose discount rests on seeds, or leave the option out"
          : "leave the option out")
  }
}

extension InfluenceSelection {
  /// The names of the columns that need seeds.
  fileprivate static let readNames = [
    "personalized_pagerank", "personalized_pagerank_per_degree", "activation",
    "activation_per_degree", "sybil_trust", "sybil_rank",
  ]
}

extension Choices<RatingColdStart> {
  static var starts: Choices {
    [
      "missing": .missing, "mean": .mean, "median": .median,
      "one": .fixed(fairness: 1, goodness: 1),
    ]
  }
}
