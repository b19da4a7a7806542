internal import Execution
internal import Files
internal import Memory
internal import Tables

extension ScoreBuilder {
  /// Brings in friends' scores, where the model has them.
  mutating func addFriendsScores(of friends: (any FriendTies)?) throws {
    guard let item = evaluation.items.first(where: { $0.friendsScores != nil }),
      let settings = item.friendsScores
    else {
      if let friends {
        disclose(
          try friends.friendCounts(execution: execution),
          least: ScoreModel.FriendsScores.leastFriendsToDisclose)
      }
      return
    }
    let budget = item.characteristic.budget
    let weight = Double(budget) / Double(model.totalPoints)
    let own = try ownShares()
    let mean = settings.populationMean ?? Self.mean(of: own, weight: weight)
    let result: Relationships
    var ranges: FigureRanges?
    if let friends = try friends.map({ try trusted($0, settings, item) }) {
      (result, ranges) = try solve(friends, settings, item, own: own, weight: weight, mean: mean)
      figuresInDoubt = try figures(around: result, friends, settings, weight: weight)
    } else {
      result = .neutral(mean: mean, personCount: table.rowCount)
      warnings.append(
        "no friendships are given: \(item.characteristic.name) brings everyone the neutral "
          + "\(Relationships.points(mean, budget: budget)) points")
    }
    try add(result, ranges, to: tally.points[item.category], budget: budget)
    relationships = result
    disclose(result.friendCounts, least: settings.minimumFriendsToDisclose)
  }

  /// Everyone's figure, and what it could be if all were known; `nil` if nothing is missing.
  private func solve(
    _ friends: any FriendTies, _ settings: ScoreModel.FriendsScores, _ item: Evaluation.Item,
    own: Buffer<Double>, weight: Double, mean: Double
  ) throws -> (Relationships, FigureRanges?) {
    switch settings.mode {
    case .lagged:
      let positions = try earlierPositions(settings, item: item)
      let found = try Relationships.fromPositions(
        positions, ties: friends, priorStrength: settings.priorStrength, mean: mean,
        execution: execution)
      let open = try openCircumstances(friends, settings, weight, found) { !positions[$0].isNaN }
      return (found, try open.map { try .lagged(around: found, positions: positions, $0) })
    case .fixedPoint, .off:
      let found = try Relationships.fixedPoint(
        own: own, weight: weight, ties: friends, priorStrength: settings.priorStrength,
        mean: mean, execution: execution)
      let tally = tally
      let open = try openCircumstances(friends, settings, weight, found) { tally.isAssessed($0) }
      let (total, lowest) = (Double(model.totalPoints), model.scale.lowerBound)
      let ranges = try open.map { circumstances in
        try FigureRanges.fixedPoint(
          around: found,
          own: { Double(Int(($1 ? tally.maximum : tally.minimum)[$0]) - lowest) / total },
          circumstances)
      }
      return (found, ranges)
    }
  }

  /// What missing data leave open of friends' figures; `nil` if nothing is missing about anyone.
  private func openCircumstances(
    _ ties: any FriendTies, _ settings: ScoreModel.FriendsScores, _ weight: Double,
    _ found: Relationships, contributes: @escaping @Sendable (Int) -> Bool
  ) throws -> FigureRanges.Circumstances? {
    let isComplete = execution.blocks(of: table.rowCount) { [tally] rows in
      rows.allSatisfy {
        tally.minimum[$0] == tally.maximum[$0] && contributes($0) && tally.isAssessed($0)
      }
    }
    if isComplete.allSatisfy({ $0 }) { return nil }
    return FigureRanges.Circumstances(
      ties: ties, priorStrength: settings.priorStrength, weight: weight,
      mean: settings.populationMean.map { $0...$0 } ?? openMean(weight: weight, around: found.mean),
      strengths: try ties.weightedSums(
        of: Buffer(repeating: 1, count: table.rowCount), execution: execution),
      contributes: contributes, execution: execution)
  }

  /// Between which ends the mean position stays, whatever becomes known that is missing.
  private func openMean(weight: Double, around mean: Double) -> ClosedRange<Double> {
    var (least, most) = (OpenMean(), OpenMean())
    let lowest = model.scale.lowerBound
    for row in 0..<table.rowCount {
      let low = Int(tally.minimum[row]) - lowest
      let high = Int(tally.maximum[row]) - lowest
      if tally.isAssessed(row) {
        least.add(low)
        most.add(high)
      } else {
        least.addOptional(low)
        most.addOptional(high)
      }
    }
    let scale = Double(model.totalPoints) * (1 - weight)
    // A little more, since sums in another order differ in their last digits.
    let low = max((least.end(most: false) ?? 0) / scale - 1e-12, 0)
    let high = min((most.end(most: true) ?? scale) / scale + 1e-12, 1)
    return min(low, mean)...max(high, mean)
  }

  /// Adds the points that friends' scores bring to those of their category.
  private mutating func add(
    _ result: Relationships, _ ranges: FigureRanges?, to points: ScatterBuffer<Int32>, budget: Int
  ) throws(CancellationError) {
    let brought = ScatterBuffer<Int32>(zeroedCount: table.rowCount)
    let (minimum, maximum) = (tally.minimum, tally.maximum)
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { rows in
      for row in rows {
        let value = Int32(Relationships.points(result.figures[row], budget: budget))
        let isOpen = result.friendCounts[row] == 0
        brought[row] = value
        points[row] += value
        let least = ranges.map { Int32(Relationships.points($0.lowest[row], budget: budget)) }
        let most = ranges.map { Int32(Relationships.points($0.highest[row], budget: budget)) }
        minimum[row] += isOpen ? 0 : least ?? value
        maximum[row] += isOpen ? Int32(budget) : most ?? value
      }
    }
    friendsPoints = brought.freeze()
  }

  private mutating func disclose(_ friendCounts: Buffer<UInt32>, least: Int) {
    disclosesRelationships = Buffer(friendCounts.lazy.map { Int($0) >= least })
  }

  /// The mean position of the people assessed, by all points but those of friends' scores.
  private static func mean(of own: Buffer<Double>, weight: Double) -> Double {
    var sum = 0.0
    var count = 0
    for share in own where !share.isNaN {
      sum += share
      count += 1
    }
    return count == 0 ? 0.5 : min(sum / Double(count) / (1 - weight), 1)
  }

  /// The positions of earlier scores on the scale, NaN where there is none.
  private func earlierPositions(
    _ settings: ScoreModel.FriendsScores, item: Evaluation.Item
  ) throws(ScoreModelError) -> Buffer<Double> {
    let name = settings.earlierScoreColumn ?? ""
    guard let column = table[name] else {
      throw Evaluation.missingColumn(
        name, path: item.path, model: model, table: table, computed: relationColumns)
    }
    let numbers = try numbers(
      in: column, called: "scores", key: "earlier_score_column", at: item.path)
    let lowest = Double(model.scale.lowerBound)
    let highest = Double(model.scale.upperBound)
    let isOdd = { (value: Double?) in value.map { !(lowest...highest).contains($0) } ?? false }
    if let row = numbers.firstIndex(where: isOdd) {
      let count = numbers.count(where: isOdd)
      throw unusable(
        at: item.path,
        "\(table.place(ofRow: row, in: column)) of column '\(name)' of \(table.sourceName) is no "
          + "score\(count == 1 ? "" : " (the first of \(count))")",
        "scores lie from \(model.scale.lowerBound) to \(model.scale.upperBound)")
    }
    return Buffer(numbers.lazy.map { $0.map { ($0 - lowest) / (highest - lowest) } ?? .nan })
  }

  /// The share of all points that each person assessed has without friends' scores, NaN for others.
  private func ownShares() throws(CancellationError) -> Buffer<Double> {
    let shares = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    let total = Double(model.totalPoints)
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { [tally] rows in
      for row in rows {
        shares[row] = tally.isAssessed(row) ? Double(tally.sum(row)) / total : .nan
      }
    }
    return shares.freeze()
  }
}
