public import CreditScoring
internal import Files
internal import Tables
internal import TextFormats

/// Which category each of some columns belongs to, and what a person is told of it.
///
/// A file of it is CSV with the columns `column` and `category` and perhaps `reason`, or a JSON object with a category
/// for each column, or with an object of `category` and `reason`:
///
/// ```text
/// column,category,reason
/// income,fulfillment_capacity,The income is low
/// delays,credit_history,
/// ```
///
/// A reason is the sentence that a person is given whom the column has cost points; where there is none a fit makes
/// one of the column's name. Further columns of the file are not read; ``csv`` has one with the categories that there
/// are.
public struct CategoryMap: Sendable, Equatable {
  /// The columns in order, some perhaps without a category.
  private var entries: [Entry] = []

  private struct Entry: Sendable, Equatable {
    let column: String
    var category: ScoreCategory?
    var reason: String?
  }

  /// Makes an empty map.
  public init() {}

  init(entries: [(column: String, category: ScoreCategory?, reason: String?)]) {
    self.entries = entries.map {
      Entry(column: $0.column, category: $0.category, reason: $0.reason)
    }
  }

  /// The columns that have a category.
  public var columns: [String] { entries.filter { $0.category != nil }.map(\.column) }

  /// The category of a column; `nil` if it has none.
  public subscript(column: String) -> ScoreCategory? {
    get { entries.first { $0.column == column }?.category }
    set {
      if let place = entries.firstIndex(where: { $0.column == column }) {
        entries[place].category = newValue
      } else {
        entries.append(Entry(column: column, category: newValue))
      }
    }
  }

  /// What a person is told of a column that has cost points, by the column's name.
  public var reasons: [String: String] {
    get {
      Dictionary(
        entries.compactMap { entry in entry.reason.map { (entry.column, $0) } },
        uniquingKeysWith: { _, last in last })
    }
    set {
      for place in entries.indices { entries[place].reason = newValue[entries[place].column] }
      let known = Set(entries.map(\.column))
      for (column, reason) in newValue.sorted(by: { $0.key < $1.key })
      where !known.contains(column) {
        entries.append(Entry(column: column, category: nil, reason: reason))
      }
    }
  }

  /// The map as CSV, with an empty category where there is none, and beside it the words that it may be.
  public var csv: String {
    let words = ScoreCategory.allCases.map(\.rawValue).joined(separator: " or ")
    return Table([
      Column("column", .strings(entries.map(\.column))),
      Column("category", .strings(entries.map { $0.category?.rawValue })),
      Column("reason", .strings(entries.map(\.reason))),
      Column("one_of", .strings(entries.map { _ in words })),
    ]).text(as: .csv)
  }

  /// Reads a map.
  ///
  /// - Parameter path: A file of CSV, or of JSON if its name ends in `.json`.
  /// - Throws: ``DataError`` with the place of what is no category, or a column given twice.
  public init(contentsOf path: String) throws {
    if FileEnding(path).word == "json" {
      entries = try Self.entries(json: Input.contents(of: path), source: Input.name(of: path))
      return
    }
    let table = try Table(contentsOf: path)
    guard table.columnNames.prefix(2) == ["column", "category"] else {
      throw DataError(
        .badData, source: table.sourceName, line: 1, column: 1,
        problem:
          "the columns are \(table.columnNames.prefix(2).joined(separator: " and ")), not column "
          + "and category",
        remedy: "write 'column,category' in the first line")
    }
    let column = table.columns[1]
    for row in 0..<table.rowCount {
      let word = column.text(row)
      let category = word.flatMap(ScoreCategory.init(rawValue:))
      if let word, category == nil {
        throw Self.unknown(
          word, source: table.sourceName, line: table.line(ofRow: row, in: column))
      }
      entries.append(
        Entry(
          column: table.identifiers[row], category: category,
          reason: table["reason"].flatMap { $0.text(row) }))
    }
  }

  private static func entries(json bytes: [UInt8], source: String) throws -> [Entry] {
    let document: JSONValue
    do throws(JSONFault) {
      document = try JSONValue(parsing: bytes)
    } catch {
      throw DataError(
        .badData, source: source, line: error.line, column: error.column, problem: error.problem,
        remedy: error.remedy)
    }
    guard case .object(let members) = document.content else {
      throw DataError(
        .badData, source: source, line: document.line, column: document.column,
        problem: "expected an object, found \(document.kind)",
        remedy: "write {\"income\": \"fulfillment_capacity\"}, with a member for each column")
    }
    return try members.map { member in
      var (value, reason) = (member.value, String?.none)
      if case .object(let parts) = value.content {
        (value, reason) = try Self.parts(parts, of: value, source)
      }
      guard case .string(let word) = value.content else {
        throw DataError(
          .badData, source: source, line: value.line, column: value.column,
          problem: "expected a category, found \(value.kind)", remedy: remedy)
      }
      guard let category = ScoreCategory(rawValue: word) else {
        throw unknown(word, source: source, line: value.line, column: value.column)
      }
      return Entry(column: member.key, category: category, reason: reason)
    }
  }

  /// The category and the reason of a column.
  private static func parts(
    _ parts: [JSONValue.Member], of object: JSONValue, _ source: String
  ) throws(DataError) -> (category: JSONValue, reason: String?) {
    func fault(_ value: JSONValue, _ problem: String) -> DataError {
      DataError(
        .badData, source: source, line: value.line, column: value.column, problem: problem,
        remedy: "write {\"category\": \"fulfillment_capacity\", \"reason\": \"The income is low\"}")
    }
    if let odd = parts.first(where: { !["category", "reason"].contains($0.key) }) {
      throw fault(odd.value, "the key '\(odd.key.prefix(40))' is not known here")
    }
    guard let category = parts.first(where: { $0.key == "category" }) else {
      throw fault(object, "the key 'category' is missing")
    }
    guard let reason = parts.first(where: { $0.key == "reason" }), reason.value.content != .null
    else { return (category.value, nil) }
    guard case .string(let text) = reason.value.content else {
      throw fault(reason.value, "expected a reason, found \(reason.value.kind)")
    }
    return (category.value, text)
  }

  private static let remedy =
    "write one of \(ScoreCategory.allCases.map(\.rawValue).joined(separator: ", "))"

  private static func unknown(
    _ word: String, source: String, line: Int? = nil, column: Int? = nil
  ) -> DataError {
    DataError(
      .badData, source: source, line: line, column: column,
      problem: "'\(word.prefix(40))' is no category", remedy: remedy)
  }
}
