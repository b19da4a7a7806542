import CreditScoring
import Foundation
import Tables
import Testing

@testable import ScorecardFitting

/// Options at the end of their ranges, and figures beyond what is printed.
@Suite struct `Limits of fits` {
  private static func card(
    _ change: (inout FittingOptions) -> Void
  ) async throws -> FittedScorecard {
    var people = Drawn(count: 600, seed: 9)
    let table = try people.table(
      Column("income", .reals(people.signal(-0.9))), Column("delays", .integers(people.steps(9))))
    var options = FittingOptions()
    options.foldCount = 3
    change(&options)
    return try await FittedScorecard(
      of: table, outcome: "late",
      categories: ["income": .fulfillmentCapacity, "delays": .creditHistory], options: options)
  }

  @Test(arguments: [1e-10, 1e-16, 1e-300, .leastNonzeroMagnitude])
  func `the p-value that a column must have may be as small as numbers are`(
    _ level: Double
  ) async throws {
    let selection = ColumnSelection(.backward, by: .pValue(level))
    #expect(selection.threshold(weight: 600) > 30)
    #expect(selection.threshold(weight: 600).isFinite)
  }

  @Test(arguments: [0...10, 350...360, -1_000_000 ... -999_000, 999_000...1_000_000])
  func `a short scale, and one far from 600, states odds that are numbers`(
    _ scale: ClosedRange<Int>
  ) async throws {
    let model = try await Self.card { $0.scaling = .range(scale) }
      .model(named: "late", purpose: "testing")
    let scaling = try #require(model.fit?.scaling)
    #expect(model.scale == scale && scaling.odds > 0 && scaling.odds.isFinite)
  }

  @Test func `figures beyond what anyone would print are refused in a document`() async throws {
    let model = try await Self.card { _ in }.model(named: "late", purpose: "testing")
    let place = try #require(
      model.json.range(of: #"(?<="standard_error": )[0-9.e-]+"#, options: .regularExpression))
    let large = try ScoreModel(parsing: model.json.replacingCharacters(in: place, with: "9e14"))
    #expect(large.markdown.contains("900000000000000"))
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: model.json.replacingCharacters(in: place, with: "1e300"))
    }
    #expect(error?.description.contains("1e+300 is out of range") ?? false)
  }
}
