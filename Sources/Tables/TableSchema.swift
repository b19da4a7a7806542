internal import Execution
internal import Files

/// What kind of values a column holds.
public enum ColumnType: String, Sendable, Hashable {
  /// Whole numbers.
  case integer
  /// Decimal numbers.
  case decimal
  /// Texts.
  case text
  /// True and false.
  case boolean
}

/// The names and types of a table's columns: what can be said of it without its values.
public struct TableSchema: Sendable, Hashable {
  /// A column, without its values.
  public struct Column: Sendable, Hashable {
    /// The column's name.
    public let name: String
    /// What kind of values it holds.
    public let type: ColumnType
    /// Whether there is any value in it.
    public let hasValues: Bool
    /// Whether the texts are dates of ISO 8601, going by the first of them.
    public let holdsDates: Bool

    /// Describes a column.
    public init(
      _ name: String, _ type: ColumnType, hasValues: Bool = true, holdsDates: Bool = false
    ) {
      self.name = name
      self.type = type
      self.hasValues = hasValues
      self.holdsDates = holdsDates
    }
  }

  /// The columns in order; the first holds the identifiers.
  public let columns: [Column]

  /// Describes a table.
  ///
  /// - Precondition: There is at least the column of identifiers.
  public init(_ columns: [Column]) {
    precondition(!columns.isEmpty, "a table has at least its identifiers")
    self.columns = columns
  }

  /// The names of the columns of whole or decimal numbers, in order, empty ones included.
  public var numericColumnNames: [String] {
    columns.dropFirst().filter { [.integer, .decimal].contains($0.type) }.map(\.name)
  }
}

extension Table {
  /// The names and types of the columns.
  public var schema: TableSchema {
    TableSchema(
      columns.map {
        TableSchema.Column($0.name, $0.type, hasValues: $0.hasValues, holdsDates: $0.holdsDates)
      })
  }

  /// The schema of a file as far as its first rows tell; `nil` where these can't be read, about which
  /// the reader will have more to say.
  ///
  /// A value further down may make texts of what seem to be numbers here.
  package static func schema(beginningOf path: String, _ options: TableReadingOptions)
    -> TableSchema?
  {
    guard let start = Input.beginning(of: path, count: 1 << 18),
      let end = start.bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let table = try? read(
      Array(start.bytes[...end]), source: path, options: options.resolved(for: path),
      execution: Execution(threads: 1)
    ) { _, _ in }
    return table?.schema
  }
}

extension Column {
  /// What kind of values the column holds.
  public var type: ColumnType {
    switch values {
    case .integers: .integer
    case .reals: .decimal
    case .strings: .text
    case .booleans: .boolean
    }
  }
}
