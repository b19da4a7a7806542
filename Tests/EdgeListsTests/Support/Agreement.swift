import EdgeLists
import Execution
import Files
import Statistics
import TextFormats

/// Whether the fast reader gives what the exact one gives.
enum Agreement {
  static let blockSizes = [1, 2, 3, 5, 8, 13, 21, 64, 200, 1000, 1 << 18]

  /// Reads a text both ways and says whether they agree.
  static func holds(
    _ bytes: [UInt8], _ format: EdgeListFormat, _ badRows: BadRowPolicy, threads: Int,
    _ source: () throws -> TextSource
  ) -> Bool {
    let plain = Result {
      try PlainReading(bytes, named: "list", format: format, badRows: badRows)
    }
    let fast = Result {
      try PlainReading(
        EdgeList(
          reading: source(), format: format, badRows: badRows,
          execution: Execution(threads: threads)))
    }
    switch (plain, fast) {
    case (.success(let one), .success(let other)): return one == other
    case (.failure(let one), .failure(let other)): return one as? DataError == other as? DataError
    default: return false
    }
  }

  /// Reads a random text in a random way.
  static func holds(seed: UInt64) -> Bool {
    var text = RandomText(seed: seed)
    var random = SplitMix64(seed: ~seed)
    let bytes = text.bytes()
    let format = text.format()
    let badRows: BadRowPolicy = random.happens(60) ? .setAside : .stop
    let blockSize = random.pick(blockSizes)
    let threads = random.pick([1, 1, 2, 3])
    // Bytes that happen to look like gzip data would be read as such.
    if bytes.starts(with: [0x1F, 0x8B]) { return true }
    let isCompressed = random.happens(10)
    let input = isCompressed ? gzipped(bytes, members: 1 + random.below(4)) : bytes
    let padding = [UInt8](repeating: 0, count: isCompressed ? random.pick([0, 0, 1, 9]) : 0)
    return holds(bytes, format, badRows, threads: threads) {
      try TextSource(input + padding, name: "list", blockSize: blockSize)
    }
  }
}
