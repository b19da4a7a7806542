/// Which columns of the people table are aggregated over friends and communities.
public enum AggregateSelection: Sendable, Hashable {
  /// Every column of whole or decimal numbers.
  case everyNumericColumn
  /// The columns of these names; true/false columns count as 1 and 0.
  case columns([String])

  /// None.
  public static let none = AggregateSelection.columns([])
}
