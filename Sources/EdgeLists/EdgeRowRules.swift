package import Files
package import Tables
package import TextFormats

/// What a row of an edge list must be like.
package struct EdgeRowRules: Sendable {
  package let source: String
  package let dialect: Dialect
  package let layout: EdgeListLayout
  package let marks: NumberMarks
  /// The order of day, month and year in times that are no dates of ISO 8601, if there are such.
  package let dateOrder: DateOrder?
  /// Whether rows that can't be used are set aside, and not the end of the run.
  package let setsAside: Bool
  /// How fields of further columns are read.
  let fields: FieldReading

  /// Makes the rules of a file.
  package init(
    source: String, dialect: Dialect, layout: EdgeListLayout, marks: NumberMarks = NumberMarks(),
    missing: MissingValues = .standard, dateOrder: DateOrder? = nil, setsAside: Bool = false
  ) {
    self.source = source
    self.dialect = dialect
    self.layout = layout
    self.marks = marks
    self.dateOrder = dateOrder
    self.setsAside = setsAside
    fields = FieldReading(missing, marks)
  }

  /// The numbers in a row.
  package struct Numbers {
    package var weight = 1.0
    package var time = 0.0
    /// The end, infinite without one.
    package var until = Double.infinity
    /// The values of further columns, NaN for missing ones and for texts.
    package var columns: [Double] = []
  }

  /// The numbers in a row that can be used.
  ///
  /// - Throws: ``DataError`` if it can't.
  package func numbers(_ record: Record) throws(DataError) -> Numbers {
    guard record.count == layout.fieldCount else {
      throw DataError(
        .badData, source: source, line: record.line, column: 1,
        problem:
          "expected \(layout.fieldCount.counting("field")), found \(record.count)",
        remedy: layout.isFirstShort ? Self.shortHeaderRemedy : "check the separator")
    }
    if record.isEmpty(layout.source) {
      throw fault(record, layout.source, Self.emptySource, Self.needsTwo)
    }
    if record.isEmpty(layout.target) {
      throw fault(record, layout.target, Self.emptyTarget, Self.needsTwo)
    }
    var numbers = Numbers()
    if let column = layout.weight {
      guard let weight = weight(record.bytes(column).span) else {
        throw fault(
          record, column, Self.badWeight(record.text(column)),
          weightRemedy(record.bytes(column).span))
      }
      numbers.weight = weight
    }
    if let column = layout.time {
      guard let time = time(record.bytes(column).span) else {
        throw timeFault(record, column, "time")
      }
      numbers.time = time
    }
    if layout.hasFurtherColumns { try readFurther(record, into: &numbers) }
    return numbers
  }

  static let emptySource = "the source is empty"
  static let emptyTarget = "the target is empty"
  static let needsTwo: Message = "a friendship needs two people"

  /// What is wrong with a weight of that spelling.
  static func badWeight(_ text: String) -> String {
    "weight\(token(text)) is not a number greater than 0"
  }

  /// The weight that a field spells, blanks around it aside; `nil` if that is no number above 0.
  @inline(__always)
  func weight(_ field: Span<UInt8>) -> Double? {
    guard let value = marks.number(field) ?? marks.number(field.withoutBlanks), value > 0
    else { return nil }
    return value
  }

  /// The time that a field spells, blanks around it aside.
  @inline(__always)
  func time(_ field: Span<UInt8>) -> Double? {
    Timestamp.seconds(field) ?? Timestamp.seconds(field.withoutBlanks) ?? orderedTime(field)
  }

  /// The time of a field that has day, month and year in the order that was said.
  private func orderedTime(_ field: Span<UInt8>) -> Double? {
    guard let value = dateOrder?.value(field.withoutBlanks) else { return nil }
    return value.kind == .date ? Double(value.number) * 86_400 : Double(value.number) / 1e6
  }

  /// What to do about rows with a field more than the header, as `write.table` of R writes them.
  private static let shortHeaderRemedy: Message =
    "check the separator; if an index of the rows comes first, name the columns with \(.source) and "
    + "\(.target)"

  /// What to do about a weight that is none.
  private func weightRemedy(_ text: Span<UInt8>) -> Message {
    switch marks.decimal {
    case .point where marks.grouping == nil && DecimalMark.wantsComma(text):
      "say \(.decimal, choice: "comma") if the comma is the decimal mark"
    case .comma where Double(decimal: text).map({ $0 > 0 }) ?? false:
      "leave \(.decimal, choice: "comma") out if the point is the decimal mark"
    default:
      setsAside
        ? Self.graphWeightRemedy
        : "correct it, set such rows aside with \(.badRows, choice: "setAside"), or leave \(.weight) out"
    }
  }

  /// What to do about a weight of an edge that can't be set aside, or is already.
  static let graphWeightRemedy: Message = "correct it, or leave \(.weight) out"

  func fault(
    _ record: Record, _ field: Int, _ problem: String, _ remedy: Message? = nil
  ) -> DataError {
    DataError(
      .badData, source: source, line: record.line(of: field), column: record.column(of: field),
      problem: problem, remedy: remedy)
  }

  /// The offending text in quotes, unless it has the looks of a word and might be a name.
  func token(_ record: Record, _ field: Int) -> String {
    Self.token(record.text(field))
  }

  /// An offending text in quotes behind a space, unless it might be a name.
  static func token(_ text: String) -> String {
    let looksLikeNumber =
      text.utf8.allSatisfy { numberBytes.contains($0) }
      && text.utf8.first.map { !letters.contains($0) } ?? true
    let isHarmless =
      text.utf8.count <= 40 && looksLikeNumber || notNumbers.contains(text.lowercased())
    return isHarmless ? " '\(text)'" : ""
  }

  private static let letters = Set("eExXTZ".utf8)
  private static let numberBytes = Set("0123456789+-.,:eExXTZ %".utf8)
  private static let notNumbers: Set<String> = [
    "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "na", "n/a", "null", "none",
    "true", "false",
  ]
}
