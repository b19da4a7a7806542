internal import Execution
internal import Memory

/// Works on the rows of a table block by block, on several threads.
package enum ParallelRows {
  /// How many rows a block has; a multiple of what threads must not share.
  private static let blockLength = 1 << 14

  /// Calls a closure for every block of rows, each once.
  ///
  /// Which thread takes which block is open: the closure may write only to memory of its own rows.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - threads: How many threads; `nil` for all cores.
  ///   - body: Works on a block, which begins at a multiple of 64.
  package static func forEachBlock(
    of count: Int, threads: Int? = nil, _ body: @Sendable (Range<Int>) -> Void
  ) {
    forEach((count + blockLength - 1) / blockLength, threads: threads) { block in
      body(block * blockLength..<min((block + 1) * blockLength, count))
    }
  }

  /// Computes an answer for every block of rows, and returns the answers in the order of the blocks.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - threads: How many threads; `nil` for all cores.
  ///   - body: Works on a block, which begins at a multiple of 64.
  /// - Returns: The answers.
  package static func blocks<Answer: Sendable>(
    of count: Int, threads: Int? = nil, _ body: @Sendable (Range<Int>) -> Answer
  ) -> [Answer] {
    let blockCount = (count + blockLength - 1) / blockLength
    let answers = Shared(Array(repeating: Answer?.none, count: blockCount))
    forEachBlock(of: count, threads: threads) { rows in
      let answer = body(rows)
      answers.withLock { $0[rows.lowerBound / blockLength] = answer }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }

  /// Calls a closure for every number below the count, each once.
  package static func forEach(
    _ count: Int, threads: Int? = nil, _ body: @Sendable (Int) -> Void
  ) {
    Threads.forEach(count, threads: Threads.count(threads), body)
  }
}
