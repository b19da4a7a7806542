import Communities
import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// What must hold on any graph, tried on random ones.
@Suite struct LawTests {
  @Test(arguments: [false, true])
  func `renaming people permutes rows`(directed: Bool) async throws {
    var generator = SplitMix64(seed: directed ? 1 : 2)
    for _ in 0..<10 {
      let rows = randomLines(&generator, people: 40, rows: 120)
      let renamed = rows.map { $0.replacing("p", with: "someone else ") }
      let format = EdgeListFormat(delimiter: .comma, header: false)
      let first = try graph(rows.joined(separator: "\n"), directed: directed, format: format)
      let second = try graph(
        renamed.joined(separator: "\n"), directed: directed, format: format)
      let before = try await first.features(.all)
      let after = try await second.features(.all)
      #expect(before.columns.dropFirst() == after.columns.dropFirst())
    }
  }

  @Test func `the order of rows changes whole numbers for nobody`() async throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<10 {
      let rows = randomLines(&generator, people: 40, rows: 120)
      let format = EdgeListFormat(delimiter: .comma, header: false)
      let names = people((0..<40).map { "p\($0)" })
      let first = try graph(rows.joined(separator: "\n"), people: names, format: format)
      let second = try graph(
        rows.shuffled(using: &generator).joined(separator: "\n"), people: names, format: format)
      let features: FeatureSelection = [
        .degree, .triangleCount, .localClusteringCoefficient, .coreness, .component,
        .componentSize, .pageRank, .betweenness, .closeness,
      ]
      #expect(try await first.features(features) == second.features(features))
    }
  }

  @Test func `degrees sum to twice the friendships and doubled weights double strength`()
    async throws
  {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<10 {
      let rows = randomLines(&generator, people: 30, rows: 90)
      let doubled = rows.map { row in
        let fields = row.split(separator: ",")
        return "\(fields[0]),\(fields[1]),\(2 * (Int(fields[2]) ?? 0))"
      }
      let format = EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)
      let once = try graph(rows.joined(separator: "\n"), format: format)
      let twice = try graph(doubled.joined(separator: "\n"), format: format)
      let table = try await once.features([.degree, .strength])
      let degrees = table["degree"]?.values.numbers?.compactMap { $0 } ?? []
      #expect(degrees.reduce(0, +) == Double(2 * once.friendshipCount))
      let strengths = try await twice.features([.strength])["strength"]?.values.numbers
      #expect(
        strengths.map { Array($0) } == table["strength"]?.values.numbers?.map { $0.map { 2 * $0 } })
    }
  }

  @Test func `the number of threads changes no bit`() async throws {
    var generator = SplitMix64(seed: 8)
    let rows = randomLines(&generator, people: 3000, rows: 12_000).joined(separator: "\n")
    let format = EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)
    let built = try graph(rows, format: format)
    let values = Table([
      Column("id", .strings(Array(built.identifiers))),
      Column("x", .reals((0..<built.personCount).map { _ in Double(generator.next() % 1000) / 3 })),
    ])
    let leiden = CommunityMethod.leiden(starts: 2)
    let communities = try await built.communities(
      using: leiden, seed: 1, execution: Execution(threads: 1))
    let features = try await built.features(.standard, execution: Execution(threads: 1))
    let aggregates = try await built.friendAggregates(
      of: ["x"], in: values, communities: communities, execution: Execution(threads: 1))
    for threads in [2, 3, 4, 8] {
      #expect(
        try await built.features(.standard, execution: Execution(threads: threads)) == features)
      #expect(
        try await built.communities(using: leiden, seed: 1, execution: Execution(threads: threads))
          == communities)
      #expect(
        try await built.friendAggregates(
          of: ["x"], in: values, communities: communities, execution: Execution(threads: threads))
          == aggregates)
    }
  }

  @Test func `the same seed gives the same communities while others run`() async throws {
    var generator = SplitMix64(seed: 9)
    let rows = randomLines(&generator, people: 300, rows: 1500).joined(separator: "\n")
    let built = try graph(rows, format: EdgeListFormat(delimiter: .comma, header: false))
    let methods: [CommunityMethod] = [
      .leiden(starts: 2), .louvain(), .labelPropagation, .infomap(trials: 2), .walktrap(),
      .fastGreedy, .leadingEigenvector(),
    ]
    for method in methods {
      let alone = try await built.communities(using: method, seed: 42)
      let together = try await withThrowingTaskGroup(of: Communities.self) { group in
        for _ in 0..<6 {
          group.addTask { try await built.communities(using: method, seed: 42) }
          group.addTask { try await built.communities(using: .leiden(starts: 1), seed: 42) }
        }
        return try await group.reduce(into: [Communities]()) { $0.append($1) }
      }
      #expect(together.count { $0 == alone } >= 6)
    }
  }

  @Test func `communities are numbered by size, the largest first`() async throws {
    var generator = SplitMix64(seed: 10)
    let rows = randomLines(&generator, people: 200, rows: 300).joined(separator: "\n")
    let built = try graph(rows, format: EdgeListFormat(delimiter: .comma, header: false))
    let found = try await built.communities(seed: 1)
    #expect(found.sizes == found.sizes.sorted(by: >))
    #expect(found.sizes.reduce(0, +) == built.personCount)
    #expect(found.quality != nil && found.modularity != nil)
    if let quality = found.quality, let modularity = found.modularity {
      #expect(abs(quality - modularity) < 1e-9)
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `a cancelled task stops long work`() async throws {
    var generator = SplitMix64(seed: 12)
    let rows = randomLines(&generator, people: 20_000, rows: 100_000).joined(separator: "\n")
    let built = try graph(rows, format: EdgeListFormat(delimiter: .comma, header: false))
    let task = Task { try await built.features([.betweenness]) }
    task.cancelSoon()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await built.features([.degree]).rowCount == built.personCount)
  }
}
