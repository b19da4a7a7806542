package import Files

/// What is wrong with a score model, or with a table that it should score: every mistake, and its remedy.
///
/// ``description`` has a line for each mistake, such as
/// `model.json: $.scale.minimum: problem; remedy`: the model's file, the place in the document as a JSON
/// path (`$` is the document, indices count from 0), the problem, and what to do. Text that is not JSON
/// has a line and a column instead: `model.json:3:14: problem`. A model built in Swift has
/// paths of its arguments, such as `categories[0].characteristics[1].budget`. The description contains no person's name except one that the
/// caller asked for.
public struct ScoreModelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One thing that is wrong, where it is, and its remedy.
  public struct Mistake: Sendable, Equatable {
    /// The kind of mistake.
    public let code: Code
    /// The line, counted from 1; `nil` where the place is a path alone.
    public let line: Int?
    /// The column, counted from 1 in UTF-8 bytes.
    public let column: Int?
    /// The place in the document, such as `$.categories[0].weight`, or among the arguments of a model
    /// built in Swift, such as `categories[0].weight`; `nil` if there is none.
    public let path: String?
    /// The rule that was broken.
    public let problem: String
    /// What to do about it.
    package let advice: Message?
    /// What to do about it, in Swift's words.
    public var remedy: String? { advice?.description }
  }

  /// The kind of a mistake; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// A stable word for the kind.
    public let rawValue: String

    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The file does not exist or can't be read.
    public static let noInput = Code(rawValue: "noInput")
    /// The text is not JSON.
    public static let invalidJSON = Code(rawValue: "invalidJSON")
    /// A key occurs twice in one object.
    public static let duplicateKey = Code(rawValue: "duplicateKey")
    /// The document is of another format or version.
    public static let unknownFormat = Code(rawValue: "unknownFormat")
    /// A value has the wrong type.
    public static let wrongType = Code(rawValue: "wrongType")
    /// A key is not part of the format.
    public static let unknownKey = Code(rawValue: "unknownKey")
    /// A required key is missing.
    public static let missingKey = Code(rawValue: "missingKey")
    /// A value has the right type but is not allowed.
    public static let invalidValue = Code(rawValue: "invalidValue")
    /// Two parts of the model share a name that must be unique.
    public static let duplicateName = Code(rawValue: "duplicateName")
    /// Weights or points budgets do not add up.
    public static let sum = Code(rawValue: "sum")
    /// Bins overlap, leave a gap or match nothing.
    public static let bins = Code(rawValue: "bins")
    /// Points exceed their budget or run against the direction.
    public static let points = Code(rawValue: "points")
    /// The table lacks a column that the model reads.
    public static let missingColumn = Code(rawValue: "missingColumn")
    /// A column of the table holds values that the model can't use.
    public static let unusableColumn = Code(rawValue: "unusableColumn")
    /// The model has something that the form in which it is to be written can't express.
    public static let notRenderable = Code(rawValue: "notRenderable")
    /// The friendships and the table are about different people.
    public static let unsuitableFriendships = Code(rawValue: "unsuitableFriendships")
    /// The table has no such person.
    public static let unknownPerson = Code(rawValue: "unknownPerson")
    /// Cards of several kinds do not go together, or do not fit a table's kinds.
    public static let unsuitableCards = Code(rawValue: "unsuitableCards")
  }

  /// The model's file as it was given, or a name for a model that is in no file.
  public let source: String
  /// The mistakes; there is at least one.
  public let mistakes: [Mistake]

  /// The kind of the first mistake.
  public var code: Code { mistakes[0].code }

  /// Makes an error of several mistakes.
  ///
  /// - Precondition: `mistakes` is not empty.
  public init(source: String, mistakes: [Mistake]) {
    precondition(!mistakes.isEmpty, "an error has at least one mistake")
    self.source = source
    self.mistakes = mistakes
  }

  /// Makes an error of one mistake.
  public init(
    _ code: Code, source: String, line: Int? = nil, column: Int? = nil, path: String? = nil,
    problem: String, remedy: String? = nil
  ) {
    self.init(
      code, source: source, line: line, column: column, path: path, problem: problem,
      remedy: remedy.map(Message.init(_:)))
  }

  /// Makes an error of one mistake whose remedy may name settings.
  package init(
    _ code: Code, source: String, line: Int? = nil, column: Int? = nil, path: String? = nil,
    problem: String, remedy: Message?
  ) {
    self.init(
      source: source,
      mistakes: [
        Mistake(
          code: code, line: line, column: column, path: path, problem: problem, advice: remedy)
      ])
  }

  /// A line for each mistake: the place, the problem and the remedy.
  public var description: String { text(naming: Message.inSwift) }
}

extension ScoreModelError: MessageError {
  package func text(naming: Message.Naming) -> String {
    mistakes.map { mistake in
      var text = source
      if let line = mistake.line { text += ":\(line)" + (mistake.column.map { ":\($0)" } ?? "") }
      text += ": "
      if let path = mistake.path { text += path + ": " }
      text += mistake.problem
      if let advice = mistake.advice { text += "; " + advice.text(naming: naming) }
      return text.printable
    }.joined(separator: "\n")
  }
}
