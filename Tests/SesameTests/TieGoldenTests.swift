import EdgeLists
import Sesame
import Tables
import Testing

/// Ties' columns by pandas, written by Tests/Golden/ties.py.
@Suite struct TieGoldenTests {
  /// Checks all columns of a golden table: whole numbers, exact sums and missing values exactly, others to
  /// 1e-12.
  private func compare(_ table: Table, with path: String) throws {
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/ties/\(path)")
    #expect(Array(table.identifiers) == Array(golden.identifiers))
    let ours = table.columns.map(\.name).filter { $0.hasPrefix("tie_") }
    #expect(Set(ours) == Set(golden.columns.dropFirst().map(\.name)))
    for column in golden.columns.dropFirst() {
      let expected = try #require(column.values.numbers)
      let values = try #require(table[column.name]?.values.numbers)
      let exact = ["_sum", "_rows", "_partners", "_count", "_min", "_max", "_mean", "_net"]
      let isExact = exact.contains { column.name.contains($0) } && !column.name.contains("gap")
      var wrong = 0
      for (value, wanted) in zip(values, expected) {
        guard let value, let wanted else {
          if value != wanted { wrong += 1 }
          continue
        }
        let distance = abs(value - wanted)
        if isExact ? distance != 0 : distance > 1e-12 * max(abs(wanted), 1e-3) { wrong += 1 }
      }
      #expect(wrong == 0, "\(column.name) differs for \(wrong) people")
    }
  }

  @Test func `signed ratings of Bitcoin OTC equal pandas`() async throws {
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection(windows: [.days(30), .days(90)])
    let result = try await job.run(
      on: GraphSource(
        edges: .file(
          "\(root)/Graphs/bitcoin-otc/edges.csv", EdgeListFormat(time: 4, columns: [3])),
        rules: GraphRules(directed: true, asOf: 1_356_998_400)))
    try compare(result.table, with: "bitcoin-otc.csv.gz")
  }

  @Test func `a list with everything odd equals pandas`() async throws {
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection(windows: [.days(7), .days(30)])
    let result = try await job.run(
      on: GraphSource(
        edges: .file(
          "\(root)/Tests/Golden/ties/random.csv",
          EdgeListFormat(time: "time", until: "until", columns: ["amount", "balance", "kind"])),
        rules: GraphRules(directed: true, asOf: 100 * 86_400)))
    try compare(result.table, with: "random-golden.csv.gz")
  }
}
