package import Execution
internal import Files
package import IgraphCore
internal import Memory

/// One request to the graph: how it runs, and what igraph's calls ask and tell.
package struct Computation: Sendable {
  package let execution: Execution
  package let observer: CallObserver

  /// Runs a request on a thread of its own; cancelling the task stops it.
  ///
  /// - Parameters:
  ///   - execution: How it runs.
  ///   - origin: Where the graph comes from that is computed on, if it may lie in a file.
  ///   - callsIgraph: Whether igraph is called, which asks too seldom whether to go on: cancelled, the
  ///     request does not wait for it. What it works on stays in memory until it ends; later calls of
  ///     igraph wait for that, and can be cancelled too.
  ///   - body: The work.
  /// - Returns: What the work makes.
  /// - Throws: What the work throws, or that the file was changed meanwhile.
  package static func run<Answer: Sendable>(
    _ execution: Execution, on origin: GraphOrigin? = nil, callsIgraph: Bool = false,
    _ body: @escaping @Sendable (Computation) throws -> Answer
  ) async throws -> Answer {
    var isValid: (@Sendable () -> Bool)?
    if let file = origin?.file { isValid = { file.isUnchanged } }
    let result: Result<Answer, any Error>
    do {
      result = .success(
        try await execution.run(while: isValid, endsWhenCancelled: callsIgraph) { execution in
          let observer = CallObserver(
            // Nobody hears of work that nobody waits for.
            onBegin: { if !execution.isCancelled { execution.reportUnmeasured() } },
            onProgress: { if !execution.isCancelled { execution.report($0) } },
            unless: { execution.isCancelled })
          return try body(Computation(execution: execution, observer: observer))
        })
    } catch {
      result = .failure(error)
    }
    // What was computed, or went wrong, says nothing if the graph was not the same throughout.
    if let change = origin?.change { throw change }
    return try result.get()
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
