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
  /// They are as a file would have them, empty for a missing one. All that rests on other people stays as it is.
  public var otherValues: [(column: String, value: String)] = []

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// For each person all that the score rests on, or why there is no score: no card may be for the person's kind.
    public let answers: [EntityAnswer]
    /// Warnings and what was done.
    public var report: JobReport

    /// For each person with a card all that the score rests on: the complete document.
    public var disclosures: [Disclosure] { answers.compactMap(\.disclosure) }
    /// For each person with a card every number that the score is the sum of.
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
  /// - Returns: The people's explanations; who has no card for their kind is no obstacle to those of others.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``; ``ScoreModelError`` also if there is no such
  ///   person, score or band; ``DataError`` also if one of ``otherValues`` is no value of its column, or there is
  ///   no card for the kind of the person who has them.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
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
      }
      var job = EnrichmentJob(features, cards: cards)
      // Nothing is written, so that the table may have what a run wrote, or columns of such names.
      job.features.columnPrefix = "explained "
      job.certainty = certainty
      let result = try await job.run(on: source, execution: execution)
      return (result.entityScores, result.report, result.graph)
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
      run.report.warnings += self.people.compactMap { contradiction(of: $0, in: read, scores) }
      run.finish()
      return (scores, run.report, nil)
    }
  }

  /// Reads the people table as a run does, with the rows that it sets aside.
  private typealias PeopleReading = @Sendable (Execution) throws -> (Table, [SetAsideRow])

  /// What a run finds: everyone's scores and, where there are friendships, the graph.
  private typealias Found = (scores: EntityScores, report: JobReport, graph: RelationGraph?)

  /// A people table that was read.
  private struct ReadPeople {
    let table: Table
    let setAside: [SetAsideRow]
  }

  /// Explains what a run finds, and what the score would be with other values; the closure scores everyone, of the
  /// table of people if it is given it.
  private func result(
    _ execution: Execution, _ readPeople: PeopleReading?,
    _ scores: (ReadPeople?, Execution) async throws -> Found
  ) async throws -> Result {
    guard let readPeople, let person = people.first, !otherValues.isEmpty else {
      let found = try await scores(nil, execution)
      return try result(try await answers(found, execution), found)
    }
    let (table, setAside) = try await execution.quiet.run { try readPeople($0) }
    let read = ReadPeople(table: table, setAside: setAside)
    var found = try await scores(read, execution)
    var answers = try await answers(found, execution)
    guard case .explained(var disclosure) = answers[0] else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "there is no card for the kind of the person whose values are to change",
        remedy: "give a card for the kind, or leave the values out")
    }
    let whatIf = try found.scores.whatIf(
      otherValues, for: person, in: table, by: cards, certainty)
    disclosure.explanation.whatIf = whatIf.answer
    answers[0] = .explained(disclosure)
    found.report.warnings += whatIf.remarks
    return try result(answers, found)
  }

  private func result(
    _ answers: [EntityAnswer], _ found: Found
  ) throws(ScoreModelError) -> Result {
    var report = found.report
    report.warnings += try found.scores.warnings(of: target, for: people)
    return Result(answers: answers, report: report)
  }

  /// That a table has another score of a person than the one explained; `nil` if it has the same or none.
  private func contradiction(
    of person: String, in table: Table, _ scores: EntityScores
  ) -> Message? {
    guard let column = table["score"], table["score_status"] != nil,
      let row = try? scores.knownRow(of: person),
      let written = column.values.numbers?[row]
    else { return nil }
    let explained = scores.score(ofRow: row)
    if let score = explained?.score, Double(score) == written { return nil }
    let text = explained?.score.map { "\($0) is explained" } ?? "none is explained"
    let reason =
      cards.models.contains { $0.friendsScores.map { $0.mode != .off } ?? false }
      ? "without friendships friends' scores bring neutral points; explain it with those that it was scored with"
      : "it was scored by another model, of other values, or with values that were read otherwise"
    return Message(
      "\(table.sourceName): \(table.place(ofRow: row, in: column)) has the score \(JSONText.number(written)), and "
        + "\(text): \(reason)")
  }

  private func answers(_ found: Found, _ execution: Execution) async throws -> [EntityAnswer] {
    var answers: [EntityAnswer] = []
    for person in people {
      let answer = try found.scores.answer(
        for: person, reaching: target, within: monthLimit, of: cards)
      guard let graph = found.graph, case .explained(var disclosure) = answer else {
        answers.append(answer)
        continue
      }
      let row = try found.scores.knownRow(of: person)
      let map = try await graph.friendMap(
        ofRow: row, tellingFrom: found.scores.minimumFriendsToDisclose(ofRow: row),
        execution: execution.quiet)
      disclosure.explanation.friendMap = map.drawn
      answers.append(.explained(disclosure))
    }
    return answers
  }
}
