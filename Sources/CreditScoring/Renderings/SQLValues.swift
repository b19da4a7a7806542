internal import Essentials

extension SQLDialect {
  /// The value of a column as its bins compare it: a double, a text, or 1 and 0 for true and false; NULL
  /// where it is missing.
  ///
  /// A number that is not finite is missing, as in tables.
  func value(of measure: ScoreModel.ColumnMeasure) -> String {
    let column = quoted(measure.column)
    switch measure.bins[0].values {
    case .numbers, .specialNumbers: return finite("CAST(\(column) AS \(double))")
    case .texts: return comparable(SQLTypes(measure, self).text, texts: measure.texts)
    case .booleans:
      guard self == .postgreSQL else { return finite("CAST(\(column) AS \(double))") }
      // A truth value is no number there: JSON has the values of both types.
      return """
        CASE
              WHEN to_jsonb(\(column)) IN ('true', '1') THEN 1
              WHEN to_jsonb(\(column)) IN ('false', '0') THEN 0
              WHEN to_jsonb(\(column)) NOT IN ('"NaN"', '"Infinity"', '"-Infinity"') THEN -1
            END
        """
    }
  }

  /// A number, or NULL if it is not finite: NaN is larger than all others.
  private func finite(_ number: String) -> String {
    let most = Self.literal(Double.greatestFiniteMagnitude)
    return "CASE WHEN ABS(\(number)) <= \(most)\n      THEN \(number) END"
  }

  /// A text that is compared byte by byte, whatever the collation.
  ///
  /// Texts that look the same are one to a model, as they are in Swift. So where a text is listed that
  /// can be composed in several ways, the values are brought to one form.
  private func comparable(_ text: String, texts: [String]) -> String {
    let isComposed = texts.contains(where: \.hasOtherForms)
    switch self {
    case .duckDB:
      return (isComposed ? "nfc_normalize(\(text))" : text) + " COLLATE \"binary\""
    case .postgreSQL: return (isComposed ? "normalize(\(text), NFC)" : text) + " COLLATE \"C\""
    case .spark: return text
    }
  }

  /// The condition that a value of a characteristic lies in a bin, given that it lies in none of those before.
  ///
  /// It is `nil` for a bin that lists nothing; texts that no bin lists are not among those of any.
  func condition(_ values: ScoreModel.Bin.Values, _ value: String) -> String? {
    switch values {
    case .numbers(_, let below): below.map { "\(value) < \(Self.literal($0))" }
    case .specialNumbers(let numbers): list(numbers.map(Self.literal), value)
    case .texts(let texts, _):
      texts.isEmpty ? nil : list(texts.flatMap(spellings).map(literal), value)
    case .booleans(let values): list(values.map { $0 ? "1" : "0" }, value)
    }
  }

  private func list(_ literals: [String], _ value: String) -> String {
    literals.count == 1
      ? "\(value) = \(literals[0])" : "\(value) IN (\(literals.joined(separator: ", ")))"
  }

  /// The forms in which a text is listed: the one to which values are brought or, where a database knows
  /// none, as it is written, composed and decomposed.
  private func spellings(of text: String) -> [String] {
    self == .spark ? text.canonicalForms : [text.composed]
  }
}

extension ScoreModel.ColumnMeasure {
  /// The texts that its bins list.
  var texts: [String] {
    bins.flatMap { bin -> [String] in
      if case .texts(let texts, _) = bin.values { texts } else { [] }
    }
  }
}
