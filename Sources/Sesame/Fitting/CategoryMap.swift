public import CreditScoring
internal import Files
internal import Tables
internal import TextFormats

/// Which category each of some columns belongs to.
///
/// A file of it is CSV with the columns `column` and `category`, or a JSON object with a category for each column:
///
/// ```text
/// column,category
/// income,fulfillment_capacity
/// delays,credit_history
/// ```
///
/// Further columns of the file are not read; ``csv`` has one with the categories that there are.
public struct CategoryMap: Sendable, Equatable {
  /// The columns in order, some perhaps without a category.
  private var entries: [Entry] = []

  private struct Entry: Sendable, Equatable {
    let column: String
    var category: ScoreCategory?
  }

  /// Makes an empty map.
  public init() {}

  init(entries: [(String, ScoreCategory?)]) {
    self.entries = entries.map { Entry(column: $0, category: $1) }
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

  /// The map as CSV, with an empty category where there is none, and beside it the words that it may be.
  public var csv: String {
    let words = ScoreCategory.allCases.map(\.rawValue).joined(separator: " or ")
    return Table([
      Column("column", .strings(entries.map(\.column))),
      Column("category", .strings(entries.map { $0.category?.rawValue })),
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
    var text: [UInt8] = []
    for row in 0..<table.rowCount {
      text.removeAll(keepingCapacity: true)
      let isKnown = column.append(row, to: &text) && !column.values.isMissing(row)
      let word = String(decoding: text, as: UTF8.self)
      guard let category = ScoreCategory(rawValue: word) else {
        if !isKnown {
          entries.append(Entry(column: table.identifiers[row], category: nil))
          continue
        }
        throw Self.unknown(
          word, source: table.sourceName, line: table.line(ofRow: row, in: column))
      }
      entries.append(Entry(column: table.identifiers[row], category: category))
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
      let value = member.value
      guard case .string(let word) = value.content else {
        throw DataError(
          .badData, source: source, line: value.line, column: value.column,
          problem: "expected a category, found \(value.kind)", remedy: remedy)
      }
      guard let category = ScoreCategory(rawValue: word) else {
        throw unknown(word, source: source, line: value.line, column: value.column)
      }
      return Entry(column: member.key, category: category)
    }
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
