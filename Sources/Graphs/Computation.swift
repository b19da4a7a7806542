package import Execution
internal import Files
internal import GraphKernels
package import IgraphCore
internal import Memory

/// One request to the graph: its threads, its cancellation, its progress, and the igraph graphs made
/// for it, which go when it ends.
package final class Computation: Sendable {
  package let execution: Execution
  package let observer: CallObserver
  private let origin: GraphOrigin?

  /// - Parameters:
  ///   - threads: How many threads; `nil` for all cores.
  ///   - origin: Where the graph comes from that is computed on, if it may lie in a file.
  ///   - onProgress: The finished part, from any thread.
  package init(
    threads: Int?, on origin: GraphOrigin? = nil,
    onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.origin = origin
    var isValid: (@Sendable () -> Bool)?
    if let file = origin?.file { isValid = { file.isUnchanged } }
    execution = Execution(threads: threads, onProgress: onProgress, isValid: isValid)
    observer = CallObserver(onProgress: onProgress)
  }

  private func cancel() {
    execution.cancel()
    observer.cancel()
  }

  /// Runs the work on a thread of its own, never on the cooperative pool, whose few threads must
  /// not be kept waiting; cancelling the task stops the work.
  package func run<Answer: Sendable>(
    _ body: @escaping @Sendable (Computation) throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await Helpers.result { [self] in
        let result = Result { try body(self) }
        // What was computed, or went wrong, says nothing if the graph was not the same throughout.
        if let change = origin?.change { throw change }
        return try result.get()
      }
    } onCancel: {
      cancel()
    }
  }

  /// Calls igraph, turning its errors into the library's.
  package func igraph<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as IgraphError {
      if error.isInterruption { throw CancellationError() }
      if error.isOutOfMemory {
        throw GraphError(
          .outOfMemory, "\(error.operation): the system gave no more memory",
          remedy: "raise its limit, or ask for less of a smaller graph")
      }
      throw GraphError(.engine, error.description)
    }
  }
}

extension GraphOrigin {
  /// The error to report if the file in which the graph lies was written to since it was opened.
  var change: DataError? {
    guard let file, !file.isUnchanged else { return nil }
    return DataError(
      .inputOutput, source: sourceName, problem: "the snapshot was changed while it was in use",
      remedy: "run again, and let whatever writes it replace the file instead of changing it")
  }
}
