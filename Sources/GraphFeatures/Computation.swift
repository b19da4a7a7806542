internal import Buffers
internal import GraphKernels
internal import IgraphCore

/// One request to the graph: its threads, its cancellation, its progress, and the igraph graphs made
/// for it, which go when it ends.
final class Computation: Sendable {
  let context: KernelContext
  let observer: CallObserver

  init(threads: Int?, onProgress: @escaping @Sendable (Double) -> Void = { _ in }) {
    context = KernelContext(threadCount: threads, progress: onProgress)
    observer = CallObserver(onProgress: onProgress)
  }

  private func cancel() {
    context.cancel()
    observer.cancel()
  }

  /// Runs the work on a thread of its own, never on the cooperative pool, whose few threads must
  /// not be kept waiting; cancelling the task stops the work.
  func run<Answer: Sendable>(
    _ body: @escaping @Sendable (Computation) throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Helpers.start {
          continuation.resume(with: Result { try body(self) })
        }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Calls igraph, turning its errors into the library's.
  func igraph<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as IgraphError {
      if error.isInterruption { throw CancellationError() }
      throw GraphError(.engine, error.description)
    }
  }
}
