public import Memory

/// Memory for values that several threads set, and that then becomes ``OptionalValues``.
///
/// Rows whose numbers differ only in the last six bits share a word of the validity bitmap: they are
/// for one thread, as the blocks of ``Execution/forEachBlock(of:_:)`` are.
@usableFromInline
package struct ScatterValues<Value: Numeric & BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let values: ScatterBuffer<Value>
  @usableFromInline let validity: ScatterBitmap

  /// Makes memory in which every row's value is of zero bytes, and none is missing.
  @inlinable
  package init(count: Int) {
    values = ScatterBuffer(zeroedCount: count)
    validity = ScatterBitmap(repeating: true, count: count)
  }

  /// The number of rows.
  @inlinable package var count: Int { values.count }

  /// A row's value; it is set once.
  @inlinable
  package subscript(row: Int) -> Value? {
    get { validity[row] ? values[row] : nil }
    nonmutating set {
      if let newValue { values[row] = newValue } else { validity[row] = false }
    }
  }

  /// The values as a list; nothing may be set afterwards.
  @inlinable
  package func freeze() -> OptionalValues<Value> {
    OptionalValues(values.freeze(), validity: validity.freeze())
  }
}
