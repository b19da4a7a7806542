internal import TextFormats

/// What scores are good for: privileges, limits of loans and rewards, each from a score on.
///
/// It is a JSON document; see ``formatDescription``. Whoever has a score of the threshold or more has the
/// benefit. With a hysteresis somebody who had it at the run before keeps it until the score is that many
/// points below the threshold, so that a score which hovers about it does not bring and take it at
/// every run. Without a score nobody has a benefit.
///
/// ```swift
/// let benefits = try Benefits(contentsOf: "benefits.json")
/// benefits["bike"]?.level(score: 655, before: 0)  // 1: held from 650 on
/// ```
public struct Benefits: Sendable, Equatable {
  /// The document's name.
  public let name: String
  /// The document's version, any text.
  public let version: String
  /// Notes for readers; may be empty.
  public let description: String
  /// The benefits, in the document's order.
  public let benefits: [Benefit]
  /// What messages call the document.
  let sourceName: String

  /// The benefit of an identifier.
  public subscript(id: String) -> Benefit? { benefits.first { $0.id == id } }

  /// Whether both say the same; where they come from does not count.
  public static func == (left: Benefits, right: Benefits) -> Bool {
    left.name == right.name && left.version == right.version
      && left.description == right.description && left.benefits == right.benefits
  }
}

/// Something that people have from a score on.
public struct Benefit: Sendable, Equatable {
  /// What kind of benefit it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Something that is done without, such as a deposit, or allowed, such as a vote.
    case privilege
    /// How much is lent, an amount by steps of the score.
    case loanLimit = "loan_limit"
    /// Something that is given, once from a score on or by steps of it.
    case reward
  }

  /// The score from which on there is an amount.
  public struct Step: Sendable, Equatable {
    /// The threshold.
    public let from: Int
    /// The amount, in the benefit's unit; 1 for a benefit that is held or not.
    public let amount: Int
  }

  /// A day, as it is written.
  public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The days since the start of 1970.
    public let number: Int
    /// The date, such as `2026-03-31`.
    public let description: String

    /// Reads a date of the form `2026-03-31`; `nil` if it is none.
    public init?(_ text: String) {
      let bytes = Array(text.utf8)
      guard bytes.count == 10, let days = TimestampText.days(bytes.span) else { return nil }
      (number, description) = (Int(days), text)
    }

    /// Whether a day comes before another.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  }

  /// The name by which columns are called, of letters, digits and `_`.
  public let id: String
  /// What it is called.
  public let title: String
  /// Who grants it.
  public let issuer: String
  /// What it is for; may be empty.
  public let purpose: String
  /// What kind of benefit it is.
  public let kind: Kind
  /// The steps, from low to high; a benefit that is held or not has one.
  public let steps: [Step]
  /// Whether there is an amount, so that the column has numbers.
  public let hasAmounts: Bool
  /// What amounts are counted in; may be empty.
  public let unit: String
  /// The points below a threshold down to which what is had is kept.
  public let hysteresis: Int
  /// The first day on which it is granted; `nil` for no limit.
  public let validFrom: Day?
  /// The first day on which it is not granted any more; `nil` for no limit.
  public let validUntil: Day?

  /// The name of its column.
  public var columnName: String { "benefit_\(id)" }

  /// How many steps somebody is at.
  ///
  /// - Parameters:
  ///   - score: The score; `nil` without one.
  ///   - before: The steps at the run before, 0 for none.
  /// - Returns: The number of steps reached, or kept: 0 for none, 1 for a benefit that is held.
  public func level(score: Int?, before: Int) -> Int {
    guard let score else { return 0 }
    let reached = steps.count { $0.from <= score }
    if before <= reached { return reached }
    let kept = steps.count { $0.from - hysteresis <= score }
    return max(reached, min(before, kept))
  }

  /// The amount at a number of steps, 0 at none.
  public func amount(atLevel level: Int) -> Int { level == 0 ? 0 : steps[level - 1].amount }

  /// The steps whose amount does not exceed one that was had, also by an earlier document.
  func level(ofAmount amount: Double) -> Int { steps.count { Double($0.amount) <= amount } }

  /// Whether it is granted on a day; of a benefit without limits always, of others only on a day.
  public func isValid(on day: Day?) -> Bool {
    if validFrom == nil, validUntil == nil { return true }
    guard let day else { return false }
    return validFrom.map { $0 <= day } ?? true && validUntil.map { day < $0 } ?? true
  }

  /// Whether it is granted on some days only.
  var hasLimits: Bool { validFrom != nil || validUntil != nil }
}
