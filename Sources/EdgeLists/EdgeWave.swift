internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Some successive blocks of a file, which several threads take and parse at the same time.
final class EdgeWave: Sendable {
  private struct Supply {
    /// Blocks that were taken from the source before.
    var queue: [TextBlock]
    var taken = 0
    var failure: DataError?
  }

  private let source: TextSource
  private let limit: Int
  private let supply: Shared<Supply>
  private let parsed: Shared<[EdgeBlock?]>

  /// Prepares to take up to `limit` blocks, those of the queue first.
  init(_ source: TextSource, queue: [TextBlock], limit: Int) {
    self.source = source
    self.limit = limit
    supply = Shared(Supply(queue: queue))
    parsed = Shared(Array(repeating: nil, count: limit))
  }

  /// Parses the blocks.
  func parse(_ parser: EdgeBlockParser, _ index: TextIndex, _ execution: Execution) {
    execution.onThreads(atMost: limit) {
      var workspace = EdgeBlockParser.Workspace(parser.rules.layout)
      while !execution.isCancelled, let (number, text) = self.take() {
        let block = parser.parse(text, from: text.start, index, &workspace)
        self.parsed.withLock { $0[number] = block }
      }
    }
  }

  private func take() -> (Int, TextBlock)? {
    supply.withLock { supply in
      guard supply.taken < limit, supply.failure == nil else { return nil }
      var text: TextBlock?
      if supply.queue.isEmpty {
        do throws(DataError) { text = try source.next() } catch { supply.failure = error }
      } else {
        text = supply.queue.removeFirst()
      }
      guard let text else { return nil }
      supply.taken += 1
      return (supply.taken - 1, text)
    }
  }

  /// Gives the parsed blocks away, the last one first.
  func takeReversed() -> [EdgeBlock] {
    parsed.withLock { parsed in
      defer { parsed = [] }
      return parsed.reversed().compactMap(\.self)
    }
  }

  /// The blocks of the queue that were not taken.
  var queue: [TextBlock] { supply.withLock { $0.queue } }

  /// What went wrong in reading the block after the last one.
  var failure: DataError? { supply.withLock { $0.failure } }
}
