internal import Files
public import GraphFeatures

/// On how many people's outcomes columns rest.
public struct OutcomeSummary: Sendable, Equatable {
  /// The outcome.
  public let name: String
  /// The number of folds.
  public let foldCount: Int
  /// By what people are put into folds.
  public let rule: String
  /// What the rule's column holds, if it is one.
  public let foldValues: FoldRule.Values?
  /// How many people have an outcome.
  public let knownCount: Int
  /// How many of these had the event.
  public let eventCount: Int
  /// How many of the outcomes are used: all, but in folds by date or number those of people without one.
  public let usedCount: Int
}

extension OutcomeSummary: CustomStringConvertible {
  /// The numbers, in one line.
  public var description: String {
    "\(name.printable): \(knownCount.withCommas) known, \(eventCount.withCommas) with the event, in \(foldCount) folds "
      + FoldRule.named(rule).phrase(foldValues)
      + (usedCount < knownCount
        ? "; \((knownCount - usedCount).withCommas) without a \(foldValues?.singular ?? "date") not used"
        : "")
  }
}
