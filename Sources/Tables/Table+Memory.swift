public import Files
internal import Identifiers
internal import TextFormats

extension Table {
  /// Makes a table of columns of plain values, the first of which holds the people's identifiers.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob"], "age": [31, nil], "partner": [true, false]])
  /// table["age"]?.values  // .integers([31, nil])
  /// ```
  ///
  /// Identifiers may be whole numbers or dates. A decimal number that is not finite is missing. Names that differ
  /// only in how Unicode composes their letters are one name, as in a file.
  ///
  /// - Throws: ``DataError`` if there is no column, columns differ in length, have no name or share one,
  ///   identifiers are neither texts nor whole numbers, or a text has a NUL; with the first row, counted
  ///   from 1, whose identifier is missing, empty or there already.
  /// - Complexity: O(*rows* × *columns*).
  public init(_ columns: KeyValuePairs<String, any ColumnConvertible>) throws(DataError) {
    try self.init(checking: columns.map { Column($0.key, ColumnValues($0.value)) })
  }

  /// Makes a table of a dictionary of columns; those besides the identifiers are in alphabetical order.
  ///
  /// - Parameters:
  ///   - columns: The columns by name.
  ///   - identifier: The name of the column that identifies people.
  /// - Throws: ``DataError`` as for columns in order, and if the identifiers' column is missing.
  /// - Complexity: O(*rows* × *columns*).
  public init(
    _ columns: [String: any ColumnConvertible], identifier: String
  ) throws(DataError) {
    let others = columns.keys.filter { $0 != identifier }.sorted()
    guard columns[identifier] != nil else {
      throw ColumnReference.name(identifier).missing(
        among: others, areKnown: true, isNameOnly: true, source: Self.memoryName)
    }
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
  /// - Throws: ``DataError`` as for columns, and with the first row, counted from 1, whose value is of
  ///   another type than those above it.
  /// - Complexity: O(*rows* × *columns*).
  public init(
    rows: [[String: (any ColumnElement)?]], identifier: String
  ) throws(DataError) {
    var names = Set(rows.flatMap(\.keys))
    names.remove(identifier)
    var columns: [Column] = []
    for name in [identifier] + names.sorted() {
      columns.append(try Column(name, ofRows: rows.map { ($0[name] ?? nil)?.plain }))
    }
    try self.init(checking: columns)
  }

  /// Makes a table of columns, the first one's values as identifiers that are checked.
  private init(checking columns: [Column]) throws(DataError) {
    guard let first = columns.first else {
      throw .ofMemory("there are no columns", "give one with the people's identifiers")
    }
    var names: Set<String> = []
    for column in columns {
      try column.checkName(source: Self.memoryName)
      guard column.count == first.count else {
        throw .ofMemory(
          "column '\(column.name)' has \(column.count.counting("row")), column '\(first.name)' "
            + "\(first.count)",
          "give every column a value for each person, nil where one is missing")
      }
      guard names.insert(column.name).inserted else {
        throw .ofMemory(
          "two columns are named '\(column.name)'", "give every column its own name")
      }
    }
    let texts = try first.values.identifiers(named: first.name)
    self.init(
      [Column(first.name, .strings(texts))] + columns.dropFirst(), sourceName: Self.memoryName)
    try checkPeople()
  }

  fileprivate static let memoryName = "table in memory"
}

extension DataError {
  fileprivate static func ofMemory(_ problem: String, _ remedy: String) -> DataError {
    DataError(.badData, source: Table.memoryName, problem: problem, remedy: remedy)
  }
}

extension ColumnValues {
  /// The values as people's identifiers.
  fileprivate func identifiers(named name: String) throws(DataError) -> TextValues {
    let held: String
    switch self {
    case .strings(let values): return values
    case .integers(let values): return TextValues(values.map { $0.map { String($0) } })
    case .times(let values): return values.texts
    case .reals(let values):
      if !values.hasValues { return .missing(values.count) }
      held = "decimal numbers"
    case .booleans(let values):
      if values.allSatisfy({ $0 == nil }) { return .missing(values.count) }
      held = "true or false"
    }
    throw .ofMemory(
      "column '\(name)' identifies people, and holds \(held)", "give texts or whole numbers")
  }
}

extension TextValues {
  /// As many missing texts.
  fileprivate static func missing(_ count: Int) -> TextValues {
    TextValues(Array(repeating: String?.none, count: count))
  }
}

/// A value that may be missing, however often it is wrapped.
private protocol MaybeMissing {
  var wrapped: (any ColumnElement)? { get }
}

extension Optional: MaybeMissing where Wrapped: ColumnElement {
  fileprivate var wrapped: (any ColumnElement)? { self }
}

extension ColumnElement {
  /// The value itself; `nil` if it is missing.
  fileprivate var plain: (any ColumnElement)? {
    guard let maybe = self as? any MaybeMissing else { return self }
    return maybe.wrapped?.plain
  }
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
      throw .ofRow(
        row, Table.memoryName,
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
