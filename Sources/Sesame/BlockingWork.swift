internal import Execution
internal import Synchronization

/// Work that keeps its thread waiting, such as reading a file: it runs on a thread of its own, never
/// on the cooperative pool, whose few threads must not be kept.
final class BlockingWork: Sendable {
  private let isGivenUp = Atomic<Bool>(false)

  private init() {}

  /// Whether the task that waits for the work was cancelled.
  var isCancelled: Bool { isGivenUp.load(ordering: .relaxed) }

  /// Runs the work, which asks now and then whether it is cancelled.
  static func run<Answer: Sendable>(
    _ body: @escaping @Sendable (BlockingWork) throws -> Answer
  ) async throws -> Answer {
    let work = BlockingWork()
    return try await withTaskCancellationHandler {
      try await Helpers.result { try body(work) }
    } onCancel: {
      work.isGivenUp.store(true, ordering: .relaxed)
    }
  }
}
