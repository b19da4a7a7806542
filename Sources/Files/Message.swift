/// A text that names the settings it is about in the reader's words.
///
/// Its ``description`` names them as Swift code does, such as `identifier = "row"` or `directed: true`; the
/// program puts its options in their place. Messages come from the library, as those of a ``JobReport``.
///
/// ```swift
/// let result = try await ImportJob().run(on: GraphSource(edges: "friends.csv"))
/// for warning in result.report.warnings { print(warning.description) }
/// ```
public struct Message: Sendable, Hashable, CustomStringConvertible {
  /// How a setting with its value, if it has one, is written; without a setting a value on its own.
  package typealias Naming = (_ setting: Setting?, _ value: Setting.Value?) -> String

  private enum Part: Hashable {
    case text(String)
    case setting(Setting?, value: Setting.Value?)
  }

  private var parts: [Part] = []

  /// Makes a message of a text that names no setting.
  public init(_ text: String) { append(text) }

  /// The text in Swift's words.
  public var description: String { text(naming: Self.inSwift) }

  /// A setting in Swift's words.
  @Sendable package static func inSwift(_ setting: Setting?, _ value: Setting.Value?) -> String {
    setting?.text(value) ?? value?.text ?? ""
  }

  /// The text with settings in the words of a caller, and without passwords.
  package func text(naming: Naming) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .setting(let setting, let value): result += naming(setting, value)
      }
    }
    return result.withoutPasswords
  }

  /// The message with one setting in the place of another, both without their values: for callers who
  /// have the former and not the latter.
  package func replacing(_ setting: Setting, with other: Setting) -> Message {
    var result = self
    result.parts = parts.map {
      if case .setting(setting, _) = $0 { .setting(other, value: nil) } else { $0 }
    }
    return result
  }

  /// One message behind another.
  package static func + (left: Message, right: Message) -> Message {
    var result = left
    for part in right.parts { result.append(part) }
    return result
  }

  private mutating func append(_ part: Part) {
    if case .text(let text) = part { append(text) } else { parts.append(part) }
  }

  /// Adds a text to the last one, so that equal messages have equal parts.
  private mutating func append(_ text: String) {
    if text.isEmpty { return }
    if case .text(let last)? = parts.last {
      parts[parts.count - 1] = .text(last + text)
    } else {
      parts.append(.text(text))
    }
  }
}

extension Message: ExpressibleByStringInterpolation {
  /// Collects the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var message = Message("")

    /// Begins an empty message.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a piece of the literal itself.
    public mutating func appendLiteral(_ literal: String) { message.append(literal) }

    /// Adds a value's text.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      message.append("\(value)")
    }

    /// Adds another message with its settings.
    public mutating func appendInterpolation(_ other: Message) { message = message + other }

    /// Adds a setting.
    package mutating func appendInterpolation(_ setting: Setting) { append(setting, nil) }

    /// Adds a setting with a text.
    package mutating func appendInterpolation(_ setting: Setting, _ text: String) {
      append(setting, .text(text))
    }

    /// Adds a setting with a number.
    package mutating func appendInterpolation(_ setting: Setting, _ number: Int) {
      append(setting, .number(number))
    }

    /// Adds a setting with one of several ways.
    package mutating func appendInterpolation(_ setting: Setting, choice name: String) {
      append(setting, .choice(name))
    }

    /// Adds a setting that is on or off.
    package mutating func appendInterpolation(_ setting: Setting, _ isOn: Bool) {
      append(setting, .flag(isOn))
    }

    /// Adds a setting with a spelling for a column.
    package mutating func appendInterpolation(
      _ setting: Setting, _ spelling: String?, inColumn column: String
    ) {
      append(setting, .spelling(spelling, column: column))
    }

    /// Adds the value of a setting that is named before.
    package mutating func appendInterpolation(value: Setting.Value) { append(nil, value) }

    private mutating func append(_ setting: Setting?, _ value: Setting.Value?) {
      message.append(.setting(setting, value: value))
    }
  }

  /// Makes a message of a literal without interpolations.
  public init(stringLiteral text: String) { self.init(text) }

  /// Makes a message of a literal's parts.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.message }
}

/// An error whose text names settings.
package protocol MessageError: Error, CustomStringConvertible {
  /// The description, with settings in the words of a caller.
  func text(naming: Message.Naming) -> String
}

extension DefaultStringInterpolation {
  /// Keeps messages out of strings within the package, where their settings would be in Swift's words.
  @available(*, deprecated, message: "make it a Message, or ask for its description")
  package mutating func appendInterpolation(_ message: Message) {}
}
