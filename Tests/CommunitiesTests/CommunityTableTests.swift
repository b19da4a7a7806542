import Communities
import EdgeLists
import Execution
import Graphs
import Identifiers
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Tables of communities` {
  //  a---b       f
  //   \ / \     / \      h and i are friends, j is alone.
  //    c---d---e---g
  private let lines = "a,b\nb,c\na,c\nb,d\nc,d\nd,e\ne,f\ne,g\nf,g\nh,i\n"
  private let ages: [Double?] = [10, 20, 40, nil, 5, 5, 5, 1, nil, nil]

  private func built() throws -> RelationGraph {
    try graph(lines, people: people("abcdefghij".map { "\($0)" }, Column("age", .reals(ages))))
  }

  private func communities(_ graph: RelationGraph) async throws -> Communities {
    try await graph.communities(labels: [0, 0, 0, 0, 1, 1, 1, 2, 2, 3])
  }

  @Test func `say how communities hold together`() async throws {
    let graph = try built()
    let found = try await communities(graph)
    let table = try await graph.communityTable(of: found)
    #expect(table.identifiers == ["0", "1", "2", "3"])
    #expect(table["size"]?.values == .integers([4, 3, 2, 1]))
    #expect(table["friendships_inside"]?.values == .integers([5, 3, 1, 0]))
    #expect(table["friendships_across"]?.values == .integers([1, 1, 0, 0]))
    #expect(table["density"]?.values == .reals([5 / 6.0, 1, 1, nil]))
    // Strengths 11, 7, 2, 0 of 20.
    #expect(table["conductance"]?.values == .reals([1 / 9.0, 1 / 7.0, 0, nil]))
    let shares = try table.numbers(inColumn: "modularity_share").compactMap { $0 }
    #expect(abs(shares.reduce(0, +) - (found.modularity ?? 0)) < 1e-15)
    #expect(table["central_1"]?.values == .strings(["b", "e", "h", "j"]))
    #expect(table["central_2"]?.values == .strings(["c", "f", "i", nil]))
    #expect(table["central_3"]?.values == .strings(["a", "g", nil, nil]))
  }

  @Test func `say what people are like`() async throws {
    let graph = try built()
    let table = try await graph.communityTable(
      of: communities(graph), columns: ["age"], thresholds: ["age": 20])
    #expect(table["age_count"]?.values == .integers([3, 3, 1, 0]))
    let means = try table.numbers(inColumn: "age_mean").map { $0 }
    #expect(abs((means[0] ?? 0) - 70 / 3.0) < 1e-14)
    #expect(means.dropFirst() == [5, 1, nil])
    let deviations = try table.numbers(inColumn: "age_sd").map { $0 }
    // The population's: of 10, 20 and 40.
    #expect(abs((deviations[0] ?? 0) - (1400 / 9.0).squareRoot()) < 1e-13)
    #expect(deviations.dropFirst() == [0, 0, nil])
    // As numpy.quantile([10, 20, 40], …) has them.
    #expect(table["age_q25"]?.values == .reals([15, 5, 1, nil]))
    #expect(table["age_median"]?.values == .reals([20, 5, 1, nil]))
    #expect(table["age_q75"]?.values == .reals([30, 5, 1, nil]))
    #expect(table["age_share_below"]?.values == .reals([1 / 3.0, 1, 1, nil]))
    // b is nearest to 23.3; e is the first of equals; only h has a value.
    #expect(table["typical"]?.values == .strings(["b", "e", "h", nil]))
  }

  @Test func `the graph of communities adds friendships up`() async throws {
    let graph = try built()
    let table = try await graph.communityGraph(of: communities(graph))
    #expect(table.identifiers == ["0", "0", "1", "2"])
    #expect(table["target"]?.values == .integers([0, 1, 1, 2]))
    #expect(table["friendships"]?.values == .integers([5, 1, 3, 1]))
    #expect(table["weight"] == nil)
  }

  @Test func `weights are added up, and direction is ignored`() async throws {
    let graph = try graph(
      "a,b,2\nb,a,3\nb,c,0.5\n", directed: true,
      format: EdgeListFormat(weight: 3, delimiter: .comma, header: false))
    let found = try await graph.communities(labels: [0, 0, 1])
    let table = try await graph.communityGraph(of: found)
    #expect(table["friendships"]?.values == .integers([1, 1]))
    #expect(table["weight"]?.values == .reals([5, 0.5]))
  }

  @Test(arguments: [2, 3, 8]) func `threads change nothing`(threads: Int) async throws {
    var generator = SplitMix64(seed: 8)
    let rows = (0..<3000).map { _ in
      "\(generator.next() % 500),\(generator.next() % 500),\(Double(generator.next() % 9 + 1) / 7)"
    }
    let graph = try graph(
      rows.joined(separator: "\n"),
      format: EdgeListFormat(weight: 3, delimiter: .comma, header: false))
    let found = try await graph.communities(seed: 1)
    let expected = (
      try await graph.communityTable(of: found, execution: Execution(threads: 1)),
      try await graph.communityGraph(of: found, execution: Execution(threads: 1))
    )
    #expect(
      try await graph.communityTable(of: found, execution: Execution(threads: threads))
        == expected.0)
    #expect(
      try await graph.communityGraph(of: found, execution: Execution(threads: threads))
        == expected.1)
  }
}

@Suite struct `Tables of communities with values at the ends of the range` {
  private func table(_ values: [Double?], in labels: [Int]) async throws -> Table {
    let names = values.indices.map { "p\($0)" }
    let chain = zip(names, names.dropFirst()).map { "\($0),\($1)\n" }.joined()
    let built = try graph(chain, people: people(names, Column("v", .reals(values))))
    return try await built.communityTable(
      of: await built.communities(labels: labels), columns: ["v"])
  }

  private func numbers(_ table: Table, _ column: String) throws -> [Double] {
    try table.numbers(inColumn: column).map { $0 ?? .nan }
  }

  // numpy: mean and std of 1, 2, 3 and 6, times the scale.
  @Test(arguments: [1e-300, 1e-200, 1, 1e200, 2e307])
  func `have right means and deviations`(scale: Double) async throws {
    let found = try await table([1, 2, 3, 6].map { $0 * scale }, in: [0, 0, 0, 0])
    #expect(abs(try numbers(found, "v_mean")[0] / scale - 3) < 1e-15)
    #expect(abs(try numbers(found, "v_sd")[0] / scale - 1.8708286933869707) < 1e-14)
    #expect(found["typical"]?.values == .strings(["p2"]))
  }

  @Test func `have the mean of equal values and a typical member of far ones`() async throws {
    let found = try await table(
      [0.7, 0.7, 0.7, -1.7e308, 1.7e308, 1.6e308], in: [0, 0, 0, 1, 1, 1])
    #expect(try numbers(found, "v_mean")[0] == 0.7)
    #expect(try numbers(found, "v_sd")[0] == 0)
    // The mean of the others is 0.53e308, to which 1.6e308 is nearest.
    #expect(found["typical"]?.values == .strings(["p0", "p5"]))
  }
}

@Suite struct `Rounding in tables of communities` {
  private func table(_ rows: [[Double]]) async throws -> Table {
    let names = rows.indices.map { "p\($0)" }
    let chain = zip(names, names.dropFirst()).map { "\($0),\($1)\n" }.joined()
    let columns = rows[0].indices.map { column in
      Column("v\(column)", .reals(rows.map { $0[column] }))
    }
    var table = Table([Column("id", .strings(TextList(names)))])
    for column in columns { try table.append(column) }
    let built = try graph(chain, people: table)
    return try await built.communityTable(
      of: await built.communities(labels: rows.map { _ in 0 }), columns: columns.map(\.name))
  }

  // Of two members neither is nearer to the mean, and in a square no corner is.
  private static let equallyFar: [[[Double]]] = [
    [[0.1], [0.7]], [[0.7], [0.1]], [[0.3], [0.1]],
    [[1_000_000_000.6178069], [1_000_000_000.9698132]],
    [[1_000_000_000.9698132], [1_000_000_000.6178069]],
    [[1], [1.0000000000000002]], [[1.0000000000000002], [1]],
    [[0.1, 1_000_000_000.3], [0.7, 1_000_000_000.1]], [[0.7, 3], [0.1, 1e-9]],
    [[0.1, 0.3], [0.7, 0.3], [0.1, 0.9], [0.7, 0.9]],
    [[0.7, 0.9], [0.1, 0.9], [0.7, 0.3], [0.1, 0.3]],
  ]

  @Test(arguments: equallyFar)
  func `does not choose the typical member: the first of equals is`(
    rows: [[Double]]
  ) async throws {
    #expect(try await table(rows)["typical"]?.values == .strings(["p0"]))
  }

  // Python's fractions, rounded once.
  @Test func `leaves the median and the deviation right`() async throws {
    let found = try await table([[0.1, 0x1p53], [0.7, 0x1p53 + 4]])
    #expect(try found.numbers(inColumn: "v0_median")[0] == 0.39999999999999997)
    #expect(try found.numbers(inColumn: "v0_mean")[0] == 0.39999999999999997)
    #expect(try found.numbers(inColumn: "v1_sd")[0] == 2)
    let three = try await table([[0x1p53], [0x1p53 + 4], [0x1p53]])
    #expect(try three.numbers(inColumn: "v0_sd")[0] == 1.8856180831641267)
  }
}
