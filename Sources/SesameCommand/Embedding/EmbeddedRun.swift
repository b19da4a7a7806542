internal import ArrowInterface
internal import Dispatch
package import Execution
internal import Files
internal import Memory
internal import Sesame

/// A run of a command inside of another process, such as an interpreter: its inputs may be values in memory,
/// and what the program would print or write to standard output stays in memory.
///
/// It is given the words of a command line. It touches nothing that belongs to the process: no stream, no
/// signal, no exit. Any number of runs can be at work at once.
package final class EmbeddedRun: Sendable {
  /// The run that the current task works for; `nil` in the program.
  @TaskLocal static var current: EmbeddedRun?

  private let words: [String]
  private let state = Shared(State())
  private let done = DispatchSemaphore(value: 0)

  private struct State {
    var inputs: [String: EmbeddedInput] = [:]
    var executions: [Execution] = []
    var task: Task<Void, Never>?
    var isCancelled = false
    var progress: Execution.Progress?
    var outcome = EmbeddedOutcome()
    /// What is whole once the command says so.
    var pending: [EmbeddedOutcome.Result] = []
    var isDone = false
  }

  /// Makes a run that does nothing yet.
  ///
  /// - Parameter words: The command, its operands and its options. An input that begins with
  ///   ``EmbeddedInput/prefix`` is one that ``add(_:named:)`` gives; an output is `-` or begins so to be kept
  ///   in memory.
  package init(words: [String]) { self.words = words }

  /// Gives an input under the name by which the words call it, without the prefix.
  package func add(_ input: EmbeddedInput, named name: String) {
    state.withLock { $0.inputs[name] = input }
  }

  /// Begins the work, on threads of its own.
  package func start() {
    let start = ContinuousClock.now
    let task = Task(executorPreference: HelperExecutor.shared) { [self] in
      let outcome: (status: ExitStatus, message: String?)
      do {
        try await Self.$current.withValue(self) { try await SesameCommand.run(words) }
        outcome = (.success, nil)
      } catch is CancellationError {
        outcome = (.interrupted, "sesame: interrupted; no result was written")
      } catch {
        let message = Self.$current.withValue(self) { SesameCommand.message(of: error) }
        outcome = (ExitStatus(error), message)
      }
      state.withLock { state in
        if outcome.status == .success { state.progress?.fractionCompleted = 1 }
        state.outcome.status = outcome.status
        state.outcome.message = outcome.message
        state.outcome.seconds = (ContinuousClock.now - start) / .seconds(1)
        state.inputs = [:]
        state.executions = []
        state.pending = []
        state.task = nil
        state.isDone = true
      }
      done.signal()
    }
    let isLate = state.withLock { state in
      if !state.isDone { state.task = task }
      return state.isCancelled
    }
    if isLate { task.cancel() }
  }

  /// Waits until the work is done, or so many milliseconds.
  ///
  /// - Returns: Whether it is done.
  package func wait(milliseconds: Int) -> Bool {
    guard done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return false }
    done.signal()  // for whoever else waits, and for the next time
    return true
  }

  /// Asks the work to stop; it does so within about a tenth of a second.
  package func cancel() {
    let (executions, task) = state.withLock { state in
      state.isCancelled = true
      return (state.executions, state.task)
    }
    for execution in executions { execution.cancel() }
    task?.cancel()
  }

  /// How far the work is; `nil` at its beginning.
  package var progress: Execution.Progress? { state.withLock { $0.progress } }

  /// How the work ended; `nil` while it goes on.
  package var outcome: EmbeddedOutcome? { state.withLock { $0.isDone ? $0.outcome : nil } }
}

/// What commands ask of the run that they work for.
extension EmbeddedRun {
  /// How the work runs: it tells its progress to the run, if that is wanted, and stops with it.
  func execution(
    threads: Int? = nil, memoryLimit: Int? = nil, tellsProgress: Bool = true
  ) -> Execution {
    let listener: @Sendable (Execution.Progress) -> Void = { [weak self] progress in
      self?.state.withLock { state in
        // A stage may begin anew, such as writing: what was told does not fall.
        var progress = progress
        let told = state.progress?.fractionCompleted ?? 0
        progress.fractionCompleted = max(progress.fractionCompleted, told)
        state.progress = progress
      }
    }
    let execution = Execution(
      threads: threads, memoryLimit: memoryLimit, onProgress: tellsProgress ? listener : nil)
    let isLate = state.withLock { state in
      state.executions.append(execution)
      return state.isCancelled
    }
    if isLate { execution.cancel() }
    return execution
  }

  /// The input that a word names; `nil` if it names a file.
  ///
  /// - Throws: ``UsageError`` if no such input was given, or the word is standard input, which is the
  ///   process's own.
  func input(_ word: String) throws(UsageError) -> EmbeddedInput? {
    if word == "-" {
      throw UsageError(
        "standard input belongs to the process that this run is in", remedy: "give a path")
    }
    guard let name = EmbeddedInput.name(in: word) else { return nil }
    guard let input = state.withLock({ $0.inputs[name] }) else {
      throw UsageError("no input '\(name)' was given", remedy: "give it, or name a file")
    }
    return input
  }

  /// Takes an input that is read once.
  func take(_ name: String) -> EmbeddedInput? {
    state.withLock { $0.inputs.removeValue(forKey: name) }
  }

  func warn(_ text: String) { state.withLock { $0.outcome.warnings.append(text) } }

  /// Adds lines to the summary.
  func summarize(_ text: String) {
    state.withLock { state in
      if !state.outcome.summary.isEmpty { state.outcome.summary += "\n" }
      state.outcome.summary += text
    }
  }

  /// Keeps a result until the command has all of them.
  func keep(_ content: EmbeddedOutcome.Content, as name: String) {
    state.withLock { $0.pending.append(EmbeddedOutcome.Result(name: name, content: content)) }
  }

  /// Hands out what was kept.
  func commit() {
    state.withLock { state in
      state.outcome.results += state.pending
      state.pending = []
    }
  }
}
