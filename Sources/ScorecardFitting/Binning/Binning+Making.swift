public import Execution
internal import Files
internal import ScoreValidation
public import Tables
internal import TextFormats

extension Binning {
  /// Finds the best bins of the columns of a table.
  ///
  /// - Parameters:
  ///   - table: A table that declares the outcome. The identifiers have no bins, nor has any other outcome.
  ///   - outcome: The outcome's column.
  ///   - weights: A column with a weight from 10⁻⁶ to 10⁹ for every row; `nil` if every row counts once. All
  ///     counts are weighted then, but the least numbers of events and non-events are of rows.
  ///   - columns: The columns that are to have bins, also if they seem to tell rows apart; `nil` for all that do
  ///     not.
  ///   - options: How.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: `DataError` if a column is not there, not declared, or asked for twice; `ValidationError` if
  ///   there is no row with the event or without it, a weight is out of that range, or an option is out
  ///   of its range; ``BinningError`` if a special code is none; `CancellationError`.
  /// - Complexity: O(*n*) per column, and O(*p*² (log *p* + *k*)) for its *p* prebins and *k* bins.
  public init(
    of table: Table, outcome: String, weights: String? = nil, columns: [String]? = nil,
    options: BinningOptions = BinningOptions(), execution: Execution = Execution()
  ) async throws {
    self = try await execution.run { execution in
      try Binning(table, outcome, weights, columns, options, execution)
    }
  }

  private init(
    _ table: Table, _ outcome: String, _ weights: String?, _ names: [String]?,
    _ options: BinningOptions, _ execution: Execution
  ) throws {
    try options.check()
    let table = try options.prepared(table, outcome: outcome, weights: weights)
    let sample = try RowSample(of: outcome, weights: weights, in: table)
    let (columns, others) = try table.columnsToBin(names, outcome, weights)
    let answers = try execution.answers(columns.count) { place in
      let column = columns[place]
      return try ColumnBinner(
        column: column, source: table.sourceName, options: options[column.name],
        usualCodes: options.specialCodes, sample: sample, level: options.level,
        isNamed: names != nil,
        execution: execution.onOneThread()
      ).answer()
    }
    var found: [ColumnBinner.Found] = []
    var leftOut = others
    for (column, answer) in zip(columns, answers) {
      switch answer {
      case .binned(let bins): found.append(bins)
      case .leftOut(let reason):
        leftOut.append(
          .init(name: column.name, reason: reason, oddText: table.oddText(in: column)))
      }
    }
    // Bins of one kind of rows are none: such a column may be the outcome itself.
    let withoutBins = zip(columns, answers).compactMap { column, answer in
      switch answer {
      case .leftOut(let reason) where reason.mayHideOutcome: column
      default: nil
      }
    }
    let likeness = ColumnLikeness(found, withoutBins, in: table, sample, execution)
    self.init(
      table.outcome(outcome), weights, sample, level: options.level, areGiven: false,
      columns: found.map(\.column), leftOut: leftOut, repeated: try likeness.repeated(),
      tooGoodToBeTrue: try likeness.tooGoodToBeTrue())
  }

  init(
    _ outcome: OutcomeColumn, _ weights: String?, _ sample: RowSample, level: Double,
    areGiven: Bool, columns: [BinnedColumn], leftOut: [LeftOutColumn],
    repeated: [RepeatedColumn], tooGoodToBeTrue: [ColumnSuspicion.Finding]
  ) {
    self.outcome = outcome
    self.weights = weights
    rowCount = sample.outcomes.knownCount
    missingCount = sample.outcomes.missingCount
    eventCount = sample.outcomes.eventCount
    self.level = level
    self.areGiven = areGiven
    self.columns = columns
    self.leftOut = leftOut
    self.repeated = repeated
    self.tooGoodToBeTrue = tooGoodToBeTrue
  }
}

extension RowSample {
  /// The rows of a table whose outcome is known.
  ///
  /// - Throws: `ValidationError` if one of the two kinds has no row.
  init(of outcome: String, weights: String?, in table: Table) throws {
    let outcomes = try Outcomes(of: outcome, in: table, weights: weights)
    guard outcomes.eventCount > 0, outcomes.nonEventCount > 0 else {
      throw ValidationError(
        .tooFew,
        outcomes.knownCount == 0
          ? "no row has an outcome in column '\(outcome)'"
          : "all rows with an outcome in column '\(outcome)' are "
            + (outcomes.eventCount == 0 ? "without the event" : "with the event"),
        remedy: "take rows of both kinds, or name another event")
    }
    // Sums of squares, and whether rows are told apart, could not be told of weights far from 1.
    if let weights, let values = outcomes.weights {
      try table.check(
        values, ofColumn: weights,
        remedy: "divide all weights by their mean, so that they are numbers of rows"
      ) { weight in
        (1e-6...1e9).contains(weight)
          ? nil : "weight \(JSONText.number(weight)) is not from 0.000001 to 1000000000"
      }
    }
    self.init(outcomes)
  }
}

extension Table {
  /// Where a text stands that keeps a column from being one of numbers, and how many there are; `nil` of columns of
  /// which most values are none.
  fileprivate func oddText(in column: Column) -> String? {
    obstacleAmongNumbers(in: column).map { obstacle in
      "\(obstacle.share), first in \(place(ofRow: obstacle.firstRow, in: column)): correct it, or read it as "
        + "missing"
    }
  }

  /// An outcome as it is declared.
  func outcome(_ name: String) -> OutcomeColumn {
    outcomes.first { $0.name == name } ?? OutcomeColumn(name)
  }

  /// Throws if a column can have no bins.
  func checkHoldsCharacteristic(
    _ name: String, outcome: String, weights: String?
  ) throws(DataError) {
    let content =
      self[name]?.role == .outcome || name == outcome
      ? "outcomes" : name == weights ? "weights" : name == identifierName ? "identifiers" : nil
    guard let content else { return }
    throw DataError(
      .badData, source: sourceName,
      problem: "column '\(name)' holds \(content), and gets no bins", remedy: "leave it out")
  }

  /// The columns that may have bins, and the other outcomes.
  fileprivate func columnsToBin(
    _ names: [String]?, _ outcome: String, _ weights: String?
  ) throws -> (columns: [Column], others: [Binning.LeftOutColumn]) {
    if let names {
      for name in names {
        try checkHoldsCharacteristic(name, outcome: outcome, weights: weights)
      }
      return (Array(try selecting(names).columns.dropFirst()), [])
    }
    let rest = columns.dropFirst().filter { $0.name != outcome && $0.name != weights }
    let others = rest.filter { $0.role == .outcome }
    return (
      rest.filter { $0.role != .outcome }, others.map { .init(name: $0.name, reason: .outcome) }
    )
  }
}
