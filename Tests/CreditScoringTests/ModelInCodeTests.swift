import CreditScoring
import Tables
import Testing

struct ModelInCodeTests {
  /// The example of the README.
  private func rentalCard() throws -> ScoreModel {
    try ScoreModel(
      name: "rental", purpose: "an example", scale: 0...100,
      bands: [.init(name: "low", from: 0), .init(name: "high", from: 60)],
      categories: [
        .init(
          name: .creditHistory, weight: 0.8,
          characteristics: [
            .init(
              name: "late_rent", reason: "Rent was paid late", budget: 80,
              measure: .column(
                .init(
                  "late_months", .lowerIsBetter, bins: .steps(at: [1, 3], points: [80, 30, 0]),
                  missingPoints: 40)))
          ]),
        .init(
          name: .personalCharacteristics, weight: 0.2,
          characteristics: [
            .init(
              name: "home", reason: "The home is not settled", budget: 20,
              measure: .column(
                .init(
                  "home",
                  bins: [
                    .init(.texts(["owned"]), points: 20), .init(.texts(["rented"]), points: 12),
                    .init(.texts([], other: true), points: 0),
                  ], missingPoints: 5, isOptional: true)))
          ]),
      ])
  }

  @Test func `a model in code`() async throws {
    let people = Table([
      Column("person", .strings(["ann", "ben", "cy", "di"])),
      Column("late_months", .integers([0, 2, 5, nil])),
      Column("home", .strings(["rented", "owned", nil, "owned"])),
    ])
    let scores = try await CreditScorer(model: rentalCard()).scores(for: people)
    // 80 + 12, 30 + 20, 0 + 5; of di only 20 of 100 points are known, and half are needed.
    #expect(scores.map(\.score) == [92, 50, 5, nil])
    #expect(scores.map(\.band) == ["high", "low", "low", nil])
    #expect(
      scores.bandCounts.map(\.band) == ["low", "high"]
        && scores.bandCounts.map(\.count) == [2, 1])
    #expect(scores[0].points(in: .creditHistory) == 80)
    #expect(scores[0].points(in: .personalCharacteristics) == 12)
    #expect(scores[0].points(in: .fulfillmentCapacity) == 0)
    #expect(scores[0].reasons == ["The home is not settled"])
    #expect(scores[1].reasons == ["Rent was paid late"])
    // cy's home is not known: 0 to 20 points.
    #expect(scores[2].range == 0...20)
    #expect(scores[2].coverage == 0.8)
    #expect(scores[2].reasons == ["Rent was paid late", "Home is not known"])
    // di's late months are not known: 0 to 80 points, and 20 for the home.
    #expect(scores[3].range == 20...100)
    #expect(scores[3].status == .tooLittleKnown(share: 0.2, needed: 0.5))
    #expect(scores[3].points(in: .creditHistory) == nil && scores[3].reasons.isEmpty)
    #expect(scores.score(of: "ben") == scores[1])
    #expect(scores.score(of: "Ben") == nil)
  }

  @Test func `a person of whom a required category is unknown is told which`() async throws {
    let card = try rentalCard()
    let strict = try ScoreModel(
      name: card.name, purpose: card.purpose, scale: card.scale, bands: card.bands,
      coverage: .init(minimum: 0, required: [.personalCharacteristics, .creditHistory]),
      categories: card.categories)
    let people = Table([
      Column("person", .strings(["ann", "ben"])), Column("late_months", .integers([0, nil])),
      Column("home", .strings([nil, "owned"])),
    ])
    let scores = try await CreditScorer(model: strict).scores(for: people)
    #expect(
      scores.map(\.status) == [
        .nothingKnown(about: .personalCharacteristics), .nothingKnown(about: .creditHistory),
      ])
    #expect(
      scores.texts("score_status") == [
        "not assessable: nothing is known about personal characteristics",
        "not assessable: nothing is known about credit history",
      ])
  }

  @Test func `its document reads back as an equal model`() throws {
    let card = try rentalCard()
    #expect(try ScoreModel(parsing: card.json) == card)
    let full = try ScoreModel(
      name: "all", version: "7", purpose: "a test", description: "Everything there is.",
      scale: -50...50, bands: [.init(name: "🙂", from: -50)],
      coverage: .init(minimum: 0.25, required: [.creditHistory]),
      categories: [
        .init(
          name: .interpersonalRelationships, weight: 0.1,
          characteristics: [
            .init(
              name: "friends", description: "Friends.", reason: "friends", budget: 10,
              measure: .friendsScores(
                .init(
                  mode: .lagged, earlierScoreColumn: "before", priorStrength: 2.5,
                  populationMean: 0.4, fullStrengthWeight: 3, minimumFriendsToDisclose: 9)))
          ]),
        .init(
          name: .creditHistory, weight: 0.9,
          characteristics: [
            .init(
              name: "flag", reason: "flag", budget: 90,
              measure: .column(
                .init(
                  "flag", .higherIsBetter,
                  bins: [
                    .init(.booleans([false]), points: 0), .init(.booleans([true]), points: 90),
                  ],
                  missingPoints: 1, missingReason: "no flag")))
          ]),
      ])
    #expect(try ScoreModel(parsing: full.json) == full)
  }

  /// Built in Swift and written as JSON, a model has the same mistakes, each told in its own names.
  @Test func `all mistakes are reported, as in a document`() throws {
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(
        name: " ", purpose: "a test", scale: 0...100,
        bands: [.init(name: "a", from: 10), .init(name: "a", from: 200)],
        coverage: .init(minimum: 2, required: [.fulfillmentCapacity]),
        categories: [
          .init(
            name: .creditHistory, weight: 1,
            characteristics: [
              .init(
                name: "x", reason: "", budget: 60,
                measure: .column(
                  .init(
                    "x", .higherIsBetter, bins: .steps(at: [1, 2], points: [0, 70, 10]),
                    missingPoints: -1))),
              .init(name: "y", reason: "y", budget: 0, measure: .friendsScores(.init())),
            ])
        ])
    }
    let first = "categories[0].characteristics[0]"
    let expected = [
      "name: the text is empty; write at least one word",
      "bands[0].from: the first band starts at 10, the scale at 0; start the first band at 0",
      "bands[1].name: two bands are named 'a'; give each band its own name",
      "bands[1].from: 200 is above the scale, which ends at 100; remove the band or raise the scale",
      "coverage.minimum: 2 is out of range; write a number from 0 to 1",
      "coverage.required[0]: the model has no category fulfillment_capacity; remove it or add the "
        + "category",
      "\(first).reason: the text is empty; write at least one word",
      "\(first).missingPoints: -1 points are outside the budget; write a whole number from 0 to 60",
      "\(first).bins[1].points: 70 points are outside the budget; write a whole number from 0 to 60",
      "categories[0].characteristics[1].budget: a budget of 0 points; write a budget of at least 1",
      "categories[0].characteristics[1]: friends' scores belong to interpersonal_relationships; "
        + "move the characteristic there",
    ]
    #expect(error?.description == expected.map { "model ' ': " + $0 }.joined(separator: "\n"))
    let document = """
      {"format": "sesame-score-model/1", "name": " ", "version": "1", "purpose": "a test",
       "scale": {"minimum": 0, "maximum": 100},
       "bands": [{"name": "a", "from": 10}, {"name": "a", "from": 200}],
       "coverage": {"minimum": 2, "required": ["fulfillment_capacity"]},
       "categories": [{"name": "credit_history", "weight": 1, "characteristics": [
         {"name": "x", "column": "x", "direction": "higher_is_better", "budget": 60, "reason": "",
          "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2, "points": 70},
                   {"from": 2, "points": 10}], "missing": {"points": -1}}]}]}
      """
    let read = #expect(throws: ScoreModelError.self) { try ScoreModel(parsing: document) }
    #expect(read?.mistakes.map(\.problem) == error?.mistakes.dropLast(2).map(\.problem))
    #expect(read?.mistakes.map(\.remedy) == error?.mistakes.dropLast(2).map(\.remedy))
    #expect(read?.mistakes[6].path == "$.categories[0].characteristics[0].reason")
  }

  @Test(arguments: [
    (Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
  ])
  func `a limit that is no finite number is refused`(limit: Double, word: String) {
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(
        name: "m", purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
        categories: [
          .init(
            name: .creditHistory, weight: 1,
            characteristics: [
              .init(
                name: "x", reason: "x", budget: 10,
                measure: .column(
                  .init(
                    "x", .higherIsBetter, bins: .steps(at: [limit], points: [0, 10]),
                    missingPoints: 0)))
            ])
        ])
    }
    #expect(
      error?.mistakes.map(\.problem)
        == Array(repeating: "the limit \(word) is not a finite number", count: 2))
  }

  @Test func `numbers too large to add up are refused, not trapped on`() {
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(
        name: "m", purpose: "a test", scale: Int.min...Int.max, bands: [],
        categories: [
          .init(
            name: .creditHistory, weight: .nan,
            characteristics: ["a", "b"].map {
              .init(
                name: $0, reason: "x", budget: .max,
                measure: .column(.init("x", bins: [], missingPoints: .min)))
            })
        ])
    }
    #expect(
      error?.mistakes.compactMap(\.path) == [
        "scale.lowerBound", "scale.upperBound", "bands", "categories[0].weight",
        "categories[0].characteristics[0].budget", "categories[0].characteristics[0].bins",
        "categories[0].characteristics[1].budget", "categories[0].characteristics[1].bins",
      ])
  }
}
