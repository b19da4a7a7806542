internal import CreditScoring
internal import Execution
package import Files
internal import Memory
internal import ScoreValidation
internal import Statistics
public import Tables
internal import TextFormats

/// Fits a card to a table, out of fold and then to all rows.
struct ScorecardFitter {
  let table: Table
  let outcomeName: String
  let weightName: String?
  let categories: [String: ScoreCategory]
  let options: FittingOptions
  let outcomes: Outcomes
  let trainer: ScorecardTrainer

  init(
    _ table: Table, _ outcome: String, _ weights: String?,
    _ categories: [String: ScoreCategory], _ options: FittingOptions
  ) throws {
    try options.check()
    let table = try options.binning.prepared(table, outcome: outcome, weights: weights)
    let outcomes = try RowSample(of: outcome, weights: weights, in: table).outcomes
    let rejected = try options.rejects.map { try table.rejected($0.column, outcomes) } ?? []
    let columns = try table.columnsToFit(outcome, weights, options)
    (self.table, outcomeName, weightName) = (table, outcome, weights)
    (self.categories, self.options, self.outcomes) = (categories, options, outcomes)
    trainer = ScorecardTrainer(
      table: table, options: options, categories: categories, columns: columns,
      rejected: rejected, weights: outcomes.weights)
    try checkRows()
    try checkCategories()
  }

  // MARK: Whether there is something to fit

  /// The least number of rows of either kind.
  private static let leastRows = 20

  private func checkRows() throws(ValidationError) {
    let counts = [
      (outcomes.eventCount, "with the event"), (outcomes.nonEventCount, "without the event"),
    ]
    for (count, kind) in counts where count < Self.leastRows {
      throw ValidationError(
        .tooFew,
        "there \(count == 1 ? "is" : "are") \(count.counting("row")) \(kind), too few to fit a card to",
        remedy: "take at least \(Self.leastRows) of either kind; a hundred or more are better")
    }
  }

  private func checkCategories() throws(CategoriesMissing) {
    let missing = trainer.columns.map(\.name).filter { categories[$0] == nil }
    if missing.isEmpty { return }
    throw CategoriesMissing(source: table.sourceName, columns: missing)
  }

  /// Throws if columns tell the outcome too well to be known before it.
  private func check(_ suspects: [Column]) throws {
    let columns = suspects.filter { !options.trusted.contains($0.name) }
    if columns.isEmpty { return }
    let suspicion = try ColumnSuspicion(
      of: columns, amongCount: trainer.columns.count, outcomes: outcomes,
      limit: ScorecardTrainer.suspectArea)
    let found = suspicion.findings.filter(\.isTooGood)
    guard let first = found.first else { return }
    let names = found.map { "'\($0.name)'" }.joined(separator: ", ")
    throw DataError(
      .badData, source: table.sourceName,
      problem:
        "\(found.count == 1 ? "column" : "columns") \(names) alone "
        + "\(found.count == 1 ? "tells" : "tell") the outcome too well (area under the curve "
        + "\(first.areaUnderCurve.printed(decimals: 4))): made after it, or from it?",
      remedy:
        "leave out what was not known before the outcome (\(.leftOutColumns, found[0].name)), or vouch for it "
        + "(\(.trustedColumns, found[0].name))")
  }

  // MARK: Fitting

  func card(_ execution: Execution) throws -> FittedScorecard {
    // Twenty refits to the same bins take about as long as a fold, which has bins of its own.
    let refits = Double(options.replicateCount) / 20
    let parts = Double(options.foldCount + 1) + refits
    let binned = try trainer.bins(outcomes, execution.reporting(0...1 / parts))
    try check(binned.suspects)
    let folds = try Folds.byPerson(
      options.foldCount, identifiers: table.columns[0], outcomes: outcomes, seed: options.seed)
    var chances = [Double?](repeating: nil, count: table.rowCount)
    for fold in 0..<folds.count {
      let part = execution.reporting(Double(fold + 1) / parts...Double(fold + 2) / parts)
      var isTraining = [Bool](repeating: false, count: table.rowCount)
      for row in folds.trainingRows(fold) { isTraining[row] = true }
      let trained: ScorecardTrainer.Trained
      do {
        trained = try trainer.train(outcomes.keeping(isTraining), whole: binned, part)
      } catch let error as ValidationError {
        throw ValidationError(
          error.code, "without fold \(fold + 1): \(error.problem)", remedy: error.remedy)
      }
      let rows = folds.testRows(fold).map(Int32.init)
      for (row, logOdds) in zip(rows, trained.logOdds(rows)) {
        chances[Int(row)] = LogisticModel.probability(-logOdds.withoutRounding)
      }
    }
    var trained = try trainer.train(outcomes, binned: binned, execution.quiet)
    if options.heldWeights == nil { try trained.tellCoefficientsOfTurnedColumns() }
    let scaled = try ScaledRegression(self, trained)
    let replicates =
      options.replicateCount == 0
      ? nil
      : try Refits(self, trained, scaled).replicates(
        execution.reporting((parts - refits) / parts...1))
    return try FittedScorecard(self, trained, scaled, folds, chances, replicates)
  }
}

extension ScorecardTrainer.Trained {
  /// Tells of each column that was left out for its sign what coefficient it would have.
  fileprivate mutating func tellCoefficientsOfTurnedColumns() throws {
    for index in leftOut.indices where leftOut[index].reason == .sign {
      guard let place = candidates.firstIndex(where: { $0.bins.column == leftOut[index].column })
      else { continue }
      leftOut[index].coefficient = try setting.coefficient(of: place, beside: regression)
    }
  }
}

/// Columns that no category was given for.
public struct CategoriesMissing: Error, Sendable, Equatable {
  /// The table's name.
  public let source: String
  /// The columns, in the order of the table.
  public let columns: [String]
}

extension CategoriesMissing: CustomStringConvertible {
  /// The columns, with what to do.
  public var description: String { text(naming: Message.inSwift) }
}

extension CategoriesMissing: MessageError {
  private static let words = ScoreCategory.allCases.map(\.rawValue).joined(separator: ", ")

  package func text(naming: Message.Naming) -> String {
    let shown = columns.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    let others = columns.count > 10 ? " and \(columns.count - 10) more" : ""
    let problem: Message =
      "\(source): \(columns.count.counting("column")) without a category: \(shown)\(others); "
      + "write a map of all columns (\(.categoryMapWriting)), put one of the five categories (\(Self.words)) beside each, as in "
      + "'\(columns[0]),credit_history' below 'column,category', and give it back (\(.categories)), or name one "
      + "category for all others (\(.otherCategory))"
    return problem.text(naming: naming)
  }
}

extension FittedScorecard {
  /// The names of the columns that may take part, as far as options tell before anything is fitted.
  ///
  /// - Throws: `DataError` if a column is not there, or holds no characteristic.
  public static func columns(
    of table: Table, outcome: String, weights: String? = nil, options: FittingOptions
  ) throws -> [String] {
    try table.columnsToFit(outcome, weights, options).map(\.name)
  }
}

extension Table {
  /// The rows of rejected applicants.
  fileprivate func rejected(_ name: String, _ outcomes: Outcomes) throws -> [Int32] {
    let column = try column(named: name)
    guard column.role != .outcome else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' is an outcome",
        remedy: "name the column that says who was rejected")
    }
    guard let numbers = column.values.numbers, numbers.allSatisfy({ $0 ?? 0 == 0 || $0 == 1 })
    else {
      throw DataError(
        .badData, source: sourceName,
        problem: "column '\(name)' of rejected applicants is neither true or false nor 0 or 1",
        remedy: "write true or 1 for those who were rejected")
    }
    let rows = numbers.indices.filter { numbers[$0] == 1 }
    let known = rows.filter { outcomes[$0] != nil }
    if let first = known.first {
      throw DataError(
        .badData, source: sourceName,
        problem:
          "\(known.count.counting("row")) with an outcome \(known.count == 1 ? "is" : "are") marked as "
          + "rejected in column '\(name)' (first in \(place(ofRow: first, in: column)))",
        remedy: "mark those alone of whom nobody knows what would have become")
    }
    if rows.isEmpty {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' marks nobody as rejected",
        remedy: "name another column, or assume nothing of rejected applicants")
    }
    return rows.map(Int32.init)
  }

  /// The columns that may take part.
  fileprivate func columnsToFit(
    _ outcome: String, _ weights: String?, _ options: FittingOptions
  ) throws -> [Column] {
    for name in (options.except.union(options.trusted)).sorted() {
      _ = try column(named: name)
    }
    let given = options.bins?.columns.map(\.column) ?? []
    let reserved = [outcome, weights, options.rejects?.column]
    for name in given + (options.columns ?? []) {
      if reserved.contains(name) || name == identifierName {
        throw DataError(
          .badData, source: sourceName,
          problem: "column '\(name)' holds no characteristic, and can't be fitted on",
          remedy: "leave it out")
      }
      try checkNoOutcome(name, "fitted on")
      _ = try column(named: name)
    }
    if let asked = options.columns {
      return try asked.map { try column(named: $0) }.filter { !options.except.contains($0.name) }
    }
    return columns.dropFirst().filter {
      $0.role != .outcome && !reserved.contains($0.name) && !options.except.contains($0.name)
    }
  }
}
