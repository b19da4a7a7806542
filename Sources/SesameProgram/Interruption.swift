internal import Execution
internal import Files
internal import LibC
internal import SesameCommand
internal import Synchronization

/// Ctrl-C and other requests to end, such as a limit on the time: the first asks the work to stop, and
/// the program ends within a second whether the work listens or not; a second signal ends it at once.
///
/// Once results have got their names a signal changes nothing: the run is done.
final class Interruption: Sendable {
  private let count = Atomic<Int>(0)
  private let hasMessage = Atomic<Bool>(false)
  /// How long the work has to stop by itself, in microseconds.
  private static let patience: UInt32 = 500_000
  /// How long a message may take where nobody reads standard error, in microseconds.
  private static let messagePatience: UInt32 = 300_000

  /// Calls `stop` at the first signal; signals that were ignored at the start stay so.
  init(_ stop: @escaping @Sendable () -> Void) {
    // Some of them would write people's data to a core file else, or leave a transaction to others.
    let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF]
    SignalWatch.begin(watched.filter { !ProgramStart.ignores($0) }) { [self] _ in answer(stop) }
  }

  private func answer(_ stop: @Sendable () -> Void) {
    let earlier = count.add(1, ordering: .relaxed).oldValue
    if UnfinishedFiles.shared.close() {
      if earlier > 0 { _exit(ExitStatus.success.rawValue) }
      return
    }
    stop()
    if earlier > 0 { leave() }
    // A message can wait for ever where standard error is a pipe that nobody reads.
    _ = Helpers.startForGood { [self] in
      usleep(Self.patience + Self.messagePatience)
      leave()
    }
    let end = { @Sendable [self] in
      usleep(Self.patience)
      say()
      leave()
    }
    if !Helpers.startForGood(end) { end() }
  }

  /// Says, once, that the run was interrupted.
  func say() {
    guard !hasMessage.exchange(true, ordering: .relaxed) else { return }
    Terminal.finish()
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
