/// What a column tells of the values of another one, as the ending of its name says: column `income_source`
/// tells where the values of column `income` come from.
package enum ValueNote: String, CaseIterable, Sendable {
  /// The kind of source that a value comes from.
  case source
  /// When it was recorded.
  case asOf = "as_of"
  /// Whether it was verified.
  case verified
  /// The probability that it is true.
  case reliability
  /// How many claims it was made of.
  case claims
  /// How much these differ.
  case disagreement

  /// The name of the column that tells it of another.
  package func columnName(for column: String) -> String { "\(column)_\(rawValue)" }

  /// The name of the column that a name tells of, if there is such a column; `nil` for any other name.
  package static func column(
    noted name: String, among exists: (String) -> Bool
  ) -> String? {
    allCases.lazy.map { "_" + $0.rawValue }.filter(name.hasSuffix)
      .map { String(name.dropLast($0.count)) }.first { !$0.isEmpty && exists($0) }
  }
}
