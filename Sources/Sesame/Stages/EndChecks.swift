internal import EdgeLists
internal import Files
internal import GraphFeatures

// What is suspicious about when friendships end, and about windows of time.

extension EdgeList {
  /// What to tell of ends that lie so far ahead that they are probably in another unit.
  ///
  /// A date such as 9999-12-31 is an end that never comes.
  var warningOfEnds: Message? {
    guard let untils else { return nil }
    let leastMilliseconds = 315_532_800e3
    var (least, most, count, known) = (Double.infinity, 0.0, 0, 0)
    let span = untils.span
    for row in span.indices where span[row] < .infinity {
      known += 1
      guard span[row] >= leastMilliseconds else { continue }
      count += 1
      least = min(least, span[row])
      most = max(most, span[row])
    }
    guard count > 0, let unit = TimeChecks.unit(of: least...most) else { return nil }
    return "\(sourceName): \(count) of \(known) ends \(count == 1 ? "seems" : "seem") to be \(unit)"
  }

  /// What to tell if friendships began before a date and all of them are over at it.
  func warningOfNoneLeft(date: Double) -> Message? {
    guard let untils, let times else { return nil }
    let (begins, ends) = (times.span, untils.span)
    var last = -Double.infinity
    for row in begins.indices where begins[row] < date {
      if ends[row] > date { return nil }
      last = max(last, ends[row])
    }
    guard last.isFinite else { return nil }
    return
      "\(sourceName): all friendships before \(TimeChecks.text(date)) are over by then, the last "
      + "since \(TimeChecks.text(last)); check the date, and the unit of the ends"
  }

  /// What to tell of windows of time in which there is no row at all.
  func warnings(ofWindows windows: [TieWindow], date: Double?) -> [Message] {
    guard let date, let times, !windows.isEmpty else { return [] }
    let span = times.span
    var newest = -Double.infinity
    for row in span.indices where span[row] < date { newest = max(newest, span[row]) }
    guard newest.isFinite else { return [] }
    return windows.filter { newest < date - $0.seconds }.map { window in
      "\(sourceName): no row lies within \(window.name) before \(TimeChecks.text(date)); the newest "
        + "before it is of \(TimeChecks.text(newest))"
    }
  }
}
