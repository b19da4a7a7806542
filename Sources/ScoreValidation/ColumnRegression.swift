public import Execution
internal import LibC
public import Statistics
public import Tables

/// How a logistic regression is fitted to binned columns.
///
/// Columns are binned and coded by weight of evidence (``BinningRules``), learned on the rows that are
/// fitted on and on no other; ``LogisticModel`` is fitted to the codes. The penalty is the one of
/// ``penalties`` whose log loss out of inner folds is the smallest, of equals the largest: bins and
/// weights of evidence are learned anew within each inner fold.
public struct ColumnRegression: Sendable, Equatable {
  /// How values are put into bins.
  public var binning: BinningRules
  /// The penalties to choose from.
  ///
  /// They are in rows' worth of evidence: a column whose codes lie as far from the mean as those of
  /// chance with ten bins has an information of about 9, one that matters on thousands of rows of
  /// hundreds.
  public var penalties: [Double]
  /// The number of inner folds.
  public var innerFoldCount: Int

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - binning: How values are put into bins.
  ///   - penalties: Finite numbers greater than 0 (default: 1, 10, 100, 1000); with one nothing is chosen.
  ///   - innerFoldCount: At least 2 (default: 3).
  public init(
    binning: BinningRules = BinningRules(), penalties: [Double] = [1, 10, 100, 1_000],
    innerFoldCount: Int = 3
  ) {
    self.binning = binning
    self.penalties = penalties
    self.innerFoldCount = innerFoldCount
  }

  /// Fits a model to all rows with an outcome.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length, no name twice.
  ///   - outcomes: The outcomes of the same rows.
  ///   - seed: The seed of the inner folds.
  ///   - execution: How the work runs.
  /// - Returns: The model with its bins.
  /// - Throws: ``ValidationError``; `CancellationError`.
  public func fit(
    _ columns: [Column], outcomes: Outcomes, seed: UInt64, execution: Execution = Execution()
  ) async throws -> FittedRegression {
    try await execution.run { execution in
      try check()
      let levels = try ColumnLevels.list(columns, rowCount: outcomes.count)
      let rows = outcomes.knownRows.map(Int.init)
      let inner =
        penalties.count > 1
        ? try Folds.all(rows, count: innerFoldCount, outcomes: outcomes, seed: seed) : nil
      return try fit(levels, rows, inner, outcomes, execution)
    }
  }

  /// The probability of each row by a model that was fitted without its fold.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length, no name twice.
  ///   - columnsByFold: For each fold further columns, made without the fold's outcomes; empty for none.
  ///   - outcomes: The outcomes of the same rows.
  ///   - folds: The folds of the same rows.
  ///   - seed: The seed of the inner folds.
  ///   - execution: How the work runs; the number of threads changes nothing.
  /// - Returns: The probabilities and the models.
  /// - Throws: ``ValidationError``; `CancellationError`.
  /// - Complexity: For each fold, a fit for every inner fold and penalty, and one more.
  public func outOfFold(
    _ columns: [Column], columnsByFold: [[Column]] = [], outcomes: Outcomes, folds: Folds,
    seed: UInt64, execution: Execution = Execution()
  ) async throws -> OutOfFoldPredictions {
    try await execution.run { execution in
      try check()
      guard folds.rowCount == outcomes.count else {
        throw ValidationError.lengths("the list of folds", folds.rowCount, outcomes.count)
      }
      guard [0, folds.count].contains(columnsByFold.count) else {
        throw ValidationError(
          .differentLengths, "there are not further columns for each fold",
          remedy: "make them for all or for none")
      }
      let levels = try ColumnLevels.list(columns, rowCount: outcomes.count)
      let further = try columnsByFold.map { columns in
        try ColumnLevels.list(columns, rowCount: outcomes.count)
      }
      let parts = try execution.answers(folds.count) { fold in
        try part(
          levels + (further.isEmpty ? [] : further[fold]), outcomes, folds, fold, seed: seed,
          execution)
      }
      return OutOfFoldPredictions(parts, rowCount: outcomes.count)
    }
  }

  func check() throws(ValidationError) {
    try binning.check()
    guard !penalties.isEmpty, penalties.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw ValidationError(
        .badSetting, "penalties are finite numbers greater than 0", remedy: "take 1, 10 and 100")
    }
  }
}

/// Probabilities of rows by models that were fitted without them.
public struct OutOfFoldPredictions: Sendable, Equatable {
  /// The probability of the event by row; `nil` for rows that are in no fold's test.
  public let probabilities: [Double?]
  /// The log-odds of each row less those of the event rate among the rows that its model was fitted on:
  /// what tells rows of different folds from each other.
  ///
  /// A fold that happens to have more events leaves fewer to fit on, so that probabilities are lower where
  /// outcomes are more frequent: with little else to tell, their area lies below 0.5.
  public let scores: [Double?]
  /// The model of each fold.
  public let models: [FittedRegression]

  init(_ parts: [FoldPart], rowCount: Int) {
    var probabilities = [Double?](repeating: nil, count: rowCount)
    var scores = probabilities
    for part in parts {
      let base = log(part.rate / (1 - part.rate))
      // Without columns nobody is told from anybody, not even by rounding.
      let isConstant = part.model.bins.columns.isEmpty
      for (row, probability) in zip(part.rows, part.probabilities) {
        probabilities[row] = probability
        scores[row] = isConstant ? 0 : log(probability / (1 - probability)) - base
      }
    }
    self.scores = scores
    self.probabilities = probabilities
    models = parts.map(\.model)
  }
}
