/// A column that tells what became of people, such as whether they paid back: what is to be foreseen.
///
/// ```swift
/// let outcome = OutcomeColumn("defaulted")
/// let status = OutcomeColumn("status", events: ["charged off", "default"])
/// ```
///
/// An outcome goes out as it came and is used for nothing else: it is never aggregated over friends, never
/// scored, no seed and no exposure. What a person's label went into can't be used to foresee it.
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
}

/// What a column is for, where it has been declared.
public enum ColumnRole: String, Sendable, Hashable {
  /// What became of people: see ``OutcomeColumn``.
  case outcome
}
