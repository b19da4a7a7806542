internal import CreditScoring
internal import Execution
internal import Files
internal import Graphs
internal import Tables

extension Stage {
  static let score = Stage("score", share: 10)
}

extension JobRun {
  /// Scores the people of a table, whose rows are a graph's people if there is one.
  mutating func score(
    _ table: Table, _ graph: RelationGraph?, _ model: ScoreModel,
    _ certainty: CertaintyOptions? = nil,
    relationColumns: (@Sendable (Execution) throws -> RelationColumns)? = nil
  ) async throws -> Scores {
    let scores = try await stage(.score) { execution in
      let preparing = relationColumns == nil ? 0 : 0.4
      let (ties, relationColumns) = try await execution.reporting(0...preparing).run { execution in
        (
          graph.map {
            RelationTies($0, fullStrengthWeight: model.friendsScores?.fullStrengthWeight)
          }, try relationColumns?(execution)
        )
      }
      return try await CreditScorer(model: model, certainty: certainty).scores(
        for: table, friends: ties, relationColumns: relationColumns,
        execution: execution.reporting(preparing...1))
    }
    report.warnings += scores.warnings
    noteScores(
      of: scores.model.name, bands: scores.bandCounts.map { ($0.band, $0.count) },
      personCount: table.rowCount, assessedCount: scores.assessedCount)
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
