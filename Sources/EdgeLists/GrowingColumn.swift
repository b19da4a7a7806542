internal import Memory

/// A column whose length is not known before the whole file was read.
struct GrowingColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  private(set) var memory = ScatterBuffer<Element>(zeroedCount: 0)
  private(set) var count = 0
  /// Where the column has its place.
  private let space: ScratchSpace

  init(in space: ScratchSpace) { self.space = space }

  /// Makes room for some values more, to be written into ``memory`` behind the others.
  ///
  /// - Parameters:
  ///   - addedCount: The number of values.
  ///   - expectedCount: How many there will be in the end, as far as one can tell.
  /// - Throws: If the column is to be in a file and there is no room for it.
  mutating func grow(
    by addedCount: Int, expectedCount: Int
  ) throws(ScratchSpace.Failure) {
    let needed = count + addedCount
    if needed > memory.count {
      let larger = try ScatterBuffer<Element>(
        zeroedCount: max(needed, expectedCount, memory.count + memory.count / 2), in: space)
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
  var values: Buffer<Element> { memory.freeze(keeping: count) }
}
