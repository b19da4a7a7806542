internal import Dispatch
internal import Memory

/// Runs a program's tasks on one thread, its main one: no other is needed for them.
///
/// Swift's own pool waits until the system gives it threads, which under a limit on processes may be
/// never. Tasks that start with this executor and wait for work by ``Helpers`` need none of its.
package final class TaskLoop: TaskExecutor {
  private let jobs = Shared<[UnownedJob]>([])
  private let wakeUp = DispatchSemaphore(value: 0)

  /// Makes a loop that has nothing to do.
  package init() {}

  /// Takes a piece of a task.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    wakeUp.signal()
  }

  /// Runs what tasks have to do on the calling thread until the program ends.
  package func run() -> Never {
    while true {
      wakeUp.wait()
      guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
