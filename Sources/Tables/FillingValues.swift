public import Memory

/// Memory for values that several threads fill, and that then becomes ``OptionalValues``.
///
/// Rows whose numbers differ only in the last six bits share a word of marks: they are for one thread,
/// as the blocks of ``Execution/forEachBlock(of:_:)`` are.
@usableFromInline
package struct FillingValues<Value: CompactValue>: Sendable {
  @usableFromInline let values: FillingBuffer<Value>
  @usableFromInline let missing: FillingBuffer<UInt64>

  /// Makes memory in which every row's value is of zero bytes, and none is missing.
  @inlinable
  package init(count: Int) {
    values = FillingBuffer(zeroedCount: count)
    missing = FillingBuffer(zeroedCount: RowMarks.wordCount(count))
  }

  /// The number of rows.
  @inlinable package var count: Int { values.count }

  /// A row's value; it is set once.
  @inlinable
  package subscript(row: Int) -> Value? {
    get { missing[row >> 6] >> UInt64(row & 63) & 1 != 0 ? nil : values[row] }
    nonmutating set {
      if let newValue {
        values[row] = newValue
      } else {
        values[row] = .placeholder
        missing[row >> 6] |= 1 << UInt64(row & 63)
      }
    }
  }

  /// The values as a list; nothing may be set afterwards.
  @inlinable
  package func filled() -> OptionalValues<Value> {
    OptionalValues(values.filled(), missing: RowMarks(missing.filled()))
  }
}
