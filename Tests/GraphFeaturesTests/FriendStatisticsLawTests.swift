import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// What holds for every statistic, over every circle.
@Suite struct FriendStatisticsLawTests {
  private static let numbers: [NumberStatistic] =
    NumberStatistic.standard + [
      .percentile(0), .percentile(10), .percentile(97.5), .percentile(100), .coverage, .shrunkMean,
      .difference, .rank, .shareBelow(3), .shareAbove(3),
    ]
  private static let texts: [TextStatistic] = [
    .coverage, .levelShares(2), .share(of: "t4"), .entropy, .likeOwn, .mode,
  ]
  private static let format = EdgeListFormat(
    weight: .number(3), delimiter: .comma, header: false)

  /// Directed ties with weights, and people with numbers and texts of which some are missing.
  private struct Example {
    var names: [String]
    var rows: [(source: Int, target: Int, weight: Double)]
    var x: [Double?]
    var t: [String?]

    init(seed: UInt64, people: Int = 120, rows rowCount: Int = 500) {
      var generator = SplitMix64(seed: seed)
      func draw(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
      names = (0..<people).map { "p\($0)" }
      rows = (0..<rowCount).map { _ in (draw(people), draw(people), Double(1 + draw(50)) / 8) }
      x = names.map { _ in draw(5) == 0 ? nil : Double(draw(60)) / 7 }
      t = names.map { _ in draw(6) == 0 ? nil : "t\(draw(5))" }
    }

    /// The graph, with people in another order and other weights.
    func graph(order: [Int]? = nil, factor: Double = 1) throws -> RelationGraph {
      let order = order ?? Array(names.indices)
      let lines = rows.map { "\(names[$0.source]),\(names[$0.target]),\($0.weight * factor)" }
      return try TestSupport.graph(
        lines.joined(separator: "\n"),
        people: people(
          order.map { names[$0] }, Column("x", .reals(order.map { x[$0] })),
          Column("t", .strings(order.map { t[$0] }))),
        directed: true, format: FriendStatisticsLawTests.format)
    }
  }

  private func aggregates(
    _ graph: RelationGraph, threads: Int? = nil, weights: Bool = true
  ) async throws -> Table {
    let execution = Execution(threads: threads)
    let direct = try await graph.friendAggregates(
      of: ["x", "t"],
      statistics: FriendStatistics(
        Self.numbers + (weights ? [.weightedMean] : []), ofTexts: Self.texts,
        over: [.friends, .tiesIn, .tiesOut], minimumFriends: 2), execution: execution)
    let second = try await graph.friendAggregates(
      of: ["x", "t"],
      statistics: FriendStatistics(
        Self.numbers, ofTexts: Self.texts,
        over: [.friendsOfFriends, .friendsOfFriends(includingFriends: true)]),
      execution: execution)
    return try direct.joined(with: second)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `people in another order have the same values, bit for bit`(_ seed: UInt64) async throws {
    let example = Example(seed: seed)
    var generator = SplitMix64(seed: seed + 100)
    let order = example.names.indices.shuffled(using: &generator)
    let plain = try await aggregates(example.graph())
    let moved = try await aggregates(example.graph(order: order))
    #expect(plain.columns.map(\.name) == moved.columns.map(\.name))
    for (one, other) in zip(plain.columns, moved.columns).dropFirst() {
      if let numbers = one.values.numbers, let others = other.values.numbers {
        #expect(
          order.map { numbers[$0]?.bitPattern } == others.map { $0?.bitPattern }, "\(one.name)")
      } else if case .strings(let texts) = one.values, case .strings(let others) = other.values {
        #expect(order.map { texts[$0] } == Array(others), "\(one.name)")
      }
    }
  }

  @Test func `the number of threads changes no bit`() async throws {
    let graph = try Example(seed: 9, people: 4000, rows: 16_000).graph()
    let expected = try await aggregates(graph, threads: 1)
    for threads in [2, 5] {
      #expect(try await aggregates(graph, threads: threads) == expected)
    }
  }

  @Test func `ten times all weights changes the last digit of weighted means at most`()
    async throws
  {
    let example = Example(seed: 5)
    let plain = try await aggregates(example.graph())
    let tenfold = try await aggregates(example.graph(factor: 10))
    for (one, other) in zip(plain.columns, tenfold.columns) where one.values != other.values {
      #expect(one.name.hasSuffix("_weighted_mean"))
      let (numbers, others) = (one.values.numbers ?? [], other.values.numbers ?? [])
      for (value, another) in zip(numbers, others) {
        #expect(abs((value ?? 0) - (another ?? 0)) <= 1e-15 * abs(value ?? 0))
      }
    }
  }

  @Test func `a person's own value enters differences, ranks and shares like the own alone`()
    async throws
  {
    let example = Example(seed: 6, people: 40, rows: 120)
    let before = try await aggregates(example.graph())
    for person in 0..<12 {
      var changed = example
      changed.x[person] = example.x[person] == nil ? 1 : [nil, 1e12, 0][person % 3]
      // Among the texts that most people have nothing changes places.
      changed.t[person] = example.t[person] == "t3" ? nil : "t3"
      let after = try await aggregates(changed.graph())
      for column in before.columns.dropFirst() {
        let mayChange = ["_difference", "_rank", "_share_like_own"].contains {
          column.name.hasSuffix($0)
        }
        guard !mayChange, let other = after[column.name] else { continue }
        if let numbers = column.values.numbers, let others = other.values.numbers {
          #expect(
            numbers[person]?.bitPattern == others[person]?.bitPattern, "\(column.name)")
        } else if case .strings(let texts) = column.values,
          case .strings(let others) = other.values
        {
          #expect(texts[person] == others[person], "\(column.name)")
        }
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `all equal their definitions`(_ seed: UInt64) async throws {
    let example = Example(seed: seed, people: 50, rows: 160)
    let table = try await aggregates(example.graph())
    let count = example.names.count
    var friends = [Set<Int>](repeating: [], count: count)
    for row in example.rows where row.source != row.target {
      friends[row.source].insert(row.target)
      friends[row.target].insert(row.source)
    }
    for person in 0..<count {
      let second = friends[person].reduce(into: Set<Int>()) { $0.formUnion(friends[$1]) }
        .subtracting(friends[person]).subtracting([person])
      for (prefix, circle, least) in [
        ("neighbor", friends[person], 2), ("second_neighbor", second, 1),
        ("within_two_neighbor", second.union(friends[person]), 1),
      ] {
        let known = circle.compactMap { example.x[$0] }.sorted()
        func value(_ end: String) -> Double? {
          table["\(prefix)_x_\(end)"]?.values.numbers?[person]
        }
        #expect(value("count") == Double(known.count))
        #expect(
          value("coverage")
            == (circle.isEmpty ? nil : Double(known.count) / Double(circle.count)))
        guard known.count >= least else {
          #expect(value("q10") == nil && value("mean") == nil && value("rank") == nil)
          continue
        }
        #expect(value("q0") == known.first && value("q100") == known.last)
        let place = 0.975 * Double(known.count - 1)
        let (low, high) = (known[Int(place)], known[min(Int(place) + 1, known.count - 1)])
        #expect(
          abs((value("q97_5") ?? .nan) - (low + (place - place.rounded(.down)) * (high - low)))
            < 1e-13)
        #expect(value("share_below_3") == Double(known.count { $0 < 3 }) / Double(known.count))
        let own = example.x[person]
        #expect(
          value("rank")
            == own.map { own in
              known.reduce(0) { $0 + ($1 < own ? 1 : $1 == own ? 0.5 : 0) } / Double(known.count)
            })
        let others = example.x.enumerated().compactMap { $0 == person ? nil : $1 }
        let mean = others.reduce(0, +) / Double(others.count)
        let shrunk = (5 * mean + known.reduce(0, +)) / Double(5 + known.count)
        #expect(abs((value("shrunk_mean") ?? .nan) - shrunk) < 1e-13)
      }
    }
  }
}

/// Numbers at the ends of their range, and people about whom little is known.
@Suite struct `Odd friends` {
  private func aggregates(_ x: [Double?]) async throws -> Table {
    let names = x.indices.map { "p\($0)" }
    let edges = names.dropFirst().map { "p0,\($0),1e300" }.joined(separator: "\n")
    let built = try graph(
      edges, people: people(names, Column("x", .reals(x))),
      format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false))
    return try await built.friendAggregates(
      of: ["x"],
      statistics: [
        .mean, .percentile(50), .weightedMean, .shrunkMean, .difference, .rank, .shareBelow(0),
      ])
  }

  private func first(_ table: Table, _ end: String) -> Double? {
    table["neighbor_x_\(end)"]?.values.numbers?[0]
  }

  @Test func `huge numbers stay finite`() async throws {
    let table = try await aggregates([1e308, -1e308, 1e308, 1e308, -1e308])
    for end in ["mean", "q50", "weighted_mean"] { #expect(first(table, end) == 0) }
    #expect(first(table, "shrunk_mean") == 0)
    #expect(first(table, "difference") == 1e308)
    #expect(first(table, "share_below_0") == 0.5)
    // Beyond the range of numbers a value is missing.
    #expect(first(try await aggregates([1.7e308, -1.7e308]), "difference") == nil)
  }

  @Test func `a mean of equal values is that value`() async throws {
    for value in [0.1, 1e308, 0x1p-1074, -1 / 3.0] {
      let table = try await aggregates([5, value, value, value])
      for end in ["mean", "q50", "weighted_mean", "shrunk_mean"] {
        #expect(first(table, end) == value, "\(end)")
      }
    }
  }

  @Test func `minus zero is zero`() async throws {
    let table = try await aggregates([0, -0.0, 0])
    #expect(first(table, "rank") == 0.5 && first(table, "share_below_0") == 0)
    #expect(first(table, "q50") == 0 && first(table, "difference") == 0)
  }

  @Test func `where nothing is known everything but the count is missing`() async throws {
    let table = try await aggregates([1, nil, nil])
    #expect(first(table, "count") == 0)
    for end in ["mean", "q50", "weighted_mean", "shrunk_mean", "difference", "rank"] {
      #expect(first(table, end) == nil, "\(end)")
    }
  }

  @Test func `one value is its own mean and every quantile`() async throws {
    let table = try await aggregates([nil, 7, nil])
    for end in ["mean", "q50", "weighted_mean", "shrunk_mean"] { #expect(first(table, end) == 7) }
  }
}
