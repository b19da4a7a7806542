public import CreditScoring
public import Execution
public import Files
public import GraphFeatures
internal import Graphs
public import Tables

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
  /// The score model.
  public var model: ScoreModel
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
    /// For each person every number that the score is the sum of.
    public let explanations: [Explanation]
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for people's explanations.
  public init(of people: [String], model: ScoreModel, seed: UInt64) {
    self.people = people
    self.model = model
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
    try await result(of: source.people, execution) { people, execution in
      var source = source
      if let people { source.people = .value(people) }
      var job = EnrichmentJob(features, model: model)
      job.certainty = certainty
      let result = try await job.run(on: source, execution: execution)
      return (result.scores, result.report)
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
    try await result(of: table, execution) { people, execution in
      var job = ScoringJob(model: model)
      job.certainty = certainty
      let result = try await job.run(
        on: people.map { .value($0) } ?? table, execution: execution)
      return (result.scores, result.report)
    }
  }

  /// Explains what a run finds, and what it finds with other values; the closure scores everyone, of another table
  /// of people if it is given one.
  private func result(
    of table: Source<Table>?, _ execution: Execution,
    _ scores: (Table?, Execution) async throws -> (scores: Scores, report: JobReport)
  ) async throws -> Result {
    guard let table, let person = people.first, !otherValues.isEmpty else {
      let found = try await scores(nil, execution)
      return Result(explanations: try explanations(found.scores), report: found.report)
    }
    let read = try await execution.quiet.run { try JobRun.readPeople(table, $0) }
    let found = try await scores(read, execution.reporting(0...0.5))
    var explanations = try explanations(found.scores)
    var changed = read
    let row = try found.scores.knownRow(of: person)
    guard row < read.rowCount else {
      throw DataError(
        .badData, source: read.sourceName,
        problem: "the person whose values are to change is not in the table",
        remedy: "name someone who is, or leave the values out")
    }
    for (column, value) in otherValues {
      changed = try changed.replacing(value, inColumn: column, row: row)
    }
    let again = try await scores(changed, execution.reporting(0.5...1)).scores
    explanations[0].whatIf = .init(
      otherValues, from: explanations[0], to: again.explanation(row: row))
    return Result(explanations: explanations, report: found.report)
  }

  private func explanations(_ scores: Scores) throws(ScoreModelError) -> [Explanation] {
    try people.map { person throws(ScoreModelError) in
      try scores.explanation(for: person, reaching: target, within: monthLimit)
    }
  }
}
