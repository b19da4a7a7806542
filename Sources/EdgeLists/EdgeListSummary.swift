public import DelimitedText

/// What was found in an edge list, and what was not used.
public struct EdgeListSummary: Sendable, Equatable {
  /// The rows that became edges.
  public let rowCount: Int
  /// The comment lines passed over.
  public let commentCount: Int
  /// The rows that can't be used, in order; empty unless they were to be set aside.
  public let setAside: [SetAsideRow]
  /// The delimiter, as given or found; `nil` if the list was not read from delimited text.
  public let delimiter: Delimiter?
  /// The names in the header; `nil` without a header.
  public let columnNames: [String]?
}
