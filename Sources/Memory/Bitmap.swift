/// A bit per row, in Arrow's layout: eight rows to a byte, the first of them in the lowest bit.
///
/// The bytes come in words of 64 bits, which is the same on a machine that puts a word's lowest byte
/// first, as all do that Swift runs on. The word of the last rows is kept apart where they don't fill
/// it: in the memory of someone else there may be no more than the bytes of these rows.
@usableFromInline
package struct Bitmap: Sendable, Equatable {
  /// The bits in words of 64, the first row's lowest, as far as rows fill them.
  @usableFromInline let filled: Buffer<UInt64>
  /// The bits of the rows behind these words; all others are 0.
  @usableFromInline let last: UInt64
  /// The number of rows.
  @usableFromInline package let count: Int

  /// How many rows share a word: threads that set bits work on whole words.
  @usableFromInline static var wordLength: Int { 64 }

  /// Takes words of which the last may have more bits than there are rows.
  ///
  /// - Precondition: These bits are 0.
  @inlinable
  init(_ words: Buffer<UInt64>, count: Int) {
    filled = words.extracting(0..<count >> 6)
    last = count & 63 == 0 ? 0 : words[count >> 6]
    self.count = count
  }

  @usableFromInline
  init(_ words: Buffer<UInt64>, last: UInt64, count: Int) {
    filled = words
    self.last = last
    self.count = count
  }

  /// The bit of a row.
  @inlinable
  package subscript(row: Int) -> Bool {
    let place = row >> 6
    if place == filled.count {
      precondition(row < count, "the row has a bit")
      return last >> UInt64(row & 63) & 1 != 0
    }
    return filled[place] >> UInt64(row & 63) & 1 != 0
  }

  /// All bits in words of 64, those behind the last row 0: a copy.
  package var words: Buffer<UInt64> { Buffer(Array(filled) + (count & 63 == 0 ? [] : [last])) }

  /// The number of bits that are 1.
  package var setCount: Int {
    var count = last.nonzeroBitCount
    let span = filled.span
    for index in span.indices { count += span[index].nonzeroBitCount }
    return count
  }

  /// Whether every row's bit is 1.
  @inlinable
  package var isFull: Bool {
    let span = filled.span
    for index in span.indices where span[index] != .max { return false }
    return last == 1 << UInt64(count & 63) - 1
  }

  /// The bytes that hold a bit of a row, the last of which may have further bits that mean nothing.
  package var byteBuffer: Buffer<UInt8> {
    let bytes = unsafe UnsafeRawPointer(filled.start).assumingMemoryBound(to: UInt8.self)
    return unsafe Buffer<UInt8>(filled.allocation, start: bytes, count: (count + 7) / 8)
  }

  /// A word in which the bits of all rows are 1.
  @inlinable
  static func fullWord(_ index: Int, of count: Int) -> UInt64 {
    let rest = count - index * wordLength
    return rest >= wordLength ? .max : 1 << UInt64(rest) - 1
  }
}

/// A ``Bitmap`` on its way, set by several threads.
///
/// The caller promises what it does for a ``ScatterBuffer``, where rows whose numbers differ only in
/// the last six bits share a place: they are for one thread.
@usableFromInline
package struct ScatterBitmap: Sendable {
  @usableFromInline let words: ScatterBuffer<UInt64>
  @usableFromInline let count: Int

  /// Makes memory for the bits of some rows, all of them the same.
  @inlinable
  package init(repeating bit: Bool, count: Int) {
    self.count = count
    words = ScatterBuffer(zeroedCount: (count + Bitmap.wordLength - 1) / Bitmap.wordLength)
    if bit { for index in 0..<words.count { words[index] = Bitmap.fullWord(index, of: count) } }
  }

  /// The bit of a row.
  @inlinable
  package subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }
    nonmutating set {
      let bit = 1 << UInt64(row & 63) as UInt64
      words[row >> 6] = newValue ? words[row >> 6] | bit : words[row >> 6] & ~bit
    }
  }

  /// The bits, of which none may be set afterwards.
  @inlinable
  package func freeze() -> Bitmap { Bitmap(words.freeze(), count: count) }
}
