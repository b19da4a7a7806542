extension SplitMix64 {
  /// A generator for one of many pieces of work with one seed, which doesn't depend on the others.
  ///
  /// - Parameters:
  ///   - seed: The seed of all of the work.
  ///   - number: The number of the piece.
  package init(seed: UInt64, stream number: Int) {
    var generator = SplitMix64(seed: seed)
    let first = generator.next()
    var own = SplitMix64(seed: first ^ UInt64(truncatingIfNeeded: number))
    self.init(seed: own.next())
  }

  /// A seed for one of many pieces of work with one seed.
  package static func seed(_ seed: UInt64, stream number: Int) -> UInt64 {
    SplitMix64(seed: seed, stream: number).state
  }
}
