internal import Statistics

/// The people whose outcome and score are both known, from the safest score to the riskiest.
struct RankedPeople: Sendable {
  /// The people of one score.
  struct Level: Sendable {
    let score: Double
    /// The place behind their last one.
    var end = 0
    var events = Amount()
    var others = Amount()

    var all: Amount { events + others }
  }

  /// The row of the person at each place.
  let rows: [Int32]
  let scores: [Double]
  let events: [Bool]
  let weights: [Double]?
  /// The distinct scores, the safest first.
  let levels: [Level]
  let direction: ScoreDirection
  /// How many people with an outcome have no score.
  let scorelessCount: Int

  /// Puts people in order.
  ///
  /// - Throws: ``ValidationError`` if there are not as many scores as outcomes, one is not finite, nobody has
  ///   both, or there are people of one kind or of one score alone.
  /// - Complexity: O(*n*).
  init(
    _ list: [Double?], _ outcomes: Outcomes, _ direction: ScoreDirection
  ) throws(ValidationError) {
    guard list.count == outcomes.count else {
      throw .lengths("the list of scores", list.count, outcomes.count)
    }
    if let row = list.firstIndex(where: { !($0?.isFinite ?? true) }) {
      throw .unfinished("the score", row: row)
    }
    if let row = list.firstIndex(where: { $0?.magnitude ?? 0 > ValidationError.largestScore }) {
      throw .tooLarge("the score of row \(row + 1)")
    }
    let known = outcomes.knownRows.filter { list[Int($0)] != nil }
    let values = known.map { list[Int($0)] ?? 0 }
    let order = values.risingOrder(direction.risk)
    let rows = order.map { known[Int($0)] }
    let scores = order.map { values[Int($0)] }
    let events = rows.map { outcomes.codes[Int($0)] == 1 }
    let weights = outcomes.weights.map { weights in rows.map { weights[Int($0)] } }
    (self.rows, self.scores, self.events, self.weights) = (rows, scores, events, weights)
    self.direction = direction
    scorelessCount = outcomes.knownCount - known.count
    levels = Self.levels(scores, events, weights)
    try check(outcomes)
  }

  static func levels(
    _ scores: [Double], _ events: [Bool], _ weights: [Double]?
  ) -> [Level] {
    var levels: [Level] = []
    var level: Level?
    for place in scores.indices {
      if level.map({ $0.score != scores[place] }) ?? true {
        if let level { levels.append(level) }
        level = Level(score: scores[place])
      }
      let weight = weights?[place] ?? 1
      if events[place] { level?.events.add(weight) } else { level?.others.add(weight) }
      level?.end = place + 1
    }
    if let level { levels.append(level) }
    return levels
  }

  private func check(_ outcomes: Outcomes) throws(ValidationError) {
    if outcomes.knownCount == 0 {
      throw ValidationError(
        .tooFew, "all \(outcomes.count) outcomes are missing",
        remedy: "take people of whom it is known what became of them")
    }
    guard !rows.isEmpty else {
      throw ValidationError(
        .tooFew, "nobody with an outcome has a score",
        remedy: "score the people whose outcomes are known")
    }
    let eventCount = events.count { $0 }
    guard eventCount > 0, eventCount < rows.count else {
      throw ValidationError(
        .tooFew,
        "of \(rows.count) people with an outcome and a score \(eventCount == 0 ? "nobody has" : "all have") "
          + "the event, so that there is nobody to tell from others",
        remedy: "take people of both kinds, and check which value is the event")
    }
    guard levels.count > 1 else {
      throw ValidationError(
        .unsuitableColumn, "all \(rows.count) scores are the same, and tell nobody from anybody",
        remedy: "name another column, or take people with different scores")
    }
  }

  var count: Int { rows.count }

  func weight(_ place: Int) -> Double { weights?[place] ?? 1 }

  /// All people with the event, and all without.
  var totals: (events: Amount, others: Amount) {
    levels.reduce(into: (Amount(), Amount())) {
      $0.0 += $1.events
      $0.1 += $1.others
    }
  }

  /// The scores as ones that rise with risk.
  var risks: [Double] { scores.map(direction.risk) }
}
