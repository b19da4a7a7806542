/// The hash SHA-256, and the keyed hash that is made of it: numbers that a change of the data changes.
///
/// - Source: NIST, "Secure Hash Standard", FIPS 180-4 (2015),
///   [doi:10.6028/NIST.FIPS.180-4](https://doi.org/10.6028/NIST.FIPS.180-4); Krawczyk, Bellare & Canetti,
///   "HMAC: Keyed-Hashing for Message Authentication", RFC 2104 (1997).
package enum SHA256 {
  /// The number of bytes of a hash.
  package static let byteCount = 32
  /// The number of bytes that are worked on at a time.
  private static let blockSize = 64

  /// The hash of a message.
  ///
  /// - Complexity: O(*bytes*).
  package static func hash(_ message: [UInt8]) -> [UInt8] {
    var stream = Stream()
    stream.append(message)
    return stream.hash
  }

  /// The hash of what comes in pieces.
  package struct Stream {
    private var state = SHA256.start
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// What is no whole block yet.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    package init() {}

    /// Adds a piece.
    package mutating func append(_ bytes: [UInt8]) {
      count += UInt64(bytes.count)
      var piece = bytes
      if !rest.isEmpty {
        piece = rest + bytes
        rest = []
      }
      let end = piece.count - piece.count % SHA256.blockSize
      work(piece.span, upTo: end)
      rest = Array(piece[end...])
    }

    /// The hash of all that was added.
    package var hash: [UInt8] {
      var whole = self
      var bytes = rest
      bytes.append(0x80)
      while bytes.count % SHA256.blockSize != SHA256.blockSize - 8 { bytes.append(0) }
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: (count * 8) >> UInt64(shift)))
      }
      whole.work(bytes.span, upTo: bytes.count)
      return whole.state.flatMap { word in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
      }
    }

    private mutating func work(_ bytes: Span<UInt8>, upTo end: Int) {
      for block in stride(from: 0, to: end, by: SHA256.blockSize) {
        SHA256.compress(bytes, block, &state, &schedule)
      }
    }
  }

  /// The hash of a message that only who has a key can compute: HMAC-SHA-256.
  package static func keyedHash(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > blockSize ? hash(key) : key
    block += repeatElement(0, count: blockSize - block.count)
    return hash(block.map { $0 ^ 0x5C } + hash(block.map { $0 ^ 0x36 } + message))
  }

  /// Bytes as hexadecimal digits.
  package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Works a block into the state.
  private static func compress(
    _ bytes: Span<UInt8>, _ block: Int, _ state: inout [UInt32], _ schedule: inout [UInt32]
  ) {
    for place in 0..<16 {
      let byte = block + 4 * place
      schedule[place] =
        UInt32(bytes[byte]) << 24 | UInt32(bytes[byte + 1]) << 16 | UInt32(bytes[byte + 2]) << 8
        | UInt32(bytes[byte + 3])
    }
    for place in 16..<64 {
      let (early, late) = (schedule[place - 15], schedule[place - 2])
      schedule[place] =
        schedule[place - 16] &+ schedule[place - 7]
        &+ (turned(early, 7) ^ turned(early, 18) ^ early >> 3)
        &+ (turned(late, 17) ^ turned(late, 19) ^ late >> 10)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for place in 0..<64 {
      let first =
        h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ (e & f ^ ~e & g)
        &+ constants[place] &+ schedule[place]
      let second =
        (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
  }

  /// A word with its bits turned to the right.
  @inline(__always)
  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let start: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
