internal import Sesame

extension CommandDescription {
  static let influence = CommandDescription(
    name: "influence", operands: ["EDGES"],
    purpose: "what other people can do to a person's score",
    details: """
      Prints what is proven that others can do to a person's score at most, and what each of the
      person's friendships does: each is taken away in turn and everyone scored again, with all that
      the model reads of the graph. Friends are not named, and nothing that tells one friend's score
      is shown, unless --name-friends is given.

      With --plant-ring it prints instead what a ring of false accounts would bring the person, with
      friends counting alike and, given seeds or a model that names a column of ranks, discounted by
      their sybil risk.
      """,
    examples: [
      (
        "sesame generate --size 500 --edge-list edges.csv --output people.csv",
        "people and ties to try it on"
      ),
      (
        "sesame influence edges.csv --people people.csv --person 5",
        "what others can do to person 5's score at most, and what each friendship does"
      ),
      (
        "sesame influence edges.csv --people people.csv --person 5 --plant-ring 50",
        "what a ring of 50 false accounts would bring"
      ),
    ],
    optionGroups: [
      (
        "Person",
        [
          Option("--person", "ID", "the person, by identifier (required)"),
          Option(
            switch: "--name-friends",
            "show each friendship with the friend and exact figures, which tell the friend's score"),
          Option(
            "--invented-friends", "N",
            "for how many invented friends to state a bound (default: 10)"),
          Option(
            "--plant-ring", "SIZE",
            "plant a ring of so many false accounts, friends of each other and of the person, and say\n"
              + "what it brings; at most \(RingJob.mostAccounts) (default: none)"),
          Option(
            "--attack-edges", "N",
            "with --plant-ring: friendships of the ring with other people, drawn by --seed\n"
              + "(default: 0)"),
        ]
      ),
      peopleGroup(required: true), edgeGroup, timeGroup, featureSettings, outcomeGroup, seedGroup,
      communityGroup, singleCardGroup, reportOutput,
    ],
    run: { try await SesameCommand.influence($0, $1) })
}

extension SesameCommand {
  static func influence(_ edges: String, _ arguments: Arguments) async throws {
    let person = try arguments.person()
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    let execution = try arguments.execution()
    let features = try await arguments.unshownFeatures(execution)
    let model = try arguments.onlyScoreModel()
    let ring = try arguments.plantedRing(around: person, model, features)
    try arguments.checkUse(of: features, reading: model.columnNames, triesSeeds: ring != nil)
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.badRowsPlace = try outputs.badRows
    if let ring {
      let result = try await ring.run(on: source, execution: execution)
      warn(result.report.warnings)
      try outputs.main.write(result.ring, as: format)
    } else {
      var job = InfluenceJob(on: person, model: model, seed: features.seed)
      job.features = features
      job.namesFriends = arguments.has("--name-friends")
      job.inventedFriends =
        try arguments.integer("--invented-friends", in: 1...1_000_000) ?? job.inventedFriends
      let result = try await job.run(on: source, execution: execution)
      warn(result.report.warnings)
      try outputs.main.write(result.influence, as: format)
    }
    try outputs.commit()
  }
}

extension Arguments {
  /// The ring that the options plant; `nil` for none.
  fileprivate func plantedRing(
    around person: String, _ model: ScoreModel, _ features: FeatureJob
  ) throws(UsageError) -> RingJob? {
    guard let size = try integer("--plant-ring", in: 1...RingJob.mostAccounts) else {
      if has("--attack-edges") {
        throw UsageError(
          "option '--attack-edges' is about a ring, and none is planted",
          remedy: "add --plant-ring SIZE")
      }
      return nil
    }
    for name in ["--name-friends", "--invented-friends"] where has(name) {
      throw UsageError(
        "option '\(name)' is about the person's own friendships, and '--plant-ring' about others",
        remedy: "keep one")
    }
    var job = RingJob(around: person, size: size, model: model, seed: features.seed)
    job.features = features
    job.attackEdges = try integer("--attack-edges", in: 0...1_000_000_000) ?? 0
    return job
  }
}
