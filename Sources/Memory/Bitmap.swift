/// A bit per row, in Arrow's layout: eight rows to a byte, the first of them in the lowest bit.
///
/// The bytes come in words of 64 bits, which is the same on a machine that puts a word's lowest byte
/// first, as all do that Swift runs on. Bits past the last row are 0.
@usableFromInline
package struct Bitmap: Sendable, Equatable {
  /// The bits in words of 64, the first row's lowest.
  @usableFromInline package let words: Buffer<UInt64>
  /// The number of rows.
  @usableFromInline package let count: Int

  /// How many rows share a word: threads that set bits work on whole words.
  @usableFromInline static var wordLength: Int { 64 }

  @inlinable
  init(_ words: Buffer<UInt64>, count: Int) {
    self.words = words
    self.count = count
  }

  /// The bit of a row.
  @inlinable
  package subscript(row: Int) -> Bool {
    words[row >> 6] >> UInt64(row & 63) & 1 != 0
  }

  /// The number of bits that are 1.
  package var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether every row's bit is 1.
  @inlinable
  package var isFull: Bool {
    let span = words.span
    for index in span.indices where span[index] != Self.fullWord(index, of: count) { return false }
    return true
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
