import EdgeLists
import Execution
import Foundation
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// What the rows of an edge list say of people.
@Suite struct TieTests {
  /// Ann pays Bob twice and Cid once; Bob pays a part back.
  private func payments(
    amounts: [Double?] = [10, 30, 5, 20], times: [Double] = [0, 10, 30, 40]
  ) throws -> EdgeList {
    try EdgeList(
      sources: ["ann", "ann", "ann", "bob"], targets: ["bob", "bob", "cid", "ann"], times: times,
      columns: [Column("amount", .reals(amounts))])
  }

  private func table(
    _ list: EdgeList, _ selection: TieSelection = TieSelection(), people: Table? = nil,
    directed: Bool = true, asOf: Double? = 50, threads: Int? = nil,
    unknownPeople: UnknownPeoplePolicy = .add
  ) async throws -> Table {
    let graph = try RelationGraph(
      list, people: people,
      rules: GraphRules(directed: directed, unknownPeople: unknownPeople, asOf: asOf))
    return try await graph.tieStatistics(
      of: list, selection, execution: threads.map { Execution(threads: $0) } ?? Execution())
  }

  private func values(_ table: Table, _ name: String) throws -> [Double?] {
    Array(try #require(table[name]?.values.numbers, "\(name)"))
  }

  @Test func `payments are counted, added up and set against each other`() async throws {
    let table = try await table(payments())
    #expect(try values(table, "tie_rows") == [4, 3, 1])
    #expect(try values(table, "tie_out_rows") == [3, 1, 0])
    #expect(try values(table, "tie_partners") == [2, 1, 1])
    #expect(try values(table, "tie_out_amount_sum") == [45, 20, 0])
    #expect(try values(table, "tie_in_amount_sum") == [20, 40, 5])
    #expect(try values(table, "tie_amount_net") == [-25, 20, 5])
    #expect(try values(table, "tie_out_amount_mean") == [15, 20, nil])
    // Of 45 that Ann gave, Bob gave 20 back; all that Bob gave came from Ann before.
    #expect(try values(table, "tie_amount_reciprocity") == [20.0 / 45, 1, nil])
    #expect(
      try values(table, "tie_out_amount_concentration") == [(40.0 * 40 + 25) / (45 * 45), 1, nil])
    #expect(try values(table, "tie_out_mean_gap") == [15, nil, nil])
    #expect(try values(table, "tie_out_gap_variation") == [5.0 / 15, nil, nil])
    #expect(try values(table, "tie_first_time") == [0, 0, 30])
  }

  @Test func `shares of texts are named as those of people's texts are`() async throws {
    let texts = ["a,b", "x\ny\u{1B}[31m", "a-b", "", "Zoë", String(repeating: "w", count: 60)]
    let places = texts.indices.map { "p\($0)" }
    let list = try EdgeList(
      sources: places, targets: places.map { "q\($0)" },
      columns: [Column("note", .strings(texts.map { $0.isEmpty ? nil : $0 }))])
    let ties = try await table(
      list, TieSelection(levelCount: 9), directed: false, asOf: nil)
    let people = people(places, Column("note", .strings(texts.map { $0.isEmpty ? nil : $0 })))
    let friends = try RelationGraph(
      EdgeList(zip(places, places.dropFirst()).map { ($0, $1) }), people: people)
    let shares = try await friends.friendAggregates(
      of: ["note"], statistics: FriendStatistics([], ofTexts: [.levelShares(9)]))
    func ends(_ table: Table, _ start: String) -> Set<String> {
      Set(
        table.columnNames.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
      ).subtracting(["other"])
    }
    #expect(
      ends(ties, "tie_note_share_")
        == ["a_b", "a_b_2", "x_y_31m", "Zoë", String(repeating: "w", count: 40)])
    #expect(ends(ties, "tie_note_share_") == ends(shares, "neighbor_note_share_"))
  }

  @Test func `undirected rows have no direction`() async throws {
    let table = try await table(payments(), directed: false)
    #expect(try values(table, "tie_amount_sum") == [65, 60, 5])
    #expect(!table.columns.contains { $0.name.contains("_in_") || $0.name.contains("_out_") })
    #expect(table["tie_amount_net"] == nil)
  }

  @Test func `a window begins with its first moment and ends before the date`() async throws {
    let selection = TieSelection(windows: [.seconds(20), .seconds(40), .seconds(1)])
    let table = try await table(payments(times: [10, 30, 29.999, 49]), selection)
    #expect(try values(table, "tie_out_rows") == [3, 1, 0])
    #expect(try values(table, "tie_out_rows_20s") == [1, 1, 0])
    #expect(try values(table, "tie_out_amount_sum_20s") == [30, 20, 0])
    #expect(try values(table, "tie_out_rows_40s") == [3, 1, 0])
    #expect(try values(table, "tie_out_rows_1s") == [0, 1, 0])
    let earlier = try await self.table(payments(times: [10, 30, 29.999, 49]), asOf: 49)
    #expect(try values(earlier, "tie_in_rows") == [0, 2, 1])
  }

  @Test func `a sum is 0 without rows and missing where nothing is known of them`() async throws {
    let table = try await table(payments(amounts: [nil, nil, nil, 20]))
    #expect(try values(table, "tie_out_amount_sum") == [nil, 20, 0])
    #expect(try values(table, "tie_out_amount_count") == [0, 1, 0])
    #expect(try values(table, "tie_amount_net") == [nil, nil, nil])
    #expect(try values(table, "tie_out_amount_mean") == [nil, 20, nil])
  }

  @Test func `amounts below zero count without sign in concentration, and nothing returns them`()
    async throws
  {
    let table = try await table(payments(amounts: [-10, 30, 5, 20]))
    #expect(try values(table, "tie_out_amount_sum") == [25, 20, 0])
    #expect(try values(table, "tie_out_amount_share_negative") == [1.0 / 3, 0, nil])
    #expect(
      try values(table, "tie_out_amount_concentration") == [(40.0 * 40 + 25) / (45 * 45), 1, nil])
    #expect(try values(table, "tie_amount_reciprocity") == [nil, nil, nil])
  }

  @Test func `sums are exact even where they pass the range of numbers`() async throws {
    let huge = try await table(payments(amounts: [1e308, 1e308, -1e308, -1e308]))
    #expect(try values(huge, "tie_amount_sum")[0] == 0)
    #expect(try values(huge, "tie_out_amount_sum")[0] == 1e308)
    #expect(try values(huge, "tie_in_amount_sum")[1] == nil)
    #expect(try values(huge, "tie_in_amount_mean")[1] == 1e308)
    #expect(try values(huge, "tie_out_amount_concentration")[0] == 5.0 / 9)
    let small = try await table(payments(amounts: [1e16, 1, -1e16, 1e-300]))
    #expect(try values(small, "tie_out_amount_sum")[0] == 1)
    #expect(try values(small, "tie_out_amount_concentration")[1] == 1)
  }

  @Test func `all at one time is neither regular nor irregular`() async throws {
    let table = try await table(payments(times: [7, 7, 7, 7]))
    #expect(try values(table, "tie_mean_gap") == [0, 0, nil])
    #expect(try values(table, "tie_gap_variation") == [nil, nil, nil])
  }

  @Test func `rows of people with themselves, of unknown people and over at the date don't count`()
    async throws
  {
    let list = try EdgeList(
      sources: ["ann", "ann", "bob", "ann"], targets: ["ann", "eve", "ann", "bob"],
      times: [1, 1, 2, 3], untils: [nil, nil, 50, 51],
      columns: [Column("amount", .reals([1, 2, 4, 8]))])
    let known = people(["bob", "ann"])
    let table = try await table(list, people: known, unknownPeople: .drop)
    #expect(Array(table.identifiers) == ["bob", "ann"])
    #expect(try values(table, "tie_amount_sum") == [8, 8])
    #expect(try values(table, "tie_rows") == [1, 1])
    let graph = try RelationGraph(
      list, people: known, rules: GraphRules(unknownPeople: .drop, asOf: 50))
    #expect(graph.friendshipCount == 1)
    #expect(graph.summary.endedCount == 1)
    #expect(graph.summary.tooLateCount == 0)
  }

  @Test func `texts have shares, and the rest of them one together`() async throws {
    let list = try EdgeList(
      sources: ["a", "a", "a", "a", "a", "b"], targets: ["b", "b", "b", "c", "c", "c"],
      columns: [Column("kind", .strings(["rent", "rent", "gift", "loan", nil, "gift"]))])
    let table = try await table(list, TieSelection(levelCount: 2), asOf: nil)
    #expect(try values(table, "tie_out_kind_count") == [4, 1, 0])
    #expect(try values(table, "tie_out_kind_levels") == [3, 1, 0])
    #expect(try values(table, "tie_out_kind_share_gift") == [0.25, 1, nil])
    #expect(try values(table, "tie_out_kind_share_rent") == [0.5, 0, nil])
    #expect(try values(table, "tie_out_kind_other_share") == [0.25, 0, nil])
    let entropy = try #require(try values(table, "tie_out_kind_entropy")[0])
    #expect(abs(entropy - 1.5 * log(2)) < 1e-15)
    #expect(try values(table, "tie_out_kind_entropy")[1] == 0)
    #expect(table["tie_rows"] != nil)
    #expect(table["tie_mean_gap"] == nil)
  }

  @Test func `one row and none are enough`() async throws {
    let one = try EdgeList(
      sources: ["a"], targets: ["b"], times: [3], columns: [Column("x", .reals([nil]))])
    let table = try await table(one, TieSelection(windows: [.days(1)]))
    #expect(try values(table, "tie_x_sum") == [nil, nil])
    #expect(try values(table, "tie_last_time_1d") == [3, 3])
    let early = try await self.table(one, people: people(["a", "z"]), asOf: 3)
    #expect(try values(early, "tie_x_sum") == [0, 0])
    #expect(try values(early, "tie_concentration") == [nil, nil])
  }

  @Test func `what can't be computed is refused with what to do`() async throws {
    let list = try EdgeList(
      sources: ["a"], targets: ["b"],
      columns: [Column("x", .reals([1])), Column("in_x", .reals([1]))])
    let graph = try RelationGraph(list, rules: GraphRules(directed: true))
    let cases: [(TieSelection, String)] = [
      (
        TieSelection(of: ["y"]),
        "the edge list keeps no column 'y'; name it where the list is read (`tieColumns`)"
      ),
      (
        TieSelection(windows: [.days(1)]),
        "windows of time need friendships with times; name the column of their times (`time`)"
      ),
      (
        TieSelection(),
        "two columns of ties would be called 'tie_in_x_count'; rename a column of the edge list, or "
          + "leave one out"
      ),
    ]
    for (selection, message) in cases {
      let error = await #expect(throws: GraphError.self) {
        try await graph.tieStatistics(of: list, selection)
      }
      #expect(error?.description == message)
    }
  }
}

/// What must hold for any list.
@Suite struct TieLawTests {
  private static let columns = ["amount", "kind"]

  private struct Row {
    var source: Int
    var target: Int
    var time: Double
    var amount: Double?
    var kind: String?
  }

  private func rows(_ generator: inout SplitMix64) -> [Row] {
    let odd: [Double?] = [nil, 0, 1e308, -1e308, 1e-300, 0.1, -7, 1e16, 3]
    return (0..<400).map { _ in
      Row(
        source: Int.random(in: 0..<20, using: &generator),
        target: Int.random(in: 0..<20, using: &generator),
        time: Double(Int.random(in: 0..<50, using: &generator)),
        amount: Bool.random(using: &generator)
          ? odd.randomElement(using: &generator) ?? nil
          : Double.random(in: -100...100, using: &generator),
        kind: ["a", "b", "c", nil, "d", "e", "f"].randomElement(using: &generator) ?? nil)
    }
  }

  private func table(
    _ rows: [Row], people: Table?, directed: Bool, threads: Int = 1,
    name: (Int) -> String = { "p\($0)" }
  ) async throws -> Table {
    let list = try EdgeList(
      sources: rows.map { name($0.source) }, targets: rows.map { name($0.target) },
      times: rows.map(\.time),
      columns: [
        Column("amount", .reals(rows.map(\.amount))), Column("kind", .strings(rows.map(\.kind))),
      ])
    let graph = try RelationGraph(
      list, people: people, rules: GraphRules(directed: directed, asOf: 45))
    return try await graph.tieStatistics(
      of: list, TieSelection(windows: [.seconds(5), .seconds(20)], levelCount: 3),
      execution: Execution(threads: threads))
  }

  @Test(arguments: [false, true])
  func `the order of rows and the number of threads change nothing`(directed: Bool) async throws {
    var generator = SplitMix64(seed: 11)
    let names = people((0..<22).map { "p\($0)" })
    for _ in 0..<10 {
      let rows = rows(&generator)
      let first = try await table(rows, people: names, directed: directed)
      let shuffled = rows.shuffled(using: &generator)
      let second = try await table(shuffled, people: names, directed: directed, threads: 3)
      for (one, other) in zip(first.columns, second.columns) {
        #expect(one == other, "\(one.name)")
      }
    }
  }

  @Test func `renaming people permutes rows`() async throws {
    var generator = SplitMix64(seed: 12)
    let order = (0..<20).shuffled(using: &generator)
    let names = people((0..<20).map { "p\($0)" })
    let others = people(order.map { "someone \($0)" })
    let rows = rows(&generator)
    let first = try await table(rows, people: names, directed: true)
    let second = try await table(rows, people: others, directed: true) { "someone \($0)" }
    for (one, other) in zip(first.columns, second.columns).dropFirst() {
      let (left, right) = (
        try #require(one.values.numbers), try #require(other.values.numbers)
      )
      #expect(order.indices.allSatisfy { right[$0] == left[order[$0]] }, "\(one.name)")
    }
  }

  @Test func `what goes out of some comes in to others, and both together are all`() async throws {
    var generator = SplitMix64(seed: 13)
    let table = try await table(rows(&generator), people: nil, directed: true)
    for end in ["", "_5s", "_20s"] {
      let counts = try ["tie_rows", "tie_in_rows", "tie_out_rows"].map {
        Array(try #require(table[$0 + end]?.values.numbers)).compactMap(\.self)
      }
      #expect(counts[1].reduce(0, +) == counts[2].reduce(0, +))
      #expect(counts[0] == zip(counts[1], counts[2]).map(+))
    }
  }
}
