import Execution
import Statistics
import Testing

@testable import ScoreValidation

/// Columns of numbers drawn at random, and outcomes that hang on the first ones.
private struct DrawnColumns {
  let columns: [[Double]]
  let events: [Bool]
  let weights: [Double]

  init(rowCount: Int, columnCount: Int, seed: UInt64, repeatsRows: Bool = false) {
    var generator = SplitMix64(seed: seed)
    func normal() -> Double {
      NormalDistribution.quantile(.random(in: 1e-9..<1, using: &generator))
    }
    var columns = (0..<columnCount).map { _ in (0..<rowCount).map { _ in normal() } }
    if repeatsRows {
      for column in columns.indices {
        for row in 0..<rowCount / 3 { columns[column][rowCount - 1 - row] = columns[column][row] }
      }
    }
    self.columns = columns
    events = (0..<rowCount).map { row in
      columns.prefix(5).reduce(normal()) { $0 + $1[row] } > 0.5
    }
    weights = (0..<rowCount).map { Double($0 % 3 + 1) }
  }

  var design: DesignMatrix {
    var design = DesignMatrix(rowCount: events.count, columnCount: columns.count)
    for (place, column) in columns.enumerated() { design.set(place) { column[$0] } }
    return design
  }

  func target() throws -> LogisticTarget {
    LogisticTarget(try Outcomes(events, weights: weights), rows: Array(events.indices))
  }

  /// The largest derivative of what a model minimizes, over the sum of weights.
  func slope(_ model: LogisticModel) -> Double {
    let errors = events.indices.map { row in
      let chance = model.probability(columns.map { $0[row] })
      return weights[row] * (chance - (events[row] ? 1 : 0))
    }
    let slopes = columns.indices.map { place in
      zip(columns[place], errors).reduce(model.penalty * model.coefficients[place]) {
        $0 + $1.0 * $1.1
      }
    }
    let largest = ([errors.reduce(0, +)] + slopes).map(\.magnitude).max() ?? 0
    return largest / weights.reduce(0, +)
  }
}

@Suite struct `Regressions on one set of columns` {
  @Test(
    arguments: [(60, 20), (60, 59), (60, 61), (60, 200), (12, 90), (300, 64)], [false, true])
  func `have no slope left, whether columns or rows are more`(
    size: (rows: Int, columns: Int), repeatsRows: Bool
  ) throws {
    let drawn = DrawnColumns(
      rowCount: size.rows, columnCount: size.columns, seed: 7, repeatsRows: repeatsRows)
    var path = try LogisticPath(drawn.design, drawn.target())
    for penalty in [1000, 100, 10, 1, 0.01] {
      let model = try path.model(penalty: penalty, Execution(threads: 1))
      #expect(drawn.slope(model) < 1e-9, "\(penalty)")
      #expect(model.penalty == penalty)
      #expect(model.coefficients.count == size.columns)
    }
  }

  @Test func `end where rounding decides whether the loss falls`() throws {
    // Found by 300 fits to nearly the same rows, of which one went on forever.
    for seed in 0..<600 as Range<UInt64> {
      let drawn = DrawnColumns(rowCount: 200, columnCount: 5, seed: seed)
      var path = try LogisticPath(drawn.design, drawn.target())
      for penalty in [1000.0, 100, 10, 1] {
        let model = try path.model(penalty: penalty, Execution(threads: 1))
        #expect(model.iterationCount < 20)
      }
    }
  }

  @Test(arguments: [20, 150])
  func `are the same in a row as each on its own`(columnCount: Int) throws {
    let drawn = DrawnColumns(rowCount: 100, columnCount: columnCount, seed: 3)
    let target = try drawn.target()
    var path = try LogisticPath(drawn.design, target)
    for penalty in [100.0, 10, 1] {
      let one = try path.model(penalty: penalty, Execution(threads: 1))
      let other = try LogisticModel(
        drawn.design, target, penalty: penalty, execution: Execution(threads: 1))
      #expect(isClose(one.intercept, other.intercept, within: 1e-9))
      for (left, right) in zip(one.coefficients, other.coefficients) {
        #expect(isClose(left, right, within: 1e-9))
      }
    }
  }

  @Test(arguments: [false, true])
  func `of more columns than rows are fitted to as many columns as rows, with the same products`(
    repeatsRows: Bool
  ) throws {
    let drawn = DrawnColumns(
      rowCount: 30, columnCount: 80, seed: 5, repeatsRows: repeatsRows)
    let condensed = drawn.design.condensed()
    #expect(condensed.rowCount == 30)
    #expect(condensed.columnCount == (repeatsRows ? 21 : 31))
    for row in 0..<30 {
      #expect(condensed[row, 0] == 1)
      for other in 0...row {
        let found = (1..<condensed.columnCount).reduce(0) {
          $0 + condensed[row, $1] * condensed[other, $1]
        }
        let expected = drawn.columns.reduce(0) { $0 + $1[row] * $1[other] }
        #expect(abs(found - expected) < 1e-11)
      }
    }
  }

  @Test func `of columns without a value but 0 are the share of events`() throws {
    let zeros = [[Double]](repeating: [0, 0, 0, 0], count: 9)
    let model = try LogisticModel(
      columns: zeros, outcomes: Outcomes([true, false, false, false]), penalty: 1)
    #expect(isClose(model.probability([Double](repeating: 3, count: 9)), 0.25))
  }
}
