internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work done on several threads at once.
package enum Threads {
  /// The number of threads that a request means: as it says, or one per core.
  package static func count(_ requested: Int?) -> Int {
    precondition(requested ?? 1 > 0, "at least one thread is needed")
    return requested ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Runs the same closure on so many threads, the calling one among them, and waits for all.
  package static func run(_ count: Int, _ work: @Sendable () -> Void) {
    guard count > 1 else { return work() }
    let turns = Turns()
    turns.next()
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      turns.next()
      work()
      turns.next()
    }
    turns.next()
  }

  /// Does something with every number below a count, on so many threads.
  package static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    let turns = Turns()
    run(min(count, threads)) {
      while true {
        let index = turns.next()
        if index >= count { return }
        body(index)
      }
    }
  }

  /// A counter; ThreadSanitizer, which does not see into Dispatch on Linux, learns from it that a
  /// thread starts after what came before, and ends before what comes after.
  private final class Turns: Sendable {
    private let count = Atomic<Int>(0)

    @discardableResult
    func next() -> Int { count.add(1, ordering: .acquiringAndReleasing).oldValue }
  }
}
