/// A number by JSON's grammar, which knows no plus sign, no leading zero and no bare point.
package struct JSONNumber {
  /// The problem of a number beyond the range of doubles.
  package static let outOfRange = "the number is out of range"
  /// What to do about it.
  package static let rangeRemedy = "the largest is 1.7976931348623157e308"

  /// Where it ends.
  private(set) var end: Int
  /// Whether all its parts have digits.
  private(set) var isWhole = false
  /// Whether another digit follows a zero at its start.
  private(set) var hasLeadingZero = false

  init(_ text: Span<UInt8>, from start: Int) {
    end = start
    if end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
    let first = end
    guard skipDigits(text) else { return }
    hasLeadingZero = text[first] == UInt8(ascii: "0") && end - first > 1
    if end < text.count, text[end] == UInt8(ascii: ".") {
      end += 1
      guard skipDigits(text) else { return }
    }
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < text.count, text[end] == UInt8(ascii: "+") || text[end] == UInt8(ascii: "-") {
        end += 1
      }
      guard skipDigits(text) else { return }
    }
    isWhole = true
  }

  private mutating func skipDigits(_ text: Span<UInt8>) -> Bool {
    let start = end
    while end < text.count, text[end] &- UInt8(ascii: "0") < 10 { end += 1 }
    return end > start
  }

  /// Whether a text is a number and nothing else.
  package static func isSpelled(by text: Span<UInt8>) -> Bool {
    let number = JSONNumber(text, from: 0)
    return number.isWhole && !number.hasLeadingZero && number.end == text.count
  }
}
