// A text is read in waves of blocks. In each wave every thread takes blocks and parses them by
// themselves; then whoever reads settles in order what depends on the blocks before. A row that a
// block's end cuts off is read with as many blocks more as it takes. Neither the number of threads nor
// the size of a block shows in the result.

package import Execution
package import Files

/// The blocks of a text that are yet to be read, in their order, some of which are parsed already.
package struct BlockQueue<Parsed: ParsedBlock>: Sendable {
  /// Where the blocks come from.
  package let source: TextSource
  /// What went wrong in reading the block behind those that were parsed last.
  package private(set) var failure: DataError?
  /// Blocks that were taken from the source and are yet to be parsed.
  private var texts: [TextBlock]
  /// The parsed blocks before those, the next one last, so that it is taken off without a copy.
  private var parsed: [Parsed] = []

  /// The number of blocks in the longest wave.
  package static var longestWave: Int { 32 }

  /// Begins with blocks that were looked at already.
  package init(_ source: TextSource, beginning: [TextBlock]) {
    self.source = source
    texts = beginning
  }

  /// Goes on at a place in the first blocks.
  package mutating func skip(to position: Int) {
    var position = position
    while let first = texts.first, position >= first.count {
      position -= first.count
      texts.removeFirst()
    }
    if position > 0 { texts[0].start = position }
  }

  /// The blocks with which it began and that are yet to be parsed.
  package var untouched: [TextBlock] { texts }

  /// Parses up to so many blocks, on several threads.
  ///
  /// - Parameters:
  ///   - limit: The largest number of blocks.
  ///   - execution: How the work runs; it is told the part that was read.
  ///   - makeWorkspace: Makes memory for a thread to work in.
  ///   - parse: Parses a block from where it starts.
  /// - Returns: Whether there were blocks.
  /// - Throws: What went wrong in reading the first of them.
  package mutating func parse<Workspace>(
    atMost limit: Int, _ execution: Execution, _ makeWorkspace: @Sendable () -> Workspace,
    _ parse: @Sendable (TextBlock, inout Workspace) -> Parsed
  ) throws(DataError) -> Bool {
    let wave = BlockWave<Parsed>(source, texts: texts, limit: limit)
    wave.parse(execution, makeWorkspace, parse)
    texts = wave.texts
    parsed = wave.takeReversed()
    failure = wave.failure
    if parsed.isEmpty, let failure { throw failure }
    return !parsed.isEmpty
  }

  /// Takes the next parsed block.
  package mutating func next() -> Parsed? { parsed.popLast() }

  /// Puts a parsed block before all others.
  package mutating func putBack(_ block: Parsed) { parsed.append(block) }

  /// Reads a row that goes on behind its block.
  ///
  /// - Parameters:
  ///   - text: The block.
  ///   - start: Where the row starts.
  ///   - execution: How the work runs; if it is cancelled, the text seems to end.
  ///   - read: Reads the row from bytes that begin with it, and from its line's end on says whether they
  ///     are enough; told whether nothing follows them.
  /// - Returns: The block in which the row ends and what comes then, to be parsed and put back; `nil` if
  ///   the row ends where a block does.
  /// - Throws: ``DataError`` if the reading throws.
  package mutating func readLongRow(
    in text: TextBlock, from start: Int, _ execution: Execution,
    _ read: (_ bytes: [UInt8], _ hasEnd: Bool) throws(DataError) -> Int?
  ) throws(DataError) -> (text: TextBlock, start: Int)? {
    var covered = [text]
    var bytes = Array(text.text[start...])
    var hasEnd = false
    while true {
      if let end = try read(bytes, hasEnd) { return rest(of: covered, from: start + end) }
      // Twice as much each time, so that a quote that is never closed costs no square of it.
      let wanted = bytes.count * 2
      while bytes.count < wanted, !hasEnd {
        if let next = try nextText(execution) {
          covered.append(next)
          bytes += next.text
        } else {
          hasEnd = true
        }
      }
    }
  }

  /// The text of the next block, parsed or not.
  private mutating func nextText(_ execution: Execution) throws(DataError) -> TextBlock? {
    if let block = parsed.popLast() { return block.text }
    return texts.isEmpty ? try source.next(execution) : texts.removeFirst()
  }

  /// The block in which a place lies; blocks behind it that were taken for a row's sake come again.
  private mutating func rest(
    of covered: [TextBlock], from position: Int
  ) -> (text: TextBlock, start: Int)? {
    var position = position
    var rest = covered[...]
    while let text = rest.first, position >= text.count {
      position -= text.count
      rest.removeFirst()
    }
    if rest.count > 1 || !rest.isEmpty && position == 0 {
      let begun = position > 0 ? 1 : 0
      texts = rest.dropFirst(begun) + parsed.reversed().map(\.text) + texts
      parsed = []
    }
    guard let text = rest.first, position > 0 else { return nil }
    return (text, position)
  }
}
