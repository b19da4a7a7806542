import Communities
import EdgeLists
import Foundation
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing

/// A regression tree that splits greedily by squared error; missing values are below all others.
private struct Tree {
  indirect enum Node {
    case leaf(Double)
    case split(column: Int, limit: Double, low: Node, high: Node)
  }

  private let root: Node

  init(_ columns: [[Double]], _ events: [Bool?], rows: [Int], depth: Int = 5, least: Int = 8) {
    root = Self.node(columns, events, rows, depth, least)
  }

  private static func node(
    _ columns: [[Double]], _ events: [Bool?], _ rows: [Int], _ depth: Int, _ least: Int
  ) -> Node {
    let eventCount = rows.count { events[$0] == true }
    let mean = Double(eventCount) / Double(max(rows.count, 1))
    var best: (gain: Double, column: Int, limit: Double)?
    if depth > 0 {
      for (place, column) in columns.enumerated() {
        let sorted = rows.sorted { column[$0] < column[$1] }
        var below = 0.0
        for (number, row) in sorted.enumerated().dropLast() {
          if events[row] == true { below += 1 }
          let (low, high) = (Double(number + 1), Double(sorted.count - number - 1))
          let next = column[sorted[number + 1]]
          guard number + 1 >= least, Int(high) >= least, column[row] < next else { continue }
          let above = Double(eventCount) - below
          let gain = below * below / low + above * above / high
          if gain > best?.gain ?? mean * Double(eventCount) + 1e-9 { best = (gain, place, next) }
        }
      }
    }
    guard let best else { return .leaf(mean) }
    let isLow = { (row: Int) in columns[best.column][row] < best.limit }
    return .split(
      column: best.column, limit: best.limit,
      low: node(columns, events, rows.filter(isLow), depth - 1, least),
      high: node(columns, events, rows.filter { !isLow($0) }, depth - 1, least))
  }

  func value(_ columns: [[Double]], _ row: Int) -> Double {
    var node = root
    while case .split(let column, let limit, let low, let high) = node {
      node = columns[column][row] < limit ? low : high
    }
    if case .leaf(let mean) = node { return mean }
    return 0
  }
}

/// The area under the curve within folds, each by its share of pairs, and its error by chance.
struct AreaWithinFolds {
  private var (weighted, pairs, variance) = (0.0, 0.0, 0.0)

  mutating func add(_ scores: [(score: Double, isPositive: Bool)]) {
    let positives = Double(scores.count { $0.isPositive })
    let negatives = Double(scores.count) - positives
    guard positives > 0, negatives > 0 else { return }
    let count = positives * negatives
    weighted += areaUnderCurve(scores) * count
    variance += count * count * (positives + negatives + 1) / (12 * count)
    pairs += count
  }

  var area: Double { weighted / pairs }
  var error: Double { variance.squareRoot() / pairs }
}

/// A random outcome has nothing to do with the graph, so that whatever tells it is a leak.
@Suite struct `A random outcome` {
  private func graph(_ name: String) async throws -> RelationGraph {
    let lines = try graphLines("\(name)/edges.csv")
    let isHeaded = name != "bitcoin-otc"
    return try RelationGraph(
      EdgeList(lines.dropFirst(isHeaded ? 1 : 0).map { ($0[0], $0[1]) }),
      rules: GraphRules(directed: name != "lastfm-asia"))
  }

  private func random(_ count: Int, seed: UInt64) -> [Bool?] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let draw = generator.next() % 10
      return draw == 0 ? nil : draw < 4
    }
  }

  @Test(arguments: ["uk-faculty", "lastfm-asia", "bitcoin-otc"], [true, false])
  func `is told by no column and by no tree on all of them`(
    name: String, byPerson: Bool
  ) async throws {
    let graph = try await graph(name)
    let communities = try await graph.communities(seed: 1)
    let outcomes = random(graph.personCount, seed: 5)
    let rule = byPerson ? FoldRule.byPerson(4) : .byCommunity(3)
    let folds = try await graph.folds(rule, of: outcomes, communities: communities, seed: 2)
    var features = OutcomeFeatures()
    if graph.isDirected { features.circles += [.tiesIn, .tiesOut] }
    var areas: [String: AreaWithinFolds] = [:]
    for fold in 0..<folds.count {
      let found = try await graph.outcomeColumns(
        of: outcomes, named: "y", features, evaluating: fold, of: folds, communities: communities,
        seed: 3)
      let columns = found.columns.map { column in
        column.values.numbers.map { $0.map { $0 ?? -1 } } ?? []
      }
      let tested = folds.testRows(fold)
      let tree = Tree(columns, outcomes, rows: folds.trainingRows(fold))
      let scores =
        zip(found.columns, columns).map { column, values in
          (column.name, tested.map { values[$0] })
        } + [("tree", tested.map { tree.value(columns, $0) })]
      for (name, scores) in scores {
        areas[name, default: AreaWithinFolds()].add(
          zip(tested, scores).map { ($1, outcomes[$0] == true) })
      }
    }
    #expect(areas.count == features.circles.count * 2 + 11)
    for (column, found) in areas {
      #expect(abs(found.area - 0.5) < 3 * found.error, "\(column): \(found.area) ± \(found.error)")
    }
  }

  @Test func `is told entirely by the rate of a group in folds of one person, not in nested ones`()
    async throws
  {
    // Within a community everybody's rate tells their outcome if all others' outcomes are known.
    let graph = try await graph("uk-faculty")
    let halves = try await graph.communities(labels: (0..<81).map { $0 < 40 ? 0 : 1 })
    let everyone = try await graph.communities(labels: Array(repeating: 0, count: 81))
    let outcomes = (0..<81).map { Optional($0 * 7 % 81 < 30) }
    func area(_ rates: [Double?], _ rows: [Int]) -> Double {
      areaUnderCurve(rows.map { (rates[$0] ?? -1, outcomes[$0] == true) })
    }
    func rates(_ columns: OutcomeColumns) throws -> [Double?] {
      let column = columns.columns.first { $0.name == "community_y_excess_oof" }
      return Array(try #require(column?.values.numbers))
    }
    let single = try await graph.folds(.byPerson(81), of: outcomes, seed: 1)
    let trap = try await graph.outcomeColumns(
      of: outcomes, named: "y", folds: single, communities: halves)
    #expect(try area(rates(trap), Array(0..<40)) == 0)
    #expect(try area(rates(trap), Array(40..<81)) == 0)
    // A community of all has just the rate of all, whatever is left out.
    let whole = try await graph.outcomeColumns(
      of: outcomes, named: "y", folds: single, communities: everyone)
    #expect(try rates(whole).allSatisfy { $0 == 0 })
    let folds = try await graph.folds(.byPerson(5), of: outcomes, seed: 1)
    let usual = try await graph.outcomeColumns(
      of: outcomes, named: "y", folds: folds, communities: halves)
    for fold in 0..<5 {
      // Within a fold everybody of a community has the same rate.
      let rows = folds.testRows(fold).filter { $0 < 40 }
      #expect(try area(rates(usual), rows) == 0.5)
      let nested = try await graph.outcomeColumns(
        of: outcomes, named: "y", evaluating: fold, of: folds, communities: halves, seed: 1)
      #expect(try area(rates(nested), rows) == 0.5)
    }
  }
}
