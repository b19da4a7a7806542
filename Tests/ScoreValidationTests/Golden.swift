import Foundation
import ScoreValidation

/// What scikit-learn, SciPy, NetworkX and igraph found, written by Tests/Golden/validation.py.
struct Golden: Decodable {
  struct People: Decodable {
    let events: [Int]
    let first: [Double]
    let second: [Double]
    let weights: [Double]
    let measures: [[String: Double]]
    let weighted: [String: Double]
    let delong: DeLong
  }

  struct DeLong: Decodable {
    struct Difference: Decodable {
      let value, error, lower, upper, p: Double
    }

    let areas: [Double]
    let errors: [Double]
    let differences: [Difference]
  }

  struct Ovarian: Decodable {
    let events: [Int]
    let scores: [[Double]]
    let delong: DeLong
  }

  struct Regressions: Decodable {
    struct Fit: Decodable {
      let penalty: Double
      let weighted: Bool
      let intercept: Double
      let coefficients: [Double]
    }

    let columns: [[Double]]
    let events: [Int]
    let weights: [Double]
    let fits: [Fit]
  }

  struct Mixing: Decodable {
    struct Answer: Decodable {
      let coefficient, error, weightedCoefficient, weightedError: Double
    }

    let directed: Bool
    let sources: [UInt32]
    let targets: [UInt32]
    let weights: [Double]
    let values: [Double]
    let kinds: [String]
    let numeric: Answer
    let nominal: Answer
  }

  let people: People
  let ovarian: Ovarian
  let regressions: Regressions
  let mixing: [Mixing]

  static func load() throws -> Golden {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/validation.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }
}

extension Outcomes {
  init(_ events: [Int], weights: [Double]? = nil) throws {
    try self.init(events.map { $0 == 1 }, weights: weights)
  }
}

/// Whether a number is as expected but for rounding.
func isClose(_ found: Double?, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= tolerance * max(1, abs(expected))
}
