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
/// has it, within its bounds. What runs tell beside scores is computed again where ``certainty`` and
/// ``additions`` ask for it as the run did.
public struct VerificationJob: Sendable {
  /// The cards that the table was scored with.
  public var cards: EntityCards
  /// What comes before the names of the results in the table.
  public var columnPrefix = ""

  /// Where the friendships come from, whose people table is the one that is verified; `nil` for none.
  public var friendships: GraphSource?

  /// How sure scores were told to be; `nil` if that is not verified.
  public var certainty: CertaintyOptions?
  /// What was told beside scores, and is verified: benefits, admittance, changes and bands of percentiles.
  ///
  /// Points are verified in any case, and nothing is kept for a history.
  public var additions = ScoreAdditions()

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
  /// - Throws: ``DataError``, also if the table has no scores, or lacks people of the friendships; ``ScoreModelError`` if it lacks columns that
  ///   the model reads.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun((self.friendships?.stages ?? [.read]) + [.score], execution)
    let whole: Table
    var friendships: RelationGraph?
    if var source = self.friendships {
      source.people = table
      let graph = try await run.load(source, in: .memory).graph
      let strangers = graph.summary.unknownPersonCount
      if strangers > 0, source.rules.unknownPeople != .drop {
        throw DataError(
          .badData, source: graph.people.sourceName,
          problem: "\(strangers.counting("person", "people")) of the friendships "
            + "\(strangers == 1 ? "is" : "are") not in the table, which was scored by others",
          remedy: "give the friendships of that run, or, if it left such people out, "
            + "\(.unknownPeople, choice: "drop")")
      }
      whole = graph.people
      friendships = graph
    } else {
      whole = try await run.readPeople(table)
    }
    let (people, graph) = (whole.withoutPrefix(columnPrefix), friendships)
    let results = try results(in: whole)
    var verified = try await run.stage(.score) { execution in
      try await execution.run { try blockingVerification(of: people, results, graph, $0) }
    }
    run.report.warnings += verified.scores.warnings
    try await verifyAdditions(of: people, results, graph, &verified, &run)
    run.report.summary.personCount = people.rowCount
    run.finish()
    return Result(
      verification: verified.verification.naming { columnPrefix + $0 }, report: run.report)
  }

  /// The results alone, by their names without the prefix; without a prefix the whole table.
  private func results(in table: Table) throws(DataError) -> Table {
    if columnPrefix.isEmpty { return table }
    let results = table.columns.dropFirst().filter { $0.name.hasPrefix(columnPrefix) }
    guard table[columnPrefix + "score"] != nil else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "there is no column '\(columnPrefix)score', without which nothing can be verified",
        remedy: "give the prefix of that run, or none")
    }
    return Table(
      [table.columns[0]]
        + results.compactMap { column in
          let name = String(column.name.dropFirst(columnPrefix.count))
          return name.isEmpty || name == table.identifierName ? nil : column.renamed(name)
        }, sourceName: table.sourceName, lines: table.lines)
  }

  /// The verification of scores.
  ///
  /// Whether a run computed columns over others or found them in its table is not written: of both the one counts by
  /// which more adds up.
  private func blockingVerification(
    of people: Table, _ results: Table, _ graph: RelationGraph?, _ execution: Execution
  ) throws -> VerifiedScores {
    let scorer = EntityScorer(cards: cards, certainty: certainty)
    guard let graph else {
      return try scorer.blockingVerification(
        people, results, nil, nil, Set(cards.columnNames.filter(RelationColumns.isNamedOfOthers)),
        execution)
    }
    let columns = try WrittenRelationColumns(
      of: people, in: graph, reading: cards.columnNames, execution: execution.quiet)
    let verified = try scorer.blockingVerification(
      people, results, graph.cardTies, columns.computed, columns.open, execution)
    if verified.verification.isSound || !columns.isAmbiguous { return verified }
    let other = try scorer.blockingVerification(
      people, results, graph.cardTies, nil, columns.open, execution.quiet)
    return other.verification.faults.count < verified.verification.faults.count ? other : verified
  }

  /// Verifies what is told beside scores.
  private func verifyAdditions(
    of people: Table, _ results: Table, _ graph: RelationGraph?,
    _ verified: inout VerifiedScores, _ run: inout JobRun
  ) async throws {
    defer { verified.verification.addUpChanges(of: results) }
    var additions = self.additions
    additions.keepsHistory = false
    if additions.benefits != nil, additions.previous == nil, results["benefits_gained"] != nil {
      additions.benefits = nil
      run.report.warnings.append(
        "benefits are not verified: they rest on the table of the run before as well, which is not given"
      )
    }
    additions.showsPoints = false
    if additions.isEmpty { return }
    // With points changes have the parts of every characteristic.
    additions.showsPoints = results.columnNames.contains { name in
      ScoreChange.Cause.allCases.contains {
        name.hasPrefix("change_") && name.hasSuffix("_\($0.rawValue)")
          && name != "change_\($0.rawValue)"
      }
    }
    let told = run.report.summary.additions
    let added = try await run.add(
      additions, to: verified.scores, of: people, graph, prefix: columnPrefix
    ).table
    run.report.summary.additions = told
    let isWhole = verified.verification.takenAsStatedCount == 0
    let ofFriends = Self.changesOfFriends(cards)
    verified.verification.compare(added, with: results) { name in
      let isOfPoints =
        name.hasPrefix("points_") && name != "points_to_next" || name == "friends_figure"
      return !isOfPoints && (isWhole || !ofFriends(name))
    }
  }

  /// Whether a column of a change rests on what friends' scores bring.
  private static func changesOfFriends(_ cards: EntityCards) -> (String) -> Bool {
    let own = Set(
      cards.models.flatMap(\.categories).filter { $0.name != .interpersonalRelationships }
        .flatMap(\.characteristics).flatMap { characteristic in
          [ScoreChange.Cause.own, .model].map { "change_\(characteristic.name)_\($0.rawValue)" }
        } + ["change_own"])
    return { $0.hasPrefix("change_") && !own.contains($0) }
  }
}
