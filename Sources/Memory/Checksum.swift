/// A 64-bit checksum that finds damage in large data about as fast as memory delivers it.
///
/// The 64-bit words of a block go to four lanes in turn, and every step and the join of the lanes
/// at the end are one-to-one. So a change within one word is found for certain, and any other missed
/// once in 2⁶⁴ times. That is no protection against forgery: anyone can compute the right number.
package enum Checksum {
  /// The number of bytes that are checked by themselves, so that threads can share the work.
  package static let blockSize = 1 << 20
  /// Data counts as followed by zero bytes up to a multiple of this.
  package static let granularity = 64

  /// The checksum of at most ``blockSize`` bytes.
  package static func block(_ bytes: RawSpan) -> UInt64 {
    var lanes = Lanes()
    let whole = bytes.byteCount / 32 * 32
    var place = 0
    while place < whole {
      unsafe lanes.add(
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self),
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place + 8, as: UInt64.self),
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place + 16, as: UInt64.self),
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place + 24, as: UInt64.self))
      place += 32
    }
    let end = bytes.byteCount.roundedUp(to: granularity)
    while place < end {
      lanes.add(
        word(bytes, place), word(bytes, place + 8), word(bytes, place + 16), word(bytes, place + 24)
      )
      place += 32
    }
    return lanes.joined(byteCount: end)
  }

  /// The checksum of words; of data, from the checksums of its blocks in order.
  package static func joined(_ words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(Lanes.seed) { Lanes.mixed($0 ^ $1) }
  }

  /// Eight bytes of which some may lie behind the end and count as zero.
  private static func word(_ bytes: RawSpan, _ place: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in stride(from: min(place + 8, bytes.byteCount) - 1, through: place, by: -1) {
      word = unsafe word << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
    }
    return word
  }
}

/// The state of a block's checksum.
private struct Lanes {
  static let seed: UInt64 = 0x2545_F491_4F6C_DD1D
  private static let factor: UInt64 = 0x9E6D_62D0_6F6A_9A9B

  private var first: UInt64 = 0x0F1E_2D3C_4B5A_6978
  private var second: UInt64 = 0x8796_A5B4_C3D2_E1F0
  private var third: UInt64 = 0x1357_9BDF_0246_8ACE
  private var fourth: UInt64 = 0xECA8_6420_FDB9_7531

  @inline(__always)
  mutating func add(_ one: UInt64, _ two: UInt64, _ three: UInt64, _ four: UInt64) {
    first = Self.step(first, one)
    second = Self.step(second, two)
    third = Self.step(third, three)
    fourth = Self.step(fourth, four)
  }

  /// An odd factor moves differences up, the turn brings them down again.
  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* factor
    return product << 29 | product >> 35
  }

  func joined(byteCount: Int) -> UInt64 {
    [first, second, third, fourth].reduce(UInt64(byteCount) ^ Self.seed) { Self.mixed($0 ^ $1) }
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 32) &* factor
    value = (value ^ value >> 29) &* seed
    return value ^ value >> 32
  }
}

extension Int {
  /// The next multiple of a positive number, or the number itself if it is one.
  package func roundedUp(to multiple: Int) -> Int { (self + multiple - 1) / multiple * multiple }
}
