public import Files
internal import Identifiers

extension Table {
  /// Makes a table of columns of plain values, the first of which holds the people's identifiers.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob"], "age": [31, nil], "partner": [true, false]])
  /// table["age"]?.values  // .integers([31, nil])
  /// ```
  ///
  /// Identifiers may be whole numbers. A decimal number that is not finite is missing.
  ///
  /// - Throws: ``DataError`` with the first row, counted from 1, whose identifier is missing, empty or
  ///   there already; also if a column has no name.
  /// - Precondition: At least one column, all of one length, no name twice, identifiers of texts or
  ///   whole numbers.
  /// - Complexity: O(*rows* × *columns*).
  public init(_ columns: KeyValuePairs<String, any ColumnConvertible>) throws(DataError) {
    try self.init(checking: columns.map { Column($0.key, ColumnValues($0.value)) })
  }

  /// Makes a table of a dictionary of columns; those besides the identifiers are in alphabetical order.
  ///
  /// - Parameters:
  ///   - columns: The columns by name.
  ///   - identifier: The name of the column that identifies people.
  /// - Throws: ``DataError`` with the first row, counted from 1, whose identifier is missing, empty or
  ///   there already; also if a column has no name.
  /// - Precondition: The identifiers' column is there, all columns have one length, and identifiers are
  ///   texts or whole numbers.
  /// - Complexity: O(*rows* × *columns*).
  public init(
    _ columns: [String: any ColumnConvertible], identifier: String
  ) throws(DataError) {
    precondition(columns[identifier] != nil, "a table has at least its identifiers")
    let others = columns.keys.filter { $0 != identifier }.sorted()
    try self.init(
      checking: ([identifier] + others).compactMap { name in
        columns[name].map { Column(name, ColumnValues($0)) }
      })
  }

  /// Makes a table of rows; columns are in alphabetical order, and what a row lacks is missing.
  ///
  /// ```swift
  /// let table = try Table(
  ///   rows: [["id": "ann", "age": 31], ["id": "bob", "age": 45.5]], identifier: "id")
  /// ```
  ///
  /// A column of whole and decimal numbers is decimal; one without values too, as in a file.
  ///
  /// - Parameters:
  ///   - rows: The values by column.
  ///   - identifier: The name of the column that identifies people.
  /// - Throws: ``DataError`` with the first row, counted from 1, whose identifier is missing, empty or
  ///   there already, or whose value is of another type than those above it; also if a column
  ///   has no name.
  /// - Complexity: O(*rows* × *columns*).
  public init(
    rows: [[String: (any ColumnElement)?]], identifier: String
  ) throws(DataError) {
    var names = Set(rows.flatMap(\.keys))
    names.remove(identifier)
    var columns: [Column] = []
    for name in [identifier] + names.sorted() {
      columns.append(try Column(name, ofRows: rows.map { $0[name] ?? nil }))
    }
    try self.init(checking: columns)
  }

  /// Makes a table of columns, the first one's values as identifiers that are checked.
  private init(checking columns: [Column]) throws(DataError) {
    precondition(!columns.isEmpty, "a table has at least its identifiers")
    for column in columns { try column.checkName(source: Self.memoryName) }
    let texts: TextValues
    switch columns[0].values {
    case .strings(let values): texts = values
    case .integers(let values): texts = TextValues(values.map { $0.map { String($0) } })
    case let values where !values.hasValues: texts = TextValues(values.count)
    default: preconditionFailure("identifiers are texts or whole numbers")
    }
    var index = TextIndex()
    for (row, text) in texts.enumerated() {
      guard let text, !text.isEmpty else {
        throw .inMemory(row, "the identifier is empty", "give every person one")
      }
      let number = Int(index.insert(text))
      guard number == row else {
        throw .inMemory(
          row, "the person is in the table twice, first in row \(number + 1)", "keep one row")
      }
    }
    self.init(
      [Column(columns[0].name, .strings(index.texts))] + columns.dropFirst(),
      sourceName: Self.memoryName)
  }

  fileprivate static let memoryName = "table in memory"
}

extension DataError {
  fileprivate static func inMemory(_ row: Int, _ problem: String, _ remedy: String) -> DataError {
    DataError(
      .badData, source: Table.memoryName, problem: "row \(row + 1): \(problem)", remedy: remedy)
  }
}

extension TextValues {
  /// As many missing texts.
  fileprivate init(_ count: Int) { self.init(Array(repeating: String?.none, count: count)) }
}

extension ColumnValues {
  fileprivate var hasValues: Bool { (0..<count).contains { !isMissing($0) } }
}

extension Column {
  /// Makes a column of values of one type.
  fileprivate init(_ name: String, ofRows values: [(any ColumnElement)?]) throws(DataError) {
    let kinds = values.map { $0.map { Kind($0) } }
    guard let first = kinds.firstIndex(where: { $0 != nil }), var kind = kinds[first] else {
      self.init(name, .reals(Array(repeating: nil, count: values.count)))
      return
    }
    if kind == .integer, kinds.contains(.real) { kind = .real }
    if let row = kinds.firstIndex(where: { $0.map { !$0.fits(kind) } ?? false }) {
      throw .inMemory(
        row,
        "column '\(name)' holds \(kinds[row]?.rawValue ?? "") here and \(kind.rawValue) in row "
          + "\(first + 1)", "give all its values one type")
    }
    switch kind {
    case .integer: self.init(name, .integers(values.map { $0 as? Int }))
    case .real:
      self.init(name, values.map { $0 as? Double ?? ($0 as? Int).map { Double($0) } })
    case .boolean: self.init(name, .booleans(values.map { $0 as? Bool }))
    case .text: self.init(name, .strings(values.map { $0 as? String }))
    }
  }

  private enum Kind: String {
    case integer = "a whole number"
    case real = "a decimal number"
    case boolean = "true or false"
    case text = "a text"

    init(_ value: any ColumnElement) {
      switch value {
      case is Int: self = .integer
      case is Double: self = .real
      case is Bool: self = .boolean
      default: self = .text
      }
    }

    func fits(_ other: Kind) -> Bool { self == other || self == .integer && other == .real }
  }
}
