internal import Buffers

/// A column whose length is not known before the whole file was read.
struct GrowingColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  private(set) var memory = FillingBuffer<Element>(zeroedCount: 0)
  private(set) var count = 0

  /// Makes room for some values more, to be written into ``memory`` behind the others.
  ///
  /// - Parameters:
  ///   - addedCount: The number of values.
  ///   - expectedCount: How many there will be in the end, as far as one can tell.
  mutating func grow(by addedCount: Int, expectedCount: Int) {
    let needed = count + addedCount
    if needed > memory.count {
      let larger = FillingBuffer<Element>(
        zeroedCount: max(needed, expectedCount, memory.count + memory.count / 2))
      memory.withMutableSpan(0..<count) { old in
        larger.withMutableSpan(0..<count) { new in
          for index in 0..<count { new[index] = old[index] }
        }
      }
      memory = larger
    }
    count = needed
  }

  /// The values as a list; nothing may be added afterwards.
  var values: Buffer<Element> { memory.filled(count) }
}
