internal import Sesame

extension CommandDescription {
  static let fit = CommandDescription(
    name: "fit", operands: ["TABLE"],
    purpose: "fits a scorecard to an outcome, and writes it as a score model",
    details: """
      Puts columns into bins as 'sesame bin' does, fits a logistic regression to their weights of
      evidence in which rarer events always bring more points, and writes whole points as a score
      model: for 'sesame score', 'sesame enrich' and, with all its figures and as SQL or PMML,
      'sesame model FILE'. Columns that tell too little alone are left out; --selection chooses
      fewer, step by step.

      How well the card does is found out of fold: bins, columns and coefficients are made anew for
      each fold from the other ones. Then it is fitted to all rows.

      Every column belongs to one of five categories, which --categories or --category says:
      credit_history, behavior_and_preferences, fulfillment_capacity, personal_characteristics or
      interpersonal_relationships. Columns of the graph are relationships without being named.
      --write-categories writes a map to be edited, and fits nothing.
      """,
    examples: [
      (
        "sesame fit Graphs/lastfm-credit/people.csv --outcome default_next_month "
          + "--write-categories categories.csv",
        "a map of columns to the five categories, to be edited"
      ),
      (
        "sesame fit Graphs/lastfm-credit/people.csv --outcome default_next_month "
          + "--default-category credit_history --leave-out sex,age_band --output card.json",
        "a scorecard without two columns that must not count"
      ),
    ],
    optionGroups: [
      (
        "Table",
        requiringOutcome(tableOptions) + [
          rowWeight,
          Option(
            "--leave-out", "C,…",
            "columns that take no part (default: none; identifiers and outcomes never do)"),
          Option(
            "--trust", "C,…",
            "columns that were known before the outcome, however well they tell it, and that may count whatever "
              + "their names (default: none; one that tells it too well stops the run, and names such as sex or age "
              + "are warned of)"),
        ]
      ),
      binningGroup(
        given:
          "bins of some columns, taken as they are; those of others are found, unless --columns names "
          + "the columns to take"),
      categoryGroup, regressionGroup, pointsGroup, rejectGroup, modelGroup,
      (
        "Output",
        [
          Option("--output", "FILE", "where to write the model (-o; default: -, standard output)"),
          Option(
            "--out-of-fold", "FILE",
            "writes the table with each row's fold and its chance of the event, from bins and a "
              + "regression without that fold, to be given to 'sesame validate --probability' "
              + "(default: none)"),
          replaceTable,
        ] + runOptions(tableMemory)
      ),
    ],
    run: { try await SesameCommand.fit($0, $1) })
}

extension SesameCommand {
  static func fit(_ path: String, _ arguments: Arguments) async throws {
    let job = try arguments.fittingJob()
    if arguments.has("--write-categories"),
      let option = ["--output", "--out-of-fold"].first(where: arguments.has)
    {
      throw UsageError(
        "option '--write-categories' writes a map in place of a fit, and '\(option)' says where the fit goes",
        remedy: "keep one")
    }
    let table = try Source<Table>.argument(path, arguments.peopleOptions())
    let inputs = [path] + ["--binning", "--categories"].compactMap { arguments.text($0) }
    let outputs = try Outputs(arguments, .fittedModel, inputs: inputs)
    let execution = try arguments.execution()
    if let map = outputs["--write-categories"] {
      try await map.write(job.categoriesToEdit(of: table, execution: execution).csv)
      return try outputs.commit()
    }
    let result = try await job.run(on: table, execution: execution)
    try outputs.main.write(result.model.json)
    try outputs["--out-of-fold"]?.write(result.outOfFold, execution: execution)
    try outputs.commit()
    report(result.report, arguments)
  }
}
