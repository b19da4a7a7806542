internal import Dispatch
internal import Execution
internal import LibC
internal import Synchronization

/// Brings what was written so far to the disk while more is written, so that little is left to wait
/// for at the end.
final class DiskSaver: Sendable {
  private let underWay = DispatchGroup()
  private let isBusy = Atomic<Bool>(false)
  /// The first error, which the system tells only once; 0 if there is none.
  private let failure = Atomic<CInt>(0)

  /// Begins, unless what was begun earlier is not done yet; the descriptor must stay open until
  /// ``finish()``.
  func begin(_ descriptor: CInt) {
    guard !isBusy.exchange(true, ordering: .acquiringAndReleasing) else { return }
    underWay.enter()
    Helpers.start { [self] in
      if fdatasync(descriptor) != 0, errno != EINTR {
        _ = failure.compareExchange(expected: 0, desired: errno, ordering: .relaxed)
      }
      isBusy.store(false, ordering: .releasing)
      underWay.leave()
    }
  }

  /// Waits for what was begun and returns the number of the error, if there was one.
  func finish() -> CInt? {
    underWay.wait()
    let number = failure.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
