internal import Execution
internal import Memory
internal import Statistics

/// The latent risk of people: a part that a community shares, and a part of one's own.
///
/// *z* = √*a* · *c* + √(1 − *a*) · *e*. The parts *c* of communities are scaled to mean 0 and variance 1 over the
/// expected ends of ties, and *a* is such that the correlation over ties is expected to be the homophily asked for.
struct LatentRisks: Sendable {
  /// The part of each community.
  let communityRisks: Buffer<Double>
  /// The share *a* of the variance that communities make up.
  let communityShare: Double
  /// The largest homophily that these communities allow.
  let mostHomophily: Double
  private let shared: Double
  private let own: Double
  private let seed: UInt64

  init(
    _ graph: PeopleGraph, homophily: Double, seed: UInt64, _ execution: Execution
  ) throws {
    let sums = try TieSums(graph, seed: seed, execution)
    communityRisks = Buffer(sums.communityRisks)
    mostHomophily = max(0, min(sums.homophily(communityShare: 1), 1))
    guard homophily <= mostHomophily else {
      let count = graph.communityCount
      throw PopulationError(
        count == 1
          ? "all people are in one community, which leaves no room for homophily"
          : "a homophily of \(homophily) is more than \(count) communities with a mixing share of "
            + "\(graph.mixing.rounded(decimals: 4)) allow",
        remedy: count == 1
          ? "ask for smaller communities, or for a homophily of 0"
          : "ask for at most \(max(0, mostHomophily - 0.0005).rounded(decimals: 3)), or for less mixing"
      )
    }
    // Without communities' part there is what is left to chance.
    var (low, high) = (0.0, homophily > 0 ? 1.0 : 0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if sums.homophily(communityShare: middle) < homophily { low = middle } else { high = middle }
    }
    communityShare = high
    (shared, own) = (communityShare.squareRoot(), (1 - communityShare).squareRoot())
    self.seed = seed
  }

  /// The latent risk of a person.
  func risk(ofPlace place: Int, community: Int) -> Double {
    shared * communityRisks[community] + own * Self.ownRisk(ofPlace: place, seed)
  }

  /// The part of a person's own.
  fileprivate static func ownRisk(ofPlace place: Int, _ seed: UInt64) -> Double {
    Draws(seed, .risk, place).normal(0)
  }
}

/// What is expected of both parts of latent risks over ties.
private struct TieSums {
  /// The parts of communities.
  let communityRisks: [Double]
  /// The expected mean over ends, mean products at one end, and mean products over both ends of ties: of communities'
  /// part (index 0) and one's own (1).
  private var means = [0.0, 0.0]
  private var squares = [[0.0, 0.0], [0.0, 0.0]]
  private var products = [[0.0, 0.0], [0.0, 0.0]]

  init(_ graph: PeopleGraph, seed: UInt64, _ execution: Execution) throws {
    let count = graph.communityCount
    // Per community: sums of numbers within and across, of these times one's own part, and so on.
    let sums = ScatterBuffer<Double>(zeroedCount: count * 8)
    execution.forEach(count) { community in
      if execution.isCancelled { return }
      var sum = SIMD8<Double>.zero
      for position in graph.communityStarts[community]..<graph.communityStarts[community + 1] {
        let place = Int(graph.members[position])
        let (within, across) = (graph.within[position], graph.across[Int(graph.ranks[place])])
        let own = LatentRisks.ownRisk(ofPlace: place, seed)
        let square = within * within
        sum += SIMD8(
          within, across, within * own, across * own, (within + across) * own * own, square,
          square * own, square * own * own)
      }
      for place in 0..<8 { sums[community * 8 + place] = sum[place] }
    }
    try execution.checkCancellation()
    let all = (0..<count).map { community in (0..<8).map { sums[community * 8 + $0] } }
    let endCount = all.reduce(0) { $0 + $1[0] + $1[1] }

    var risks = (0..<count).map { Draws(seed, .communityRisk, $0).normal(0) }
    let ends = all.map { ($0[0] + $0[1]) / endCount }
    let mean = zip(ends, risks).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(ends, risks).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    risks = risks.map { count > 1 ? ($0 - mean) / variance.squareRoot() : 0 }
    communityRisks = risks

    var totals = [0.0, 0.0]
    for community in 0..<count {
      let (sum, risk) = (all[community], risks[community])
      let (within, across) = ([sum[0] * risk, sum[2]], [sum[1] * risk, sum[3]])
      let ofOneself = [[sum[5] * risk * risk, sum[6] * risk], [sum[6] * risk, sum[7]]]
      let atOneEnd = [
        [(sum[0] + sum[1]) * risk * risk, (sum[2] + sum[3]) * risk],
        [(sum[2] + sum[3]) * risk, sum[4]],
      ]
      for one in 0...1 {
        totals[one] += across[one]
        means[one] += (within[one] + across[one]) / endCount
        for other in 0...1 {
          squares[one][other] += atOneEnd[one][other] / endCount
          let inner =
            (within[one] * within[other] - ofOneself[one][other])
            / graph.withinScales[community]
          let outer = across[one] * across[other] / graph.acrossScale
          products[one][other] += (inner - outer) / endCount
        }
      }
    }
    for one in 0...1 {
      for other in 0...1 {
        products[one][other] += totals[one] * totals[other] / graph.acrossScale / endCount
      }
    }
  }

  /// The correlation over ties that is expected where communities make up a share of the variance.
  func homophily(communityShare: Double) -> Double {
    let parts = [communityShare.squareRoot(), (1 - communityShare).squareRoot()]
    var (mean, square, product) = (0.0, 0.0, 0.0)
    for one in 0...1 {
      mean += parts[one] * means[one]
      for other in 0...1 {
        square += parts[one] * parts[other] * squares[one][other]
        product += parts[one] * parts[other] * products[one][other]
      }
    }
    let variance = square - mean * mean
    return variance > 1e-9 ? (product - mean * mean) / variance : 0
  }
}

extension Double {
  /// The number rounded to so many decimals.
  func rounded(decimals: Int) -> Double {
    let scale: Double = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000][decimals]
    return (self * scale).rounded() / scale + 0  // never -0
  }
}
