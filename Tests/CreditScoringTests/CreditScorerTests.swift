import CreditScoring
import Execution
import Files
import Foundation
import Identifiers
import Memory
import Statistics
import Tables
import Testing

struct CreditScorerTests {
  static let categories = ScoreCategory.allCases.map(\.rawValue)

  @Test func `the columns come in the documented order`() async throws {
    let table = extremeTable(for: .reported2015, rows: 1, best: true)
    let scores = try await CreditScorer(model: .reported2015).scores(for: table)
    #expect(
      scores.table().columns.map(\.name) == [
        "person", "credit_history", "behavior_and_preferences", "fulfillment_capacity",
        "personal_characteristics", "interpersonal_relationships", "score", "score_status",
        "score_minimum", "score_maximum", "band", "reason_1", "reason_2", "reason_3", "reason_4",
        "reason_5",
      ])
    #expect(scores.table().identifiers == ["p0"])
  }

  @Test(arguments: cards, 0..<6)
  func `350 and the five categories make the score`(card: ScoreModel, seed: Int) async throws {
    var generator = SplitMix64(seed: seed)
    let table = randomTable(
      for: card, rows: 200, missing: Double(seed) * 0.12, using: &generator)
    let ties = ListedTies(random: 200, probability: 0.03, using: &generator)
    let scores = try await CreditScorer(model: card).scores(for: table, friends: ties)
    let result = scores.table()
    let points = Self.categories.map { result.integers($0) }
    let totals = result.integers("score")
    for row in 0..<200 {
      let low = try #require(result.integers("score_minimum")[row])
      let high = try #require(result.integers("score_maximum")[row])
      #expect(350 <= low && low <= high && high <= 950)
      guard let total = totals[row] else {
        #expect(points.allSatisfy { $0[row] == nil })
        #expect(result.texts("score_status")[row]?.hasPrefix("not assessable: ") == true)
        #expect(result.texts("band")[row] == nil && result.texts("reason_1")[row] == nil)
        continue
      }
      #expect(350 + points.reduce(0) { $0 + ($1[row] ?? 0) } == total)
      #expect(low <= total && total <= high)
      #expect(result.texts("band")[row] == card.band(of: total))
      #expect(result.texts("score_status")[row] == "assessed")
      #expect(abs((scores.exactScores[row] ?? 0) - Double(total)) <= 0.5001)
    }
    #expect(scores.bandCounts.map(\.count).reduce(0, +) == scores.assessedCount)
    #expect(scores.assessedCount == totals.count { $0 != nil })
    // The draws cover both kinds of people.
    #expect(seed == 0 ? scores.assessedCount == 200 : scores.assessedCount > 0)
  }

  @Test(arguments: cards, [true, false])
  func `the ends of the scale are reached exactly`(card: ScoreModel, best: Bool) async throws {
    let table = extremeTable(for: card, rows: 4, best: best)
    //  0 - 1 - 2   3 alone
    let ties = ListedTies(personCount: 4, [(0, 1), (1, 2)])
    for friends in [nil, ties] as [ListedTies?] {
      let scores = try await CreditScorer(model: card).scores(for: table, friends: friends)
      #expect(scores.integers("score") == Array(repeating: best ? 950 : 350, count: 4))
    }
  }

  @Test(arguments: cards)
  func `everyone at their best has no reasons, at their worst four and the applications`(
    card: ScoreModel
  ) async throws {
    let best = try await CreditScorer(model: card).scores(
      for: extremeTable(for: card, rows: 1, best: true))
    #expect(best.texts("reason_1") == [nil] && best.texts("reason_5") == [nil])
    let worst = try await CreditScorer(model: card).scores(
      for: extremeTable(for: card, rows: 1, best: false))
    #expect(worst.texts("reason_1") == ["Payments were not always made in time"])
    #expect(worst.texts("reason_4") != [nil])
    #expect(worst.texts("reason_5") == ["Credit was applied for in the past year"])
  }

  @Test func `reasons come by points lost, then budget, then name`() async throws {
    // Lost: steady_spending 60 of 60, on_time_payments 12 of 70, active_months 12 of 40 when 6 to
    // below 9 is 28 of 40, credit_age 6 of 40, the rest nothing.
    let table = extremeTable(for: .reported2015, rows: 1, best: true)
      .replacing("spending_volatility", row: 0, with: 2)
      .replacing("on_time_share", row: 0, with: 0.95)
      .replacing("active_months", row: 0, with: 8)
      .replacing("credit_age_months", row: 0, with: 60)
      .replacing("phone_tenure_months", row: 0, with: nil)
    let scores = try await CreditScorer(model: .reported2015).scores(for: table)
    // A missing telephone tenure loses 12 of 25: after the two with larger budgets.
    #expect(scores.texts("reason_1") == ["Spending varies from month to month"])
    #expect(scores.texts("reason_2") == ["Payments were not always made in time"])
    #expect(
      scores.texts("reason_3") == ["The account was not active in every month of the past year"])
    #expect(scores.texts("reason_4") == ["Phone tenure is not known"])
    // Applications for credit cost nothing, and a person whose number is not known 3 points.
    #expect(scores.texts("reason_5") == [nil])
    let unknown = try await CreditScorer(model: .reported2015).scores(
      for: table.replacing("inquiries_12m", row: 0, with: nil))
    #expect(unknown.texts("reason_4") == ["Phone tenure is not known"])
    #expect(unknown.texts("reason_5") == ["Recent inquiries is not known"])
  }

  @Test(arguments: cards)
  func `doing better in one characteristic never costs points`(card: ScoreModel) async throws {
    var generator = SplitMix64(seed: 11)
    let scorer = CreditScorer(model: card)
    let table = randomTable(for: card, rows: 40, missing: 0, using: &generator)
    let ties = ListedTies(random: 40, probability: 0.1, using: &generator)
    let before = try await scorer.scores(for: table, friends: ties).exactScores
    for characteristic in card.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure,
        let column = table[measure.column], case .reals(let values) = column.values
      else { continue }
      let row = Int.random(in: 0..<40, using: &generator)
      let step = measure.direction == .higherIsBetter ? 0.4 : -0.4
      let better = table.replacing(
        measure.column, row: row, with: (values[row] ?? 0) + step * (1 + abs(values[row] ?? 0)))
      let after = try await scorer.scores(for: better, friends: ties).exactScores
      let old = try #require(before[row])
      let new = try #require(after[row])
      #expect(new >= old - 1e-9, "\(characteristic.name)")
      // Friends never lose by it either, as the mean and all figures can only rise.
      #expect(zip(before, after).allSatisfy { ($1 ?? 0) >= ($0 ?? 0) - 1e-9 })
    }
  }

  @Test func `a label that the model does not read changes nothing`() async throws {
    var generator = SplitMix64(seed: 3)
    var table = randomTable(for: .reported2015, rows: 60, missing: 0.1, using: &generator)
    let ties = ListedTies(random: 60, probability: 0.1, using: &generator)
    let labels = (0..<60).map { _ in Optional(Bool.random(using: &generator)) }
    var flipped = table
    try table.append(Column("defaulted", .booleans(labels)))
    try flipped.append(Column("defaulted", .booleans(labels.map { $0.map { !$0 } })))
    let scorer = CreditScorer(model: .reported2015)
    let before = try await scorer.scores(for: table, friends: ties)
    let after = try await scorer.scores(for: flipped, friends: ties)
    #expect(before.table() == after.table())
    #expect(before.exactScores == after.exactScores)
  }

  @Test func `minimum and maximum are the scores with missing values at worst and best`()
    async throws
  {
    var generator = SplitMix64(seed: 5)
    let card = ScoreModel.european
    let table = randomTable(for: card, rows: 100, missing: 0.25, using: &generator)
    let scorer = CreditScorer(model: card)
    let scores = try await scorer.scores(for: table)
    for (best, name) in [(false, "score_minimum"), (true, "score_maximum")] {
      let filled = Table(
        table.columns.map { column in
          for characteristic in card.categories.flatMap(\.characteristics) {
            guard case .column(let measure) = characteristic.measure,
              measure.column == column.name, case .reals(let values) = column.values
            else { continue }
            let fill = measure.value(inBin: measure.extremeBin(best: best), at: 0)
            return Column(column.name, .reals(values.map { $0 ?? fill }))
          }
          return column
        })
      #expect(try await scorer.scores(for: filled).integers("score") == scores.integers(name))
    }
  }

  @Test func `too little data means no score but a reason`() async throws {
    let best = extremeTable(for: .reported2015, rows: 3, best: true)
    var table = best
    for name in [
      "on_time_share", "worst_delay_months", "credit_age_months", "utilization", "inquiries_12m",
    ] { table = table.replacing(name, row: 0, with: nil) }
    for name in table.columns.map(\.name).dropFirst() where name != "on_time_share" {
      table = table.replacing(name, row: 1, with: nil)
    }
    let scores = try await CreditScorer(model: .reported2015).scores(for: table)
    #expect(
      scores.texts("score_status") == [
        "not assessable: nothing is known about credit history",
        "not assessable: 12.2 % of the points rest on data, 50 % are needed", "assessed",
      ])
    #expect(scores.integers("score") == [nil, nil, 950])
    // 360 of the 570 points of the person's own categories, and 70 of them.
    let shares: [Double] = [360.0 / 570, 70.0 / 570, 1]
    #expect(scores.map(\.coverage) == shares)
    // 12.28 % are told in the same words wherever they are told.
    #expect(try scores.explanation(for: "p1").text.contains("\n12.2 % of the points of the"))
    // No friendships are given: their 30 points count as missing too.
    #expect(scores.integers("score_minimum") == [710, 420, 920])
    #expect(scores.integers("score_maximum") == [950, 950, 950])
  }

  @Test func `exactly the coverage that is needed is enough`() async throws {
    // 285 of 570 points: 70 + 60 + 40 + 15 of credit history and 60 + 40 of behavior.
    let known: Set<String> = [
      "on_time_share", "worst_delay_months", "credit_age_months", "inquiries_12m",
      "spending_volatility", "active_months",
    ]
    var table = extremeTable(for: .reported2015, rows: 1, best: true)
    for name in table.columns.map(\.name).dropFirst() where !known.contains(name) {
      table = table.replacing(name, row: 0, with: nil)
    }
    let scorer = CreditScorer(model: .reported2015)
    #expect(try await scorer.scores(for: table).map(\.coverage) == [0.5])
    #expect(try await scorer.scores(for: table).texts("score_status") == ["assessed"])
  }

  @Test func `a table without any column of the card gets no scores, and warnings say why`()
    async throws
  {
    let table = Table([Column("person", .strings(["a", "b"]))])
    let scores = try await CreditScorer(model: .european).scores(for: table)
    #expect(scores.assessedCount == 0)
    let model = ScoreModel.european
    let columns = model.columnNames.map { "'\($0)'" }.joined(separator: ", ")
    #expect(
      scores.warnings.map(\.description) == [
        "table has no columns \(columns): missing for everyone in model '\(model.name)'",
        "nobody can be assessed by model '\(model.name)': too little of what it asks for is in table; "
          + "choose a model that fits the table",
      ])
  }

  @Test func `one record scores as it does among others`() async throws {
    var generator = SplitMix64(seed: 13)
    let scorer = CreditScorer(model: .european)
    let table = randomTable(for: .european, rows: 40, missing: 0.2, using: &generator)
    let together = try await scorer.scores(for: table)
    for row in 0..<40 {
      let alone = try await scorer.scores(for: table.rows([row]))
      #expect(alone.table() == together.table().rows([row]))
    }
  }

  @Test func `a missing value has its own reason where the model gives one`() async throws {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let table = Table([
      Column("person", .strings(["a"])), Column("worst_delay_months", .integers([0])),
      Column("phone_verified", .booleans([nil])),
    ])
    let scores = try await CreditScorer(model: model).scores(for: table)
    // Lost: 60 of 120 for the home, all 50 for the telephone.
    #expect(scores.texts("reason_1") == ["Where the person lives is not known"])
    #expect(scores.texts("reason_2") == ["Phone verified is not known"])
    #expect(scores.texts("reason_3") == [nil])
  }

  @Test func `an empty table gives an empty table`() async throws {
    let scores = try await CreditScorer(model: .reported2015).scores(
      for: Table([Column("person", .strings([]))]), friends: ListedTies(personCount: 0))
    #expect(scores.table().rowCount == 0)
    #expect(scores.assessedCount == 0)
  }

  @Test func `bins of texts, truth values and numbers take what columns hold`() async throws {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let table = Table([
      Column("person", .strings(["a", "b", "c", "d"])),
      Column("worst_delay_months", .integers([0, 1, 2, nil])),
      Column("home", .strings(["owned", "family", "boat", nil])),
      Column("phone_verified", .integers([1, 0, nil, 1])),
    ])
    let scores = try await CreditScorer(model: model).scores(for: table)
    #expect(scores.integers("credit_history") == [570, 230, 0, nil])
    let truth = Table([
      Column("person", .strings(["a", "b"])),
      Column("worst_delay_months", .strings([nil, nil])),
      Column("home", .strings(["owned", "owned"])),
      Column("phone_verified", .booleans([true, false])),
    ])
    #expect(
      try await CreditScorer(model: model).scores(for: truth).texts("score_status")[0]
        == "not assessable: 29.8 % of the points rest on data, 50 % are needed")
  }

  @Test(arguments: [
    (
      Column("worst_delay_months", .strings([nil, "late"])),
      "model: $.categories[0].characteristics[0]: column 'worst_delay_months' of table holds "
        + "texts (1 of 1 value is not a number, first in row 2), where the bins are numbers; correct the "
        + "column, or the bins of the model"
    ),
    (
      Column("other", .strings([nil, nil])),
      "model: $.categories[0].characteristics[0]: table has no column 'worst_delay_months'; its "
        + "columns are person, other, phone_verified; where nobody's value is known, add an empty "
        + "column, or make it optional"
    ),
    (
      Column("worst_delay_months", .integers([nil, 3])),
      "model: $.categories[0].characteristics[2]: row 2 of column 'phone_verified' of table is "
        + "neither true nor false; correct the column, or the bins of the model"
    ),
  ])
  func `a column that does not fit is named with the place in the model`(
    column: Column, message: String
  ) async throws {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let table = Table([
      Column("person", .strings(["a", "b"])), column, Column("phone_verified", .integers([1, 2])),
    ])
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: model).scores(for: table)
    }
    #expect(error?.description == message)
  }

  @Test func `a text that no bin lists is an error without an other bin`() async throws {
    let example = try ScoreModelTests.documentedExample().replacingOccurrences(
      of: "{\"other\": true,", with: "{\"values\": [\"boat\"],")
    let model = try ScoreModel(parsing: example)
    let table = Table([
      Column("person", .strings(["a"])), Column("worst_delay_months", .integers([0])),
      Column("home", .strings(["tent"])), Column("phone_verified", .booleans([true])),
    ])
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: model).scores(for: table)
    }
    #expect(
      error?.description
        == "model: $.categories[0].characteristics[1]: row 1 of column 'home' of table holds a "
        + "text that no bin lists; list it or add \"other\": true to a bin")
  }

  @Test func `a place is that of the document, also where a category is switched off`() async throws
  {
    // Relationships come first, switched off, and the category with the fault second.
    let model = try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "order", "version": "1", "purpose": "a test",
         "scale": {"minimum": 0, "maximum": 100}, "bands": [{"name": "all", "from": 0}],
         "coverage": {"minimum": 0},
         "categories": [
          {"name": "interpersonal_relationships", "weight": 0.1, "characteristics": [
            {"name": "friends", "kind": "friends_scores", "budget": 10, "mode": "off",
             "reason": "friends"}]},
          {"name": "credit_history", "weight": 0.9, "characteristics": [
            {"name": "x", "column": "x", "direction": "higher_is_better", "budget": 90,
             "bins": [{"below": 1, "points": 0}, {"from": 1, "points": 90}],
             "missing": {"points": 45}, "reason": "x is low"}]}]}
        """, named: "order.json")
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: model).scores(for: Table([Column("person", .strings(["a"]))]))
    }
    #expect(
      error?.description
        == "order.json: $.categories[1].characteristics[0]: table has no column 'x'; its columns "
        + "are person; where nobody's value is known, add an empty column, or make it optional")
  }

  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func `cancelling the task or the work stops it in the middle of friends' scores`(
    cancelsTask: Bool
  ) async {
    let table = extremeTable(for: .reported2015, rows: 3, best: true)
    let execution = Execution(threads: 2)
    let running = Shared<Task<Scores, any Error>?>(nil)
    let ties = EndlessTies {
      if cancelsTask { running.withLock { $0?.cancel() } } else { execution.cancel() }
    }
    let task = Task {
      try await CreditScorer(model: .reported2015).scores(
        for: table, friends: ties, execution: execution)
    }
    running.withLock { $0 = task }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `identifiers in a column named as a result are refused`() async {
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: .european).scores(
        for: Table([Column("score", .strings(["a"]))]))
    }
    #expect(error?.code == .unusableColumn)
  }
}

/// Friendships whose sums take forever, unless they are cancelled.
private struct EndlessTies: FriendTies {
  /// Called again and again while a sum is made.
  let whileSumming: @Sendable () -> Void
  var personCount: Int { 3 }

  func friendCounts(among people: Buffer<Bool>, execution: Execution) -> Buffer<UInt32> {
    [1, 2, 1]
  }

  func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    while true {
      try execution.checkCancellation()
      whileSumming()
      Thread.sleep(forTimeInterval: 0.001)
    }
  }

  func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try weightedSums(of: values, execution: execution)
  }
}
