import CreditScoring
import Execution
import Statistics
import Tables
import Testing

/// The distribution of scores beside every combination that can occur.
struct DistributionTests {
  /// The distribution of a person's score by going through all combinations.
  private func enumerated(_ model: ScoreModel, _ table: Table, row: Int) -> [Int: Double] {
    var combinations: [(score: Int, probability: Double)] = [(model.scale.lowerBound, 1)]
    for characteristic in model.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      let found = outcomes(
        of: measure, value: table.reals(measure.column)[row],
        reliability: table.reals(measure.column + "_reliability")[row] ?? 1)
      combinations = combinations.flatMap { so in
        found.map { (so.score + $0.points, so.probability * $0.probability) }
      }
    }
    return combinations.reduce(into: [:]) { $0[$1.score, default: 0] += $1.probability }
  }

  private func quantile(_ share: Double, _ distribution: [Int: Double]) -> Int {
    var sum = 0.0
    for (score, probability) in distribution.sorted(by: { $0.key < $1.key }) {
      sum += probability
      if sum >= share - 1e-12 { return score }
    }
    return distribution.keys.max() ?? 0
  }

  @Test(arguments: 1...40)
  func `it is that of all combinations`(seed: Int) async throws {
    var generator = SplitMix64(seed: seed)
    let model = try randomModel(
      characteristics: 1 + seed % 5, shares: seed.isMultiple(of: 2), using: &generator)
    // Also probabilities of exactly 0 and 1.
    let table = randomTable(for: model, rows: 12, missing: 0.2, using: &generator)
      .withReliabilities(for: model) { row, _ in
        row == 0
          ? 1 : row == 1 ? 0 : row == 2 ? nil : Double.random(in: 0...1, using: &generator)
      }
    let scorer = CreditScorer(
      model: model, certainty: .init(.columns, showsBandProbabilities: true))
    let scores = try await scorer.scores(for: table)
    let shownTable = scores.table()
    let (low, high) = (scores.integers("score_low"), scores.integers("score_high"))
    for row in scores.indices {
      let wanted = enumerated(model, table, row: row)
      let found = try #require(scores.distribution(ofRow: row))
      for score in Set(wanted.keys).union(found.keys) {
        #expect(abs(wanted[score, default: 0] - found[score, default: 0]) < 1e-12)
      }
      #expect(abs(found.values.reduce(0, +) - 1) < 1e-12)
      #expect(low[row] == quantile(0.05, wanted))
      #expect(high[row] == quantile(0.95, wanted))
      let certainty = try #require(scores.certainty(ofRow: row))
      var bands = model.bands.map { _ in 0.0 }
      for (score, probability) in wanted {
        bands[model.bands.lastIndex { $0.from <= score } ?? 0] += probability
      }
      #expect(zip(bands, certainty.bands).allSatisfy { abs($0 - $1.probability) < 1e-12 })
      let own = model.bands.firstIndex { $0.name == scores[row].band } ?? 0
      #expect(certainty.isBandFirm == (bands[own] >= 0.9 - 1e-12))
      for (band, probability) in zip(model.bands, bands) {
        let shown = try #require(shownTable.reals("probability_" + band.name)[row])
        #expect(abs(shown - probability) < 1e-9)
      }
    }
  }

  /// Half of the people are surely right: their scores are what they are.
  @Test func `what is sure has no width`() async throws {
    var generator = SplitMix64(seed: 3)
    let model = try randomModel(characteristics: 5, shares: true, using: &generator)
    let table = randomTable(for: model, rows: 50, missing: 0, using: &generator)
    let plain = try await CreditScorer(model: model).scores(for: table)
    let sure = try await CreditScorer(model: model, certainty: .init(.columns)).scores(
      for: table.withReliabilities(for: model) { _, _ in 1 })
    #expect(sure.integers("score_low") == plain.integers("score"))
    #expect(sure.integers("score_high") == plain.integers("score"))
    #expect(sure.table().reals("band_probability").allSatisfy { $0 == 1 })
    #expect(sure.integers("veracity").allSatisfy { $0 == 100 })
    // All other columns are what they are without.
    let names = plain.table().columnNames
    #expect(try sure.table().selecting(names) == plain.table())
    #expect(plain.certainty(ofRow: 0) == nil)
    #expect(!names.contains("score_low"))
  }

  @Test func `what is missing is drawn from the shares, or neutral`() async throws {
    func model(_ share: Double?) throws -> ScoreModel {
      try .ofOne(
        .init(
          "a", .higherIsBetter,
          bins: [
            .init(.numbers(below: 1), points: 0, share: share),
            .init(.numbers(from: 1), points: 100, share: share.map { 1 - $0 }),
          ], missingPoints: 40))
    }
    let table = Table([
      Column("id", .strings(["x", "y"])), Column("a", .reals([nil, 2])),
      Column("a_reliability", .reals([nil, 0.75])),
    ])
    let neutral = try await CreditScorer(model: model(nil), certainty: .init(.columns)).scores(
      for: table)
    #expect(neutral.distribution(ofRow: 0) == [40: 1])
    #expect(neutral.distribution(ofRow: 1) == [100: 0.75, 40: 0.25])
    let drawn = try await CreditScorer(model: model(0.25), certainty: .init(.columns)).scores(
      for: table)
    #expect(drawn.distribution(ofRow: 0) == [0: 0.25, 100: 0.75])
    #expect(drawn.distribution(ofRow: 1) == [0: 0.0625, 100: 0.9375])
    #expect(drawn.integers("veracity") == [nil, 75])
  }
}
