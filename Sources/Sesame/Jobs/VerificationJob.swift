public import CreditScoring
public import Execution
public import Files
internal import Graphs
public import Tables

/// Recomputes a scored table, and tells every value that does not add up.
///
/// ```swift
/// let job = VerificationJob(model: .european)
/// let result = try await job.run(on: "scored.csv")
/// print(result.verification)
/// ```
///
/// What friends' scores brought is computed again if there are friendships, and otherwise taken as the table
/// has it, within its bounds.
public struct VerificationJob: Sendable {
  /// The cards that the table was scored with.
  public var cards: EntityCards
  /// What comes before the names of the results in the table.
  public var columnPrefix = ""

  /// Where the friendships come from, whose people table is the one that is verified; `nil` for none.
  public var friendships: GraphSource?

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What was checked, and what does not add up.
    public let verification: ScoreVerification
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks whether a table follows from a model.
  public init(model: ScoreModel) { self.init(cards: EntityCards(model)) }

  /// Asks whether a table follows from cards for each kind of entity.
  public init(cards: EntityCards) { self.cards = cards }

  /// Reads a table and recomputes it.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What does not add up.
  /// - Throws: ``DataError``, also if the table has no scores; ``ScoreModelError`` if it lacks columns that
  ///   the model reads.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    let cards = cards
    var run = JobRun((self.friendships?.stages ?? [.read]) + [.score], execution)
    let people: Table
    var friendships: RelationGraph?
    if var source = self.friendships {
      source.people = table
      let graph = try await run.load(source, in: .memory).graph
      people = graph.people.withoutPrefix(columnPrefix)
      friendships = graph
    } else {
      people = try await run.readPeople(table).withoutPrefix(columnPrefix)
    }
    let ties = friendships?.cardTies
    let verification = try await run.stage(.score) { execution in
      try await EntityScorer(cards: cards).verification(
        of: people, friends: ties,
        computedColumns: Set(cards.columnNames.filter(RelationColumns.isNamedOfOthers)),
        execution: execution)
    }
    run.report.summary.personCount = people.rowCount
    run.finish()
    return Result(verification: verification, report: run.report)
  }
}
