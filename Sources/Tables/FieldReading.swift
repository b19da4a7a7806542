package import TextFormats

/// How single fields are read by the rules of tables where there is no table: those in further columns
/// of an edge list.
package struct FieldReading: Sendable {
  private let rules: ColumnRules
  /// Whether numbers may stand for a missing value.
  private let hasMissingNumbers: Bool

  /// Reads fields with these spellings of a missing value and these marks of numbers.
  package init(_ missing: MissingValues = .standard, _ marks: NumberMarks = NumberMarks()) {
    rules = ColumnRules.rules(missing.inEveryColumn, marks, columns: [""])[0]
    hasMissingNumbers = rules.hasMissingNumbers
  }

  /// The number that a field spells, NaN where it is missing; `nil` if it is neither.
  package func number(_ field: Span<UInt8>) -> Double? {
    let text = FieldRules.trimmed(field)
    if !hasMissingNumbers, let value = rules.real(text) { return value }
    var marks = SpellingMarks()
    if rules.isMissingNumber(text, &marks) { return .nan }
    if hasMissingNumbers, let value = rules.real(text) { return value }
    return rules.isMissingAmongNumbers(text) ? .nan : nil
  }

  /// Whether a field is missing in a column of texts.
  package func isMissing(_ field: Span<UInt8>) -> Bool {
    var marks = SpellingMarks()
    return rules.isMissing(FieldRules.trimmed(field), &marks)
  }

  /// What a field of a column holds whose type is not settled.
  package enum Content: UInt8, Sendable {
    case missing
    /// A spelling that is missing among numbers and truth values, and a text among texts.
    case missingAmongNumbers
    case number
    case boolean
    /// Digits that are no number, since they begin with a zero or are too many.
    case code
    case text
  }

  /// What a field holds, with its number; true is 1 and false 0.
  package func content(_ field: Span<UInt8>) -> (content: Content, number: Double) {
    let text = FieldRules.trimmed(field)
    if isMissing(text) { return (.missing, .nan) }
    if let number = number(text) {
      return (number.isNaN ? .missingAmongNumbers : .number, number)
    }
    if let truth = FieldRules.boolean(text) { return (.boolean, truth ? 1 : 0) }
    let form = NumberForm(text, decimal: rules.marks.decimal)
    return (form == .leadingZeros || form == .tooLong ? .code : .text, .nan)
  }

  /// Whether most of some fields with a value are numbers, or none has a value.
  package func areNumbers(_ fields: some Sequence<String>) -> Bool {
    var (numberCount, otherCount) = (0, 0)
    for field in fields {
      let bytes = Array(field.utf8)
      if let number = number(bytes.span) {
        if !number.isNaN { numberCount += 1 }
      } else if !isMissing(bytes.span) {
        otherCount += 1
      }
    }
    return numberCount > otherCount || otherCount == 0
  }
}
