import Execution
import Foundation
import GraphKernels
import Memory
import Testing

extension Execution {
  /// Cancels the execution after a tenth of a second, expects the work to be ended by that, and returns
  /// how long it went on afterwards.
  func timeToStop(_ work: () throws -> Void) throws -> Duration {
    let clock = ContinuousClock()
    let cancelled = Shared<ContinuousClock.Instant?>(nil)
    // A thread, since kernels keep the threads of the dispatch queues busy.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.1)
      cancelled.withLock { $0 = clock.now }
      self.cancel()
    }
    #expect(throws: CancellationError.self) { try work() }
    let end = clock.now
    let start = try #require(cancelled.withLock { $0 })
    return start.duration(to: end)
  }
}
