import Statistics
import Testing

@Suite struct `Seeded random numbers` {
  // By the reference implementation in C, https://prng.di.unimi.it/splitmix64.c.
  @Test func `are those of the reference implementation`() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }
}
