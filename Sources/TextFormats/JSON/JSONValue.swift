/// A value of a JSON document: read, with its place, or made, to be written.
package struct JSONValue: Sendable, Equatable {
  /// What a value is.
  package indirect enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Members in the order of the document, no name twice.
    case object([Member])
  }

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    /// The member's name.
    package let key: String
    /// The member's value.
    package let value: JSONValue

    /// Makes a member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// What the value is.
  package let content: Content
  /// The line on which a value that was read begins, counted from 1; 0 for others.
  package let line: Int
  /// The column in which a value that was read begins, counted from 1 in bytes; 0 for others.
  package let column: Int

  init(_ content: Content, line: Int = 0, column: Int = 0) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// Whether both are the same, wherever they stand.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }
}

extension JSONValue {
  /// No value.
  package static var null: JSONValue { JSONValue(.null) }

  /// True or false.
  package static func boolean(_ value: Bool) -> JSONValue { JSONValue(.boolean(value)) }

  /// A finite number.
  package static func number(_ value: Double) -> JSONValue { JSONValue(.number(value)) }

  /// A whole number.
  package static func whole(_ value: Int) -> JSONValue { number(Double(value)) }

  /// A text.
  package static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }

  /// Some values in order.
  package static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

  /// Some members in order.
  package static func object(_ members: [Member]) -> JSONValue { JSONValue(.object(members)) }

  /// A number or, where it is missing, null.
  package static func number(orNull value: Double?) -> JSONValue { value.map(number) ?? .null }

  /// A whole number or, where it is missing, null.
  package static func whole(orNull value: Int?) -> JSONValue { value.map(whole) ?? .null }

  /// A text or, where it is missing, null.
  package static func string(orNull value: String?) -> JSONValue { value.map(string) ?? .null }

  /// What the value is, for messages.
  package var kind: String {
    switch content {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
