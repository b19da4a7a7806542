import CreditScoring
import Statistics
import Tables
import Testing

/// Reasons against a declared baseline, by an evaluation of their own.
@Suite struct ReasonBaselineTests {
  /// Seven columns with random points, of which the last is always given.
  private static func model(
    _ baseline: ScoreModel.Reasons.Baseline, _ chance: inout SplitMix64
  ) throws -> ScoreModel {
    let budgets = [40, 20, 10, 10, 10, 6, 4]
    return try ScoreModel(
      name: "reasons", purpose: "test", scale: 0...100, bands: [.init(name: "all", from: 0)],
      coverage: .init(minimum: 0), reasons: .init(baseline: baseline),
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: budgets.enumerated().map { place, budget in
            let middle = Int.random(in: 0...budget, using: &chance)
            let bins = [ScoreModel.Bin].steps(at: [1, 2], points: [0, middle, budget])
            let shares = [[0.5, 0.25, 0.25], [0.25, 0.25, 0.5], [0.4, 0.3, 0.3]][place % 3]
            return ScoreModel.Characteristic(
              name: "c\(place)", reason: "r\(place)", budget: budget,
              measure: .column(
                .init(
                  "x\(place)", .higherIsBetter,
                  bins: zip(bins, shares).map { .init($0.values, points: $0.points, share: $1) },
                  missingPoints: Int.random(in: 0...budget, using: &chance),
                  missingReason: "m\(place)", isAlwaysGiven: place == 6)))
          })
      ])
  }

  @Test(arguments: ScoreModel.Reasons.Baseline.allCases, 0..<10)
  func `reasons are the largest losses against the baseline, and a fifth is always given`(
    baseline: ScoreModel.Reasons.Baseline, seed: Int
  ) async throws {
    var chance = SplitMix64(seed: seed)
    let model = try Self.model(baseline, &chance)
    let measures = model.categories[0].characteristics.compactMap { characteristic in
      if case .column(let measure) = characteristic.measure { measure } else { nil }
    }
    let bins = measures.map { _ in
      (0..<50).map { _ in Int.random(in: -1...2, using: &chance) }
    }
    let table = Table(
      [Column("id", .strings((0..<50).map { "p\($0)" }))]
        + bins.enumerated().map { place, bins in
          Column("x\(place)", .reals(bins.map { $0 < 0 ? nil : Double($0) + 0.5 }))
        })
    let scores = try await CreditScorer(model: model).scores(for: table)
    for row in 0..<50 {
      var losses: [(loss: Int, budget: Int, name: String, reason: String)] = []
      for (place, characteristic) in model.categories[0].characteristics.enumerated() {
        let measure = measures[place]
        let bin = bins[place][row]
        let points = bin < 0 ? measure.missingPoints : measure.bins[bin].points
        let compared =
          switch baseline {
          case .maximum: characteristic.budget
          case .neutral: measure.missingPoints
          // Half of the people have at most the points of the bin in which the shares reach a half.
          case .populationMedian:
            [measure.bins[0].points, measure.bins[1].points, measure.bins[1].points][place % 3]
          }
        guard compared > points else { continue }
        losses.append(
          (
            compared - points, characteristic.budget, characteristic.name,
            bin < 0 ? "m\(place)" : "r\(place)"
          ))
      }
      losses.sort { left, right in
        if left.loss != right.loss { return left.loss > right.loss }
        return left.budget == right.budget ? left.name < right.name : left.budget > right.budget
      }
      let always = losses.dropFirst(4).filter { $0.name == "c6" }
      #expect(scores[row].reasons == losses.prefix(4).map(\.reason) + always.map(\.reason))
    }
    #expect(scores.table()["reason_5"] != nil)
  }

  @Test func `the population's median needs shares`() throws {
    let bins = [ScoreModel.Bin].steps(at: [1], points: [0, 100])
    #expect(throws: ScoreModelError.self) {
      try ScoreModel(
        name: "none", purpose: "test", scale: 0...100, bands: [.init(name: "all", from: 0)],
        reasons: .init(baseline: .populationMedian),
        categories: [
          .init(
            name: .creditHistory, weight: 1,
            characteristics: [
              .init(
                name: "c", reason: "r", budget: 100,
                measure: .column(.init("x", bins: bins, missingPoints: 0)))
            ])
        ])
    }
  }
}
