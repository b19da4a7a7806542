import CreditScoring
import ScorecardFitting
import Statistics
import Tables

/// People with columns and an outcome, drawn at random.
struct Drawn {
  private var generator: SplitMix64
  let events: [Bool]

  /// Draws people, whose signal rises with the chance of the event.
  init(count: Int, seed: UInt64, eventShare: Double = 0.3) {
    var generator = SplitMix64(seed: seed)
    events = (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) < eventShare }
    self.generator = generator
  }

  /// A number that is larger with the event by some standard deviations.
  mutating func signal(_ strength: Double = 1) -> [Double] {
    events.map { event in
      NormalDistribution.quantile(.random(in: 1e-9..<1, using: &generator))
        + (event ? strength : 0)
    }
  }

  /// Whole numbers below a limit, a little larger with the event.
  mutating func steps(_ count: Int) -> [Int] {
    events.map { event in
      let draws = (0..<(event ? 2 : 1)).map { _ in Int.random(in: 0..<count, using: &generator) }
      return draws.max() ?? 0
    }
  }

  /// Some of the texts.
  mutating func texts(_ words: [String]) -> [String] {
    events.map { event in
      let place = Int.random(in: 0..<words.count, using: &generator)
      return words[event ? place : place * place / words.count]
    }
  }

  /// A table of these columns and the outcome `late`.
  func table(_ columns: Column...) throws -> Table {
    try Table(
      [Column("id", .strings(events.indices.map { "p\($0)" }))] + columns
        + [Column("late", .booleans(events.map { $0 }))]
    ).declaring(outcome: "late")
  }
}

extension BinningOptions {
  /// Options that are the defaults but for some.
  static func with(_ change: (inout ColumnBinningOptions) -> Void) -> BinningOptions {
    var options = BinningOptions()
    change(&options.usual)
    return options
  }
}

extension BinnedColumn {
  /// The rows of each bin and those with the event, bins without rows left out.
  var table: [[Int]] { counts.filter { $0.rows > 0 }.map { [$0.rows, $0.events] } }

  /// The numbers with which the second and later intervals begin.
  var cuts: [Double] {
    bins.bins.compactMap { if case .numbers(let from, _) = $0.content { from } else { nil } }
  }
}

/// Whether two numbers differ by no more than rounding.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  (one - other).magnitude <= tolerance * max(1, other.magnitude)
}

extension Drawn {
  /// A card of a table, with three folds and, unless they are given, all columns in one category.
  static func card(
    _ table: Table, categories: [String: ScoreCategory]? = nil,
    _ change: (inout FittingOptions) -> Void = { _ in }
  ) async throws -> FittedScorecard {
    var options = FittingOptions()
    options.foldCount = 3
    change(&options)
    let names = table.columnNames.map { ($0, ScoreCategory.creditHistory) }
    return try await FittedScorecard(
      of: table, outcome: "late",
      categories: categories ?? Dictionary(uniqueKeysWithValues: names), options: options)
  }
}
