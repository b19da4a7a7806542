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
    let line = PieceLine(count: count, sink: sink)
    execution.onThreads(atMost: count) {
      while !execution.isCancelled, let (number, memory) = line.next() {
        var piece = memory
        render(number, &piece)
        // What was cancelled is not whole.
        if execution.isCancelled { return }
        line.put(piece, number)
      }
    }
    try line.finish()
  }
}

/// The pieces that wait for their turn.
private final class PieceLine: Sendable {
  private struct State {
    var taken = 0
    var handedOn = 0
    var waiting: [Int: OrderedPieces.Piece] = [:]
    var free: [OrderedPieces.Piece] = []
    var failure: DataError?
  }

  /// How many pieces may wait before a thread waits too.
  private static let mostWaiting = 16

  private let count: Int
  private let sink: @Sendable (borrowing OrderedPieces.Piece) throws(DataError) -> Void
  private let state = Shared(State())
  /// Held by the thread that hands pieces on.
  private let isHandingOn = Shared(())

  init(
    count: Int, sink: @escaping @Sendable (borrowing OrderedPieces.Piece) throws(DataError) -> Void
  ) {
    self.count = count
    self.sink = sink
  }

  /// The number of the next piece and memory for it; `nil` if there is none, or the sink failed.
  func next() -> (Int, OrderedPieces.Piece)? {
    state.withLock { state in
      guard state.taken < count, state.failure == nil else { return nil }
      state.taken += 1
      return (state.taken - 1, state.free.popLast() ?? OrderedPieces.Piece())
    }
  }

  /// Adds a piece, and hands on what can be if nobody else does.
  func put(_ piece: OrderedPieces.Piece, _ number: Int) {
    let mustWait = state.withLock { state in
      state.waiting[number] = piece
      return state.waiting.count >= Self.mostWaiting
    }
    if mustWait { isHandingOn.withLock { _ in handOn() } }
    // Whoever holds the lock may have looked before this piece came: they look again after it.
    while hasNext, isHandingOn.withLockIfAvailable({ _ in handOn() }) != nil {}
  }

  /// Hands on what is left, once no thread renders any more.
  func finish() throws(DataError) {
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
      guard let piece = next else { return }
      var failure: DataError?
      do throws(DataError) { try sink(piece) } catch { failure = error }
      state.withLock { state in
        state.failure = failure
        state.handedOn += 1
        state.free.append(piece)
      }
    }
  }
}
