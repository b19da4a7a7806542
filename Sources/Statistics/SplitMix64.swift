/// A small random generator whose numbers depend on its seed alone.
///
/// - Source: Steele, Lea & Flood, "Fast splittable pseudorandom number generators" (2014),
///   [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195).
package struct SplitMix64: RandomNumberGenerator {
  @usableFromInline var state: UInt64

  /// Begins anew for a seed.
  @inlinable
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// What the state grows by from number to number.
  @inlinable
  package static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The number of a state.
  @inlinable
  package static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
