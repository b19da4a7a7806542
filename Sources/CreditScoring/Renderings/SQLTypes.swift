/// How a column is read whose bins are texts, where a database gave it another type than that of texts.
///
/// Databases choose types by what a file looks like: `yes` and `no` become truth values, and whole numbers
/// beside missing values decimals, whose texts are others than those that bins list. What can be told for sure
/// is brought back to the listed text; of the rest the statement says that it is not scored, lest it get the
/// points of the bin of all other texts.
struct SQLTypes {
  private let dialect: SQLDialect
  private let column: String
  private let listed: [String]

  init(_ measure: ScoreModel.ColumnMeasure, _ dialect: SQLDialect) {
    self.dialect = dialect
    column = dialect.quoted(measure.column)
    listed = measure.texts
  }

  /// The words by which truth values are written, the true one first.
  private static let words = [
    ("true", "false"), ("yes", "no"), ("y", "n"), ("t", "f"), ("on", "off"), ("1", "0"),
  ]
  private static let wholeTypes = [
    "tinyint", "smallint", "int", "integer", "bigint", "hugeint", "utinyint", "usmallint",
    "uinteger", "ubigint", "uhugeint",
  ]

  /// The name of the column's type, in small letters.
  private var type: String {
    dialect == .postgreSQL ? "CAST(pg_typeof(\(column)) AS text)" : "LOWER(typeof(\(column)))"
  }

  /// Whether the column is of decimal numbers.
  private var isDecimal: String {
    "\(type) IN ('double', 'float', 'real', 'double precision', 'numeric') OR \(type) LIKE 'decimal%'"
  }

  /// The texts for which true and false stand; `nil` if the bins list words of none or of several pairs.
  private var truths: (yes: String, no: String)? {
    let pairs = Self.words.compactMap { yes, no -> (yes: String, no: String)? in
      let (found, others) = (spellings(of: yes), spellings(of: no))
      guard found.count < 2, others.count < 2, found.count + others.count > 0 else { return nil }
      return (found.first ?? yes, others.first ?? no)
    }
    return pairs.count == 1 ? pairs[0] : nil
  }

  private func spellings(of word: String) -> [String] {
    listed.filter { $0.lowercased() == word }
  }

  /// Whether the texts of whole numbers may be others than those that bins list, such as 1 for `01`.
  private var hasOddNumbers: Bool {
    listed.contains { text in Double(text) != nil && Int(text).map(String.init) != text }
  }

  /// The value as a text as bins list it.
  var text: String {
    let text = "CAST(\(column) AS \(dialect.text))"
    let truth =
      truths.map { yes, no in
        "\n      WHEN \(type) = 'boolean' THEN CASE LOWER(\(text)) WHEN 'true' THEN "
          + "\(dialect.literal(yes)) WHEN 'false' THEN \(dialect.literal(no)) END"
      } ?? ""
    return """
      CASE\(truth)
            WHEN (\(isDecimal))
              AND \(text) LIKE '%.%' AND LOWER(\(text)) NOT LIKE '%e%'
            THEN TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM \(text)))
            ELSE \(text)
          END
      """
  }

  /// Whether a value that no bin lists may be one that the column's type has changed.
  var isOdd: String {
    var types = [isDecimal]
    if truths == nil { types.append("\(type) = 'boolean'") }
    if hasOddNumbers {
      types.append(
        "\(type) IN (\(Self.wholeTypes.map { "'\($0)'" }.joined(separator: ", ")))")
    }
    return types.joined(separator: " OR ")
  }
}
