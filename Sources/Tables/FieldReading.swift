package import TextFormats

/// How single fields are read by the rules of tables where there is no table: those in further columns
/// of an edge list.
package struct FieldReading: Sendable {
  private let rules: ColumnRules
  /// Whether numbers may stand for a missing value.
  private let hasMissingNumbers: Bool

  /// Reads fields with these spellings of a missing value and this decimal mark.
  package init(_ missing: MissingValues = .standard, _ decimal: DecimalMark = .point) {
    rules = ColumnRules.rules(missing.inEveryColumn, decimal, columns: [""])[0]
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
