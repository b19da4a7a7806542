package import Execution
package import Files
package import Memory

/// A piece of a text that begins where a line begins and ends where a line ends.
package struct TextBlock: Sendable {
  /// How many bytes can be read behind the text, so that several are loaded at once everywhere.
  package static let padding = 32

  /// The text, a line feed in any case, and then bytes that mean nothing, at least ``padding``.
  package let memory: Buffer<UInt8>
  /// The number of bytes of the text itself.
  package let count: Int
  /// Whether the whole text begins as UTF-16 does.
  package let looksLikeUTF16: Bool

  /// The text.
  package var text: Buffer<UInt8> { memory.extracting(0..<count) }

  /// Where the first line begins that is to be read: at first behind a byte-order mark.
  package var start = 0

  init(memory: Buffer<UInt8>, count: Int, looksLikeUTF16: Bool) {
    self.memory = memory
    self.count = count
    self.looksLikeUTF16 = looksLikeUTF16
  }

  /// Copies a part of a text whose beginning is known.
  package init(_ bytes: ArraySlice<UInt8>, looksLikeUTF16: Bool) {
    let memory = ScatterBuffer<UInt8>(zeroedCount: bytes.count + Self.padding)
    memory.withMutableSpan(0..<bytes.count) { places in
      let source = bytes.span
      for index in source.indices { places[index] = source[index] }
    }
    memory[bytes.count] = lineFeed
    self.init(memory: memory.freeze(), count: bytes.count, looksLikeUTF16: looksLikeUTF16)
  }
}

/// Cuts an input into blocks at line ends, of which any thread may take the next one.
///
/// A line ends in LF, CRLF or CR. No more of the input is held in memory than the blocks that were
/// taken and a rest of a line.
package final class TextSource: Sendable {
  /// The name of the input in messages.
  package let name: String
  /// How many bytes the text has, as far as that is known before it was read.
  package let size: Int?

  private let state: Shared<State>

  /// The usual size of a block: small enough to stay in a processor's cache while it is looked at.
  package static let usualBlockSize = 1 << 18

  /// Opens the file at a path, or standard input for `-`; gzip and zstd data are expanded.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - blockSize: The size of a block, unless a line is longer.
  ///   - execution: The work that wants the text: if it is cancelled, the text seems to end where it would
  ///     have to be waited for; `nil` for the work of the task.
  /// - Throws: ``DataError`` if the file can't be opened or its first bytes can't be read.
  package convenience init(
    contentsOf path: String, blockSize: Int = usualBlockSize, _ execution: Execution? = nil
  ) throws(DataError) {
    self.init(try ByteStream(contentsOf: path, execution), blockSize: blockSize)
  }

  /// Reads an open file; gzip and zstd data are expanded.
  package convenience init(
    descriptor: CInt, name: String, blockSize: Int = usualBlockSize
  ) throws(DataError) {
    self.init(try ByteStream(descriptor: descriptor, name: name), blockSize: blockSize)
  }

  /// Cuts a text in memory; gzip and zstd data are expanded.
  package convenience init(
    _ bytes: [UInt8], name: String, blockSize: Int = usualBlockSize
  ) throws(DataError) {
    self.init(try ByteStream(bytes, name: name), blockSize: blockSize)
  }

  private init(_ stream: sending ByteStream, blockSize: Int) {
    precondition(blockSize > 0, "a block has room for a byte")
    name = stream.name
    size = stream.isCompressed ? nil : stream.size
    state = Shared(State(stream: stream, blockSize: blockSize))
  }

  /// The next block, never empty; `nil` after the last one.
  ///
  /// - Parameter execution: If its work is cancelled, the block is cut short, and makes no sense.
  /// - Returns: The block.
  /// - Throws: ``DataError`` if reading fails or compressed data is damaged.
  package func next(_ execution: Execution? = nil) throws(DataError) -> TextBlock? {
    try state.withLock { (state: inout State) throws(DataError) in try state.next(execution) }
  }

  /// Tells how much of the input was read: the part, where its size is known, and the bytes as they are
  /// stored.
  package func report(to execution: Execution) {
    guard execution.reportsProgress else { return }
    let (count, size) = state.withLock { ($0.stream.consumedCount, $0.stream.size) }
    guard let size, size > 0 else { return execution.reportUnmeasured(byteCount: count) }
    execution.reportReading(min(1, Double(count) / Double(size)), byteCount: count)
  }

  private struct State {
    let stream: ByteStream
    /// How many bytes a block has at most, unless a line is longer.
    var blockSize: Int
    /// What follows the last line end of the block before.
    var rest: [UInt8] = []
    var isFirst = true
    var looksLikeUTF16 = false
    var hasEnded = false
    /// Memory of earlier blocks, to be used again when nobody looks at them any more.
    var pool: [ScatterBuffer<UInt8>] = []
    private static let largestPool = 64
    /// Whoever takes a block to pieces does something for each field of a line, be there one line or many:
    /// where lines are long, so many are to be in a block as long as that is no larger.
    private static let usualLineCount = 64
    private static let largestBlock = 1 << 22
    /// Nobody has so many columns; a file that is no text may have no line end at all.
    private static let longestLine = 1 << 28

    /// Memory for a block of the usual size.
    private mutating func usualMemory() -> ScatterBuffer<UInt8> {
      for index in pool.indices where pool[index].isUnshared() { return pool[index] }
      let memory = ScatterBuffer<UInt8>(zeroedCount: blockSize + TextBlock.padding)
      if pool.count < Self.largestPool { pool.append(memory) }
      return memory
    }

    mutating func next(_ execution: Execution?) throws(DataError) -> TextBlock? {
      if hasEnded { return nil }
      var size = max(blockSize, rest.count + 1)
      var memory =
        size == blockSize
        ? usualMemory() : ScatterBuffer<UInt8>(zeroedCount: size + TextBlock.padding)
      var count = rest.count
      copy(rest, to: memory)
      while true {
        count = try fill(memory, from: count, to: size, execution)
        hasEnded = count < size
        let end = hasEnded ? count : lastLineEnd(memory, count)
        if isFirst {
          let beginning = (0..<min(count, SnapshotMark.bytes.count)).map { memory[$0] }
          try SnapshotMark.refuse(beginning, name: stream.name)
        }
        if end > 0 || hasEnded { return block(memory, count, end) }
        guard size < Self.longestLine else {
          throw DataError(
            .badData, source: stream.name,
            problem: "a line has more than \(Self.longestLine >> 20) MiB",
            remedy: "check that the file is a text with a line for each row")
        }
        // One line is longer than a block.
        size *= 2
        let larger = ScatterBuffer<UInt8>(zeroedCount: size + TextBlock.padding)
        memory.withMutableSpan(0..<count) { old in
          larger.withMutableSpan(0..<count) { new in
            for index in 0..<count { new[index] = old[index] }
          }
        }
        memory = larger
      }
    }

    private func copy(_ bytes: [UInt8], to memory: ScatterBuffer<UInt8>) {
      memory.withMutableSpan(0..<bytes.count) { places in
        for index in bytes.indices { places[index] = bytes[index] }
      }
    }

    private func fill(
      _ memory: ScatterBuffer<UInt8>, from start: Int, to end: Int, _ execution: Execution?
    ) throws(DataError) -> Int {
      var count = start
      // A pipe may give a few bytes at a time.
      while count < end, execution?.isCancelled != true {
        let added = try memory.withMutableSpan(count..<end, stream.read)
        if added == 0 { break }
        count += added
      }
      return count
    }

    /// Where the last line that is sure to be whole ends; 0 if there is none.
    private func lastLineEnd(_ memory: ScatterBuffer<UInt8>, _ count: Int) -> Int {
      memory.withMutableSpan(0..<count) { bytes in
        var end = count
        while end > 0 {
          if bytes[end - 1] == lineFeed { return end }
          end -= 1
        }
        // A return that comes last may be the first half of a line end.
        end = count - 1
        while end > 0 {
          if bytes[end - 1] == carriageReturn { return end }
          end -= 1
        }
        return 0
      }
    }

    /// Makes room for some more lines in the blocks that come, if those of the first one are long.
    private mutating func growBlocks(_ memory: ScatterBuffer<UInt8>, _ end: Int) {
      let lineCount = memory.withMutableSpan(0..<end) { bytes in
        var count = 0
        for place in bytes.indices where bytes[place] == lineFeed { count += 1 }
        return count
      }
      let wanted = end / max(lineCount, 1) * Self.usualLineCount
      guard blockSize >= TextSource.usualBlockSize, wanted > blockSize else { return }
      blockSize = min(wanted, max(blockSize, Self.largestBlock))
      pool = []
    }

    private mutating func block(
      _ memory: ScatterBuffer<UInt8>, _ count: Int, _ end: Int
    ) -> TextBlock? {
      if end == 0 { return nil }
      if isFirst { growBlocks(memory, end) }
      rest = memory.withMutableSpan(end..<count) { places in
        (0..<places.count).map { places[$0] }
      }
      memory[end] = lineFeed
      if isFirst {
        looksLikeUTF16 = count > 1 && [memory[0], memory[1]].sorted() == [0xFE, 0xFF]
      }
      var block = TextBlock(memory: memory.freeze(), count: end, looksLikeUTF16: looksLikeUTF16)
      if isFirst, block.text.starts(with: byteOrderMark) { block.start = byteOrderMark.count }
      isFirst = false
      return block
    }
  }
}
