public import CreditScoring
public import Execution
internal import Files
public import GraphFeatures
internal import Graphs
internal import Tables

/// What a person gains by a ring of false accounts around them: planted, scored, and compared with what
/// is proven.
///
/// ```swift
/// var job = RingJob(around: "ann", size: 20, model: .reported2015, seed: 1)
/// job.features.influence = InfluenceSelection(from: ["bob", "cid"], [])
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
/// print(try await job.run(on: source).ring.text)
/// ```
///
/// The accounts are friends of each other and of the person, with full strength, and have the best that
/// the model reads of their own columns; what it computes of the graph they have by their friendships. It
/// is tried with friends' scores counting alike and, where ranks are there to do so, with the discount of
/// ``ScoreModel/FriendsScores/sybilRankColumn``. Ranks are computed anew with the ring in the graph, from
/// the same seeds.
public struct RingJob: Sendable {
  /// The most accounts of a ring.
  public static let mostAccounts = 1000

  /// The person's identifier.
  public var person: String
  /// The number of accounts, from 1 to ``mostAccounts``.
  public var size: Int
  /// How many friendships the accounts have with other people, drawn from the seed.
  public var attackEdges = 0
  /// The score model; whether it has a discount makes no difference.
  public var model: ScoreModel
  /// How what the model reads of the graph is computed; no columns are shown.
  ///
  /// The discount is tried if ``FeatureJob/influence`` has seeds, or the model names a column of ranks.
  public var features: FeatureJob

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What the person gains.
    public let ring: RingInfluence
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks what a ring would bring.
  public init(around person: String, size: Int, model: ScoreModel, seed: UInt64) {
    self.person = person
    self.size = size
    self.model = model
    features = .nothing(seed: seed)
  }

  /// Scores everyone without the ring and with it.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What the person gains.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``; ``ScoreModelError`` also if there is no such
  ///   person; ``GraphError`` if the numbers are out of range, or the job asks for columns of the edge
  ///   list's rows.
  /// - Complexity: That of ``EnrichmentJob``, twice and with a discount four times.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    try features.checkReadsGraphAlone()
    guard 1...Self.mostAccounts ~= size, attackEdges >= 0 else {
      throw GraphError(
        .usage,
        "a ring of \(size) accounts with \(attackEdges) further friendships can't be planted",
        remedy: "plant 1 to \(Self.mostAccounts) accounts, with 0 further friendships or more")
    }
    return try await execution.asWhole { execution in
      let plainModel = try model.discountingFriends(bySybilRankIn: nil)
      let rankColumn = model.friendsScores.flatMap { settings in
        settings.sybilRankColumn ?? (features.influence == nil ? nil : "sybil_rank")
      }
      let share = rankColumn == nil ? 0.5 : 0.25
      var first = try await EnrichmentJob(features, model: plainModel).run(
        on: source, execution: execution.reporting(0...share))
      let row = try first.scores.knownRow(of: person)
      let start = ContinuousClock.now
      let planted = try await planted(
        in: first.graph, around: row, rankColumn: rankColumn, execution.quiet)
      let plain = RingInfluence.Effect(
        row: row, size: size, othersToo: attackEdges > 0, before: first.scores,
        after: try await scores(
          plainModel, planted, first.graph, execution.reporting(share...2 * share)))
      var discounted: RingInfluence.Effect?
      if let rankColumn {
        let model = try model.discountingFriends(bySybilRankIn: rankColumn)
        discounted = RingInfluence.Effect(
          row: row, size: size, othersToo: attackEdges > 0,
          before: try await scores(
            model, first.graph, first.graph, execution.reporting(0.5...0.75)),
          after: try await scores(model, planted, first.graph, execution.reporting(0.75...1)))
      }
      first.report.addStage("ring", seconds: start.secondsPassed)
      return Result(
        ring: RingInfluence(
          person: person, size: size, attackEdges: attackEdges, rankColumn: rankColumn,
          scores: first.scores, plain: plain, discounted: discounted), report: first.report)
    }
  }

  /// The scores of a graph's people, with seeds as in another graph.
  private func scores(
    _ model: ScoreModel, _ graph: RelationGraph, _ original: RelationGraph, _ execution: Execution
  ) async throws -> Scores {
    var features = features
    features.influence = features.influence?.naming(in: original)
    return try await EnrichmentJob(features, model: model).run(
      on: GraphSource(graph: graph), execution: execution
    ).scores
  }
}
