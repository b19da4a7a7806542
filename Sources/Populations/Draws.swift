internal import Statistics

/// Random numbers about one thing, each found by its number alone: what is drawn of others, and in which
/// order, changes nothing.
struct Draws {
  /// What numbers are drawn for, so that two things with one number draw different ones.
  enum Purpose: Int {
    case ranks, communities, order, communityRisk, risk, degree
    case tiesWithin, tiesAcross, transfers
    case values, claims, outcome
    case business, sybil, attack, trust
    case field, noise, sample, swap
  }

  private let key: UInt64

  init(_ seed: UInt64, _ purpose: Purpose, _ index: Int = 0) {
    let own = SplitMix64.seed(seed, stream: purpose.rawValue)
    key = SplitMix64.mixed(own &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95)
  }

  /// 64 bits by number.
  func bits(_ number: Int) -> UInt64 {
    SplitMix64.mixed(
      key &+ UInt64(truncatingIfNeeded: number + 1) &* SplitMix64.increment)
  }

  /// A number between 0 and 1, both excluded.
  func uniform(_ number: Int) -> Double {
    (Double(bits(number) >> 12) + 0.5) * 0x1p-52
  }

  /// A number of the standard normal distribution.
  func normal(_ number: Int) -> Double { NormalDistribution.quantile(uniform(number)) }

  /// A whole number below a limit.
  func below(_ limit: Int, _ number: Int) -> Int {
    Int(bits(number).multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A generator for numbers of which nobody knows how many will be needed.
  var generator: SplitMix64 { SplitMix64(seed: key) }
}

extension SplitMix64 {
  /// A number between 0 and 1, both excluded.
  mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A whole number below a limit.
  mutating func below(_ limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}

extension NormalDistribution {
  /// The share of the distribution below a number, never 0 or 1.
  static func share(below value: Double) -> Double {
    min(max(upperTail(-value), 1e-12), 1 - 1e-12)
  }
}
