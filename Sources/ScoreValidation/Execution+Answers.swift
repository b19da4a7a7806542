package import Execution
internal import Memory

extension Execution {
  /// Does pieces of work side by side and returns the answers in order; the number of threads changes
  /// none of them.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - body: Does one piece, given its number.
  /// - Returns: The answers, by number.
  /// - Throws: What the first of the pieces that fail throws; `CancellationError` if the work was
  ///   cancelled.
  package func answers<Answer: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws -> Answer
  ) throws -> [Answer] {
    let all = Shared([Result<Answer, any Error>?](repeating: nil, count: count))
    let finished = Shared((count: 0, reported: 0.0))
    forEach(count) { number in
      let answer = Result {
        try checkCancellation()
        return try body(number)
      }
      all.withLock { $0[number] = answer }
      finished.withLock { finished in
        finished.count += 1
        let part = Double(finished.count) / Double(count)
        guard part >= finished.reported + 0.01 || part == 1 else { return }
        finished.reported = part
        report(part)
      }
    }
    try checkCancellation()
    return try all.withLock { $0 }.map { answer in
      guard let answer else { throw CancellationError() }
      return try answer.get()
    }
  }
}
