import ScoreValidation
import Statistics
import Tables
import Testing

/// The standard error of a difference of two scores, without draws.
@Suite struct `Influence of each person on a difference` {
  private let events: [Bool]
  private let scores: [[Double]]

  init() {
    var generator = SplitMix64(seed: 31)
    var (events, scores): ([Bool], [[Double]]) = ([], [[], []])
    for row in 0..<120 {
      let event = row % 3 == 0
      events.append(event)
      for number in 0..<2 {
        // Probabilities, many of which tie.
        let low = event ? 10 : 0
        scores[number].append(
          Double(Int.random(in: low..<(30 + 10 * number), using: &generator)) / 64)
      }
    }
    (self.events, self.scores) = (events, scores)
  }

  private func comparison(weights: [Double]? = nil) async throws -> ScoreComparison {
    var input = ValidationInput(
      name: "one", scores: scores[0].map(Optional.some), outcomeName: "late",
      outcomes: try Outcomes(events, weights: weights),
      identifiers: Column("id", .strings(events.indices.map { "p\($0)" })))
    input.other = .init(
      name: "two", scores: scores[1].map(Optional.some), direction: .riskier)
    var options = ValidationOptions()
    options.higherIs = .riskier
    options.replicates = 2
    return try #require(
      try await ValidationReport(of: input, options: options, seed: 1).comparison)
  }

  /// The standard errors by changing each person's weight a little.
  private func errors(_ weights: [Double]) throws -> [ScoreMeasure: Double] {
    func differences(_ weights: [Double]) throws -> [Double] {
      let outcomes = try Outcomes(events, weights: weights)
      let scored = try scores.map { scores in
        try ScoredOutcomes(scores: scores.map(Optional.some), outcomes: outcomes)
      }
      return try ScoreMeasure.allCases.map { measure in
        try #require(scored[1].value(of: measure)) - #require(scored[0].value(of: measure))
      }
    }
    let step = 1e-6
    let changes = try events.indices.map { row in
      var (more, less) = (weights, weights)
      more[row] *= 1 + step
      less[row] *= 1 - step
      return try zip(differences(more), differences(less)).map { ($0 - $1) / (2 * step) }
    }
    var errors: [ScoreMeasure: Double] = [:]
    for (number, measure) in ScoreMeasure.allCases.enumerated() {
      var variance = 0.0
      for kind in [true, false] {
        let own = changes.indices.filter { events[$0] == kind }.map { changes[$0][number] }
        let (count, mean) = (Double(own.count), own.reduce(0, +) / Double(own.count))
        variance += own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * count / (count - 1)
      }
      errors[measure] = variance.squareRoot()
    }
    return errors
  }

  @Test(arguments: [false, true])
  func `is that of a small change of each weight`(_ isWeighted: Bool) async throws {
    // Weights of which no two cut-offs are equally good.
    let weights = events.indices.map { isWeighted ? 1 + Double($0 * 37 % 101) / 64 : 1 }
    let comparison = try await comparison(weights: isWeighted ? weights : nil)
    let errors = try errors(weights)
    for difference in comparison.differences {
      let found = try #require(difference.difference.standardError)
      let expected = try #require(errors[difference.measure])
      #expect(isClose(found, expected, within: 1e-6), "\(difference.measure)")
      let isDeLong = !isWeighted && [.areaUnderCurve, .gini].contains(difference.measure)
      #expect(difference.difference.method == (isDeLong ? .deLong : .influence))
    }
    #expect(comparison.differences.count == ScoreMeasure.allCases.count)
  }
}
