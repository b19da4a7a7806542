import Communities
import EdgeLists
import Graphs
import Tables
import TestSupport
import Testing

@Suite struct `Tables of communities with odd numbers` {
  private func table(_ values: [String]) async throws -> Table {
    let rows = values.enumerated().map { "p\($0),\($1)\n" }.joined()
    let people = try Table(parsing: "id,c\n" + rows, named: "people.csv")
    let edges = (1..<values.count).map { "p0,p\($0)\n" }.joined()
    let graph = try RelationGraph(
      EdgeList(parsing: "source,target\n" + edges, named: "edges.csv"), people: people)
    let communities = try await graph.communities(
      labels: [Int](repeating: 0, count: values.count))
    return try await graph.communityTable(of: communities, columns: ["c"])
  }

  private func number(_ table: Table, _ name: String) throws -> Double? {
    try table.numbers(inColumn: name)[0]
  }

  @Test func `quartiles lie between values farther apart than the largest number`() async throws {
    let table = try await table(["-1.7e308", "1.7e308"])
    // numpy: -1.7e308 + 0.25 · 3.4e308, which is beyond the range, in parts.
    let (low, high) = (try number(table, "c_q25"), try number(table, "c_q75"))
    #expect(abs(try #require(low) / -0.85e308 - 1) < 1e-14)
    #expect(abs(try #require(high) / 0.85e308 - 1) < 1e-14)
    #expect(try number(table, "c_median") == 0)
    #expect(try number(table, "c_mean") == 0)
    #expect(try number(table, "c_sd") == 1.7e308)
  }

  @Test func `the spread of tiny values is not lost`() async throws {
    let table = try await table(["1e-200", "3e-200"])
    let deviation = try #require(try number(table, "c_sd"))
    #expect(abs(deviation - 1e-200) < 1e-214)
  }

  /// Values at all ends of the ranges of numbers.
  private static let odd = [
    "1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "-5e-324", "0", "-0.0", "1e308",
    "9223372036854775808", "-9223372036854775808", "18446744073709551616", "9007199254740992",
    "1e-310", "0.1", "",
  ]

  @Test func `any three odd numbers give a table`() async throws {
    for first in Self.odd.indices {
      for second in first..<Self.odd.count {
        for third in stride(from: second, to: Self.odd.count, by: 3) {
          let values = [first, second, third].map { Self.odd[$0] }
          let table = try await table(values + ["1"])
          let quarter = try number(table, "c_q25") ?? 0
          #expect(quarter.isFinite)
          #expect(try number(table, "c_median") ?? 0 >= quarter)
        }
      }
    }
  }

  @Test func `zeros have no sign, and a threshold is a number`() async throws {
    for values in [["0", "-0.0"], ["-0.0", "0"]] {
      let table = try await table(values)
      for name in ["q25", "median", "q75", "mean"] {
        #expect(try number(table, "c_\(name)")?.sign == .plus)
      }
    }
    let graph = try graph("a,b\n", people: people(["a", "b"], Column("x", .integers([1, 2]))))
    let communities = try await graph.communities(labels: [0, 0])
    let error = await #expect(throws: GraphError.self) {
      try await graph.communityTable(of: communities, columns: ["x"], thresholds: ["x": .nan])
    }
    #expect(
      error?.description
        == "the threshold of column 'x' is not a number; give one, or leave it out")
  }
}
