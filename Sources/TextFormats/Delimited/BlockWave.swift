internal import Execution
internal import Files
internal import Memory

/// What one block of a text was read into by itself, as far as that can be without those before it.
package protocol ParsedBlock: Sendable {
  /// The block.
  var text: TextBlock { get }
}

/// Some successive blocks of a text, which several threads take and parse at the same time.
final class BlockWave<Parsed: ParsedBlock>: Sendable {
  private struct Supply {
    /// Blocks that were taken from the source before.
    var texts: [TextBlock]
    var taken = 0
    var failure: DataError?
  }

  private let source: TextSource
  private let limit: Int
  private let supply: Shared<Supply>
  private let parsed: Shared<[Parsed?]>

  /// Prepares to take up to `limit` blocks, those taken before first.
  init(_ source: TextSource, texts: [TextBlock], limit: Int) {
    self.source = source
    self.limit = limit
    supply = Shared(Supply(texts: texts))
    parsed = Shared(Array(repeating: nil, count: limit))
  }

  /// Parses the blocks, in memory that each thread makes for itself.
  func parse<Workspace>(
    _ execution: Execution, _ makeWorkspace: @Sendable () -> Workspace,
    _ parse: @Sendable (TextBlock, inout Workspace) -> Parsed
  ) {
    execution.onThreads(atMost: limit) {
      var workspace = makeWorkspace()
      while !execution.isCancelled, let (number, text) = self.take(execution) {
        let block = parse(text, &workspace)
        self.parsed.withLock { $0[number] = block }
        self.source.report(to: execution)
      }
    }
  }

  private func take(_ execution: Execution) -> (Int, TextBlock)? {
    supply.withLock { supply in
      guard supply.taken < limit, supply.failure == nil else { return nil }
      var text: TextBlock?
      if supply.texts.isEmpty {
        do throws(DataError) {
          text = try source.next(execution)
        } catch {
          supply.failure = error
        }
      } else {
        text = supply.texts.removeFirst()
      }
      guard let text else { return nil }
      supply.taken += 1
      return (supply.taken - 1, text)
    }
  }

  /// Gives the parsed blocks away, the last one first.
  func takeReversed() -> [Parsed] {
    parsed.withLock { parsed in
      defer { parsed = [] }
      return parsed.reversed().compactMap(\.self)
    }
  }

  /// The blocks taken before that are still to be parsed.
  var texts: [TextBlock] { supply.withLock { $0.texts } }

  /// What went wrong in reading the block after the last one.
  var failure: DataError? { supply.withLock { $0.failure } }
}
