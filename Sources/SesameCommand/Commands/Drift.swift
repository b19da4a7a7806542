internal import Sesame

extension CommandDescription {
  private static let usual = StabilityRule()

  static let drift = CommandDescription(
    name: "drift", operands: ["BEFORE", "AFTER"],
    purpose: "what moved between two tables, their scores and their graphs",
    details: """
      Compares two tables column by column, with --model or --score also their scores, and with
      --edges-before and --edges-after their graphs, and says of each item: stable, moved slightly,
      moved, or can't tell with so few people. An item moved if it differs by more than chance and
      by much; it is stable if such a shift would have been seen. The exit status is 0 whatever is
      found, unless --fail-on is given.

      Bins are those of BEFORE: about ten of as many rows each, texts each a bin unless they are
      rare, and one of missing values. Characteristics have the bins of the model, and the points by
      which each moved the mean score, which add up to all that it moved.

      The options on friendships are for both lists. Of one list with times, two dates of --as-of
      make two graphs: give it twice.
      """,
    examples: [
      (
        "sesame drift Graphs/lastfm-credit/people-control.csv "
          + "Graphs/lastfm-credit/people.csv",
        "which columns differ between two tables by more than chance"
      ),
      (
        "sesame drift Graphs/lastfm-credit/people-control.csv "
          + "Graphs/lastfm-credit/people.csv --model Graphs/lastfm-credit/model.json --fail-on "
          + "moved",
        "the scores too; ends with status 77 if something moved"
      ),
    ],
    optionGroups: [
      ("Tables", tableOptions),
      (
        "Comparison",
        [
          Option(
            "--columns", "C,…",
            "the columns to compare (default: all of both tables but identifiers and dates)"),
          Option(
            "--binning", "FILE",
            "bins of columns, as 'sesame bin --format json' writes them (default: found in BEFORE)"),
          Option(
            "--model", "FILE", of: ScoreModel.builtInNames,
            "compares scores and characteristics of a model (JSON), or of 2015, 2015-variant-b, "
              + "european, small-business (default: none)"),
          Option(
            "--score", "C",
            "the column of scores (default: with --model those that it gives, friends' scores left "
              + "neutral)"),
          Option(
            "--level", "P",
            "how sure it has to be that nothing is called moved by chance, in all tests together, "
              + "from 0.01 to 0.9999 (default: \(1 - usual.significance))"),
          Option(
            "--power", "P",
            "how surely a shift has to be seen if it is there, above 0 and below 1 (default: "
              + "\(usual.power))"),
          Option(
            "--slight", "X", "index from which something moved slightly (default: \(usual.slight))"),
          Option("--large", "X", "index from which something moved (default: \(usual.large))"),
          Option(
            "--fail-on", "VERDICT", of: Choices<Set<StabilityVerdict>>.limits.words,
            "ends with status 77 if something moved, or with slightly even if it moved slightly: "
              + "moved or slightly (default: never)"),
        ]
      ),
      (
        "Graphs",
        [
          Option("--edges-before", "EDGES", "the friendships before (default: none)"),
          Option("--edges-after", "EDGES", "the friendships after (default: none)"),
        ]
      ),
      (edgeGroup.0, edgeGroup.1.filter { $0.name != "--quarantine" }), driftTimeGroup,
      ("Communities", [Option("--seed", "N", "seed of communities (default: 1)")]),
      tableReportOutput,
    ],
    run: { try await SesameCommand.drift($0, $1) })

  private static let driftTimeGroup: (String, [Option]) = (
    timeGroup.0,
    timeGroup.1.map { option in
      option.name != "--as-of"
        ? option
        : Option(
          option.name, "T,…",
          "only friendships strictly before T count: unix seconds or ISO 8601, one date for both "
            + "lists or one for each (required with --time)")
    }
  )
}

extension SesameCommand {
  static func drift(_ before: String, _ arguments: Arguments) async throws {
    let after = try arguments.operands(["BEFORE", "AFTER"], command: "drift")[1]
    let job = try arguments.driftJob()
    let limit = try arguments.driftLimit()
    let graphs = try arguments.driftGraphs()
    let options = try arguments.peopleOptions()
    let format = try arguments.explanationFormat()
    let others = ["--binning", "--edges-before", "--edges-after"].compactMap(arguments.text)
    let outputs = try Outputs(arguments, .explanation, inputs: [before, after] + others)
    let result = try await job.run(
      before: try .argument(before, options), after: try .argument(after, options), graphs: graphs,
      execution: arguments.execution())
    warn(result.report.warnings)
    try outputs.main.write(result.drift, as: format)
    try outputs.commit()
    if let limit, limit.contains(result.drift.verdict) {
      throw DriftRefusal(verdict: result.drift.verdict)
    }
  }
}

/// Something moved that must not.
struct DriftRefusal: Error, CustomStringConvertible {
  let verdict: StabilityVerdict

  var description: String {
    "sesame: \(verdict == .moved ? "something moved" : "something moved slightly"), which "
      + "'--fail-on' does not allow; the report says what"
  }
}

extension Arguments {
  /// What is compared, as the options say.
  fileprivate func driftJob() throws -> DriftJob {
    var job = DriftJob(seed: try seed())
    job.columns = try names("--columns")
    job.bins = try text("--binning").map { try BinDefinitions.argument($0) }
    job.model = try text("--model").map { try ScoreModel.builtInOrFile($0) }
    job.scoreColumn = text("--score")
    if let level = try level() { job.rule.significance = 1 - level }
    job.rule.power = try number("--power", below: 1) ?? job.rule.power
    job.rule.slight = try number("--slight") ?? job.rule.slight
    job.rule.large = try number("--large") ?? max(job.rule.large, job.rule.slight)
    return job
  }

  /// The verdicts that end with a status of their own; `nil` for none.
  fileprivate func driftLimit() throws(UsageError) -> Set<StabilityVerdict>? {
    try choice("--fail-on", Choices<Set<StabilityVerdict>>.limits)
  }

  /// Where the friendships before and after come from; `nil` for none.
  fileprivate func driftGraphs() throws -> (before: GraphSource, after: GraphSource)? {
    let paths = (text("--edges-before"), text("--edges-after"))
    guard let before = paths.0, let after = paths.1 else {
      if paths.0 != nil || paths.1 != nil {
        let (given, missing) =
          paths.0 == nil ? ("--edges-after", "--edges-before") : ("--edges-before", "--edges-after")
        throw UsageError("option '\(given)' needs '\(missing)'", remedy: "give both lists")
      }
      let names = CommandDescription.edgeGroup.1 + CommandDescription.timeGroup.1
      for name in names.map(\.name) + ["--seed"] where has(name) {
        throw UsageError(
          "option '\(name)' is about friendships, and there are none",
          remedy: "add --edges-before EDGES and --edges-after EDGES, or leave it out")
      }
      return nil
    }
    var sources = [
      try graphSource(edges: before, needsPeople: false, takesDates: true),
      try graphSource(edges: after, needsPeople: false, takesDates: true),
    ]
    if let dates = try asOfDates() {
      guard dates.count == 2 else {
        throw UsageError(
          "option '--as-of' takes one date for both lists or one for each, not \(dates.count)",
          remedy: "write --as-of T or --as-of T1,T2")
      }
      for place in sources.indices { sources[place].rules.asOf = dates[place].seconds }
    }
    return (sources[0], sources[1])
  }
}

extension Choices<Set<StabilityVerdict>> {
  /// What ends a run with a status of its own.
  static var limits: Choices { ["moved": [.moved], "slightly": [.moved, .movedSlightly]] }
}
