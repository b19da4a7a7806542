public import TextFormats

/// Which further columns of an edge list are kept: none, all, or some.
///
/// ```swift
/// let format = EdgeListFormat(time: "day", columns: ["amount", .texts("purpose")])
/// ```
public enum EdgeColumnSelection: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// Every column but those of the two people, of the time and of the end.
  case every
  /// These columns.
  case columns([Request])

  /// No column.
  public static let none = EdgeColumnSelection.columns([])

  /// These columns.
  public init(arrayLiteral requests: Request...) { self = .columns(requests) }

  /// Whether a column is kept.
  package func keeps(_ place: Int, of names: [String]) -> Bool {
    switch self {
    case .every: true
    case .columns(let requests): requests.contains { $0.column.index(in: names) == place }
    }
  }

  /// Whether no column is kept.
  public var isEmpty: Bool { self == .none }

  /// A column that is kept, and what it holds.
  public struct Request: Sendable, Hashable, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral
  {
    /// What a column holds.
    public enum Content: Sendable, Hashable {
      /// Numbers if most values in the first hundred rows are numbers, or if there are none; else texts.
      case detected
      /// Numbers of any sign.
      case numbers
      /// Texts, each of which is a level.
      case texts
    }

    /// The column.
    public var column: ColumnReference
    /// What it holds.
    public var content: Content

    /// Asks for a column.
    public init(_ column: ColumnReference, _ content: Content = .detected) {
      self.column = column
      self.content = content
    }

    /// The column of that name.
    public init(stringLiteral name: String) { self.init(.name(name)) }

    /// The column of that number, counted from 1.
    public init(integerLiteral number: Int) { self.init(.number(number)) }

    /// A column of numbers.
    public static func numbers(_ column: ColumnReference) -> Request { Request(column, .numbers) }

    /// A column of texts.
    public static func texts(_ column: ColumnReference) -> Request { Request(column, .texts) }
  }

  /// The columns asked for; none if it is every column.
  var requests: [Request] {
    if case .columns(let requests) = self { requests } else { [] }
  }
}
