import CreditScoring
import Execution
import Foundation
import Tables
import Testing
import TextFormats

@testable import ScorecardFitting

/// Regressions held against those of statsmodels, scikit-learn and SciPy, written by Tests/Golden/fitting.py.
@Suite struct `Regressions beside statsmodels'` {
  private struct Golden: Decodable {
    struct Bins: Decodable {
      let column: String
      let cuts: [Double]?
      let texts: [[String]]?

      var bins: ColumnBins {
        get throws {
          if let texts {
            return try ColumnBins(
              column, .texts,
              texts.map { Bin(.texts($0, other: false)) } + [
                Bin(.texts([], other: true)), Bin(.missing),
              ])
          }
          let limits: [Double?] = [nil] + (cuts ?? []) + [nil]
          return try ColumnBins(
            column, .numbers,
            zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) }
              + [Bin(.missing)])
        }
      }
    }

    struct Case: Decodable {
      let name: String
      let penalty: Double
      let weighted: Bool
      let coefficients: [Double]
      let errors: [Double]
      let pValues: [Double]?
      let inflation: [Double]
    }

    struct Signed: Decodable {
      let turned: [Int]
      let coefficients: [Double]
      let loss: Double
    }

    struct Steps: Decodable {
      let order: [Int]
      let deviance: Double
    }

    struct Held: Decodable {
      let categories: [String]
      let coefficients: [Double]
      let loss: Double
    }

    let bins: [Bins]
    let cases: [Case]
    let signed: Signed
    let steps: Steps
    let backward: Steps
    let held: Held
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  private static func golden() throws -> Golden {
    try JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: folder.appending(path: "fitting.json")))
  }

  private static func table() throws -> Table {
    var options = TableReadingOptions()
    options.identifier = .name("row")
    let file = folder.appending(path: "german-credit.csv.gz").path(percentEncoded: false)
    var table = try Table(contentsOf: file, options: options)
      .declaring(outcome: "creditability", events: ["bad"])
    try table.append(Column("w", .integers((0..<table.rowCount).map { 1 + $0 % 4 })))
    return table
  }

  /// A card on the golden bins, with the coefficients in their order.
  private static func card(
    _ golden: Golden, weights: String? = nil, categories: [String]? = nil,
    _ change: (inout FittingOptions) -> Void
  ) async throws -> (card: FittedScorecard, coefficients: [Double]) {
    var options = FittingOptions()
    options.leastInformationValue = 0
    options.bins = BinDefinitions(try golden.bins.map { try $0.bins })
    options.columns = options.bins?.columns.map(\.column)
    options.selection.direction = .none
    change(&options)
    let names = golden.bins.map(\.column)
    let found = categories?.compactMap(ScoreCategory.init(rawValue:))
    let card = try await FittedScorecard(
      of: table(), outcome: "creditability", weights: weights,
      categories: Dictionary(
        uniqueKeysWithValues: names.enumerated().map { ($1, found?[$0] ?? .creditHistory) }),
      options: options)
    return (card, names.map { card[$0]?.estimate.value ?? 0 })
  }

  @Test func `have the same coefficients, errors and inflation`() async throws {
    let golden = try Self.golden()
    #expect(golden.cases.count == 3)
    for known in golden.cases {
      let (card, found) = try await Self.card(golden, weights: known.weighted ? "w" : nil) {
        $0.penalty = known.penalty
        $0.hasSigns = false
      }
      let estimates = [card.intercept] + golden.bins.compactMap { card[$0.column]?.estimate }
      #expect(estimates.count == known.coefficients.count && found.count == golden.bins.count)
      for (place, estimate) in estimates.enumerated() {
        #expect(isClose(estimate.value, known.coefficients[place], within: 1e-7), "\(known.name)")
        #expect(isClose(estimate.standardError, known.errors[place], within: 1e-7), "\(known.name)")
        if let expected = known.pValues?[place] {
          #expect(isClose(estimate.pValue, expected, within: 1e-7), "\(known.name)")
        }
        if place > 0 {
          let inflation = try #require(estimate.varianceInflation)
          #expect(isClose(inflation, known.inflation[place - 1], within: 1e-8), "\(known.name)")
        }
      }
    }
  }

  @Test func `have the same coefficients where none may be negative`() async throws {
    let golden = try Self.golden()
    let table = try Self.table()
    var options = FittingOptions()
    options.leastInformationValue = 0
    options.bins = BinDefinitions(try golden.bins.map { try $0.bins })
    options.columns = options.bins?.columns.map(\.column)
    options.selection.direction = .none
    let trainer = try ScorecardFitter(
      table, "creditability", nil,
      Dictionary(uniqueKeysWithValues: golden.bins.map { ($0.column, .creditHistory) }), options
    ).trainer
    let outcomes = try RowSample(of: "creditability", weights: nil, in: table).outcomes
    let trained = try trainer.train(outcomes, .init())
    let turned = trained.setting.rows.columns.enumerated().map { place, column in
      CodedColumn(
        codes: column.codes,
        values: golden.signed.turned.contains(place) ? column.values.map { -$0 } : column.values)
    }
    let rows = EvidenceRows(
      columns: turned, rowCount: table.rowCount, execution: trained.setting.rows.execution)
    let setting = try RegressionSetting(rows, trained.rows.target, penalty: 0, hasSigns: true)
    let found = try setting.fit(Array(turned.indices))
    #expect(isClose(found.deviance, 2 * golden.signed.loss, within: 1e-9))
    for place in turned.indices {
      let value = found.places.firstIndex(of: place).map { found.coefficients[$0] } ?? 0
      #expect(isClose(value, golden.signed.coefficients[place + 1], within: 1e-5))
    }
    // Whatever it begins at.
    let again = try setting.fit(Array(turned.indices), from: setting.fit([0, 1, 5]))
    #expect(again.places == found.places && isClose(again.deviance, found.deviance))
  }

  /// The steps by the numbers of their columns, those backward below 0.
  private static func order(_ card: FittedScorecard, _ golden: Golden) -> [Int] {
    card.steps.map { step in
      let place = golden.bins.firstIndex { $0.column == step.column } ?? 0
      return step.isAdded ? place : -1 - place
    }
  }

  @Test func `have the same columns by steps`() async throws {
    let golden = try Self.golden()
    let (card, _) = try await Self.card(golden) { $0.selection = ColumnSelection(.both) }
    #expect(Self.order(card, golden) == golden.steps.order)
    let (backward, _) = try await Self.card(golden) { $0.selection.direction = .backward }
    #expect(Self.order(backward, golden) == golden.backward.order)
    #expect(card.characteristics.count + card.leftOut.count == golden.bins.count)
    #expect(card.leftOut.allSatisfy { [.sign, .criterion].contains($0.reason) })
  }

  @Test func `have the same coefficients where categories have given shares`() async throws {
    let golden = try Self.golden()
    let weights = ScoreModel.reported2015.categories.map { ($0.name, $0.weight) }
    let (card, found) = try await Self.card(golden, categories: golden.held.categories) {
      $0.heldWeights = Dictionary(uniqueKeysWithValues: weights)
    }
    for (value, expected) in zip(found, golden.held.coefficients.dropFirst()) {
      #expect(isClose(value, expected, within: 1e-4))
    }
    #expect(card.scale == 350...950)
    let model = try card.model(named: "held", purpose: "testing")
    #expect(model.categories.map(\.budget) == [210, 150, 120, 90, 30])
  }

  private struct Refitted: Decodable {
    let name: String
    let weighted: Bool
    let penalty: Double
    let signed: Bool
    let refits: [[[Double]]]
  }

  /// Refits to the very same rows, which Tests/Golden/refits.py draws by the rule that is told.
  @Test func `have the same points where rows are drawn again`() async throws {
    let golden = try Self.golden()
    let known = try JSONDecoder().decode(
      [Refitted].self, from: Data(contentsOf: Self.folder.appending(path: "refits.json")))
    #expect(known.count == 4)
    for one in known {
      let (card, _) = try await Self.card(golden, weights: one.weighted ? "w" : nil) {
        $0.penalty = one.penalty
        $0.hasSigns = one.signed
        $0.replicateCount = one.refits.count
      }
      for (place, bins) in golden.bins.enumerated() {
        guard let characteristic = card[bins.column] else { continue }
        #expect(characteristic.replicates.count == one.refits.count)
        for (found, expected) in zip(characteristic.replicates, one.refits) {
          for (points, exact) in zip(found, expected[place]) {
            #expect(abs(Double(points) - exact) <= 0.5 + 1e-5, "\(one.name), \(bins.column)")
          }
        }
      }
    }
  }

  @Test func `lose next to nothing to optbinning's with the program's defaults`() throws {
    let file = Self.folder.appending(path: "fitting.csv").path(percentEncoded: false)
    let table = try Table(contentsOf: file)
    #expect(table.rowCount == 4)
    for difference in try table.numbers(inColumn: "difference") {
      #expect(try #require(difference) >= -0.005)
    }
  }
}
