internal import Execution
internal import LibC
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
    let codes = try levels.enumerated().map { try bins.bins(of: $1, at: $0) }
    return model.probabilities(
      DesignMatrix(codes, weightsOfEvidence, rows: Array(0..<rowCount)))
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
    let trainingRows = folds.trainingRows(fold)
    let (coding, model): (EvidenceCoding, FittedRegression)
    do {
      let inner =
        penalties.count > 1
        ? try folds.nested(in: fold, count: innerFoldCount, outcomes: outcomes, seed: seed) : nil
      coding = try self.coding(columns, trainingRows, outcomes)
      model = try fit(coding, penalty(columns, inner, outcomes, execution), execution)
    } catch let error as ValidationError where error.code == .tooFew {
      // Whoever asked for the folds knows of no inner ones.
      let eventCount = trainingRows.count { outcomes.codes[$0] == 1 }
      throw ValidationError(
        .tooFew,
        "the model that is tried on fold \(fold + 1) of \(folds.count) can't be fitted: of the people it "
          + "may know \(eventCount) have the event and \(trainingRows.count - eventCount) have not",
        remedy: "take other folds or more people")
    }
    let rows = folds.testRows(fold)
    return FoldPart(
      rows: rows, probabilities: model.model.probabilities(coding.design(ofRows: rows)),
      rate: coding.target.eventWeight / coding.target.weight, model: model)
  }

  /// Fits on some rows, with the penalty that is best over inner folds.
  func fit(
    _ columns: [ColumnLevels], _ rows: [Int], _ inner: Folds?, _ outcomes: Outcomes,
    _ execution: Execution
  ) throws -> FittedRegression {
    try fit(
      coding(columns, rows, outcomes), penalty(columns, inner, outcomes, execution), execution)
  }

  private func fit(
    _ coding: EvidenceCoding, _ penalty: Double, _ execution: Execution
  ) throws -> FittedRegression {
    let model = try LogisticModel(
      coding.design, coding.target, penalty: penalty, execution: execution)
    return FittedRegression(
      bins: coding.bins, weightsOfEvidence: coding.evidence, model: model,
      contributions: coding.contributions(model))
  }

  /// The penalty that is best over inner folds; without these the only one.
  private func penalty(
    _ columns: [ColumnLevels], _ inner: Folds?, _ outcomes: Outcomes, _ execution: Execution
  ) throws -> Double {
    guard let inner else { return penalties[0] }
    let falling = penalties.sorted(by: >)
    var losses = [Double](repeating: 0, count: falling.count)
    for fold in 0..<inner.count {
      let coding = try coding(columns, inner.trainingRows(fold), outcomes)
      let rows = inner.testRows(fold)
      let target = LogisticTarget(outcomes, rows: rows)
      let design = coding.design(ofRows: rows)
      var path = try LogisticPath(coding.design, coding.target)
      for (place, penalty) in falling.enumerated() {
        let model = try path.model(penalty: penalty, execution)
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

/// Rows coded by weights of evidence that were learned on some of them, the training rows.
private struct EvidenceCoding {
  let bins: BinnedColumns
  let evidence: [[Double]]
  /// The bin of every row of each column.
  private let codes: [[UInt16]]
  /// The codes of the training rows.
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
    let codes = try columns.enumerated().map { try bins.bins(of: $1, at: $0) }
    let evidence = codes.enumerated().map { place, codes in
      var sums = [SIMD2<Double>](
        repeating: addedRows * SIMD2(share, 1 - share), count: bins.columns[place].count)
      for (number, row) in rows.enumerated() {
        let event = target.events[number]
        sums[Int(codes[row])] += target.weights[number] * SIMD2(event, 1 - event)
      }
      return sums.map { log($0.x / share) - log($0.y / (1 - share)) }
    }
    self.bins = bins
    self.codes = codes
    self.evidence = evidence
    self.target = target
    design = DesignMatrix(codes, evidence, rows: rows)
  }

  /// Rows, training rows or others, by the same weights of evidence.
  func design(ofRows rows: [Int]) -> DesignMatrix { DesignMatrix(codes, evidence, rows: rows) }

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

extension DesignMatrix {
  /// Some rows with the weight of evidence of each column's bin.
  fileprivate init(_ codes: [[UInt16]], _ evidence: [[Double]], rows: [Int]) {
    self.init(rowCount: rows.count, columnCount: codes.count)
    for (place, codes) in codes.enumerated() {
      let evidence = evidence[place]
      set(place) { evidence[Int(codes[rows[$0]])] }
    }
  }
}
