internal import DelimitedText
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C and the request to end: the first asks the work to stop, and the program ends within a
/// second whether the work listens or not; a second signal ends it at once.
///
/// Once results have got their names a signal changes nothing: the run is done.
final class Interruption: Sendable {
  private let count = Atomic<Int>(0)
  private let hasMessage = Atomic<Bool>(false)
  /// How long the work has to stop by itself.
  private static let patience = DispatchTimeInterval.milliseconds(500)
  /// How long a message may take where nobody reads standard error.
  private static let messagePatience = DispatchTimeInterval.milliseconds(300)

  /// Calls `stop` at the first signal; signals that were ignored at the start stay so.
  init(_ stop: @escaping @Sendable () -> Void) {
    // A queue of its own: kernels can keep all threads of the global ones busy.
    let queue = DispatchQueue(label: "sesame.signals")
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where !ProgramStart.ignores(number) {
      signal(number, SIG_IGN)  // the source receives it instead
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        // The handler keeps the source alive for as long as the program runs.
        guard !source.isCancelled else { return }
        if number == SIGQUIT {
          UnfinishedFiles.shared.discardAll()
          _exit(128 + SIGQUIT)  // not by the signal, which would write people's data to a core file
        }
        answer(on: queue, stop)
      }
      source.resume()
    }
  }

  private func answer(on queue: DispatchQueue, _ stop: @Sendable () -> Void) {
    let earlier = count.add(1, ordering: .relaxed).oldValue
    if UnfinishedFiles.shared.close() {
      if earlier > 0 { _exit(ExitStatus.success.rawValue) }
      return
    }
    stop()
    if earlier > 0 { leave() }
    queue.asyncAfter(deadline: .now() + Self.patience) { [self] in
      DispatchQueue(label: "sesame.end").asyncAfter(deadline: .now() + Self.messagePatience) {
        [self] in leave()
      }
      say()
      leave()
    }
  }

  /// Says, once, that the run was interrupted.
  func say() {
    guard !hasMessage.exchange(true, ordering: .relaxed) else { return }
    Terminal.message(
      UnfinishedFiles.shared.hasWrittenStreams
        ? "sesame: interrupted; what was written is incomplete"
        : "sesame: interrupted; no result was written")
  }

  private func leave() -> Never {
    UnfinishedFiles.shared.discardAll()
    _exit(ExitStatus.interrupted.rawValue)
  }

  /// Whether a signal has kept the results from getting their names.
  var happened: Bool { count.load(ordering: .relaxed) > 0 && !UnfinishedFiles.shared.close() }
}
