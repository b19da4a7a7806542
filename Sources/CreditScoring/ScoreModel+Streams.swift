internal import Files
package import Tables

extension ScoreModel {
  /// How the columns are read of a table that is scored part by part, by the columns' names.
  ///
  /// A part alone does not tell a column's type: the bins settle it.
  package var columnReadings: [String: ColumnReading] {
    var readings: [String: ColumnReading] = [:]
    for characteristic in effective.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      if case .texts = measure.bins[0].values {
        readings[measure.column] = readings[measure.column] ?? .texts
      } else {
        readings[measure.column] = .numbers
      }
    }
    return readings
  }

  /// Throws unless each score of a table without friendships depends on that row alone.
  ///
  /// - Throws: ``ScoreModelError`` if friends' scores need the mean of all people.
  package func checkRowsSuffice() throws(ScoreModelError) {
    guard let settings = effective.friendsScores, settings.populationMean == nil else { return }
    throw ScoreModelError(
      .unsuitableFriendships, source: sourceName,
      problem: "friends' scores need the mean of all people, which a stream tells at its end only",
      remedy:
        "state population_mean in the model, or switch friends' scores off with \(.friendsScoresMode, choice: "off")"
    )
  }
}
