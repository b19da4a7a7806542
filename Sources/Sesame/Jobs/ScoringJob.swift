public import CreditScoring
public import Execution
public import Files
internal import GraphFeatures
internal import Graphs
public import Tables

/// Scores a table that already holds every column that a model needs: no graph is read.
///
/// Friends' scores, where the model has them, bring everyone the neutral points.
public struct ScoringJob: Sendable {
  /// The cards: one score model for all, or one for each kind of entity.
  public var cards: EntityCards
  /// What scores are to tell of how sure they are; `nil` for nothing.
  public var certainty: CertaintyOptions?
  /// What comes before the name of every new column.
  ///
  /// The model finds columns that an earlier run wrote with this prefix under their own names.
  public var columnPrefix = ""
  /// The columns of the result, in their order, by the names that they have there.
  ///
  /// The identifiers come first in any case. `nil` is all: the table's, then those of scores.
  public var columns: [String]?

  /// What is told beside scores.
  public var additions = ScoreAdditions()

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The table's columns, then points, score and reasons.
    public let table: Table
    /// The scores of each card with all that led to them.
    public let entityScores: EntityScores
    /// The model of the only card, of several that of the first, whose bins state which share of the people is in
    /// each.
    public var measuredModel: ScoreModel { scores.statingShares(in: document) }
    let document: ScoreModel
    /// The rows for a history, if it is kept.
    public let history: Table?
    /// Warnings and what was done.
    public var report: JobReport

    /// The scores of the only card; of several those of the first: see ``entityScores``.
    public var scores: Scores { entityScores.parts[0].scores }

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for the scores of a model.
  public init(model: ScoreModel) { self.init(cards: EntityCards(model)) }

  /// Asks for the scores of cards for each kind of entity.
  public init(cards: EntityCards) { self.cards = cards }

  /// The score model of all; of several kinds that of the first.
  ///
  /// A model that is set is that of all.
  public var model: ScoreModel {
    get { cards.firstModel }
    set { cards = EntityCards(newValue) }
  }

  /// Reads a table and scores its people.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table with scores.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory
  ///   for the table), or ``ScoreModelError``, also if none of the columns that the model reads is
  ///   there.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .score] + additions.stages, execution)
    let people = try await run.readPeople(table)
    let read = try readable(people)
    let scores = try await run.score(read, nil, cards, certainty)
    let added = try await run.add(additions, to: scores, of: read, prefix: columnPrefix)
    let table = try result(people, scores, added.table, execution)
    run.finish()
    return Result(
      table: table, entityScores: scores, document: cards.firstModel, history: added.history,
      report: run.report)
  }

  /// The table as the model reads it, once it is known that what is asked for is there.
  func readable(_ people: Table) throws -> Table {
    let read = people.withoutPrefix(columnPrefix)
    try people.checkNames(ofResultsOf: cards, certainty, prefix: columnPrefix)
    try read.checkColumns(for: cards)
    try additions.checkNames(in: people, cards, prefix: columnPrefix)
    if let columns {
      let results = cards.resultColumns(telling: certainty).map { columnPrefix + $0.name }
      let new = results + additions.columnNames(of: cards, columnPrefix, among: columns)
      try additions.checkAsked(
        columns, besides: people.columnNames, cards, prefix: columnPrefix)
      try ShownColumns.check(columns, among: people.columnNames + new, new: new)
    }
    return read
  }

  /// The table with its scores and what is told beside them, as it is written.
  func result(
    _ people: Table, _ scores: EntityScores, _ added: Table?, _ execution: Execution
  ) throws -> Table {
    var joined = try people.joined(
      with: scores.table(execution: execution).prefixed(columnPrefix))
    if let added { joined = try joined.joined(with: added.prefixed(columnPrefix)) }
    return try columns.map { try joined.selecting($0) } ?? joined
  }
}
