import Execution
import ScoreValidation
import Statistics
import Tables
import Testing

@Suite struct `Stability of tables` {
  @Test func `has SciPy's distances`() async throws {
    for golden in try StabilityGolden.load().samples {
      let (before, after) = (
        table(["x": numbers(golden.before)]), table(["x": numbers(golden.after)])
      )
      let column = try #require(
        try await TableStability(before: before, after: after, columns: ["x"]).columns.first)
      let distances = try #require(column.distances)
      #expect(isClose(distances.kolmogorovSmirnov, golden.kolmogorovSmirnov))
      #expect((distances.wasserstein == nil) == (golden.wasserstein == nil))
      if let expected = golden.wasserstein { #expect(isClose(distances.wasserstein, expected)) }
    }
  }

  @Test func `bins numbers by quantiles before, and leaves them where they are`() async throws {
    let before = table(["x": .integers((0..<200).map { $0 })])
    let after = table(["x": .integers((0..<200).map { $0 * 2 })])
    let column = try #require(
      try await TableStability(before: before, after: after, columns: ["x"]).columns.first)
    #expect(column.bins.labels.count == 10)
    #expect(column.bins.labels.first == "below 20" && column.bins.labels.last == "180 or more")
    #expect(column.bins.before == [Int](repeating: 20, count: 10))
    #expect(column.bins.after == [Int](repeating: 10, count: 9) + [110])
  }

  @Test func `takes fewer bins for fewer rows`() async throws {
    for (rows, bins) in [(20, 2), (50, 5), (100, 10), (1000, 10)] {
      let before = table(["x": .reals((0..<rows).map { Double($0) * 1.5 })])
      let column = try #require(
        try await TableStability(before: before, after: before, columns: ["x"]).columns.first)
      #expect(column.bins.labels.count == bins)
      #expect(column.bins.before.min() ?? 0 >= 10)
    }
  }

  @Test func `keeps equal numbers together, and gives few values bins of their own`() async throws {
    let zeros = [Int?](repeating: 0, count: 600)
    let before = table(["x": .integers(zeros + (1...400).map { $0 })])
    let column = try #require(
      try await TableStability(before: before, after: before, columns: ["x"]).columns.first)
    #expect(column.bins.labels.first == "0" && column.bins.before.first == 600)
    let few = [0, 1].flatMap { [Int?](repeating: $0, count: $0 == 1 ? 3 : 97) }
    let rare = try #require(
      try await TableStability(
        before: table(["x": .integers(few)]), after: table(["x": .integers(few)]), columns: ["x"]
      ).columns.first)
    #expect(rare.bins.labels == ["0", "1"] && rare.bins.before == [97, 3])
  }

  @Test func `gives what was one number bins below and above it`() async throws {
    let before = table(["x": .integers([Int?](repeating: 5, count: 40))])
    let after = table([
      "x": .integers([Int?](repeating: 5, count: 30) + [1, 2, 7, 8, 9, 9, 9, 9, 9, nil])
    ])
    let column = try #require(
      try await TableStability(before: before, after: after, columns: ["x"]).columns.first)
    #expect(column.bins.labels == ["below 5", "5", "above 5", "missing"])
    #expect(column.bins.after == [2, 30, 7, 1])
    #expect(column.missingAfter == 1 && column.distances?.wasserstein == nil)
  }

  @Test func `sees a code that is new beside several`() async throws {
    let codes = (0..<200).map { $0 % 4 + 1 }
    let before = table(["x": .integers(codes)])
    let after = table(["x": .reals(codes.map { $0 == 4 ? 99 : $0 == 2 ? 2.5 : Double($0) })])
    let column = try #require(
      try await TableStability(before: before, after: after, columns: ["x"]).columns.first)
    let filled = column.bins.labels.indices.filter {
      column.bins.before[$0] + column.bins.after[$0] > 0
    }
    #expect(
      filled.map { column.bins.labels[$0] } == ["1", "2", "2.5", "3", "4", "99"])
    #expect(filled.map { column.bins.before[$0] } == [50, 50, 0, 50, 50, 0])
    #expect(filled.map { column.bins.after[$0] } == [50, 0, 50, 50, 0, 50])
    let mixed = table(["x": .reals((0..<40).map { Double($0 % 2 * 97 + 2) })])
    let apart = try #require(
      try await TableStability(before: before, after: mixed, columns: ["x"]).columns.first)
    #expect(apart.bins.labels.contains("99"))
  }

  @Test func `few rows of a continuous quantity leave no gaps between its bins`() async throws {
    let before = table(["x": .reals((0..<9).map { Double($0) * 1.37 })])
    let after = table(["x": .reals((0..<9).map { Double($0) * 1.37 + 0.2 })])
    let column = try #require(
      try await TableStability(before: before, after: after, columns: ["x"]).columns.first)
    #expect(column.bins.after.filter { $0 > 0 }.count == 2)
  }

  @Test func `counts texts, those that are new, and rare ones together`() async throws {
    let before = table(["x": .strings((0..<100).map { $0 < 60 ? "a" : $0 < 98 ? "b" : "r\($0)" })])
    let after = table([
      "x": .strings((0..<100).map { $0 < 30 ? "a" : $0 < 50 ? "b" : $0 < 90 ? "n" : "s" + "\($0)" })
    ])
    let column = try #require(
      try await TableStability(before: before, after: after).columns.first)
    #expect(column.bins.labels == ["a", "b", "n", "12 rare"])
    #expect(column.bins.before == [60, 38, 0, 2] && column.bins.after == [30, 20, 40, 10])
    #expect(column.newTextCount == 11 && column.newTextRowCount == 50)
  }

  @Test func `names what is not compared, and why`() async throws {
    let count = 60
    let shared: [(String, ColumnValues)] = [
      ("kept", .integers((0..<count).map { $0 % 7 })),
      ("customer_id", .integers((0..<count).map { $0 })),
      ("opened", .strings((0..<count).map { "2024-01-\(10 + $0 % 20)" })),
      ("none", .integers([Int?](repeating: nil, count: count))),
    ]
    let before = Table(
      columns(
        shared + [
          ("kind", .integers((0..<count).map { $0 % 30 })),
          ("old", .booleans([Bool?](repeating: true, count: count))),
        ]))
    let after = Table(
      columns(
        shared + [
          ("kind", .strings((0..<count).map { $0 == 3 ? "n/k" : "\($0 % 30)" })),
          ("new", .booleans([Bool?](repeating: true, count: count))),
        ]))
    let found = try await TableStability(before: before, after: after)
    #expect(found.columns.map(\.name) == ["kept"])
    #expect(
      found.uncompared.map(\.name) == ["customer_id", "opened", "none", "kind", "old", "new"])
    #expect(
      found.uncompared.map(\.reason) == [
        .identifiers, .dates, .empty,
        .otherKind(
          before: "whole numbers",
          after: "texts (1 of 60 values is not a number, first in row 4)"), .onlyBefore, .onlyAfter,
      ])
    #expect(found.commonCount == count && !found.areEqual)
  }

  @Test func `of no rows or no common column is refused`() async throws {
    let people = table(["x": .integers([1, 2])])
    await #expect(throws: ValidationError.self) {
      try await TableStability(before: people, after: Table(columns([("y", .integers([1]))])))
    }
    await #expect(throws: ValidationError.self) {
      try await TableStability(before: people, after: table(["x": .integers([Int?]())]))
    }
  }

  @Test func `of one value in both says so`() async throws {
    let people = table(["x": .integers([1, 1, 1])])
    let found = try await TableStability(before: people, after: people, columns: ["x"])
    #expect(found.columns[0].index.degreesOfFreedom == 0 && found.areEqual)
    let finding = try StabilityRule().findings(of: [.counts(found.columns[0].index)])[0]
    #expect(finding.verdict == .stable && finding.adjustedPValue == nil)
  }

  @Test func `does not depend on the number of threads`() async throws {
    var generator = SplitMix64(seed: 3)
    let make = { (shift: Double) in
      Table(
        columns(
          (0..<6).map { column in
            (
              "c\(column)",
              .reals((0..<500).map { _ in Double(generator.next() >> 40) / 1e5 + shift })
            )
          }))
    }
    let (before, after) = (make(0), make(20))
    let one = try await TableStability(
      before: before, after: after, execution: Execution(threads: 1))
    let many = try await TableStability(
      before: before, after: after, execution: Execution(threads: 4))
    #expect(one == many)
  }
}

@Suite struct `Rule of stability` {
  private func verdict(_ before: [Int], _ after: [Int]) throws -> StabilityVerdict {
    try StabilityRule().findings(of: [.counts(StabilityIndex(before: before, after: after))])[0]
      .verdict
  }

  @Test func `calls moved what is both sure and large`() throws {
    #expect(try verdict([500, 500], [200, 800]) == .moved)
    #expect(try verdict([500, 500], [340, 660]) == .movedSlightly)
    // Sure, and small.
    #expect(try verdict([500_000, 500_000], [490_000, 510_000]) == .stable)
    // Large, and no more than chance.
    #expect(try verdict([10, 10], [6, 14]) == .cannotTell)
    // Nothing seen, where it would have been.
    #expect(try verdict([500, 500], [505, 495]) == .stable)
    // Nothing seen, where it would not.
    #expect(try verdict([10, 10], [10, 10]) == .cannotTell)
  }

  @Test func `asks more of each of many tests`() throws {
    let moved = StabilityEvidence.counts(
      try StabilityIndex(before: [50, 50], after: [31, 69]))
    let same = StabilityEvidence.counts(try StabilityIndex(before: [50, 50], after: [50, 50]))
    #expect(try StabilityRule().findings(of: [moved])[0].verdict == .movedSlightly)
    let many = try StabilityRule().findings(
      of: [moved] + [StabilityEvidence](repeating: same, count: 30))
    #expect(many[0].verdict == .cannotTell)
    #expect(many[0].adjustedPValue ?? 0 > 0.05)
  }

  @Test func `compares numbers by their standard errors`() throws {
    let estimate = { (value: Double, error: Double?) in
      StabilityEvidence.estimates(
        before: Estimate(value: 0, standardError: 0.02),
        after: Estimate(value: value, standardError: error))
    }
    let found = try StabilityRule().findings(of: [
      estimate(0.4, 0.04), estimate(0.15, 0.01), estimate(0.02, 0.01), estimate(0.05, 0.2),
      estimate(0.4, nil),
    ])
    #expect(
      found.map(\.verdict) == [.moved, .movedSlightly, .stable, .cannotTell, .cannotTell])
  }
}

private func numbers(_ values: [Double]) -> ColumnValues { .reals(values) }

private func columns(_ columns: [(String, ColumnValues)]) -> [Column] {
  let count = columns[0].1.count
  return [Column("id", .strings((0..<count).map { "p\($0)" }))]
    + columns.map { Column($0.0, $0.1) }
}

private func table(_ given: KeyValuePairs<String, ColumnValues>) -> Table {
  Table(columns(given.map { ($0.key, $0.value) }))
}
