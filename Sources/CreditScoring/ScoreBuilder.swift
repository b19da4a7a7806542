internal import Execution
internal import Identifiers
internal import Memory
internal import Tables

/// Adds up points and makes the table of scores: block by block of people, characteristic by
/// characteristic, on several threads.
struct ScoreBuilder {
  let model: ScoreModel
  let table: Table
  let evaluation: Evaluation
  /// The names of columns that were computed from friendships and other people's data.
  var relationColumns: Set<String> = []
  let execution: Execution
  var warnings: [String]

  private let rowCount: Int
  /// The points of each category, person by person, as all that follows.
  private let points: [ScatterBuffer<Int32>]
  private let minimum: ScatterBuffer<Int32>
  private let maximum: ScatterBuffer<Int32>
  /// The points of the categories other than interpersonal relationships that are backed by data.
  private let backed: ScatterBuffer<Int32>
  /// Whether something is known in each required category.
  private let isKnown: [ScatterBuffer<Bool>]
  private let isAssessable: Buffer<Bool>
  private let coverable: Int
  private var relationships: Relationships?
  private var friendsItem: Int?
  private var friendsPoints: Buffer<Int32>?
  /// For each person whether enough friends contribute to tell about relationships.
  private var disclosesRelationships: Buffer<Bool>

  init(model: ScoreModel, table: Table, evaluation: Evaluation, execution: Execution) {
    self.model = model
    self.table = table
    self.evaluation = evaluation
    self.execution = execution
    warnings = evaluation.warnings
    let rowCount = table.rowCount
    self.rowCount = rowCount
    points = model.categories.map { _ in ScatterBuffer(zeroedCount: rowCount) }
    minimum = ScatterBuffer(zeroedCount: rowCount)
    maximum = ScatterBuffer(zeroedCount: rowCount)
    backed = ScatterBuffer(zeroedCount: rowCount)
    isKnown = model.coverage.required.map { _ in ScatterBuffer(zeroedCount: rowCount) }
    disclosesRelationships = Buffer(repeating: false, count: rowCount)
    let coverable = model.categories.filter { $0.name != .interpersonalRelationships }
      .map(\.budget).reduce(0, +)
    self.coverable = coverable
    friendsItem = evaluation.items.firstIndex { $0.friendsScores != nil }

    let assessable = ScatterBuffer<Bool>(zeroedCount: rowCount)
    let (points, minimum, maximum, backed) = (points, minimum, maximum, backed)
    let isKnown = isKnown
    // A little less is enough, for the sake of minima that are no exact doubles.
    let needed = model.coverage.minimum * Double(coverable) - 1e-9
    execution.forEachBlock(of: rowCount) { rows in
      let lowest = Int32(model.scale.lowerBound)
      for row in rows {
        minimum[row] = lowest
        maximum[row] = lowest
      }
      for item in evaluation.items where item.friendsScores == nil {
        let name = model.categories[item.category].name
        Self.add(item, rows, points[item.category], minimum, maximum)
        if name != .interpersonalRelationships {
          let required = model.coverage.required.firstIndex(of: name)
          Self.back(item, rows, backed, isKnown: required.map { isKnown[$0] })
        }
      }
      for row in rows {
        assessable[row] =
          Double(backed[row]) >= needed && isKnown.allSatisfy { known in known[row] }
      }
    }
    isAssessable = assessable.freeze()
  }

  /// Adds the points of one characteristic.
  private static func add(
    _ item: Evaluation.Item, _ rows: Range<Int>, _ points: ScatterBuffer<Int32>,
    _ minimum: ScatterBuffer<Int32>, _ maximum: ScatterBuffer<Int32>
  ) {
    let worth = item.points.map { Int32($0) }
    let budget = Int32(item.characteristic.budget)
    let bins = item.bins
    let isOpen = item.isOpen
    for row in rows {
      let bin = bins[row]
      let value = worth[bin]
      let isSettled = bin != BinNumbers.missing && !(isOpen.map { $0[row] } ?? false)
      points[row] += value
      minimum[row] += isSettled ? value : 0
      maximum[row] += isSettled ? value : budget
    }
  }

  /// Adds what the data on one characteristic back.
  private static func back(
    _ item: Evaluation.Item, _ rows: Range<Int>, _ backed: ScatterBuffer<Int32>,
    isKnown: ScatterBuffer<Bool>?
  ) {
    let budget = Int32(item.characteristic.budget)
    let bins = item.bins
    for row in rows where bins[row] != BinNumbers.missing {
      backed[row] += budget
      if let isKnown, budget > 0 { isKnown[row] = true }
    }
  }

  /// The share of all points that each assessable person has without friends' scores, NaN for others.
  private func ownShares() -> Buffer<Double> {
    let shares = ScatterBuffer<Double>(zeroedCount: rowCount)
    let total = Double(model.totalPoints)
    execution.forEachBlock(of: rowCount) { rows in
      for row in rows {
        shares[row] = isAssessable[row] ? Double(sum(row)) / total : .nan
      }
    }
    return shares.freeze()
  }

  /// A person's points in all categories together.
  private func sum(_ row: Int) -> Int {
    var sum = 0
    for points in points { sum += Int(points[row]) }
    return sum
  }

  /// Brings in friends' scores, where the model has them.
  mutating func addRelationships(friends: (any FriendTies)?) throws(ScoreModelError) {
    guard let friendsItem, let settings = evaluation.items[friendsItem].friendsScores else {
      if let friends {
        disclose(friends.friendCounts(), least: ScoreModel.FriendsScores.leastFriendsToDisclose)
      }
      return
    }
    let item = evaluation.items[friendsItem]
    let budget = item.characteristic.budget
    let weight = Double(budget) / Double(model.totalPoints)
    let own = ownShares()
    let mean = settings.populationMean ?? Self.mean(of: own, weight: weight)
    let result: Relationships
    var ranges: FigureRanges?
    if let friends {
      switch settings.mode {
      case .lagged:
        let positions = try earlierPositions(settings, item: item)
        result = .fromPositions(
          positions, ties: friends, priorStrength: settings.priorStrength, mean: mean,
          execution: execution)
        ranges = openCircumstances(friends, settings, weight, result) { !positions[$0].isNaN }
          .map { .lagged(around: result, positions: positions, $0) }
      case .fixedPoint, .off:
        result = .fixedPoint(
          own: own, weight: weight, ties: friends, priorStrength: settings.priorStrength,
          mean: mean, execution: execution)
        let isAssessable = isAssessable
        ranges = openCircumstances(friends, settings, weight, result) { isAssessable[$0] }
          .map { circumstances in
            let (total, lowest) = (Double(model.totalPoints), model.scale.lowerBound)
            let (minimum, maximum) = (minimum, maximum)
            return .fixedPoint(
              around: result,
              own: { Double(Int(($1 ? maximum : minimum)[$0]) - lowest) / total }, circumstances)
          }
      }
    } else {
      result = .neutral(mean: mean, personCount: rowCount)
      warnings.append(
        "no friendships are given: \(item.characteristic.name) brings everyone the neutral "
          + "\(Relationships.points(mean, budget: budget)) points")
    }
    add(result, ranges, to: points[item.category], budget: budget)
    relationships = result
    disclose(result.friendCounts, least: settings.minimumFriendsToDisclose)
  }

  /// What missing data leave open of friends' figures; `nil` if nothing is missing about anyone.
  private func openCircumstances(
    _ ties: any FriendTies, _ settings: ScoreModel.FriendsScores, _ weight: Double,
    _ found: Relationships, contributes: @escaping @Sendable (Int) -> Bool
  ) -> FigureRanges.Circumstances? {
    let (minimum, maximum) = (minimum, maximum)
    let isComplete = execution.blocks(of: rowCount) { rows in
      rows.allSatisfy { minimum[$0] == maximum[$0] && contributes($0) && isAssessable[$0] }
    }
    if isComplete.allSatisfy({ $0 }) { return nil }
    return FigureRanges.Circumstances(
      ties: ties, priorStrength: settings.priorStrength, weight: weight,
      mean: settings.populationMean.map { $0...$0 } ?? openMean(weight: weight, around: found.mean),
      strengths: ties.weightedSums(of: Buffer(repeating: 1, count: rowCount)),
      contributes: contributes, execution: execution)
  }

  /// Between which ends the mean position stays, whatever becomes known that is missing.
  private func openMean(weight: Double, around mean: Double) -> ClosedRange<Double> {
    var (least, most) = (OpenMean(), OpenMean())
    let lowest = model.scale.lowerBound
    for row in 0..<rowCount {
      let (low, high) = (Int(minimum[row]) - lowest, Int(maximum[row]) - lowest)
      if isAssessable[row] {
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

  private mutating func add(
    _ result: Relationships, _ ranges: FigureRanges?, to points: ScatterBuffer<Int32>, budget: Int
  ) {
    let brought = ScatterBuffer<Int32>(zeroedCount: rowCount)
    let (minimum, maximum) = (minimum, maximum)
    execution.forEachBlock(of: rowCount) { rows in
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

  /// The mean position of assessable people by all points but those of friends' scores.
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
    func failure(_ problem: String, _ remedy: String) -> ScoreModelError {
      ScoreModelError(
        .unusableColumn, source: model.sourceName, path: item.path, problem: problem,
        remedy: remedy)
    }
    let numbers: OptionalValues<Double>
    switch column.values {
    case .integers(let values): numbers = values.reals
    case .reals(let values): numbers = values
    case .strings(let texts) where texts.firstKnownRow == nil:
      numbers = OptionalValues(repeating: nil, count: texts.count)
    case .strings, .booleans:
      let obstacle = table.numberObstacle(in: column)
      let place = obstacle.map { ", first in \(table.place(ofRow: $0.firstRow, in: column))" }
      throw failure(
        "column '\(name)' of \(table.sourceName) holds no scores"
          + (obstacle.map { ": \($0.share)\(place ?? "")" } ?? ""),
        obstacle.flatMap { table.remedy(for: $0, in: column) }
          ?? "name a column of numbers as 'earlier_score_column'")
    }
    let lowest = Double(model.scale.lowerBound)
    let highest = Double(model.scale.upperBound)
    let isOdd = { (value: Double?) in value.map { !(lowest...highest).contains($0) } ?? false }
    if let row = numbers.firstIndex(where: isOdd) {
      let count = numbers.count(where: isOdd)
      throw failure(
        "\(table.place(ofRow: row, in: column)) of column '\(name)' of \(table.sourceName) is no "
          + "score\(count == 1 ? "" : " (the first of \(count))")",
        "scores lie from \(model.scale.lowerBound) to \(model.scale.upperBound)")
    }
    return Buffer(numbers.lazy.map { $0.map { ($0 - lowest) / (highest - lowest) } ?? .nan })
  }
}

// MARK: The table of scores

extension ScoreBuilder {
  /// The finished scores.
  func scores() throws(ScoreModelError) -> Scores {
    var columns = [table.columns[0]]
    for name in ScoreCategory.allCases {
      let index = model.categories.firstIndex { $0.name == name }
      columns.append(
        Column(name.rawValue, .integers(assessed { row in index.map { points[$0][row] } ?? 0 })))
    }
    let lowest = Int32(model.scale.lowerBound)
    let totals = assessed { lowest + Int32(sum($0)) }
    columns.append(Column("score", .integers(totals)))
    columns.append(Column("score_status", .strings(statuses())))
    columns.append(
      Column("score_minimum", .integers(IntegerValues(.narrow(OptionalValues(minimum.freeze()))))))
    columns.append(
      Column("score_maximum", .integers(IntegerValues(.narrow(OptionalValues(maximum.freeze()))))))
    let bands = bands()
    columns.append(Column("band", .strings(bands.column)))
    let reasons = ReasonRanking(model: model, evaluation: evaluation).columns(
      .init(
        isAssessable: isAssessable, friendsPoints: friendsPoints,
        disclosesRelationships: disclosesRelationships), execution: execution)
    for (number, texts) in reasons.enumerated() {
      columns.append(Column("reason_\(number + 1)", .strings(texts)))
    }
    if columns.dropFirst().contains(where: { $0.name == table.identifierName }) {
      throw ScoreModelError(
        .unusableColumn, source: model.sourceName,
        problem: "the identifiers of \(table.sourceName) are in a column named "
          + "'\(table.identifierName)', which is the name of a result",
        remedy: "rename that column")
    }
    let assessedCount = isAssessable.count { $0 }
    var warnings = warnings
    if assessedCount == 0, rowCount > 0 {
      warnings.append(
        "nobody can be assessed by model '\(model.name)': too little of what it asks for is in "
          + "\(table.sourceName); choose a model that fits the table")
    }
    return Scores(
      model: model, table: Table(columns, sourceName: table.sourceName), backed: backed.freeze(),
      coverable: coverable, assessedCount: assessedCount, bandCounts: bands.counts,
      populationMean: relationships?.mean, iterations: relationships?.iterations ?? 0,
      warnings: warnings, evaluation: evaluation, relationColumns: relationColumns,
      relationships: relationships,
      friendsPoints: friendsPoints, disclosesRelationships: disclosesRelationships)
  }

  /// Whole numbers for those who are assessable, missing for others.
  private func assessed(_ value: @Sendable (Int) -> Int32) -> IntegerValues {
    let values = ScatterValues<Int32>(count: rowCount)
    execution.forEachBlock(of: rowCount) { rows in
      for row in rows { values[row] = isAssessable[row] ? value(row) : nil }
    }
    return IntegerValues(.narrow(values.freeze()))
  }

  /// Each person's band, and how many people are in each.
  private func bands() -> (column: TextValues, counts: [Scores.BandCount]) {
    let lowest = model.scale.lowerBound
    let limits = model.bands.map(\.from)
    let numbers = ScatterBuffer<UInt16>(zeroedCount: rowCount)
    let counts = execution.blocks(of: rowCount) { rows in
      var counts = Array(repeating: 0, count: limits.count + 1)
      for row in rows where isAssessable[row] {
        let score = lowest + sum(row)
        // Bands come lowest first, and the first one starts where the scale does.
        let band = max(1, limits.count { $0 <= score })
        numbers[row] = UInt16(band)
        counts[band] += 1
      }
      return counts
    }
    let texts = TextList(model.bands.map(\.name))
    return (
      TextValues(numbers: numbers.freeze(), of: texts, execution: execution),
      model.bands.enumerated().map { place, band in
        .init(band: band.name, count: counts.reduce(0) { $0 + $1[place + 1] })
      }
    )
  }

  /// Who is assessed, and why others are not.
  private func statuses() -> TextValues {
    let required = model.coverage.required
    let needed = model.coverage.minimum.shortPercent
    // First that people are assessed, then what may be unknown, then every tenth of a percent.
    let texts =
      ["assessed"]
      + required.map { "not assessable: nothing is known about \($0.title)" }
      + (0...1000).map {
        "not assessable: \($0.shortPercent) % of the points rest on data, \(needed) % are needed"
      }
    let numbers = ScatterBuffer<UInt16>(zeroedCount: rowCount)
    execution.forEachBlock(of: rowCount) { rows in
      for row in rows {
        if isAssessable[row] {
          numbers[row] = 1
        } else if let unknown = isKnown.firstIndex(where: { known in !known[row] }) {
          numbers[row] = UInt16(2 + unknown)
        } else {
          numbers[row] = UInt16(2 + required.count + Int(backed[row]) * 1000 / coverable)
        }
      }
    }
    return TextValues(numbers: numbers.freeze(), of: TextList(texts), execution: execution)
  }
}

extension Int {
  /// Tenths of a percent as a percentage.
  fileprivate var shortPercent: String { (Double(self) / 10).shortText }
}

extension Double {
  /// A share as a percentage, tenths rounded down: what is not enough never reads as if it were.
  var shortPercent: String { Int((self * 1000 + 1e-9).rounded(.down)).shortPercent }
}
