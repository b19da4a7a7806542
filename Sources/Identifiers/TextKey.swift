/// A text in two words, to be compared and hashed at once.
///
/// A text of up to 15 bytes is in there, with its length, so that two such keys are equal only if the
/// texts are. Of a longer text there are two hashes: equal keys then say only that the texts may be
/// equal.
struct TextKey: BitwiseCopyable, Sendable, Equatable {
  let low: UInt64
  let high: UInt64

  private static let longMark: UInt64 = 0xFF
  private static let factors: (UInt64, UInt64) = (0xD6E8_FEB8_6659_FD93, 0x9E37_79B9_7F4A_7C15)

  /// Whether the texts behind two equal keys have to be compared.
  var isLong: Bool { high >> 56 == Self.longMark }

  @inline(__always)
  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Makes the key of a text.
  init(_ text: Span<UInt8>) {
    if text.count > 15 {
      self.init(long: text)
      return
    }
    var low: UInt64 = 0
    var high = UInt64(text.count) << 56
    for index in text.indices.reversed() {
      if index < 8 { low = low << 8 | UInt64(text[index]) }
    }
    for index in text.indices where index >= 8 {
      high |= UInt64(text[index]) << UInt64(8 * (index - 8))
    }
    self.init(low: low, high: high)
  }

  /// Makes the key of a text in a block's memory, which can be read beyond the text.
  @inline(__always)
  init(_ memory: RawSpan, start: Int, length: Int) {
    if length > 15 {
      let bytes = Span<UInt8>(_bytes: memory)
      self.init(long: bytes.extracting(start..<start &+ length))
      return
    }
    let first = unsafe UInt64(
      littleEndian: memory.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    let second = unsafe UInt64(
      littleEndian: memory.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start &+ 8, as: UInt64.self))
    // A shift by 64 gives 0.
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* min(length, 8))
    let unusedOfSecond = UInt64(truncatingIfNeeded: 64 &- 8 &* max(length &- 8, 0))
    self.init(
      low: first & (~0 >> unused),
      high: second & (~0 >> unusedOfSecond) | UInt64(truncatingIfNeeded: length) &<< 56)
  }

  @inline(never)
  private init(long text: Span<UInt8>) {
    var states = (UInt64(text.count), ~UInt64(text.count))
    var index = 0
    while index < text.count {
      var word: UInt64 = 0
      let end = min(index + 8, text.count)
      while index < end {
        word = word << 8 | UInt64(text[index])
        index += 1
      }
      states.0 = Self.mix(states.0 ^ word, Self.factors.0)
      states.1 = Self.mix(states.1 ^ word, Self.factors.1)
    }
    self.init(low: states.0, high: states.1 >> 8 | Self.longMark << 56)
  }

  /// A hash of the key.
  @inline(__always)
  var hash: UInt32 {
    let mixed = Self.mix(Self.mix(low ^ Self.factors.1, Self.factors.0) ^ high, Self.factors.1)
    return UInt32(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  /// A full multiplication, both halves of which are kept.
  @inline(__always)
  private static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}

/// Whole numbers as people write them: decimal, without sign or leading zero, so that a text and its
/// number stand for each other.
enum PlainNumber {
  /// The largest number of digits that are looked at.
  private static let longest = 10
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The number that a text is, or −1.
  static func value(_ text: Span<UInt8>) -> Int {
    guard 1...longest ~= text.count, text.count == 1 || text[0] != UInt8(ascii: "0") else {
      return -1
    }
    var value = 0
    for index in text.indices {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return -1 }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// The number that a text in a block's memory is, which can be read beyond the text, or −1.
  @inline(__always)
  static func value(_ memory: RawSpan, start: Int, length: Int) -> Int {
    if length &- 1 >= 8 {
      if length > longest { return -1 }
      let bytes = Span<UInt8>(_bytes: memory)
      return value(bytes.extracting(start..<start &+ length))
    }
    let word = unsafe UInt64(
      littleEndian: memory.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    if word & 0xFF == 0x30, length != 1 { return -1 }
    // The last digit becomes the last byte; zeros fill up in front.
    let digits = (word ^ zeros) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    if ((digits &+ 0x7676_7676_7676_7676) | digits) & highBits != 0 || length == 0 { return -1 }
    // Neighbors are joined into numbers of two digits, those into numbers of four, and so on.
    let pairs = digits &* 10 &+ digits &>> 8
    let lowHalf = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let highHalf = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int(truncatingIfNeeded: (lowHalf &+ highHalf) &>> 32)
  }
}
