import Foundation
import Sesame
import Testing

/// The package's own folder, where the real graphs and the golden files are.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// Golden numbers by python-igraph and NetworkX, written by Tests/Golden/generate.py.
@Suite struct GoldenTests {
  /// Checks the columns that both tables have, by identifier: whole numbers and missing values
  /// exactly, decimal numbers to a relative 1e-9.
  func compare(
    _ table: Table, with golden: Table, columns: [String: String], absolute: Double = 1e-15,
    relative: Double = 1e-9
  ) throws {
    for (ours, theirs) in columns {
      let expected = try #require(golden[theirs]?.values.numbers, "golden '\(theirs)'")
      let rows = Dictionary(uniqueKeysWithValues: zip(table.identifiers, 0..<table.rowCount))
      let values = try #require(table[ours]?.values.numbers, "column '\(ours)'")
      var worst = 0.0
      var different = 0
      for (row, identifier) in golden.identifiers.enumerated() {
        let value = values[try #require(rows[identifier])]
        guard let value, let wanted = expected[row] else {
          if (value == nil) != (expected[row] == nil) { different += 1 }
          continue
        }
        if abs(value - wanted) > absolute {
          worst = max(worst, abs(value - wanted) / max(abs(value), abs(wanted)))
        }
      }
      #expect(different == 0, "'\(ours)' is missing for others")
      if case .integers = try #require(table[ours]).values {
        #expect(worst == 0, "'\(ours)' differs")
      } else {
        #expect(worst <= relative, "'\(ours)' differs by \(worst)")
      }
    }
  }

  @Test func `every feature of the demo equals python-igraph's`() async throws {
    var job = FeatureJob(seed: 1)
    job.features = .all
    let result = try await job.run(
      on: GraphSource(
        edges: "\(root)/Graphs/lastfm-credit/edges.csv",
        people: "\(root)/Graphs/lastfm-credit/people.csv"))
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit.csv.gz")
    let names = golden.columns.dropFirst().map(\.name)
    #expect(names.count == 12)
    // An eigenvector's tiny entries are known to the precision of the large ones alone.
    try compare(
      result.table, with: golden,
      columns: Dictionary(
        uniqueKeysWithValues: names.filter { $0 != "eigenvector_centrality" }.map { ($0, $0) }))
    try compare(
      result.table, with: golden,
      columns: ["eigenvector_centrality": "eigenvector_centrality"], absolute: 1e-12)

    let friends = try Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit-friends.csv.gz")
    let aggregates = friends.columns.dropFirst().map(\.name)
    #expect(aggregates.count == 66)
    try compare(
      result.table, with: friends,
      columns: Dictionary(uniqueKeysWithValues: aggregates.map { ($0, $0) }))
  }

  @Test func `a directed, weighted graph equals python-igraph and NetworkX`() async throws {
    let format = EdgeListFormat(weight: .name("weight"))
    let edges = try EdgeList(
      contentsOf: "\(root)/Graphs/uk-faculty/edges.csv", format: format)
    let people = try Table(contentsOf: "\(root)/Graphs/uk-faculty/nodes.csv")
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-directed.csv")
    let table = try await RelationGraph(edges, people: people, rules: GraphRules(directed: true))
      .features(.all)
    try compare(
      table, with: golden,
      columns: [
        "degree": "degree", "strength": "strength", "in_degree": "in_degree",
        "out_degree": "out_degree", "triangle_count": "triangle_count",
        "coreness": "coreness_all", "pagerank": "pagerank_weighted", "component": "component",
        "component_size": "component_size", "reciprocity": "reciprocity",
        "constraint": "constraint_weighted", "betweenness": "betweenness",
        "closeness": "closeness_out", "harmonic_centrality": "harmonic_centrality_out",
      ])
  }

  @Test func `an undirected graph adds the weights of both directions`() async throws {
    let format = EdgeListFormat(weight: .name("weight"))
    let edges = try EdgeList(
      contentsOf: "\(root)/Graphs/uk-faculty/edges.csv", format: format)
    let people = try Table(contentsOf: "\(root)/Graphs/uk-faculty/nodes.csv")
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-undirected.csv")
    let graph = try RelationGraph(edges, people: people)
    #expect(graph.friendshipCount == 577)
    #expect(graph.summary.duplicateCount == 817 - 577)
    try compare(
      await graph.features(.all), with: golden,
      columns: [
        "degree": "degree", "strength": "strength", "triangle_count": "triangle_count",
        "local_clustering_coefficient": "local_clustering_coefficient", "coreness": "coreness",
        "pagerank": "pagerank_weighted", "component": "component",
        "component_size": "component_size", "betweenness": "betweenness",
        "closeness": "closeness", "harmonic_centrality": "harmonic_centrality",
        "constraint": "constraint_weighted",
      ])
    try compare(
      await graph.features([.eigenvectorCentrality]), with: golden,
      columns: ["eigenvector_centrality": "eigenvector_centrality_weighted"], absolute: 1e-12)
  }

  @Test func `a trust network and PageRank from trusted people equal python-igraph's`()
    async throws
  {
    let edges = try EdgeList(contentsOf: "\(root)/Graphs/bitcoin-otc/edges.csv")
    let graph = try RelationGraph(edges, rules: GraphRules(directed: true))
    #expect(graph.personCount == 5881)
    #expect(graph.friendshipCount == 35_592)
    let labels = try EdgeList(contentsOf: "\(root)/Graphs/bitcoin-otc/labels.csv")
    let trusted = Set(
      zip(labels.sources, labels.targets).filter { labels.names[Int($0.1)] == "+1" }
        .map { labels.names[Int($0.0)] })
    #expect(trusted.count == 136)
    let reset = graph.identifiers.map { trusted.contains($0) ? 1.0 : 0 }
    let table = try await graph.features([
      .degree, .inDegree, .outDegree, .triangleCount, .coreness, .component, .componentSize,
      .reciprocity, .pageRank(resettingTo: .numbers(reset)), .constraint,
    ])
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/bitcoin-otc-directed.csv.gz")
    try compare(
      table, with: golden,
      columns: [
        "degree": "degree", "in_degree": "in_degree", "out_degree": "out_degree",
        "triangle_count": "triangle_count", "coreness": "coreness_all",
        "component": "component", "component_size": "component_size",
        "reciprocity": "reciprocity", "pagerank": "pagerank_from_trusted",
        "constraint": "constraint",
      ])
  }

  @Test(arguments: ["uk-faculty", "bitcoin-otc"])
  func `directed modularity equals python-igraph's and NetworkX's`(name: String) async throws {
    let isFaculty = name == "uk-faculty"
    let graph = try RelationGraph(
      EdgeList(
        contentsOf: "\(root)/Graphs/\(name)/edges.csv",
        format: EdgeListFormat(weight: isFaculty ? "weight" : nil)),
      people: isFaculty ? Table(contentsOf: "\(root)/Graphs/\(name)/nodes.csv") : nil,
      rules: GraphRules(directed: true))
    let column = isFaculty ? "school" : "coreness_distinct_friends"
    let table =
      try isFaculty
      ? graph.people : Table(contentsOf: "\(root)/Tests/Golden/bitcoin-otc-directed.csv.gz")
    let labels = try CommunityAssignment(in: table, column: .name(column)).labels(for: graph)
    let golden = try Table(
      contentsOf: "\(root)/Tests/Golden/communities/directed-modularity.csv")
    let resolutions = try golden.numbers(inColumn: "resolution")
    let values = try golden.numbers(inColumn: "directed_modularity")
    let rows = golden.identifiers.indices.filter { golden.identifiers[$0].hasPrefix(name) }
    #expect(rows.count == 3)
    for row in rows {
      let resolution = try #require(resolutions[row])
      let value = try #require(values[row])
      for method in [
        CommunityMethod.leiden(optimizing: .directedModularity, resolution: resolution),
        .louvain(optimizing: .directedModularity, resolution: resolution),
      ] {
        // Where nobody may move, the quality is that of the division given.
        let given = try await graph.communities(
          using: method, startingFrom: labels, keeping: Set(0..<graph.personCount), seed: 1)
        #expect(abs(try #require(given.quality) - value) < 1e-12)
        let found = try await graph.communities(using: method, startingFrom: labels, seed: 1)
        #expect(try #require(found.quality) >= value)
      }
    }
  }

  private func graphWithMethods(_ name: String) throws -> RelationGraph {
    let isFaculty = name == "uk-faculty"
    return try RelationGraph(
      EdgeList(
        contentsOf: isFaculty
          ? "\(root)/Graphs/uk-faculty/edges.csv"
          : "\(root)/Tests/Golden/communities/\(name).edges",
        format: EdgeListFormat(weight: isFaculty ? "weight" : nil)),
      people: isFaculty ? Table(contentsOf: "\(root)/Graphs/uk-faculty/nodes.csv") : nil)
  }

  @Test(arguments: ["karate", "uk-faculty"])
  func `igraph's methods give python-igraph's communities`(name: String) async throws {
    let graph = try graphWithMethods(name)
    let golden = try Table(
      contentsOf: "\(root)/Tests/Golden/communities/\(name)-methods.csv")
    for (column, method) in [
      ("fast_greedy", CommunityMethod.fastGreedy),
      ("leading_eigenvector", .leadingEigenvector()), ("walktrap", .walktrap()),
    ] {
      let labels = try CommunityAssignment(in: golden, column: .name(column)).labels(for: graph)
      let expected = try await graph.communities(labels: labels.map { $0 ?? -1 })
      let found = try await graph.communities(using: method, seed: 1)
      #expect(found.membership == expected.membership, "\(method.name)")
      #expect(abs(try #require(found.quality) - (try #require(expected.modularity))) < 1e-12)
    }
  }

  @Test(arguments: ["karate", "uk-faculty"])
  func `igraph's random methods reach python-igraph's modularity`(name: String) async throws {
    let graph = try graphWithMethods(name)
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/communities/random-methods.csv")
    for method in [CommunityMethod.spinglass(), .fluid(communityCount: 4)] {
      let row = try #require(golden.identifiers.firstIndex(of: "\(name)/\(method.name)"))
      let lowest = try #require(try golden.numbers(inColumn: "lowest")[row])
      let mean = try #require(try golden.numbers(inColumn: "mean")[row])
      let highest = try #require(try golden.numbers(inColumn: "highest")[row])
      var sum = 0.0
      for seed in 1...6 as ClosedRange<UInt64> {
        sum += try #require(try await graph.communities(using: method, seed: seed).modularity)
      }
      // A mean of 6 is mostly near that of the 50.
      #expect(abs(sum / 6 - mean) < 0.3 * (highest - lowest), "\(method.name)")
    }
  }

  /// The optima are those of the literature, reached by igraph's Leiden: Tests/Golden/README.md.
  @Test(arguments: ["karate", "dolphins", "football", "polbooks", "polblogs"])
  func `Leiden reaches the best known modularity, and nearly with every seed`(
    name: String
  ) async throws {
    let optima = try Table(contentsOf: "\(root)/Tests/Golden/communities/modularity.csv")
    let row = try #require(optima.identifiers.firstIndex(of: name))
    let optimum = try #require(optima["modularity"]?.values.numbers?[row])
    let graph = try RelationGraph(
      EdgeList(contentsOf: "\(root)/Tests/Golden/communities/\(name).edges"))
    #expect(Double(graph.friendshipCount) == optima["friendships"]?.values.numbers?[row])
    var best = -1.0
    for seed in 1...(name == "polblogs" ? 2 : 6) as ClosedRange<UInt64> {
      let found = try await graph.communities(using: .leiden(), seed: seed)
      let modularity = try #require(found.modularity)
      #expect(modularity >= optimum - 0.001)
      best = max(best, modularity)
    }
    #expect(abs(best - optimum) <= 1e-6)
  }
}
