internal import Sesame

extension CommandDescription {
  private static let usual = FittingOptions()

  static let categoryGroup: (String, [Option]) = (
    "Categories",
    [
      Option(
        "--categories", "FILE",
        "the category of each column: CSV with the columns column and category, and perhaps reason, the "
          + "sentence for people whom the column has cost points, and actionable (true, false, increase, "
          + "decrease), months, cost and always_given, as in a model (sesame help model); or a JSON object "
          + "(default: none)"),
      Option(
        "--category", "C=NAME,…", isRepeatable: true,
        "categories of single columns (default: none; may be given several times)"),
      Option(
        "--default-category", "NAME", of: Choices<ScoreCategory>.cases.words,
        "the category of all other columns (default: none, and columns without one stop the run)"),
      Option(
        "--write-categories", "FILE",
        "writes a map of all columns to be edited, .csv, in place of a fit (default: none)"),
    ]
  )

  static let regressionGroup: (String, [Option]) = (
    "Regression",
    [
      Option(
        "--least-iv", "V",
        "information value, without what chance adds, that a column must have alone, and more than chance "
          + "gives to about 1 in 100 columns (measured: 2.4 with 1,000 rows, 0.3 with 10,000; as valleys 4.8 and "
          + "1.7); 0 for any; columns named by --columns are not asked (default: "
          + "\(usual.leastInformationValue))"),
      Option(
        "--selection", "WAY", of: Choices<ColumnSelection.Direction>.cases.words,
        "steps by which columns are chosen of these: both, forward, backward or none (default: "
          + "\(usual.selection.direction.rawValue), all of them)"),
      Option(
        "--criterion", "K",
        "what a column must improve at a step: bic, aic, or the p-value that it must have, above 0 and "
          + "below 1 (default: bic)"),
      Option(
        "--ridge", "R",
        "half of it times the sum of squared coefficients is added to the log loss (default: 0)"),
      Option(
        switch: "--free-signs",
        "lets coefficients be negative, so that rarer events may bring fewer points (default: they "
          + "can't)"),
      Option(
        "--missing-rows", "N",
        "least number of rows by which missing values, a special code or rare texts are weighed; with fewer "
          + "they are neutral (default: \(usual.leastOwnRows))"),
      Option(
        "--category-weights", "CARD", of: Choices<ScoreModel>.cardsWithWeights.words,
        "holds the points of categories to the published weights: 2015 or 2015-variant-b; the scale is "
          + "350..950 then, or --scale (default: points are as fitted)"),
      Option("--folds", "N", "number of folds (default: \(usual.foldCount))"),
      Option(
        "--bootstrap", "N",
        "refits to rows drawn again, bins and columns being held, which tell how sure points are: for 'sesame score "
          + "--certainty'; 2 to 10000, such as 200 (default: none)"),
      Option("--seed", "N", "seed of folds, of parcelling and of rows drawn again (default: 1)"),
    ]
  )

  static let pointsGroup: (String, [Option]) = (
    "Points",
    [
      Option("--base-score", "S", "the score at the base odds (default: 600)"),
      Option(
        "--base-odds", "O", "odds of staying without the event at the base score (default: 20)"),
      Option("--pdo", "N", "points that double these odds (default: 40)"),
      Option(
        "--scale", "LOW..HIGH",
        "instead: the scores of the worst and the best values, such as 350..950 (default: none)"),
      Option(
        "--bands", "NAME=S,…",
        "bands of scores, each with its lowest score, such as poor=0,good=500 (default: five of about "
          + "equally many rows)"),
      Option(
        "--coverage", "S",
        "least share of the points, 0 to 1, that data must back for a score; with 0 people of whom nothing is known get "
          + "one too (default: 0.5)"),
    ]
  )

  static let rejectGroup: (String, [Option]) = (
    "Rejected applicants",
    [
      Option(
        "--rejected", "C",
        "column, true or 1 for rows without an outcome that were rejected; outcomes are assumed for them "
          + "(default: none)"),
      Option(
        "--reject-inference", "METHOD", of: Choices<RejectInference.Method>.cases.words,
        "fuzzy: each counts with the event and without, by its chance; or parcelling: outcomes are drawn "
          + "by tenths of chances (default: fuzzy)"),
      Option(
        "--reject-factor", "F",
        "by how much their odds of the event are larger than those of accepted applicants alike "
          + "(default: 1)"),
    ]
  )

  static let modelGroup: (String, [Option]) = (
    "Model",
    [
      Option("--name", "TEXT", "the model's name (default: scorecard for the outcome)"),
      Option("--model-version", "TEXT", "the model's version (default: 1.0.0)"),
      Option(
        "--purpose", "TEXT",
        "what scores may be used for (default: predicting the outcome; not reviewed for any use)"),
      Option("--date", "DATE", "the date that the model states, as 2024-06-30 (default: none)"),
    ]
  )
}

/// Options on how a scorecard is fitted.
extension Arguments {
  /// The job, as the options say.
  func fittingJob() throws -> FittingJob {
    let outcome = try requiredOutcome()
    var job = FittingJob(
      name: text("--name") ?? "scorecard for \(outcome)",
      purpose: text("--purpose") ?? "predicting \(outcome); not reviewed for any use")
    job.outcome = outcome
    job.weights = text("--weight")
    job.version = text("--model-version") ?? job.version
    job.date = try dateOfModel()
    job.coverage = try number("--coverage", atMost: 1) ?? job.coverage
    job.categories = try categoryMap()
    job.otherCategory = try choice("--default-category", Choices.cases)
    job.options = try fittingOptions()
    return job
  }

  private func categoryMap() throws -> CategoryMap {
    var map = try text("--categories").map { try CategoryMap.argument($0) } ?? CategoryMap()
    for part in try list("--category") ?? [] {
      guard let equals = part.lastIndex(of: "="), equals > part.startIndex else {
        throw UsageError(
          "option '--category' takes columns, each with a category, not '\(part)'",
          remedy: "write income=fulfillment_capacity")
      }
      let word = String(part[part.index(after: equals)...])
      guard let category = ScoreCategory(rawValue: word) else {
        let words = ScoreCategory.allCases.map(\.rawValue)
        throw UsageError(
          "'\(word)' is no category",
          remedy: Self.suggestion(for: word, among: words)
            ?? "the categories are \(words.joined(separator: ", "))")
      }
      map[String(part[..<equals])] = category
    }
    return map
  }

  private func fittingOptions() throws -> FittingOptions {
    var options = FittingOptions()
    (options.binning, options.columns) = (try binningOptions(), try names("--columns"))
    options.bins = try text("--binning").map { try BinDefinitions.argument($0) }
    options.bands = try bands()
    options.except = Set(try names("--leave-out") ?? [])
    options.trusted = Set(try names("--trust") ?? [])
    options.selection.direction =
      try choice("--selection", .cases) ?? options.selection.direction
    options.selection.criterion = try criterion() ?? options.selection.criterion
    options.leastInformationValue = try number("--least-iv") ?? options.leastInformationValue
    options.penalty = try number("--ridge") ?? options.penalty
    options.hasSigns = !has("--free-signs")
    options.leastOwnRows =
      try integer("--missing-rows", in: 1...) ?? options.leastOwnRows
    options.foldCount = try integer("--folds", in: 2...1000) ?? options.foldCount
    options.replicateCount =
      try integer("--bootstrap", in: FittingOptions.replicateCounts) ?? options.replicateCount
    options.seed = try seed()
    options.heldWeights = try heldWeights()
    options.scaling = try scaling(isHeld: options.heldWeights != nil)
    options.rejects = try rejects()
    return options
  }

  /// The bands of scores.
  private func bands() throws(UsageError) -> [ScoreModel.Band]? {
    guard has("--bands") else { return nil }
    return try namedNumbers("--bands").map { name, number throws(UsageError) in
      guard let from = Int(exactly: number) else {
        throw UsageError("option '--bands' takes whole scores, not that of '\(name)'")
      }
      return ScoreModel.Band(name: name, from: from)
    }
  }

  private func criterion() throws(UsageError) -> ColumnSelection.Criterion? {
    if has("--criterion"), text("--selection") ?? "none" == "none" {
      throw UsageError(
        "option '--criterion' is about steps, and there are none",
        remedy: "choose steps with --selection both, or leave it out")
    }
    switch text("--criterion") {
    case nil: return nil
    case "bic": return .bayesian
    case "aic": return .akaike
    case let word?:
      guard let level = Self.decimal(word), level > 0, level < 1 else {
        throw UsageError(
          "option '--criterion' takes bic, aic or a p-value above 0 and below 1, not '\(word)'")
      }
      return .pValue(level)
    }
  }

  /// The day that the model states.
  private func dateOfModel() throws(UsageError) -> String? {
    guard let text = text("--date") else { return nil }
    guard text.utf8.count == 10, Timestamp.seconds(text) != nil else {
      throw UsageError("option '--date' takes a day such as 2024-06-30, not '\(text)'")
    }
    return text
  }

  /// The published weights of categories.
  private func heldWeights() throws(UsageError) -> [ScoreCategory: Double]? {
    guard let card = try choice("--category-weights", Choices.cardsWithWeights) else { return nil }
    return Dictionary(
      card.categories.map { ($0.name, $0.weight) }, uniquingKeysWith: { first, _ in first })
  }

  private func scaling(isHeld: Bool) throws(UsageError) -> FittingOptions.Scaling {
    let ofOdds = ["--base-score", "--base-odds", "--pdo"].filter(has)
    if let name = ofOdds.first, has("--scale") || isHeld {
      throw UsageError(
        "option '\(name)' says how odds become points, and '"
          + "\(has("--scale") ? "--scale" : "--category-weights")' gives the scale",
        remedy: "leave one of them out")
    }
    if let text = text("--scale") {
      let ends = text.split(separator: "..", omittingEmptySubsequences: false)
      let scores = FittingOptions.scores
      guard ends.count == 2, let low = Int(ends[0]), let high = Int(ends[1]),
        scores.contains(Double(low)), scores.contains(Double(high)),
        high - low >= FittingOptions.leastSpan
      else {
        throw UsageError(
          "option '--scale' takes the lowest and the highest score, whole numbers from "
            + "\(Int(scores.lowerBound)) to \(Int(scores.upperBound)) that are "
            + "\(FittingOptions.leastSpan) or more apart, such as 350..950, not '\(text)'")
      }
      return .range(low...high)
    }
    return .odds(
      score: try number("--base-score", in: FittingOptions.scores) ?? 600,
      odds: try positive("--base-odds") ?? 20,
      doubling: try positive("--pdo", atMost: FittingOptions.mostPointsToDouble) ?? 40)
  }

  private func rejects() throws(UsageError) -> RejectInference? {
    guard let column = text("--rejected") else {
      for name in ["--reject-inference", "--reject-factor"] where has(name) {
        throw UsageError(
          "option '\(name)' is about rejected applicants, and there are none",
          remedy: "name the column that marks them with --rejected C")
      }
      return nil
    }
    return RejectInference(
      column: column, method: try choice("--reject-inference", .cases) ?? .fuzzy,
      factor: try positive("--reject-factor") ?? 1)
  }
}

extension Choices<ScoreModel> {
  /// The built-in cards whose weights were published.
  static var cardsWithWeights: Choices {
    Choices(
      ["2015", "2015-variant-b"].compactMap { name in
        ScoreModel.named(name).map { (name, $0) }
      })
  }
}
