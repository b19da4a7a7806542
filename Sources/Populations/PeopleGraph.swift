internal import Execution
internal import LibC
internal import Memory
internal import Statistics

/// Communities and expected degrees of people, from which every person's ties follow.
///
/// People have places, in which those of a community lie side by side, and ranks by expected degree, the largest first.
struct PeopleGraph: Sendable {
  /// Where each community's places begin, and the end of the last.
  let communityStarts: Buffer<Int>
  /// The community of each place.
  let communities: Buffer<UInt32>
  /// The place of each rank.
  let places: Buffer<UInt32>
  /// The rank of each place.
  let ranks: Buffer<UInt32>
  /// The places of each community's members in the order of their ranks, community after community.
  let members: Buffer<UInt32>
  /// Where each place stands among ``members``.
  let positions: Buffer<UInt32>
  /// In the order of ``members``, the expected number of ties within the community.
  let within: Buffer<Double>
  /// By rank, the expected number of ties to other communities.
  let across: Buffer<Double>
  /// By rank, the largest number across from that rank on.
  let ceilings: Buffer<Double>
  /// By community, what the product of two people's numbers within is divided by.
  let withinScales: [Double]
  /// The same across communities.
  let acrossScale: Double
  /// The share of ties that is expected to lead to other communities.
  let mixing: Double
  /// The expected number of ties.
  let expectedTieCount: Double

  let count: Int
  var communityCount: Int { communityStarts.count - 1 }

  init(_ options: PopulationOptions, seed: UInt64, _ execution: Execution) throws {
    count = options.personCount
    communityStarts = Buffer(Self.communityStarts(options, seed))
    places = try Self.permutation(count, Draws(seed, .ranks), execution)
    (ranks, communities) = try Self.inverted(places, communityStarts, execution)

    // By rank, so that members come in the order of ranks.
    var next = Array(communityStarts)
    var members = FillingBuffer<UInt32>(zeroedCount: count)
    var positions = FillingBuffer<UInt32>(zeroedCount: count)
    for rank in 0..<count {
      if rank & 0xFFFF == 0 { try execution.checkCancellation() }
      let place = Int(places[rank])
      let community = Int(communities[place])
      members[next[community]] = UInt32(place)
      positions[place] = UInt32(next[community])
      next[community] += 1
    }
    (self.members, self.positions) = (members.freeze(), positions.freeze())

    let parts = try DegreeParts.mixing(
      Self.degrees(ExpectedDegrees(options), self.members, ranks, execution),
      communityStarts.count > 2 ? options.mixing : 0, starts: communityStarts, execution)
    within = parts.within
    var across = FillingBuffer<Double>(zeroedCount: count)
    for position in 0..<count {
      if position & 0xFFFF == 0 { try execution.checkCancellation() }
      across[Int(ranks[Int(self.members[position])])] = parts.across[position]
    }
    self.across = across.freeze()
    (withinScales, acrossScale) = (parts.withinScales, parts.acrossScale)
    (mixing, expectedTieCount) = (parts.mixing, parts.endCount / 2)
    var ceilings = FillingBuffer<Double>(zeroedCount: count)
    var ceiling = 0.0
    for rank in stride(from: count - 1, through: 0, by: -1) {
      ceiling = max(ceiling, self.across[rank])
      ceilings[rank] = ceiling
    }
    self.ceilings = ceilings.freeze()
    try execution.checkCancellation()
  }

  /// The number of ties that a person is expected to have.
  func expectedDegree(ofPlace place: Int) -> Double {
    within[Int(positions[place])] + across[Int(ranks[place])]
  }

  /// The rank and the community of each place.
  private static func inverted(
    _ places: Buffer<UInt32>, _ starts: Buffer<Int>, _ execution: Execution
  ) throws -> (ranks: Buffer<UInt32>, communities: Buffer<UInt32>) {
    var ranks = FillingBuffer<UInt32>(zeroedCount: places.count)
    for rank in places.indices {
      if rank & 0xFFFF == 0 { try execution.checkCancellation() }
      ranks[Int(places[rank])] = UInt32(rank)
    }
    var communities = FillingBuffer<UInt32>(zeroedCount: places.count)
    for community in 0..<starts.count - 1 {
      for place in starts[community]..<starts[community + 1] {
        communities[place] = UInt32(community)
      }
    }
    return (ranks.freeze(), communities.freeze())
  }

  /// The expected degrees in the order of members.
  private static func degrees(
    _ degrees: ExpectedDegrees, _ members: Buffer<UInt32>, _ ranks: Buffer<UInt32>,
    _ execution: Execution
  ) -> Buffer<Double> {
    let result = ScatterBuffer<Double>(zeroedCount: members.count)
    execution.forEachBlock(of: members.count) { positions in
      if execution.isCancelled { return }
      for position in positions { result[position] = degrees[Int(ranks[Int(members[position])])] }
    }
    return result.freeze()
  }

  /// A random order of the numbers below a count (Fisher and Yates).
  static func permutation(
    _ count: Int, _ draws: Draws, _ execution: Execution
  ) throws -> Buffer<UInt32> {
    var generator = draws.generator
    var order = FillingBuffer<UInt32>(zeroedCount: count)
    for index in 0..<count { order[index] = UInt32(index) }
    for last in stride(from: count - 1, to: 0, by: -1) {
      if last & 0xFFFF == 0 { try execution.checkCancellation() }
      let other = generator.below(last + 1)
      let value = order[last]
      order[last] = order[other]
      order[other] = value
    }
    return order.freeze()
  }

  /// Sizes drawn from a truncated power law until they are enough; the last takes what is left.
  private static func communityStarts(_ options: PopulationOptions, _ seed: UInt64) -> [Int] {
    let sizes = options.communitySizes
    var generator = Draws(seed, .communities).generator
    var starts = [0]
    let count = options.personCount
    while let start = starts.last, start < count {
      let size = PowerLaw.quantile(
        generator.uniform(), exponent: options.communityExponent,
        from: Double(sizes.lowerBound), to: Double(sizes.upperBound) + 1)
      let end = start + min(max(Int(size), sizes.lowerBound), sizes.upperBound)
      // What is left and too small for a community joins the last one.
      starts.append(count - end < sizes.lowerBound ? count : end)
    }
    return starts
  }
}

/// A continuous power law between two ends.
enum PowerLaw {
  /// The number below which a share lies.
  static func quantile(
    _ share: Double, exponent: Double, from least: Double, to most: Double
  ) -> Double {
    if abs(exponent - 1) < 1e-9 { return least * pow(most / least, share) }
    let power = 1 - exponent
    // Over the least number, so that nothing overflows.
    return least * pow(1 + share * (pow(most / least, power) - 1), 1 / power)
  }

  /// The mean.
  static func mean(exponent: Double, from least: Double, to most: Double) -> Double {
    let ratio = most / least
    if ratio <= 1 { return least }
    if abs(exponent - 2) < 1e-6 { return least * log(ratio) / (1 - 1 / ratio) }
    let part = (1 - exponent) / (2 - exponent)
    return least * part * (pow(ratio, 2 - exponent) - 1) / (pow(ratio, 1 - exponent) - 1)
  }
}

/// Expected degrees by rank: quantiles of a truncated power law of a stated mean, the largest first.
struct ExpectedDegrees: Sendable {
  let count: Int
  let exponent: Double
  let least: Double
  let most: Double

  init(_ options: PopulationOptions) {
    count = options.personCount
    exponent = options.degreeExponent
    most = options.degreeLimit
    // The mean rises with the least degree; halving finds it to the last digit.
    var (low, high) = (options.meanDegree * 1e-6, options.meanDegree)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if PowerLaw.mean(exponent: exponent, from: middle, to: most) < options.meanDegree {
        low = middle
      } else {
        high = middle
      }
    }
    least = high
  }

  /// The expected degree of a rank: the quantile in the middle of its share.
  subscript(rank: Int) -> Double {
    let share = 1 - (Double(rank) + 0.5) / Double(count)
    return PowerLaw.quantile(share, exponent: exponent, from: least, to: most)
  }
}
