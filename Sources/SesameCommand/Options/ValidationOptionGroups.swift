internal import Sesame

extension CommandDescription {
  private static let usual = ValidationOptions()

  static let validatedScore: (String, [Option]) = (
    "Score",
    [
      Option(
        "--score", "C",
        "column of the score (default: score; without one the column of --probability)"),
      Option(
        "--model", "FILE", of: ScoreModel.builtInNames,
        "a score model (JSON), or 2015, 2015-variant-b, european, small-business, by which the table is scored first; "
          + "of a fitted one the odds that it states are judged too (default: none, the score is a "
          + "column)"),
      Option(
        "--higher-is", "WAY", of: Choices<ScoreDirection>.cases.words,
        "safer or riskier: what a higher score stands for (default: safer; riskier of the column of "
          + "--probability)"),
      Option(
        "--compare", "C",
        "column of another score of the same people to compare with (default: none)"
      ),
      Option("--compare-model", "FILE", "the same with a model's scores (default: none)"),
      Option(
        "--compare-higher-is", "WAY", of: Choices<ScoreDirection>.cases.words,
        "with --compare: safer or riskier, what more of the other score stands for (default: the same as "
          + "of the score)"),
      Option(
        "--probability", "C", "column with the probability of the event (default: none)"),
      Option(
        "--base-odds", "N",
        "the score's own scale: N people without the event for each with it at score --base-score, and "
          + "twice as many --pdo points further (default: no scale)"),
      Option(
        "--base-score", "S", "with --base-odds: the score that has these odds (default: none)"),
      Option(
        "--pdo", "P",
        "with --base-odds: how many points double them; they halve where higher is riskier (default: none)"
      ),
      Option(
        "--map", "MAP", of: Choices<ProbabilityMap.Kind>.cases.words,
        "platt or isotonic: the map from the score to probabilities that is fitted, out of fold, beside "
          + "those that are stated, or where there are none (default: \(usual.map.rawValue))"),
    ]
  )

  static let decisionGroup: (String, [Option]) = (
    "Decisions",
    [
      Option(
        "--gain", "G",
        "what an accepted person without the event brings; with --loss the profit is told and the "
          + "cut-off that earns most (default: no profit)"),
      Option("--loss", "L", "what an accepted person with the event costs (default: no profit)"),
      Option(
        "--cut-offs", "S,…",
        "scores at which figures are told; the verdict's is the one of these that earns most or, without "
          + "--gain, tells people apart best (default: about 20, each of which accepts as many people more)"
      ),
      Option(
        "--group", "C,…", isRepeatable: true,
        "columns whose groups are to be treated alike (default: none; may be given several times)"),
      Option(
        "--reference", "[C=]V,…",
        "the group that others are compared with, of column C where there are several (default: the one "
          + "with the largest approval at the verdict's cut-off, of those with 2 % of people)"),
      Option(
        "--group-cuts", "[C=]N,…", isRepeatable: true,
        "where intervals of the numbers of column C meet that are groups, such as age=30,45,60 (default: five "
          + "of about as many people each in a column of more than 20 different numbers)"),
      Option(
        "--minimum-group", "N",
        "groups of fewer people are not told of (default: \(usual.minimumGroup))"),
      Option(
        "--protected", "C,…",
        "columns for which graph columns should not stand in (default: those of --group)"),
      Option(
        "--graph-columns", "C,…",
        "columns that were made of a graph (default: those with the names of such columns)"),
    ]
  )

  static let intervalGroup: (String, [Option]) = (
    "Time and intervals",
    [
      Option(
        "--date", "C",
        "column of dates, for figures by period, and whether the score and its columns moved since the "
          + "first (default: none)"),
      Option(
        "--period", "LENGTH", of: Choices<PeriodLength>.cases.words,
        "with --date: \(Choices<PeriodLength>.cases.listed) (default: quarter)"),
      rowWeight,
      levelOption(usual.level),
      Option(
        "--replicates", "N",
        "number of draws of a bootstrap, at least 2 (default: \(usual.replicates))"),
      Option("--seed", "N", "seed of every random choice (default: 1)"),
    ]
  )
}

/// Options on how a score is judged.
extension Arguments {
  /// What is asked of a score, as the options say.
  func validationJob() throws -> ValidationJob {
    var job = ValidationJob(seed: UInt64(try integer("--seed", in: 0...) ?? 1))
    job.outcome = try requiredOutcome()
    try readScores(into: &job)
    try readProbabilities(into: &job)
    try readDecisions(into: &job)
    try readGroups(into: &job)
    job.weights = text("--weight")
    job.dates = text("--date")
    if let period = try choice("--period", Choices<PeriodLength>.cases) {
      guard has("--date") else {
        throw UsageError("option '--period' needs dates", remedy: "name their column with --date C")
      }
      job.period = period
    }
    job.options.level = try level() ?? job.options.level
    job.options.replicates = try integer("--replicates", in: 2...100_000) ?? job.options.replicates
    return job
  }

  private func readScores(into job: inout ValidationJob) throws {
    try refuse("--score", with: "--model", "both name what is judged; give the other to --compare")
    try refuse("--compare", with: "--compare-model", "one score is compared with one other")
    try refuse("--higher-is", with: "--model", "a model's score is safer the higher it is")
    if let model = text("--model") { job.score = .model(try ScoreModel.builtInOrFile(model)) }
    if let column = text("--score") { job.score = .column(column) }
    if let model = text("--compare-model") {
      job.other = .model(try ScoreModel.builtInOrFile(model))
    }
    if let column = text("--compare") { job.other = .column(column) }
    job.options.higherIs = try choice("--higher-is", .cases) ?? job.options.higherIs
    job.otherHigherIs = try choice("--compare-higher-is", .cases)
    if job.otherHigherIs != nil, !has("--compare") {
      throw UsageError(
        "option '--compare-higher-is' is about another score, and there is none",
        remedy: "name its column with --compare C")
    }
  }

  private func readProbabilities(into job: inout ValidationJob) throws {
    job.probability = text("--probability")
    try refuse("--probability", with: "--base-odds", "both say what the event's probability is")
    job.options.map = try choice("--map", .cases) ?? job.options.map
    let names = ["--base-odds", "--base-score", "--pdo"]
    let given = names.filter(has)
    if given.isEmpty { return }
    guard given.count == names.count, let odds = try positive("--base-odds"),
      let score = try signedNumber("--base-score"), let points = try positive("--pdo")
    else {
      throw UsageError(
        "a scale has --base-odds, --base-score and --pdo, and only \(given.joined(separator: " and ")) "
          + "\(given.count == 1 ? "is" : "are") given",
        remedy: "write such as --base-odds 20 --base-score 600 --pdo 40")
    }
    job.options.scaling = try OddsScaling(
      odds: odds, at: score, doubling: job.options.higherIs == .safer ? points : -points)
  }

  private func readDecisions(into job: inout ValidationJob) throws {
    if let gain = try number("--gain"), let loss = try number("--loss") {
      job.options.profit = try ProfitRule(gain: gain, loss: loss)
    } else if has("--gain") || has("--loss") {
      throw UsageError(
        "a profit takes both --gain and --loss",
        remedy: "say what an accepted person brings, and what one with the event costs")
    }
    job.options.cutOffs = try fullList("--cut-offs")?.map { text in
      guard let number = Self.decimal(text) else {
        throw UsageError(
          "option '--cut-offs' takes scores such as 500,550,600, not '\(text)'")
      }
      return number
    }
  }

  private func readGroups(into job: inout ValidationJob) throws {
    job.groups = try names("--group") ?? []
    job.protected = try names("--protected")
    job.graphColumns = try names("--graph-columns")
    for name in ["--reference", "--group-cuts", "--minimum-group", "--graph-columns"]
    where has(name) && job.groups.isEmpty && (job.protected ?? []).isEmpty {
      throw UsageError(
        "option '\(name)' is about groups, and there are none",
        remedy: "name their column with --group C")
    }
    job.options.minimumGroup =
      try integer("--minimum-group", in: 1...) ?? job.options.minimumGroup
    try readGroupCuts(into: &job)
    for part in try fullList("--reference") ?? [] {
      let owner = job.groups.first { part.hasPrefix("\($0)=") }
      guard let column = owner ?? (job.groups.count == 1 ? job.groups[0] : nil) else {
        throw UsageError(
          "option '--reference' does not say of which column '\(part)' is a group",
          remedy: "write C=\(part), with C one of \(job.groups.joined(separator: ", "))")
      }
      job.options.references[column] =
        owner == nil ? part : String(part.dropFirst(column.count + 1))
    }
  }

  private func readGroupCuts(into job: inout ValidationJob) throws {
    let columns = job.groups + (job.protected ?? []).filter { !job.groups.contains($0) }
    var latest = columns.count == 1 ? columns[0] : nil
    for part in try fullList("--group-cuts") ?? [] {
      var text = part
      if let owner = columns.first(where: { part.hasPrefix("\($0)=") }) {
        latest = owner
        text = String(part.dropFirst(owner.count + 1))
      }
      guard let latest, let number = Self.decimal(text) else {
        throw UsageError(
          "option '--group-cuts' takes numbers of a column, not '\(part)'",
          remedy: "write C=30,45,60, with C one of \(columns.joined(separator: ", "))")
      }
      job.options.groupCuts[latest, default: []].append(number)
    }
  }

  private func signedNumber(_ name: String) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Self.decimal(text) else {
      throw UsageError("option '\(name)' takes a number, not '\(text)'")
    }
    return number
  }

  private func refuse(
    _ name: String, with other: String, _ reason: String
  ) throws(UsageError) {
    if has(name), has(other) {
      throw UsageError(
        "options '\(name)' and '\(other)' do not go together: \(reason)", remedy: "keep one")
    }
  }
}
