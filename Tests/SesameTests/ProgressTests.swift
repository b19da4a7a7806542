import Foundation
import Memory
import Sesame
import Testing

/// What a listener is told of every job, and of calls that take several steps.
@Suite struct `Progress of jobs` {
  private static let demo = "\(root)/Graphs/lastfm-credit"
  private static let faculty = "\(root)/Graphs/uk-faculty"

  /// A call that takes a while, by what it is called.
  struct Call: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: @Sendable (Execution) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Execution) async throws -> Void) {
      testDescription = name
      self.run = run
    }
  }

  private static let source = GraphSource(
    edges: .file("\(demo)/edges.csv"), people: .file("\(demo)/people.csv"))
  private static let small = GraphSource(
    edges: .file("\(faculty)/edges.csv"), people: .file("\(faculty)/nodes.csv"))

  private static func model() throws -> ScoreModel {
    try ScoreModel(contentsOf: "\(demo)/model.json")
  }

  private static func graph() throws -> RelationGraph {
    try RelationGraph(EdgeList(contentsOf: "\(faculty)/edges.csv"))
  }

  static let jobs: [Call] = [
    Call("FeatureJob") { _ = try await FeatureJob(seed: 1).run(on: source, execution: $0) },
    Call("AggregateJob") { _ = try await AggregateJob().run(on: source, execution: $0) },
    Call("EnrichmentJob") {
      _ = try await EnrichmentJob(FeatureJob(seed: 1), model: model())
        .run(on: source, execution: $0)
    },
    Call("ExplanationJob") {
      _ = try await ExplanationJob(of: ["5"], model: model(), seed: 1)
        .run(on: source, execution: $0)
    },
    Call("ImportJob") { _ = try await ImportJob().run(on: source, execution: $0) },
    Call("ScoringJob") {
      _ = try await ScoringJob(model: model())
        .run(on: .file("\(demo)/people.csv"), execution: $0)
    },
    Call("CommunityJob") {
      var job = CommunityJob(.consensus(.leiden(), runs: 3), seed: 1)
      job.rewirings = 3
      job.scannedResolutions = [0.5, 1, 2]
      job.communityTable = CommunityJob.TableOptions()
      job.wantsCommunityGraph = true
      _ = try await job.run(on: small, execution: $0)
    },
    Call("GraphVerdictJob") {
      var job = GraphVerdictJob(seed: 1)
      job.repetitions = 1
      job.placebos = 2
      job.permutations = 9
      job.test = AblationTest(regression: ColumnRegression(penalties: [10]), replicates: 9)
      _ = try await job.run(on: Town().source(), execution: $0)
    },
    Call("CommunityJob with levels") {
      _ = try await CommunityJob(.levels(.leiden()), seed: 1).run(on: small, execution: $0)
    },
    Call("CommunityHistoryJob") {
      let ties = GraphSource(
        edges: .file("\(root)/Graphs/bitcoin-otc/edges.csv", EdgeListFormat(time: 4)))
      _ = try await CommunityHistoryJob(at: ["2011-06-01", "2012-01-01"], seed: 1)
        .run(on: ties, execution: $0)
    },
    Call("ComparisonJob") {
      let table: Source<Table> = .file("\(faculty)/nodes.csv")
      _ = try await ComparisonJob(column: "school").run(on: table, table, execution: $0)
    },
  ]

  static let calls: [Call] = [
    Call("EdgeList") { _ = try EdgeList(contentsOf: "\(demo)/edges.csv", execution: $0) },
    Call("EdgeList.reading") {
      _ = try await EdgeList.reading("\(demo)/edges.csv", execution: $0)
    },
    Call("Table") { _ = try Table(contentsOf: "\(demo)/people.csv", execution: $0) },
    Call("RelationGraph") {
      _ = try RelationGraph(EdgeList(contentsOf: "\(demo)/edges.csv"), execution: $0)
    },
    Call("EdgeList.graph") {
      _ = try await EdgeList(contentsOf: "\(demo)/edges.csv").graph(execution: $0)
    },
    Call("features") { _ = try await graph().features(.all, execution: $0) },
    Call("friendAggregates") {
      let graph = try await ImportJob().run(on: source).graph
      _ = try await graph.friendAggregates(of: ["on_time_share"], execution: $0)
    },
    Call("communities") { _ = try await graph().communities(seed: 1, execution: $0) },
    Call("communityConsensus") {
      _ = try await graph().communityConsensus(ofRuns: 4, seed: 1, execution: $0)
    },
    Call("communitySignificance") {
      _ = try await graph().communitySignificance(rewirings: 4, seed: 1, execution: $0)
    },
    Call("resolutionScan") {
      _ = try await graph().resolutionScan(
        ResolutionScan.Options(resolutions: [0.5, 1, 2]), seed: 1, execution: $0)
    },
    Call("scores") {
      let people = try Table(contentsOf: "\(demo)/people.csv")
      let graph = try RelationGraph(EdgeList(contentsOf: "\(demo)/edges.csv"), people: people)
      _ = try await CreditScorer(model: model()).scores(
        for: graph.people, friends: RelationTies(graph), execution: $0)
    },
  ]

  @Test(arguments: jobs + calls, [1, 2])
  func `never falls, is told some hundred times at most and ends at 1`(
    _ call: Call, threads: Int
  ) async throws {
    let seen = Shared<[Execution.Progress]>([])
    let execution = Execution(threads: threads) { part in seen.withLock { $0.append(part) } }
    try await call.run(execution)
    let parts = seen.withLock { $0 }
    let fractions = parts.map(\.fractionCompleted)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(fractions.allSatisfy { 0...1 ~= $0 })
    #expect(parts.count <= 200)
  }

  /// Whether a stage knows its share of the whole: told of an end too early, the rest would be silence.
  @Test(arguments: [1, 2])
  func `scoring goes on from where the stages before it ended`(threads: Int) async throws {
    let seen = Shared<[Execution.Progress]>([])
    let execution = Execution(threads: threads) { part in seen.withLock { $0.append(part) } }
    _ = try await EnrichmentJob(FeatureJob(seed: 1), model: Self.model())
      .run(on: Self.source, execution: execution)
    let scoring = seen.withLock { $0 }.filter { $0.stage == "score" }.map(\.fractionCompleted)
    #expect(try #require(scoring.first) < 0.92)
    #expect(scoring.dropLast().allSatisfy { $0 < 1 })
    #expect(scoring.count >= 5)
  }
}
