import EdgeLists
import Foundation
import Sesame
import Statistics
import Tables
import Testing

/// Columns of the graph that a verdict is asked about besides features, communities and aggregates.
@Suite struct `A verdict on further columns` {
  /// Few folds and shuffles, and no columns but those that a test adds.
  private func trial(outcomes: Bool = false) -> GraphVerdictJob {
    var job = GraphVerdictJob.quick()
    job.features = .only([.degree])
    job.communityColumns = []
    job.aggregates = .none
    job.permutations = 0
    if !outcomes { job.outcomeFeatures = nil }
    return job
  }

  /// People who are late if they send large amounts, and are rated by the others for it.
  private func market(_ further: [Column] = []) throws -> GraphSource {
    let count = 200
    var generator = SplitMix64(seed: 2)
    let isLarge = (0..<count).map { _ in generator.next() % 2 == 0 }
    var lines = "from,to,amount,rating\n"
    for person in 0..<count {
      for _ in 0..<5 {
        let other = Int(generator.next() % UInt64(count))
        let amount = generator.next() % 50 + (isLarge[person] ? 40 : 0)
        let rating = Int(generator.next() % 6) - (isLarge[other] ? 4 : 1)
        lines += "p\(person),p\(other),\(amount),\(rating)\n"
      }
    }
    let late = isLarge.map { $0 != (generator.next() % 10 == 0) }
    let people = Table(
      [
        Column("id", .strings((0..<count).map { "p\($0)" })),
        Column("late", .booleans(BooleanValues(late))),
        Column("income", .integers((0..<count).map { _ in Int(generator.next() % 90) })),
      ] + further)
    let edges = try EdgeList(
      parsing: lines, named: "market.csv",
      format: EdgeListFormat(columns: ["amount", "rating"]))
    return GraphSource(
      edges: .value(edges), people: .value(try people.declaring(outcome: "late")),
      rules: GraphRules(directed: true))
  }

  @Test func `is that columns of ties help where amounts tell the outcome, and no placebo does`()
    async throws
  {
    var job = trial()
    job.ties = TieSelection(of: ["amount"], [.sum, .mean])
    let evidence = try await job.run(on: market()).evidence
    #expect(evidence.graphColumns.contains("tie_out_amount_mean"))
    #expect(evidence.verdict.conclusion == .helps, "\(evidence.sentence)")
    let gain = try #require(evidence.verdict.difference).value
    #expect(gain > 0.3)
    #expect(evidence.ablation.placeboDifferences.allSatisfy { abs($0) < gain / 2 })
  }

  @Test func `is that ratings help where people are rated for it, and no placebo does`()
    async throws
  {
    var job = trial()
    job.ratings = RatingSelection(column: "rating", largest: 5)
    let evidence = try await job.run(on: market()).evidence
    #expect(evidence.graphColumns.contains("goodness"))
    #expect(evidence.verdict.conclusion == .helps, "\(evidence.sentence)")
    #expect(evidence.ablation.contributions.first?.name.contains("goodness") == true)
  }

  @Test func `is the same for every number of threads, rows and all`() async throws {
    var job = trial()
    job.ties = TieSelection(of: ["amount"], [.sum])
    job.ratings = RatingSelection(column: "rating", largest: 5)
    let source = try market()
    let one = try await job.run(on: source, execution: Execution(threads: 1)).evidence
    let three = try await job.run(on: source, execution: Execution(threads: 3)).evidence
    #expect(one == three)
  }

  @Test func `needs the rows of the list for columns of ties`() async throws {
    var job = trial()
    job.ties = TieSelection()
    let edges = try EdgeList([("a", "b")])
    let people = try Table(["id": ["a", "b"], "late": [0, 1]]).declaring(outcome: "late")
    let graph = try await edges.graph(people: people)
    let asked = job
    let error = await #expect(throws: GraphError.self) {
      try await asked.run(on: GraphSource(graph: graph))
    }
    #expect(error?.description.hasPrefix("a graph in memory does not hold the rows") == true)
  }

  @Test func `takes a prefix where a column of the table is called like one of the graph`()
    async throws
  {
    let degree = Column("degree", .integers((0..<200).map { $0 * 7 % 12 }))
    let source = try market([degree])
    var job = trial(outcomes: true)
    job.communityColumns = .all
    job.communityShareCount = 2
    let plain = job
    let error = await #expect(throws: DataError.self) { try await plain.run(on: source) }
    #expect(error?.problem.contains("'degree'") == true)
    #expect(error?.remedy?.contains("columnPrefix") == true)
    job.columnPrefix = "g_"
    let evidence = try await job.run(on: source).evidence
    #expect(evidence.ownColumns == ["income", "degree"])
    #expect(evidence.graphColumns.contains("g_degree"))
    #expect(evidence.outcomeColumns.contains("g_neighbor_late_excess_oof"))
    #expect(evidence.graphColumns.contains("g_community_0_share"))
    #expect(
      (evidence.graphColumns + evidence.outcomeColumns).allSatisfy { $0.hasPrefix("g_") })
    #expect(
      evidence.leftOutColumns.contains { $0.name == "g_community" && $0.reason == .groupNumber })
    #expect(evidence.audit.findings.contains { $0.name == "g_late_pagerank_oof" })
  }

  @Test func `tells before anything is tried that a column of outcomes would be there twice`()
    async throws
  {
    let earlier = Column("neighbor_late_excess_oof", .reals((0..<200).map { Double($0 % 9) }))
    let source = try market([earlier])
    let error = await #expect(throws: DataError.self) {
      try await trial(outcomes: true).run(on: source)
    }
    #expect(error?.problem.contains("'neighbor_late_excess_oof'") == true)
    var job = trial(outcomes: true)
    job.columnPrefix = "now_"
    let evidence = try await job.run(on: source).evidence
    #expect(evidence.outcomeColumns.contains("now_neighbor_late_excess_oof"))
  }
}

@Suite struct `Influence in a verdict` {
  private func trial(_ seeds: InfluenceSeeds) -> GraphVerdictJob {
    var job = GraphVerdictJob.quick()
    job.features = []
    job.communityColumns = []
    job.aggregates = .none
    job.permutations = 0
    job.influence = InfluenceSelection(from: seeds)
    return job
  }

  /// Every second of those who are late.
  private func lateSeeds(_ town: Town) throws -> [String] {
    let people = try town.people()
    let events = try people.events(ofOutcome: "late")
    let late = events.indices.filter { events[$0] == true }
    return late.enumerated().filter { $0.offset % 2 == 0 }.map { people.identifiers[$0.element] }
  }

  @Test func `does not help by seeds that were chosen by the outcome, where friends tell nothing`()
    async throws
  {
    for seed in 1...3 as ClosedRange<UInt64> {
      let town = Town(hasHomophily: false, seed: seed)
      let seeds = try lateSeeds(town)
      let evidence = try await trial(InfluenceSeeds(seeds)).run(on: town.source()).evidence
      #expect(evidence.graphColumns.contains("sybil_rank"))
      #expect(evidence.seedCount == seeds.count)
      #expect(evidence.knownCount == 240 - seeds.count)
      #expect(evidence.verdict.conclusion == .noEvidence, "\(seed): \(evidence.sentence)")
      #expect(evidence.audit.tooGoodToBeTrue.isEmpty)
      #expect(evidence.text.contains("named as seeds of influence"))
      #expect(evidence.json.contains("\"left_out_seeds\": \(seeds.count)"))
    }
  }

  @Test func `hangs on no outcome of a seed`() async throws {
    let town = Town()
    let seeds = try lateSeeds(town)
    var source = try town.source()
    let job = trial(InfluenceSeeds(seeds))
    let before = try await job.run(on: source).evidence
    let people = try town.people()
    let late = try people.events(ofOutcome: "late")
    let flipped = late.indices.map { row in
      seeds.contains(people.identifiers[row]) ? late[row].map { !$0 } : late[row]
    }
    source.people = .value(
      try Table([
        people.columns[0], Column("late", .booleans(BooleanValues(flipped))), people.columns[2],
      ]).declaring(outcome: "late"))
    let after = try await job.run(on: source).evidence
    #expect(before.ablation == after.ablation)
    #expect(before.audit == after.audit)
    #expect(before.mixing != after.mixing)
  }

  @Test func `is refused from an outcome, and from a column that is left out`() async throws {
    let town = Town(further: { events in
      [Column("known", .integers(events.map { $0 ? 1 : 0 }))]
    })
    let source = try town.source()
    let outcome = await #expect(throws: DataError.self) {
      try await trial(.column("late")).run(on: source)
    }
    #expect(
      outcome?.description
        == "table: column 'late' is an outcome, and can't be what influence goes out from; leave it "
        + "out: friends' outcomes are used out of fold only")
    var leaving = trial(.column("known"))
    leaving.leftOut = ["known"]
    let asked = leaving
    let left = await #expect(throws: GraphError.self) { try await asked.run(on: source) }
    #expect(
      left?.description
        == "column 'known' takes no part, and the graph's columns would tell everyone's own value of "
        + "it; take it out of `leftOut`, or let nothing go out from it")
    var all = trial(InfluenceSeeds((0..<240).map { "p\($0)" }))
    all.outcomeFeatures = nil
    let everyone = all
    let alike = await #expect(throws: DataError.self) { try await everyone.run(on: source) }
    #expect(alike?.problem.hasPrefix("column 'late': without the people named as seeds") == true)
  }

  @Test func `from a column leaves nobody out, since people's own columns tell of it`()
    async throws
  {
    let town = Town(further: { events in
      [Column("trusted", .integers(events.indices.map { $0 % 5 == 0 ? 1 : 0 }))]
    })
    let evidence = try await trial(.column("trusted")).run(on: town.source()).evidence
    #expect(evidence.ownColumns.contains("trusted"))
    #expect(evidence.seedCount == 0 && evidence.knownCount == 240)
    #expect(evidence.graphColumns.contains("personalized_pagerank"))
  }
}
