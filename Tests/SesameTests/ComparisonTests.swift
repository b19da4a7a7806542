import Sesame
import Testing

/// Two divisions of people, in memory.
@Suite struct `Divisions compared in the library` {
  private func table(_ name: String, _ people: [String], _ groups: [String]) throws -> Table {
    Table([Column("id", .strings(people)), Column(name, .strings(groups))])
  }

  @Test func `columns are named once for both, or one by one, whatever is in a name`() async throws
  {
    let first = try table("a,b", ["p", "q", "r"], ["x", "x", "y"])
    let second = try table("other", ["p", "q", "r"], ["1", "1", "2"])
    let result = try await ComparisonJob(columns: "a,b", "other").run(
      on: .value(first), .value(second))
    #expect(result.comparison.agreement.adjustedRandIndex == 1)
    #expect(result.report.warnings.isEmpty)
    #expect(result.report.summary.personCount == 3)
    #expect(result.report.summary.stages.map(\.name) == ["read", "compare"])
    #expect("\(result)".hasPrefix("3 people compared, adjusted Rand index 1.0, "))
    let same = try await ComparisonJob(column: "a,b").run(on: .value(first), .value(first))
    #expect(same.comparison.columnNames == ("a,b", "a,b"))
    let lacking = await #expect(throws: DataError.self) {
      try await ComparisonJob(column: "a,b").run(on: .value(first), .value(second))
    }
    #expect(lacking?.problem.contains("'a,b'") == true)
  }

  @Test func `tables without a name of their own are the first and the second`() async throws {
    let error = await #expect(throws: DataError.self) {
      try await ComparisonJob().run(
        on: .value(table("community", ["p"], ["x"])), .value(table("community", ["q"], ["x"])))
    }
    #expect(
      error?.description.hasPrefix(
        "second table: no one in it has a community in the first table as well;") == true)
  }
}
