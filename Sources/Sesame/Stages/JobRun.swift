internal import Execution

/// A part of a job that is told and timed under its name.
struct Stage: Sendable, Hashable {
  let name: String
  /// How long it takes as a rule, in no unit: the job's progress is divided in this proportion.
  let share: Double

  init(_ name: String, share: Double) {
    self.name = name
    self.share = share
  }
}

/// A job while it runs: its stages with their progress and times, and what there is to report.
struct JobRun {
  var report = JobReport()
  let execution: Execution
  private let tellEnd: @Sendable () -> Void
  /// The share of all stages together, and of those that were begun.
  private let total: Double
  private var begun = 0.0
  /// When the stage before ended, or the run began.
  private var latest = ContinuousClock.now

  /// Begins a run.
  ///
  /// - Parameters:
  ///   - stages: The stages that are to come.
  ///   - execution: How they run.
  init(_ stages: [Stage], _ execution: Execution) {
    (self.execution, tellEnd) = execution.whole()
    // A stage may come that nobody foresaw.
    total = max(1, stages.map(\.share).reduce(0, +))
  }

  /// Runs a stage, and notes its time: that since the stage before, so that the stages add up to the
  /// whole run.
  mutating func stage<Answer>(
    _ stage: Stage, _ body: (Execution) async throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    let start = min(begun / total, 1)
    begun += stage.share
    let part = execution.reporting(start...min(begun / total, 1), stage: stage.name)
    part.report(0)
    let answer = try await body(part)
    report.addStage(stage.name, seconds: secondsSinceLast())
    return answer
  }

  /// Ends the run: what was done since the last stage counts as a part of it.
  mutating func finish() {
    tellEnd()
    guard let last = report.summary.stages.popLast() else { return }
    report.addStage(last.name, seconds: last.seconds + secondsSinceLast())
  }

  private mutating func secondsSinceLast() -> Double {
    let now = ContinuousClock.now
    let duration = (now - latest).components
    latest = now
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}
