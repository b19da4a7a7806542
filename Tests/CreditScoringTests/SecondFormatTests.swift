import CreditScoring
import Foundation
import Testing

/// The keys that the second version of the model format adds.
struct SecondFormatTests {
  typealias Fault = ScoreModelErrorTests.Fault

  /// The documented example with every newer key.
  static func example() throws -> String {
    var text = try ScoreModelTests.documentedExample()
    for (old, new) in [
      ("score-model/1", "score-model/2"),
      (
        "\"required\": [\"credit_history\"]}",
        "\"required\": [\"credit_history\"], \"most_bands\": 2}"
      ),
      (
        "\"categories\": [",
        "\"reasons\": {\"baseline\": \"neutral\"},\n\"categories\": ["
      ),
      ("\"points\": 400}", "\"points\": 400, \"share\": 0.5}"),
      ("\"points\": 150}", "\"points\": 150, \"share\": 0.3}"),
      ("{\"from\": 2, \"points\": 0}", "{\"from\": 2, \"points\": 0, \"share\": 0.2}"),
      (
        "\"optional\": false,",
        "\"optional\": false, \"actionable\": \"decrease\", \"months\": 3, \"cost\": 2.5, "
          + "\"always_given\": true, \"stability\": 0.75,"
      ),
      ("\"optional\": true,", "\"optional\": true, \"actionable\": false,"),
    ] {
      let range = try #require(text.range(of: old), "\(old)")
      text.replaceSubrange(range, with: new)
    }
    return text
  }

  @Test func `every newer key is read, and written as it was read`() throws {
    let model = try ScoreModel(parsing: Self.example())
    #expect(model.coverage.mostBands == 2)
    #expect(model.reasons.baseline == .neutral)
    guard case .column(let delay) = model.categories[0].characteristics[0].measure,
      case .column(let home) = model.categories[0].characteristics[1].measure
    else {
      Issue.record("both are columns")
      return
    }
    #expect(delay.bins.map(\.share) == [0.5, 0.3, 0.2])
    #expect(delay.actionable == .decrease)
    #expect((delay.months, delay.cost) == (3, 2.5))
    #expect(delay.isAlwaysGiven)
    #expect(delay.stability == 0.75)
    #expect(home.actionable == .never)
    #expect(home.bins.map(\.share) == [nil, nil, nil])
    #expect(model.documentFormat == ScoreModel.secondFormat)
    let again = try ScoreModel(parsing: model.json)
    #expect(again == model)
    #expect(again.json == model.json)
  }

  @Test func `a model without newer keys is written in the first version`() throws {
    let text = try ScoreModelTests.documentedExample()
    let first = try ScoreModel(parsing: text)
    let second = try ScoreModel(
      parsing: text.replacingOccurrences(of: "score-model/1", with: "score-model/2"))
    #expect(first == second)
    #expect(first.json == second.json)
    #expect(first.json.contains("\"format\": \"sesame-score-model/1\""))
  }

  /// Any one of the newer keys makes it a document of the second version.
  @Test(arguments: [
    "\"most_bands\": 2", "\"share\": 0.5", "\"actionable\": \"decrease\"", "\"months\": 3",
    "\"cost\": 2.5", "\"always_given\": true", "\"stability\": 0.75",
    "\"baseline\": \"neutral\"",
  ])
  func `a newer key is written, and needs the second version`(key: String) throws {
    let text = try Self.example()
    let json = try ScoreModel(parsing: text).json
    #expect(json.contains(key))
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: text.replacingOccurrences(of: "score-model/2", with: "score-model/1"))
    }
    let name = try #require(key.split(separator: "\"").first)
    let told = name == "baseline" ? "reasons" : String(name)
    #expect(
      error?.mistakes.contains {
        $0.code == .unknownKey
          && $0.problem == "the key '\(told)' needs the second version of the format"
          && $0.remedy == "write \"format\": \"sesame-score-model/2\" or remove the key"
      } == true)
  }

  static let first = ScoreModelErrorTests.first
  static let home = ScoreModelErrorTests.home
  static let phone = ScoreModelErrorTests.phone

  static let faults: [Fault] = [
    Fault(
      "\"most_bands\": 2", "\"most_bands\": 0",
      "$.coverage.most_bands: 0 is out of range; write a whole number from 1", .invalidValue),
    Fault(
      "\"most_bands\": 2", "\"most_bands\": 1.5",
      "$.coverage.most_bands: expected a whole number, found 1.5; write a whole number", .wrongType),
    Fault(
      "\"baseline\": \"neutral\"", "\"baseline\": \"mean\"",
      "$.reasons.baseline: 'mean' is no baseline; write one of maximum, population_median, neutral",
      .invalidValue),
    Fault(
      "{\"baseline\": \"neutral\"}", "{}",
      "$.reasons: the key 'baseline' is missing; add it", .missingKey),
    Fault(
      "\"share\": 0.5", "\"share\": 0.6",
      "\(first).bins: the shares sum to 1.1, not 1; change them so that they do", .sum),
    Fault(
      "\"share\": 0.5", "\"share\": -0.5",
      "\(first).bins[0].share: -0.5 is out of range; write a number from 0 to 1", .invalidValue),
    Fault(
      ", \"share\": 0.3", "",
      "\(first).bins[1]: the bin has no share, and others have; write the shares of all bins or of "
        + "none", .missingKey),
    Fault(
      "\"actionable\": \"decrease\"", "\"actionable\": \"fall\"",
      "\(first).actionable: 'fall' is no way to change a value; write true, false, \"increase\" or "
        + "\"decrease\"", .invalidValue),
    Fault(
      "\"actionable\": \"decrease\"", "\"actionable\": 1",
      "\(first).actionable: expected true, false or a text, found a number; write true, false, "
        + "\"increase\" or \"decrease\"", .wrongType),
    Fault(
      "\"actionable\": \"decrease\"", "\"actionable\": false",
      "\(first).actionable: a value that can't be changed has no months and no cost; remove them, or "
        + "say how it can be changed", .invalidValue),
    Fault(
      "\"actionable\": false", "\"actionable\": \"increase\"",
      "\(home).actionable: texts neither rise nor fall; write true or false", .invalidValue),
    Fault(
      "\"months\": 3", "\"months\": -3",
      "\(first).months: -3 is out of range; write a whole number from 0", .invalidValue),
    Fault(
      "\"cost\": 2.5", "\"cost\": 0",
      "\(first).cost: 0 is out of range; write a number greater than 0", .invalidValue),
    Fault(
      "\"stability\": 0.75", "\"stability\": 75",
      "\(first).stability: 75 is out of range; write a number from 0 to 1", .invalidValue),
    Fault(
      "\"column\": \"phone_verified\",", "\"column\": \"phone_verified\", \"always_given\": true,",
      "\(phone).always_given: a second characteristic whose reason is always given; a model has at "
        + "most one; remove it", .duplicateName),
    Fault(
      "\"kind\": \"friends_scores\",", "\"kind\": \"friends_scores\", \"cost\": 2,",
      "\(ScoreModelErrorTests.friends): the key 'cost' is not known here; the keys are name, kind, "
        + "description, budget, mode, earlier_score_column, prior_strength, population_mean, "
        + "full_strength_weight, minimum_friends_to_disclose, sybil_rank_column, reason",
      .unknownKey),
  ]

  @Test(arguments: faults)
  func `a fault is named with its place and its remedy`(fault: Fault) throws {
    let example = try Self.example()
    let range = try #require(example.range(of: fault.old))
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(
        parsing: example.replacingCharacters(in: range, with: fault.new), named: "model.json")
    }
    #expect(error?.description == "model.json: " + fault.message)
    #expect(error?.code == fault.code)
  }

  /// A model in code with two columns, the first of which changes as told.
  private func model(
    bins: [ScoreModel.Bin], _ direction: ScoreModel.Direction = .any, mostBands: Int? = nil,
    actionable: ScoreModel.Actionability = .eitherWay, isAlwaysGiven: Bool = false,
    fit: ScoreModel.Fit? = nil
  ) throws(ScoreModelError) -> ScoreModel {
    let flags: [ScoreModel.Bin] = [
      .init(.booleans([false]), points: 0), .init(.booleans([true]), points: 300),
    ]
    return try ScoreModel(
      name: "m", purpose: "a test", bands: [.init(name: "all", from: 350)],
      coverage: .init(mostBands: mostBands),
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "a", reason: "a", budget: 300,
              measure: .column(
                .init(
                  "a", direction, bins: bins, missingPoints: 0, actionable: actionable,
                  isAlwaysGiven: isAlwaysGiven))),
            .init(
              name: "b", reason: "b", budget: 300,
              measure: .column(
                .init("b", .higherIsBetter, bins: flags, missingPoints: 0, isAlwaysGiven: true))),
          ])
      ], fit: fit)
  }

  @Test func `mistakes in code are told in the words of code`() throws {
    let texts: [ScoreModel.Bin] = [
      .init(.texts(["x"]), points: 0, share: .nan), .init(.texts([], other: true), points: 300),
    ]
    let error = #expect(throws: ScoreModelError.self) {
      try model(bins: texts, mostBands: 0, actionable: .increase, isAlwaysGiven: true)
    }
    #expect(
      error?.description.split(separator: "\n").map(String.init) == [
        "model 'm': coverage.mostBands: 0 is out of range; write a whole number from 1",
        "model 'm': categories[0].characteristics[0].bins[0].share: nan is out of range; write a "
          + "number from 0 to 1",
        "model 'm': categories[0].characteristics[0].actionable: texts neither rise nor fall; write "
          + ".eitherWay or .never",
        "model 'm': categories[0].characteristics[1].isAlwaysGiven: a second characteristic whose "
          + "reason is always given; a model has at most one; remove it",
      ])
  }

  @Test func `replicates have the points of all bins and survive rendering`() throws {
    let bins: [ScoreModel.Bin] = .steps(at: [1], points: [0, 300])
    func fitted(_ replicates: [[Int]]) throws -> ScoreModel {
      let quality = ScoreModel.Fit.Quality(
        areaUnderCurve: 0.7, interval: nil, kolmogorovSmirnov: 0.3, brierScore: 0.1, logLoss: 0.3)
      let coefficient = ScoreModel.Fit.Coefficient(value: 1, standardError: 1, pValue: 0.5)
      var fit = ScoreModel.Fit(
        outcome: "bad", source: "rows", rowCount: 10, eventCount: 3,
        scaling: .init(score: 600, odds: 20, doubling: 40),
        method: .init(
          selection: "none", criterion: "bic", penalty: 0, hasSigns: true, holdsWeights: false,
          binning: []),
        intercept: coefficient, coefficients: [], outOfFold: quality, inSample: quality)
      fit.replicates = replicates
      return try model(bins: bins, .higherIsBetter, fit: fit)
    }
    #expect(try !fitted([]).json.contains("replicates"))
    let card = try fitted([[0, -10, 310, 5, 0, 290], [1, 0, 300, 0, 1, 300]])
    #expect(card.documentFormat == ScoreModel.secondFormat)
    #expect(try ScoreModel(parsing: card.json) == card)
    let error = #expect(throws: ScoreModelError.self) {
      try fitted([[0, 0, 300, 0, 0], [1, 0, 300, 0, 1, 300]])
    }
    #expect(
      error?.description
        == "model 'm': fit.replicates[0]: there are 5 points, and 6 bins with those of missing "
        + "values; write the points of each, characteristic by characteristic")
    let whole = [0, 0, 300, 0, 0, 300]
    for bad in [
      [[0, 0, 300, 0, 0, 2_000_000_000], whole], [whole],
    ] {
      #expect(throws: ScoreModelError.self) { try fitted(bad) }
    }
  }

  @Test func `what is removed takes nothing from what stays`() throws {
    let model = try ScoreModel(parsing: Self.example())
    let rest = model.removing(.interpersonalRelationships)
    #expect(rest.coverage.mostBands == 2)
    #expect(rest.reasons == model.reasons)
    guard case .column(let delay) = rest.categories[0].characteristics[0].measure else {
      Issue.record("it is a column")
      return
    }
    #expect(delay.bins.map(\.share) == [0.5, 0.3, 0.2])
    #expect((delay.actionable, delay.months, delay.cost) == (.decrease, 3, 2.5))
    #expect(delay.isAlwaysGiven)
    #expect(delay.stability == 0.75)
  }

  @Test func `the description of the format has every newer key`() throws {
    let words = try #require(
      ScoreModel.formatDescription.components(separatedBy: "may have more keys").last)
    for key in [
      "reasons", "baseline", "most_bands", "actionable", "months", "cost", "always_given",
      "stability", "share", "replicates",
    ] { #expect(words.contains(key), "\(key)") }
  }
}
