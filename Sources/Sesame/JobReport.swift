public import Files

/// What a job has to say beside its result.
public struct JobReport: Sendable, Equatable, CustomStringConvertible {
  /// What people should know: a suspicious identifier column, columns that a model misses.
  public var warnings: [Message] = []
  /// What the job did, in numbers.
  public internal(set) var summary = JobSummary()

  /// The warnings, a line each, and the summary.
  public var description: String {
    (warnings.map { "warning: \($0.description)" } + [summary.description]).joined(separator: "\n")
  }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(JobSummary.Stage(name: name, seconds: seconds))
  }
}
