/// What keeps a population from being generated.
public struct PopulationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The rule that was broken.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  package init(_ problem: String, remedy: String) {
    self.problem = problem
    self.remedy = remedy
  }

  /// The problem and the remedy in one line.
  public var description: String { "\(problem); \(remedy)" }
}
