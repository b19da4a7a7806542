/// What is counted of ordered prebins, added up from the first: the rows of any run of them are the
/// difference of two entries.
struct PrebinCounts: Sendable {
  /// Rows with the event in the prebins before each place; one entry more than prebins, the first 0.
  var events: [Int] = [0]
  /// Rows without the event.
  var nonEvents: [Int] = [0]
  /// The weight of rows with the event.
  var eventWeights: [Double] = [0]
  /// The weight of rows without the event.
  var nonEventWeights: [Double] = [0]

  /// Rows in the prebins before each place.
  var rowEnds: [Int] { zip(events, nonEvents).map(+) }

  /// Adds a prebin of rows that weigh 1 each.
  mutating func append(events: Int, nonEvents: Int) {
    self.events.append((self.events.last ?? 0) + events)
    self.nonEvents.append((self.nonEvents.last ?? 0) + nonEvents)
    eventWeights.append((eventWeights.last ?? 0) + Double(events))
    nonEventWeights.append((nonEventWeights.last ?? 0) + Double(nonEvents))
  }

  /// The same of every two prebins put together.
  var pairs: PrebinCounts {
    let ends = stride(from: 0, through: count, by: 2)
    return PrebinCounts(
      events: ends.map { events[$0] }, nonEvents: ends.map { nonEvents[$0] },
      eventWeights: ends.map { eventWeights[$0] }, nonEventWeights: ends.map { nonEventWeights[$0] }
    )
  }

  /// The number of prebins.
  var count: Int { events.count - 1 }

  /// The event rate of a run of prebins.
  func rate(_ run: Range<Int>) -> Double {
    let event = eventWeights[run.upperBound] - eventWeights[run.lowerBound]
    let nonEvent = nonEventWeights[run.upperBound] - nonEventWeights[run.lowerBound]
    return event / (event + nonEvent)
  }
}

/// How many rows of each kind there are in all, and what they weigh.
struct OutcomeTotals: Sendable, Equatable {
  var events = 0
  var nonEvents = 0
  var eventWeight = 0.0
  var nonEventWeight = 0.0

  var weight: Double { eventWeight + nonEventWeight }
}
