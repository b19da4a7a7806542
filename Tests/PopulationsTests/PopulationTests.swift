import CreditScoring
import Execution
import Foundation
import Graphs
import Populations
import Tables
import TestSupport
import Testing

/// Parts of populations, and that nothing changes them but options and seed.
struct PopulationTests {
  private static let everything = PopulationOptions.small(1200) {
    $0.businessCount = 60
    $0.sybilCount = 40
  }

  @Test(
    arguments: PopulationPart.allCases.map { ($0, "csv") } + [
      (.edges, "tsv"), (.edges, "jsonl"), (.people, "tsv.gz"), (.people, "jsonl"),
    ])
  func `a part has the same bytes for any number of threads, written as it is made or as a whole`(
    _ part: PopulationPart, _ ending: String
  ) async throws {
    let folder = try Folder()
    var texts: [Data] = []
    for threads in [1, 2, 8] {
      let execution = Execution(threads: threads)
      let population = try await Population(Self.everything, seed: 7, execution: execution)
      let path = "\(folder.path)/\(threads).\(ending)"
      try population.write(part, to: path, execution: execution)
      texts.append(try Data(contentsOf: URL(filePath: path)))
    }
    if let format = TableFormat(named: ending) {
      let population = try await Population(Self.everything, seed: 7)
      texts.append(Data(population.table(part).text(as: format).utf8))
    }
    #expect(texts[0].count > 1000)
    #expect(texts.allSatisfy { $0 == texts[0] })
  }

  @Test func `many people are the same for any number of threads`() async throws {
    let folder = try Folder()
    var found: [(intercept: Double, parameters: String, edges: Data)] = []
    for threads in [1, 2, 8] {
      let execution = Execution(threads: threads)
      let population = try await Population(.small(40_000), seed: 7, execution: execution)
      try population.write(.edges, to: folder.path + "/edges.csv", execution: execution)
      let edges = try Data(contentsOf: URL(filePath: folder.path + "/edges.csv"))
      found.append((population.intercept, population.parameters, edges))
      if threads == 2 {
        #expect(Data(population.table(.edges, execution: execution).text().utf8) == edges)
      }
    }
    #expect(found.allSatisfy { $0 == found[0] })
  }

  @Test func `another seed gives other people, ties and outcomes`() async throws {
    let populations = (
      try await Population(.small(), seed: 1), try await Population(.small(), seed: 2)
    )
    for part in PopulationPart.allCases {
      #expect(populations.0.table(part) != populations.1.table(part))
    }
  }

  @Test func `more sources, businesses or sybil accounts change nothing that is true of people`()
    async throws
  {
    let plain = try await Population(.small(500), seed: 3)
    let richer = try await Population(
      .small(500) {
        $0.sources.append(.init("rumor", reliability: 0.2))
        $0.missingShare = 0.4
      }, seed: 3)
    let (truth, other) = (plain.table(.truth), richer.table(.truth))
    for name in ["id", "community", "latent_risk", "utilization_true", "housing_true"] {
      #expect(truth[name] == other[name])
    }
    #expect(plain.table(.people)["defaulted"] == richer.table(.people)["defaulted"])
  }

  @Test func `the table has every column that the built-in cards read, and each is scored`()
    async throws
  {
    let population = try await Population(Self.everything, seed: 1)
    let people = population.table(.people)
    let read = [ScoreModel.reported2015, .smallBusiness].flatMap(\.categories)
      .flatMap(\.characteristics).compactMap { characteristic -> String? in
        if case .column(let measure) = characteristic.measure { measure.column } else { nil }
      }
    #expect(read.count == 23)
    for name in read { #expect(people[name] != nil, "\(name)") }
    let cards = try EntityCards(
      kindColumn: "kind", [("person", .reported2015), ("business", .smallBusiness)])
    let scores = try await EntityScorer(cards: cards).scores(for: people)
    let table = scores.table()
    let found = try table.values("score").compactMap(\.self)
    #expect(found.count > people.rowCount * 9 / 10)
    #expect(Set(try table.texts("band")).count >= 5)
  }

  @Test func `identifiers tell nothing of what an account is`() async throws {
    let truth = try await Population(Self.everything, seed: 1).table(.truth)
    let kinds = try truth.texts("kind")
    let places = kinds.indices.filter { kinds[$0] == "sybil" }
    #expect(places.count == 40)
    let mean = places.reduce(0, +) / places.count
    // 40 of 1300 rows, whose mean has a standard deviation of 59.
    #expect((650 - 240...650 + 240).contains(mean))
  }

  @Test(arguments: [5, 6, 20, 21, 63])
  func `a handful of people is a population too`(_ count: Int) async throws {
    let options = PopulationOptions.small(count) {
      $0.meanDegree = 1
      $0.homophily = 0
      $0.businessCount = 2
      $0.customersPerBusiness = 1
      $0.sybilCount = 2
      $0.attackTieCount = 1
    }
    let population = try await Population(options, seed: 1)
    #expect(population.table(.people).rowCount == count + 4)
    let graph = try await population.relations()
    #expect(graph.personCount == count + 4)
    #expect(graph.summary.selfLoopCount == 0)
  }

  @Test func `no tie is there twice, and none is to oneself`() async throws {
    let population = try await Population(Self.everything, seed: 5)
    let edges = population.table(.edges)
    let ends = zip(try edges.texts("source"), try edges.texts("target")).map {
      [$0 ?? "", $1 ?? ""].sorted()
    }
    #expect(Set(ends).count == ends.count)
    #expect(ends.allSatisfy { $0[0] != $0[1] })
  }

  @Test(.timeLimit(.minutes(5))) func `work that is canceled ends soon`() async throws {
    let task = Task {
      try await Population(.small(3_000_000), seed: 1)
    }
    task.cancelSoon()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test func `what is canceled is not written`() async throws {
    let population = try await Population(.small(), seed: 1)
    let folder = try Folder()
    let execution = Execution()
    execution.cancel()
    for part in PopulationPart.allCases {
      #expect(throws: CancellationError.self) {
        try population.write(part, to: folder.path + "/part.csv", execution: execution)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
