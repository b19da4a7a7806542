internal import Statistics

/// The variance of areas under curves, from where each person stands among those of the other kind.
///
/// - Source: DeLong, DeLong & Clarke-Pearson, "Comparing the areas under two or more correlated receiver
///   operating characteristic curves", *Biometrics* 44 (1988),
///   [doi:10.2307/2531595](https://doi.org/10.2307/2531595); in O(*n* log *n*) as in Sun & Xu, "Fast
///   implementation of DeLong's algorithm", *IEEE Signal Processing Letters* 21 (2014),
///   [doi:10.1109/LSP.2014.2337313](https://doi.org/10.1109/LSP.2014.2337313).
struct DeLong {
  let area: Double
  /// Where each person stands among those of the other kind, in the persons' own order.
  ///
  /// With the event it is the share of the others with a lower score, without it the share of the events
  /// with a higher one; ties count half.
  private let placements: [Double]

  /// Finds the placements; `nil` unless there are people of both kinds, all of weight 1.
  init?(_ scores: SortedScores) {
    guard scores.weights == nil, let area = scores.measures()[.areaUnderCurve] else { return nil }
    self.area = area
    let eventCount = scores.events.count { $0 }
    let otherCount = scores.events.count - eventCount
    var placements = [Double](repeating: 0, count: scores.events.count)
    var (first, eventsAbove, othersAbove) = (0, 0, 0)
    for last in scores.events.indices where scores.endsTie[last] {
      let tied = first...last
      let tiedEvents = tied.count { scores.events[$0] }
      let tiedOthers = tied.count - tiedEvents
      let othersBelow = otherCount - othersAbove - tiedOthers
      for place in tied {
        placements[Int(scores.order[place])] =
          scores.events[place]
          ? Double(2 * othersBelow + tiedOthers) / Double(2 * otherCount)
          : Double(2 * eventsAbove + tiedEvents) / Double(2 * eventCount)
      }
      eventsAbove += tiedEvents
      othersAbove += tiedOthers
      first = last + 1
    }
    self.placements = placements
  }

  /// The variance of the area; `nil` with fewer than two people of a kind.
  func variance(events: [Bool]) -> Double? { Self.variance(placements, events) }

  /// The variance of the difference to another area of the same people.
  func variance(ofDifferenceTo other: DeLong, events: [Bool]) -> Double? {
    Self.variance(zip(placements, other.placements).map { $0 - $1 }, events)
  }

  private static func variance(_ values: [Double], _ events: [Bool]) -> Double? {
    var sum = 0.0
    for kind in [true, false] {
      let some = values.indices.lazy.filter { events[$0] == kind }.map { values[$0] }
      let list = Array(some)
      guard list.count > 1 else { return nil }
      let deviation = Moments(list.span).deviation
      sum += deviation * deviation / Double(list.count - 1)
    }
    return sum
  }
}
