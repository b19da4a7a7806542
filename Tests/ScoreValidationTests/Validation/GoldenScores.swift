import Foundation
import ScoreValidation
import Tables

/// What scikit-learn, SciPy, statsmodels and fairlearn found, written by Tests/Golden/scores.py.
struct GoldenScores: Decodable {
  struct Two: Decodable {
    let difference: Double
    let differenceBounds: [Double]
    let ratio: Double
    let ratioBounds: [Double]
  }

  struct Share: Decodable {
    let value, lower, upper: Double
  }

  struct Measures: Decodable {
    let area, averagePrecision, kolmogorovSmirnov, brier, brierError, logLoss, logLossError: Double
  }

  struct Fit: Decodable {
    let line, errors: [Double]
    let shift, shiftError, spiegelhalter, expected, observed: Double
    let groups: [[Double]]?
  }

  struct Maps: Decodable {
    let points, isotonic: [Double]
    let intercept, slope: Double
  }

  struct CutOff: Decodable {
    let approval, badRate, marginal, goodApproval, badApproval: Share
    let profit, profitError: Double
  }

  struct Profit: Decodable {
    let cutOff, profit, all: Double
  }

  struct Decision: Decodable {
    let rates: [String: [String: Double]]
    let approval: Two
    let truePositive: Two
    let falsePositive: Two

    enum CodingKeys: String, CodingKey {
      case rates, approval
      case truePositive = "true"
      case falsePositive = "false"
    }
  }

  struct Groups: Decodable {
    let cutOffs: [Decision]
    let standardized: Double
    let areas: [String: Double]
  }

  let score, other, probability: [Double]
  let group: [String]
  let events: [Int]
  let weights: [Double]
  let measures: Measures
  let calibration, weighted: Fit
  let maps, weightedMaps: Maps
  let cutOffs: [CutOff]
  let profit: Profit
  let groups: Groups

  static let levels = [700.0, 650, 600, 550, 500, 450]

  static func load() throws -> GoldenScores {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/scores.json")
    return try JSONDecoder().decode(GoldenScores.self, from: Data(contentsOf: file))
  }

  /// The people with all that is known of them.
  func input(weighted: Bool = false) throws -> ValidationInput {
    var input = ValidationInput(
      name: "score", scores: score, outcomeName: "late",
      outcomes: try Outcomes(events, weights: weighted ? weights : nil),
      identifiers: Column("id", .strings(events.indices.map { "p\($0)" })))
    input.probabilities = ("probability", probability)
    input.groups = [Column("group", .strings(group))]
    return input
  }

  func options() throws -> ValidationOptions {
    var options = ValidationOptions()
    options.replicates = 100
    options.cutOffs = Self.levels
    options.profit = try ProfitRule(gain: 1, loss: 4)
    options.references = ["group": "a"]
    return options
  }
}

/// Whether an estimate has these values, and bounds if there are any.
func isClose(_ found: Estimate?, _ value: Double, _ bounds: [Double]? = nil) -> Bool {
  guard let found, isClose(found.value, value, within: 1e-10) else { return false }
  guard let bounds else { return true }
  return isClose(found.interval?.lower, bounds[0], within: 1e-10)
    && isClose(found.interval?.upper, bounds[1], within: 1e-10)
}
