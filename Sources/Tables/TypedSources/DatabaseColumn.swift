internal import ArrowInterface
internal import Files
internal import TextFormats

/// What a column of a query is to the database, as far as it makes a difference here.
enum DatabaseType: Sendable, Equatable {
  /// Whole numbers of up to 64 bits.
  case integer
  /// Decimal numbers of 32 bits.
  case real
  /// Decimal numbers of 64 bits.
  case double
  /// Decimal numbers of any number of digits, and whole ones of more than 64 bits.
  case number
  case boolean
  case text
  /// Dates.
  case date
  /// Dates with a time of day.
  case time
  /// What no column can hold.
  case other

  /// The type of the column that is made of it.
  var columnType: ColumnType {
    switch self {
    case .date: .date
    case .time: .timestamp
    default: sentType
    }
  }

  /// The type of the values as they are sent: dates and times are texts.
  var sentType: ColumnType {
    switch self {
    case .integer: .integer
    case .real, .double, .number: .decimal
    case .boolean: .boolean
    case .text, .date, .time, .other: .text
    }
  }

  /// Whether the values are dates, with or without a time of day.
  var isOfTimes: Bool { self == .date || self == .time }
}

/// A column of a query.
struct DatabaseColumn: Sendable {
  let name: String
  let type: DatabaseType
  /// What the database calls the type.
  private let typeName: String

  init(_ name: String, type: DatabaseType) {
    self.name = name
    self.type = type
    typeName = ""
  }

  /// What is known of the column without its values.
  var schema: TableSchema.Column {
    var column = TableSchema.Column(
      name, type.columnType, holdsDates: type.isOfTimes,
      looksLikeIdentifier: type.columnType == .integer && IdentifierLikeness.isTold(by: name))
    column.hasExactDigits = type == .number
    column.refusal = refusal
    return column
  }

  /// Why no column can hold what is in this one; `nil` if one can.
  var refusal: ColumnRefusal? {
    guard type == .other else { return nil }
    return ColumnRefusal(
      "is of type \(typeName), which is no number and no text",
      remedy: "leave it out of the query, or make a number or a text of it")
  }

  /// As what the database has the column, as far as the values don't tell.
  var sourceType: SourceType? {
    switch type {
    case .integer: integerBits.map { .whole(bits: $0.bits, isSigned: $0.isSigned) }
    case .number: .digits
    case .text: .texts
    default: nil
    }
  }

  /// How many bits whole numbers have, if fewer than 64.
  private var integerBits: (bits: Int, isSigned: Bool)? {
    switch typeName {
    case "TINYINT": (8, true)
    case "UTINYINT": (8, false)
    case "SMALLINT", "smallint": (16, true)
    case "USMALLINT": (16, false)
    case "INTEGER", "integer": (32, true)
    case "UINTEGER": (32, false)
    default: nil
    }
  }

  /// What dates or times are; `nil` for other values.
  var timeKind: TimeKind? {
    switch type {
    case .date: .date
    case .time: typeName.lowercased().hasSuffix("with time zone") ? .timestamp : .localTimestamp
    default: nil
    }
  }

  /// A column as DuckDB describes it.
  init(_ name: String, duckDB typeName: String) {
    self.name = name
    self.typeName = typeName
    let word = typeName.prefix { $0 != "(" }
    type =
      if typeName.hasSuffix("]") { .other } else {
        switch word {
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER":
          .integer
        case "FLOAT": .real
        case "DOUBLE": .double
        case "DECIMAL": Self.isWhole(typeName) ? .integer : .number
        case "UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM", "VARINT": .number
        case "BOOLEAN": .boolean
        case "DATE": .date
        case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS",
          "TIMESTAMP_NS":
          .time
        case "VARCHAR", "UUID", "ENUM", "TIME", "TIME WITH TIME ZONE", "TIME_NS", "INTERVAL",
          "JSON",
          "BIT", "\"NULL\"", "NULL":
          .text
        default: .other
        }
      }
  }

  /// A column as PostgreSQL describes it.
  init(_ name: String, postgreSQL typeName: String) {
    self.name = name
    self.typeName = typeName
    let word = typeName.prefix { $0 != "(" }
    type =
      if typeName.hasSuffix("]") { .other } else {
        switch word {
        case "smallint", "integer", "bigint", "oid": .integer
        case "real", "double precision": .double
        case "numeric": Self.isWhole(typeName) ? .integer : .number
        case "money": .number
        case "boolean": .boolean
        case "date": .date
        case _ where word.hasPrefix("timestamp"): .time
        case "bytea", "record": .other
        default: .text
        }
      }
  }

  /// The name of a type that is not PostgreSQL's own, as far as one can tell: an enumeration, a range of
  /// allowed values, a structure.
  var ownTypeName: String? {
    let known = [
      "text", "character varying", "character", "name", "\"char\"", "json", "jsonb", "uuid",
      "interval",
      "inet", "cidr", "macaddr", "xml", "bit", "bit varying", "numeric",
    ]
    let word = String(typeName.prefix { $0 != "(" })
    return type == .text && !known.contains(word) && !word.hasPrefix("time") ? typeName : nil
  }

  /// Whether decimal digits of a type such as `numeric(12,0)` are whole numbers of 64 bits.
  private static func isWhole(_ typeName: String) -> Bool {
    let numbers = typeName.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
    return numbers.count == 2 && numbers[0] <= 18 && numbers[1] == 0
  }

  /// The column in PostgreSQL's list of what to select, as one of the types that come in binary form.
  var postgreSQLExpression: String {
    let name = name.quotedIdentifier
    return switch type {
    case .integer: name + "::int8"
    case .real, .double: name + "::float8"
    case .boolean: name
    case .number: name + (typeName == "money" ? "::numeric::text" : "::text")
    case .text, .date, .time, .other: name + "::text"
    }
  }
}

extension [DatabaseColumn] {
  /// Gathers the values of each column as they are sent.
  func builders(source: String) -> [TypedColumnBuilder] {
    map { TypedColumnBuilder($0.name, $0.type.sentType, source: source) }
  }

  /// The columns of what was gathered.
  func finish(_ builders: [TypedColumnBuilder]) -> [Column] {
    zip(builders, self).map { $0.column($1.timeKind).typed($1.sourceType) }
  }

  /// Reads the columns that a table has a column for; the others are there, and refused.
  ///
  /// - Parameters:
  ///   - source: What messages call the database.
  ///   - read: Reads columns.
  /// - Returns: All columns, in their order.
  /// - Throws: What `read` throws; ``DataError`` if no column can be read.
  func reading(
    source: String, _ read: ([DatabaseColumn]) throws -> [Column]
  ) throws -> [Column] {
    let readable = filter { $0.refusal == nil }
    if readable.isEmpty {
      guard let first, let refusal = first.refusal else { return [] }
      throw refusal.error(first.name, source: source)
    }
    let columns = try read(readable)
    var rest = columns[...]
    return compactMap { column in
      guard let refusal = column.refusal else { return rest.popFirst() }
      return Column(column.name, refused: refusal, count: columns.first?.count ?? 0)
    }
  }
}

/// A date and time of day as ISO 8601 has it, of what databases print: `2024-01-02 03:04:05+00`.
enum DatabaseTime {
  /// A time without the digits behind a microsecond.
  static func cut(_ text: [UInt8]) -> [UInt8] {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return text }
    let end = text[(point + 1)...].firstIndex { !(48...57 ~= $0) } ?? text.endIndex
    return Array(text[..<min(end, point + 7)] + text[end...])
  }

  static func text(_ printed: Span<UInt8>) -> [UInt8] {
    var text = printed.indices.map { printed[$0] }
    guard text.count >= 19, text[10] == UInt8(ascii: " "), text[13] == UInt8(ascii: ":") else {
      return text
    }
    text[10] = UInt8(ascii: "T")
    if text.suffix(3).elementsEqual("+00".utf8) {
      text.removeLast(3)
      text.append(UInt8(ascii: "Z"))
    }
    return text
  }
}
