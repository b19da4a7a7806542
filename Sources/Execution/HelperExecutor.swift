/// Runs pieces of tasks on threads of their own, since they may block theirs: for work inside of a process
/// whose main thread is not ours.
package final class HelperExecutor: TaskExecutor {
  /// The one that all tasks share.
  package static let shared = HelperExecutor()

  /// Takes a piece of a task.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Helpers.start { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
