import Execution
import Foundation
import Memory
import Testing

/// How long work goes on after it was cancelled; a machine that is busy with other tests takes longer than
/// the tenth of a second that is meant.
func timeToLeave(
  after seconds: Double, _ body: (Execution) throws -> some Any
) throws -> Duration {
  let execution = Execution()
  let moment = Shared<ContinuousClock.Instant?>(nil)
  DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
    moment.withLock { $0 = .now }
    execution.cancel()
  }
  #expect(throws: CancellationError.self) { _ = try body(execution) }
  let end = ContinuousClock.now
  return try end - #require(moment.withLock { $0 }, "the work ended by itself")
}
