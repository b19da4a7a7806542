extension Buffer {
  /// Takes values that lie in the memory of an owner, which lives as long as a list that uses them.
  ///
  /// Memory that does not begin where such values may begin is copied.
  ///
  /// - Precondition: The values are there, and nobody changes them, as long as the owner lives.
  @unsafe
  package init(
    borrowing start: UnsafeRawPointer, count: Int, of owner: any AnyObject & Sendable
  ) {
    guard UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0 else {
      let length = count * MemoryLayout<Element>.stride
      let allocation = Allocation(zeroedByteCount: length)
      unsafe allocation.start.copyMemory(from: start, byteCount: length)
      let first = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
      unsafe self.init(allocation, start: UnsafePointer(first), count: count)
      return
    }
    unsafe self.init(
      Allocation(borrowing: start, of: owner), start: start.assumingMemoryBound(to: Element.self),
      count: count)
  }

  /// Where the values lie, as long as a copy of the list is kept.
  @unsafe package var address: UnsafeRawPointer { unsafe UnsafeRawPointer(start) }

  /// The values of several lists, one after another; of a single one in its memory.
  @inlinable
  package static func joining(_ parts: [Buffer]) -> Buffer {
    if parts.count == 1 { return parts[0] }
    let count = parts.reduce(0) { $0 + $1.count }
    let allocation = Allocation(zeroedByteCount: count * MemoryLayout<Element>.stride)
    let start = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
    var place = 0
    for part in parts {
      unsafe (start + place).update(from: part.start, count: part.count)
      place += part.count
    }
    return unsafe Buffer(allocation, start: UnsafePointer(start), count: count)
  }
}

extension Bitmap {
  /// Takes bits that lie in the memory of an owner, which lives as long as a bitmap that uses them.
  ///
  /// Bits that don't begin with a 64-bit word are copied.
  ///
  /// - Parameters:
  ///   - start: The first byte.
  ///   - offset: The number of the first row's bit, counted from the lowest bit of that byte.
  ///   - count: The number of rows.
  ///   - owner: Whose memory it is.
  /// - Precondition: The bytes of these bits are there, and nobody changes them, as long as the owner
  ///   lives.
  @unsafe
  package init(
    borrowing start: UnsafeRawPointer, offset: Int, count: Int, of owner: any AnyObject & Sendable
  ) {
    let bits = unsafe BitReader(start: start, offset: offset, count: count)
    let wordCount = count >> 6
    let last = bits.word(wordCount)
    let first = unsafe start + offset >> 3
    let isAligned =
      offset & 7 == 0 && UInt(bitPattern: first) % UInt(MemoryLayout<UInt64>.alignment) == 0
    if isAligned {
      let words = unsafe Buffer<UInt64>(borrowing: first, count: wordCount, of: owner)
      self.init(words, last: last, count: count)
      return
    }
    let words = ScatterBuffer<UInt64>(zeroedCount: (count + 63) / 64)
    for index in 0..<words.count { words[index] = bits.word(index) }
    self.init(words.freeze(), count: count)
  }

  /// The bits of several bitmaps, one after another; of a single one in its memory.
  package static func joining(_ parts: [Bitmap]) -> Bitmap {
    let counts = parts.map(\.count)
    return joining(parts.map { $0 }, counts: counts)
      ?? ScatterBitmap(repeating: true, count: counts.reduce(0, +)).freeze()
  }

  /// The bits of several bitmaps, one after another; of a single one in its memory.
  ///
  /// - Parameters:
  ///   - parts: The bitmaps, `nil` where all bits are 1.
  ///   - counts: The number of rows of each.
  /// - Returns: The bitmap; `nil` if there is no bitmap among the parts.
  package static func joining(_ parts: [Bitmap?], counts: [Int]) -> Bitmap? {
    if parts.count == 1 { return parts[0] }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    let result = ScatterBitmap(repeating: true, count: counts.reduce(0, +))
    var place = 0
    for (part, count) in zip(parts, counts) {
      if let part { for row in 0..<count where !part[row] { result[place + row] = false } }
      place += count
    }
    return result.freeze()
  }
}

/// Reads words of bits that may begin anywhere, and no byte that holds none of them.
@safe
private struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private let length: Int
  private let shift: Int
  private let count: Int

  @unsafe
  init(start: UnsafeRawPointer, offset: Int, count: Int) {
    shift = offset & 7
    self.count = count
    length = (shift + count + 7) / 8
    unsafe bytes = UnsafeRawBufferPointer(start: start + offset >> 3, count: length)
  }

  /// The bits of 64 rows from a multiple of 64 on, 0 behind the last row.
  func word(_ index: Int) -> UInt64 {
    let rowCount = min(64, count - index * 64)
    if rowCount <= 0 { return 0 }
    let first = index * 8
    var low: UInt64 = 0
    for place in (first..<min(first + 8, length)).reversed() {
      low = unsafe low << 8 | UInt64(bytes[place])
    }
    if shift > 0 {
      low >>= UInt64(shift)
      if first + 8 < length {
        unsafe low |= UInt64(bytes[first + 8]) << UInt64(64 - shift)
      }
    }
    return rowCount == 64 ? low : low & (1 << UInt64(rowCount) - 1)
  }
}
