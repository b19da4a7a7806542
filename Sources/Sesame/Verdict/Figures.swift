internal import Foundation
internal import ScoreValidation

/// Numbers as a verdict shows them.
enum Figures {
  /// Four decimal places.
  static func plain(_ value: Double?) -> String {
    value.map { String(format: "%.4f", $0 == 0 ? 0 : $0) } ?? "undefined"
  }

  /// Four decimal places with a sign.
  static func signed(_ value: Double) -> String {
    String(format: "%+.4f", value == 0 ? 0 : value)
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

  /// A share as percent.
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
}
