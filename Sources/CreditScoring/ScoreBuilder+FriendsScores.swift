internal import Execution
internal import Files
internal import Memory
internal import Tables

extension ScoreBuilder {
  /// The characteristic of friends' scores; `nil` if the model has none.
  var friendsItem: Evaluation.Item? { evaluation.items.first { $0.friendsScores != nil } }

  /// How the model's friends' scores become points; `nil` if it has none.
  var settings: ScoreModel.FriendsScores? { friendsItem?.friendsScores }

  /// What the model says of how friends' positions become figures, with the mean position of its people.
  ///
  /// `own` are their ``ownShares()``.
  func terms(_ own: Buffer<Double>) -> FriendsTerms {
    guard let item = friendsItem, let settings = item.friendsScores else { return FriendsTerms() }
    let weight = Double(item.characteristic.budget) / Double(model.totalPoints)
    let mean = settings.populationMean ?? statedMean ?? Self.mean(of: own, weight: weight)
    return FriendsTerms(
      weight: weight, priorStrength: settings.priorStrength, mean: mean, meanRange: mean...mean,
      leastFriends: settings.minimumFriendsToDisclose)
  }

  /// Takes what friends' scores bring the model's people.
  ///
  /// - Parameters:
  ///   - result: Their figures.
  ///   - ranges: What these could be if all were known; `nil` if nothing is missing.
  /// - Throws: `CancellationError` if the work was cancelled.
  mutating func take(_ result: Relationships, _ ranges: FigureRanges?) throws(CancellationError) {
    guard let item = friendsItem, let settings = item.friendsScores else { return }
    disclose(
      result.friendCounts, least: settings.minimumFriendsToDisclose, hasTies: result.hasTies)
    try add(
      result, ranges, to: tally.points[item.category], budget: item.characteristic.budget)
    relationships = result
  }

  /// Notes that everyone has the neutral points, since no friendships are given.
  mutating func takeNoFriends(mean: Double) throws(CancellationError) {
    guard let item = friendsItem else { return }
    warnings.append(
      "no friendships are given: \(item.characteristic.name) brings everyone the neutral "
        + "\(Relationships.points(mean, budget: item.characteristic.budget)) points")
    try take(.neutral(mean: mean, personCount: table.rowCount), nil)
  }

  /// Whether nothing is missing about any of the people, who are all assessed and all contribute.
  func isComplete(_ contributes: @Sendable (Int) -> Bool) -> Bool {
    execution.blocks(of: table.rowCount) { [tally] rows in
      rows.allSatisfy {
        tally.minimum[$0] == tally.maximum[$0] && contributes($0) && tally.isAssessed($0)
      }
    }.allSatisfy { $0 }
  }

  /// The least or the greatest share of all points that each person's own points can be.
  func limits(most: Bool) -> Buffer<Double> {
    let (total, lowest) = (Double(model.totalPoints), model.scale.lowerBound)
    let ends = most ? tally.maximum : tally.minimum
    let shares = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    execution.forEachBlock(of: table.rowCount) { rows in
      for row in rows { shares[row] = Double(Int(ends[row]) - lowest) / total }
    }
    return shares.freeze()
  }

  /// Between which ends the mean position stays, whatever becomes known that is missing.
  ///
  /// - Parameters:
  ///   - terms: What the model says, with the mean as it is.
  ///   - newcomers: How many people of whom nothing is known may turn out to be the model's.
  /// - Returns: The range, which has the mean as it is in it.
  func openMean(_ terms: FriendsTerms, newcomers: Int) -> ClosedRange<Double> {
    let (mean, weight) = (terms.mean, terms.weight)
    if settings?.populationMean != nil || settings == nil { return mean...mean }
    var (least, most) = (OpenMean(), OpenMean())
    if newcomers > 0 {
      least.addOptional(0, people: newcomers)
      most.addOptional(
        model.totalPoints - (friendsItem?.characteristic.budget ?? 0), people: newcomers)
    }
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
    let (discloses, hasTies) = (disclosesRelationships, result.hasTies)
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { rows in
      for row in rows {
        let value = Int32(Relationships.points(result.figures[row], budget: budget))
        let isOpen = result.friendCounts[row] == 0 || hasTies && !discloses[row]
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

  /// Notes about whose relationships may be told.
  ///
  /// If one value rests on few people, nothing is told: what is left of a category's points would tell it.
  ///
  /// Where nothing is told, the ends of the score's range take all that friends and their values could bring: what is
  /// left open would tell of a single friend whether something is missing, and how much it can bring.
  mutating func disclose(_ friendCounts: Buffer<UInt32>, least: Int, hasTies: Bool) {
    let ofFew = evaluation.items.compactMap(\.isOfFew)
    disclosesRelationships = Buffer(
      friendCounts.indices.lazy.map { row in
        Int(friendCounts[row]) >= least && !ofFew.contains { $0[row] }
      })
    guard hasTies else { return }
    hidesRanges = true
    let (minimum, maximum, discloses) = (tally.minimum, tally.maximum, disclosesRelationships)
    let items = evaluation.items.filter(model.hidesRoom)
    execution.forEachBlock(of: table.rowCount) { rows in
      for row in rows where !discloses[row] {
        for item in items where item.isSettled(row) {
          let points = item.points[item.bins[row]]
          minimum[row] += Int32(item.leastKnown - points)
          maximum[row] += Int32(item.characteristic.budget - points)
        }
      }
    }
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
  ///
  /// - Parameters:
  ///   - name: The column with earlier scores.
  ///   - path: The place in the model that names it.
  /// - Returns: A position for each person.
  /// - Throws: ``ScoreModelError`` if there is no such column, or it has something else than scores.
  func earlierPositions(
    in name: String, at path: String
  ) throws(ScoreModelError) -> Buffer<Double> {
    guard let column = table[name] else {
      throw Evaluation.missingColumn(
        name, path: path, model: model, table: table, computed: relationColumns)
    }
    let numbers = try numbers(
      in: column, called: "scores", key: "earlier_score_column", at: path)
    let lowest = Double(model.scale.lowerBound)
    let highest = Double(model.scale.upperBound)
    let isOdd = { (value: Double?) in value.map { !(lowest...highest).contains($0) } ?? false }
    if let row = numbers.firstIndex(where: isOdd) {
      let count = numbers.count(where: isOdd)
      throw unusable(
        at: path,
        "\(table.place(ofRow: row, in: column)) of column '\(name)' of \(table.sourceName) is no "
          + "score\(count == 1 ? "" : " (the first of \(count))")",
        "scores lie from \(model.scale.lowerBound) to \(model.scale.upperBound)")
    }
    return Buffer(numbers.lazy.map { $0.map { ($0 - lowest) / (highest - lowest) } ?? .nan })
  }

  /// The share of all points that each person assessed has without friends' scores, NaN for others.
  func ownShares() throws(CancellationError) -> Buffer<Double> {
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
