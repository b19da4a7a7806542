/// What is wrong with an input or output file, where, and what to do about it.
///
/// The description reads `path:line:column: problem; remedy`. It never contains a person's name.
public struct DataError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// A stable word for the kind.
    public let rawValue: String

    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The input was read and its content is wrong.
    public static let badData = Code(rawValue: "badData")
    /// The input does not exist or can't be opened.
    public static let noInput = Code(rawValue: "noInput")
    /// The request does not make sense, whatever the input holds: a column 0.
    public static let usage = Code(rawValue: "usage")
    /// The output can't be created.
    public static let cannotCreate = Code(rawValue: "cannotCreate")
    /// Reading or writing failed midway.
    public static let inputOutput = Code(rawValue: "inputOutput")
    /// The reader of a pipe has closed it before all was written.
    public static let closedPipe = Code(rawValue: "closedPipe")
    /// What a format needs is not installed.
    public static let unavailable = Code(rawValue: "unavailable")
  }

  /// The kind of failure.
  public let code: Code
  /// The file's path as it was given, or a name such as `standard input`.
  public let source: String
  /// The line, counted from 1; `nil` where the failure concerns the whole file.
  public let line: Int?
  /// The column, counted from 1 in UTF-8 bytes; `nil` where the failure concerns a whole line.
  public let column: Int?
  /// The row, counted from 1, of a source that has rows and no lines; `nil` otherwise.
  package private(set) var row: Int?
  /// The rule that was broken.
  public let problem: String
  /// What to do about it.
  package let advice: Message?
  /// What to do about it, in Swift's words.
  public var remedy: String? { advice?.description }

  /// Makes an error from its parts.
  public init(
    _ code: Code, source: String, line: Int? = nil, column: Int? = nil, problem: String,
    remedy: String? = nil
  ) {
    self.init(
      code, source: source, line: line, column: column, problem: problem,
      remedy: remedy.map(Message.init(_:)))
  }

  /// Makes an error whose remedy may name settings.
  package init(
    _ code: Code, source: String, line: Int? = nil, column: Int? = nil, problem: String,
    remedy: Message?
  ) {
    self.code = code
    // Whoever made the error may have been given an address with a password.
    self.source = source.withoutPasswords
    self.line = line
    self.column = column
    self.problem = problem.withoutPasswords
    advice = remedy
  }

  /// Makes an error about a row of a source that has rows and no lines, or about all of it.
  package init(
    _ code: Code, source: String, row: Int?, problem: String, remedy: Message?
  ) {
    self.init(code, source: source, problem: problem, remedy: remedy)
    self.row = row
  }

  /// The place, the problem and the remedy in one line, which is safe to show on a terminal.
  public var description: String { text(naming: Message.inSwift) }
}

extension DataError {
  /// The error with one setting in the place of another in its remedy.
  package func replacing(_ setting: Setting, with other: Setting) -> DataError {
    var error = DataError(
      code, source: source, line: line, column: column, problem: problem,
      remedy: advice?.replacing(setting, with: other))
    error.row = row
    return error
  }
}

extension DataError: MessageError {
  package func text(naming: Message.Naming) -> String {
    var text = source
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    if let row { text += ": row \(row)" }
    text += ": \(problem)"
    if let advice { text += "; \(advice.text(naming: naming))" }
    return text.printable
  }
}
