package import DelimitedText
internal import Dispatch
internal import Synchronization

/// Renders pieces of a text on all cores and hands them on in their order.
package enum OrderedPieces {
  /// How many pieces are in memory at once.
  private static let waveLength = 32

  /// Renders pieces and hands them to the sink one by one.
  ///
  /// What the sink receives does not depend on the number of cores. If it throws, the rest is left.
  package static func render(
    count: Int, _ piece: @Sendable (Int) -> [UInt8], to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    if count == 1 { return try sink(piece(0)) }
    for start in stride(from: 0, to: count, by: waveLength) {
      let wave = Wave(count: min(waveLength, count - start))
      DispatchQueue.concurrentPerform(iterations: wave.count) { index in
        wave.put(piece(start + index), at: index)
      }
      for bytes in wave.take() { try sink(bytes) }
    }
  }
}

/// The pieces that are rendered at the same time.
private final class Wave: Sendable {
  let count: Int
  private let pieces: Mutex<[[UInt8]]>
  /// ThreadSanitizer does not see into the lock on Linux, but sees this counter.
  private let turns = Atomic<Int>(0)

  init(count: Int) {
    self.count = count
    pieces = Mutex(Array(repeating: [], count: count))
  }

  func put(_ piece: [UInt8], at index: Int) {
    pieces.withLock {
      turns.add(1, ordering: .acquiringAndReleasing)
      $0[index] = piece
      turns.add(1, ordering: .acquiringAndReleasing)
    }
  }

  /// The pieces in their order.
  func take() -> [[UInt8]] {
    pieces.withLock {
      turns.add(1, ordering: .acquiringAndReleasing)
      return $0
    }
  }
}
