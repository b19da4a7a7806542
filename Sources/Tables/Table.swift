public import DelimitedText

/// Named, typed columns of equal length: one row per person, the first column their identifiers.
public struct Table: Sendable, Equatable {
  /// The columns in order; the first holds the identifiers, as text.
  public private(set) var columns: [Column]
  /// The name of the file that the table was read from, for messages.
  package var sourceName: String

  /// Makes a table from columns.
  ///
  /// - Precondition: at least one column, all of one length, no name twice, the first one of texts.
  public init(_ columns: [Column]) {
    self.init(columns, sourceName: "table")
  }

  package init(_ columns: [Column], sourceName: String) {
    precondition(!columns.isEmpty, "a table has at least its identifiers")
    precondition(Set(columns.map(\.count)).count == 1, "columns differ in length")
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns share a name")
    guard case .strings = columns[0].values else {
      preconditionFailure("the first column holds the identifiers, as texts")
    }
    self.columns = columns
    self.sourceName = sourceName
  }

  /// The number of rows, one per person.
  public var rowCount: Int { columns[0].count }

  /// The name of the column that identifies people.
  public var identifierName: String { columns[0].name }

  /// The people's identifiers, in row order; each is its text, so `7` and `07` are two people.
  public var identifiers: [String] {
    guard case .strings(let values) = columns[0].values else { return [] }
    return values.map { $0 ?? "" }
  }

  /// The column of that name, or `nil`.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }

  /// Adds a column at the end.
  ///
  /// - Precondition: as many rows as the table has.
  /// - Throws: ``DataError`` if the table has a column of that name.
  public mutating func append(_ column: Column) throws(DataError) {
    precondition(column.count == rowCount, "columns differ in length")
    guard self[column.name] == nil else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(column.name)' is there already",
        remedy: "rename that column")
    }
    columns.append(column)
  }

  /// A table with this table's rows and columns, then the other table's columns matched by
  /// identifier; people whom the other table does not know get missing values.
  ///
  /// - Throws: ``DataError`` if both tables have a column of one name besides the identifier.
  /// - Complexity: O(*rows* × *columns*).
  public func joined(with other: Table) throws(DataError) -> Table {
    var result = self
    if other.identifiers == identifiers {
      for column in other.columns.dropFirst() { try result.append(column) }
      return result
    }
    let rows = Dictionary(
      zip(other.identifiers, other.identifiers.indices), uniquingKeysWith: { first, _ in first })
    let places = identifiers.map { rows[$0] }
    for column in other.columns.dropFirst() { try result.append(column.rearranged(places)) }
    return result
  }
}

extension Column {
  /// The column whose row *i* is this column's row `places[i]`, missing where that is `nil`.
  package func rearranged(_ places: [Int?]) -> Column {
    func pick<Value>(_ values: [Value?]) -> [Value?] { places.map { $0.flatMap { values[$0] } } }
    let spelling = spelling.map { texts in places.map { $0.map { texts[$0] } ?? "" } }
    return switch values {
    case .integers(let values): Column(name, .integers(pick(values)), spelling: spelling)
    case .reals(let values): Column(name, .reals(pick(values)), spelling: spelling)
    case .booleans(let values): Column(name, .booleans(pick(values)), spelling: spelling)
    case .strings(let values): Column(name, .strings(pick(values)), spelling: spelling)
    }
  }
}
