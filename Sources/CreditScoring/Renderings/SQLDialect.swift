internal import TextFormats

/// A dialect of SQL in which a score model can be written.
public enum SQLDialect: String, Sendable, CaseIterable {
  /// DuckDB, from 0.9.
  case duckDB = "DuckDB"
  /// PostgreSQL, from 13, in a database whose encoding is UTF-8.
  case postgreSQL = "PostgreSQL"
  /// Spark SQL, from 3.3.
  case spark = "Spark"

  /// A name in the quotes of the dialect, whatever is in it.
  func quoted(_ name: String) -> String {
    let quote = self == .spark ? "`" : "\""
    return quote + name.replacingScalars { String($0) == quote ? quote + quote : nil } + quote
  }

  /// What the database takes for one name: two names with equal ones can't stand beside each other.
  func folded(_ name: String) -> String {
    switch self {
    case .duckDB, .spark: name.lowercased()
    // Names end after 63 bytes.
    case .postgreSQL: String(decoding: name.utf8.prefix(63), as: UTF8.self)
    }
  }

  /// A text that stands for itself, whatever is in it.
  func literal(_ text: String) -> String {
    switch self {
    case .duckDB: return "'" + text.replacingScalars { $0 == "'" ? "''" : nil } + "'"
    case .postgreSQL:
      let isEscaped = text.unicodeScalars.contains("\\")
      return (isEscaped ? "E'" : "'")
        + text.replacingScalars { $0 == "'" ? "''" : $0 == "\\" ? "\\\\" : nil } + "'"
    case .spark:
      // `${` would begin the name of a setting.
      return "'"
        + text.replacingScalars { scalar in
          switch scalar {
          case "'": "\\'"
          case "\\": "\\\\"
          case "$": "\\u0024"
          default: nil
          }
        } + "'"
    }
  }

  /// A number that reads back as the same double beside doubles.
  ///
  /// With up to 15 digits a decimal number and the double nearest to it belong together, however a
  /// database gets from one to the other; others have an exponent, so that they are read as doubles.
  static func literal(_ number: Double) -> String {
    let text = JSONText.number(number)
    let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return text.utf8.contains(UInt8(ascii: "e")) || digits <= 15 ? text : text + "e0"
  }

  /// The type of double-precision numbers.
  var double: String { self == .postgreSQL ? "double precision" : "DOUBLE" }

  /// The type of texts.
  var text: String {
    switch self {
    case .duckDB: "VARCHAR"
    case .postgreSQL: "text"
    case .spark: "STRING"
    }
  }

  /// An array of texts in which the first has the number 1, and the number 0 gives NULL.
  func array(_ literals: [String], margin: String) -> String {
    let lines = literals.joined(separator: ",\n" + margin)
    return switch self {
    case .duckDB: "[\n\(margin)\(lines)\n    ]"
    case .postgreSQL: "ARRAY[\n\(margin)\(lines)\n    ]"
    case .spark: "ARRAY(\n\(margin)NULL,\n\(margin)\(lines)\n    )"
    }
  }

  /// A quotient of whole numbers, rounded down.
  func quotient(_ dividend: String, _ divisor: Int) -> String {
    switch self {
    case .duckDB: "\(dividend) // \(divisor)"
    case .postgreSQL: "\(dividend) / \(divisor)"
    case .spark: "\(dividend) DIV \(divisor)"
    }
  }
}

extension String {
  /// The text with some of its scalars replaced.
  fileprivate func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let replacement = replacement(scalar) {
        result += replacement.unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
