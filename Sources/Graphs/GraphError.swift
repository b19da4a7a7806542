package import Files

/// What went wrong in building a graph or computing on it.
public struct GraphError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// A stable word for the kind.
    public let rawValue: String

    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The request does not make sense, whatever the graph: a half-life of 0.
    public static let usage = Code(rawValue: "usage")
    /// What was asked for needs weights, direction or a date that was not given.
    public static let notApplicable = Code(rawValue: "notApplicable")
    /// The input holds nothing to compute on, or more than the data structures can hold.
    public static let badData = Code(rawValue: "badData")
    /// A method can't work on this graph: it has too many people, or is in several pieces.
    public static let unsuitable = Code(rawValue: "unsuitable")
    /// A person who was asked for is not in the graph.
    public static let unknownPerson = Code(rawValue: "unknownPerson")
    /// The system gave no memory.
    public static let outOfMemory = Code(rawValue: "outOfMemory")
    /// igraph reported a failure.
    public static let engine = Code(rawValue: "engine")
  }

  /// The kind of failure.
  public let code: Code
  private let message: Message

  package init(_ code: Code, _ problem: String, remedy: String? = nil) {
    self.code = code
    message = Message(problem + (remedy.map { "; \($0)" } ?? ""))
  }

  package init(_ code: Code, _ problem: String, remedy: Message) {
    self.code = code
    message = "\(problem); \(remedy)"
  }

  /// What lacks direction.
  package static func lacksDirection(_ what: String) -> GraphError {
    GraphError(
      .notApplicable, "\(what) needs direction",
      remedy: "read the edges as directed (\(.isDirected, true))")
  }

  /// What lacks a people table.
  package static func lacksPeople(_ purpose: String) -> GraphError {
    GraphError(
      .notApplicable, "there is no people table to \(purpose)",
      remedy: "give one with \(.people)")
  }

  /// What is wrong, and the remedy.
  public var description: String { text(naming: Message.inSwift) }
}

extension GraphError {
  /// Throws if something, such as a column, is asked for twice.
  ///
  /// - Parameters:
  ///   - names: The names of what is asked for.
  ///   - kind: What it is.
  /// - Throws: ``GraphError`` of code `usage`.
  package static func checkOnce(_ names: [String], _ kind: String) throws(GraphError) {
    var known: Set<String> = []
    for name in names where !known.insert(name).inserted {
      throw GraphError(.usage, "\(kind) '\(name)' is asked for twice", remedy: "keep one")
    }
  }
}

extension GraphError: MessageError {
  package func text(naming: Message.Naming) -> String { message.text(naming: naming).printable }
}
