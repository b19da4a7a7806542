internal import Sesame

extension CommandDescription {
  static let score = CommandDescription(
    name: "score", operands: ["TABLE"],
    purpose: "scores a table that already holds all columns",
    details: """
      Writes the table with the points of the five categories, the score and the reasons. A
      table alone has no friendships: friends' scores bring everyone the neutral points, or none are
      asked for with --relationships off. With --reliability or --sources, values may be false: the
      exact distribution of every score then gives its 90 % interval (score_low, score_high), how
      probable its band is (band_probability, band_is_firm), and how much of what is known rests on
      what is true (veracity, 0 to 100).
      """,
    examples: [
      (
        "sesame score Graphs/lastfm-credit/people.csv --model "
          + "Graphs/lastfm-credit/model.json --relationships off --output scored.csv",
        "the scores of a table without friendships"
      ),
      (
        "sesame score Graphs/lastfm-credit/people.csv --model "
          + "Graphs/lastfm-credit/model.json --relationships off --stream --output "
          + "scored.csv.zst",
        "the same row by row, in memory that does not grow"
      ),
    ],
    optionGroups: [
      ("People", tableOptions), tableScoreGroup, additionGroup, sharedModel,
      ("Long tables", [stream]),
      tableOutput,
    ], appendix: SourceCatalog.formatDescription + "\n" + Benefits.formatDescription,
    run: { try await SesameCommand.score($0, $1) })

  private static let sharedModel: (String, [Option]) = (
    "Model",
    [
      Option(
        "--write-model", "FILE",
        "writes the model with the share of the people in each bin, as this run measured it: intervals of scores "
          + "need it (default: none)")
    ]
  )

  private static let stream = Option(
    switch: "--stream",
    "scores rows as they come, in memory that does not grow with the table. People who are there twice "
      + "are not looked for; a column whose bins are texts is read as it is written (+5 is not 5), and "
      + "outcomes are not checked; the result is csv or tsv, and on standard output rows before a fault are "
      + "there already; in JSON lines all names must occur in the first 1000 rows. Friends' scores must be "
      + "off, or the model state their population_mean (default: the whole table at once)")
}

extension SesameCommand {
  static func score(_ path: String, _ arguments: Arguments) async throws {
    var job = ScoringJob(cards: try arguments.entityCardsOfTable())
    job.columnPrefix = arguments.text("--prefix") ?? ""
    job.certainty = try arguments.certainty()
    try arguments.checkWrittenModel(of: job.cards)
    try arguments.checkDateOfSources()
    job.columns = try arguments.names("--columns")
    job.additions = try arguments.additions()
    let table = try Source<Table>.argument(path, arguments.peopleOptions())
    if arguments.has("--explain-columns") {
      return try explain(job.dictionary(for: table.schema()), arguments, inputs: [path])
    }
    if arguments.has("--stream") { return try await stream(job, table, path, arguments) }
    let execution = try arguments.execution()
    let history = try openHistory(arguments, job.additions)
    let outputs = try Outputs(arguments, inputs: [path] + arguments.additionInputs)
    let result = try await job.run(on: table, execution: execution)
    try write(history, adding: result.history, outputs)
    try outputs["--write-model"]?.write(result.measuredModel.json)
    try await finish(result.report, result.table, outputs, arguments, execution)
  }

  private static func stream(
    _ job: ScoringJob, _ table: Source<Table>, _ path: String, _ arguments: Arguments
  ) async throws {
    try arguments.checkNoAdditions("needs the whole table, and '--stream' has a part at a time")
    if arguments.has("--write-model") {
      throw UsageError(
        "options '--stream' and '--write-model' don't go together: shares are those of the whole table",
        remedy: "leave one out")
    }
    if arguments.has("--entity") {
      throw UsageError(
        "options '--stream' and '--entity' don't go together: a stream has one card for all rows",
        remedy: "leave one out")
    }
    for name in ["--certainty", "--reliability", "--sources"] where arguments.has(name) {
      throw UsageError(
        "options '--stream' and '\(name)' don't go together: how sure a score is, is not told in a stream",
        remedy: "leave one out")
    }
    for name in ["--grouping", "--date-order"] where arguments.has(name) {
      throw UsageError(
        "options '--stream' and '\(name)' don't go together: whether a whole column is written so is "
          + "known at the table's end only", remedy: "leave one out")
    }
    if arguments.has("--memory") {
      throw UsageError(
        "option '--memory' has no meaning with '--stream', which takes little",
        remedy: "leave it out")
    }
    if try arguments.tableFormat() == .parquet {
      throw UsageError(
        "option '--stream' writes csv or tsv: the types of Parquet's columns are known at the table's end only",
        remedy: "choose another format, or leave --stream out")
    }
    if try arguments.tableFormat() == .jsonLines {
      throw UsageError(
        "option '--stream' writes csv or tsv: what is text or number in JSON lines is known at the "
          + "table's end only", remedy: "choose another format, or leave --stream out")
    }
    let execution = try arguments.execution().reporting(0...1, stage: "score")
    let outputs = try Outputs(arguments, inputs: [path])
    let report = try await outputs.main.write { file, format in
      try await job.stream(from: table, to: file, as: format, execution: execution)
    }
    try outputs.commit()
    self.report(report, arguments)
  }
}
