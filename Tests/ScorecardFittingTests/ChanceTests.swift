import CreditScoring
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// What chance alone tells, and what nobody knows.
@Suite struct `Chance in cards` {
  /// People with one column that tells something, and noise of many texts.
  private static func people(noise: Int = 20, _ count: Int = 700) throws -> Table {
    var people = Drawn(count: count, seed: 31)
    var table = try people.table(Column("income", .reals(people.signal(-0.8))))
    let plain = people.steps(1_000)
    for column in 0..<noise {
      let texts = plain.indices.map { row in
        "L\((row &* 7_919 &+ column &* 104_729 &+ (row &* (column &+ 3)) / 7) % 30)"
      }
      try table.append(Column("noise\(column)", .strings(texts)))
    }
    return table
  }

  @Test func `noise of many texts stays out of cards, and its interval reaches 0`() async throws {
    let table = try Self.people()
    let card = try await Drawn.card(table)
    #expect(card.characteristics.map(\.column).contains("income"))
    #expect(card.characteristics.count <= 2)
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning.ranking.first == "income")
    let noise = binning.columns.filter { $0.name.hasPrefix("noise") }
    #expect(noise.count > 15)
    // The groups look as if they told much.
    #expect(noise.allSatisfy { $0.informationValue > 0.05 })
    #expect(noise.count { $0.interval?.lower ?? 1 > 0 } <= 1)
  }

  @Test func `a card that is mostly chance says so`() async throws {
    let table = try Self.people()
    let card = try await Drawn.card(table) { $0.leastInformationValue = 0 }
    #expect(card.inSample.areaUnderCurve > card.outOfFold.areaUnderCurve + 0.1)
    #expect(card.warnings.contains { $0.contains("much of it is chance") })
    let plain = try await Drawn.card(table)
    #expect(!plain.warnings.contains { $0.contains("much of it is chance") })
  }

  @Test func `nobody gains by a text that nobody knows`() async throws {
    var people = Drawn(count: 1_500, seed: 32)
    let words = people.texts(["a", "b", "c", "d"])
    // Rare texts of which none has the event.
    let texts = zip(words, people.events).enumerated().map { place, one in
      !one.1 && place % 17 == 0 ? "rare \(place)" : one.0
    }
    let table = try people.table(Column("c", .strings(texts)))
    let card = try await Drawn.card(table) { $0.leastInformationValue = 0 }
    let column = try #require(card["c"])
    let other = try #require(column.bins.bins.firstIndex { $0.content == .texts([], other: true) })
    let listed = column.bins.bins.compactMap { bin -> [String]? in
      if case .texts(let texts, false) = bin.content { texts } else { nil }
    }
    #expect(Set(listed.joined()) == ["a", "b", "c", "d"])
    #expect(column.points[other] < (column.points.max() ?? 0))
    let model = try card.model(named: "late", purpose: "testing")
    #expect(model.description.contains("'any other' are texts that no line lists"))
    #expect(model.pointsTable.contains("any other "))
  }

  @Test func `a column equal to the outcome is suspect, though it has no bins`() async throws {
    var people = Drawn(count: 400, seed: 33)
    let table = try people.table(
      Column("copy", .strings(people.events.map { $0 ? "x" : "y" })),
      Column("income", .reals(people.signal(-0.5))))
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning["copy"] == nil)
    #expect(binning.tooGoodToBeTrue.map(\.name) == ["copy"])
  }

  @Test func `a trend that no two bins have is named as the reason`() async throws {
    var people = Drawn(count: 600, seed: 34)
    let table = try people.table(
      Column("income", .integers(people.signal(-2).map { $0 > 0 ? 1 : 0 })))
    let binning = try await Binning(
      of: table, outcome: "late", options: .with { $0.trend = .rising })
    #expect(binning.leftOut.map(\.reason) == [.noTrend])
  }

  @Test func `bins given back make the same card, and those of others are found`() async throws {
    let table = try Self.people(noise: 3)
    let found = try await Binning(of: table, outcome: "late")
    let card = try await Drawn.card(table)
    let again = try await Drawn.card(table) { $0.bins = try? BinDefinitions(parsing: found.json) }
    #expect(again.characteristics == card.characteristics)
    #expect(again.leftOut == card.leftOut)
    let own = try ColumnBins(
      "noise0", .texts, [Bin(.texts([], other: true)), Bin(.missing)])
    let some = try await Drawn.card(table) { $0.bins = BinDefinitions([own]) }
    #expect(some["income"]?.bins == card["income"]?.bins)
  }

  @Test func `a held trend stays with assumed outcomes of rejected applicants`() throws {
    let bins = try ColumnBins(
      "limit", .numbers,
      [
        Bin(.numbers(from: nil, below: 1)), Bin(.numbers(from: 1, below: 2)),
        Bin(.numbers(from: 2, below: nil)), Bin(.missing),
      ])
    let counts = [(50, 50), (20, 80), (30, 70), (0, 0)].map { events, others in
      BinCounts(
        events: events, nonEvents: others, eventWeight: Double(events),
        nonEventWeight: Double(others))
    }
    let totals = OutcomeTotals(
      events: 100, nonEvents: 200, eventWeight: 100, nonEventWeight: 200)
    let free = EvidenceColumn(bins, counts, totals, leastRows: 20)
    #expect(free.evidence[1] > free.evidence[2] && !free.isPooled)
    let held = EvidenceColumn(bins, counts, totals, leastRows: 20, holding: .falling)
    #expect(held.isPooled && held.evidence[1] == held.evidence[2])
    #expect(held.evidence[0] == free.evidence[0] && held.evidence[0] < held.evidence[1])
  }

  @Test func `texts in a list are quoted where they could be misread`() {
    #expect(
      Bin(.texts(["a, b", "c", "missing"], other: true)).label(.texts)
        == "\"a, b\", c, \"missing\", any other")
    #expect(ScoreModel.Bin.Values.texts(["a, b"], other: false).description == "\"a, b\"")
    #expect(ScoreModel.Bin.Values.texts([], other: true).description == "any other")
  }
}
