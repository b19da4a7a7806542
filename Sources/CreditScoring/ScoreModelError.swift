internal import Files

/// What is wrong with a score model, or with a table that does not fit it, where, and what to do.
///
/// The description reads `model.json: $.scale.minimum: problem; remedy`: the model's file, the place
/// in the document as a JSON path (`$` is the document, indices count from 0), the rule that was
/// broken. Texts that are not JSON have a line and a column instead: `model.json:3:14: problem`.
/// It contains no person's name but one that the caller asked for.
public struct ScoreModelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// A stable word for the kind.
    public let rawValue: String

    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The file does not exist or can't be read.
    public static let noInput = Code(rawValue: "noInput")
    /// The text is not JSON.
    public static let invalidJSON = Code(rawValue: "invalidJSON")
    /// A key stands twice in one object.
    public static let duplicateKey = Code(rawValue: "duplicateKey")
    /// The document is of another format or version.
    public static let unknownFormat = Code(rawValue: "unknownFormat")
    /// A value has another type than its key demands.
    public static let wrongType = Code(rawValue: "wrongType")
    /// A key is not part of the format.
    public static let unknownKey = Code(rawValue: "unknownKey")
    /// A key that the format demands is not there.
    public static let missingKey = Code(rawValue: "missingKey")
    /// A value is of the right type but outside what is allowed.
    public static let invalidValue = Code(rawValue: "invalidValue")
    /// Two parts of the model share a name that must be unique.
    public static let duplicateName = Code(rawValue: "duplicateName")
    /// Weights or points budgets do not add up.
    public static let sum = Code(rawValue: "sum")
    /// Bins overlap, leave a gap or match nothing.
    public static let bins = Code(rawValue: "bins")
    /// Points are outside their budget or against the direction.
    public static let points = Code(rawValue: "points")
    /// The table lacks a column that the model needs.
    public static let missingColumn = Code(rawValue: "missingColumn")
    /// A column of the table holds values that the model can't use.
    public static let unusableColumn = Code(rawValue: "unusableColumn")
    /// The friendships are between other people than the table's.
    public static let unsuitableFriendships = Code(rawValue: "unsuitableFriendships")
    /// The table has no such person.
    public static let unknownPerson = Code(rawValue: "unknownPerson")
  }

  /// The kind of failure.
  public let code: Code
  /// The model's file as it was given, or the name of a built-in model.
  public let source: String
  /// The line, counted from 1; `nil` where the place is a path alone.
  public let line: Int?
  /// The column, counted from 1 in UTF-8 bytes.
  public let column: Int?
  /// The place in the document, such as `$.categories[0].weight`; `nil` where there is none.
  public let path: String?
  /// The rule that was broken.
  public let problem: String
  /// What to do about it.
  public let remedy: String?

  /// Makes an error from its parts.
  public init(
    _ code: Code, source: String, line: Int? = nil, column: Int? = nil, path: String? = nil,
    problem: String, remedy: String? = nil
  ) {
    self.code = code
    self.source = source
    self.line = line
    self.column = column
    self.path = path
    self.problem = problem
    self.remedy = remedy
  }

  /// The place, the problem and the remedy in one line.
  public var description: String {
    var text = source
    if let line { text += ":\(line)" + (column.map { ":\($0)" } ?? "") }
    text += ": "
    if let path { text += path + ": " }
    text += problem
    if let remedy { text += "; " + remedy }
    return text.printable
  }
}
