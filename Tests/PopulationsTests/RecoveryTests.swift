import Communities
import CreditScoring
import Execution
import Foundation
import GraphFeatures
import Graphs
import Memory
import Populations
import ScoreValidation
import Statistics
import Tables
import Testing

/// That the library finds what was put into a population.
struct RecoveryTests {
  @Test func `degrees are distributed as their expectations say`() async throws {
    let population = try await Population(.small(4000), seed: 1)
    let expected = try population.table(.truth).values("expected_degree").map { $0 ?? 0 }
    let graph = try await population.relations()
    let found = try await graph.features([.degree]).values("degree").map { $0 ?? 0 }
    let mean = found.reduce(0, +) / 4000
    // The sum is nearly a Poisson number of 20,000 ties: three standard deviations are 2 %.
    #expect((mean - 10).magnitude < 0.2)
    #expect((expected.reduce(0, +) / 4000 - 10).magnitude < 0.1)
    #expect((expected.max() ?? 0) > 120)
    for least in [5, 10, 20, 40, 80] {
      let share = expected.reduce(0) { $0 + Self.poissonTail($1, from: least) } / 4000
      let count = Double(found.count { $0 >= Double(least) })
      let deviation = (4000 * share * (1 - share)).squareRoot()
      #expect((count - 4000 * share).magnitude < 4 * deviation, "\(least): \(count)")
    }
  }

  /// The probability that a Poisson number of a mean is at least so large.
  private static func poissonTail(_ mean: Double, from least: Int) -> Double {
    var (term, sum) = (exp(-mean), 0.0)
    for number in 0..<least {
      sum += term
      term *= mean / Double(number + 1)
    }
    return 1 - sum
  }

  @Test func `Leiden finds the planted communities, and fewer of them the more ties are mixed`()
    async throws
  {
    var found: [Double] = []
    for mixing in [0.1, 0.3, 0.75] {
      let population = try await Population(
        .small(3000) {
          $0.mixing = mixing
          $0.homophily = 0.1
        }, seed: 2)
      #expect((population.expectedMixing - mixing).magnitude < 1e-3)
      let graph = try await population.relations()
      let communities = try await graph.communities(seed: 1)
      let planted = try population.table(.truth).values("community").map { Int($0 ?? -1) }
      let degrees = try await graph.features([.degree]).values("degree")
      let tied = degrees.indices.filter { (degrees[$0] ?? 0) > 0 }
      let agreement = try await CommunityAgreement.comparing(
        tied.map { communities.membership[$0] }, with: tied.map { planted[$0] })
      found.append(agreement.normalizedMutualInformation)
    }
    #expect(found[0] > 0.95)
    #expect(found[1] > 0.85)
    #expect(found[2] < 0.7)
  }

  @Test(arguments: [0, 0.15, 0.4, 0.6])
  func `the latent risks of friends correlate as was asked for`(_ homophily: Double) async throws {
    let population = try await Population(.small(4000) { $0.homophily = homophily }, seed: 4)
    let truth = population.table(.truth)
    let risks = try truth.values("latent_risk")
    let edges = population.table(.edges)
    let ends = try [edges.texts("source"), edges.texts("target")].map { texts in
      Buffer(texts.map { (UInt32($0 ?? "") ?? 0) - 1 })
    }
    let measured = try await Homophily(
      sources: ends[0], targets: ends[1], values: risks, directed: false, permutations: 0, seed: 1)
    let coefficient = try #require(measured.coefficient)
    #expect((coefficient - homophily).magnitude < 0.02, "\(coefficient)")
    // Risks are nearly standard normal.
    let known = risks.compactMap(\.self)
    let moments = Moments(known.span)
    #expect(moments.mean.magnitude < 0.15)
    #expect((moments.deviation - 1).magnitude < 0.1)
  }

  @Test func `values are missing and false as often as was said, and all others are true`()
    async throws
  {
    let options = PopulationOptions.small(3000) { $0.missingShare = 0.1 }
    let population = try await Population(options, seed: 5)
    let (people, truth) = (population.table(.people), population.table(.truth))
    let reliabilities = [
      "utilization": 0.97, "worst_delay_months": 0.97, "active_months": 0.95,
      "payment_ratio": 0.9, "verified_fields": 0.98, "education": 0.98,
    ]
    for (name, reliability) in reliabilities {
      let (given, real) = (try people.texts(name), try truth.texts(name + "_true"))
      let isFalse = try truth.texts(name + "_false").map { $0 == "true" }
      let missing = Double(given.count { $0 == nil })
      #expect((missing - 300).magnitude < 4 * (3000 * 0.09).squareRoot(), "\(name)")
      let count = Double(isFalse.count { $0 })
      let expected = (3000 - missing) * (1 - reliability)
      #expect((count - expected).magnitude < 4 * (expected * reliability).squareRoot(), "\(name)")
      for row in given.indices {
        if isFalse[row] {
          #expect(given[row] != nil && given[row] != real[row])
        } else if let value = given[row] {
          #expect(value == real[row])
        }
      }
    }
  }

  @Test func `claims tell how far each source is to be believed`() async throws {
    let population = try await Population(.small(700), seed: 6)
    let claims = population.table(.claims)
    let fields = try claims.texts("field")
    let texts = ["education", "employment", "housing"]
    let rows = claims.rows(fields.indices.filter { texts.contains(fields[$0] ?? "") })
    let resolved = try await TruthDiscovery().resolve(rows)
    let sources = resolved.sourceTable
    for source in population.options.sources {
      let row = try #require(sources.identifiers.firstIndex(of: source.name))
      let agreement = try #require(try sources.values("agreement")[row])
      // 2000 claims; and a truth is now and then mistaken.
      let deviation = (source.reliability * (1 - source.reliability) / 2000).squareRoot()
      #expect(
        (agreement - source.reliability).magnitude < 4 * deviation + 0.003,
        "\(source.name): \(agreement)")
    }
    // What is resolved is what is true, nearly always.
    let truth = population.table(.truth).ordered(by: resolved.table.identifiers)
    for field in texts {
      let pairs = zip(try resolved.table.texts(field), try truth.texts(field + "_true"))
      #expect(Double(pairs.count { $0 == $1 }) > 0.99 * 700)
    }
    // Numbers too put sources in their order.
    let whole = try await TruthDiscovery().resolve(claims)
    let weights = try whole.sourceTable.values("weight").map { $0 ?? 0 }
    let order = zip(whole.sourceTable.identifiers, weights).sorted { $0.1 > $1.1 }.map(\.0)
    #expect(order.first == "public_document")
    #expect(Array(order.suffix(2)) == ["insurance", "stated"])
  }

  @Test func `trust from a few people finds the ring of sybil accounts`() async throws {
    let options = PopulationOptions.small(2000) {
      $0.sybilCount = 150
      $0.attackTieCount = 20
    }
    let population = try await Population(options, seed: 7)
    let graph = try await population.relations()
    let ranks = try await graph.sybilRank(trusting: .column("trusted")).relativeValues
    let kinds = try population.table(.truth).texts("kind")
    let events = kinds.map { $0 == "sybil" }
    let scores = try ScoredOutcomes(
      scores: ranks.map { $0.map { -$0 } }, outcomes: Outcomes(events))
    let area = try #require(scores.value(of: .areaUnderCurve))
    #expect(area > 0.98)
    // The ring looks good, and only its ties give it away.
    let shown = try await CreditScorer(model: .european).scores(for: population.table(.people))
    let points = try shown.table().values("score")
    let means = [true, false].map { isSybil in
      let own = points.indices.filter { events[$0] == isSybil }.compactMap { points[$0] }
      return own.reduce(0, +) / Double(own.count)
    }
    #expect(means[0] > means[1])
  }

  @Test func `businesses have an owner, customers and a risk that goes with the owner's`()
    async throws
  {
    let options = PopulationOptions.small(1000) {
      $0.businessCount = 800
      $0.ownerCorrelation = 0.7
    }
    let population = try await Population(options, seed: 8)
    let (truth, edges) = (population.table(.truth), population.table(.edges))
    let (kinds, owners) = (try truth.texts("kind"), try truth.texts("owner"))
    let risks = try truth.values("latent_risk").map { $0 ?? 0 }
    #expect(zip(kinds, owners).allSatisfy { ($0 == "business") == ($1 != nil) })
    let pairs = kinds.indices.filter { kinds[$0] == "business" }.map { row in
      (risks[row], risks[(Int(owners[row] ?? "") ?? 1) - 1])
    }
    let correlation = Self.correlation(pairs)
    #expect((correlation - 0.7).magnitude < 4 * 0.51 / 800.0.squareRoot())
    let ties = try edges.texts("kind")
    #expect(ties.count { $0 == "owner" } == 800)
    let customers = Double(ties.count { $0 == "customer" }) / 800
    #expect((customers - 8).magnitude < 4 * 4.1 / 800.0.squareRoot())
  }

  private static func correlation(_ pairs: [(Double, Double)]) -> Double {
    let means = (
      pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count),
      pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
    )
    var sums = (0.0, 0.0, 0.0)
    for pair in pairs {
      let (one, other) = (pair.0 - means.0, pair.1 - means.1)
      sums = (sums.0 + one * one, sums.1 + one * other, sums.2 + other * other)
    }
    return sums.1 / (sums.0 * sums.2).squareRoot()
  }
}
