internal import Execution
internal import LibC
internal import Memory
internal import Statistics

/// How far each source is to be believed, and the truths by which that was found.
struct SourceTrust: Sendable {
  /// What is known of a source.
  struct Record: Sendable {
    /// How many of its claims are on values that others claim too.
    var comparedCount = 0
    /// The mean distance of these claims; `nil` without any.
    var loss: Double?
    /// The mean nearness of these claims, 1 for a distance of 0 and 0 for one of 1 or more.
    var agreement: Double?
    /// The weight; `nil` without such claims.
    var weight: Double?
  }

  /// The sources by rank.
  private(set) var records: [Record]
  /// The first claim of what is true, for every value.
  private(set) var truths: Buffer<UInt32>
  /// How often weights were found.
  private(set) var roundCount = 0
  /// How many truths the last round changed.
  private(set) var changedCount = 0

  init(
    _ claims: GroupedClaims, _ read: ReadClaims, mostRounds: Int, _ execution: Execution
  ) throws {
    let compared = ComparedClaims(claims, sourceCount: read.sources.count)
    records = compared.counts.map { Record(comparedCount: $0) }
    if let catalog = read.catalog {
      Self.weigh(&records, losses: catalog.map { 1 - $0.reliability })
    }
    truths = ClaimVote(claims: claims, weights: records.map { $0.weight ?? 1 }).truths(execution)
    guard records.contains(where: { $0.comparedCount > 0 }) else { return }
    for _ in 0..<mostRounds {
      try execution.checkCancellation()
      weigh(claims, compared, execution)
      let next = ClaimVote(claims: claims, weights: weights).truths(execution)
      roundCount += 1
      let old = truths
      changedCount = execution.blocks(of: claims.count) { values in
        values.count { old[$0] != next[$0] }
      }.reduce(0, +)
      truths = next
      if changedCount == 0 { return }
    }
    // What is told of the sources is by the truths that are told.
    weigh(claims, compared, execution)
  }

  /// The weights of votes.
  var weights: [Double] { records.map { $0.weight ?? 1 } }

  /// How likely a source's claims are right, by rank: how many of those compared agree, and one more that does
  /// with the probability of its kind, or half without a catalog.
  ///
  /// A source that was never compared is right as often as its kind, or as all sources; `nil` if nothing tells.
  func probabilities(_ read: ReadClaims) -> [Double?] {
    var (sum, count) = (0.0, 0.0)
    for record in records {
      guard let agreement = record.agreement else { continue }
      sum += agreement * Double(record.comparedCount)
      count += Double(record.comparedCount)
    }
    return records.enumerated().map { rank, record in
      let prior = read.catalog?[rank].reliability
      guard let agreement = record.agreement else {
        return prior ?? (count > 0 ? sum / count : nil)
      }
      let own = Double(record.comparedCount)
      return (agreement * own + (prior ?? 0.5)) / (own + 1)
    }
  }

  private mutating func weigh(
    _ claims: GroupedClaims, _ compared: ComparedClaims, _ execution: Execution
  ) {
    let found = compared.losses(claims, truths, execution)
    for (rank, means) in found.enumerated() where records[rank].comparedCount > 0 {
      (records[rank].loss, records[rank].agreement) = (means.loss, means.agreement)
    }
    Self.weigh(&records, losses: records.map { $0.loss ?? 0 })
  }

  /// Gives each source that was compared −log(loss / Σ losses), with half a claim as the least loss.
  private static func weigh(_ records: inout [Record], losses: [Double]) {
    let losses = zip(records, losses).map { record, loss in
      record.comparedCount == 0 ? 0 : max(loss, 0.5 / Double(record.comparedCount))
    }
    let sum = losses.reduce(0, +)
    for rank in records.indices where records[rank].comparedCount > 0 {
      records[rank].weight = max(0, -log(losses[rank] / sum))
    }
  }
}

/// The claims on values to which more than one source speaks, source by source.
struct ComparedClaims: Sendable {
  /// Where each source's claims begin, and the end of the last.
  private let offsets: [Int]
  /// The places of the claims.
  private let places: [UInt32]
  /// The value of each claim.
  private let values: [UInt32]

  /// How many claims each source has.
  var counts: [Int] { zip(offsets, offsets.dropFirst()).map { $1 - $0 } }

  init(_ claims: GroupedClaims, sourceCount: Int) {
    let compared = (0..<claims.count).filter(claims.isCompared)
    var offsets = [Int](repeating: 0, count: sourceCount + 1)
    for value in compared {
      for claim in claims.claims(value) { offsets[Int(claims.sources[claim]) + 1] += 1 }
    }
    for source in 0..<sourceCount { offsets[source + 1] += offsets[source] }
    var next = offsets
    var places = [UInt32](repeating: 0, count: offsets[sourceCount])
    var values = places
    for value in compared {
      for claim in claims.claims(value) {
        let source = Int(claims.sources[claim])
        (places[next[source]], values[next[source]]) = (UInt32(claim), UInt32(value))
        next[source] += 1
      }
    }
    (self.offsets, self.places, self.values) = (offsets, places, values)
  }

  /// The mean distance and the mean nearness of each source's claims; exact sums hang on no order.
  func losses(
    _ claims: GroupedClaims, _ truths: Buffer<UInt32>, _ execution: Execution
  ) -> [(loss: Double, agreement: Double)] {
    let losses = ScatterBuffer<Double>(zeroedCount: offsets.count - 1)
    let agreements = ScatterBuffer<Double>(zeroedCount: offsets.count - 1)
    execution.forEach(offsets.count - 1) { source in
      let own = offsets[source]..<offsets[source + 1]
      let counts = own.contains { claims.factors[Int(places[$0])] > 0 }
      var (whole, far, near) = (ExactSum(), ExactSum(), ExactSum())
      for place in own {
        let (claim, value) = (Int(places[place]), Int(values[place]))
        let factor = counts ? claims.factors[claim] : 1
        let distance = claims.distance(
          claim, from: Int(truths[value]), scale: claims.scales[value])
        whole.add(factor)
        far.add(factor * distance)
        near.add(factor * max(0, 1 - distance))
      }
      guard !own.isEmpty else { return }
      losses[source] = far.nearest / whole.nearest
      agreements[source] = near.nearest / whole.nearest
    }
    let (loss, agreement) = (losses.freeze(), agreements.freeze())
    return loss.indices.map { (loss[$0], agreement[$0]) }
  }
}
