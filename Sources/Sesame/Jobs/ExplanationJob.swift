public import CreditScoring
public import Execution
internal import Files
public import GraphFeatures
internal import Graphs

/// How one person's score comes about, with the graph's part in it.
///
/// ```swift
/// let job = ExplanationJob(of: "ann", model: .reported2015, seed: 1)
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
/// print(try await job.run(on: source).explanation.text)
/// ```
public struct ExplanationJob: Sendable {
  /// The person's identifier.
  public var person: String
  /// The score model.
  public var model: ScoreModel
  /// How what the model reads of the graph is computed; no columns are shown.
  public var features: FeatureJob

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// Every number that the person's score is the sum of.
    public let explanation: Explanation
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for a person's explanation.
  public init(of person: String, model: ScoreModel, seed: UInt64) {
    self.person = person
    self.model = model
    features = .nothing(seed: seed)
  }

  /// Scores everyone, and explains the person's score.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The person's explanation.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``; ``ScoreModelError`` also if there is no such
  ///   person.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    let result = try await EnrichmentJob(features, model: model).run(
      on: source, execution: execution)
    return Result(
      explanation: try result.scores.explanation(for: person), report: result.report)
  }
}
