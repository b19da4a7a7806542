import Execution
import Foundation
import Populations
import ScoreValidation
import Statistics
import Tables
import Testing

/// That regressions find the coefficients by which people were made to default.
struct CoefficientTests {
  @Test func `coefficients are within their 95 % intervals in about 95 % of populations`()
    async throws
  {
    var (insideCount, count) = (0, 0)
    for seed in 1...16 as ClosedRange<UInt64> {
      let options = PopulationOptions.small(1500) { $0.defaultShare = 0.25 }
      let population = try await Population(options, seed: seed)
      let truth = population.table(.truth)
      var columns = [try truth.values("latent_risk").map { $0 ?? 0 }]
      for coefficient in options.coefficients.dropFirst() {
        columns.append(try truth.values(coefficient.name + "_true").map { $0 ?? 0 })
      }
      let outcomes = try Outcomes(
        try population.table(.people).values("defaulted").map { $0.map { $0 == 1 } })
      let model = try LogisticModel(columns: columns, outcomes: outcomes, penalty: 1e-9)
      let errors = Self.standardErrors(model, columns)
      let stated = [population.intercept] + options.coefficients.map(\.value)
      for (place, value) in ([model.intercept] + model.coefficients).enumerated() {
        count += 1
        if (value - stated[place]).magnitude < 1.96 * errors[place] { insideCount += 1 }
      }
    }
    // 80 intervals, not quite independent: 76 are expected, with a standard deviation of 2.
    #expect(count == 80)
    #expect((70...80).contains(insideCount), "\(insideCount) of \(count)")
  }

  @Test func `as many default as was said, as often as their probabilities say`() async throws {
    let population = try await Population(.small(4000) { $0.defaultShare = 0.2 }, seed: 9)
    let probabilities = try population.table(.truth).values("default_probability").map { $0 ?? 0 }
    #expect((probabilities.reduce(0, +) / 4000 - 0.2).magnitude < 1e-5)
    let outcomes = try population.table(.people).values("defaulted").map { $0 ?? 0 }
    for range in [0..<0.1, 0.1..<0.3, 0.3..<1.01] {
      let rows = probabilities.indices.filter { range.contains(probabilities[$0]) }
      let expected = rows.reduce(0) { $0 + probabilities[$1] }
      let variance = rows.reduce(0) { $0 + probabilities[$1] * (1 - probabilities[$1]) }
      let count = rows.reduce(0) { $0 + outcomes[$1] }
      #expect((count - expected).magnitude < 4 * variance.squareRoot(), "\(range)")
    }
  }

  /// The roots of the diagonal of the inverse of Fisher's information, the intercept's first.
  private static func standardErrors(_ model: LogisticModel, _ columns: [[Double]]) -> [Double] {
    let size = columns.count + 1
    var information = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for row in columns[0].indices {
      let values = [1] + columns.map { $0[row] }
      let probability = model.probability(Array(values.dropFirst()))
      for i in 0..<size {
        for j in 0..<size {
          information[i][j] += probability * (1 - probability) * values[i] * values[j]
        }
      }
    }
    return inverse(information).enumerated().map { $1[$0].squareRoot() }
  }

  /// The inverse by Gauss and Jordan, of a matrix that needs no exchange of rows.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]] {
    let size = matrix.count
    var rows = (0..<size).map { i in matrix[i] + (0..<size).map { $0 == i ? 1 : 0 } }
    for pivot in 0..<size {
      let scale = rows[pivot][pivot]
      rows[pivot] = rows[pivot].map { $0 / scale }
      for other in 0..<size where other != pivot {
        let factor = rows[other][pivot]
        for place in rows[other].indices { rows[other][place] -= factor * rows[pivot][place] }
      }
    }
    return rows.map { Array($0[size...]) }
  }
}
