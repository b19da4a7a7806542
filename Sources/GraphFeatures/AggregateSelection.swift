/// Which columns of the people table are aggregated over friends and communities.
///
/// An outcome never is, and to name one is refused: what a person's label went into can't predict it.
public enum AggregateSelection: Sendable, Hashable {
  /// Every column of whole or decimal numbers that is neither an outcome nor looks like an identifier
  /// (``TableSchema/Column/looksLikeIdentifier``), nor tells of the values of another column C: `C_reliability`,
  /// `C_source`, `C_as_of`, `C_verified`, `C_claims`, `C_disagreement`.
  case everyNumericColumn
  /// Every such column but these.
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
