internal import Execution
internal import Identifiers
internal import Memory
internal import Tables

/// What is told of each value, of a person and a field.
struct ResolvedValues: Sendable {
  let claims: GroupedClaims
  /// The probability that the value is true; NaN if nothing tells.
  let reliabilities: Buffer<Double>
  /// The share of the claims' weight that speaks against it, from 0 to 1.
  let disagreements: Buffer<Double>
  /// How many values are disputed.
  let disputedCount: Int
  /// The chosen values, and how claims weigh.
  private let truths: Buffer<UInt32>
  private let vote: ClaimVote

  init(
    _ claims: GroupedClaims, _ read: ReadClaims, _ trust: SourceTrust, _ execution: Execution
  ) {
    self.claims = claims
    let reliabilities = ScatterBuffer<Double>(zeroedCount: claims.count)
    let disagreements = ScatterBuffer<Double>(zeroedCount: claims.count)
    let vote = ClaimVote(claims: claims, weights: trust.weights)
    (self.vote, truths) = (vote, trust.truths)
    let probabilities = trust.probabilities(read)
    disputedCount = execution.blocks(of: claims.count) { values in
      var doubts: [Doubt] = []
      var disputed = 0
      for value in values {
        let truth = Int(trust.truths[value])
        let votes = vote.vote(value)
        doubts.removeAll(keepingCapacity: true)
        var (agreeing, isDisputed, isKnown) = (0.0, false, true)
        for claim in claims.claims(value) {
          let distance = claims.distance(claim, from: truth, scale: claims.scales[value])
          let nearness = max(0, 1 - distance)
          agreeing += votes.of(claim) * nearness
          isDisputed = isDisputed || distance > 0
          let source = claims.sources[claim]
          guard let probability = probabilities[Int(source)] else {
            isKnown = false
            continue
          }
          let right = read.reliability(ofRow: Int(claims.rows[claim]), ifRight: probability)
          doubts.append(Doubt(source: source, right: right * nearness))
        }
        let share = isDisputed ? min(1, agreeing / votes.total) : 1
        disputed += isDisputed ? 1 : 0
        disagreements[value] = 1 - share
        reliabilities[value] = isKnown ? share * (1 - Doubt.product(&doubts)) : .nan
      }
      return disputed
    }.reduce(0, +)
    (self.reliabilities, self.disagreements) = (reliabilities.freeze(), disagreements.freeze())
  }

  /// How likely a source is right that speaks for a value.
  private struct Doubt {
    let source: UInt32
    let right: Double

    /// The probability that all sources are wrong, each by its best claim.
    static func product(_ doubts: inout [Doubt]) -> Double {
      if doubts.count > 1 {
        doubts.sort { ($0.source, $1.right) < ($1.source, $0.right) }
      }
      var (product, last) = (1.0, UInt32?.none)
      for doubt in doubts where doubt.source != last {
        product *= 1 - doubt.right
        last = doubt.source
      }
      return product
    }
  }
}

extension ResolvedValues {
  /// What is told beside the values of a field; `nil` stands for who has none.
  func notes(of places: [Int?], _ read: ReadClaims) -> [ColumnValues] {
    let origins = places.map { $0.map { origin(of: $0) } }
    let reliabilities = places.map { place -> Double? in
      let reliability = place.map { self.reliabilities[$0] } ?? .nan
      return reliability.isNaN ? nil : reliability
    }
    let sources = origins.map { origin in
      origin.map { read.sources[read.order[Int(claims.sources[$0.heaviest])]] }
    }
    let dates = read.dateColumn.map { column in
      ColumnValues.strings(
        TextValues(origins.map { $0.flatMap { column.text(Int(claims.rows[$0.latest])) } }))
    }
    return [.reals(reliabilities), .strings(TextValues(sources))] + (dates.map { [$0] } ?? []) + [
      .integers(places.map { $0.map { claims.claims($0).count } ?? 0 }),
      .reals(places.map { $0.map { disagreements[$0] } }),
    ]
  }

  /// Of the claims of just the chosen value, one of the source with the most weight, the first by name of equal ones,
  /// and the latest one.
  private func origin(of value: Int) -> (heaviest: Int, latest: Int) {
    let truth = claims.values[Int(truths[value])]
    let agreeing = claims.claims(value).filter { claims.values[$0] == truth }
    let votes = vote.vote(value)
    // Those of one source stand side by side, and sources in the order of their names.
    var (heaviest, most) = (agreeing[0], -Double.infinity)
    var (source, sum) = (UInt32?.none, 0.0)
    for claim in agreeing {
      sum = (claims.sources[claim] == source ? sum : 0) + votes.of(claim)
      source = claims.sources[claim]
      if sum > most * (1 + ClaimVote.tolerance) || most < 0 { (heaviest, most) = (claim, sum) }
    }
    let latest = agreeing.reduce(agreeing[0]) { claims.dates[$1] > claims.dates[$0] ? $1 : $0 }
    return (heaviest, latest)
  }
}
