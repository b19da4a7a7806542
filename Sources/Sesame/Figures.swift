internal import Foundation
internal import ScoreValidation

/// Numbers as people are shown them.
enum Figures {
  /// Four decimal places.
  static func plain(_ value: Double?) -> String {
    value.map { fixed($0, 4) } ?? "undefined"
  }

  /// Four decimal places with a sign.
  static func signed(_ value: Double) -> String {
    text("%+.4f", value)
  }

  /// So many decimal places.
  static func fixed(_ value: Double, _ digits: Int) -> String { text("%.\(digits)f", value) }

  /// A number in a format, without a minus sign where all its digits are 0.
  private static func text(_ format: String, _ value: Double) -> String {
    let text = String(format: format, value)
    return Double(text) == 0 ? String(format: format, 0.0) : text
  }

  /// An interval, each bound with four decimal places.
  static func interval(_ interval: ConfidenceInterval?, isSigned: Bool = false) -> String {
    guard let interval else { return "" }
    let bounds = [interval.lower, interval.upper].map { isSigned ? signed($0) : plain($0) }
    return bounds.joined(separator: " to ")
  }

  /// A chance, as far as its digits mean something.
  static func chance(_ value: Double?) -> String {
    guard let value else { return "" }
    return value < 0.0001 ? "< 0.0001" : String(format: "%.4f", value)
  }

  /// A confidence level as percent, with as many of four decimal places as it has.
  static func level(_ level: Double) -> String { String(format: "%.6g %%", 100 * level) }

  /// A share as percent.
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
}
