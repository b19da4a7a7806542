import Tables

/// Adds up points column by column and makes the table of scores.
struct ScoreBuilder {
  let model: ScoreModel
  let table: Table
  let evaluation: Evaluation
  var warnings: [String]

  private let rowCount: Int
  /// The points of each category, person by person.
  private var points: [[Int]]
  private var minimum: [Int]
  private var maximum: [Int]
  /// The points of the categories other than interpersonal relationships that are backed by data.
  private var backed: [Int]
  /// What is backed in each required category.
  private var backedRequired: [[Int]]
  private let coverable: Int
  private var relationships: Relationships?
  private var friendsItem: Int?
  private var friendsPoints: [Int] = []
  /// For each person whether enough friends contribute to tell about relationships.
  private var disclosesRelationships: [Bool]

  init(model: ScoreModel, table: Table, evaluation: Evaluation) {
    self.model = model
    self.table = table
    self.evaluation = evaluation
    warnings = evaluation.warnings
    rowCount = table.rowCount
    let zeros = Array(repeating: 0, count: rowCount)
    points = model.categories.map { _ in zeros }
    minimum = Array(repeating: model.scale.lowerBound, count: rowCount)
    maximum = minimum
    backed = zeros
    disclosesRelationships = Array(repeating: false, count: rowCount)
    backedRequired = model.coverage.required.map { _ in zeros }
    coverable = model.categories.filter { $0.name != .interpersonalRelationships }.map(\.budget)
      .reduce(0, +)
    for (index, item) in evaluation.items.enumerated() {
      if item.friendsScores != nil { friendsItem = index } else { add(item) }
    }
  }

  private mutating func add(_ item: Evaluation.Item) {
    let budget = item.characteristic.budget
    let category = model.categories[item.category].name
    let worth = item.points
    let required = model.coverage.required.firstIndex(of: category)
    for row in 0..<rowCount {
      let bin = item.bins[row]
      let value = worth[Int(bin)]
      points[item.category][row] += value
      if bin == BinLookup.missing {
        maximum[row] += budget
      } else {
        minimum[row] += value
        maximum[row] += value
      }
    }
    guard category != .interpersonalRelationships else { return }
    for row in 0..<rowCount where item.bins[row] != BinLookup.missing {
      backed[row] += budget
      if let required { backedRequired[required][row] += budget }
    }
  }

  /// Why a person is not assessable; `nil` for those who are.
  private func obstacle(_ row: Int) -> String? {
    for (index, category) in model.coverage.required.enumerated()
    where backedRequired[index][row] == 0 {
      return "not assessable: nothing is known about \(category.title)"
    }
    let least = model.coverage.minimum
    guard Double(backed[row]) < least * Double(coverable) - 1e-9 else { return nil }
    let percent = backed[row] * 100 / coverable
    return "not assessable: \(percent) % of the points rest on data, "
      + "\((least * 1000).rounded().shortPercent) % are needed"
  }

  private func isAssessable(_ row: Int) -> Bool {
    for index in backedRequired.indices where backedRequired[index][row] == 0 { return false }
    return Double(backed[row]) >= model.coverage.minimum * Double(coverable) - 1e-9
  }

  /// The share of all points that each assessable person has without friends' scores.
  private func ownShares() -> [Double?] {
    (0..<rowCount).map { row in
      isAssessable(row)
        ? Double(points.reduce(0) { $0 + $1[row] }) / Double(model.totalPoints) : nil
    }
  }

  /// Brings in friends' scores, where the model has them.
  mutating func addRelationships(friends: (any FriendTies)?) throws(ScoreModelError) {
    guard let friendsItem, let settings = evaluation.items[friendsItem].friendsScores else {
      if let friends {
        disclosesRelationships = friends.friendCounts().map {
          $0 >= ScoreModel.FriendsScores.leastFriendsToDisclose
        }
      }
      return
    }
    let item = evaluation.items[friendsItem]
    let budget = item.characteristic.budget
    let weight = Double(budget) / Double(model.totalPoints)
    let own = ownShares()
    let mean = settings.populationMean ?? Self.mean(of: own, weight: weight)
    let result: Relationships
    if let friends {
      switch settings.mode {
      case .lagged:
        result = .fromPositions(
          try earlierPositions(settings, item: item), ties: friends,
          priorStrength: settings.priorStrength, mean: mean)
      case .fixedPoint, .off:
        result = .fixedPoint(
          own: own, weight: weight, ties: friends, priorStrength: settings.priorStrength,
          mean: mean)
      }
    } else {
      result = .neutral(mean: mean, personCount: rowCount)
      warnings.append(
        "no friendships are given: \(item.characteristic.name) brings everyone the neutral "
          + "\(Relationships.points(mean, budget: budget)) points")
    }
    friendsPoints = result.figures.map { Relationships.points($0, budget: budget) }
    for row in 0..<rowCount {
      points[item.category][row] += friendsPoints[row]
      if result.friendCounts[row] == 0 {
        maximum[row] += budget
      } else {
        minimum[row] += friendsPoints[row]
        maximum[row] += friendsPoints[row]
      }
    }
    relationships = result
    disclosesRelationships = result.friendCounts.map { $0 >= settings.minimumFriendsToDisclose }
  }

  /// The mean position of assessable people by all points but those of friends' scores.
  private static func mean(of own: [Double?], weight: Double) -> Double {
    let known = own.compactMap { $0 }
    guard !known.isEmpty else { return 0.5 }
    return min(known.reduce(0, +) / Double(known.count) / (1 - weight), 1)
  }

  private func earlierPositions(
    _ settings: ScoreModel.FriendsScores, item: Evaluation.Item
  ) throws(ScoreModelError) -> [Double?] {
    let name = settings.earlierScoreColumn ?? ""
    guard let column = table[name] else {
      throw Evaluation.missingColumn(name, path: item.path, model: model, table: table)
    }
    func failure(_ problem: String, _ remedy: String) -> ScoreModelError {
      ScoreModelError(
        .unusableColumn, source: model.sourceName, path: item.path, problem: problem,
        remedy: remedy)
    }
    let numbers: [Double?]
    switch column.values {
    case .integers, .reals: numbers = Array(column.values.numbers ?? [])
    case .strings(let texts) where texts.allSatisfy({ $0 == nil }):
      numbers = texts.map { _ in nil }
    case .strings, .booleans:
      throw failure(
        "column '\(name)' of \(table.sourceName) holds no scores",
        "name a column of numbers as 'earlier_score_column'")
    }
    let lowest = Double(model.scale.lowerBound)
    let highest = Double(model.scale.upperBound)
    if let row = numbers.firstIndex(where: { $0.map { !(lowest...highest).contains($0) } ?? false })
    {
      throw failure(
        "row \(row + 1) of column '\(name)' of \(table.sourceName) is no score",
        "scores lie from \(model.scale.lowerBound) to \(model.scale.upperBound)")
    }
    return numbers.map { $0.map { ($0 - lowest) / (highest - lowest) } }
  }

  /// The finished scores.
  func scores() throws(ScoreModelError) -> Scores {
    let assessable = (0..<rowCount).map { isAssessable($0) }
    func forAssessed<Value>(_ value: (Int) -> Value) -> [Value?] {
      (0..<rowCount).map { assessable[$0] ? value($0) : nil }
    }
    var columns = [table.columns[0]]
    for name in ScoreCategory.allCases {
      let index = model.categories.firstIndex { $0.name == name }
      columns.append(
        Column(name.rawValue, .integers(forAssessed { row in index.map { points[$0][row] } ?? 0 })))
    }
    let totals = forAssessed { row in
      points.reduce(model.scale.lowerBound) { $0 + $1[row] }
    }
    columns.append(Column("score", .integers(totals)))
    columns.append(
      Column("score_status", .strings((0..<rowCount).map { obstacle($0) ?? "assessed" })))
    columns.append(Column("score_minimum", .integers(minimum)))
    columns.append(Column("score_maximum", .integers(maximum)))
    columns.append(Column("band", .strings(totals.map { $0.map { model.band(of: $0) } })))
    columns += reasonColumns(assessable)
    if columns.dropFirst().contains(where: { $0.name == table.identifierName }) {
      throw ScoreModelError(
        .unusableColumn, source: model.sourceName,
        problem: "the identifiers of \(table.sourceName) are in a column named "
          + "'\(table.identifierName)', which is the name of a result",
        remedy: "rename that column")
    }
    let assessedCount = assessable.count { $0 }
    var warnings = warnings
    if assessedCount == 0, rowCount > 0 {
      warnings.append(
        "nobody can be assessed by model '\(model.name)': too little of what it asks for is in "
          + "\(table.sourceName); choose a model that fits the table")
    }
    var counts: [String: Int] = [:]
    for case .some(let total) in totals { counts[model.band(of: total), default: 0] += 1 }
    return Scores(
      model: model, table: Table(columns, sourceName: table.sourceName),
      coverage: backed.map { Double($0) / Double(coverable) },
      assessedCount: assessedCount,
      bandCounts: model.bands.map { .init(band: $0.name, count: counts[$0.name] ?? 0) },
      populationMean: relationships?.mean, iterations: relationships?.iterations ?? 0,
      warnings: warnings, exactScores: exactScores(totals), evaluation: evaluation,
      relationships: relationships, disclosesRelationships: disclosesRelationships)
  }

  private func exactScores(_ totals: [Int?]) -> [Double?] {
    guard let relationships, let friendsItem else { return totals.map { $0.map(Double.init) } }
    let budget = Double(evaluation.items[friendsItem].characteristic.budget)
    return totals.indices.map { row in
      totals[row].map {
        Double($0 - friendsPoints[row]) + budget * relationships.figures[row]
      }
    }
  }

  /// The four columns of reasons: most points lost first, ties by budget, then by name.
  private func reasonColumns(_ assessable: [Bool]) -> [Column] {
    let ranking = ReasonRanking(model: model, evaluation: evaluation)
    var texts: [[String?]] = Array(
      repeating: Array(repeating: nil, count: rowCount), count: ReasonRanking.most)
    for row in 0..<rowCount where assessable[row] {
      let reasons = ranking.reasons(
        row: row, friendsPoints: friendsPoints.isEmpty ? nil : friendsPoints[row],
        disclosesRelationships: disclosesRelationships[row])
      for (place, text) in reasons.enumerated() { texts[place][row] = text }
    }
    return texts.enumerated().map { Column("reason_\($0 + 1)", .strings($1)) }
  }
}

extension Double {
  /// Tenths of a percent as a percentage.
  fileprivate var shortPercent: String { (self / 10).shortText }
}
