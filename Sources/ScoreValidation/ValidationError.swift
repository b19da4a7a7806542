/// What keeps a score from being judged.
///
/// The description has the problem and the remedy, and no person's name.
public struct ValidationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// A stable word for the kind.
    public let rawValue: String

    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A number is not finite, or a weight is not greater than 0.
    public static let badNumber = Code(rawValue: "badNumber")
    /// Lists that belong together differ in length.
    public static let differentLengths = Code(rawValue: "differentLengths")
    /// A column is not one of outcomes, weights or numbers.
    public static let unsuitableColumn = Code(rawValue: "unsuitableColumn")
    /// There are too few people, events, groups or dates.
    public static let tooFew = Code(rawValue: "tooFew")
    /// Two columns share a name.
    public static let duplicateName = Code(rawValue: "duplicateName")
    /// A setting is out of its range.
    public static let badSetting = Code(rawValue: "badSetting")
    /// A regression did not converge.
    public static let noConvergence = Code(rawValue: "noConvergence")
  }

  /// The kind of failure.
  public let code: Code
  /// The rule that was broken.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  package init(_ code: Code, _ problem: String, remedy: String) {
    self.code = code
    self.problem = problem
    self.remedy = remedy
  }

  /// The problem and the remedy in one line.
  public var description: String { "\(problem); \(remedy)" }
}

extension ValidationError {
  static func lengths(_ what: String, _ count: Int, _ rows: Int) -> ValidationError {
    ValidationError(
      .differentLengths, "\(what) has \(count) rows, the outcomes \(rows)",
      remedy: "give lists of the same people in the same order")
  }

  static func unfinished(_ what: String, row: Int) -> ValidationError {
    ValidationError(
      .badNumber, "\(what) of row \(row + 1) is not a finite number",
      remedy: "leave out what is not known")
  }
}

extension ValidationError {
  /// The largest score whose square can still be added up.
  package static let largestScore = 1e100

  /// A score is beyond ``largestScore``.
  package static func tooLarge(_ what: String) -> ValidationError {
    ValidationError(
      .badNumber, "\(what) is beyond 1e100", remedy: "divide all scores by the same number")
  }
}
