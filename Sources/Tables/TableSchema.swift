package import ArrowInterface
package import Files
internal import TextFormats

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
  /// Dates.
  case date
  /// Points in time, or times of a clock whose zone is not known.
  case timestamp
}

extension ColumnType {
  /// Whether values are dates or times.
  package var isOfTimes: Bool { self == .date || self == .timestamp }

  /// What several values are called.
  package var plural: String {
    switch self {
    case .integer: "whole numbers"
    case .decimal: "decimal numbers"
    case .text: "texts"
    case .boolean: "true or false"
    case .date: "dates"
    case .timestamp: "times"
    }
  }
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
    /// Whether it holds dates or times, or texts that are such, going by the first of them.
    public let holdsDates: Bool
    /// Whether its whole numbers tell people apart, going by the name (`id`, `customer_id`, `userId`) or by
    /// the first 100,000 values.
    ///
    /// No two of them are equal then, and there are at least 20, less than twice as far apart as they are
    /// many, or at least 10,000. Fewer may well be ages or amounts, and unix times from 1980 to 2100 are
    /// taken for times. It is left out of what is aggregated unless it is named. Of a file whose beginning
    /// alone is read only that counts: what all rows tell may differ.
    public let looksLikeIdentifier: Bool
    /// What the column was declared to be; `nil` for nothing.
    public private(set) var role: ColumnRole?
    /// Whether decimal numbers are exact digits, so that whole ones can identify people.
    package var hasExactDigits = false
    /// Why the column can be none of a table; `nil` for one that can.
    package var refusal: ColumnRefusal?

    /// Describes a column.
    public init(
      _ name: String, _ type: ColumnType, hasValues: Bool = true, holdsDates: Bool = false,
      looksLikeIdentifier: Bool = false, role: ColumnRole? = nil
    ) {
      self.name = name
      self.type = type
      self.hasValues = hasValues
      self.holdsDates = holdsDates || type.isOfTimes
      self.looksLikeIdentifier = looksLikeIdentifier
      self.role = role
    }

    /// Describes a column that is there.
    package init(_ column: Tables.Column) {
      self.init(
        column.name, column.type, hasValues: column.hasValues, holdsDates: column.holdsDates,
        looksLikeIdentifier: column.looksLikeIdentifier, role: column.role)
      hasExactDigits = column.holdsExactDigits
      refusal = column.refusal
    }

    /// The column in a role.
    func declared(_ role: ColumnRole) -> Column {
      var column = self
      column.role = role
      return column
    }

    /// Whether nobody's value may come to others: the column is an outcome, or made of others' outcomes.
    package var isOfOutcomes: Bool { role == .outcome || OutcomeColumn.isOutOfFold(name) }

    /// Whether the column may be aggregated unasked: it holds numbers, and is neither of outcomes nor one
    /// that tells people apart.
    fileprivate var isOfAmounts: Bool {
      [.integer, .decimal].contains(type) && hasValues && !isOfOutcomes && !looksLikeIdentifier
    }
  }

  /// The columns in order; the first holds the identifiers.
  public let columns: [Column]
  /// Whether these are all columns: not where a table comes through a pipe, nor where lines of JSON
  /// further down may have more.
  public let isComplete: Bool
  /// What the table is called in messages.
  package var sourceName = "the people table"
  /// Columns that were left out since no table has a column for what they hold.
  var refused: [Column] = []
  /// Where the column of each name stands, the first of a name that occurs twice.
  private let places: [String: Int]

  /// Describes a table.
  ///
  /// - Precondition: There is at least the column of identifiers.
  public init(_ columns: [Column], isComplete: Bool = true) {
    precondition(!columns.isEmpty, "a table has at least its identifiers")
    self.columns = columns
    self.isComplete = isComplete
    places = Dictionary(
      zip(columns.map(\.name), columns.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The column of that name, or `nil`.
  public subscript(name: String) -> Column? { places[name].map { columns[$0] } }

  /// The names of the columns that are aggregated if none are named: those of numbers that are neither of
  /// outcomes, nor tell people apart, nor tell of the values of another column.
  package var columnsAggregatedUnasked: [String] {
    columns.dropFirst().filter { $0.isOfAmounts && notedColumn($0.name) == nil }.map(\.name)
  }

  /// The column of whose values another one tells; `nil` if it tells of none.
  package func notedColumn(_ name: String) -> String? {
    ValueNote.column(noted: name) { self[$0] != nil }
  }

  /// Whether both have the same columns; what the tables are called does not count.
  public static func == (left: TableSchema, right: TableSchema) -> Bool {
    left.columns == right.columns && left.isComplete == right.isComplete
  }

  /// Hashes the columns.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(isComplete)
  }

  /// The names of the columns of whole or decimal numbers, in order, empty ones included.
  public var numericColumnNames: [String] {
    columns.dropFirst().filter { [.integer, .decimal].contains($0.type) }.map(\.name)
  }
}

extension Table {
  /// The names and types of the columns.
  public var schema: TableSchema {
    var schema = TableSchema(columns.map { TableSchema.Column($0) })
    schema.sourceName = sourceName
    return schema
  }
}

extension TableSchema {
  /// Throws if there is no column of that name.
  ///
  /// Of a table whose columns are not all known nothing is thrown.
  package func checkColumn(named name: String) throws(DataError) {
    guard isComplete, places[name] == nil else { return }
    if let refusal = refused.first(where: { $0.name == name })?.refusal {
      throw refusal.error(name, source: sourceName)
    }
    throw ColumnReference.name(name).missing(
      among: columns.map(\.name), isNameOnly: true, source: sourceName)
  }

  /// Throws if there is no column of that name, or it holds texts, dates or times.
  ///
  /// Of a table whose columns are not all known nothing is thrown.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - alternative: What can be done with texts in place of numbers, as a part of a sentence.
  /// - Throws: ``DataError`` with what to do.
  package func checkNumbers(
    inColumn name: String, alternative: Message? = nil
  ) throws(DataError) {
    try checkColumn(named: name)
    guard let place = places[name] else { return }
    let type = columns[place].type
    guard place == 0 || type == .text || type.isOfTimes else { return }
    throw DataError(
      .badData, source: sourceName,
      problem: place == 0
        ? "column '\(name)' identifies people, and is no number to compute with"
        : "column '\(name)' holds \(type.isOfTimes ? type.plural : "texts")",
      remedy: .choosingNumbers(or: place == 0 ? nil : alternative))
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
    case .times(let values): values.kind == .date ? .date : .timestamp
    }
  }
}

extension Message {
  /// What to do where a column of numbers is needed, or something else can be done with texts.
  static func choosingNumbers(or alternative: Message?) -> Message {
    "choose a column of numbers" + (alternative.map { ", or \($0)" } ?? "")
  }
}
