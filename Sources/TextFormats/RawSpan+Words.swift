extension MutableRawSpan {
  /// Writes eight bytes, the lowest first.
  @inlinable @inline(__always)
  package mutating func put(_ word: UInt64, at offset: Int) {
    // One checked store; eight of a byte each take several times as long.
    storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  /// Writes some bytes from `end` on, and moves `end` behind them.
  @inlinable @inline(__always)
  package mutating func put(_ text: Span<UInt8>, at end: inout Int) {
    let bytes = unsafe text.bytes
    var place = 0
    while place + 8 <= text.count {
      put(bytes.word(at: place), at: end + place)
      place += 8
    }
    while place < text.count {
      storeBytes(of: text[place], toByteOffset: end + place, as: UInt8.self)
      place += 1
    }
    end += text.count
  }
}

extension RawSpan {
  /// Eight bytes, the first one lowest.
  @inlinable @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
