internal import CreditScoring
internal import Execution
internal import Files
internal import Graphs
internal import Tables

extension Stage {
  static let score = Stage("score", share: 10)
}

extension JobRun {
  /// Scores the people of a table by one model, without friendships.
  mutating func score(_ table: Table, _ model: ScoreModel) async throws -> Scores {
    try await score(table, nil, EntityCards(model)).first
  }

  /// Scores the entities of a table, whose rows are a graph's people if there is one.
  mutating func score(
    _ table: Table, _ graph: RelationGraph?, _ cards: EntityCards,
    _ certainty: CertaintyOptions? = nil,
    relationColumns: (@Sendable (Execution) throws -> RelationColumns)? = nil
  ) async throws -> EntityScores {
    let scores = try await stage(.score) { execution in
      let preparing = relationColumns == nil ? 0 : 0.4
      let relationColumns = try await execution.reporting(0...preparing).run { execution in
        try relationColumns?(execution)
      }
      return try await EntityScorer(cards: cards, certainty: certainty).scores(
        for: table, friends: graph?.cardTies,
        relationColumns: relationColumns, execution: execution.reporting(preparing...1))
    }
    report.warnings += scores.warnings
    let parts = scores.parts.map { part in
      (title: part.kinds.joined(separator: ", "), scores: part.scores)
    }
    noteScores(
      of: parts.map { $0.scores.model.name + ($0.title.isEmpty ? "" : " for \($0.title)") }
        .joined(separator: ", "),
      bands: parts.flatMap { part in
        part.scores.bandCounts.map {
          (part.title.isEmpty ? $0.band : "\(part.title) \($0.band)", $0.count)
        }
      }, personCount: table.rowCount, assessedCount: scores.assessedCount)
    report.summary.cardScores = parts.filter { !$0.title.isEmpty }.map { part in
      JobSummary.CardScores(
        kinds: part.title, modelName: part.scores.model.name,
        bands: part.scores.bandCounts.map { ($0.band, $0.count) })
    }
    return scores
  }

  /// Notes how many people have which scores.
  mutating func noteScores(
    of modelName: String, bands: [(name: String, count: Int)], personCount: Int, assessedCount: Int
  ) {
    report.summary.personCount = personCount
    report.summary.modelName = modelName
    report.summary.bands = bands
    report.summary.notAssessableCount = personCount - assessedCount
  }
}

extension RelationGraph {
  /// The ties as a model's friends' scores count them.
  var cardTies: @Sendable (ScoreModel) -> any FriendTies {
    { RelationTies(self, fullStrengthWeight: $0.friendsScores?.fullStrengthWeight) }
  }
}
