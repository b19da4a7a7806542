import CreditScoring
import Execution
import Statistics
import Tables
import Testing

/// How sure scores are of a model whose points come with those of refits.
struct PointErrorTests {
  /// A model with drawn refits, whose points lie around its own.
  private static func model(
    characteristics: Int = 4, friendsBudget: Int = 0, shares: Bool, refits: Int, scatter: Int = 12,
    using generator: inout SplitMix64
  ) throws -> ScoreModel {
    let plain = try randomModel(
      characteristics: characteristics, friendsBudget: friendsBudget, shares: shares,
      using: &generator)
    let quality = ScoreModel.Fit.Quality(
      areaUnderCurve: 0.7, interval: nil, kolmogorovSmirnov: 0.3, brierScore: 0.1, logLoss: 0.3)
    var fit = ScoreModel.Fit(
      outcome: "late", source: "rows", rowCount: 10, eventCount: 3,
      scaling: .init(score: 600, odds: 20, doubling: 40),
      method: .init(
        selection: "none", criterion: "bic", penalty: 0, hasSigns: true, holdsWeights: false,
        binning: []), intercept: .init(value: 1, standardError: 1, pValue: 0.5), coefficients: [],
      outOfFold: quality, inSample: quality)
    let own = points(of: plain).joined()
    fit.replicates = (0..<refits).map { _ in
      own.map { $0 + Int.random(in: -scatter...scatter + 3, using: &generator) }
    }
    return try ScoreModel(
      name: plain.name, purpose: plain.purpose, scale: plain.scale, bands: plain.bands,
      coverage: plain.coverage, categories: plain.categories, fit: fit)
  }

  /// The points of each characteristic, a missing value's first.
  private static func points(of model: ScoreModel) -> [[Int]] {
    measures(of: model).map { [$0.missingPoints] + $0.bins.map(\.points) }
  }

  private static func measures(of model: ScoreModel) -> [ScoreModel.ColumnMeasure] {
    model.categories.flatMap(\.characteristics).compactMap {
      if case .column(let measure) = $0.measure { measure } else { nil }
    }
  }

  /// The bin number of each value.
  private static func bins(_ model: ScoreModel, _ table: Table, row: Int) -> [Int] {
    measures(of: model).map { measure in
      guard let value = table.reals(measure.column)[row] else { return 0 }
      let place = measure.bins.firstIndex {
        guard case .numbers(let from, let below) = $0.values else { return false }
        return value >= from ?? -.infinity && value < below ?? .infinity
      }
      return (place ?? -1) + 1
    }
  }

  /// By how much each refit's score differs from the model's own for bins, before the mean is taken off.
  private static func differences(_ model: ScoreModel, _ bins: [Int?]) -> [Int] {
    let own = points(of: model)
    return (model.fit?.replicates ?? []).map { refit in
      var (start, sum) = (0, 0)
      for (place, measure) in measures(of: model).enumerated() {
        let moved = own[place].indices.map { refit[start + $0] - own[place][$0] }
        let shares = measure.bins.compactMap(\.share)
        let bin = bins[place] ?? 0
        if bin == 0, !shares.isEmpty {
          let mean = zip(moved.dropFirst(), shares).reduce(0) { $0 + Double($1.0) * $1.1 }
          sum += Int((mean / shares.reduce(0, +)).rounded())
        } else {
          sum += moved[bin]
        }
        start += own[place].count
      }
      return sum
    }
  }

  private static func centered(_ differences: [Int]) -> [Int] {
    let mean = differences.reduce(0) { $0 + Double($1) } / Double(differences.count)
    return differences.map { $0 - Int(mean.rounded()) }
  }

  private static func quantile(_ share: Double, _ distribution: [Int: Double]) -> Int {
    var sum = 0.0
    for (score, probability) in distribution.sorted(by: { $0.key < $1.key }) {
      sum += probability
      if sum >= share - 1e-12 { return score }
    }
    return distribution.keys.max() ?? 0
  }

  /// Refits of which some leave the scale at its ends, for values that are sure, doubtful and missing.
  @Test(arguments: 1...30)
  func `the distribution is that of all refits and values`(seed: Int) async throws {
    var generator = SplitMix64(seed: seed)
    let model = try Self.model(
      shares: seed.isMultiple(of: 2), refits: 1 + seed * 7 % 50,
      scatter: seed.isMultiple(of: 5) ? 200 : 12, using: &generator)
    let plain = try ScoreModel(
      name: model.name, purpose: model.purpose, scale: model.scale, bands: model.bands,
      coverage: model.coverage, categories: model.categories)
    let table = randomTable(for: model, rows: 10, missing: 0.2, using: &generator)
      .withReliabilities(for: model) { row, _ in
        row < 3 ? 1 : Double.random(in: 0...1, using: &generator)
      }
    let certainty = CertaintyOptions(.columns, showsBandProbabilities: true)
    let scores = try await CreditScorer(model: model, certainty: certainty).scores(for: table)
    let values = try await CreditScorer(model: plain, certainty: certainty).scores(for: table)
    for row in scores.indices {
      let bins = zip(Self.bins(model, table, row: row), Self.measures(of: model)).map {
        bin, measure in
        (table.reals(measure.column + "_reliability")[row] ?? 1) >= 0.5 ? bin : 0
      }
      var wanted: [Int: Double] = [:]
      let moves = Self.centered(Self.differences(model, bins))
      for (score, probability) in try #require(values.distribution(ofRow: row)) {
        for move in moves {
          let end = min(max(score + move, model.scale.lowerBound), model.scale.upperBound)
          wanted[end, default: 0] += probability / Double(moves.count)
        }
      }
      let found = try #require(scores.distribution(ofRow: row))
      for score in Set(wanted.keys).union(found.keys) {
        #expect(abs(wanted[score, default: 0] - found[score, default: 0]) < 1e-12)
      }
      let own = try #require(scores.certainty(ofRow: row))
      #expect(own.interval?.lowerBound == Self.quantile(0.05, wanted))
      #expect(own.interval?.upperBound == Self.quantile(0.95, wanted))
      for (place, band) in own.bands.enumerated() {
        let probability = wanted.reduce(0) { sum, one in
          let its = model.bands.lastIndex { $0.from <= one.key } ?? 0
          return sum + (its == place ? one.value : 0)
        }
        #expect(abs(band.probability - probability) < 1e-12)
      }
    }
    // Scores, and all that is told without being asked, stay as they are.
    #expect(scores.integers("score") == values.integers("score"))
    let quiet = try await CreditScorer(model: model).scores(for: table)
    #expect(
      try await CreditScorer(model: plain).scores(for: table).table() == quiet.table())
    let one = try await CreditScorer(model: model, certainty: certainty).scores(
      for: table, execution: Execution(threads: 1))
    #expect(one.table() == scores.table())
  }

  @Test func `errors are those of refits`() async throws {
    var generator = SplitMix64(seed: 4)
    let model = try Self.model(
      characteristics: 3, friendsBudget: 20, shares: false, refits: 30, using: &generator)
    let table = randomTable(for: model, rows: 5, missing: 0.3, using: &generator)
    let scores = try await CreditScorer(model: model, certainty: .init(.none)).scores(for: table)
    let errors = try #require(model.pointErrors)
    #expect(errors.score == nil)
    func error(_ numbers: [Int]) -> Double {
      let mean = numbers.reduce(0) { $0 + Double($1) } / Double(numbers.count)
      let sum = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      return (sum / Double(numbers.count - 1)).squareRoot()
    }
    for row in scores.indices {
      let bins = Self.bins(model, table, row: row)
      let found = try #require(scores.standardError(ofRow: row))
      #expect(abs(found - error(Self.differences(model, bins))) < 1e-9)
      let explanation = try scores.explanation(for: "p\(row)")
      #expect(explanation.standardError == found)
      let lines = explanation.categories.flatMap(\.lines)
      for (line, bin) in zip(lines, bins) {
        #expect(line.standardError == errors.points[line.characteristic]?[bin])
      }
      #expect(lines.last?.standardError == nil)
      #expect(explanation.text.contains(" ± ") && explanation.markdown.contains(" ± "))
      #expect(explanation.json.contains("\"standard_error\""))
    }
  }

  @Test func `refits far off the scale end at its ends`() async throws {
    var generator = SplitMix64(seed: 9)
    let model = try Self.model(
      shares: true, refits: 9, scatter: 900_000_000, using: &generator)
    let table = randomTable(for: model, rows: 20, missing: 0.2, using: &generator)
    let scores = try await CreditScorer(model: model, certainty: .init(.none)).scores(for: table)
    for row in scores.indices {
      let found = try #require(scores.distribution(ofRow: row))
      #expect(abs(found.values.reduce(0, +) - 1) < 1e-12)
      #expect(found.keys.allSatisfy(model.scale.contains))
    }
  }

  @Test func `a model without refits tells no errors`() throws {
    var generator = SplitMix64(seed: 2)
    let one = try Self.model(shares: true, refits: 0, using: &generator)
    #expect(one.pointErrors == nil)
    #expect(ScoreModel.reported2015.pointErrors == nil)
  }
}
