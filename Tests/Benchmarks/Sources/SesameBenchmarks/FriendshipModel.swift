/// How friendships come about: one draw at a time, so that a graph of any size needs no memory.
protocol FriendshipModel: Sendable {
  /// The number of people, whose numbers go from 0.
  var peopleCount: Int { get }

  /// Draws a friendship; the same one may be drawn again, and a person may be drawn twice.
  func friendship(_ random: inout RandomSource) -> (source: UInt32, target: UInt32)

  /// A number that people of one planted group share.
  func group(of person: Int) -> Int
}

/// A one-to-one map of the numbers below a bound onto themselves that looks random and takes no
/// memory, so that people's numbers say nothing about their communities and degrees.
struct Shuffle: Sendable {
  private let count: UInt64
  private let mask: UInt64
  private let shift: UInt64
  private let factors: (UInt64, UInt64)
  private let inverses: (UInt64, UInt64)

  init(count: Int, seed: UInt64) {
    self.count = UInt64(count)
    var bits: UInt64 = 2
    while 1 << bits < count { bits += 1 }
    mask = 1 << bits - 1
    shift = (bits + 1) / 2
    var random = RandomSource(seed: seed)
    factors = (random.next() | 1, random.next() | 1)
    inverses = (Self.inverse(factors.0), Self.inverse(factors.1))
  }

  /// The number that stands in the place of another.
  func callAsFunction(_ number: Int) -> Int {
    var bits = UInt64(number)
    repeat {
      bits ^= bits >> shift
      bits = bits &* factors.0 & mask
      bits ^= bits >> shift
      bits = bits &* factors.1 & mask
    } while bits >= count
    return Int(bits)
  }

  /// The number whose place another takes.
  func undone(_ number: Int) -> Int {
    var bits = UInt64(number)
    repeat {
      bits = bits &* inverses.1 & mask
      bits ^= bits >> shift
      bits = bits &* inverses.0 & mask
      bits ^= bits >> shift
    } while bits >= count
    return Int(bits)
  }

  /// The number whose product with an odd one is 1, modulo a power of two: each step doubles the
  /// number of right bits.
  private static func inverse(_ factor: UInt64) -> UInt64 {
    var inverse = factor
    for _ in 0..<5 { inverse = inverse &* (2 &- factor &* inverse) }
    return inverse
  }
}
