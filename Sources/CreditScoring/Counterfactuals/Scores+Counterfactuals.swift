internal import Memory

extension Scores {
  /// What would bring a person's score to a target.
  ///
  /// - Parameters:
  ///   - identifier: The person's identifier; the first row counts if several have it.
  ///   - target: The score to reach, within the scale.
  ///   - months: The most months that changes may take; `nil` for any. With it characteristics whose months the
  ///     model does not state take no part.
  ///   - most: The most answers, from 1.
  /// - Returns: The answers; `nil` if the person has no score.
  /// - Throws: ``ScoreModelError`` if no row has the identifier, or the target is outside the scale.
  /// - Complexity: O(*answers* × *characteristics* × *bins* × *points to gain*), and up to as many times as there are
  ///   ways to leave out one change of each earlier answer; in a model that limits the bands of an interval also
  ///   *characteristics* times for each set of changes, 100 at most, with which the score would be too uncertain.
  public func counterfactuals(
    for identifier: String, reaching target: Int, within months: Int? = nil, most: Int = 3
  ) throws(ScoreModelError) -> Counterfactuals? {
    let row = try knownRow(of: identifier)
    _ = try ScoreTarget.score(target).score(from: nil, in: model)
    return counterfactuals(row: row, reaching: target, within: months, most: most)
  }

  func counterfactuals(
    row: Int, reaching target: Int, within months: Int?, most: Int
  ) -> Counterfactuals? {
    guard let score = score(row) else { return nil }
    let own = evaluation.items.filter { !$0.restsOnOthers }
    let changeable = own.compactMap { item -> (item: Evaluation.Item, changes: [BinChange])? in
      let changes = item.changes(row)
      return changes.isEmpty ? nil : (item, changes)
    }
    let knapsack = GroupedKnapsack(groups: changeable.map { $0.changes.map(\.option) })
    let certainty = ChangedCertainty(self, row: row)
    var trial = ChoiceTrial { options in
      guard let certainty else { return true }
      let bins = zip(changeable, options).compactMap { group, option in
        option.map { (group.item.characteristic.name, group.changes[$0].bin + 1) }
      }
      return certainty.isAssessed(with: Dictionary(uniqueKeysWithValues: bins))
    }
    let choices =
      score >= target
      ? [] : knapsack.choices(reaching: target - score, within: months, atMost: most, &trial)
    let reach = knapsack.most(within: months)
    return Counterfactuals(
      score: score, target: target, monthLimit: months,
      answers: choices.map { choice in
        let changes = choice.changed.map { place in
          changeable[place].item.change(changeable[place].changes[choice.options[place] ?? 0], row)
        }
        return Counterfactuals.Answer(
          changes: changes, score: score + changes.map(\.gain).reduce(0, +),
          cost: Double(choice.cost) / BinChange.costUnits,
          months: choice.months == GroupedKnapsack.endless ? nil : choice.months)
      },
      highestScore: score + reach.sum,
      highestScoreMonths: reach.months == GroupedKnapsack.endless ? nil : reach.months,
      unknown: own.compactMap { item in
        let gain = item.characteristic.budget - item.points[BinNumbers.missing]
        return item.bins[row] == BinNumbers.missing && gain > 0
          ? .init(characteristic: item.characteristic.name, mostPoints: gain) : nil
      },
      untimed: changeable.filter { $0.changes[0].option.months == nil }.map {
        $0.item.characteristic.name
      }, uncertainCount: trial.refusedCount, triesAll: !trial.isOver)
  }
}

/// A change to another bin.
private struct BinChange {
  /// In how many parts a cost of 1 is counted.
  static let costUnits = 1e6

  let bin: Int
  let option: GroupedKnapsack.Option
}

extension Evaluation.Item {
  /// More months than a person has, so that any number of steps of them is a number.
  private static let mostMonths = 1_000_000_000

  /// The changes to bins with more points that the person can make, the nearest first.
  fileprivate func changes(_ row: Int) -> [BinChange] {
    guard case .column(let measure) = characteristic.measure, measure.actionable != .never else {
      return []
    }
    let now = bins[row]
    guard now != BinNumbers.missing else { return [] }
    let found = measure.bins.indices.compactMap { place -> BinChange? in
      guard let steps = measure.steps(from: now - 1, to: place) else { return nil }
      let gain = points[place + 1] - points[now]
      guard gain > 0 else { return nil }
      let cost = (measure.cost * Double(steps) * BinChange.costUnits).rounded()
      return BinChange(
        bin: place,
        option: .init(
          gain: gain, cost: Int(max(1, min(cost, 1e15))),
          months: measure.months.map { min($0, Self.mostMonths) * steps })
      )
    }
    return found.sorted { left, right in
      left.option.cost == right.option.cost
        ? left.bin < right.bin : left.option.cost < right.option.cost
    }
  }

  fileprivate func change(_ change: BinChange, _ row: Int) -> Counterfactuals.Change {
    guard case .column(let measure) = characteristic.measure else {
      preconditionFailure("friends' scores are nothing that a person changes")
    }
    return .init(
      characteristic: characteristic.name, bin: measure.bins[bins[row] - 1].values.description,
      newBin: measure.bins[change.bin].values.description, gain: change.option.gain,
      cost: Double(change.option.cost) / BinChange.costUnits, months: change.option.months)
  }
}

extension ScoreModel.ColumnMeasure {
  /// How many steps it is from one bin to another in an allowed direction; `nil` if there is no way.
  func steps(from old: Int, to new: Int) -> Int? {
    let (rises, count) =
      switch (bins[old].values, bins[new].values) {
      case (.numbers, .numbers): (new > old, abs(new - old))
      case (.booleans, .booleans(let values)): (values.contains(true), 1)
      // What stands for a number that is not known, or refused, is nothing to aim at.
      case (_, .specialNumbers): (true, 0)
      default: (true, actionable == .eitherWay ? 1 : 0)
      }
    let isAllowed = actionable == .eitherWay || (actionable == .increase) == rises
    return isAllowed && count > 0 ? count : nil
  }
}
