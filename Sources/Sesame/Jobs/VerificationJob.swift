public import CreditScoring
public import Execution
public import Files
internal import GraphFeatures
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
  /// The model that the table was scored with.
  public var model: ScoreModel
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
  public init(model: ScoreModel) { self.model = model }

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
    let model = model
    var run = JobRun((friendships?.stages ?? [.read]) + [.score], execution)
    let people: Table
    var ties: RelationTies?
    if var source = friendships {
      source.people = table
      let graph = try await run.load(source, in: .memory).graph
      people = graph.people.withoutPrefix(columnPrefix)
      ties = RelationTies(graph, fullStrengthWeight: model.friendsScores?.fullStrengthWeight)
    } else {
      people = try await run.readPeople(table).withoutPrefix(columnPrefix)
    }
    let friends = ties
    let verification = try await run.stage(.score) { execution in
      try await CreditScorer(model: model).verification(
        of: people, friends: friends,
        computedColumns: Self.columnsOfOthers(among: model.columnNames),
        execution: execution)
    }
    run.report.summary.personCount = people.rowCount
    run.finish()
    return Result(verification: verification, report: run.report)
  }

  /// The columns of which what is missing about other people may leave the values open.
  static func columnsOfOthers(among names: [String]) -> Set<String> {
    Set(
      names.filter { name in
        name.contains("neighbor_") || name.hasPrefix("community_")
          || name == Feature.pageRank.columnName
      })
  }
}
