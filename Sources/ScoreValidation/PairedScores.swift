/// The people whose outcome and whose scores are all known, with the scores of one or more models.
struct PairedScores: Sendable {
  let events: [Bool]
  let weights: [Double]?
  let models: [SortedScores]
  /// How many people with a known outcome lack a score.
  let scorelessCount: Int

  /// Puts people and their scores together, and the probabilities of the same people if scores are none.
  ///
  /// - Throws: ``ValidationError`` if a list has another length or a score is not finite.
  init(
    _ lists: [[Double?]], probabilities: [[Double?]]? = nil, _ outcomes: Outcomes
  ) throws(ValidationError) {
    for list in lists {
      guard list.count == outcomes.count else {
        throw .lengths("the list of scores", list.count, outcomes.count)
      }
      if let row = list.firstIndex(where: { !($0?.isFinite ?? true) }) {
        throw .unfinished("the score", row: row)
      }
    }
    let rows = outcomes.knownRows.map(Int.init).filter { row in lists.allSatisfy { $0[row] != nil }
    }
    let events = rows.map { outcomes.codes[$0] == 1 }
    let weights = outcomes.weights.map { weights in rows.map { weights[$0] } }
    self.events = events
    self.weights = weights
    scorelessCount = outcomes.knownCount - events.count
    models = lists.enumerated().map { number, list in
      SortedScores(
        scores: rows.compactMap { list[$0] }, events: events, weights: weights,
        probabilities: probabilities.map { lists in rows.compactMap { lists[number][$0] } })
    }
  }

  var eventCount: Int { events.count { $0 } }
  var nonEventCount: Int { events.count { !$0 } }
}
