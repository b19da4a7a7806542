/// Which column is meant: by the header's name for it, or by its number from 1.
public enum ColumnReference: Sendable, Hashable {
  /// The column of that name; where the header has none and the name is a number, that column.
  case name(String)
  /// The column of that number, counted from 1.
  case number(Int)

  /// The column that a person typed: `3` is the third unless a column is called `3`.
  public init(_ text: String) { self = .name(text) }

  /// The number that is meant where no column has the name.
  var number: Int? {
    switch self {
    case .name(let text): Int(text).flatMap { $0 > 0 ? $0 : nil }
    case .number(let number): number
    }
  }
}
