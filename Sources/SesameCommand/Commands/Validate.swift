internal import Sesame

extension CommandDescription {
  static let validate = CommandDescription(
    name: "validate", operands: ["TABLE"],
    purpose: "says whether a score is any good, and fair",
    details: """
      Judges a score of a table's people by an outcome: how well it tells (area under the curve,
      Gini, Kolmogorov-Smirnov, average precision, Brier score, log loss), whether probabilities
      are right, lift and gains, every cut-off's approval and bad rate, what it earns, how it
      changes from period to period, whether another score tells more, whether groups are treated
      alike, and whether graph columns stand in for a protected one. Every figure has an interval
      and the method by which it was found; verdicts stand first, in words.

      A model of 'sesame fit' states which odds a score stands for: with --model these are judged
      beside recalibrated ones. The table's outcomes should be of people whom the score was not
      fitted on; a warning says so where the model names these very rows.
      """,
    examples: [
      (
        "sesame validate Graphs/lastfm-credit/people.csv --score on_time_share --outcome "
          + "default_next_month",
        "how well one column alone tells the outcome"
      ),
      (
        "sesame validate Graphs/lastfm-credit/people.csv --score on_time_share --outcome "
          + "default_next_month --compare months_paid --output validation.html",
        "whether another column tells more, as a page"
      ),
    ],
    optionGroups: [
      ("Table", requiringOutcome(tableOptions)), validatedScore, decisionGroup, intervalGroup,
      tableReportOutput,
    ],
    run: { try await SesameCommand.validate($0, $1) })
}

extension SesameCommand {
  static func validate(_ path: String, _ arguments: Arguments) async throws {
    let job = try arguments.validationJob()
    let table = try Source<Table>.argument(path, arguments.peopleOptions())
    let format = try arguments.explanationFormat()
    let models = ["--model", "--compare-model"].compactMap(arguments.text)
    let outputs = try Outputs(arguments, .explanation, inputs: [path] + models)
    let result = try await job.run(on: table, execution: arguments.execution())
    try outputs.main.write(result.validation, as: format)
    try outputs.commit()
    report(result.report, arguments)
  }
}
