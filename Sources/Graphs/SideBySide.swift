internal import Execution
internal import Memory

/// How several pieces of work of one kind are done: side by side, each on one thread, where there are
/// enough of them for the threads and room in memory; else one after the other, each on all threads.
///
/// One thread for each is faster than all for each in turn, since threads wait for one another within
/// a search, never between two. The results are the same.
package struct SideBySide: Sendable {
  /// How many are done at a time.
  let width: Int
  /// How many threads each of them has; `nil` for all cores.
  let threadsEach: Int?

  /// Decides.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - bytesEach: What one takes beside what is there already.
  ///   - threads: How many threads; `nil` for all cores.
  ///   - memory: How many bytes they may take together; `nil` for what is available.
  package init(count: Int, bytesEach: Double, threads: Int?, memory: Double?) {
    let all = threads ?? Processors.count
    let isWorthwhile = all > 1 && count >= all
    // Something is left for others.
    let room = 0.8 * (memory ?? (isWorthwhile ? SystemMemory.available : 0))
    let fits = isWorthwhile && bytesEach * Double(all) <= room
    width = fits ? all : 1
    threadsEach = fits ? 1 : threads
  }

  /// Does the work and returns the answers in order.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - onProgress: The finished part of all, never falling, one call at a time.
  ///   - body: Does one piece, given its number, the threads that it may use, and whom it tells its own
  ///     progress.
  /// - Returns: The answers, by number.
  /// - Throws: What a piece throws; the others are cancelled.
  package func map<Answer: Sendable>(
    _ count: Int, onProgress: @escaping @Sendable (Double) -> Void,
    _ body:
      @escaping @Sendable (Int, Int?, @escaping @Sendable (Double) -> Void) async throws -> Answer
  ) async throws -> [Answer] {
    let progress = JointProgress(count: count, onProgress)
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var answers = [Answer?](repeating: nil, count: count)
      for number in 0..<count {
        if number >= width, let (done, answer) = try await group.next() { answers[done] = answer }
        group.addTask {
          let answer = try await body(number, threadsEach) { progress.report($0, of: number) }
          progress.report(1, of: number)
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
  private let onProgress: @Sendable (Double) -> Void

  init(count: Int, _ onProgress: @escaping @Sendable (Double) -> Void) {
    parts = Shared(([Double](repeating: 0, count: count), 0))
    self.onProgress = onProgress
  }

  func report(_ part: Double, of number: Int) {
    parts.withLock { parts in
      parts.done[number] = max(parts.done[number], part)
      let all = parts.done.reduce(0, +) / Double(parts.done.count)
      guard all >= parts.reported + 0.01 || all == 1 && parts.reported < 1 else { return }
      parts.reported = all
      onProgress(all)
    }
  }
}
