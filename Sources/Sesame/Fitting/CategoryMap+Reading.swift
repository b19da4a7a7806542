internal import CreditScoring
internal import Files
internal import Tables
internal import TextFormats

extension CategoryMap {
  /// Reads a map.
  ///
  /// - Parameter path: A file of CSV, or of JSON if its name ends in `.json`.
  /// - Throws: ``DataError`` with the place of what is no category or can't be said of a column, or of a column given
  ///   twice.
  public init(contentsOf path: String) throws {
    try self.init(
      bytes: Input.contents(of: path, upTo: .document), source: Input.name(of: path),
      isJSON: FileEnding(path).word == "json")
  }

  /// Reads a map of a text: JSON if it begins with a brace, else CSV.
  ///
  /// - Parameters:
  ///   - text: The map.
  ///   - name: What error messages call it.
  /// - Throws: As ``init(contentsOf:)`` does.
  package init(parsing text: String, named name: String) throws {
    let first = text.first { !$0.isWhitespace }
    try self.init(bytes: Array(text.utf8), source: name, isJSON: first == "{")
  }

  private init(bytes: [UInt8], source: String, isJSON: Bool) throws {
    self.init(
      entries: isJSON
        ? try JSONMapReader(source: source).entries(of: bytes)
        : try DelimitedMapReader(source: source, bytes: bytes).entries())
  }

  /// What to do about a word that is no category.
  fileprivate static let remedy =
    "write one of \(ScoreCategory.allCases.map(\.rawValue).joined(separator: ", "))"

  /// What is wrong with it.
  fileprivate static func problem(_ word: String) -> String {
    "'\(word.prefix(40))' is no category"
  }
}

// MARK: Delimited text

/// Reads a map of delimited text.
private struct DelimitedMapReader {
  let source: String
  let bytes: [UInt8]

  /// The columns in order.
  func entries() throws -> [CategoryMap.Entry] {
    let table = try Table.read(
      bytes, source: source, options: TableReadingOptions().resolved(for: source))
    let names = Array(table.columnNames.prefix(2))
    guard names == ["column", "category"] else {
      throw DataError(
        .badData, source: source, line: 1, column: 1,
        problem: "the columns are \(names.joined(separator: " and ")), not column and category",
        remedy: "write 'column,category' in the first line")
    }
    try checkNames(table.columnNames)
    var entries: [CategoryMap.Entry] = []
    for row in 0..<table.rowCount {
      let entry = try entry(row, of: table)
      if let found = entry.contradiction(after: entries) {
        throw fault(found.problem, found.remedy, row, found.name, table)
      }
      entries.append(entry)
    }
    return entries
  }

  private func entry(_ row: Int, of table: Table) throws(DataError) -> CategoryMap.Entry {
    var entry = CategoryMap.Entry(
      column: table.identifiers[row], reason: table["reason"]?.text(row))
    if let word = table.columns[1].text(row) {
      entry.category = ScoreCategory(rawValue: word)
      if entry.category == nil {
        throw fault(CategoryMap.problem(word), CategoryMap.remedy, row, "category", table)
      }
    }
    for name in CategoryMap.Entry.adviceNames {
      guard let text = table[name]?.text(row), let found = entry.take(text, for: name) else {
        continue
      }
      throw fault(found.problem, found.remedy, row, name, table)
    }
    return entry
  }

  /// Throws if a column's name is a slip.
  private func checkNames(_ names: [String]) throws(DataError) {
    let known = ["column", "category", "reason", "one_of"] + CategoryMap.Entry.adviceNames
    for (place, name) in names.enumerated() where !known.contains(name) {
      guard let meant = ColumnReference.nearest(to: name, among: known) else { continue }
      throw DataError(
        .badData, source: source, line: 1, column: position(ofField: place, onLine: 1),
        problem: "column '\(name.prefix(40))' is not one that a map has",
        remedy: "did you mean '\(meant)'? rename it")
    }
  }

  private func fault(
    _ problem: String, _ remedy: String, _ row: Int, _ name: String, _ table: Table
  ) -> DataError {
    let line = table[name].flatMap { table.line(ofRow: row, in: $0) }
    let field = table.columnNames.firstIndex(of: name)
    return DataError(
      .badData, source: source, line: line,
      column: line.flatMap { line in field.flatMap { position(ofField: $0, onLine: line) } },
      problem: problem, remedy: remedy)
  }

  /// Where a field begins on a line, in bytes from 1; `nil` if the text is not delimited.
  private func position(ofField field: Int, onLine line: Int) -> Int? {
    var reader = RecordReader(
      bytes, source: source,
      dialect: Dialect(delimiter: Dialect.delimiter(of: bytes, comments: []), comments: []))
    var record = Record()
    do {
      while try reader.next(&record) {
        guard field < record.count else { continue }
        if record.line(of: field) == line { return record.column(of: field) }
      }
    } catch {
      return nil
    }
    return nil
  }
}

// MARK: JSON

/// Reads a map of JSON.
private struct JSONMapReader {
  let source: String

  /// The columns in order.
  func entries(of bytes: [UInt8]) throws(DataError) -> [CategoryMap.Entry] {
    let document: JSONValue
    do throws(JSONFault) {
      document = try JSONValue(parsing: bytes)
    } catch {
      throw DataError(
        .badData, source: source, line: error.line, column: error.column, problem: error.problem,
        remedy: error.remedy)
    }
    guard case .object(let members) = document.content else {
      throw fault(
        document, "expected an object, found \(document.kind)",
        "write {\"income\": \"fulfillment_capacity\"}, with a member for each column")
    }
    var entries: [CategoryMap.Entry] = []
    for member in members { entries.append(try entry(member, after: entries)) }
    return entries
  }

  private func entry(
    _ member: JSONValue.Member, after others: [CategoryMap.Entry]
  ) throws(DataError) -> CategoryMap.Entry {
    var entry = CategoryMap.Entry(column: member.key)
    guard case .object(let parts) = member.value.content else {
      entry.category = try category(member.value)
      return entry
    }
    if let odd = parts.first(where: { !Self.keys.contains($0.key) }) {
      throw fault(
        odd.value, "the key '\(odd.key.prefix(40))' is not known here",
        ColumnReference.nearest(to: odd.key, among: Self.keys).map { "did you mean '\($0)'?" }
          ?? Self.example)
    }
    guard let found = parts.first(where: { $0.key == "category" }) else {
      throw fault(member.value, "the key 'category' is missing", Self.example)
    }
    entry.category = try category(found.value)
    for part in parts where part.key != "category" && part.value.content != .null {
      let text = try text(of: part)
      if part.key == "reason" {
        entry.reason = text
      } else if let found = entry.take(text, for: part.key) {
        throw fault(part.value, found.problem, found.remedy)
      }
    }
    if let found = entry.contradiction(after: others) {
      let part = parts.first { $0.key == found.name }
      throw fault(part?.value ?? member.value, found.problem, found.remedy)
    }
    return entry
  }

  private func category(_ value: JSONValue) throws(DataError) -> ScoreCategory {
    guard case .string(let word) = value.content else {
      throw fault(value, "expected a category, found \(value.kind)", CategoryMap.remedy)
    }
    guard let category = ScoreCategory(rawValue: word) else {
      throw fault(value, CategoryMap.problem(word), CategoryMap.remedy)
    }
    return category
  }

  /// The text of a value, which must be of the kind that its key takes.
  private func text(of part: JSONValue.Member) throws(DataError) -> String {
    switch (part.key, part.value.content) {
    case ("reason", .string(let text)), ("actionable", .string(let text)): return text
    case ("actionable", .boolean(let value)), ("always_given", .boolean(let value)):
      return "\(value)"
    case ("months", .number(let number)), ("cost", .number(let number)):
      return JSONText.number(number)
    default: break
    }
    let kinds = [
      "reason": ("a reason", "write a sentence"),
      "actionable": ("true, false or a text", "write true, false, \"increase\" or \"decrease\""),
      "months": ("a number", "write a whole number from 0"),
      "cost": ("a number", "write a number above 0"),
    ]
    let (expected, remedy) = kinds[part.key] ?? ("true or false", "write true or false")
    throw fault(part.value, "expected \(expected), found \(part.value.kind)", remedy)
  }

  private static let keys = ["category", "reason"] + CategoryMap.Entry.adviceNames
  private static let example =
    "write {\"category\": \"fulfillment_capacity\", \"reason\": \"The income is low\"}"

  private func fault(_ value: JSONValue, _ problem: String, _ remedy: String) -> DataError {
    DataError(
      .badData, source: source, line: value.line, column: value.column, problem: problem,
      remedy: remedy)
  }
}
