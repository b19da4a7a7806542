public import Essentials

/// Where a job takes a value from: a file, standard input, or the value itself, already in memory.
///
/// ```swift
/// let edges: Source<EdgeList> = "friends.csv"
/// let people = Source<Table>.value(try Table(["id": ["ann", "bob"]]))
/// ```
///
/// Only a literal is a source by itself; a path in a variable is given as `.file(path)`, as is a URL.
///
/// Only what is read can be told how to be read, so the options stand beside the file.
public enum Source<Value: Readable>: Sendable {
  /// The file of a path, and how it is read.
  case file(String, Value.ReadingOptions = Value.defaultOptions)
  /// Standard input, and how it is read.
  case standardInput(Value.ReadingOptions = Value.defaultOptions)
  /// The value.
  case value(Value)
}

/// What can be read from a file.
public protocol Readable: Sendable {
  /// How it is read.
  associatedtype ReadingOptions: Sendable

  /// Every option at its default.
  static var defaultOptions: ReadingOptions { get }
}

extension Source: ExpressibleByStringInterpolation {
  /// The file of a path.
  public init(stringLiteral path: String) { self = .file(path) }
}

extension Source {
  /// The file of a URL, and how it is read.
  ///
  /// - Precondition: The URL is a file's.
  public static func file(
    _ url: URL, _ options: Value.ReadingOptions = Value.defaultOptions
  ) -> Source {
    precondition(url.isFileURL, "a source is a file")
    return .file(url.path(percentEncoded: false), options)
  }

  /// The path of what is read, `-` for standard input; `nil` for a value.
  package var path: String? {
    switch self {
    case .file(let path, _): path
    case .standardInput: "-"
    case .value: nil
    }
  }

  /// How it is read; `nil` for a value.
  package var options: Value.ReadingOptions? {
    switch self {
    case .file(_, let options), .standardInput(let options): options
    case .value: nil
    }
  }
}
