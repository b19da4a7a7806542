internal import DelimitedText
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C and the request to end: the first asks the work to stop, the second ends the program.
final class Interruption: Sendable {
  private let count = Atomic<Int>(0)

  /// Calls `stop` at the first signal.
  init(_ stop: @escaping @Sendable () -> Void) {
    // A queue of its own: kernels can keep all threads of the global ones busy.
    let queue = DispatchQueue(label: "sesame.signals")
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)  // the source receives it instead
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        // The handler keeps the source alive for as long as the program runs.
        guard !source.isCancelled else { return }
        let isFirst = count.add(1, ordering: .relaxed).oldValue == 0
        stop()
        if !isFirst {
          UnfinishedFiles.discardAll()
          _exit(ExitStatus.interrupted.rawValue)
        }
      }
      source.resume()
    }
  }

  /// Whether a signal has arrived.
  var happened: Bool { count.load(ordering: .relaxed) > 0 }
}
