public import CreditScoring
public import Execution
public import Files
public import GraphFeatures
internal import Graphs
public import Tables
internal import TextFormats

/// How people's scores come about, and what would change them.
///
/// ```swift
/// let job = ExplanationJob(of: ["ann"], model: .reported2015, seed: 1)
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
/// print(try await job.run(on: source).explanations[0].text)
/// ```
public struct ExplanationJob: Sendable {
  /// The people's identifiers.
  public var people: [String]
  /// The cards: one score model for all, or one for each kind of entity.
  public var cards: EntityCards
  /// What is to be told of how sure the score is; `nil` for nothing.
  public var certainty: CertaintyOptions?
  /// How what the model reads of the graph is computed; no columns are shown.
  public var features: FeatureJob
  /// What changes are to bring the score to.
  public var target = ScoreTarget.nextBand
  /// The most months that changes may take; `nil` for any.
  public var monthLimit: Int?
  /// Values that the first person might have in columns of the people table: the score with them is told.
  ///
  /// They are as a file would have them, empty for a missing one.
  public var otherValues: [(column: String, value: String)] = []

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// For each person all that the score rests on: the complete document.
    public let disclosures: [Disclosure]
    /// Warnings and what was done.
    public var report: JobReport

    /// For each person every number that the score is the sum of.
    public var explanations: [Explanation] { disclosures.map(\.explanation) }
    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for people's explanations.
  public init(of people: [String], model: ScoreModel, seed: UInt64) {
    self.init(of: people, cards: EntityCards(model), seed: seed)
  }

  /// Asks for explanations by the cards for each kind of entity.
  public init(of people: [String], cards: EntityCards, seed: UInt64) {
    self.people = people
    self.cards = cards
    features = .nothing(seed: seed)
  }

  /// Scores everyone, and explains the people's scores.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people's explanations.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``; ``ScoreModelError`` also if there is no such
  ///   person, score or band; ``DataError`` also if one of ``otherValues`` is no value of its column.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    if !otherValues.isEmpty, source.path == "-" {
      throw DataError(
        .noInput, source: "standard input",
        problem: "it is read once, and a score with other values takes the edges twice",
        remedy: "give the edge list a path")
    }
    var readPeople: PeopleReading?
    if let table = source.people {
      readPeople = { execution in
        var setAside: [SetAsideRow] = []
        let people = try JobRun.read(table, source, execution, &setAside)
        return (people, setAside)
      }
    }
    return try await result(execution, readPeople) { people, execution in
      var source = source
      if let people {
        source.people = .value(people.table)
        source.setAsidePeople = people.setAside
        // Of inputs that are read again the bad rows are kept already.
        source.keepsBadRows = !people.isChanged
      }
      var job = EnrichmentJob(features, cards: cards)
      // Nothing is written, so that the table may have what a run wrote, or columns of such names.
      job.features.columnPrefix = "explained "
      job.certainty = certainty
      let result = try await job.run(on: source, execution: execution)
      return (result.entityScores, result.report)
    }
  }

  /// Scores the people of a table that holds all columns, and explains the people's scores.
  ///
  /// - Parameters:
  ///   - table: Where the people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people's explanations.
  /// - Throws: As ``ScoringJob/run(on:execution:)``, and as of a graph.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try await result(execution, { (try JobRun.readPeople(table, $0), []) }) { people, execution in
      // Nothing is written, so that a table may have what a run wrote, or columns of such names.
      let table = people.map { Source.value($0.table) } ?? table
      try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
      var run = JobRun([.read, .score], execution)
      let read = try await run.readPeople(table)
      try read.checkColumns(for: cards)
      let scores = try await run.score(read, nil, cards, certainty)
      run.finish()
      return (scores, run.report)
    }
  }

  /// Reads the people table as a run does, with the rows that it sets aside.
  private typealias PeopleReading = @Sendable (Execution) throws -> (Table, [SetAsideRow])

  /// A people table that was read, and perhaps changed.
  private struct ReadPeople {
    var table: Table
    let setAside: [SetAsideRow]
    var isChanged = false
  }

  /// Explains what a run finds, and what it finds with other values; the closure scores everyone, of another table
  /// of people if it is given one.
  private func result(
    _ execution: Execution, _ readPeople: PeopleReading?,
    _ scores: (ReadPeople?, Execution) async throws -> (scores: EntityScores, report: JobReport)
  ) async throws -> Result {
    guard let readPeople, let person = people.first, !otherValues.isEmpty else {
      let found = try await scores(nil, execution)
      return Result(disclosures: try disclosures(found.scores), report: found.report)
    }
    let (table, setAside) = try await execution.quiet.run { try readPeople($0) }
    var read = ReadPeople(table: table, setAside: setAside)
    let found = try await scores(read, execution.reporting(0...0.5))
    var disclosures = try disclosures(found.scores)
    let row = try found.scores.knownRow(of: person)
    guard row < table.rowCount else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "the person whose values are to change is not in the table",
        remedy: "name someone who is, or leave the values out")
    }
    for (column, value) in otherValues {
      read.table = try read.table.replacing(value, inColumn: column, row: row)
    }
    read.isChanged = true
    let again = try await scores(read, execution.reporting(0.5...1)).scores
    guard let other = again.explanation(row: row) else {
      throw DataError(
        .badData, source: table.sourceName, problem: "with these values no card fits the kind",
        remedy: "take a kind that has a card")
    }
    let explanation = disclosures[0].explanation
    disclosures[0].explanation.whatIf = .init(otherValues, from: explanation, to: other)
    return Result(disclosures: disclosures, report: found.report)
  }

  private func disclosures(_ scores: EntityScores) throws(ScoreModelError) -> [Disclosure] {
    try people.map { person throws(ScoreModelError) in
      try scores.disclosure(for: person, reaching: target, within: monthLimit, of: cards)
    }
  }
}
