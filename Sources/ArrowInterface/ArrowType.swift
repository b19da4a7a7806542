/// What a column holds, as Arrow's types go: those that tables take.
package indirect enum ArrowType: Sendable, Equatable {
  /// Nothing: every value is missing.
  case nothing
  /// True or false, a bit each.
  case boolean
  /// Whole numbers of so many bits.
  case integer(bits: Int, isSigned: Bool)
  /// Binary floating-point numbers of so many bits.
  case real(bits: Int)
  /// Whole numbers of so many bits, to be divided by a power of ten.
  case decimal(bits: Int, scale: Int)
  /// Texts.
  case text(TextLayout)
  /// Days since the start of 1970.
  case days
  /// Milliseconds since the start of 1970 that are whole days.
  case millisecondsOfDays
  /// Points in time, counted in units from the start of 1970 (UTC), and the zone in which they are shown.
  case instant(ArrowTimeUnit, zone: String?)
  /// The places of values among a few others.
  case dictionary(bits: Int, isSigned: Bool, of: ArrowType)
  /// What no table has a column for, and why.
  case refused(ColumnRefusal)

  /// How texts lie in memory.
  package enum TextLayout: Sendable, Equatable {
    /// One after another, their places numbers of 32 bits.
    case narrowOffsets
    /// One after another, their places numbers of 64 bits.
    case wideOffsets
    /// Short ones on the spot, longer ones elsewhere.
    case views
  }
}

/// Why a column of a source can be none of a table.
package struct ColumnRefusal: Sendable, Hashable {
  /// What is wrong with it, behind its name: `holds lists, which …`.
  package let problem: String
  /// What to do about it, where the column is needed.
  package let remedy: String

  /// Says why.
  package init(_ problem: String, remedy: String) {
    self.problem = problem
    self.remedy = remedy
  }
}

/// The unit in which points in time are counted.
package enum ArrowTimeUnit: Character, Sendable, Equatable {
  case seconds = "s"
  case milliseconds = "m"
  case microseconds = "u"
  case nanoseconds = "n"

  /// How many of them make a second.
  package var countPerSecond: Int {
    switch self {
    case .seconds: 1
    case .milliseconds: 1_000
    case .microseconds: 1_000_000
    case .nanoseconds: 1_000_000_000
    }
  }
}

extension ArrowType {
  /// Reads a format string of the C data interface, but for dictionaries, which are none.
  ///
  /// - Returns: The type; `nil` for one that tables don't take.
  init?(format: String) {
    switch format {
    case "n": self = .nothing
    case "b": self = .boolean
    case "c": self = .integer(bits: 8, isSigned: true)
    case "C": self = .integer(bits: 8, isSigned: false)
    case "s": self = .integer(bits: 16, isSigned: true)
    case "S": self = .integer(bits: 16, isSigned: false)
    case "i": self = .integer(bits: 32, isSigned: true)
    case "I": self = .integer(bits: 32, isSigned: false)
    case "l": self = .integer(bits: 64, isSigned: true)
    case "L": self = .integer(bits: 64, isSigned: false)
    case "e": self = .real(bits: 16)
    case "f": self = .real(bits: 32)
    case "g": self = .real(bits: 64)
    case "u": self = .text(.narrowOffsets)
    case "U": self = .text(.wideOffsets)
    case "vu": self = .text(.views)
    case "tdD": self = .days
    case "tdm": self = .millisecondsOfDays
    default:
      if let decimal = Self.decimal(format) {
        self = decimal
      } else if let instant = Self.instant(format) {
        self = instant
      } else {
        return nil
      }
    }
  }

  /// Reads `d:precision,scale` or `d:precision,scale,bits`.
  private static func decimal(_ format: String) -> ArrowType? {
    guard format.hasPrefix("d:") else { return nil }
    let parts = format.dropFirst(2).split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, 2...3 ~= numbers.count, 1...76 ~= numbers[0],
      -1000...1000 ~= numbers[1]
    else { return nil }
    let bits = numbers.count == 3 ? numbers[2] : 128
    guard [32, 64, 128, 256].contains(bits) else { return nil }
    return .decimal(bits: bits, scale: numbers[1])
  }

  /// Reads `tsu:zone`, where `u` is the unit and the zone may be empty.
  private static func instant(_ format: String) -> ArrowType? {
    let parts = Array(format)
    guard parts.count >= 4, parts[0] == "t", parts[1] == "s", parts[3] == ":",
      let unit = ArrowTimeUnit(rawValue: parts[2])
    else { return nil }
    return .instant(unit, zone: parts.count == 4 ? nil : String(parts[4...]))
  }

  /// The format string.
  var format: String {
    switch self {
    case .nothing: "n"
    case .boolean: "b"
    case .integer(let bits, let isSigned): Self.integerFormat(bits, isSigned)
    case .real(let bits): bits == 16 ? "e" : bits == 32 ? "f" : "g"
    case .decimal(let bits, let scale): "d:\(bits == 256 ? 76 : 38),\(scale),\(bits)"
    case .text(.narrowOffsets): "u"
    case .text(.wideOffsets): "U"
    case .text(.views): "vu"
    case .days: "tdD"
    case .millisecondsOfDays: "tdm"
    case .instant(let unit, let zone): "ts\(unit.rawValue):\(zone ?? "")"
    case .dictionary(let bits, let isSigned, _): Self.integerFormat(bits, isSigned)
    case .refused: preconditionFailure("nothing of the kind is handed out")
    }
  }

  private static func integerFormat(_ bits: Int, _ isSigned: Bool) -> String {
    switch bits {
    case 8: isSigned ? "c" : "C"
    case 16: isSigned ? "s" : "S"
    case 32: isSigned ? "i" : "I"
    default: isSigned ? "l" : "L"
    }
  }

  /// What Arrow calls a type that tables don't take, by its format string; `nil` for an unknown one.
  static func name(ofRefused format: String) -> (name: String, isNested: Bool)? {
    let nested = [
      "+l": "list", "+L": "large_list", "+vl": "list_view", "+vL": "large_list_view",
      "+s": "struct", "+m": "map", "+r": "run_end_encoded",
    ]
    if let name = nested[format] { return (name, true) }
    if format.hasPrefix("+w:") { return ("fixed_size_list", true) }
    if format.hasPrefix("+ud:") { return ("dense_union", true) }
    if format.hasPrefix("+us:") { return ("sparse_union", true) }
    let plain = ["z": "binary", "Z": "large_binary", "vz": "binary_view"]
    if let name = plain[format] { return (name, false) }
    if format.hasPrefix("w:") { return ("fixed_size_binary", false) }
    if format.hasPrefix("tt") { return ("time", false) }
    if format.hasPrefix("tD") { return ("duration", false) }
    if format.hasPrefix("ti") { return ("interval", false) }
    return nil
  }
}
