internal import Memory

extension Execution {
  /// Does several pieces of work of one kind and returns the answers in order: side by side, each on one
  /// thread, where there are enough of them for the threads and room in memory; else one after the
  /// other, each on all threads.
  ///
  /// One thread for each is faster than all for each in turn, since threads wait for one another within
  /// a piece, never between two. The results are the same.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - bytesEach: What one takes beside what is there already. With a ``memoryLimit`` half of it is
  ///     left to others.
  ///   - body: Does one piece, given its number and how it runs.
  /// - Returns: The answers, by number.
  /// - Throws: What a piece throws; the others are cancelled.
  package func sideBySide<Answer: Sendable>(
    _ count: Int, bytesEach: Double,
    _ body: @escaping @Sendable (Int, Execution) async throws -> Answer
  ) async throws -> [Answer] {
    let isWorthwhile = threadCount > 1 && count >= threadCount
    // Something is left for others.
    let memory = memoryLimit.map { Double($0) / 2 }
    let room = 0.8 * (memory ?? (isWorthwhile ? SystemMemory.available : 0))
    let fits = isWorthwhile && bytesEach * Double(threadCount) <= room
    let (width, each) = fits ? (threadCount, onOneThread()) : (1, self)
    let progress = JointProgress(count: count, self)
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var answers = [Answer?](repeating: nil, count: count)
      for number in 0..<count {
        if number >= width, let (done, answer) = try await group.next() { answers[done] = answer }
        group.addTask {
          let answer = try await body(
            number, each.reporting(progress: { progress.report($0, of: number) }))
          progress.report(Progress(fractionCompleted: 1), of: number)
          return (number, answer)
        }
      }
      while let (done, answer) = try await group.next() { answers[done] = answer }
      return answers.compactMap { $0 }
    }
  }
}

/// Adds up the progress of several pieces of work.
private final class JointProgress: Sendable {
  private let parts: Shared<(done: [Double], reported: Double)>
  private let execution: Execution

  init(count: Int, _ execution: Execution) {
    parts = Shared(([Double](repeating: 0, count: count), 0))
    self.execution = execution
  }

  func report(_ part: Execution.Progress, of number: Int) {
    parts.withLock { parts in
      guard part.isMeasured else {
        execution.reportUnmeasured()
        return
      }
      parts.done[number] = max(parts.done[number], part.fractionCompleted)
      let all = parts.done.reduce(0, +) / Double(parts.done.count)
      guard all >= parts.reported + 0.01 || all == 1 && parts.reported < 1 else { return }
      parts.reported = all
      execution.report(all)
    }
  }
}
