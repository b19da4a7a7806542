internal import ScoreValidation
internal import TextFormats

/// Numbers as people are shown them.
enum Figures {
  /// Four decimal places.
  static func plain(_ value: Double?) -> String {
    value.map { fixed($0, 4) } ?? "undefined"
  }

  /// So many decimal places, with a sign.
  static func signed(_ value: Double, _ digits: Int = 4) -> String {
    let text = value.fixed(digits, signed: true)
    return text.hasPrefix("-") || text.hasPrefix("+") ? text : "+" + text
  }

  /// So many decimal places.
  static func fixed(_ value: Double, _ digits: Int) -> String { value.fixed(digits) }

  /// An interval, each bound with four decimal places.
  static func interval(_ interval: ConfidenceInterval?, isSigned: Bool = false) -> String {
    guard let interval else { return "" }
    let bounds = [interval.lower, interval.upper].map { isSigned ? signed($0) : plain($0) }
    return bounds.joined(separator: " to ")
  }

  /// A chance, as far as its digits mean something.
  static func chance(_ value: Double?) -> String {
    guard let value else { return "" }
    return value < 0.0001 ? "< 0.0001" : value.fixed(4)
  }

  /// A confidence level as percent, with as many of four decimal places as it has.
  static func level(_ level: Double) -> String { (100 * level).printed(digits: 6) + " %" }

  /// A share as percent.
  static func percent(_ share: Double) -> String { share.percent }
}
