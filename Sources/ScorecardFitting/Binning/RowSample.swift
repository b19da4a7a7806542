internal import ScoreValidation
internal import Statistics

/// The rows on which bins are learned or counted: those whose outcome is known, with their weights.
struct RowSample: Sendable {
  let outcomes: Outcomes
  let totals: OutcomeTotals

  init(_ outcomes: Outcomes) {
    self.outcomes = outcomes
    var totals = OutcomeTotals(events: outcomes.eventCount, nonEvents: outcomes.nonEventCount)
    guard let weights = outcomes.weights else {
      totals.eventWeight = Double(totals.events)
      totals.nonEventWeight = Double(totals.nonEvents)
      self.totals = totals
      return
    }
    var (events, nonEvents) = (ExactSum(), ExactSum())
    for row in outcomes.knownRows {
      let weight = weights[Int(row)]
      if outcomes.codes[Int(row)] == 1 { events.add(weight) } else { nonEvents.add(weight) }
    }
    totals.eventWeight = events.total
    totals.nonEventWeight = nonEvents.total
    self.totals = totals
  }
}

extension ExactSum {
  /// The sum, rounded once where that is sure: it does not hang on the order of what was added.
  var total: Double { rounded ?? nearest }
}

/// What is counted of rows that go together while they are gone through.
struct RunningCounts {
  private(set) var events = 0
  private(set) var nonEvents = 0
  private var eventSum = ExactSum()
  private var nonEventSum = ExactSum()

  @inline(__always)
  mutating func add(isEvent: Bool) {
    if isEvent { events += 1 } else { nonEvents += 1 }
  }

  @inline(__always)
  mutating func add(isEvent: Bool, weight: Double) {
    add(isEvent: isEvent)
    if isEvent { eventSum.add(weight) } else { nonEventSum.add(weight) }
  }

  mutating func add(_ other: RunningCounts) {
    events += other.events
    nonEvents += other.nonEvents
    eventSum.add(other.eventSum)
    nonEventSum.add(other.nonEventSum)
  }

  /// The counts; without weights every row weighs 1.
  func totals(isWeighted: Bool) -> OutcomeTotals {
    OutcomeTotals(
      events: events, nonEvents: nonEvents,
      eventWeight: isWeighted ? eventSum.total : Double(events),
      nonEventWeight: isWeighted ? nonEventSum.total : Double(nonEvents))
  }
}
