import CreditScoring
import Execution
import Memory
import ScoreValidation
import Statistics
import Tables
import Testing

@testable import ScorecardFitting

/// Steps of a search, and the bounds that spare its regressions.
@Suite struct `Searches for columns` {
  /// Columns of a few values, of which some tell something, and some nearly the same.
  private static func setting(
    penalty: Double = 0, hasSigns: Bool = true
  ) throws -> RegressionSetting {
    var generator = SplitMix64(seed: 61)
    let rowCount = 600
    let events = (0..<rowCount).map { _ in Double.random(in: 0..<1, using: &generator) < 0.7 }
    let columns = (0..<9).map { column -> CodedColumn in
      let strength = Double(column % 4) / 12
      let codes = events.map { event -> UInt16 in
        let draw = Double.random(in: 0..<1, using: &generator) + (event ? strength : 0)
        return UInt16(min(max(draw * 2, 0), 3))
      }
      return CodedColumn(codes: Buffer(codes), values: [-0.9, -0.2, 0.3, 1.1])
    }
    let rows = EvidenceRows(
      columns: columns, rowCount: rowCount, execution: Execution(threads: 1))
    let target = LogisticTarget(
      events: events.map { $0 ? 1 : 0 }, weights: (0..<rowCount).map { Double(1 + $0 % 2) })
    return try RegressionSetting(rows, target, penalty: penalty, hasSigns: hasSigns)
  }

  @Test(arguments: [(0.0, false), (0.0, true), (25.0, false)])
  func `bounds hold, and are near what regressions show`(_ case: (Double, Bool)) throws {
    let setting = try Self.setting(penalty: `case`.0, hasSigns: `case`.1)
    for places in [[], [1], [2, 5], [1, 2, 3, 6, 7]] {
      let current = try setting.fit(places)
      let around = try #require(RegressionSurroundings(setting, current))
      for place in 0..<9 where !current.places.contains(place) {
        let next = try setting.fit((current.places + [place]).sorted(), from: current)
        let fall = current.deviance - next.deviance
        let addition = try #require(around.addition(of: place))
        let afterStep = around.largestFallAfterStep(addition)
        #expect(fall <= addition.largestFall + 1e-7)
        #expect(fall <= afterStep + 1e-7)
        if next.places.count == current.places.count + 1, fall < 20 {
          #expect(afterStep < 1.02 * fall + 0.01, "\(fall) \(afterStep)")
        }
      }
      for (place, least) in zip(current.places, around.leastRises) {
        let next = try setting.fit(current.places.filter { $0 != place }, from: current)
        #expect(next.deviance - current.deviance >= least - 1e-7)
      }
    }
  }

  /// The steps of a search that makes every regression.
  private static func steps(
    _ setting: RegressionSetting, threshold: Double
  ) throws -> [Int] {
    var (current, steps) = (try setting.fit([]), [Int]())
    func best(_ tried: [(Int, SignedRegression)]) -> (Int, SignedRegression)? {
      tried.min { ($0.1.deviance, $0.0) < ($1.1.deviance, $1.0) }
    }
    while true {
      let added = try (0..<9).filter { !current.places.contains($0) }.compactMap { place in
        let next = try setting.fit((current.places + [place]).sorted())
        return next.places.contains(place) ? (place, next) : nil
      }
      guard let (place, next) = best(added), current.deviance - next.deviance > threshold else {
        return steps
      }
      steps.append(place)
      steps += current.places.filter { !next.places.contains($0) }.map { -1 - $0 }
      current = next
      while true {
        let fewer = try current.places.map { place in
          (place, try setting.fit(current.places.filter { $0 != place }))
        }
        guard let (place, next) = best(fewer), next.deviance - current.deviance < threshold else {
          break
        }
        steps.append(-1 - place)
        current = next
      }
    }
  }

  @Test(arguments: [0.5, 2, 6.5])
  func `take the steps that all regressions show`(_ threshold: Double) throws {
    for (penalty, hasSigns) in [(0.0, true), (0.0, false), (10.0, true)] {
      let setting = try Self.setting(penalty: penalty, hasSigns: hasSigns)
      // The level at which a chi-squared variable is above the threshold.
      let level = 2 * NormalDistribution.upperTail(threshold.squareRoot())
      var search = try SelectionSearch(
        setting, ColumnSelection(.both, by: .pValue(level)), ranking: Array(0..<9))
      try search.run()
      let found = search.steps.map { $0.isAdded ? $0.place : -1 - $0.place }
      #expect(found == (try Self.steps(setting, threshold: search.threshold)))
      #expect(!found.isEmpty)
    }
  }

  private static let categories: [String: ScoreCategory] = [
    "a": .creditHistory, "b": .creditHistory, "c": .creditHistory,
  ]

  /// People who were late where two of three columns say so: together these tell it for sure.
  private static func separated() throws -> Table {
    var generator = SplitMix64(seed: 62)
    let columns = (0..<3).map { _ in (0..<600).map { _ in Bool.random(using: &generator) } }
    let late = (0..<600).map { row in columns.count { $0[row] } > 1 }
    return try Table(
      [Column("id", .strings((0..<600).map { "p\($0)" }))]
        + zip(["a", "b", "c"], columns).map { Column($0, .booleans($1.map { $0 })) }
        + [Column("late", .booleans(late.map { $0 }))]
    ).declaring(outcome: "late")
  }

  @Test(arguments: ColumnSelection.Direction.allCases)
  func `tell complete separation as what it is`(_ direction: ColumnSelection.Direction) async throws
  {
    var options = FittingOptions()
    options.selection.direction = direction
    let error = await #expect(throws: ValidationError.self) {
      try await FittedScorecard(
        of: Self.separated(), outcome: "late",
        categories: Self.categories, options: options)
    }
    #expect(error?.problem.contains("complete separation") ?? false, "\(String(describing: error))")
    #expect(error?.problem.contains("'b'") ?? false, "\(String(describing: error))")
  }

  @Test func `warn of figures that are too good to be true`() async throws {
    var options = FittingOptions()
    options.penalty = 1
    let card = try await FittedScorecard(
      of: Self.separated(), outcome: "late",
      categories: Self.categories, options: options)
    #expect(card.warnings.contains { $0.contains("which hardly any card has") })
  }

  @Test func `are told by the model, and read again`() async throws {
    var people = Drawn(count: 2_000, seed: 63)
    let table = try people.table(
      Column("income", .reals(people.signal(-0.8))), Column("delays", .integers(people.steps(12))),
      Column("age", .reals(people.signal(0.3))))
    var options = FittingOptions()
    options.selection.direction = .forward
    let card = try await FittedScorecard(
      of: table, outcome: "late",
      categories: ["income": .creditHistory, "delays": .creditHistory, "age": .creditHistory],
      options: options)
    #expect(!card.steps.isEmpty)
    let model = try card.model(named: "late", purpose: "testing")
    let steps = try #require(model.fit?.steps)
    #expect(steps.map(\.column) == card.steps.map(\.column) && steps.allSatisfy(\.isAdded))
    #expect(try ScoreModel(parsing: model.json) == model)
    #expect(
      model.markdown.contains("Steps, with the change of the deviance: \(steps[0].column) in"))
    options.selection.direction = .none
    let all = try await FittedScorecard(
      of: table, outcome: "late",
      categories: ["income": .creditHistory, "delays": .creditHistory, "age": .creditHistory],
      options: options)
    #expect(!(try all.model(named: "late", purpose: "testing").json.contains("\"steps\"")))
  }
}
