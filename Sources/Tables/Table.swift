public import Files
public import Identifiers
internal import Memory

/// Named, typed columns of equal length: one row per person, the first column their identifiers.
///
/// Rows and columns are found by position or name:
///
/// ```swift
/// let table = try Table(["id": ["ann", "bob"], "age": [31, nil]])
/// for row in table.rows { print(row.identifier, try row.integer(inColumn: "age") ?? 0) }
/// table.row(at: 0).identifier // "ann"
/// table["age"]?.values        // 31, nil
/// table.columnNames           // ["id", "age"]
/// ```
public struct Table: Sendable, Equatable {
  /// The columns in order; the first holds the identifiers, as text.
  public private(set) var columns: [Column]
  /// Where the column of each name stands.
  private var places: [String: Int]
  /// The name of the file that the table was read from, for messages.
  package var sourceName: String
  /// The lines of the file on which the first rows begin; `nil` if the table is of no file.
  ///
  /// Rows that were added later have none.
  package var lines: RowLines?
  /// Of a part of another table, the rows there, for messages; `nil` of a whole.
  var wholeRows: Buffer<UInt32>?
  /// How many columns without a name, none or one, were passed over when the table was read.
  package var indexColumnCount = 0
  /// What people should know of how the table was read.
  package var readingWarnings: [Message] = []
  /// A sentence for each spelling of a missing value, asked for in all columns, that is in none.
  package var spellingWarnings: [Message] = []

  /// Makes a table from columns that belong together.
  ///
  /// Columns of which that is not certain are checked by `Table(["id": …, "age": …])`. Whether the first
  /// one tells people apart is seen where its rows become people: building a graph and scoring by a job
  /// throw a ``DataError`` for one who is missing or there twice.
  ///
  /// - Precondition: at least one column, all of one length, no name twice and none empty, the first one
  ///   of texts.
  public init(_ columns: [Column]) {
    precondition(columns.allSatisfy { !$0.name.isEmpty }, "a column has a name")
    self.init(columns, sourceName: "table")
  }

  package init(_ columns: [Column], sourceName: String, lines: RowLines? = nil) {
    precondition(!columns.isEmpty, "a table has at least its identifiers")
    precondition(Set(columns.map(\.count)).count == 1, "columns differ in length")
    places = Dictionary(
      zip(columns.map(\.name), columns.indices), uniquingKeysWith: { first, _ in first })
    precondition(places.count == columns.count, "two columns share a name")
    guard case .strings = columns[0].values else {
      preconditionFailure("the first column holds the identifiers, as texts")
    }
    self.columns = columns
    self.sourceName = sourceName
    self.lines = lines
  }

  /// The number of rows, one per person.
  public var rowCount: Int { columns[0].count }

  /// The number of rows, as ``rowCount``.
  public var count: Int { rowCount }

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The name of the column that identifies people.
  public var identifierName: String { columns[0].name }

  /// The people's identifiers, in row order; each is its text, so `7` and `07` are two people.
  public var identifiers: TextList {
    guard case .strings(let values) = columns[0].values else { return [] }
    return values.list
  }

  /// The column of that name, or `nil`.
  public subscript(name: String) -> Column? { places[name].map { columns[$0] } }

  /// Where the column of that name stands, or `nil`.
  func place(ofColumn name: String) -> Int? { places[name] }

  /// Adds a column at the end.
  ///
  /// - Throws: ``DataError`` if the table has a column of that name, or another number of rows, or if the
  ///   column has no name.
  public mutating func append(_ column: Column) throws(DataError) {
    guard column.count == rowCount else {
      throw DataError(
        .badData, source: sourceName,
        problem:
          "column '\(column.name)' has \(column.count.counting("row")), the table \(rowCount)",
        remedy: "join a table with identifiers, which matches its rows")
    }
    try column.checkName(source: sourceName)
    guard places[column.name] == nil else { throw .isThere(column.name, source: sourceName) }
    places[column.name] = columns.count
    columns.append(column)
  }

  /// Puts a column in the place of the one of its name, as which it is declared.
  mutating func replace(_ column: Column) {
    guard let place = places[column.name] else { return }
    columns[place] = column.declared(as: columns[place])
  }

  /// Takes a column that is there for an outcome with these events.
  mutating func declare(_ name: String, _ events: Set<String>?) {
    guard let place = places[name] else { return }
    columns[place] = columns[place].declared(events, as: true)
  }

  /// Whether both tables have the same columns in the same order; where they came from, and which are
  /// declared as outcomes, does not count.
  public static func == (left: Table, right: Table) -> Bool { left.columns == right.columns }
}

extension DataError {
  /// A column has the name of one that is there.
  package static func isThere(_ name: String, source: String) -> DataError {
    DataError(
      .badData, source: source, problem: "column '\(name)' is there already",
      remedy:
        "rename it, put a prefix before new columns with \(.columnPrefix), or leave the results of an "
        + "earlier run out of the table")
  }
}

extension Column {
  /// Throws if the column has no name: a file that is written so could not be read again.
  func checkName(source: String) throws(DataError) {
    guard name.isEmpty else { return }
    throw DataError(
      .badData, source: source, problem: "a column has no name", remedy: "give it one")
  }
}
