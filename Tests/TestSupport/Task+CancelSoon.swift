internal import Foundation

extension Task {
  /// Cancels the task a fifth of a second from now.
  ///
  /// From a thread of its own: those of tasks may be busy with other tests for longer than the work
  /// takes.
  package func cancelSoon() {
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      self.cancel()
    }
  }
}
