import Communities
import EdgeLists
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport

/// Twelve hamlets of ten people each, none tied to another, whose people default now and then.
struct OutOfFoldVillage {
  let graph: RelationGraph
  let communities: Communities
  /// The event for some, nothing known of every eighth.
  let outcomes: [Bool?]
  let count = 120

  static let rules: [FoldRule] = [
    .byPerson(4), .byCommunity(3), .byComponent(3), .byColumn("town", 3), .byColumn("joined", 3),
    .byColumn("age", 2),
  ]

  /// Draws the village; its people's rows are in the given order.
  init(seed: UInt64 = 1, order: [Int] = Array(0..<120), directed: Bool = false) async throws {
    var generator = SplitMix64(seed: seed)
    var lines = ""
    for hamlet in 0..<12 {
      for _ in 0..<18 {
        let ends = (0..<2).map { _ in hamlet * 10 + Int(generator.next() % 10) }
        if ends[0] != ends[1] { lines += "p\(ends[0]),p\(ends[1])\n" }
      }
    }
    let outcomes = (0..<120).map { row -> Bool? in row % 8 == 5 ? nil : generator.next() % 3 == 0 }
    let towns = (0..<120).map { row -> String? in row % 11 == 0 ? nil : "t\(row * 7 % 9)" }
    let dates = (0..<120).map { row -> String? in
      row % 17 == 0 ? nil : "2024-0\(1 + row * 5 % 9)-1\(row % 7)"
    }
    let ages = (0..<120).map { 20 + $0 * 13 % 50 }
    let table = people(
      order.map { "p\($0)" }, Column("town", .strings(order.map { towns[$0] })),
      Column("joined", .strings(order.map { dates[$0] })),
      Column("age", .integers(order.map { ages[$0] })))
    graph = try TestSupport.graph(lines, people: table, directed: directed)
    // Two communities in each hamlet.
    communities = try await graph.communities(labels: order.map { $0 / 5 })
    self.outcomes = order.map { outcomes[$0] }
  }

  var features: OutcomeFeatures {
    var features = OutcomeFeatures()
    features.levelColumns = ["town"]
    features.includesSybilRank = true
    if graph.isDirected {
      features.circles = [.friends, .tiesIn, .tiesOut, .friendsOfFriends(includingFriends: true)]
    }
    return features
  }

  func folds(_ rule: FoldRule, _ outcomes: [Bool?]? = nil) async throws -> Folds {
    try await graph.folds(rule, of: outcomes ?? self.outcomes, communities: communities, seed: 7)
  }

  func columns(_ rule: FoldRule, _ outcomes: [Bool?]? = nil) async throws -> OutcomeColumns {
    let outcomes = outcomes ?? self.outcomes
    return try await graph.outcomeColumns(
      of: outcomes, named: "y", features, folds: folds(rule, outcomes), communities: communities)
  }

  func columns(
    _ rule: FoldRule, evaluating fold: Int, _ outcomes: [Bool?]? = nil
  ) async throws -> OutcomeColumns {
    let outcomes = outcomes ?? self.outcomes
    return try await graph.outcomeColumns(
      of: outcomes, named: "y", features, evaluating: fold, of: folds(rule, outcomes),
      communities: communities, seed: 3)
  }
}

extension OutcomeColumns {
  /// The bits of a row's values.
  func bits(ofRow row: Int) -> [UInt64?] {
    columns.map { $0.values.numbers?[row]?.bitPattern }
  }
}
