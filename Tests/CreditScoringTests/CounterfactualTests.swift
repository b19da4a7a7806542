import CreditScoring
import Statistics
import Tables
import Testing

/// Every set of changes, by trying all bins of all characteristics.
private struct Exhaustive {
  struct Plan: Equatable {
    var bins: [Int]
    var cost = 0.0
    var months: Int?
    var score: Int
  }

  let measures: [ScoreModel.ColumnMeasure]
  let now: [Int]
  let score: Int

  /// The plans that reach a score, best first, each leaving out something that every earlier one changes.
  ///
  /// With `isDistinct` false all plans come.
  func plans(
    reaching target: Int, within limit: Int?, most: Int, isDistinct: Bool = true
  ) -> [Plan] {
    let sorted = all().filter { plan in
      plan.score >= target && (limit.map { plan.months ?? .max <= $0 } ?? true)
    }.sorted { precedes($0, $1) }
    if !isDistinct { return sorted }
    var kept: [Plan] = []
    for plan in sorted where kept.count < most {
      let changed = self.changed(plan)
      if kept.allSatisfy({ !self.changed($0).isSubset(of: changed) }) { kept.append(plan) }
    }
    return kept
  }

  func highest(within limit: Int?) -> Int {
    all().filter { plan in limit.map { plan.months ?? .max <= $0 } ?? true }.map(\.score).max() ?? 0
  }

  private func changed(_ plan: Plan) -> Set<Int> {
    Set(plan.bins.indices.filter { plan.bins[$0] != now[$0] })
  }

  private func all() -> [Plan] {
    var plans = [Plan(bins: [], months: 0, score: score)]
    for (place, measure) in measures.enumerated() {
      plans = plans.flatMap { plan in
        measure.bins.indices.compactMap { bin in
          let old = now[place]
          var next = plan
          next.bins.append(bin)
          if bin == old { return next }
          let gain = measure.bins[bin].points - measure.bins[old].points
          switch measure.actionable {
          case .never: return nil
          case .increase where bin < old: return nil
          case .decrease where bin > old: return nil
          default: break
          }
          // To lose points is no part of any answer.
          if gain <= 0 { return nil }
          let steps = abs(bin - old)
          next.cost += measure.cost * Double(steps)
          next.months = next.months.flatMap { months in
            measure.months.map { max(months, $0 * steps) }
          }
          next.score += gain
          return next
        }
      }
    }
    return plans
  }

  private func precedes(_ left: Plan, _ right: Plan) -> Bool {
    if abs(left.cost - right.cost) > 1e-9 { return left.cost < right.cost }
    if left.months != right.months { return left.months ?? .max < right.months ?? .max }
    let (count, otherCount) = (changed(left).count, changed(right).count)
    if count != otherCount { return count < otherCount }
    // What changes an earlier characteristic comes first; of two changes the cheaper, then the lower bin.
    for place in now.indices where left.bins[place] != right.bins[place] {
      if left.bins[place] == now[place] { return false }
      if right.bins[place] == now[place] { return true }
      let steps = (abs(left.bins[place] - now[place]), abs(right.bins[place] - now[place]))
      return steps.0 == steps.1 ? left.bins[place] < right.bins[place] : steps.0 < steps.1
    }
    return false
  }
}

@Suite struct CounterfactualTests {
  /// A model of some columns of numbers with random points, costs and months, and a person in it.
  private static func card(_ chance: inout SplitMix64) throws -> (ScoreModel, [Int]) {
    let count = Int.random(in: 1...5, using: &chance)
    var budgets = (0..<count).map { _ in Int.random(in: 1...12, using: &chance) }
    budgets[0] += 100 - budgets.reduce(0, +)
    let characteristics = budgets.enumerated().map { place, budget in
      let binCount = Int.random(in: 2...4, using: &chance)
      var points = (0..<binCount).map { _ in Int.random(in: 0...budget, using: &chance) }
      points[Int.random(in: 0..<binCount, using: &chance)] = 0
      if !points.contains(budget) { points[points[0] == 0 ? binCount - 1 : 0] = budget }
      let isRising = zip(points, points.dropFirst()).allSatisfy { $0 <= $1 }
      let isFalling = zip(points, points.dropFirst()).allSatisfy { $0 >= $1 }
      let direction: ScoreModel.Direction =
        isRising ? .higherIsBetter : isFalling ? .lowerIsBetter : .any
      let actionable = ScoreModel.Actionability.allCases.randomElement(using: &chance)
      let isNever = actionable == .never
      return ScoreModel.Characteristic(
        name: "c\(place)", reason: "r\(place)", budget: budget,
        measure: .column(
          .init(
            "x\(place)", direction,
            bins: .steps(at: (1..<binCount).map(Double.init), points: points),
            missingPoints: 0, actionable: actionable ?? .eitherWay,
            months: isNever ? nil : [nil, 0, 1, 3, 6].randomElement(using: &chance) ?? nil,
            cost: isNever ? 1 : [1, 1, 0.1, 2.5].randomElement(using: &chance) ?? 1)))
    }
    let model = try ScoreModel(
      name: "random", purpose: "test", scale: 0...100, bands: [.init(name: "all", from: 0)],
      coverage: .init(minimum: 0),
      categories: [.init(name: .creditHistory, weight: 1, characteristics: characteristics)])
    let now = characteristics.map { characteristic -> Int in
      guard case .column(let measure) = characteristic.measure else { return 0 }
      return Int.random(in: measure.bins.indices, using: &chance)
    }
    return (model, now)
  }

  @Test(arguments: 0..<200)
  func `answers are those of trying every set of changes`(seed: Int) async throws {
    var chance = SplitMix64(seed: seed)
    let (model, now) = try Self.card(&chance)
    let table = Table(
      [Column("id", .strings(["p"]))]
        + now.enumerated().map { Column("x\($0)", .reals([Double($1) + 0.5])) })
    let scores = try await CreditScorer(model: model).scores(for: table)
    let score = try #require(scores[0].score)
    let measures = model.categories[0].characteristics.compactMap { characteristic in
      if case .column(let measure) = characteristic.measure { measure } else { nil }
    }
    let oracle = Exhaustive(measures: measures, now: now, score: score)
    for limit in [nil, 0, 3, 12] {
      for target in stride(from: score + 1, through: 100, by: 7) {
        let found = try #require(
          try scores.counterfactuals(for: "p", reaching: target, within: limit, most: 4))
        let plans = oracle.plans(reaching: target, within: limit, most: 4)
        #expect(found.answers.map(\.score) == plans.map(\.score))
        #expect(found.answers.map(\.months) == plans.map(\.months))
        for (answer, plan) in zip(found.answers, plans) {
          #expect(abs(answer.cost - plan.cost) < 1e-9)
          let bins = now.indices.filter { plan.bins[$0] != now[$0] }
          #expect(answer.changes.map(\.characteristic) == bins.map { "c\($0)" })
          #expect(
            answer.changes.map(\.newBin)
              == bins.map { measures[$0].bins[plan.bins[$0]].values.description })
        }
        #expect(found.canBeReached == !plans.isEmpty)
        #expect(found.highestScore == oracle.highest(within: limit))
      }
    }
  }

  /// One column whose value is missing leaves an interval about as wide as its points; the others move it over bands.
  private static func limitedCard(
    _ chance: inout SplitMix64
  ) throws -> (model: ScoreModel, now: [Int]) {
    let (plain, now) = try card(&chance)
    let open = ScoreModel.Characteristic(
      name: "open", reason: "r", budget: 20,
      measure: .column(
        .init(
          "open", .higherIsBetter,
          bins: [ScoreModel.Bin].steps(at: [1], points: [0, 20]).map {
            ScoreModel.Bin($0.values, points: $0.points, share: 0.5)
          }, missingPoints: 10)))
    let bands = [0, 37, 61, 83, 99].map { ScoreModel.Band(name: "from \($0)", from: $0) }
    let model = try ScoreModel(
      name: "limited", purpose: "test", scale: 0...120, bands: bands,
      coverage: .init(minimum: 0, mostBands: 1),
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: plain.categories[0].characteristics + [open])
      ])
    return (model, now)
  }

  /// Every set of changes is tried by scoring the person with it.
  @Test(arguments: 0..<60)
  func `answers leave the person assessed, and none that does is passed over`(seed: Int)
    async throws
  {
    var chance = SplitMix64(seed: seed)
    let (model, now) = try Self.limitedCard(&chance)
    let names = now.indices.map { "x\($0)" }
    func people(_ plans: [[Int]]) -> Table {
      var columns = [Column("id", .strings(plans.indices.map { "p\($0)" }))]
      for (place, name) in names.enumerated() {
        let values: [Double?] = plans.map { Double($0[place]) + 0.5 }
        columns.append(Column(name, .reals(values)))
      }
      let open: [Double?] = plans.map { _ in nil }
      columns.append(Column("open", .reals(open)))
      return Table(columns)
    }
    let scorer = CreditScorer(model: model)
    let scores = try await scorer.scores(for: people([now]))
    guard let score = scores[0].score else { return }
    let measures = model.categories[0].characteristics.dropLast().compactMap { characteristic in
      if case .column(let measure) = characteristic.measure { measure } else { nil }
    }
    let oracle = Exhaustive(measures: measures, now: now, score: score)
    let plans = oracle.plans(reaching: score + 1, within: nil, most: .max, isDistinct: false)
    let tried = try await scorer.scores(for: people(plans.map(\.bins)))
    for target in stride(from: score + 1, through: 110, by: 9) {
      let found = try #require(try scores.counterfactuals(for: "p0", reaching: target, most: 1))
      let best = plans.indices.first { plans[$0].score >= target && tried[$0].score != nil }
      guard found.triesAll else {
        #expect(found.answers.isEmpty)
        continue
      }
      #expect(found.answers.first?.score == best.map { plans[$0].score })
      if let answer = found.answers.first, let best {
        #expect(abs(answer.cost - plans[best].cost) < 1e-9)
        #expect(tried[best].score == answer.score)
      }
    }
  }
}
