/// What is wrong with a JSON text, where, and what to do.
package struct JSONFault: Error, Sendable, Equatable {
  /// What faults of documents a reader may have to tell apart.
  package enum Kind: Sendable, Equatable {
    /// The text is not JSON.
    case syntax
    /// There is no document.
    case empty
    /// Values are nested more deeply than the reader allows.
    case nesting
    /// An object at a path, such as `$.scale`, has two members of one name.
    case repeatedName(path: String)
  }

  /// The kind of fault.
  package var kind = Kind.syntax
  /// The line, counted from 1.
  package let line: Int
  /// The column, counted from 1 in bytes.
  package let column: Int
  /// The rule that was broken.
  package let problem: String
  /// What to do about it.
  package let remedy: String?
}

/// What a JSON value is that holds no others.
package enum JSONKind: UInt8, Sendable {
  case null, number, text, boolean
}
