internal import Sesame

extension CommandDescription {
  static let graphHelps = CommandDescription(
    name: "graph-helps", operands: ["EDGES"],
    purpose: "whether the graph helps to predict an outcome: the verdict",
    details: """
      Tries a regression on people's own columns, and on these and the graph's, on people it was not
      fitted on, and says what the graph adds, how surely, and through which columns: helps, no
      evidence, or hurts. The verdict is the last line. The exit status is 0 whatever it is.

      The graph's columns are those of 'sesame features' and columns of friends' outcomes, made for
      each fold without the outcomes of the people in it. It helps if the interval of what they add
      to the area under the curve lies above 0 and above what graphs with shuffled ties add on
      average, if none of these adds as much, and if the area itself is surely above 0.5. With fewer
      than 20 people with the event, or without, there is no evidence. Communities and places
      in the graph are computed on everybody's ties. In graphs with shuffled ties, rows of the list
      that --tie-columns or --ratings read go with their ties.

      Influence that goes out from an outcome is refused: columns of friends' outcomes have it, out of
      fold. The people of --seed-people are left out of what is tried, as the graph's columns tell that
      they were chosen.

      Columns that alone tell the outcome too well are named: with --exclude-kinds as they are with
      all ties, without the excluded ones, and among people who have others.

      JSON also has both areas under the curve and their difference for each draw of folds
      (by_repetition).
      """,
    examples: [
      (
        "sesame generate --size 300 --edge-list edges.csv --output people.csv",
        "people and ties to try it on"
      ),
      (
        "sesame graph-helps edges.csv --people people.csv --outcome defaulted --features degree,coreness "
          + "--repetitions 1 --placebos 2 --permutations 99",
        "whether ties help to tell who defaults, held against little chance, which is quick"
      ),
    ],
    optionGroups: [
      verdictPeople, edgeGroup, timeGroup, verdictColumns, trialGroup, tieGroup, influenceGroup,
      communityGroup,
      (
        "Score",
        [
          Option(
            "--model", "FILE", of: ScoreModel.builtInNames,
            "with --write-model: a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: "
              + "2015)"),
          Option(
            "--write-model", "FILE",
            "writes the model that the verdict supports: where the graph helps --model as it is, "
              + "otherwise without the category of relationships, its points shared out exactly among the "
              + "other categories; with --runs it states the stability of what is made of communities "
              + "(default: none)"),
        ]
      ),
      (reportOutput.0, reportOutput.1.prefix(2) + [prefix] + reportOutput.1.dropFirst(2)),
    ],
    run: { try await SesameCommand.graphHelps($0, $1) })

  /// The people table, an outcome of which is required.
  private static let verdictPeople: (String, [Option]) = {
    let group = peopleGroup(required: true)
    let options = requiringOutcome(group.1)
    let leftOut = Option(
      "--leave-out", "C,…",
      "columns of the table that take no part: neither people's own nor aggregated (default: none; "
        + "identifiers and outcomes never do)")
    return (group.0, options + [leftOut])
  }()

  private static let verdictColumns: (String, [Option]) = (
    featureGroup.0, featureGroup.1.filter { $0.name != "--exposure" }
  )

  private static let trialGroup: (String, [Option]) = {
    let usual = GraphVerdictJob(seed: 1)
    return (
      "Trial",
      [
        Option(
          switch: "--no-outcome-features", "without columns of friends' outcomes (default: with)"),
        outcomeInfluence,
        Option("--folds", "N", "number of folds (default: \(FoldRule.defaultCount))"),
        Option(
          "--fold-by", "RULE",
          "what is kept in one fold: person, community, component, or people of one text in column "
            + "C; with dates or numbers in C each fold is tried on models of earlier ones (default: "
            + "person)"),
        Option(
          "--repetitions", "N",
          "how often folds are drawn; figures are medians (default: \(usual.repetitions))"),
      ] + chanceOptions + [levelOption(usual.test.level)]
    )
  }()

  /// How much chance the graph and homophily are held against.
  static let chanceOptions: [Option] = {
    let usual = GraphVerdictJob(seed: 1)
    return [
      Option(
        "--placebos", "N",
        "number of graphs with shuffled ties, everyone keeping as many (default: "
          + "\(usual.placebos))"),
      Option(
        "--permutations", "N",
        "how often values are shuffled to test homophily (default: \(usual.permutations))"),
    ]
  }()
}

extension SesameCommand {
  static func graphHelps(_ edges: String, _ arguments: Arguments) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    let execution = try arguments.execution()
    let job = try await arguments.verdictJob(execution)
    let model = try arguments.modelToWrite()
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.badRowsPlace = try outputs.badRows
    let result = try await job.run(on: source, execution: execution)
    try outputs.main.write(result.evidence, as: format)
    if let model {
      let helps = result.evidence.verdict.conclusion == .helps
      let measured = result.measured(model)
      let written = helps ? measured : measured.removing(.interpersonalRelationships)
      try outputs["--write-model"]?.write(written.json)
    }
    try outputs.commit()
    report(result.report, arguments)
    if let model, !arguments.has("--quiet") {
      let known = Set(result.evidence.ownColumns + result.evidence.graphColumns)
      let note =
        known.isDisjoint(with: model.columnNames)
        ? "; it reads none of the columns that were tried: choose one that fits them (--model)" : ""
      Self.note("model        " + modelNote(model, result.evidence) + note)
    }
  }

  /// What became of a model, for a person to read.
  private static func modelNote(_ model: ScoreModel, _ evidence: GraphEvidence) -> String {
    if evidence.verdict.conclusion == .helps { return "written as it is, since the graph helps" }
    return model.removing(.interpersonalRelationships) == model
      ? "written as it is, since it has no points for relationships"
      : "written without points for relationships"
  }
}

extension Arguments {
  /// What is tried, as the options say.
  fileprivate func verdictJob(_ execution: Execution) async throws -> GraphVerdictJob {
    let outcome = try requiredOutcome()
    var columns = try await columnsWithoutOutcomes(execution)
    var job = GraphVerdictJob(seed: columns.seed)
    job.outcome = outcome
    job.features = columns.features
    job.variants = columns.variants
    job.communities = columns.communities
    job.communityColumns = columns.communityColumns
    job.communityShareCount = columns.communityShareCount
    job.aggregates = columns.aggregates
    job.statistics = columns.statistics
    job.ties = columns.ties
    job.ratings = columns.ratings
    job.influence = columns.influence
    job.columnPrefix = columns.columnPrefix
    job.leftOut = try names("--leave-out") ?? []
    let count = try integer("--folds", in: 2...1000) ?? FoldRule.defaultCount
    job.folds = text("--fold-by").map { FoldRule.named($0, count) } ?? .byPerson(count)
    if has("--no-outcome-features") {
      if has("--outcome-influence") {
        throw UsageError(
          "options '--no-outcome-features' and '--outcome-influence' can't go together",
          remedy: "keep one")
      }
      job.outcomeFeatures = nil
    } else if var features = job.outcomeFeatures {
      try readOutcomes(into: &features)
      job.outcomeFeatures = features
    }
    job.repetitions = try integer("--repetitions", in: 1...1000) ?? job.repetitions
    try readChance(into: &job)
    job.test.level = try level() ?? job.test.level
    columns.outcomeFeatures = job.outcomeFeatures
    try checkUse(of: columns, reading: [])
    return job
  }

  /// How much chance the graph and homophily are held against.
  func readChance(into job: inout GraphVerdictJob) throws(UsageError) {
    job.placebos = try integer("--placebos", in: 0...10_000) ?? job.placebos
    job.permutations = try integer("--permutations", in: 0...10_000_000) ?? job.permutations
  }

  /// The model of which the verdict decides what is written; `nil` if none is.
  fileprivate func modelToWrite() throws -> ScoreModel? {
    if has("--write-model") { return try scoreModel() }
    if has("--model") {
      throw UsageError(
        "option '--model' is about the model to write", remedy: "add --write-model FILE")
    }
    return nil
  }
}
