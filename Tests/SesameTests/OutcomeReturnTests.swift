import Sesame
import Statistics
import Tables
import Testing

/// Columns out of fold and friends' scores together: nobody's own outcome may come back.
@Suite struct `Outcomes out of fold and friends' scores` {
  private static let column = "neighbor_late_excess_oof"

  private func source(_ flipped: Int? = nil) throws -> GraphSource {
    var generator = SplitMix64(seed: 21)
    let names = (0..<40).map { "p\($0)" }
    let edges = try EdgeList(
      (0..<90).map { _ in (names[Int(generator.next() % 40)], names[Int(generator.next() % 40)]) })
    var late = names.map { _ -> Int? in Int(generator.next() % 2) }
    if let flipped { late[flipped] = 1 - (late[flipped] ?? 0) }
    let people = Table([
      Column("id", .strings(names)), Column("late", .integers(late)),
      Column("last_score", .integers(names.map { _ in Int(generator.next() % 100) })),
      Column("trust", .reals(names.map { _ in Double(1 + generator.next() % 9) })),
    ])
    return GraphSource(
      edges: .value(edges), people: .value(try people.declaring(outcome: "late")))
  }

  private func model(
    _ friends: ScoreModel.FriendsScores, reading column: String = column
  ) throws -> ScoreModel {
    try ScoreModel(
      name: "m", purpose: "a test", scale: 0...600, bands: [.init(name: "low", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 0.5,
          characteristics: [
            .init(
              name: "late_friends", reason: "Late", budget: 300,
              measure: .column(
                .init(
                  column, .lowerIsBetter,
                  bins: .steps(at: [-0.1, 0, 0.1], points: [300, 200, 90, 0]),
                  missingPoints: 100)))
          ]),
        .init(
          name: .interpersonalRelationships, weight: 0.5,
          characteristics: [
            .init(
              name: "friends", reason: "Friends", budget: 300, measure: .friendsScores(friends))
          ]),
      ])
  }

  private func job(_ model: ScoreModel) -> EnrichmentJob {
    var features = FeatureJob.nothing(seed: 1)
    features.outcomeFeatures = OutcomeFeatures(folds: .byPerson(2))
    features.outcomeFeatures?.includesSybilRank = true
    return EnrichmentJob(features, model: model)
  }

  private static let allowed: [ScoreModel.FriendsScores] = [
    .init(mode: .off),
    .init(mode: .lagged, earlierScoreColumn: "last_score", populationMean: 0.4),
    .init(
      mode: .lagged, earlierScoreColumn: "last_score", populationMean: 0.4,
      sybilRankColumn: "trust"),
  ]

  @Test(arguments: 0..<3)
  func `nobody's score hangs on their own outcome where the two may go together`(
    mode: Int
  ) async throws {
    let job = job(try model(Self.allowed[mode]))
    let before = try await job.run(on: source()).table.numbers(inColumn: "score")
    var changed = 0
    for person in 0..<40 {
      let after = try await job.run(on: source(person)).table.numbers(inColumn: "score")
      #expect(before[person] == after[person], "person \(person)")
      changed += (0..<40).count { before[$0] != after[$0] }
    }
    #expect(changed > 0)
  }

  @Test func `are refused where the outcome would come back, for every way in`() async throws {
    let lagged = ScoreModel.FriendsScores(mode: .lagged, earlierScoreColumn: "last_score")
    let refused: [(ScoreModel, String)] = [
      (
        try model(.init(populationMean: 0.4)),
        "model 'm': categories[0].characteristics[0]: 'late_friends' reads column '\(Self.column)', which is "
          + "made of others' outcomes (out of fold), and 'friends' takes friends' scores of the same "
          + "run (fixed_point): people's own outcomes would come back to them; take the "
          + "characteristic out, leave friends' scores out (`mode: .off`), or give a population_mean and "
          + "take earlier scores (`mode: .lagged`)"
      ),
      (try model(lagged), "takes the mean of everyone's points"),
      (
        try model(
          .init(
            mode: .lagged, earlierScoreColumn: "last_score", populationMean: 0.4,
            sybilRankColumn: "non_late_sybil_rank_oof")),
        "categories[1].characteristics[0]: 'friends' reads column 'non_late_sybil_rank_oof'"
      ),
      (
        try model(.init(sybilRankColumn: "non_late_sybil_rank_oof"), reading: "trust"),
        "what friends have there tells the person's own outcome"
      ),
      (
        try model(
          .init(mode: .lagged, earlierScoreColumn: "late_activation_oof"), reading: "trust"),
        "'friends' reads column 'late_activation_oof'"
      ),
    ]
    for (model, message) in refused {
      let job = job(model)
      let error = await #expect(throws: ScoreModelError.self) { try await job.run(on: source()) }
      #expect(error?.code == .unusableColumn)
      #expect(error?.description.contains(message) ?? false, "\(error?.description ?? "")")
      #expect(throws: ScoreModelError.self) { try job.dictionary(for: source().schema()) }
      // A table of an earlier run, with friendships.
      let features = job.features
      let found = try await features.run(on: source())
      await #expect(throws: ScoreModelError.self) {
        try await CreditScorer(model: model).scores(
          for: found.table, friends: RelationTies(found.graph))
      }
      var earlier = try source()
      earlier.people = .value(try found.table.dropping("late"))
      let people = earlier
      await #expect(throws: ScoreModelError.self) {
        try await EnrichmentJob(.nothing(seed: 1), model: model).run(
          on: people)
      }
    }
  }

  @Test func `are refused in a table alone where everyone's mean is taken`() async throws {
    let table = try await job(try model(.init(mode: .off))).features.run(on: source()).table
    await #expect(throws: ScoreModelError.self) {
      try await ScoringJob(model: model(.init())).run(on: .value(table))
    }
    _ = try await ScoringJob(model: model(.init(populationMean: 0.4))).run(on: .value(table))
    _ = try await ScoringJob(model: model(.init(mode: .off))).run(on: .value(table))
  }

  @Test func `of an earlier run are not aggregated over friends`() async throws {
    let asked = job(try model(.init(mode: .off))).features
    let found = try await asked.run(on: source())
    var source = try source()
    source.people = .value(found.table)
    var again = FeatureJob(seed: 1)
    again.columnPrefix = "new_"
    let table = try await again.run(on: source).table
    #expect(table["new_neighbor_trust_mean"] != nil)
    #expect(!table.columnNames.contains { $0.hasPrefix("new_neighbor_") && $0.contains("_oof") })
    again.aggregates = .columns([Self.column])
    let (refused, people) = (again, source)
    let error = await #expect(throws: DataError.self) { try await refused.run(on: people) }
    #expect(error?.description.contains("is made of others' outcomes (out of fold)") ?? false)
    let read = try model(.init(mode: .off), reading: "neighbor_\(Self.column)_mean")
    let unread = await #expect(throws: ScoreModelError.self) {
      try await EnrichmentJob(.nothing(seed: 1), model: read).run(on: people)
    }
    #expect(
      unread?.description.contains(
        "would be computed from '\(Self.column)', which is made of others' outcomes") ?? false)
  }
}
