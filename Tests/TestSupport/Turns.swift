internal import Execution

/// Lets few do something at a time.
package actor Turns {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Begins with nobody at work.
  package init(_ count: Int) { free = count }

  /// Waits for a turn and takes it for some work, in which no step waits for the threads of Swift's pool:
  /// a turn would be taken for longer than the work needs.
  package nonisolated func take<Answer>(
    _ work: () async throws -> Answer
  ) async rethrows -> Answer {
    try await withTaskExecutorPreference(HelperExecutor.shared) {
      await enter()
      do {
        let answer = try await work()
        await leave()
        return answer
      } catch {
        await leave()
        throw error
      }
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
