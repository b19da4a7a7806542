import Execution
import ScoreValidation
import Statistics
import Tables
import TestSupport
import Testing

@testable import ScorecardFitting

/// Tables that are hardly worth bins, and columns that get none.
@Suite struct `Odd tables` {
  private typealias Reason = Binning.LeftOutColumn.Reason

  private func reasons(_ binning: Binning) -> [String: Reason] {
    Dictionary(uniqueKeysWithValues: binning.leftOut.map { ($0.name, $0.reason) })
  }

  @Test func `say of each column without bins why`() async throws {
    var people = Drawn(count: 400, seed: 1)
    let events = people.events
    let table = try people.table(
      Column("number", .integers(events.indices.map { 1000 + $0 })),
      Column("name", .strings(events.indices.map { "n\($0)" })),
      Column("empty", .reals(events.map { _ in nil })),
      Column("same", .integers(events.map { _ in 7 })),
      Column("same_text", .strings(events.map { _ in "x" })),
      Column("when_late", .integers(events.enumerated().map { $1 ? $0 % 9 : nil })),
      Column("rare", .strings(events.indices.map { "t\($0 / 2)" })),
      Column("few", .integers(events.indices.map { $0 == 5 ? 1 : 2 })),
      Column("other", .booleans(events.map { !$0 })),
      Column("good", .reals(people.signal()))
    ).declaring(outcome: "other")
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning.columns.map(\.name) == ["good"])
    #expect(
      reasons(binning) == [
        "number": .identifiers, "name": .identifiers, "empty": .empty, "same": .constant,
        "same_text": .constant, "when_late": .oneKind, "rare": .rareTexts, "few": .bareBins,
        "other": .outcome,
      ])
    // What is named gets bins, whatever it looks like.
    let named = try await Binning(of: table, outcome: "late", columns: ["number"])
    #expect(named.columns.map(\.name) == ["number"] || reasons(named)["number"] == .equalRates)
    await #expect(throws: (any Error).self) {
      try await Binning(of: table, outcome: "late", columns: ["other"])
    }
    await #expect(throws: (any Error).self) {
      try await Binning(of: table, outcome: "late", columns: ["id"])
    }
    await #expect(throws: (any Error).self) {
      try await Binning(of: table, outcome: "late", columns: ["god"])
    }
  }

  @Test func `have columns that repeat others`() async throws {
    var people = Drawn(count: 900, seed: 2)
    let (signal, steps) = (people.signal(), people.steps(12))
    let texts = people.texts(["a", "b", "c"])
    let holes = steps.enumerated().map { $0 % 11 == 0 ? nil : $1 }
    let table = try people.table(
      Column("x", .reals(signal)), Column("x_again", .reals(signal)),
      Column("x_euro", .reals(signal.map { 3.7 * $0 + 1 })),
      Column("x_cubed", .reals(signal.map { $0 * $0 * $0 })),
      Column("minus_x", .reals(signal.map { -$0 })),
      Column("steps", .integers(steps)), Column("holes", .integers(holes)),
      Column("turned", .integers(holes.map { $0.map { 100 - $0 } })),
      Column("t", .strings(texts)), Column("upper", .strings(texts.map { $0.uppercased() })),
      Column("y", .reals(people.signal())))
    let binning = try await Binning(of: table, outcome: "late")
    #expect(
      binning.repeated == [
        .init(name: "x_again", original: "x", relation: .equal),
        .init(name: "x_euro", original: "x", relation: .rising),
        .init(name: "x_cubed", original: "x", relation: .rising),
        .init(name: "minus_x", original: "x", relation: .falling),
        .init(name: "turned", original: "holes", relation: .falling),
        .init(name: "upper", original: "t", relation: .renamed),
      ])
    #expect(binning.text.contains("minus_x puts rows in the opposite order of x: take one"))
  }

  @Test func `have columns too good to be true`() async throws {
    var people = Drawn(count: 600, seed: 3)
    let events = people.events
    let table = try people.table(
      Column("signal", .reals(people.signal())),
      Column(
        "fee", .reals(events.enumerated().map { $1 ? Double(1 + $0 % 7) : $0 % 90 == 1 ? 3 : 0 })),
      Column("status", .strings(events.map { $0 ? "sued" : nil })))
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning.tooGoodToBeTrue.map(\.name) == ["status", "fee"])
    // Only rows with the event have a text: there are no two bins, and nothing to be suspicious of.
    #expect(reasons(binning)["status"] == .constant || reasons(binning)["status"] == .oneKind)
  }

  @Test func `of one kind of rows, or without outcomes, are refused`() async throws {
    for (values, message) in [
      ([true, true, nil], "all rows with an outcome in column 'late' are with the event"),
      ([false, false, nil], "all rows with an outcome in column 'late' are without the event"),
      ([nil, nil, nil], "no row has an outcome in column 'late'"),
    ] {
      let table = try Table([
        Column("id", .strings(["a", "b", "c"])), Column("x", .integers([1, 2, 3])),
        Column("late", .booleans(values)),
      ]).declaring(outcome: "late")
      await #expect {
        try await Binning(of: table, outcome: "late")
      } throws: { error in
        "\(error)".hasPrefix(message)
      }
    }
  }

  @Test func `of 20 rows, or of three, are no problem`() async throws {
    for count in [3, 20] {
      let events = (0..<count).map { $0 % 3 == 0 }
      let table = try Table([
        Column("id", .strings(events.indices.map { "p\($0)" })),
        Column("x", .reals(events.indices.map { Double($0 * $0 % 7) / 2 })),
        Column("t", .strings(events.indices.map { ["a", "b"][$0 % 2] })),
        Column("late", .booleans(events)),
      ]).declaring(outcome: "late")
      let binning = try await Binning(of: table, outcome: "late")
      #expect(binning.columns.count + binning.leftOut.count == 2)
      _ = (binning.text, binning.markdown, binning.json)
    }
  }

  @Test func `with weights that are none are refused, and rows without an outcome do not count`()
    async throws
  {
    var people = Drawn(count: 300, seed: 4)
    let signal = people.signal()
    for bad in [0, -1, nil] as [Double?] {
      let table = try people.table(
        Column("x", .reals(signal)),
        Column("w", .reals(people.events.indices.map { $0 == 9 ? bad : 1 })))
      await #expect {
        try await Binning(of: table, outcome: "late", weights: "w")
      } throws: { error in
        "\(error)"
          == "table: column 'w', row 10: "
          + (bad.map { "weight \(Int($0)) is not a finite number greater than 0" }
            ?? "a weight is missing") + "; leave out rows that do not count"
      }
    }
    let known = people.events.enumerated().map { $0 % 4 == 0 ? nil : $1 }
    let all = try Table([
      Column("id", .strings(known.indices.map { "p\($0)" })), Column("x", .reals(signal)),
      Column("late", .booleans(known)),
    ]).declaring(outcome: "late")
    let some = all.rows(known.indices.filter { known[$0] != nil })
    let (one, other) = (
      try await Binning(of: all, outcome: "late"), try await Binning(of: some, outcome: "late")
    )
    #expect(one.columns == other.columns)
    #expect(one.missingCount == 75 && other.missingCount == 0)
  }

  @Test func `of the largest and smallest numbers have bins`() async throws {
    let people = Drawn(count: 500, seed: 5)
    let sizes = [
      -Double.greatestFiniteMagnitude, -Double.leastNonzeroMagnitude, 0,
      Double.leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]
    let values = people.events.enumerated().map { row, event in sizes[event ? 4 - row % 2 : row % 5]
    }
    let binning = try await Binning(
      of: try people.table(Column("x", .reals(values))), outcome: "late")
    let column = try #require(binning["x"])
    #expect(column.cuts == column.cuts.sorted())
    let definitions = try BinDefinitions(parsing: binning.json)
    #expect(definitions.columns == [column.bins])
  }

  @Test func `of many different texts have bins or the reason why not`() async throws {
    let people = Drawn(count: 60_000, seed: 6)
    let table = try people.table(
      Column("two_each", .strings(people.events.indices.map { "text number \($0 / 2)" })),
      Column(
        "mixed",
        .strings(people.events.enumerated().map { $0 % 2 == 0 ? "t\($0)" : $1 ? "x" : "y" })))
    let binning = try await Binning(of: table, outcome: "late", columns: ["two_each", "mixed"])
    #expect(reasons(binning)["two_each"] == .rareTexts)
    #expect(binning["mixed"] == nil || binning["mixed"]?.bins.bins.count == 3)
  }

  @Test(.timeLimit(.minutes(2)), .ownThreads)
  func `are left when the work is cancelled`() async throws {
    var people = Drawn(count: 20_000, seed: 7)
    let columns = (0..<40).map { Column("x\($0)", .reals(people.signal())) }
    let table = try Table(
      [Column("id", .strings(people.events.indices.map { "p\($0)" }))] + columns
        + [Column("late", .booleans(people.events.map { $0 }))]
    ).declaring(outcome: "late")
    let execution = Execution(threads: 1) { progress in }
    let run = Task(executorPreference: HelperExecutor.shared) {
      try await Binning(of: table, outcome: "late", execution: execution)
    }
    try await Task.sleep(for: .milliseconds(20))
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
  }

  @Test func `do not go with settings out of range`() async throws {
    var people = Drawn(count: 100, seed: 8)
    let table = try people.table(Column("x", .reals(people.signal())))
    for change in [
      { $0.mostBins = 0 }, { $0.leastShare = 1.5 }, { $0.leastEvents = 0 }, { $0.rareShare = -1 },
      { $0.mostPrebins = 1 }, { $0.leastNonEvents = -3 },
    ] as [(inout ColumnBinningOptions) -> Void] {
      await #expect(throws: ValidationError.self) {
        try await Binning(of: table, outcome: "late", options: .with(change))
      }
    }
    var options = BinningOptions()
    options.level = 1
    await #expect(throws: ValidationError.self) {
      try await Binning(of: table, outcome: "late", options: options)
    }
    options = BinningOptions()
    options["y"].trend = .peak
    await #expect(throws: (any Error).self) {
      try await Binning(of: table, outcome: "late", options: options)
    }
  }
}
