internal import Execution
internal import Foundation
internal import Statistics
public import Tables

/// A logistic regression on binned columns, ready for other people.
public struct FittedRegression: Sendable, Equatable {
  /// The bins of each column.
  public let bins: BinnedColumns
  /// The weight of evidence of each column's bins.
  public let weightsOfEvidence: [[Double]]
  /// The regression on the weights of evidence.
  public let model: LogisticModel
  /// For each column, the change of the log-odds per standard deviation of its weight of evidence among
  /// the rows that were fitted on, without sign.
  public let contributions: [Double]

  /// The probability of the event for each row of some columns.
  ///
  /// - Parameter columns: The columns, of the same or other people, in any order; further ones are
  ///   ignored.
  /// - Returns: The probabilities.
  /// - Throws: ``ValidationError`` if a column is absent, or has texts where there were numbers.
  public func probabilities(_ columns: [Column]) throws -> [Double] {
    let named = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let rowCount = columns.first?.count ?? 0
    let needed = try bins.columns.map { bins in
      guard let column = named[bins.name] else {
        throw ValidationError(
          .unsuitableColumn, "column '\(bins.name)' is missing", remedy: "add it")
      }
      return column
    }
    let levels = try ColumnLevels.list(needed, rowCount: rowCount)
    return try model.probabilities(design(levels, rows: Array(0..<rowCount)))
  }

  func design(_ columns: [ColumnLevels], rows: [Int]) throws -> DesignMatrix {
    try Self.design(bins, weightsOfEvidence, columns, rows)
  }

  static func design(
    _ bins: BinnedColumns, _ evidence: [[Double]], _ columns: [ColumnLevels], _ rows: [Int]
  ) throws -> DesignMatrix {
    var design = DesignMatrix(rowCount: rows.count, columnCount: columns.count)
    for (place, column) in columns.enumerated() {
      let codes = try bins.bins(of: column, at: place)
      let evidence = evidence[place]
      design.set(place) { evidence[Int(codes[rows[$0]])] }
    }
    return design
  }
}

/// What a fold gives.
struct FoldPart: Sendable {
  let rows: [Int]
  let probabilities: [Double]
  /// The event rate among the rows that were fitted on.
  let rate: Double
  let model: FittedRegression
}

extension ColumnRegression {
  /// Fits on the rows outside of a fold and tries on those in it.
  func part(
    _ columns: [ColumnLevels], _ outcomes: Outcomes, _ folds: Folds, _ fold: Int, seed: UInt64,
    _ execution: Execution
  ) throws -> FoldPart {
    let inner =
      penalties.count > 1
      ? try folds.nested(in: fold, count: innerFoldCount, outcomes: outcomes, seed: seed) : nil
    let trainingRows = folds.trainingRows(fold)
    let model = try fit(columns, trainingRows, inner, outcomes, execution)
    let rows = folds.testRows(fold)
    let target = LogisticTarget(outcomes, rows: trainingRows)
    return FoldPart(
      rows: rows, probabilities: model.model.probabilities(try model.design(columns, rows: rows)),
      rate: target.eventWeight / target.weight, model: model)
  }

  /// Fits on some rows, with the penalty that is best over inner folds.
  func fit(
    _ columns: [ColumnLevels], _ rows: [Int], _ inner: Folds?, _ outcomes: Outcomes,
    _ execution: Execution
  ) throws -> FittedRegression {
    let penalty = try inner.map { try bestPenalty(columns, $0, outcomes, execution) }
    let coding = try coding(columns, rows, outcomes)
    let model = try LogisticModel(
      coding.design, coding.target, penalty: penalty ?? penalties[0], execution: execution)
    return FittedRegression(
      bins: coding.bins, weightsOfEvidence: coding.evidence, model: model,
      contributions: coding.contributions(model))
  }

  private func bestPenalty(
    _ columns: [ColumnLevels], _ folds: Folds, _ outcomes: Outcomes, _ execution: Execution
  ) throws -> Double {
    let falling = penalties.sorted(by: >)
    var losses = [Double](repeating: 0, count: falling.count)
    for fold in 0..<folds.count {
      let coding = try coding(columns, folds.trainingRows(fold), outcomes)
      let rows = folds.testRows(fold)
      let target = LogisticTarget(outcomes, rows: rows)
      let design = try FittedRegression.design(coding.bins, coding.evidence, columns, rows)
      var last: LogisticModel?
      for (place, penalty) in falling.enumerated() {
        let model = try LogisticModel(
          coding.design, coding.target, penalty: penalty, start: last, execution: execution)
        last = model
        for (row, chance) in model.probabilities(design).enumerated() {
          let given = target.events[row] == 1 ? chance : 1 - chance
          losses[place] -= target.weights[row] * log(max(given, 0x1p-52))
        }
      }
    }
    let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    return falling[best]
  }

  private func coding(
    _ columns: [ColumnLevels], _ rows: [Int], _ outcomes: Outcomes
  ) throws -> EvidenceCoding {
    let bins = BinnedColumns(columns, trainingRows: rows, binning)
    let target = LogisticTarget(outcomes, rows: rows)
    return try EvidenceCoding(bins, columns, rows, target, addedRows: binning.addedRows)
  }
}

/// Training rows coded by weights of evidence that were learned on them.
private struct EvidenceCoding {
  let bins: BinnedColumns
  let evidence: [[Double]]
  let design: DesignMatrix
  let target: LogisticTarget

  init(
    _ bins: BinnedColumns, _ columns: [ColumnLevels], _ rows: [Int], _ target: LogisticTarget,
    addedRows: Double
  ) throws {
    let share = target.eventWeight / target.weight
    guard share > 0, share < 1 else {
      throw ValidationError(
        .tooFew, "weights of evidence need people with the event and people without",
        remedy: "take more people")
    }
    var evidence: [[Double]] = []
    var design = DesignMatrix(rowCount: rows.count, columnCount: columns.count)
    for (place, column) in columns.enumerated() {
      let codes = try bins.bins(of: column, at: place)
      var sums = [SIMD2<Double>](
        repeating: addedRows * SIMD2(share, 1 - share), count: bins.columns[place].count)
      for (number, row) in rows.enumerated() {
        let event = target.events[number]
        sums[Int(codes[row])] += target.weights[number] * SIMD2(event, 1 - event)
      }
      let values = sums.map { log($0.x / share) - log($0.y / (1 - share)) }
      design.set(place) { values[Int(codes[rows[$0]])] }
      evidence.append(values)
    }
    self.bins = bins
    self.evidence = evidence
    self.design = design
    self.target = target
  }

  /// The coefficients times the standard deviations of their columns.
  func contributions(_ model: LogisticModel) -> [Double] {
    let means = design.transposedTimes(target.weights).map { $0 / target.weight }
    return model.coefficients.indices.map { place in
      var squares = 0.0
      for row in 0..<design.rowCount {
        let distance = design[row, place + 1] - means[place + 1]
        squares += target.weights[row] * distance * distance
      }
      return model.coefficients[place].magnitude * (squares / target.weight).squareRoot()
    }
  }
}
