import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// Further statistics over any circle of friends.
@Suite struct FriendStatisticsTests {
  //   a       Friends of c: a, b and d; of e: nobody.
  //  / \      Friends of friends of d: a and b.
  // b---c---d
  let kite = "a,b\nb,c\nc,a\nc,d\n"
  let table = people(
    ["a", "b", "c", "d", "e"], Column("x", .reals([1, nil, 5, 2, 9])),
    Column("town", .strings(["u", "v", "w", "u", "v"])),
    Column("since", .strings(["1970-01-03", nil, "1970-01-02T12:00", "1969-12-31", nil])))

  private func values(_ table: Table, _ column: String) throws -> [Double?] {
    Array(try table.numbers(inColumn: column))
  }

  @Test func `numbers have the statistics that are asked for, in the order of the list`()
    async throws
  {
    let statistics: FriendStatistics = [
      .shareAbove(2), .shareBelow(2.5), .rank, .difference, .shrunkMean, .coverage,
      .percentile(25), .mean,
    ]
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["x"], statistics: statistics)
    #expect(
      result.columns.map(\.name).dropFirst() == [
        "neighbor_x_count", "neighbor_x_mean", "neighbor_x_q25", "neighbor_x_coverage",
        "neighbor_x_shrunk_mean", "neighbor_x_difference", "neighbor_x_rank",
        "neighbor_x_share_below_2_5", "neighbor_x_share_above_2",
      ])
    #expect(try values(result, "neighbor_x_q25") == [5, 2, 1.25, 5, nil])
    #expect(try values(result, "neighbor_x_coverage") == [0.5, 1, 2.0 / 3, 1, nil])
    #expect(try values(result, "neighbor_x_difference") == [-4, nil, 3.5, -3, nil])
    #expect(try values(result, "neighbor_x_rank") == [0, nil, 1, 0, nil])
    #expect(try values(result, "neighbor_x_share_below_2_5") == [0, 0.5, 1, 0, nil])
    #expect(try values(result, "neighbor_x_share_above_2") == [1, 0.5, 0, 1, nil])
    // Of a the others' mean is 16/3, of b 17/4.
    let shrunk = try values(result, "neighbor_x_shrunk_mean")
    #expect(abs((shrunk[0] ?? 0) - (5 * 16.0 / 3 + 5) / 6) < 1e-14)
    #expect(abs((shrunk[1] ?? 0) - (5 * 4.25 + 6) / 7) < 1e-14)
    #expect(shrunk[4] == nil)
  }

  @Test func `without pseudo-friends a shrunk mean is the mean`() async throws {
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["x"], statistics: FriendStatistics([.mean, .shrunkMean], pseudoFriends: 0))
    #expect(
      try values(result, "neighbor_x_shrunk_mean") == values(result, "neighbor_x_mean"))
  }

  @Test func `weights count in a weighted mean, and nowhere else`() async throws {
    let weighted = "a,b,1\na,c,3\na,d,4\n"
    let format = EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)
    let built = try graph(weighted, people: table, format: format)
    let result = try await built.friendAggregates(
      of: ["x"], statistics: [.mean, .weightedMean])
    #expect(try values(result, "neighbor_x_weighted_mean").first == (3.0 * 5 + 4 * 2) / 7)
    #expect(try values(result, "neighbor_x_mean").first == 3.5)
    await #expect(throws: GraphError.self) {
      try await graph(kite, people: table).friendAggregates(of: ["x"], statistics: [.weightedMean])
    }
    await #expect(throws: GraphError.self) {
      try await built.friendAggregates(
        of: ["x"], statistics: FriendStatistics([.weightedMean], over: [.friendsOfFriends]))
    }
  }

  @Test func `a weighted mean decays with the ties`() async throws {
    // A day makes a weight a half: b's tie weighs 1/4, c's 1/2.
    let built = try graph(
      "source,target,time\na,b,0\na,c,86400\n",
      people: people(["a", "b", "c"], Column("x", .integers([nil, 3, 9]))),
      format: EdgeListFormat(time: .name("time")), asOf: 172_800, halfLife: 86_400)
    let result = try await built.friendAggregates(of: ["x"], statistics: [.weightedMean])
    #expect(try values(result, "neighbor_x_weighted_mean").first == 7)
  }

  @Test func `texts have shares, an entropy, a mode and a share like the own`() async throws {
    let statistics = FriendStatistics(
      [], ofTexts: [.mode, .likeOwn, .entropy, .levelShares(1), .coverage])
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["town"], statistics: statistics)
    #expect(
      result.columns.map(\.name).dropFirst() == [
        "neighbor_town_count", "neighbor_town_coverage", "neighbor_town_share_u",
        "neighbor_town_share_other", "neighbor_town_entropy", "neighbor_town_share_like_own",
        "neighbor_town_mode",
      ])
    #expect(try values(result, "neighbor_town_share_u") == [0, 0.5, 2.0 / 3, 0, nil])
    #expect(try values(result, "neighbor_town_share_other") == [1, 0.5, 1.0 / 3, 1, nil])
    #expect(try values(result, "neighbor_town_share_like_own") == [0, 0, 0, 0, nil])
    // Of equally frequent texts the first by bytes.
    #expect(result["neighbor_town_mode"]?.values == .strings(["v", "u", "u", "w", nil]))
    let entropy = try values(result, "neighbor_town_entropy")
    #expect(entropy[3] == 0 && entropy[4] == nil)
    #expect(abs((entropy[0] ?? 0) - 0.6931471805599453) < 1e-15)
  }

  @Test func `dates count as days since 1970, and what is no date is an error with its place`()
    async throws
  {
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["since"], statistics: [.mean, .minimum])
    #expect(try values(result, "neighbor_since_mean") == [1.5, 1.75, 0.5, 1.5, nil])
    let odd = people(["a", "b"], Column("since", .strings(["1970-01-03", "soon"])))
    await #expect(throws: (any Error).self) {
      try await graph("a,b\n", people: odd).friendAggregates(of: ["since"], statistics: [.mean])
    }
  }

  @Test func `too few friends with a value leave the count and the coverage alone`() async throws {
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["x"], statistics: FriendStatistics([.mean, .coverage], minimumFriends: 2))
    #expect(result["neighbor_x_count"]?.values == .integers([1, 2, 2, 1, 0]))
    #expect(try values(result, "neighbor_x_mean") == [nil, 3, 1.5, nil, nil])
    #expect(try values(result, "neighbor_x_coverage") == [0.5, 1, 2.0 / 3, 1, nil])
  }

  @Test func `friends of friends are found once, without the person, with friends or without`()
    async throws
  {
    let statistics = FriendStatistics(
      [.mean], over: [.friendsOfFriends, .friendsOfFriends(includingFriends: true)])
    let result = try await graph(kite, people: table).friendAggregates(
      of: ["x"], statistics: statistics)
    #expect(result["second_neighbor_x_count"]?.values == .integers([1, 1, 0, 1, 0]))
    #expect(try values(result, "second_neighbor_x_mean") == [2, 2, nil, 1, nil])
    #expect(result["within_two_neighbor_x_count"]?.values == .integers([2, 3, 2, 2, 0]))
    #expect(try values(result, "within_two_neighbor_x_mean") == [3.5, 8.0 / 3, 1.5, 3, nil])
  }

  @Test func `ties in and out are told apart in a directed graph`() async throws {
    let statistics = FriendStatistics([.maximum], over: [.tiesIn, .tiesOut])
    let result = try await graph(kite, people: table, directed: true).friendAggregates(
      of: ["x"], statistics: statistics)
    #expect(try values(result, "in_neighbor_x_max") == [5, 1, nil, 5, nil])
    #expect(try values(result, "out_neighbor_x_max") == [nil, 5, 2, nil, nil])
    await #expect(throws: GraphError.self) {
      try await graph(kite, people: table).friendAggregates(of: ["x"], statistics: statistics)
    }
  }

  @Test func `ties of a kind are what the list without the others has`() async throws {
    var generator = SplitMix64(seed: 4)
    let names = (0..<60).map { "p\($0)" }
    let rows = (0..<400).map { _ in
      let ends = (0..<2).map { _ in names[Int(generator.next() % 60)] }
      let kind = ["family", "close friend", "work"][Int(generator.next() % 3)]
      return (ends[0], ends[1], "\(1 + generator.next() % 5)", kind)
    }
    let table = people(
      names, Column("x", .reals(names.map { _ in Double(generator.next() % 100) / 7 })))
    func built(_ rows: [(String, String, String, String)], _ isDirected: Bool) throws
      -> RelationGraph
    {
      let text =
        "source,target,weight,kind\n"
        + rows.map { "\($0.0),\($0.1),\($0.2),\($0.3)" }.joined(separator: "\n")
      var rules = GraphRules(directed: isDirected)
      rules.keptKinds = ["family", "close_friend"]
      return try RelationGraph(
        EdgeList(
          parsing: text, named: "friends.csv",
          format: EdgeListFormat(weight: .name("weight"), kind: .name("kind"))),
        people: table, rules: rules)
    }
    for isDirected in [false, true] {
      let graph = try built(rows, isDirected)
      for (kind, prefix) in [("family", "family"), ("close friend", "close_friend")] {
        let alone = try built(rows.filter { $0.3 == kind }, isDirected)
        let expected = try await alone.friendAggregates(
          of: ["x"], statistics: [.mean, .weightedMean, .percentile(10)])
        let found = try await graph.friendAggregates(
          of: ["x"],
          statistics: FriendStatistics(
            [.mean, .weightedMean, .percentile(10)], over: [.kind(prefix)]))
        for (one, other) in zip(found.columns.dropFirst(), expected.columns.dropFirst()) {
          #expect(one.name == "\(prefix)_\(other.name)")
          #expect(one.values == other.values)
        }
      }
      await #expect(throws: GraphError.self) {
        try await graph.friendAggregates(
          of: ["x"], statistics: FriendStatistics([.mean], over: [.kind("work")]))
      }
    }
  }

  @Test(arguments: [
    ("São Paulo", "São_Paulo"), ("a,b\"c", "a_b_c"), ("", "blank"), ("--", "blank"),
    ("other", "other_2"), ("like own", "like_own_2"),
  ])
  func `texts make names that need no quotes and clash with none`(_ text: String, _ part: String)
    async throws
  {
    let table = people(["a", "b"], Column("c", .strings([text, text])))
    let result = try await graph("a,b\n", people: table).friendAggregates(
      of: ["c"], statistics: FriendStatistics([], ofTexts: [.levelShares, .likeOwn]))
    #expect(result["neighbor_c_share_\(part)"]?.values == .reals([1, 1]))
    #expect(result.columns.count == 5)
  }

  @Test(arguments: [0.5, -3, 1e300, 1e-7, 2.5, 100, 0, -0.0, 0.1])
  func `a statistic is found again by its column's name`(_ number: Double) {
    for statistic in [NumberStatistic.shareBelow(number), .shareAbove(number)] {
      #expect(NumberStatistic.named(statistic.name) == statistic)
    }
    if 0...100 ~= number {
      #expect(NumberStatistic.named(NumberStatistic.percentile(number).name) == .percentile(number))
    }
  }

  @Test func `names that are none are no statistics`() {
    for name in ["q101", "q", "q-1", "share_below_", "share_below_x", "share_below_2.5", "modes"] {
      #expect(NumberStatistic.named(name) == nil)
    }
  }
}
