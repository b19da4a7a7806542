/// How the event rate of a column's bins runs over rising values.
///
/// | trend | event rates over rising values |
/// |---|---|
/// | ``free`` | in any order |
/// | ``rising``, ``falling`` | never fall, never rise |
/// | ``monotonic`` | rise or fall, whichever has the larger information value |
/// | ``peak``, ``valley`` | rise and then fall, fall and then rise; either part may be missing |
///
/// Weight of evidence runs the other way: it is higher where events are rarer.
public enum BinTrend: String, Sendable, Hashable, CaseIterable {
  /// In any order.
  case free
  /// More events at larger values.
  case rising
  /// Fewer events at larger values.
  case falling
  /// Rising or falling, whichever tells more.
  case monotonic
  /// Most events somewhere in the middle.
  case peak
  /// Fewest events somewhere in the middle.
  case valley
}

extension BinTrend {
  /// The simplest trend that event rates in the order of values have; `nil` for fewer than two.
  init?(of rates: [Double]) {
    guard rates.count > 1 else { return nil }
    let steps = zip(rates, rates.dropFirst()).map { $1 - $0 }.filter { $0 != 0 }
    let turns = zip(steps, steps.dropFirst()).count { ($0 < 0) != ($1 < 0) }
    switch (turns, steps.first ?? 0 < 0) {
    case (0, true): self = .falling
    case (0, false): self = .rising
    case (1, true): self = .valley
    case (1, false): self = .peak
    default: self = .free
    }
  }
}
