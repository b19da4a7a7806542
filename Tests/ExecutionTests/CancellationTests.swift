import Execution
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct `Work that can't be asked to stop` {
  private final class Flag: Sendable {
    private let value = Atomic(false)

    func raise() { value.store(true, ordering: .releasing) }

    var isRaised: Bool { value.load(ordering: .acquiring) }

    func wait() async throws {
      while !isRaised { try await Task.sleep(for: .milliseconds(1)) }
    }
  }

  @Test(.timeLimit(.minutes(2)), .ownThreads, arguments: [true, false])
  func `is left behind as soon as it is cancelled`(byTask: Bool) async throws {
    let execution = Execution()
    let (began, mayEnd, ended) = (Flag(), Flag(), Flag())
    let task = Task(executorPreference: HelperExecutor.shared) {
      try await execution.run(endsWhenCancelled: true) { _ in
        began.raise()
        while !mayEnd.isRaised { usleep(1000) }
        ended.raise()
      }
    }
    try await began.wait()
    if byTask { task.cancel() } else { execution.cancel() }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!ended.isRaised)
    // It goes on until its end, which nobody hears of.
    mayEnd.raise()
    try await ended.wait()
  }

  @Test func `is waited for where nobody cancels it, and says what it says`() async throws {
    let execution = Execution()
    for number in 0..<100 {
      #expect(try await execution.run(endsWhenCancelled: true) { _ in number } == number)
    }
    await #expect(throws: CocoaError.self) {
      try await execution.run(endsWhenCancelled: true) { _ in throw CocoaError(.fileNoSuchFile) }
    }
  }

  @Test func `is not waited for where it was cancelled before`() async {
    let execution = Execution()
    execution.cancel()
    await #expect(throws: CancellationError.self) {
      try await execution.run(endsWhenCancelled: true) { try $0.checkCancellation() }
    }
  }
}
