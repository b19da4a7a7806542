package import Sesame

/// How a run inside of another process ended.
package struct EmbeddedOutcome: Sendable {
  /// A result that stayed in memory.
  package struct Result: Sendable {
    /// The option that asked for it, without its dashes: `output`, `dictionary`.
    package let name: String
    /// What it is.
    package let content: Content
  }

  /// What a result is.
  package enum Content: Sendable {
    case table(Table)
    /// A text in the one form that it has.
    case text(String)
    /// A report in the forms that it has.
    case report(text: String, markdown: String, json: String, html: String)
    case graph(RelationGraph)
  }

  /// The status with which the program would end.
  package internal(set) var status = ExitStatus.success
  /// What the program would say of an error; `nil` if there is none.
  package internal(set) var message: String?
  /// How long the work took.
  package internal(set) var seconds = 0.0
  /// The warnings, each without the program's name before it.
  package internal(set) var warnings: [String] = []
  /// What was done, line by line.
  package internal(set) var summary = ""
  /// The results; also of a run that fails because of what they say.
  package internal(set) var results: [Result] = []

  /// Makes the outcome of a run that has nothing to say.
  package init() {}
}
