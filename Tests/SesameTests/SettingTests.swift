import Foundation
import Sesame
import Testing

/// Settings that make no sense, or not with what they are given to, which data may have led to.
@Suite struct `Settings that are refused` {
  private static let graphML = """
    <graphml><key id="w" for="edge" attr.name="weight"/>
    <key id="m" for="edge" attr.name="amount"/>
    <graph edgedefault="undirected"><node id="ann"/><node id="bob"/>
    <edge source="ann" target="bob"><data key="w">2</data><data key="m">7</data></edge>
    </graph></graphml>
    """

  private func withFile<Answer>(
    _ name: String, _ text: String, _ body: (String) async throws -> Answer
  ) async throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try await body(file.path)
  }

  @Test func `a graph file's ends can't be named otherwise, and its weights can`() async throws {
    try await withFile("w2.graphml", Self.graphML) { path in
      let format = EdgeListFormat(source: "x", target: "y")
      let source = GraphSource(edges: .file(path, format))
      let errors = [
        try await #require(throws: DataError.self) { try await ImportJob().run(on: source) },
        try await #require(throws: DataError.self) {
          try await FeatureJob(seed: 1).run(on: source)
        },
        try await #require(throws: DataError.self) {
          try await CommunityJob(seed: 1).run(on: source)
        },
        try #require(throws: DataError.self) { try source.schema() },
      ]
      #expect(errors.allSatisfy { $0.code == .usage && $0 == errors[0] })
      var job = FeatureJob.nothing(seed: 1)
      job.features = [.strength]
      for (weight, strength) in [("weight", 2.0), ("amount", 7)] {
        let source = GraphSource(edges: .file(path, EdgeListFormat(weight: .name(weight))))
        let table = try await job.run(on: source).table
        #expect(try Array(table.numbers(inColumn: "strength")) == [strength, strength])
      }
      let missing = GraphSource(edges: .file(path, EdgeListFormat(weight: "price")))
      let asked = job
      let error = try await #require(throws: DataError.self) { try await asked.run(on: missing) }
      #expect(error.code == .badData || error.code == .usage)
    }
  }

  @Test func `what to do about people whom no edge names is a setting of the library`()
    async throws
  {
    let edges = try EdgeList([("ann", "bob")])
    let people = try Table(["id": ["1", "2"], "age": [31, 45]])
    var source = GraphSource(edges: .value(edges), people: .value(people))
    let error = try await #require(throws: DataError.self) {
      try await ImportJob().run(on: source)
    }
    #expect(error.remedy?.contains("`needsCommonPeople = false`") == true)
    source.needsCommonPeople = false
    #expect(try await ImportJob().run(on: source).graph.personCount == 4)
    #expect(try await edges.graph(people: people).personCount == 4)
  }

  private static let edges = GraphSource(
    edges: .file("\(root)/Graphs/uk-faculty/edges.csv"))

  @Test func `a scan, levels or a start need a method that has them, before anything is read`()
    async throws
  {
    let missing = GraphSource(edges: "/no/such/file.csv")
    var scan = CommunityJob(.once(.labelPropagation), seed: 1)
    scan.scannedResolutions = [0.5, 1]
    let given = CommunityAssignment(in: try Table(["id": ["ann"], "community": [1]]))
    let jobs = [
      scan, CommunityJob(.levels(.infomap()), seed: 1),
      CommunityJob(.once(.walktrap(), startingFrom: given), seed: 1),
    ]
    for job in jobs {
      let error = try await #require(throws: GraphError.self) { try await job.run(on: missing) }
      #expect(error.code == .notApplicable && error.description.contains("; use leiden"))
      #expect(throws: GraphError.self) { try job.dictionary(for: GraphSchema()) }
    }
  }

  @Test func `numbers of runs, random graphs and resolutions may be computed`() async throws {
    var jobs = [0, 1].map { CommunityJob(.consensus(.leiden(), runs: $0), seed: 1) }
    jobs += ([[2, 1], [-1, 1], [1, .nan]] as [[Double]]).map { resolutions in
      var job = CommunityJob(seed: 1)
      job.scannedResolutions = resolutions
      return job
    }
    var rewired = CommunityJob(seed: 1)
    rewired.rewirings = 0
    for job in jobs + [rewired] {
      let error = try await #require(throws: GraphError.self) {
        try await job.run(on: Self.edges)
      }
      #expect(error.code == .usage)
    }
    var features = FeatureJob(seed: 1)
    features.communities = .consensus(.leiden(), runs: 1)
    await #expect(throws: GraphError.self) { try await features.run(on: Self.edges) }
  }

  @Test func `directed modularity is refused where ties have no direction`() async throws {
    let job = CommunityJob(.once(.leiden(optimizing: .directedModularity)), seed: 1)
    await #expect(throws: GraphError.self) { try await job.run(on: Self.edges) }
    #expect(throws: GraphError.self) { try job.plan(for: GraphSchema()) }
    #expect(throws: Never.self) { try job.plan(for: GraphSchema(isDirected: true)) }
  }

  @Test func `dates are read, and checked when they are used`() async throws {
    let error = try #require(throws: GraphError.self) {
      try CommunityHistoryJob(at: ["2011-01-01", "2012-13-01"], seed: 1)
    }
    #expect(error.description.hasPrefix("a date is unix seconds or an ISO 8601 date, not "))
    let ties = GraphSource(
      edges: .file("\(root)/Graphs/bitcoin-otc/edges.csv", EdgeListFormat(time: 4)))
    for dates in [[], ["2012-01-01", "2011-01-01"], ["2012-01-01", "2012-01-01"]] {
      let job = try CommunityHistoryJob(at: dates, seed: 1)
      let error = try await #require(throws: GraphError.self) { try await job.run(on: ties) }
      #expect(error.code == .usage)
    }
    let named = [1.3e9, 1.4e9].map { CommunityHistoryJob.Date("x", seconds: $0) }
    await #expect(throws: GraphError.self) {
      try await CommunityHistoryJob(at: named, seed: 1).run(on: ties)
    }
  }

  @Test func `a half-life and numbers that say where PageRank restarts throw`() async throws {
    let timed = try EdgeList(
      parsing: "a,b,1\nb,c,2\n", named: "e",
      format: EdgeListFormat(time: 3, delimiter: .comma, header: false))
    #expect(throws: GraphError.self) {
      try RelationGraph(timed, rules: GraphRules(asOf: 3, halfLife: 0))
    }
    let graph = try RelationGraph(EdgeList([("a", "b"), ("b", "c")]))
    for numbers in [[], [0, 0, 0], [1, -1, 1], [1, .nan, 0], [1, 2]] as [[Double]] {
      await #expect(throws: DataError.self, "\(numbers)") {
        try await graph.features([.pageRank(resettingTo: .numbers(numbers))])
      }
      await #expect(throws: DataError.self, "\(numbers)") {
        try await graph.personalizedPageRank(resettingTo: [numbers])
      }
    }
  }
}
