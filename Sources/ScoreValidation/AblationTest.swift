public import Execution
public import Statistics
public import Tables

/// A test of whether columns from a graph tell an outcome better than people's own columns do.
///
/// The same regression is fitted to people's own columns, and to these and the graph's, on the same folds,
/// and both are tried on people that neither was fitted on.
///
/// ```swift
/// let table = try Table(contentsOf: "people.csv")
/// let outcomes = try Outcomes(table["defaulted"]!)
/// let own = try table.selecting("income", "age").columns
/// let features = try table.selecting("neighbor_income_mean").columns
/// let folds = try (1...3).map { seed in
///   try Folds.byPerson(5, identifiers: table.columns[0], outcomes: outcomes, seed: seed)
/// }
/// let result = try await AblationTest().result(
///   own: own, graph: features, outcomes: outcomes, folds: folds, seed: 1)
/// result.verdict.conclusion   // .noEvidence
/// ```
public struct AblationTest: Sendable, Equatable {
  /// How the regression is fitted.
  public var regression: ColumnRegression
  /// The confidence level of intervals, and of the verdict.
  public var level: Double
  /// How many times the bootstrap draws people; its intervals lie between quantiles of what it draws
  /// (``BootstrapInterval/percentile``).
  public var replicates: Int

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - regression: How the regression is fitted.
  ///   - level: The confidence level, between 0 and 1 (default: 0.95).
  ///   - replicates: How many times the bootstrap draws people, at least 2 (default: 1,000).
  public init(
    regression: ColumnRegression = ColumnRegression(), level: Double = 0.95,
    replicates: Int = 1_000
  ) {
    self.regression = regression
    self.level = level
    self.replicates = replicates
  }

  /// Runs the test.
  ///
  /// - Parameters:
  ///   - own: People's own columns.
  ///   - graph: The graph's columns, made without the outcomes. No name is in both lists.
  ///   - outOfFold: The graph's columns that are made of outcomes: for each repetition and each of its
  ///     folds the columns of the same names made without the fold's outcomes, as
  ///     `RelationGraph.outcomeColumns(of:named:_:evaluating:of:communities:seed:execution:)` makes them;
  ///     empty for none.
  ///   - placebos: Lists of columns with the names of the graph's, each from a graph in which ties were
  ///     shuffled. What they add is what any columns of their kind add.
  ///   - placebosOutOfFold: For each placebo the columns that are made of outcomes, by fold of the first
  ///     repetition; empty for none.
  ///   - outcomes: The outcomes of the same rows.
  ///   - folds: The folds of each repetition; several seeds show how much the draw of folds matters.
  ///   - seed: The seed of inner folds and of the bootstrap.
  ///   - execution: How the work runs; the number of threads changes nothing.
  /// - Returns: Both models' quality, the difference and the verdict.
  /// - Throws: ``ValidationError``; `CancellationError`.
  /// - Complexity: For each repetition, two out-of-fold fits as in ``ColumnRegression``, and one for each
  ///   placebo in the first one.
  public func result(
    own: [Column], graph: [Column], outOfFold: [[[Column]]] = [], placebos: [[Column]] = [],
    placebosOutOfFold: [[[Column]]] = [], outcomes: Outcomes, folds: [Folds], seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> AblationResult {
    try await execution.run { execution in
      try check()
      let lists = [own, own + graph] + placebos.map { own + $0 }
      let levels = try lists.map { try ColumnLevels.list($0, rowCount: outcomes.count) }
      guard !folds.isEmpty else {
        throw ValidationError(.badSetting, "there are no folds", remedy: "give those of one seed")
      }
      for folds in folds where folds.rowCount != outcomes.count {
        throw ValidationError.lengths("a list of folds", folds.rowCount, outcomes.count)
      }
      let nested = try Self.levels(outOfFold, beside: own + graph, outcomes, folds)
      guard [0, placebos.count].contains(placebosOutOfFold.count) else {
        throw ValidationError(
          .differentLengths, "columns made of outcomes are not there for each placebo",
          remedy: "make them for all or for none")
      }
      let shuffled = try placebosOutOfFold.map { columns in
        try Self.levels([columns], beside: own + graph, outcomes, [folds[0]])[0]
      }
      let predictions = try predictions(levels, nested, shuffled, outcomes, folds, seed, execution)
      return try AblationResult(
        predictions, outcomes: outcomes, ownCount: own.count, test: self, seed: seed,
        execution: execution.quiet)
    }
  }

  package func check() throws(ValidationError) {
    try regression.check()
    try ConfidenceInterval.check(level: level)
    try PairedScores.check(replicates: replicates)
  }

  /// The result for predictions that are there already.
  ///
  /// - Parameters:
  ///   - own: For each repetition the predictions from people's own columns.
  ///   - withGraph: The same with the graph's columns, which stand behind the own ones.
  ///   - placebos: For each placebo those of the first repetition.
  ///   - ownCount: The number of own columns.
  ///   - outcomes: The outcomes of the same rows.
  ///   - seed: The seed of the bootstrap.
  ///   - execution: How the work runs.
  /// - Returns: The result.
  /// - Throws: ``ValidationError``; `CancellationError`.
  package func result(
    own: [OutOfFoldPredictions], withGraph: [OutOfFoldPredictions],
    placebos: [OutOfFoldPredictions], ownCount: Int, outcomes: Outcomes, seed: UInt64,
    execution: Execution
  ) async throws -> AblationResult {
    try await execution.run { execution in
      let predictions = own.indices.map { number in
        [own[number], withGraph[number]] + (number == 0 ? placebos : [])
      }
      return try AblationResult(
        predictions, outcomes: outcomes, ownCount: ownCount, test: self, seed: seed,
        execution: execution)
    }
  }

  /// The columns that are made anew for each fold.
  ///
  /// - Throws: ``ValidationError`` unless there are the same ones for each fold of each repetition.
  private static func levels(
    _ columns: [[[Column]]], beside others: [Column], _ outcomes: Outcomes, _ folds: [Folds]
  ) throws(ValidationError) -> [[[ColumnLevels]]] {
    if columns.isEmpty { return [] }
    let names = columns.first?.first?.map(\.name) ?? []
    guard columns.map(\.count) == folds.map(\.count),
      columns.allSatisfy({ $0.allSatisfy { $0.map(\.name) == names } })
    else {
      throw ValidationError(
        .differentLengths, "columns made of outcomes are not the same for each fold",
        remedy: "make them for each fold of each repetition in turn")
    }
    let known = Set(others.map(\.name))
    if let name = names.first(where: known.contains) {
      throw ValidationError(
        .duplicateName, "column '\(name)' is there twice", remedy: "rename one")
    }
    var levels: [[[ColumnLevels]]] = []
    for repetition in columns {
      var list: [[ColumnLevels]] = []
      for columns in repetition {
        list.append(try ColumnLevels.list(columns, rowCount: outcomes.count))
      }
      levels.append(list)
    }
    return levels
  }

  /// The predictions by repetition and list of columns, those of placebos in the first repetition only;
  /// lists with a graph's columns also have those made for each fold.
  private func predictions(
    _ lists: [[ColumnLevels]], _ nested: [[[ColumnLevels]]], _ shuffled: [[[ColumnLevels]]],
    _ outcomes: Outcomes, _ folds: [Folds], _ seed: UInt64, _ execution: Execution
  ) throws -> [[OutOfFoldPredictions]] {
    struct Piece: Sendable {
      let repetition: Int
      let list: Int
      let fold: Int
    }
    var pieces: [Piece] = []
    for repetition in folds.indices {
      for list in lists.indices where list < 2 || repetition == 0 {
        for fold in 0..<folds[repetition].count {
          pieces.append(Piece(repetition: repetition, list: list, fold: fold))
        }
      }
    }
    let parts = try execution.answers(pieces.count) { [pieces] number in
      let piece = pieces[number]
      let further: [ColumnLevels] =
        switch piece.list {
        case 0: []
        case 1: nested.isEmpty ? [] : nested[piece.repetition][piece.fold]
        default: shuffled.isEmpty ? [] : shuffled[piece.list - 2][piece.fold]
        }
      return try regression.part(
        lists[piece.list] + further, outcomes, folds[piece.repetition], piece.fold, seed: seed,
        execution)
    }
    return folds.indices.map { repetition in
      lists.indices.filter { $0 < 2 || repetition == 0 }.map { list in
        let its = pieces.indices.filter {
          pieces[$0].repetition == repetition && pieces[$0].list == list
        }
        return OutOfFoldPredictions(its.map { parts[$0] }, rowCount: outcomes.count)
      }
    }
  }
}
