internal import Execution
internal import LibC

/// How many steps an iteration may take.
enum RankLimits {
  /// The steps after which a distance that shrinks by a factor in each is 1e-30 of what it was.
  static func steps(shrinkingBy factor: Double) -> Int {
    factor > 0 ? Int((-69 / log(factor)).rounded(.up)) : 1
  }
}

/// The finished part of an iteration whose changes shrink to a goal, judged by their logarithm.
struct ConvergenceProgress {
  private let goal: Double
  private let execution: Execution
  private var first: Double?
  private var reported = 0.0

  init(goal: Double, _ execution: Execution) {
    self.goal = goal
    self.execution = execution
  }

  /// Tells what a change means; no progress is ever taken back.
  mutating func report(_ change: Double) {
    guard execution.reportsProgress else { return }
    let first = max(first ?? change, goal)
    self.first = first
    let part = change > goal ? log(first / change) / log(first / goal) : 1
    if part > reported {
      reported = part
      execution.report(part)
    }
  }
}
