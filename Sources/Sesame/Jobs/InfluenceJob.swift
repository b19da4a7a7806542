public import CreditScoring
public import Execution
internal import Files
public import GraphFeatures
internal import GraphKernels
internal import Graphs
internal import Identifiers
internal import Memory

/// How much other people can change a person's score, as is proven, and how much each of the person's
/// friendships does, as is measured.
///
/// ```swift
/// let job = InfluenceJob(on: "ann", model: .reported2015, seed: 1)
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
/// print(try await job.run(on: source).influence.text)
/// ```
///
/// Each friendship is taken away in turn, and everyone is scored again with everything that the model
/// reads of the graph computed anew: features, communities from the same seed, averages over friends,
/// and scores to the end of the rounds. Nothing is estimated.
public struct InfluenceJob: Sendable {
  /// The person's identifier.
  public var person: String
  /// The score model.
  public var model: ScoreModel
  /// How what the model reads of the graph is computed; no columns are shown.
  ///
  /// Columns of the edge list's rows are not possible: rows can't be told apart once they are a graph.
  public var features: FeatureJob
  /// Whether each friendship is shown with the friend's identifier and exact figures.
  ///
  /// These tell the friend's score to whoever knows the formula. Without it friendships are numbered by
  /// what they do, in whole points, and not shown at all where few friends contribute to the score.
  public var namesFriends = false
  /// For how many invented friends a bound is stated, at least 1.
  public var inventedFriends = 10

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The bounds and the measured changes.
    public let influence: PersonInfluence
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks what others can do to a person's score.
  public init(on person: String, model: ScoreModel, seed: UInt64) {
    self.person = person
    self.model = model
    features = .nothing(seed: seed)
  }

  /// Scores everyone, and again without each of the person's friendships.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The bounds and the measured changes.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``; ``ScoreModelError`` also if there is no such
  ///   person; ``GraphError`` if the job asks for columns of the edge list's rows.
  /// - Complexity: That of ``EnrichmentJob``, as often as the person has friends and once more.
  /// - Precondition: `inventedFriends` is positive.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    precondition(inventedFriends > 0, "somebody is invented")
    try features.checkReadsGraphAlone()
    return try await execution.asWhole { execution in
      let job = EnrichmentJob(features, model: model)
      var first = try await job.run(on: source, execution: execution.reporting(0...0.2))
      let (graph, scores) = (first.graph, first.scores)
      let row = try scores.knownRow(of: person)
      let rows = graph.compressed.neighbors
      let friends = rows.entries(of: row).map { Int(rows.targets[$0]) }
      var again = features
      again.influence = features.influence?.naming(in: graph)
      let start = ContinuousClock.now
      var ties: [PersonInfluence.Tie] = []
      for (place, friend) in friends.enumerated() {
        let share = { (part: Int) in 0.2 + 0.8 * Double(part) / Double(friends.count) }
        let part = execution.reporting(share(place)...share(place + 1), stage: "ties")
        part.report(0)
        let less = try await graph.edited(
          people: graph.people, removing: (row, friend), execution: part.quiet)
        let changed = try await EnrichmentJob(again, model: model).run(
          on: GraphSource(graph: less), execution: part.quiet
        ).scores
        ties.append(
          PersonInfluence.Tie(
            friend: graph.identifiers[friend], row: row, before: scores, after: changed))
      }
      first.report.addStage("ties", seconds: start.secondsPassed)
      return Result(
        influence: PersonInfluence(
          scores, row: row, ties: ties, namesFriends: namesFriends,
          inventedFriends: inventedFriends), report: first.report)
    }
  }
}

extension FeatureJob {
  /// Throws if columns of the edge list's rows are asked for, which a changed graph does not have.
  func checkReadsGraphAlone() throws(GraphError) {
    guard ties != nil || ratings != nil || !exposure.isEmpty else { return }
    throw GraphError(
      .notApplicable, "columns of the edge list's rows do not follow a friendship that goes",
      remedy: "leave them out")
  }
}

extension InfluenceSelection {
  /// The same with seeds that can be found in a graph with other rows.
  func naming(in graph: RelationGraph) -> InfluenceSelection {
    var selection = self
    selection.seeds = seeds.named(in: graph)
    return selection
  }
}

extension ContinuousClock.Instant {
  /// The seconds since then.
  var secondsPassed: Double {
    let duration = (ContinuousClock.now - self).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}
