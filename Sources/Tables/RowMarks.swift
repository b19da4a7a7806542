public import Memory

/// A mark for some of the rows, such as those without a value: one bit per row.
@usableFromInline
package struct RowMarks: Sendable, Equatable {
  /// The bits in words of 64, the first row's lowest; bits past the last row are 0.
  @usableFromInline package let words: Buffer<UInt64>

  /// How many rows share a word: threads that set marks work on whole words.
  @usableFromInline static var wordLength: Int { 64 }

  /// Takes marks as they are; `nil` if no row is marked.
  @inlinable
  package init?(_ words: Buffer<UInt64>) {
    let span = words.span
    for index in span.indices where span[index] != 0 {
      self.words = words
      return
    }
    return nil
  }

  /// Whether a row is marked.
  @inlinable
  package subscript(row: Int) -> Bool {
    words[row >> 6] >> UInt64(row & 63) & 1 != 0
  }

  /// The number of marked rows.
  package var markedCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The number of words for so many rows.
  @inlinable
  package static func wordCount(_ rowCount: Int) -> Int { (rowCount + wordLength - 1) / wordLength }
}
