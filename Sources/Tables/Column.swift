package import ArrowInterface
package import Identifiers
internal import Memory

/// A named list of values of one type, one value per row.
public struct Column: Sendable, Equatable {
  /// The column's name, as in the header of a file.
  public let name: String
  /// The values; a missing value is `nil`.
  public let values: ColumnValues
  /// The fields as they were written in the file, so that they go out as they came; `nil` for a
  /// column that was computed.
  package let spelling: TextList?
  /// Whether decimal numbers were read from a file: without a ``spelling`` they print as they came.
  package let isAsWritten: Bool
  /// What keeps a column of JSON values from being one of numbers; `nil` where its texts say so.
  let obstacle: NumberObstacle?
  /// What people should know of how a source with types was read; `nil` for nothing.
  package var note: String?
  /// As what a source with types had the column; of no account in ``==(_:_:)``.
  package var sourceType: SourceType?
  /// Why the column can be none of a table; `nil` for one that can.
  package var refusal: ColumnRefusal?
  /// Whether the texts are numbers, which JSON has without quotes: a first column is of texts.
  private(set) var holdsNumerals = false
  /// The values that are the event; no set where the column is no outcome.
  private var declaration: (isOutcome: Bool, events: Set<String>?) = (false, nil)

  /// Makes a column.
  ///
  /// - Precondition: decimal numbers are finite; an undefined number is `nil`.
  public init(_ name: String, _ values: ColumnValues) {
    if case .reals(let reals) = values {
      precondition(reals.areFinite, "an undefined number is nil")
    }
    self.init(name, values, spelling: nil)
  }

  package init(
    _ name: String, _ values: ColumnValues, spelling: TextList?, isAsWritten: Bool = false,
    obstacle: NumberObstacle? = nil
  ) {
    precondition(spelling.map { $0.count == values.count } ?? true)
    self.obstacle = obstacle
    self.name = name
    self.values = values
    self.spelling = spelling
    self.isAsWritten = isAsWritten || spelling != nil
  }

  /// Makes a column of texts, for the first of a table, that are numbers to whoever reads it as JSON.
  package init(_ name: String, numerals: [String]) {
    self.init(name, .strings(TextValues(numerals)), spelling: nil)
    holdsNumerals = true
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// Whether any row has a value.
  package var hasValues: Bool { (0..<count).contains { !values.isMissing($0) } }

  /// Whether the names and values are the same; how they were spelled in a file, and whether the column
  /// is declared as an outcome, does not count.
  public static func == (left: Column, right: Column) -> Bool {
    left.name == right.name && left.values == right.values
  }
}

extension OptionalValues where Value == Double {
  /// Whether every number that is not missing is finite.
  fileprivate var areFinite: Bool {
    let span = values.span
    for row in span.indices where !span[row].isFinite && !isMissing(row) { return false }
    return true
  }
}

extension Column {
  /// The column whose row *i* is this column's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> Column {
    let rearranged: ColumnValues =
      switch values {
      case .integers(let values): .integers(values.rearranged(places))
      case .reals(let values): .reals(values.rearranged(places))
      case .booleans(let values): .booleans(values.rearranged(places))
      case .strings(let values): .strings(values.rearranged(places))
      case .times(let values): .times(values.rearranged(places))
      }
    return Column(
      name, rearranged, spelling: spelling?.rearranged(places),
      isAsWritten: isAsWritten
    ).declared(as: self)
  }

  /// The column with missing values added at the end.
  package func padded(by count: Int) -> Column {
    let padded = rearranged(.keeping(self.count, adding: count))
    return Column(
      name, padded.values, spelling: padded.spelling, isAsWritten: isAsWritten, obstacle: obstacle
    ).declared(as: self)
  }

  /// The same column under another name.
  package func renamed(_ name: String) -> Column {
    Column(name, values, spelling: spelling, isAsWritten: isAsWritten, obstacle: obstacle)
      .declared(as: self)
  }

  /// The outcome that the column was declared as; `nil` if it is none.
  package var outcome: OutcomeColumn? {
    declaration.isOutcome ? OutcomeColumn(name, events: declaration.events) : nil
  }

  /// The column as an outcome with these events, or as none.
  package func declared(_ events: Set<String>?, as isOutcome: Bool) -> Column {
    var column = self
    column.declaration = (isOutcome, isOutcome ? events : nil)
    return column
  }

  /// The column declared as another one is, and of the type that the source had.
  package func declared(as other: Column) -> Column {
    var column = self
    column.declaration = other.declaration
    column.sourceType = sourceType ?? other.sourceType
    return column
  }

  /// Appends the text of a row as it would stand in a CSV file without quotes.
  ///
  /// - Returns: `false` where the value is missing.
  package func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    if values.isMissing(row) { return false }
    if let spelling {
      bytes.append(contentsOf: spelling.utf8(row))
      return true
    }
    values.append(row, to: &bytes)
    return true
  }

  /// The texts of a column of texts, or of dates or times as they would stand in a CSV file; `nil` for all others.
  ///
  /// - Complexity: O(1); O(*rows*) for dates and times that were not read from a file.
  package var texts: TextValues? {
    switch values {
    case .integers, .reals, .booleans: return nil
    case .strings(let texts): return texts
    case .times(let times):
      guard let spelling else { return times.texts }
      return times.validity.map { TextValues(spelling, validity: $0) } ?? TextValues(spelling)
    }
  }

  /// The column itself, or one of texts in place of one of dates or times, which are in the file as they are here.
  package var withDatesAsTexts: Column {
    guard case .times = values, let texts else { return self }
    return Column(name, .strings(texts)).declared(as: self)
  }

  /// The text of a row as it would stand in a CSV file without quotes; `nil` if the value is missing.
  package func text(_ row: Int) -> String? {
    var bytes: [UInt8] = []
    return append(row, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
