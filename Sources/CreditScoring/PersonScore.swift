/// One person's score.
public struct PersonScore: Sendable, Equatable {
  /// Whether a person has a score, and if not, why.
  public enum Status: Sendable, Equatable, CustomStringConvertible {
    /// There is a score.
    case assessed
    /// Nothing is known in a category that the model requires.
    case nothingKnown(about: ScoreCategory)
    /// Data back only a share of the points of the person's own categories, 0 to 1, which is less than
    /// the model needs.
    case tooLittleKnown(share: Double, needed: Double)
    /// The 90 % interval touches more bands than the model lets it.
    case tooUncertain(bands: Int, most: Int)

    /// The status in words: `assessed`, or `not assessable:` and why; shares are rounded down to tenths
    /// of a percent.
    public var description: String {
      switch self {
      case .assessed: "assessed"
      case .nothingKnown(let category):
        "not assessable: nothing is known about \(category.title)"
      case .tooLittleKnown(let share, let needed):
        "not assessable: \(share.shortPercent) % of the points rest on data, "
          + "\(needed.shortPercent) % are needed"
      case .tooUncertain(let bands, let most):
        Self.uncertainWords + " \(bands) bands, at most \(most) \(most == 1 ? "is" : "are") "
          + "allowed"
      }
    }

    /// What the status of a score begins with that is too uncertain.
    static let uncertainWords = "not assessable: the 90 % interval touches"
  }

  /// The scale's minimum plus the points of all categories; `nil` if the person can't be assessed.
  public let score: Int?
  /// Whether there is a score, and if not, why.
  public let status: Status
  let points: [ScoreCategory: Int]?
  /// The score with everything missing, about the person and about others, at its worst and at its best.
  public let range: ClosedRange<Int>
  /// The name of the score's band; `nil` without a score.
  public let band: String?
  /// The share, 0 to 1, of the points of the categories other than interpersonal relationships that data
  /// back.
  public let coverage: Double
  /// Why the score is not higher, most points lost first, at most four, and behind them one that is always given if
  /// it costs points and is not among them; none without a score.
  public let reasons: [String]

  /// The points in a category; 0 if the model lacks it, `nil` without a score.
  public func points(in category: ScoreCategory) -> Int? { points.map { $0[category] ?? 0 } }
}

extension Double {
  /// A share as a percentage, rounded down to tenths: what is not enough never reads as if it were.
  var shortPercent: String { (Double(Int((self * 1000 + 1e-9).rounded(.down))) / 10).shortText }
}
