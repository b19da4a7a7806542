import EdgeLists
import Sesame
import Tables
import Testing

/// The demo's card, measured with scikit-learn and igraph by Tests/Golden/pairing.py.
@Suite struct `The verdict on the demo` {
  private func evidence(_ people: String) async throws -> GraphEvidence {
    let folder = "\(root)/Graphs/lastfm-credit"
    var options = TableReadingOptions()
    options.outcomes = [OutcomeColumn("default_next_month")]
    var job = GraphVerdictJob(seed: 1)
    // The card's columns.
    job.features = .only([.degree, .localClusteringCoefficient, .coreness, .pageRank])
    job.communityColumns = []
    job.statistics.ofNumbers = [.mean]
    job.outcomeFeatures = nil
    job.leftOut = ["sex", "age_band"]
    job.repetitions = 1
    job.placebos = 4
    job.permutations = 49
    job.test.replicates = 100
    return try await job.run(
      on: GraphSource(
        edges: .file("\(folder)/edges.csv"), people: .file("\(folder)/\(people)", options))
    ).evidence
  }

  @Test func `is that friends help where that was planted, as much as the card says`() async throws
  {
    let evidence = try await evidence("people.csv")
    #expect(evidence.verdict.conclusion == .helps)
    #expect(evidence.eventCount == 1734)
    #expect(try #require(evidence.verdict.difference?.interval).contains(0.0554))
    #expect(abs(try #require(evidence.verdict.difference).value - 0.0554) < 0.01)
    #expect(evidence.mixing[0].column == "default_next_month")
    #expect(try #require(evidence.mixing[0].interval).contains(0.2588))
    #expect(abs(try #require(evidence.mixing[0].homophily.coefficient) - 0.2588) < 5e-5)
    #expect(evidence.mixing[0].homophily.pValue == 0.02)
    let onTime = try #require(evidence.mixing.first { $0.column == "on_time_share" })
    #expect(abs(try #require(onTime.homophily.coefficient) - 0.2098) < 5e-5)
    #expect(evidence.audit.tooGoodToBeTrue.isEmpty)
  }

  @Test func `is no evidence for the same records paired at random`() async throws {
    let evidence = try await evidence("people-control.csv")
    #expect(evidence.verdict.conclusion == .noEvidence)
    let control = try #require(evidence.mixing[0].interval)
    #expect(control.contains(0))
  }
}
