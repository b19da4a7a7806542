/// A column that tells what became of people, such as whether they paid back: what is to be predicted.
///
/// ```swift
/// let outcome = OutcomeColumn("defaulted")
/// let status = OutcomeColumn("status", events: ["charged off", "default"])
/// ```
///
/// An outcome goes out as it came and is used for nothing else: it is never aggregated over friends, never
/// scored, no seed and no exposure. What a person's label went into can't be used to predict it.
public struct OutcomeColumn: Sendable, Hashable {
  /// The column's name.
  public let name: String
  /// The values that are the event, as they stand in a file; `nil` for true, or for 1 among 0 and 1.
  ///
  /// Every other value is a non-event; where a value is missing, nobody knows.
  public let events: Set<String>?

  /// Names an outcome and the values that are its event.
  public init(_ name: String, events: Set<String>? = nil) {
    self.name = name
    self.events = events
  }

  /// Whether a name is that of a column made of others' outcomes, out of fold.
  ///
  /// Nobody's own outcome is in their value. It is in the values of others, which therefore must not come
  /// back over the graph.
  package static func isOutOfFold(_ name: String) -> Bool { name.hasSuffix("_oof") }
}

/// What a column is for, where it has been declared.
public enum ColumnRole: String, Sendable, Hashable {
  /// What became of people: see ``OutcomeColumn``.
  case outcome
}
