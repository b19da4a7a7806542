/// What separates the whole part of a number from its fraction in a file.
public enum DecimalMark: Sendable, Hashable {
  /// `1234.5`; nothing separates thousands.
  case point
  /// `1234,5` or, with points between thousands, `1.234,5`.
  ///
  /// Numbers read so are written with a point, like every number of a result. Then `1.234` is a
  /// thousand and more, and `3.5` is a text. JSON has numbers of its own, with a point.
  case comma
}

extension DecimalMark {
  /// A number with a decimal comma as it is written with a point, without points between thousands;
  /// `nil` for anything else that has one of both.
  package static func withPoint(_ field: Span<UInt8>) -> [UInt8]? {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    var result: [UInt8] = []
    result.reserveCapacity(field.count)
    var digits = 0
    var points = 0
    var isFraction = false
    for index in field.indices {
      switch field[index] {
      case point:
        guard !isFraction, points == 0 ? 1...3 ~= digits : digits == 3 else { return nil }
        points += 1
        digits = 0
        continue
      case comma:
        guard !isFraction, points == 0 || digits == 3 else { return nil }
        isFraction = true
        result.append(point)
      default:
        let byte = field[index]
        if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
          digits += 1
        } else if points > 0, !isFraction {
          return nil
        }
        result.append(byte)
      }
    }
    return points > 0 && !isFraction && digits != 3 ? nil : result
  }

  /// The number that a text spells with this mark; `nil` if it spells none.
  package func number(_ field: Span<UInt8>) -> Double? {
    guard self == .comma else { return Double(decimal: field) }
    return Self.withPoint(field).flatMap { Double(decimal: $0.span) }
  }

  /// Whether a text is a number if the decimal mark is a comma, and none if it is a point.
  package static func wantsComma(_ field: Span<UInt8>) -> Bool {
    DecimalMark.point.number(field) == nil && DecimalMark.comma.number(field) != nil
  }
}
