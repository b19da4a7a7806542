import ScoreValidation
import Statistics
import Tables
import Testing

/// Whether a score and its columns move from period to period.
@Suite struct `Stability from period to period` {
  private static let perPeriod = 600

  /// People of three quarters; in the last one incomes and scores have moved.
  private func columns(moved: Double) -> (scores: [Double], incomes: [Double?], towns: [String]) {
    var generator = SplitMix64(seed: 21)
    var scores: [Double] = []
    var (incomes, towns): ([Double?], [String]) = ([], [])
    for row in 0..<3 * Self.perPeriod {
      let move = row < 2 * Self.perPeriod ? 0 : moved
      let income = Double(Int.random(in: 0..<100, using: &generator)) + move
      incomes.append(row % 17 == 0 ? nil : income)
      towns.append(["Oslo", "Rome", "Bern"].randomElement(using: &generator) ?? "")
      scores.append(500 + 2 * income + Double.random(in: 0..<20, using: &generator))
    }
    return (scores, incomes, towns)
  }

  private func input(moved: Double = 30, periods: Int = 3) throws -> ValidationInput {
    let columns = columns(moved: moved)
    let count = periods * Self.perPeriod
    var generator = SplitMix64(seed: 5)
    let events = (0..<count).map { row in
      Double.random(in: 450..<900, using: &generator) > columns.scores[row]
    }
    var input = ValidationInput(
      name: "score", scores: columns.scores.prefix(count).map(Optional.some), outcomeName: "late",
      outcomes: try Outcomes(events),
      identifiers: Column("id", .strings((0..<count).map { "p\($0)" })))
    input.periods = try CalendarPeriods(
      column: "since", days: OptionalValues((0..<count).map { Double($0 / Self.perPeriod) * 91.4 }),
      length: .quarter)
    input.followed = [
      Column("income", .reals(OptionalValues(columns.incomes.prefix(count)))),
      Column("town", .strings(Array(columns.towns.prefix(count)))),
    ]
    return input
  }

  private func judge(_ input: ValidationInput) async throws -> ValidationReport {
    var options = ValidationOptions()
    options.replicates = 20
    return try await ValidationReport(of: input, options: options, seed: 1)
  }

  @Test func `the index is that of two tables of the same people`() async throws {
    let input = try input()
    let stability = try #require(try await judge(input).stability)
    #expect(stability.reference == "1970-Q1" && stability.referenceCount == Self.perPeriod)
    let columns = columns(moved: 30)
    func table(_ period: Int) -> Table {
      let rows = period * Self.perPeriod..<(period + 1) * Self.perPeriod
      return Table([
        Column("id", .strings(rows.map { "p\($0)" })),
        Column("score", .reals(rows.map { columns.scores[$0] })),
        Column("income", .reals(rows.map { columns.incomes[$0] })),
        Column("town", .strings(rows.map { columns.towns[$0] })),
      ])
    }
    for period in [1, 2] {
      let drift = try await TableStability(before: table(0), after: table(period))
      #expect(drift.columns.map(\.name) == stability.items.map(\.name))
      #expect(drift.columns.map(\.index) == stability.items.map { $0.shifts[period - 1].index })
      #expect(drift.columns.map(\.bins) == stability.items.map { $0.shifts[period - 1].bins })
    }
  }

  @Test func `what moved is told with its period, and what chance gives`() async throws {
    let report = try await judge(input())
    let stability = try #require(report.stability)
    #expect(stability.items.map(\.verdict) == [.moved, .moved, .stable])
    #expect(stability.items.map(\.worst.period).prefix(2) == ["1970-Q3", "1970-Q3"])
    #expect(stability.testCount == 6)
    let worst = stability.items[0].worst
    let critical = try worst.index.criticalValue(significance: 0.05 / 6)
    // 1 - 0.95 is not quite 0.05.
    #expect(isClose(stability.criticalValue(of: worst), critical, within: 1e-12))
    let verdict = try #require(report.verdicts.first { $0.about == "stability" })
    #expect(verdict.conclusion == "moved")
    #expect(verdict.sentence.hasPrefix("The score moved since 1970-Q1: PSI "))
    #expect(verdict.sentence.contains("Of 2 columns 1 moved: income (PSI "))
    #expect(report.text.contains("Stability: are people as in 1970-Q1?"))
    #expect(report.json.contains("\"critical_value_of_all_tests\""))
  }

  @Test func `people who do not change are stable, or too few to tell`() async throws {
    let report = try await judge(input(moved: 0))
    let stability = try #require(report.stability)
    #expect(stability.items.allSatisfy { $0.verdict == .stable || $0.verdict == .cannotTell })
    let verdict = try #require(report.verdicts.first { $0.about == "stability" })
    #expect(verdict.sentence.contains("Of 2 columns none is seen to move"))
  }

  @Test func `one period has nothing beside it`() async throws {
    let report = try await judge(input(periods: 1))
    #expect(report.periods?.periods.count == 1)
    #expect(report.stability == nil)
  }
}
