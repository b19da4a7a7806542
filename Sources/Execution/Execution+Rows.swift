internal import Memory
internal import Synchronization

extension Execution {
  /// How many rows a block has; a multiple of what threads must not share.
  private static let blockLength = 1 << 14

  /// Calls a closure for every block of rows, each once, and waits for all.
  ///
  /// Which thread takes which block is open: the closure may write only to memory of its own rows.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - body: Works on a block, which begins at a multiple of 64.
  package func forEachBlock(of count: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let length = Self.blockLength
    forEach((count + length - 1) / length) { block in
      body(block * length..<min((block + 1) * length, count))
    }
  }

  /// Computes an answer for every block of rows, and returns the answers in the order of the blocks.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - body: Works on a block, which begins at a multiple of 64.
  /// - Returns: The answers.
  package func blocks<Answer: Sendable>(
    of count: Int, _ body: @Sendable (Range<Int>) -> Answer
  ) -> [Answer] {
    let blockCount = (count + Self.blockLength - 1) / Self.blockLength
    let answers = Shared(Array(repeating: Answer?.none, count: blockCount))
    forEachBlock(of: count) { rows in
      let answer = body(rows)
      answers.withLock { $0[rows.lowerBound / Self.blockLength] = answer }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }

  /// Calls a closure for every number below a count, each once, and waits for all.
  package func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let taken = Taken()
    onThreads(atMost: count) {
      while true {
        let index = taken.next()
        if index >= count { return }
        body(index)
      }
    }
  }

  /// Runs the same closure on up to so many threads, the calling one among them, and waits for all.
  ///
  /// The threads share the work; where the system has none to give, this one does it all.
  package func onThreads(atMost count: Int, _ work: @Sendable () -> Void) {
    Helpers.run(min(threadCount, count), work)
  }
}

/// Numbers handed out one after the other.
private final class Taken: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
