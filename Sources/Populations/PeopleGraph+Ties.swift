internal import LibC
internal import Memory
internal import Statistics

extension PeopleGraph {
  /// Calls a closure with the place of everyone to whom a person is tied and who has a later rank: in the person's
  /// community, then in others.
  ///
  /// Each pair is considered once, and tied with the product of both numbers over their scale as its probability:
  /// no tie is there twice.
  ///
  /// - Source: Miller & Hagberg, "Efficient generation of networks with given expected degrees", *WAW* (2011),
  ///   [doi:10.1007/978-3-642-21286-4_10](https://doi.org/10.1007/978-3-642-21286-4_10).
  func forEachTie(ofPlace place: Int, seed: UInt64, _ body: (Int) -> Void) {
    let rank = Int(ranks[place])
    let community = Int(communities[place])
    let end = communityStarts[community + 1]
    var generator = Draws(seed, .tiesWithin, place).generator
    let position = Int(positions[place])
    let scale = within[position] / withinScales[community]
    Self.skip(
      from: position + 1, to: end, &generator, bound: { scale * within[$0] },
      probability: { scale * within[$0] }
    ) { body(Int(members[$0])) }
    guard communityCount > 1 else { return }
    var other = Draws(seed, .tiesAcross, place).generator
    let ownAcross = across[rank] / acrossScale
    Self.skip(
      from: rank + 1, to: count, &other, bound: { ownAcross * ceilings[$0] },
      probability: { ownAcross * across[$0] }
    ) { rank in
      let found = Int(places[rank])
      if Int(communities[found]) != community { body(found) }
    }
  }

  /// Draws numbers of a range, each with its probability: most are skipped many at once.
  ///
  /// - Parameters:
  ///   - start: The first number.
  ///   - end: The end of the range.
  ///   - generator: What draws.
  ///   - bound: A number that no probability from a number on exceeds.
  ///   - probability: The probability of a number; beyond 1 it counts as 1.
  ///   - body: Takes the numbers drawn.
  @inline(__always)
  static func skip(
    from start: Int, to end: Int, _ generator: inout SplitMix64, bound: (Int) -> Double,
    probability: (Int) -> Double, _ body: (Int) -> Void
  ) {
    var next = start
    while next < end {
      let most = min(1, bound(next))
      guard most > 0 else { return }
      if most < 1 {
        let step = log(generator.uniform()) / log1p(-most)
        guard step < Double(end - next) else { return }
        next += Int(step)
      }
      if generator.uniform() * most < probability(next) { body(next) }
      next += 1
    }
  }
}
