/// Random numbers that are the same on every machine: SplitMix64 and exact arithmetic only.
struct RandomSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// One of many sequences of the same seed.
  init(seed: UInt64, stream: Int) {
    var source = RandomSource(seed: seed)
    var other = RandomSource(seed: source.next() ^ UInt64(stream))
    state = other.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number above 0 and at most 1.
  mutating func unit() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

  /// A whole number from 0 to below the bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
