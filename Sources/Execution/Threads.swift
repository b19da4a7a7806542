internal import Synchronization

/// Work done on several threads at once.
package enum Threads {
  /// The number of threads that a request means: as it says, or one per core.
  package static func count(_ requested: Int?) -> Int {
    precondition(requested ?? 1 > 0, "at least one thread is needed")
    return requested ?? Processors.count
  }

  /// Runs the same closure on up to so many threads, the calling one among them, and waits for all.
  ///
  /// The threads share the work; where the system has none to give, this one does it all.
  package static func run(_ count: Int, _ work: @Sendable () -> Void) {
    Helpers.run(count, work)
  }

  /// Does something with every number below a count, on so many threads.
  package static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    let taken = Taken()
    run(min(count, threads)) {
      while true {
        let index = taken.next()
        if index >= count { return }
        body(index)
      }
    }
  }

  private final class Taken: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
  }
}
