internal import Sesame

extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain", operands: ["EDGES|TABLE"],
    purpose: "why people have these scores, and what would change them",
    details: """
      Prints every characteristic with its value, bin, points and budget, so that the sum can be
      done by hand, and the cheapest changes that bring the score to a target. With --people the
      operand is an edge list; without it, a table that already holds all columns, as 'sesame score'
      takes it. As JSON it is an object whose member explanations lists the people, also a single
      one.
      """,
    examples: [
      (
        "sesame explain Graphs/lastfm-credit/edges.csv --people "
          + "Graphs/lastfm-credit/people.csv --model Graphs/lastfm-credit/model.json --person 5",
        "the arithmetic of person 5's score, and what would change it"
      ),
      (
        "sesame explain Graphs/lastfm-credit/people.csv --model "
          + "Graphs/lastfm-credit/model.json --relationships off --person 0 --reach good",
        "what brings person 0 to a band, from the table alone"
      ),
      (
        "sesame explain Graphs/lastfm-credit/people.csv --model "
          + "Graphs/lastfm-credit/model.json --relationships off --person 0 --set "
          + "utilization=0.1 --format markdown",
        "the score with another value of a column, for a page"
      ),
    ],
    optionGroups: [
      explainedGroup, peopleGroup(required: false), edgeGroup, timeGroup, exposureSettings,
      outcomeGroup, tieGroup, ratingGroup, communityGroup, certainScoreGroup, reportOutput,
    ],
    run: { try await SesameCommand.explain($0, $1) })

  private static let explainedGroup = (
    title: "Person",
    options: [
      Option("--person", "ID,…", "the people to explain, by identifier (required)"),
      Option(
        "--reach", "SCORE|BAND",
        "the score to reach, or the band by its name (default: the band above the person's)"),
      Option(
        "--within", "MONTHS",
        "only changes that take so many months at most, as the model states them (default: any)"),
      Option(
        switch: "--disclosure",
        "the complete document that a person may ask for: also where each value comes from, the points of every "
          + "bin, what was not read, and hashes of model and values"),
      Option(
        "--set", "C=VALUE,…", isRepeatable: true,
        "also tells the score of the one person with these values of columns of the people table, while all that rests "
          + "on others, friends' scores too, stays as it is; an empty VALUE is a missing one (default: none; may be "
          + "given several times)"),
    ]
  )

  /// The options of an explanation that a table alone can follow.
  fileprivate static let optionsOfTable = Set(
    (explainedGroup.options + tableOptions + tableScoreGroup.1 + reportOutput.1).map(\.name))
}

extension SesameCommand {
  static func explain(_ operand: String, _ arguments: Arguments) async throws {
    var job = ExplanationJob(
      of: try arguments.explainedPeople(), cards: try arguments.explainedCards(operand),
      seed: try arguments.seed())
    try arguments.readChanges(into: &job)
    job.certainty = try arguments.certainty()
    let format = try arguments.explanationFormat()
    let result: ExplanationJob.Result
    let outputs: Outputs
    let execution = try arguments.execution()
    if arguments.has("--people") {
      var source = try arguments.graphSource(edges: operand, needsPeople: true)
      job.features = try await arguments.unshownFeatures(execution)
      try arguments.checkUse(of: job.features, reading: job.cards.columnNames)
      outputs = try Outputs(arguments, .explanation, edges: operand)
      source.badRowsPlace = try outputs.badRows
      result = try await job.run(on: source, execution: execution)
    } else {
      outputs = try Outputs(arguments, .explanation, inputs: [operand])
      result = try await job.run(
        on: try .argument(operand, arguments.peopleOptions()), execution: execution)
    }
    SesameCommand.warn(result.report.warnings)
    if arguments.has("--within"), !arguments.has("--reach"),
      result.explanations.allSatisfy({ $0.counterfactuals == nil })
    {
      SesameCommand.warn([
        "option '--within' changes nothing: there is no band above; name a score with --reach"
      ])
    }
    let isComplete = arguments.has("--disclosure")
    try outputs.main.write(
      result.answers.map { $0.report(isComplete: isComplete) }, named: "explanations", as: format)
    try outputs.commit()
  }
}

extension EntityAnswer {
  /// What is shown of it: the complete document, or the explanation alone.
  fileprivate func report(isComplete: Bool) -> any Report {
    switch self {
    case .explained(let disclosure): isComplete ? disclosure : disclosure.explanation
    case .unscored(let entity): entity
    }
  }
}

extension Arguments {
  /// The cards of explanations: of a table alone if there are no friendships.
  fileprivate func explainedCards(_ operand: String) throws -> EntityCards {
    if has("--people") { return try entityCards() }
    if try isBuiltGraph(operand) || isGraphFile(operand) {
      throw UsageError("the people table is missing", remedy: "add --people TABLE")
    }
    for option in CommandDescription.explain.options
    where has(option.name) && !CommandDescription.optionsOfTable.contains(option.name) {
      throw UsageError(
        "option '\(option.name)' is about friendships, and a table alone has none",
        remedy: "give the edge list, and add --people TABLE")
    }
    return try entityCardsOfTable()
  }

  /// What changes are asked for.
  fileprivate func readChanges(into job: inout ExplanationJob) throws {
    if let target = text("--reach") {
      job.target = Int(target).map { .score($0) } ?? .band(target)
    }
    job.monthLimit = try integer("--within", in: 0...1200)
    job.otherValues = try (list("--set") ?? []).map { part throws(UsageError) in
      guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
        throw UsageError(
          "option '--set' takes columns, each with a value, such as income=2000, not '\(part)'")
      }
      return (String(part[..<equals]), String(part[part.index(after: equals)...]))
    }
    var known: Set<String> = []
    if let twice = job.otherValues.first(where: { !known.insert($0.column).inserted }) {
      throw UsageError(
        "option '--set' has two values of column '\(twice.column)'", remedy: "keep one")
    }
    guard !job.otherValues.isEmpty, job.people.count > 1 else { return }
    throw UsageError(
      "option '--set' is about one person, and '--person' names \(job.people.count)",
      remedy: "explain one at a time")
  }
}
