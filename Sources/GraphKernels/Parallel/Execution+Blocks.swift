internal import Execution
package import Memory
internal import Synchronization

extension Execution {
  /// Computes a piece for every block, on several threads, and returns the pieces in block order.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of vertices.
  ///   - share: The part of the whole kernel that this loop is, for progress.
  ///   - body: Computes the piece of one block. It may run on any thread and sees nothing of the
  ///     other blocks; it should check for cancellation if a block can take long.
  /// - Returns: The pieces in block order.
  /// - Throws: `CancellationError` if the execution was cancelled.
  func map<Piece: Sendable>(
    _ blocks: BlockList, share: ClosedRange<Double> = 0...1,
    _ body: @Sendable (Range<Int>) throws(CancellationError) -> Piece
  ) throws(CancellationError) -> [Piece] {
    let lists = try accumulate(blocks, share: share, initial: { [(block: Int, piece: Piece)]() }) {
      (list: inout [(block: Int, piece: Piece)], block: Int) throws(CancellationError) in
      list.append((block, try body(blocks[block])))
    }
    var pieces = [Piece?](repeating: nil, count: blocks.count)
    for list in lists {
      for (block, piece) in list { pieces[block] = piece }
    }
    return pieces.compactMap { $0 }
  }

  /// Fills one value per vertex, block by block, each block on one thread, and returns the values.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of vertices.
  ///   - type: What the values are.
  ///   - share: The part of the whole kernel that this loop is, for progress.
  ///   - body: Writes the values of one block, whose first vertex is at position 0 of the span;
  ///     what it leaves alone is zero. It should check for cancellation if a block can take long.
  /// - Returns: The values in vertex order, in the memory into which they were written.
  /// - Throws: `CancellationError` if the execution was cancelled.
  package func fill<Value: BitwiseCopyable & Sendable>(
    _ blocks: BlockList, of type: Value.Type = Value.self, share: ClosedRange<Double> = 0...1,
    _ body: @Sendable (Range<Int>, inout MutableSpan<Value>) throws(CancellationError) -> Void
  ) throws(CancellationError) -> Buffer<Value> {
    let values = ScatterBuffer<Value>(zeroedCount: blocks.vertexCount)
    try fill(values, blocks, share: share, body)
    return values.freeze()
  }

  /// Fills memory that is there already, as above: for values that are computed again and again.
  ///
  /// - Precondition: There is a place for every vertex.
  package func fill<Value: BitwiseCopyable & Sendable>(
    _ values: ScatterBuffer<Value>, _ blocks: BlockList, share: ClosedRange<Double> = 0...1,
    _ body: @Sendable (Range<Int>, inout MutableSpan<Value>) throws(CancellationError) -> Void
  ) throws(CancellationError) {
    try forEach(blocks, share: share) { (vertices: Range<Int>) throws(CancellationError) in
      try values.withMutableSpan(vertices) { span throws(CancellationError) in
        try body(vertices, &span)
      }
    }
  }

  /// Runs every block on some thread, for loops that write several values per vertex.
  package func forEach(
    _ blocks: BlockList, share: ClosedRange<Double> = 0...1,
    _ body: @Sendable (Range<Int>) throws(CancellationError) -> Void
  ) throws(CancellationError) {
    _ = try accumulate(blocks, share: share, initial: {}) {
      (_: inout (), block: Int) throws(CancellationError) in try body(blocks[block])
    }
  }

  /// Lets every thread work on a state of its own and returns the states.
  ///
  /// Which blocks meet in a state depends on chance: combine states only by operations whose order
  /// does not matter to the last bit, such as adding whole numbers.
  func accumulate<State: Sendable>(
    _ blocks: BlockList, share: ClosedRange<Double> = 0...1, initial: @Sendable () -> State,
    _ body: @Sendable (inout State, Int) throws(CancellationError) -> Void
  ) throws(CancellationError) -> [State] {
    checkInput()
    try checkCancellation()
    let queue = BlockQueue(blockCount: blocks.count, share: share, execution: self)
    let states = Shared<[State]>([])
    @Sendable func work() {
      var state = initial()
      while let block = queue.next() {
        do { try body(&state, block) } catch { return }
        queue.finishBlock()
      }
      states.withLock { $0.append(state) }
    }
    Helpers.run(min(threadCount, blocks.count), work)
    try checkCancellation()
    return states.withLock { $0 }
  }
}

/// Hands out the blocks of one loop, each once, in order, and counts those that are done.
private final class BlockQueue: Sendable {
  private let blockCount: Int
  private let share: ClosedRange<Double>
  private let execution: Execution
  private let taken = Atomic<Int>(0)
  private let finished = Shared<(count: Int, reported: Double)>((0, 0))

  init(blockCount: Int, share: ClosedRange<Double>, execution: Execution) {
    self.blockCount = blockCount
    self.share = share
    self.execution = execution
  }

  /// The next block, or `nil` if there is none or the work was cancelled.
  func next() -> Int? {
    if execution.isCancelled { return nil }
    let block = taken.add(1, ordering: .relaxed).oldValue
    return block < blockCount ? block : nil
  }

  func finishBlock() {
    guard execution.reportsProgress else { return }
    finished.withLock { finished in
      finished.count += 1
      let part = Double(finished.count) / Double(blockCount)
      let fraction = share.lowerBound + part * (share.upperBound - share.lowerBound)
      if fraction >= finished.reported + 0.01 || finished.count == blockCount {
        finished.reported = fraction
        execution.report(fraction)
      }
    }
  }
}
