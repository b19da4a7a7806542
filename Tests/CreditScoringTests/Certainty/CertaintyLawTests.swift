import CreditScoring
import Execution
import Memory
import Statistics
import Tables
import Testing

/// What holds of certainty whatever the people are.
struct CertaintyLawTests {
  private let options = CertaintyOptions(.columns, showsBandProbabilities: true)

  /// A model with friends' scores, people with doubtful values, and their friendships.
  private func world(
    _ seed: Int, people: Int = 300, friends: Double? = 0.05
  ) throws -> (model: ScoreModel, table: Table, ties: ListedTies) {
    var generator = SplitMix64(seed: seed)
    let model = try randomModel(
      characteristics: 5, friendsBudget: 20, shares: true, using: &generator)
    let table = randomTable(for: model, rows: people, missing: 0.1, using: &generator)
      .withReliabilities(for: model) { _, _ in Double.random(in: 0.3...1, using: &generator) }
    let ties = friends.map {
      ListedTies(random: people, probability: $0, using: &generator)
    }
    return (model, table, ties ?? ListedTies(personCount: people))
  }

  private func widths(_ scores: Scores) -> [Int] {
    zip(scores.integers("score_low"), scores.integers("score_high")).map {
      ($1 ?? 0) - ($0 ?? 0)
    }
  }

  @Test func `threads change no byte`() async throws {
    let count = 40_000
    let (model, table, _) = try world(1, people: count, friends: nil)
    let ties = ListedTies(
      personCount: count, (1...6).flatMap { step in (step..<count).map { ($0 - step, $0) } })
    let scorer = CreditScorer(model: model, certainty: options)
    let one = try await scorer.scores(for: table, friends: ties, execution: Execution(threads: 1))
    let four = try await scorer.scores(for: table, friends: ties, execution: Execution(threads: 4))
    #expect(one.table() == four.table())
  }

  @Test(arguments: 1...5)
  func `the order of rows changes no number`(seed: Int) async throws {
    let (model, table, _) = try world(seed)
    let scorer = CreditScorer(model: model, certainty: options)
    let order = Array((0..<table.rowCount).reversed())
    let turned = Table(
      table.columns.map { column in
        switch column.values {
        case .reals(let values): Column(column.name, .reals(order.map { values[$0] }))
        case .strings(let values): Column(column.name, .strings(order.map { values[$0] }))
        default: column
        }
      })
    let (there, back) = (try await scorer.scores(for: table), try await scorer.scores(for: turned))
    for (row, other) in order.enumerated() {
      #expect(there.certainty(ofRow: other) == back.certainty(ofRow: row))
    }
  }

  @Test(arguments: 1...10)
  func `lower reliability never raises veracity`(seed: Int) async throws {
    var generator = SplitMix64(seed: seed)
    let model = try randomModel(
      characteristics: 6, shares: seed.isMultiple(of: 2), using: &generator)
    let plain = randomTable(for: model, rows: 40, missing: 0.2, using: &generator)
    let base = (0..<40).map { _ in Double.random(in: 0...1, using: &generator) }
    var before: [Int?] = Array(repeating: 100, count: 40)
    for factor in [1, 0.9, 0.5, 0.1, 0] {
      let scores = try await CreditScorer(model: model, certainty: options).scores(
        for: plain.withReliabilities(for: model) { row, column in
          // One column after the other is doubted.
          column == "c0" || factor < 0.9 ? base[row] * factor : base[row]
        })
      let found = scores.integers("veracity")
      #expect(zip(found, before).allSatisfy { ($0 ?? 0) <= ($1 ?? 0) || $0 == nil })
      #expect(found.allSatisfy { $0.map { (0...100).contains($0) } ?? true })
      before = found
    }
  }

  /// More and more values are false, as their sources are known to be.
  @Test(arguments: 1...10)
  func `false data widen intervals`(seed: Int) async throws {
    var generator = SplitMix64(seed: seed)
    let model = try randomModel(characteristics: 8, shares: false, using: &generator)
    let plain = randomTable(for: model, rows: 400, missing: 0, using: &generator)
    var widths: [Double] = []
    var veracities: [Double] = []
    for reliability in [1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5] {
      let scores = try await CreditScorer(model: model, certainty: options).scores(
        for: plain.withReliabilities(for: model) { _, _ in reliability })
      widths.append(Double(self.widths(scores).reduce(0, +)) / 400)
      veracities.append(Double(scores.integers("veracity").compactMap(\.self).reduce(0, +)))
    }
    #expect(widths[0] == 0)
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 }, "\(widths)")
    #expect(zip(veracities, veracities.dropFirst()).allSatisfy { $0 > $1 })
  }

  /// Friends in doubt move a person's interval, in no graph further than the budget; few friends not at all.
  @Test(arguments: 1...5)
  func `friends in doubt leave room where there are enough of them`(seed: Int) async throws {
    let (model, table, ties) = try world(seed, people: 120, friends: 0.08)
    let read = model.categories[0].characteristics.map(\.name)
    // Only the others are in doubt.
    let mine = 7
    let others = Table(
      table.columns.map { column in
        guard read.contains(where: { $0 + "_reliability" == column.name }),
          case .reals(let values) = column.values
        else { return column }
        return Column(column.name, .reals(values.indices.map { $0 == mine ? 1 : values[$0] }))
      })
    let complete = Table(
      others.columns.map { column in
        guard read.contains(column.name), case .reals(let values) = column.values else {
          return column
        }
        return Column(column.name, .reals(values.map { $0 ?? 1 }))
      })
    for limit in [1, 4, 5, 12, 60] {
      var few = ties
      let friends = ties.friends[mine].map(\.person)
      for friend in Set(friends) { few.remove(mine, friend) }
      for friend in 0..<limit { few.add(mine, friend < mine ? friend : friend + 1, strength: 1) }
      let scores = try await CreditScorer(model: model, certainty: options).scores(
        for: complete, friends: few)
      let found = try #require(scores.distribution(ofRow: mine))
      if limit < 5 {
        #expect(found == [scores[mine].score ?? 0: 1])
      } else {
        #expect(found.count > 1)
        #expect((found.keys.max() ?? 0) - (found.keys.min() ?? 0) <= 20)
      }
    }
  }

  @Test func `who may be in too many bands is not assessable`() async throws {
    let (_, table, ties) = try world(4)
    var seen: Set<Int> = []
    for most in 1...4 {
      var generator = SplitMix64(seed: 4)
      let model = try randomModel(
        characteristics: 5, friendsBudget: 20, shares: true, mostBands: most, using: &generator)
      let limited = try await CreditScorer(model: model, certainty: options).scores(
        for: table, friends: ties)
      generator = SplitMix64(seed: 4)
      let free = try randomModel(
        characteristics: 5, friendsBudget: 20, shares: true, using: &generator)
      let scores = try await CreditScorer(model: free, certainty: options).scores(
        for: table, friends: ties)
      for row in scores.indices {
        let interval = try #require(scores.certainty(ofRow: row)?.interval)
        let touched = model.bands.indices.filter { index in
          let end = index + 1 < model.bands.count ? model.bands[index + 1].from - 1 : 10_000
          return model.bands[index].from <= interval.upperBound && end >= interval.lowerBound
        }.count
        #expect((limited[row].score == nil) == (touched > most))
        if touched > most {
          seen.insert(touched)
          #expect(
            limited[row].status.description
              == "not assessable: the 90 % interval touches \(touched) bands, at most \(most) "
              + "\(most == 1 ? "is" : "are") allowed")
          #expect(limited.integers("score_low")[row] == nil)
          #expect(limited[row].band == nil)
          #expect(limited[row].reasons.isEmpty)
        } else {
          #expect(limited[row].score == scores[row].score)
        }
      }
      #expect(limited.assessedCount == limited.count { $0.score != nil })
      #expect(limited.bandCounts.map(\.count).reduce(0, +) == limited.assessedCount)
      // The limit holds whoever asks.
      let unasked = try await CreditScorer(model: model).scores(
        for: table.selecting(["person"] + model.columnNames), friends: ties)
      #expect(!unasked.table().columnNames.contains("score_low"))
    }
    #expect(seen.contains(2))
    #expect(throws: ScoreModelError.self) {
      var generator = SplitMix64(seed: 4)
      _ = try randomModel(characteristics: 2, shares: false, mostBands: 2, using: &generator).pmml()
    }
    #expect(throws: ScoreModelError.self) {
      var generator = SplitMix64(seed: 4)
      _ = try randomModel(characteristics: 2, shares: false, mostBands: 2, using: &generator)
        .sql(.duckDB)
    }
  }
}
