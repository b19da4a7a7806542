internal import Memory
internal import Synchronization

/// How work runs: on how many threads, in what memory, whether it shall stop, and whom it tells how far
/// it is.
///
/// The same value goes from a call of the library to every loop. ``cancel()`` stops all work that it was
/// given to, and cancelling the task that waits for a call stops that call. No result depends on it: the
/// same input gives the same bytes for every number of threads.
///
/// Work blocks its thread and starts further ones, so none runs on Swift's cooperative pool, which has
/// one thread per core and would stand still: calls give it a thread of its own.
public struct Execution: Sendable {
  /// The largest number of threads that work uses, at least 1.
  public let threadCount: Int
  /// The bytes of memory that work may plan with; `nil` for what is there when it starts.
  public let memoryLimit: Int?
  private var cancellation: Cancellation
  private var onProgress: (@Sendable (Progress) -> Void)?
  /// Whether the work is a part of a call that tells its progress as a whole.
  private var isPart = false
  /// Where files are noted that are read and named nowhere else; `nil` if nobody asks.
  package var filesRead: FilesRead?

  /// Says how work shall run.
  ///
  /// - Parameters:
  ///   - threads: At least 1; `nil` for one thread per available core.
  ///   - memoryLimit: The bytes of memory to plan with; `nil` for what is there when work starts.
  ///   - onProgress: Told the finished part of each call, never falling and in steps of about a
  ///     hundredth or a second, at the beginning of each stage and column, and 1 when all is done. It is called from the work's threads, one call at a time, and must not call the
  ///     library; ``cancel()`` is allowed.
  /// - Precondition: `threads` and `memoryLimit` are positive.
  public init(
    threads: Int? = nil, memoryLimit: Int? = nil,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) {
    precondition(threads ?? 1 > 0, "work needs at least one thread")
    precondition(memoryLimit ?? 1 > 0, "work needs memory")
    threadCount = threads ?? Processors.count
    self.memoryLimit = memoryLimit
    cancellation = Cancellation()
    self.onProgress = onProgress
  }

  private init(_ execution: Execution, threadCount: Int) {
    self.threadCount = threadCount
    memoryLimit = execution.memoryLimit
    cancellation = execution.cancellation
    filesRead = execution.filesRead
    onProgress = nil
    isPart = true
  }

  /// Makes running and later work throw `CancellationError` within about a tenth of a second.
  ///
  /// Calls into igraph (its methods of finding communities, betweenness, closeness and harmonic
  /// centrality) are left behind at once: they end on threads of their own when igraph next asks whether
  /// to go on, some only with the result, and igraph's next call waits for that.
  public func cancel() { cancellation.set() }
}

extension Execution {
  /// Runs work on a thread of its own; cancelling the task that waits cancels this work, and nothing
  /// else that has the same value.
  ///
  /// - Parameters:
  ///   - isValid: Whether what is read is still what it was, asked at each loop over all vertices; if it
  ///     is not, the work is cancelled. `nil` if nothing can change it.
  ///   - endsWhenCancelled: Whether the call ends as soon as it is cancelled, though the work may go on:
  ///     for work that can't be asked to stop, and holds all that it needs until its end.
  ///   - body: The work.
  /// - Returns: What the work makes.
  /// - Throws: What it throws; `CancellationError` if it was cancelled.
  package func run<Answer: Sendable>(
    while isValid: (@Sendable () -> Bool)? = nil, endsWhenCancelled: Bool = false,
    _ body: @escaping @Sendable (Execution) throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    var own = self
    own.cancellation = Cancellation(within: cancellation, isValid: isValid)
    return try await own.asWhole { execution in
      try await withTaskCancellationHandler {
        guard endsWhenCancelled else {
          return try await Helpers.result { try execution.telling { try body(execution) } }
        }
        let registration = Shared<Cancellation.Registration?>(nil)
        defer { registration.withLock { $0 }?.end() }
        return try await Helpers.result(
          unless: { leave in
            let own = execution.cancellation.onSet(leave)
            registration.withLock { $0 = own }
          }, of: { try execution.telling { try body(execution) } })
      } onCancel: {
        execution.cancel()
      }
    }
  }

  /// Does all the work of a call, whose progress never falls, comes in small steps and ends at 1.
  ///
  /// Within such a call further ones are parts of it, and change nothing.
  ///
  /// - Parameter body: The work, which tells its progress to what it is given.
  /// - Returns: What the work makes.
  /// - Throws: What the work throws; then nothing is finished.
  package func asWhole<Answer>(_ body: (Execution) async throws -> Answer) async throws -> Answer {
    let (execution, finish) = whole()
    let answer = try await body(execution)
    finish()
    return answer
  }

  /// The same for work that blocks its thread.
  package func asBlockingWhole<Answer>(_ body: (Execution) throws -> Answer) throws -> Answer {
    let (execution, finish) = whole()
    let answer = try execution.telling { try body(execution) }
    finish()
    return answer
  }

  /// Does work, and throws `CancellationError` in place of another error if it was cancelled: what input
  /// that was cut off seems to lack is no fault.
  private func telling<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch {
      try checkCancellation()
      throw error
    }
  }

  /// What a call hands to its parts so that its progress is that of a whole, as in ``asWhole(_:)``, and
  /// what is to be done once all of it is done.
  package func whole() -> (execution: Execution, finish: @Sendable () -> Void) {
    guard !isPart, let onProgress else { return (self, {}) }
    let progress = SteadyProgress(onProgress)
    var execution = self
    execution.isPart = true
    execution.onProgress = { progress.tell($0) }
    return (execution, { progress.finish() })
  }

  /// Whether the work was cancelled; it stays so.
  package var isCancelled: Bool { cancellation.happened }

  /// Cancels the work if what it reads has changed, so that nothing goes round in what makes no sense.
  package func checkInput() {
    if let isValid = cancellation.isValid, !isValid() { cancel() }
  }

  /// Throws if the work was cancelled.
  @usableFromInline
  package func checkCancellation() throws(CancellationError) {
    if isCancelled { throw CancellationError() }
  }

  /// Throws if the work was cancelled, at the start of a long row: for loops that otherwise ask only
  /// once per block of vertices, one of which may have millions of neighbors.
  @inlinable @inline(__always)
  package func checkCancellation(beforeRow entryCount: Int) throws(CancellationError) {
    if entryCount > 1 << 16 { try checkCancellation() }
  }
}

extension Execution {
  /// Whether anyone listens to progress.
  package var reportsProgress: Bool { onProgress != nil }

  /// Tells the finished part.
  package func report(_ fraction: Double) {
    onProgress?(Progress(fractionCompleted: fraction))
  }

  /// Tells the finished part of reading, and how many bytes that is.
  package func reportReading(_ fraction: Double, byteCount: Int) {
    onProgress?(Progress(fractionCompleted: fraction, byteCount: byteCount))
  }

  /// Tells that work goes on of which nobody knows how far it is.
  package func reportUnmeasured(byteCount: Int? = nil) {
    onProgress?(Progress(fractionCompleted: 0, isMeasured: false, byteCount: byteCount))
  }

  /// The same with the finished part told to someone else, who knows what share of the whole it is.
  package func reporting(_ onProgress: @escaping @Sendable (Double) -> Void) -> Execution {
    reporting(progress: { onProgress($0.fractionCompleted) })
  }

  /// The same with all that is told of a part told to someone else.
  func reporting(progress: @escaping @Sendable (Progress) -> Void) -> Execution {
    var execution = self
    execution.onProgress = progress
    return execution
  }

  /// The same without progress: for parts of work of which another part tells it.
  package var quiet: Execution {
    var execution = self
    execution.onProgress = nil
    return execution
  }

  /// The same on one thread and without progress: for work that runs side by side.
  package func onOneThread() -> Execution { Execution(self, threadCount: 1) }

  /// The same for work that is a part of a larger whole.
  ///
  /// - Parameters:
  ///   - share: The part of the whole.
  ///   - stage: What the part is called, if it is a stage.
  ///   - columnName: The column that it computes, if it is about one.
  /// - Returns: What to hand to the part.
  package func reporting(
    _ share: ClosedRange<Double>, stage: String? = nil, columnName: String? = nil
  ) -> Execution {
    guard let onProgress else { return self }
    var execution = self
    execution.onProgress = { part in
      var whole = part
      // What is not a number counts as nothing done.
      let done = part.fractionCompleted > 0 ? min(part.fractionCompleted, 1) : 0
      whole.fractionCompleted = share.lowerBound + done * (share.upperBound - share.lowerBound)
      if let stage { whole.stage = stage }
      if let columnName { whole.columnName = columnName }
      onProgress(whole)
    }
    return execution
  }
}

/// What stops work: of its own, or with that of which it is a part.
private final class Cancellation: Sendable {
  private let isSet = Atomic<Bool>(false)
  /// Whom to tell, by a number of their own.
  private let listeners = Shared<[Int: @Sendable () -> Void]>([:])
  private let listenerCount = Atomic<Int>(0)
  let isValid: (@Sendable () -> Bool)?
  private let whole: Cancellation?

  init(within whole: Cancellation? = nil, isValid: (@Sendable () -> Bool)? = nil) {
    self.whole = whole
    self.isValid = isValid ?? whole?.isValid
  }

  var happened: Bool {
    isSet.load(ordering: .relaxed) || whole?.happened ?? false
  }

  /// Stops the work, and tells those who listen.
  func set() {
    isSet.store(true, ordering: .releasing)
    let told = listeners.withLock { listeners in
      defer { listeners = [:] }
      return Array(listeners.values)
    }
    for listener in told { listener() }
  }

  /// Calls a closure, perhaps more than once, when the work is stopped, or at once if it was.
  func onSet(_ listener: @escaping @Sendable () -> Void) -> Registration {
    var places: [(cancellation: Cancellation, number: Int)] = []
    var next: Cancellation? = self
    while let cancellation = next {
      let number = cancellation.listenerCount.add(1, ordering: .relaxed).oldValue
      cancellation.listeners.withLock { $0[number] = listener }
      places.append((cancellation, number))
      next = cancellation.whole
    }
    // Whoever stopped the work before it was listened to has told nobody.
    if happened { listener() }
    return Registration(places: places)
  }

  /// What listens until it is ended.
  struct Registration: Sendable {
    fileprivate let places: [(cancellation: Cancellation, number: Int)]

    func end() {
      for (cancellation, number) in places {
        cancellation.listeners.withLock { $0[number] = nil }
      }
    }
  }
}
