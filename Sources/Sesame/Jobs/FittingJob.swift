public import CreditScoring
public import Execution
public import Files
internal import GraphFeatures
internal import Graphs
internal import ScoreValidation
public import ScorecardFitting
public import Tables

/// Fits a scorecard to an outcome of a table, and makes a score model of it: no graph is read.
///
/// ```swift
/// var job = FittingJob(name: "late payments", purpose: "predicting late payments")
/// job.categories = try CategoryMap(contentsOf: "categories.csv")
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "late")
/// let result = try await job.run(on: .value(people))
/// print(result.model.markdown)
/// ```
///
/// Columns that `sesame enrich` and `sesame features` make of a graph take part as any other, in
/// interpersonal relationships unless the map says otherwise.
public struct FittingJob: Sendable {
  /// The outcome, which the table declares; `nil` for the first one that it does.
  public var outcome: String?
  /// The column with a weight for every row; `nil` if every row counts once.
  public var weights: String?
  /// How the card is fitted.
  public var options = FittingOptions()
  /// The categories of columns.
  public var categories = CategoryMap()
  /// The category of columns that the map does not name; `nil` to stop if there are any.
  public var otherCategory: ScoreCategory?
  /// The model's name.
  public var name: String
  /// The model's version.
  public var version = "1.0.0"
  /// What scores of the model may be used for.
  public var purpose: String
  /// The date that the model states; `nil` for none.
  public var date: String?
  /// The least share of points, 0 to 1, that data must back for a score: a half, so that nobody of whom nothing is
  /// known has one.
  public var coverage = 0.5

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The card, with all that was found.
    public let card: FittedScorecard
    /// The card as a score model.
    public let model: ScoreModel
    /// The table with each row's fold, from 1, in a column `Y_fold`, where `Y` is the outcome, and in `Y_chance`
    /// the chance of the event from bins and a regression made without that fold.
    public let outOfFold: Table
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for a card of all columns.
  public init(name: String, purpose: String) {
    self.name = name
    self.purpose = purpose
  }

  /// Reads a table and fits a card to it.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The card and its model.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory
  ///   for the table), and as ``FittedScorecard/init(of:outcome:weights:categories:options:execution:)``, where
  ///   a ``ValidationError`` that the rows are to blame for is a ``DataError`` with the table's name.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .fit], execution)
    let people = try await run.readPeople(table)
    let outcome = try people.outcome(outcome)
    try FittedScorecard.checkNames(in: people, outcome)
    let names = try FittedScorecard.columns(
      of: people, outcome: outcome, weights: weights, options: options)
    try run.warnAboutNumbersAmongTexts(people, in: names.filter { options.bins?[$0] == nil })
    let map = try columnCategories(of: people)
    try categories.checkAdvice(on: names, of: people, options)
    let card = try await run.stage(.fit, on: people) { execution in
      try await FittedScorecard(
        of: people, outcome: outcome, weights: weights, categories: map.categories,
        options: options, execution: execution)
    }
    let model = try card.model(
      named: name, version: version, purpose: purpose, date: date, coverage: coverage,
      reasons: categories.reasons, advice: categories.advice)
    if !map.unknown.isEmpty {
      let names = map.unknown.map { "'\($0)'" }.joined(separator: ", ")
      run.report.warnings.append(
        "\(people.sourceName) has no column \(names), which the map of categories names")
    }
    run.report.warnings += (card.warnings + model.warningsOfOneFriend).map { Message($0) }
    run.report.warnings += [
      warning(ofProtected: card, people), warning(ofOtherTexts: card, people),
      categories.warning(ofAdviceOn: names, people),
      warning(ofMadeReasons: card, people), warning(ofCoverage: card, people),
    ].compactMap(\.self)
    let taken = model.resultColumns.map(\.name).filter { people[$0] != nil }
    if !taken.isEmpty {
      run.report.warnings.append(
        "\(people.sourceName) has columns that are called as results of scores, "
          + "\(taken.map { "'\($0)'" }.joined(separator: ", ")): score it with a prefix before the names of "
          + "new columns, or rename them")
    }
    run.report.summary.personCount = people.rowCount
    run.report.summary.fitted = card.summary + model.summaryOfRefits
    run.finish()
    return Result(
      card: card, model: model, outOfFold: try card.outOfFoldTable(of: people), report: run.report)
  }

  /// Reads a table, and says into which category each of its columns goes that may take part: a map to be
  /// edited, in which columns have an empty category that need one.
  ///
  /// - Throws: ``DataError``.
  public func categoriesToEdit(
    of table: Source<Table>, execution: Execution = Execution()
  ) async throws -> CategoryMap {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read], execution)
    let people = try await run.readPeople(table)
    let outcome = try people.outcome(outcome)
    let known = try columnCategories(of: people).categories
    let names = try FittedScorecard.columns(
      of: people, outcome: outcome, weights: weights, options: options)
    let (reasons, advice) = (categories.reasons, categories.advice)
    return CategoryMap(
      entries: names.map { name in
        .init(
          column: name, category: known[name], reason: reasons[name],
          advice: advice[name]
            ?? .init(actionable: ProtectedColumns.contains(name) ? .never : nil))
      })
  }

  /// Columns of a card that by their names hold what laws on lending protect.
  private func warning(ofProtected card: FittedScorecard, _ people: Table) -> Message? {
    let names = card.characteristics.filter { $0.budget > 0 }.map(\.column).filter {
      ProtectedColumns.contains($0) && !options.trusted.contains($0)
    }
    guard let first = names.first else { return nil }
    return
      "\(people.sourceName): by \(names.count == 1 ? "its name" : "their names"), "
      + "\(names.map { "'\($0)'" }.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") what laws on lending "
      + "often protect, and in the card: leave out what may not count (\(.leftOutColumns, first)), or vouch for it "
      + "(\(.trustedColumns, first))"
  }

  /// Columns of texts of which no row had another one than those that bins list.
  private func warning(ofOtherTexts card: FittedScorecard, _ people: Table) -> Message? {
    let names = card.characteristics.filter { $0.budget > 0 && $0.hasNoOtherTexts }.map(\.column)
    if names.isEmpty { return nil }
    return
      "\(people.sourceName): every text of \(names.map { "'\($0)'" }.joined(separator: ", ")) is in a bin: any "
      + "other will get neutral points, so that a column in a new coding is scored all the same"
  }

  /// The category of each column, as far as it is known, and the columns of the map that are not there.
  private func columnCategories(
    of people: Table
  ) throws -> (categories: [String: ScoreCategory], unknown: [String]) {
    let graph = GraphColumns(people.schema)
    var found: [String: ScoreCategory] = [:]
    for name in people.columnNames.dropFirst() {
      found[name] =
        categories[name] ?? (graph.contains(name) ? .interpersonalRelationships : otherCategory)
    }
    return (found, categories.columns.filter { people[$0] == nil })
  }
}

extension Stage {
  fileprivate static let fit = Stage("fit", share: 20)
}

/// Which columns of a table were made of a graph, as far as their names tell.
private struct GraphColumns {
  private let plan: FeaturePlan?

  init(_ schema: TableSchema) {
    plan = try? FeatureJob.nothing(seed: 1).plan(for: GraphSchema(people: schema))
  }

  /// What names of columns begin with that are of friends, communities or ties.
  private static let beginnings = [
    "neighbor_", "in_neighbor_", "out_neighbor_", "second_neighbor_", "within_two_neighbor_",
    "community_", "tie_",
  ]

  func contains(_ name: String) -> Bool {
    if Self.beginnings.contains(where: name.hasPrefix) || name.hasSuffix("_oof") { return true }
    guard let plan else { return false }
    do {
      return try plan.making(name) != nil
    } catch {
      // There is a way, which other columns or options bar.
      return true
    }
  }
}

extension ScoreModel {
  /// What refits tell, in a line for a person to read; none without refits.
  fileprivate var summaryOfRefits: [(name: String, text: String)] {
    guard let errors = pointErrors else { return [] }
    let ofScores = errors.score.map {
      ": the standard error of a score is \(Figures.plain($0)) points"
    }
    return [("refits", "\(errors.replicateCount) to rows drawn again\(ofScores ?? "")")]
  }
}

extension FittedScorecard {
  /// The card in two lines for a person to read.
  fileprivate var summary: [(name: String, text: String)] {
    let count = characteristics.count { $0.budget > 0 }
    let columns = "\(count) of \((characteristics.count + leftOut.count).counting("column"))"
    let interval = outOfFold.interval.map {
      " (\(Figures.plain($0.lowerBound)) to \(Figures.plain($0.upperBound)))"
    }
    return [
      (
        "fit",
        "\(columns), area under the curve \(Figures.plain(outOfFold.areaUnderCurve))\(interval ?? "") "
          + "out of \(options.foldCount) folds"
          + (columnsWithGivenBins.isEmpty ? "" : ", with given bins that may have seen the rows")
      ),
      (
        "points",
        "\(scale.lowerBound) to \(scale.upperBound), at most "
          + "\(Figures.plain(rounding.largestDifference)) off by rounding"
      ),
    ]
  }

  /// What was predicted of each row by regressions that did not know it.
  fileprivate func outOfFoldTable(of people: Table) throws(DataError) -> Table {
    var table = people
    let (fold, chance) = Self.namesOfResults(outcome.name)
    try table.append(Column(fold, .integers(folds)))
    try table.append(Column(chance, .reals(outOfFoldProbabilities)))
    return table
  }

  /// The columns that a fit writes beside each row.
  static func namesOfResults(_ outcome: String) -> (fold: String, chance: String) {
    ("\(outcome)_fold", "\(outcome)_chance")
  }

  /// Refuses a table with the columns that a fit writes: they were made of the outcome.
  fileprivate static func checkNames(in people: Table, _ outcome: String) throws(DataError) {
    let names = namesOfResults(outcome)
    for name in [names.fold, names.chance] where people[name] != nil {
      throw DataError(
        .badData, source: people.sourceName,
        problem: "column '\(name)' has the name of what a fit writes beside each row, out of fold",
        remedy: "take the table without it, or rename it")
    }
  }
}
