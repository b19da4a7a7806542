import Execution
import Foundation
import Memory
import ScoreValidation
import ScorecardFitting
import Statistics
import Tables
import Testing

/// What holds of bins whatever the table.
@Suite struct `Bins of a table` {
  private func binned(
    _ people: Drawn, _ values: ColumnValues, _ options: BinningOptions = BinningOptions()
  ) async throws -> BinnedColumn {
    try #require(try await found(people, values, options))
  }

  private func found(
    _ people: Drawn, _ values: ColumnValues, _ options: BinningOptions
  ) async throws -> BinnedColumn? {
    let table = try people.table(Column("c", values))
    return try await Binning(of: table, outcome: "late", options: options)["c"]
  }

  @Test func `has the definitions of the field`() async throws {
    // 4 of 10 events and 2 of 20 others below 5.
    let events = (0..<30).map { $0 < 10 }
    let values = (0..<30).map { $0 < 4 || $0 == 10 || $0 == 11 ? 1 + $0 % 3 : 5 + $0 % 4 }
    let table = try Table([
      Column("id", .strings(events.indices.map { "p\($0)" })), Column("c", .integers(values)),
      Column("late", .booleans(events)),
    ]).declaring(outcome: "late")
    let bins = try ColumnBins(
      "c", .numbers,
      [Bin(.numbers(from: nil, below: 5)), Bin(.numbers(from: 5, below: nil)), Bin(.missing)])
    let binning = try await Binning(of: table, outcome: "late", bins: BinDefinitions([bins]))
    let column = try #require(binning["c"])
    #expect(column.table == [[6, 4], [24, 6]])
    #expect(isClose(column.evidence[0].weightOfEvidence, log(0.1 / 0.4)))
    #expect(isClose(column.evidence[1].weightOfEvidence, log(0.9 / 0.6)))
    #expect(isClose(column.informationValue, 0.3 * log(4) + 0.3 * log(1.5)))
    #expect(column.evidence.map(\.share) == [0.2, 0.8, 0])
    #expect(column.counts[0].eventRate == 4.0 / 6 && column.counts[2].eventRate == nil)
    // The area: events above others 0.4 × 0.9, ties half of 0.4 × 0.1 + 0.6 × 0.9.
    #expect(isClose(column.gini, 2 * (0.36 + 0.29) - 1))
    #expect(isClose(column.kolmogorovSmirnov, 0.3))
    #expect(column.trend == .falling)
  }

  @Test(arguments: [BinTrend.free, .rising, .falling, .monotonic, .peak, .valley])
  func `is mirrored where numbers are turned around`(_ trend: BinTrend) async throws {
    let turned: [BinTrend: BinTrend] = [.rising: .falling, .falling: .rising]
    for seed in 1...3 as ClosedRange<UInt64> {
      var people = Drawn(count: 900, seed: seed)
      let (signal, steps) = (people.signal(), people.steps(40))
      for values in [signal.map { $0 * $0 * $0 - 3 * $0 }, steps.map(Double.init)] {
        let one = try await found(people, .reals(values), .with { $0.trend = trend })
        let other = try await found(
          people, .reals(values.map { -$0 }), .with { $0.trend = turned[trend] ?? trend })
        #expect(one?.table == other?.table.reversed())
        #expect(isClose(one?.informationValue ?? 0, other?.informationValue ?? 0, within: 1e-12))
      }
    }
  }

  @Test func `depends neither on the order of rows nor on the number of threads`() async throws {
    var people = Drawn(count: 3_000, seed: 4)
    var generator = SplitMix64(seed: 9)
    let weights = people.signal().map { exp($0) }
    let table = try people.table(
      Column("a", .reals(people.signal())), Column("b", .integers(people.steps(30))),
      Column("c", .strings(people.texts(["x", "y", "z", "u", "v"]))),
      Column("w", .reals(weights)))
    let rows = Array(0..<table.rowCount).shuffled(using: &generator)
    for weights in [nil, "w"] {
      let one = try await Binning(
        of: table, outcome: "late", weights: weights, execution: Execution(threads: 1))
      let three = try await Binning(
        of: table, outcome: "late", weights: weights, execution: Execution(threads: 3))
      let shuffled = try await Binning(
        of: table.rows(rows), outcome: "late", weights: weights)
      #expect(one.json == three.json)
      #expect(one.json == shuffled.json)
      #expect(one.columns.count == (weights == nil ? 4 : 3))
    }
  }

  @Test func `counts a row of weight 2 as two rows`() async throws {
    var people = Drawn(count: 800, seed: 6)
    let weights = people.events.indices.map { $0 % 3 == 0 ? 2 : 1 }
    let table = try people.table(
      Column("a", .reals(people.signal())), Column("b", .strings(people.texts(["x", "y", "z"]))),
      Column("w", .integers(weights)))
    let twice = weights.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
    let names = twice.indices.map { "q\($0)" }
    let longer = try Table(
      [Column("id", .strings(names))]
        + table.rows(twice).columns.dropFirst().filter { $0.name != "w" }
    ).declaring(outcome: "late")
    let weighted = try await Binning(of: table, outcome: "late", weights: "w")
    let repeated = try await Binning(of: longer, outcome: "late")
    for (one, other) in zip(weighted.columns, repeated.columns) {
      #expect(one.bins == other.bins)
      #expect(one.evidence == other.evidence)
      #expect(one.gini == other.gini)
      #expect(one.counts.map(\.weight) == other.counts.map { Double($0.rows) })
    }
  }

  @Test func `sees only the order of numbers`() async throws {
    var people = Drawn(count: 1_500, seed: 7)
    let signal = people.signal()
    let plain = try await binned(people, .reals(signal))
    let other = try await binned(people, .reals(signal.map { exp(3 * $0) - 100 }))
    #expect(plain.table == other.table)
    #expect(plain.informationValue == other.informationValue)
  }

  @Test(arguments: [1, 2, 5, 8], [0, 0.05, 0.2])
  func `keeps its limits`(_ mostBins: Int, _ leastShare: Double) async throws {
    var people = Drawn(count: 1_200, seed: 8)
    let (signal, texts) = (people.signal(), people.texts("abcdefghijkl".map(String.init)))
    for trend in BinTrend.allCases {
      let options = BinningOptions.with {
        $0.trend = trend
        $0.mostBins = mostBins
        $0.leastShare = leastShare
        ($0.leastEvents, $0.leastNonEvents) = (12, 30)
      }
      for values in [ColumnValues.reals(signal), .strings(texts)] {
        guard let column = try await found(people, values, options) else { continue }
        let used = column.counts.filter { $0.rows > 0 }
        #expect(used.count <= mostBins)
        #expect(used.allSatisfy { $0.events >= 12 && $0.nonEvents >= 30 })
        #expect(column.evidence.allSatisfy { $0.share == 0 || $0.share >= leastShare - 1e-12 })
        if values.isNumeric, trend != .free, trend != .monotonic {
          #expect(column.trend == trend || [.peak, .valley].contains(trend))
        }
      }
    }
  }

  @Test func `loses next to nothing by prebins`() async throws {
    var people = Drawn(count: 4_000, seed: 12)
    let signal = people.signal(0.8)
    for trend in [BinTrend.monotonic, .peak, .free] {
      let usual = try await binned(people, .reals(signal), .with { $0.trend = trend })
      let fine = try await binned(
        people, .reals(signal),
        .with {
          $0.trend = trend
          $0.mostPrebins = 1_000
        })
      #expect(usual.informationValue > 0.97 * fine.informationValue)
    }
  }

  @Test func `puts special codes and missing values apart`() async throws {
    var people = Drawn(count: 1_000, seed: 13)
    let signal = people.signal()
    let values = signal.enumerated().map { row, value -> Double? in
      row % 10 == 0 ? nil : row % 10 == 1 ? -9 : value
    }
    var options = BinningOptions()
    options.specialCodes = ["-9", "refused", "-8"]
    var column = try await binned(people, .reals(values), options)
    let own = column.bins.bins.filter { !$0.isOrdinary }
    #expect(own == [Bin(.specialNumbers([-9])), Bin(.missing)])
    #expect(column.counts.suffix(2).map(\.rows) == [100, 100])

    // A column's own codes have bins even where no row has them.
    options.specialCodes = []
    options["c"].specialCodes = ["-8", "-9"]
    options["c"].missing = .merged
    column = try await binned(people, .reals(values), options)
    #expect(
      column.bins.bins.filter { !$0.isOrdinary }
        == [Bin(.specialNumbers([-8])), Bin(.specialNumbers([-9]))])
    #expect(column.counts.map(\.rows).reduce(0, +) == 1_000)
    #expect(column.bins.bins.count { $0.takesMissing } == 1)
    #expect(column.trend == .rising)
    options["c"].specialCodes = ["refused"]
    await #expect(throws: BinningError.self) { try await binned(people, .reals(values), options) }
  }

  @Test func `puts missing values where the weight of evidence is nearest`() async throws {
    var people = Drawn(count: 2_000, seed: 14)
    let values = people.signal().enumerated().map { $0 % 9 == 0 ? nil : $1 }
    let own = try await binned(people, .reals(values))
    let merged = try await binned(people, .reals(values), .with { $0.missing = .merged })
    let missing = own.weightsOfEvidence[own.bins.bins.count - 1]
    let taker = try #require(merged.bins.bins.firstIndex { $0.takesMissing })
    let distances = own.weightsOfEvidence.dropLast().map { ($0 - missing).magnitude }
    #expect(distances[taker] == distances.min())
    #expect(merged.trend == .rising)
    #expect(merged.informationValue <= own.informationValue)
  }

  @Test func `smooths a bin of one kind only among missing values and codes`() async throws {
    var people = Drawn(count: 1_000, seed: 15)
    let signal = people.signal()
    let values = zip(people.events, signal).map { event, value in
      event && value > 1.5 ? Double?.none : value
    }
    let column = try await binned(people, .reals(values))
    let missing = try #require(column.counts.last)
    #expect(missing.rows > 0 && missing.nonEvents == 0)
    let (events, nonEvents) = (people.events.count { $0 }, people.events.count { !$0 })
    let shares = (
      0.5 / Double(nonEvents), (Double(missing.events) + 0.5) / Double(events)
    )
    #expect(isClose(column.evidence.last?.weightOfEvidence ?? 0, log(shares.0 / shares.1)))
    #expect(column.counts.dropLast().allSatisfy { $0.events > 0 && $0.nonEvents > 0 })
  }

  @Test func `groups texts by event rate, and rare and unknown ones together`() async throws {
    var people = Drawn(count: 3_000, seed: 16)
    let words = people.texts(["a", "b", "c", "d", "e", "f"])
    let texts = words.enumerated().map { $0 % 500 == 0 ? "rare \($0)" : $1 }
    let column = try await binned(people, .strings(texts))
    let rates = zip(column.bins.bins, column.counts).compactMap { bin, counts in
      bin.content == .texts([], other: true) ? nil : counts.eventRate
    }
    #expect(rates == rates.sorted())
    #expect(column.trend == nil)
    let other = try #require(
      column.bins.bins.firstIndex { bin in
        if case .texts(_, let isOther) = bin.content { isOther } else { false }
      })
    let found = try column.bins.numbers(of: Column("c", .strings(["rare 0", "new", nil])))
    #expect(found.map { Int($0) } == [other, other, column.bins.bins.count - 1])
  }

  @Test func `reads true and false, and dates`() async throws {
    var people = Drawn(count: 600, seed: 17)
    let truths = people.steps(2).map { $0 == 1 }
    let days = people.steps(60).map { day in
      "2024-0\(1 + day / 28)-\(day % 28 < 9 ? "0" : "")\(1 + day % 28)"
    }
    let table = try people.table(
      Column("truth", .booleans(truths)), Column("since", .strings(days)))
    let binning = try await Binning(of: table, outcome: "late")
    #expect(binning["truth"]?.bins.kind == .booleans)
    #expect(binning["since"]?.bins.kind == .dates)
    #expect(binning["since"]?.trend == .rising)
    #expect(binning.json.contains(#""values": [true]"#))
    #expect(binning.json.contains(#""from": "2024-0"#))
    let definitions = try BinDefinitions(parsing: binning.json)
    #expect(definitions.columns == binning.columns.map(\.bins))
    let again = try await Binning(of: table, outcome: "late", bins: definitions)
    #expect(again.columns == binning.columns)
  }
}
