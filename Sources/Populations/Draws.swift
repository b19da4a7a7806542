internal import Foundation
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
    key = Self.mixed(own &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95)
  }

  /// 64 bits by number.
  func bits(_ number: Int) -> UInt64 {
    Self.mixed(key &+ UInt64(truncatingIfNeeded: number + 1) &* 0x9E37_79B9_7F4A_7C15)
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

  private static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
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
