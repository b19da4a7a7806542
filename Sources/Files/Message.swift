/// A text that names the settings it is about in the reader's words.
///
/// Its ``description`` names them as Swift does, such as `identifier: row`; the program puts its options
/// in their place. Messages come from the library, as those of a ``JobReport``.
///
/// ```swift
/// let result = try await ImportJob().run(on: GraphSource(edges: "friends.csv"))
/// for warning in result.report.warnings { print(warning.description) }
/// ```
public struct Message: Sendable, Hashable, CustomStringConvertible {
  /// How a setting with its value, if it has one, is written.
  package typealias Naming = (_ setting: Setting, _ value: String?) -> String

  private enum Part: Hashable {
    case text(String)
    case setting(Setting, value: String?)
  }

  private var parts: [Part] = []

  /// Makes a message of a text that names no setting.
  public init(_ text: String) { append(text) }

  /// The text in Swift's words.
  public var description: String { text { $0.text($1) } }

  /// The text with settings in the words of a caller.
  package func text(naming: Naming) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .setting(let setting, let value): result += naming(setting, value)
      }
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
    package mutating func appendInterpolation(_ setting: Setting, _ value: String? = nil) {
      message.append(.setting(setting, value: value))
    }

    /// Adds a setting that is on or off.
    package mutating func appendInterpolation(_ setting: Setting, _ isOn: Bool) {
      message.append(.setting(setting, value: "\(isOn)"))
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
