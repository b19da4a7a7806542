package import Execution
package import Files
internal import Memory

/// Renders pieces of a text on several threads and hands them on in their order.
package enum OrderedPieces {
  /// A piece of the text: bytes of which the first `count` belong to it.
  package struct Piece: Sendable {
    /// The memory, of an earlier piece if there is one.
    package var bytes: [UInt8] = []
    /// How many bytes the piece has.
    package var count = 0

    /// Makes an empty piece.
    package init() {}

    /// Makes a piece of bytes.
    package init(bytes: [UInt8], count: Int) {
      self.bytes = bytes
      self.count = count
    }
  }

  /// Renders pieces and hands them to the sink one by one.
  ///
  /// A thread whose piece is ready hands on what is next in order while the others go on rendering.
  /// What the sink receives does not depend on the number of threads. If it throws, the rest is left.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - render: Renders a piece, on any thread.
  ///   - sink: Takes the pieces, on any thread, but never two at once.
  /// - Throws: What the sink throws; nothing if the work is cancelled, whose rest is left.
  package static func render(
    count: Int, execution: Execution = Execution(),
    _ render: @escaping @Sendable (Int, inout Piece) -> Void,
    to sink: @escaping @Sendable (borrowing Piece) throws(DataError) -> Void
  ) throws(DataError) {
    let taken = Shared(0)
    let handedOn = Shared(0)
    try run(
      PieceLine<Int, Void, DataError>(
        next: {
          taken.withLock { taken in
            defer { taken += 1 }
            return taken < count ? taken : nil
          }
        }, render: { number, piece throws(DataError) in render(number, &piece) },
        sink: { piece, _ throws(DataError) in
          try sink(piece)
          let done = handedOn.withLock { handedOn in
            handedOn += 1
            return handedOn
          }
          execution.report(Double(done) / Double(count))
        }),
      threads: count, execution)
  }

  /// Renders a piece of each of some inputs, of which nobody knows how many will come.
  ///
  /// Not many more are taken than there are threads before the first of them is handed on.
  ///
  /// - Parameters:
  ///   - next: Takes the next input, never two at once; `nil` after the last one.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - render: Renders the piece of an input, on any thread, and says what else the sink is to know.
  ///   - sink: Takes the pieces in the order of the inputs, on any thread, but never two at once.
  /// - Throws: What goes wrong with the first input with which something does, once those before it were
  ///   handed on; nothing if the work is cancelled, whose rest is left.
  package static func render<Input: Sendable, Note: Sendable>(
    each next: @escaping @Sendable () throws -> Input?, execution: Execution,
    _ render: @escaping @Sendable (Input, inout Piece) throws -> Note,
    to sink: @escaping @Sendable (borrowing Piece, Note) throws -> Void
  ) throws {
    try run(
      PieceLine<Input, Note, any Error>(next: next, render: render, sink: sink), threads: .max,
      execution)
  }

  private static func run<Input, Note, Failure: Error>(
    _ line: PieceLine<Input, Note, Failure>, threads: Int, _ execution: Execution
  ) throws(Failure) {
    execution.onThreads(atMost: threads) {
      while !execution.isCancelled, let task = line.next() {
        var piece = task.memory
        let result = line.rendered(task.input, &piece)
        // What was cancelled is not whole.
        if execution.isCancelled { return }
        line.put(result.map { (piece, $0) }, task.number)
      }
    }
    try line.finish()
  }
}

/// The pieces that wait for their turn.
private final class PieceLine<Input: Sendable, Note: Sendable, Failure: Error>: Sendable {
  typealias Rendered = Result<(OrderedPieces.Piece, Note), Failure>

  private struct State {
    var taken = 0
    var handedOn = 0
    /// Whether there are no more inputs, or something went wrong and nobody wants more.
    var hasEnded = false
    var waiting: [Int: Rendered] = [:]
    var free: [OrderedPieces.Piece] = []
    var failure: Failure?
  }

  /// How many pieces may wait before a thread waits too.
  private static var mostWaiting: Int { 16 }

  private let source: @Sendable () throws(Failure) -> Input?
  private let render: @Sendable (Input, inout OrderedPieces.Piece) throws(Failure) -> Note
  private let sink: @Sendable (borrowing OrderedPieces.Piece, Note) throws(Failure) -> Void
  private let state = Shared(State())
  /// Held by the thread that takes an input.
  private let isTaking = Shared(())
  /// Held by the thread that hands pieces on.
  private let isHandingOn = Shared(())

  init(
    next: @escaping @Sendable () throws(Failure) -> Input?,
    render: @escaping @Sendable (Input, inout OrderedPieces.Piece) throws(Failure) -> Note,
    sink: @escaping @Sendable (borrowing OrderedPieces.Piece, Note) throws(Failure) -> Void
  ) {
    source = next
    self.render = render
    self.sink = sink
  }

  /// The next input with its number and memory for its piece; `nil` if there is none, or something went
  /// wrong.
  func next() -> (number: Int, input: Input, memory: OrderedPieces.Piece)? {
    isTaking.withLock { _ in
      guard !state.withLock({ $0.hasEnded }) else { return nil }
      let found: Result<Input?, Failure>
      do throws(Failure) { found = .success(try source()) } catch { found = .failure(error) }
      return state.withLock { state in
        let number = state.taken
        switch found {
        case .success(let input?):
          state.taken += 1
          return (number, input, state.free.popLast() ?? OrderedPieces.Piece())
        case .success(nil): break
        case .failure(let error): state.waiting[number] = .failure(error)
        }
        state.hasEnded = true
        return nil
      }
    }
  }

  /// What an input is rendered to.
  func rendered(_ input: Input, _ piece: inout OrderedPieces.Piece) -> Result<Note, Failure> {
    do throws(Failure) { return .success(try render(input, &piece)) } catch {
      return .failure(error)
    }
  }

  /// Adds a piece, and hands on what can be if nobody else does.
  func put(_ piece: Rendered, _ number: Int) {
    let mustWait = state.withLock { state in
      state.waiting[number] = piece
      if case .failure = piece { state.hasEnded = true }
      return state.waiting.count >= Self.mostWaiting
    }
    if mustWait { isHandingOn.withLock { _ in handOn() } }
    // Whoever holds the lock may have looked before this piece came: they look again after it.
    while hasNext, isHandingOn.withLockIfAvailable({ _ in handOn() }) != nil {}
  }

  /// Hands on what is left, once no thread renders any more.
  func finish() throws(Failure) {
    isHandingOn.withLock { _ in handOn() }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private var hasNext: Bool {
    state.withLock { $0.failure == nil && $0.waiting[$0.handedOn] != nil }
  }

  private func handOn() {
    while true {
      let next = state.withLock { state in
        state.failure == nil ? state.waiting.removeValue(forKey: state.handedOn) : nil
      }
      guard let next else { return }
      var failure: Failure?
      var memory: OrderedPieces.Piece?
      do throws(Failure) {
        let (piece, note) = try next.get()
        memory = piece
        try sink(piece, note)
      } catch {
        failure = error
      }
      state.withLock { state in
        state.failure = failure
        if failure != nil { state.hasEnded = true }
        state.handedOn += 1
        if let memory { state.free.append(memory) }
      }
    }
  }
}
