internal import Buffers
internal import DelimitedText
internal import Foundation
internal import Synchronization

/// Ctrl-C and the request to end: the first asks the work to stop, the second ends the program.
final class Interruption: Sendable {
  private let count = Atomic<Int>(0)

  /// Calls `stop` at the first signal.
  init(_ stop: @escaping @Sendable () -> Void) {
    SignalWatch.begin([SIGINT, SIGTERM, SIGHUP]) { [self] _ in
      let isFirst = count.add(1, ordering: .relaxed).oldValue == 0
      stop()
      if !isFirst {
        UnfinishedFiles.discardAll()
        _exit(ExitStatus.interrupted.rawValue)
      }
    }
  }

  /// Whether a signal has arrived.
  var happened: Bool { count.load(ordering: .relaxed) > 0 }
}
