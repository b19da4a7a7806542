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
      return try await CreditScorer(model: model).scores(
        for: table, friends: ties, relationColumns: relationColumns,
        execution: execution.reporting(preparing...1))
    }
    report.warnings += scores.warnings
    report.summary.personCount = table.rowCount
    report.summary.modelName = scores.model.name
    report.summary.bands = scores.bandCounts.map { ($0.band, $0.count) }
    report.summary.notAssessableCount = table.rowCount - scores.assessedCount
    return scores
  }
}
