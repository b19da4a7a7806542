/// Which columns of the people table are aggregated over friends and communities.
public enum AggregateSelection: Sendable, Hashable {
  /// Every column of whole or decimal numbers.
  case everyNumericColumn
  /// Every column of whole or decimal numbers but these.
  case everyNumericColumnBut([String])
  /// The columns of these names; true/false columns count as 1 and 0, texts that are dates of ISO 8601
  /// as days since the start of 1970 (UTC), and other texts are told of by
  /// ``FriendStatistics/ofTexts``.
  case columns([String])

  /// None.
  public static let none = AggregateSelection.columns([])
}

extension AggregateSelection {
  /// The columns that are left out of all numeric ones; `nil` where columns are named.
  package var exceptions: [String]? {
    switch self {
    case .everyNumericColumn: []
    case .everyNumericColumnBut(let names): names
    case .columns: nil
    }
  }
}
