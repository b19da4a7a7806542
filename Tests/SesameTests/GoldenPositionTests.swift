import Sesame
import Testing

/// Features of position against numbers by python-igraph and NetworkX, written by
/// Tests/Golden/positions.py.
@Suite struct GoldenPositionTests {
  private let golden = GoldenTests()

  @Test func `the demo's people equal NetworkX's`() async throws {
    let graph = try RelationGraph(
      EdgeList(contentsOf: "\(root)/Graphs/lastfm-credit/edges.csv"),
      people: Table(contentsOf: "\(root)/Graphs/lastfm-credit/people.csv"))
    let names = ["effective_size", "ego_density", "truss_number"]
    try await golden.compare(
      graph.features([.effectiveSize, .egoDensity, .trussNumber]),
      with: Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit-positions.csv.gz"),
      columns: Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
  }

  private func faculty(directed: Bool, weighted: Bool) throws -> RelationGraph {
    try RelationGraph(
      EdgeList(
        contentsOf: "\(root)/Graphs/uk-faculty/edges.csv",
        format: EdgeListFormat(weight: weighted ? "weight" : nil)),
      people: Table(contentsOf: "\(root)/Graphs/uk-faculty/nodes.csv"),
      rules: GraphRules(directed: directed))
  }

  @Test func `a weighted graph equals igraph's clustering and diversity and NetworkX's sizes`()
    async throws
  {
    let expected = try Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-positions-undirected.csv")
    try await golden.compare(
      faculty(directed: false, weighted: true).features(.all), with: expected,
      columns: [
        "effective_size": "effective_size_weighted", "ego_density": "ego_density",
        "truss_number": "truss_number", "weighted_clustering": "weighted_clustering",
        "strength_diversity": "strength_diversity",
      ])
    try await golden.compare(
      faculty(directed: false, weighted: false).features(.all), with: expected,
      columns: ["effective_size": "effective_size"])
  }

  @Test func `a directed graph equals NetworkX's sizes and densities`() async throws {
    let expected = try Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-positions-directed.csv")
    try await golden.compare(
      faculty(directed: true, weighted: true).features(.all), with: expected,
      columns: ["effective_size": "effective_size_weighted", "ego_density": "ego_density"])
    try await golden.compare(
      faculty(directed: true, weighted: false).features(.all), with: expected,
      columns: ["effective_size": "effective_size"])
  }
}

/// What raters share by whom they rate, against plain loops in Python: Tests/Golden/two_mode.py.
@Suite struct GoldenTwoModeTests {
  private func compare(
    _ weight: TwoModeRules.SharedWeight, halfLife: Double? = nil, columns: [String: String]
  ) async throws {
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/bitcoin-otc-two-mode.csv.gz")
    let people = Table([golden.columns[0], try #require(golden["value"])])
    let edges = try EdgeList(
      contentsOf: "\(root)/Graphs/bitcoin-otc/edges.csv",
      format: EdgeListFormat(time: halfLife == nil ? nil : .number(4)))
    var rules = GraphRules(twoMode: TwoModeRules(weight: weight, largestHub: 40))
    if halfLife != nil { rules.asOf = 1_400_000_000 }
    rules.halfLife = halfLife
    var job = FeatureJob(seed: 1)
    job.features = [.degree, .strength]
    job.communityColumns = []
    job.aggregates = .none
    if halfLife == nil { job.exposure = ["value"] }
    let result = try await job.run(
      on: GraphSource(edges: .value(edges), people: .value(people), rules: rules))
    try GoldenTests().compare(result.table, with: golden, columns: columns)
    #expect(
      try result.table.columns.dropFirst(2).map(\.name)
        == job.plan(for: result.graph.schema).columnNames)
  }

  @Test func `things shared are counted, and expose people to each other`() async throws {
    let exposure = [
      "resource_count", "largest_resource_size", "exposure_value_count", "exposure_value_mean",
      "exposure_value_max",
    ]
    try await compare(
      .one,
      columns: ["degree": "degree", "strength": "strength"].merging(
        zip(exposure, exposure)
      ) { one, _ in one })
  }

  @Test func `Newman's weights add up to the number of things shared, and fade`() async throws {
    try await compare(.bySize, columns: ["degree": "degree", "strength": "strength_by_size"])
    try await compare(
      .bySize, halfLife: 31_536_000, columns: ["strength": "strength_decayed_by_size"])
  }
}
