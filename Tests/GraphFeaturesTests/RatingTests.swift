import EdgeLists
import Execution
import Files
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing

@Suite struct `Ratings in a graph` {
  let five = people(["a", "b", "c", "d", "e"])
  let triples = [("a", "c", 1.0), ("b", "c", -1), ("a", "b", 1), ("d", "d", 0.5), ("a", "c", 1)]

  private func built() throws -> RelationGraph { try graph("a,b\n", people: five) }

  @Test func `give columns of fairness and goodness in row order`() async throws {
    let graph = try built()
    let result = try await graph.fairnessAndGoodness(of: Ratings(triples), coldStart: .missing)
    #expect(result.replacedCount == 1 && result.selfRatingCount == 1)
    let table = try result.table(for: graph)
    #expect(table.columns.map(\.name) == ["id", "fairness", "goodness"])
    let fairness = result.fairness.map { $0 }
    #expect(abs((fairness[0] ?? 0) - 5 / 7) < 1e-8 && abs((fairness[1] ?? 0) - 3 / 7) < 1e-8)
    #expect(fairness[2...] == [nil, nil, nil])
    #expect(result.goodness[0] == nil && abs((result.goodness[2] ?? 0) - 1 / 7) < 1e-8)
  }

  @Test func `tell how reliable REV2 takes each to be`() async throws {
    let graph = try built()
    let result = try await graph.rev2(
      of: Ratings([("a", "b", 10.0)], largest: 10), fairnessPrior: .fixed(0.5),
      fairnessPriorWeight: 1, goodnessPrior: .fixed(0), goodnessPriorWeight: 1)
    #expect(result.columns.map(\.name) == ["rev2_fairness", "rev2_goodness"])
    #expect(abs((result.reliability(ofRatingBy: 0, for: 1) ?? 0) - 0.6) < 1e-8)
    #expect(result.reliability(ofRatingBy: 1, for: 0) == nil)
    #expect(result.fairness[4] == 0.5 && result.goodness[4] == 0)
    let other = try await graph.fairnessAndGoodness(of: Ratings(triples), coldStart: .median)
    #expect(other.reliability(ofRatingBy: 0, for: 1) == nil)
  }

  @Test func `mean the same in every unit`() async throws {
    let graph = try built()
    let one = try await graph.fairnessAndGoodness(of: Ratings(triples), coldStart: .mean)
    let other = try await graph.fairnessAndGoodness(
      of: Ratings(triples.map { ($0.0, $0.1, $0.2 * 10) }, largest: 10), coldStart: .mean)
    #expect(Array(one.fairness) == Array(other.fairness))
    #expect(Array(one.goodness) == Array(other.goodness))
  }

  @Test(arguments: [Double.nan, .infinity, -1.5])
  func `out of range stop with their row`(rating: Double) throws {
    let error = #expect(throws: DataError.self) {
      try Ratings([("a", "b", 1), ("b", "c", rating)])
    }
    #expect(
      error?.description
        == "ratings in memory: row 2: rating '\(rating)' is not from -1 to 1; "
        + "correct it, or leave the row out")
  }

  @Test func `without a person stop with their row`() throws {
    #expect(throws: DataError.self) { try Ratings([("a", "", 1)]) }
  }

  @Test func `of unknown people stop with their number`() async throws {
    let graph = try built()
    let error = await #expect(throws: GraphError.self) {
      try await graph.fairnessAndGoodness(
        of: Ratings([("a", "x", 1), ("y", "x", 1)]), coldStart: .missing)
    }
    #expect(
      error?.description
        == "2 of the 3 people in the ratings are not in the graph; "
        + "leave their ratings out, or add them to the people table")
  }

  @Test func `can be none at all`() async throws {
    let graph = try built()
    let none = try Ratings([(String, String, Double)]())
    let result = try await graph.fairnessAndGoodness(of: none, coldStart: .median)
    #expect(result.fairness.allSatisfy { $0 == nil } && result.hasSettled)
    let rev2 = try await graph.rev2(
      of: none, fairnessPrior: .median, fairnessPriorWeight: 0, goodnessPrior: .median,
      goodnessPriorWeight: 0)
    #expect(rev2.goodness.allSatisfy { $0 == nil })
  }
}
