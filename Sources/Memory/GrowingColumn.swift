/// A column whose length is not known before the whole file was read.
@usableFromInline
package struct GrowingColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  /// The values, and room behind them that is filled with zeros.
  @usableFromInline package var memory: ScatterBuffer<Element>
  /// The number of values.
  @usableFromInline package var count: Int
  /// Where the column has its place.
  @usableFromInline let space: ScratchSpace

  /// Makes an empty column.
  @inlinable
  package init(in space: ScratchSpace = .memory) {
    self.space = space
    memory = ScatterBuffer(zeroedCount: 0)
    count = 0
  }

  /// Makes room for some values more, to be written into ``memory`` behind the others.
  ///
  /// - Parameters:
  ///   - addedCount: The number of values.
  ///   - expectedCount: How many there will be in the end, as far as one can tell.
  /// - Throws: If the column is to be in a file and there is no room for it.
  @inlinable
  package mutating func grow(
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
  @inlinable package var values: Buffer<Element> { memory.freeze(keeping: count) }
}

extension GrowingColumn {
  /// Adds values to a column in memory.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - expectedCount: How many there will be in the end, as far as one can tell.
  @inlinable
  package mutating func append(_ values: Span<Element>, expectedCount: Int = 0) {
    let start = extend(by: values.count, expectedCount: expectedCount)
    memory.withMutableSpan(start..<count) { places in
      for index in values.indices { places[index] = values[index] }
    }
  }

  /// Makes room in a column in memory for values to be written, and says where.
  @inlinable
  package mutating func extend(by addedCount: Int, expectedCount: Int = 0) -> Int {
    let start = count
    do throws(ScratchSpace.Failure) {
      try grow(by: addedCount, expectedCount: expectedCount)
    } catch {
      preconditionFailure("the column is in memory, not in a file")
    }
    return start
  }
}
