import ScoreValidation
import Tables
import Testing

@Suite struct `Columns too good to be true` {
  private let people = Drawn(count: 300, seed: 6)

  @Test func `are those made from the outcome, whichever way, as numbers or texts`() throws {
    let events = people.events
    let columns = [
      people.signal, people.noise(1), people.texts,
      Column("late_fee", .reals(events.map { $0 ? 1 : 0 })),
      Column("on_time", .reals(events.enumerated().map { $1 ? -1 : Double($0) })),
      Column("status", .strings(events.map { $0 ? "sued" : nil })),
    ]
    let found = try ColumnSuspicion(of: columns, outcomes: people.outcomes)
    #expect(found.tooGoodToBeTrue == ["late_fee", "on_time", "status"])
    #expect(found.findings.count == 6)
    let signal = try #require(found.findings.first { $0.name == "signal" })
    #expect((0.6..<0.9).contains(signal.areaUnderCurve))
    #expect(signal.missingCount > 10)
    #expect(signal.chance < 1e-4)
    #expect(signal.lowerBound < signal.areaUnderCurve)
    let noise = try #require(found.findings.first { $0.name == "noise_1" })
    #expect(noise.chance > 0.05)
  }

  @Test func `take a value that is missing for a value`() throws {
    let column = Column("date_of_default", .integers(people.events.map { $0 ? 20_200_101 : nil }))
    let found = try ColumnSuspicion(of: [column], outcomes: people.outcomes)
    #expect(found.findings[0].areaUnderCurve == 1)
    #expect(found.tooGoodToBeTrue == ["date_of_default"])
  }

  @Test func `are not found by chance among few people`() throws {
    let column = Column("x", .integers([1, 2, 3, 4]))
    let outcomes = try Outcomes([false, false, true, true])
    let found = try ColumnSuspicion(of: [column], outcomes: outcomes)
    #expect(found.findings[0].areaUnderCurve == 1)
    #expect(found.tooGoodToBeTrue == [])
  }

  @Test func `are none where a column has one value or none`() throws {
    let columns = [
      Column("same", .integers(people.events.map { _ in 7 })),
      Column("empty", .reals(people.events.map { _ in nil })),
      Column("nothing", .strings(people.events.map { _ in nil })),
    ]
    let found = try ColumnSuspicion(of: columns, outcomes: people.outcomes)
    #expect(found.findings.map(\.areaUnderCurve) == [0.5, 0.5, 0.5])
    #expect(found.findings.map(\.chance) == [1, 1, 1])
  }

  @Test func `are not sought with one person of a kind or a limit out of range`() throws {
    #expect(throws: ValidationError.self) {
      try ColumnSuspicion(of: [], outcomes: Outcomes([true, false, false]))
    }
    #expect(throws: ValidationError.self) {
      try ColumnSuspicion(of: [], outcomes: people.outcomes, limit: 2)
    }
  }
}
