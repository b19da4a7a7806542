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
        "--model", "FILE",
        "a score model (JSON), or 2015, 2015-variant-b, european, by which the table is scored first "
          + "(default: none, the score is a column)"),
      Option(
        "--higher-is", "WAY",
        "safer or riskier: what a higher score stands for (default: safer; riskier of a score that is "
          + "a probability)"),
      Option(
        "--compare", "C",
        "column of another score of the same people to compare with (default: none)"
      ),
      Option("--compare-model", "FILE", "the same with a model's scores (default: none)"),
      Option(
        "--probability", "C", "column with the probability of the event (default: none)"),
      Option(
        "--odds", "N",
        "the score's own scale: N people without the event for each with it at score --at, and twice as "
          + "many --doubling points further (default: no scale)"),
      Option("--at", "S", "with --odds: the score that has these odds (default: none)"),
      Option(
        "--doubling", "P",
        "with --odds: how many points double them; they halve where higher is riskier (default: none)"
      ),
      Option(
        "--map", "MAP",
        "platt or isotonic: the map from the score to probabilities that is fitted, out of fold, where "
          + "there are none (default: \(usual.map.rawValue))"),
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
        "scores at which figures are told; the verdict's is the only one of these, else the one that "
          + "earns most, else the one that parts best (default: about 20 of equal steps)"),
      Option(
        "--group", "C,…", isRepeatable: true,
        "columns whose groups are to be treated alike (default: none; may be given several times)"),
      Option(
        "--reference", "[C=]V,…",
        "the group that others are compared with, of column C where there are several (default: the one "
          + "with the largest approval at the verdict's cut-off)"),
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
      Option("--date", "C", "column of dates, for figures by period (default: none)"),
      Option("--period", "LENGTH", "with --date: month, quarter or year (default: quarter)"),
      Option(
        "--weight", "C",
        "column of how many rows each row stands for, greater than 0 (default: none, each counts once)"
      ),
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
    var job = ValidationJob(seed: UInt64(try integer("--seed", in: 0...Int.max) ?? 1))
    job.outcome = try requiredOutcome()
    try readScores(into: &job)
    try readProbabilities(into: &job)
    try readDecisions(into: &job)
    try readGroups(into: &job)
    job.weights = text("--weight")
    job.dates = text("--date")
    let lengths = PeriodLength.allCases.map { ($0.rawValue, $0) }
    if let period = try choice("--period", among: lengths) {
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
    let ways = ScoreDirection.allCases.map { ($0.rawValue, $0) }
    job.options.higherIs = try choice("--higher-is", among: ways) ?? job.options.higherIs
  }

  private func readProbabilities(into job: inout ValidationJob) throws {
    job.probability = text("--probability")
    try refuse("--probability", with: "--odds", "both say what the event's probability is")
    for name in ["--probability", "--odds"] {
      try refuse("--map", with: name, "a map is fitted where there are no probabilities")
    }
    let maps = ProbabilityMap.Kind.allCases.map { ($0.rawValue, $0) }
    job.options.map = try choice("--map", among: maps) ?? job.options.map
    let names = ["--odds", "--at", "--doubling"]
    let given = names.filter(has)
    if given.isEmpty { return }
    guard given.count == names.count, let odds = try number("--odds"),
      let score = try signedNumber("--at"), let points = try number("--doubling")
    else {
      throw UsageError(
        "a scale has --odds, --at and --doubling, and only \(given.joined(separator: " and ")) "
          + "\(given.count == 1 ? "is" : "are") given",
        remedy: "write such as --odds 20 --at 600 --doubling 40")
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
    for name in ["--reference", "--minimum-group", "--graph-columns"]
    where has(name) && job.groups.isEmpty && (job.protected ?? []).isEmpty {
      throw UsageError(
        "option '\(name)' is about groups, and there are none",
        remedy: "name their column with --group C")
    }
    job.options.minimumGroup =
      try integer("--minimum-group", in: 1...Int.max) ?? job.options.minimumGroup
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
