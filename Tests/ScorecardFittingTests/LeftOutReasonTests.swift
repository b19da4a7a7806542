import CreditScoring
import Files
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// Why columns have no bins or no part in a card, with what to do and with figures.
@Suite struct `Reasons of columns that are left out` {
  /// People with a column of numbers one of which is a text.
  private static func peopleWithOddText() throws -> Table {
    var people = Drawn(count: 600, seed: 3)
    let numbers = people.signal().enumerated().map { $0 == 9 ? "oops" : "\($1)" }
    let rows = people.events.indices.map {
      "p\($0),\($0 % 2 == 0 ? "a" : "b"),\(numbers[$0]),\(people.events[$0])\n"
    }
    return try Table(parsing: "id,t,x,late\n" + rows.joined(), named: "people.csv")
      .declaring(outcome: "late")
  }

  @Test func `name the limit that keeps a column from having two bins`() async throws {
    let events = (0..<1_000).map { $0 % 4 == 0 }
    let table = try Table([
      Column("id", .strings(events.indices.map { "p\($0)" })),
      Column("few", .strings(events.indices.map { $0 < 30 ? "yes" : "no" })),
      Column("half", .strings(events.enumerated().map { ($0 % 3 == 0) == $1 ? "yes" : "no" })),
      Column("even", .strings(events.indices.map { $0 < 500 ? "yes" : "no" })),
      Column("same", .reals(events.enumerated().map { Double($0) / 1e6 + ($1 ? 5 : 0) })),
      Column("late", .booleans(events.map { $0 })),
    ]).declaring(outcome: "late")
    func reasons(
      _ change: (inout ColumnBinningOptions) -> Void = { _ in }
    ) async throws -> [String: Binning.LeftOutColumn.Reason] {
      let options = BinningOptions.with(change)
      let binning = try await Binning(
        of: table, outcome: "late", columns: ["few", "half", "even", "same"], options: options)
      return Dictionary(uniqueKeysWithValues: binning.leftOut.map { ($0.name, $0.reason) })
    }
    #expect(
      try await reasons() == ["few": .leastShare, "even": .equalRates, "same": .bareBins])
    #expect(
      try await reasons { $0.leastEvents = 200 }
        == [
          "few": .leastShare, "half": .leastEvents, "even": .leastEvents, "same": .bareBins,
        ])
    #expect(try await reasons { $0.mostBins = 1 }["half"] == .mostBins)
    #expect(
      try await reasons {
        $0.leastShare = 0.01
        $0.leastEvents = 2
      } == ["even": .equalRates, "same": .bareBins])
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning.text.contains("the least share of rows (limit: least share): few"))
    #expect(binning.json.contains("\"reason\": \"bare_bins\""))
  }

  @Test func `tell where the text stands that keeps a column from being one of numbers`()
    async throws
  {
    let table = try Self.peopleWithOddText()
    let binning = try await Binning(of: table, outcome: "late")
    let odd = try #require(binning.leftOut.first { $0.name == "x" }?.oddText)
    #expect(
      odd
        == "1 of 600 values is not a number, first in line 11: correct it, or read it as missing")
    #expect(binning.leftOut.filter { $0.name == "t" }.allSatisfy { $0.oddText == nil })
    let error = await #expect(throws: DataError.self) { try await Drawn.card(table) }
    #expect(error?.line == 11)
    #expect(error?.problem.hasPrefix("no column tells enough of the outcome") ?? false)
    #expect(error?.problem.contains("'x' is out without bins, since") ?? false)
    #expect(error?.problem.contains("1 of 600 values is not a number, first in line 11") ?? false)
    #expect(error?.remedy?.contains("read it as missing") ?? false)
  }

  @Test func `are told at the end where no column has enough, with the option to ask less`()
    async throws
  {
    var people = Drawn(count: 900, seed: 3)
    let table = try people.table(
      Column("a", .reals(people.signal())), Column("b", .reals(people.signal())),
      Column("c", .reals(people.signal())), Column("d", .reals(people.signal())))
    let error = await #expect(throws: DataError.self) {
      try await Drawn.card(table) { $0.leastInformationValue = 9 }
    }
    #expect(error?.problem.hasSuffix(" and 1 more)") ?? false)
    #expect(error?.remedy?.contains("leastInformationValue") ?? false)
    let none = await #expect(throws: DataError.self) {
      try await Drawn.card(table) { $0.except = ["a", "b", "c", "d"] }
    }
    #expect(none?.problem == "no column is left to fit a card to")
  }

  @Test func `are a warning where the column was vouched for`() async throws {
    var people = Drawn(count: 900, seed: 8)
    let table = try people.table(
      Column("income", .reals(people.signal(-1))),
      Column("days", .reals(people.events.enumerated().map { Double($0) / 1e6 + ($1 ? 5 : 0) })))
    let card = try await Drawn.card(table) { $0.trusted = ["days"] }
    #expect(card.leftOut.map(\.reason) == [.noBins(.bareBins)])
    #expect(
      card.warnings.contains(
        "days was vouched for, and is not in the card: without bins, since of any two bins one would be without "
          + "the event, or without others."))
  }

  @Test func `have their figures in the document, which is read back with and without them`()
    async throws
  {
    var people = Drawn(count: 3_000, seed: 12)
    let signal = people.signal(-1)
    let noise = people.signal(0)
    // More of it goes with fewer events, but not beside what it is made of.
    let turned = zip(signal, noise).map { 0.8 * $0 + 0.4 * $1 }
    let other = zip(signal, noise).map { $0 + 0.5 * $1 }
    let table = try people.table(
      Column("signal", .reals(signal)), Column("turned", .reals(turned)),
      Column("other", .reals(other)), Column("third", .reals(zip(other, turned).map { $0 + $1 })))
    let card = try await Drawn.card(table)
    for left in card.leftOut {
      #expect((left.reason == .sign) == (left.coefficient != nil), "\(left)")
    }
    let model = try card.model(named: "late", purpose: "testing")
    #expect(try ScoreModel(parsing: model.json) == model)
    let weak = try await Drawn.card(table) { $0.leastInformationValue = 0.5 }
    let chances = weak.leftOut.filter { $0.reason == .uninformative }.map(\.chance)
    #expect(chances.allSatisfy { ($0 ?? 1) < 0.01 })
    var left = try #require(model.fit)
    left.leftOut = [.init(column: "old", reason: "since alone it tells too little")]
    #expect(left.leftOut[0].chance == nil && left.leftOut[0].coefficient == nil)
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning.json.contains("\"chance\": "))
    let read = try BinDefinitions(parsing: binning.json)
    #expect(read.columns.map(\.column) == binning.columns.map(\.name))
  }
}
