package import Execution
internal import Files
internal import Memory
internal import Tables

/// Why everyone's score is another than at the run before.
///
/// A characteristic's points change from those written then to those that the model now gives for the value
/// then (the model's part), and from these to those for the value now (the person's own part, or friends').
/// The points of friends' scores change from those written then to those that the budget now gives for the
/// figure then (the model's part), and from the figure now with the mean then, *r* − κ(μ − μ′)/(κ + Σ *a*), to
/// the figure *r* now (the mean's part), with μ′ the mean of what was known then by the model now. What is left
/// is friends'.
package struct ScoreChanges: Sendable {
  /// The scores of this run.
  let scores: Scores
  /// The run before, and what the model now gives for what was known then.
  let earlier: EarlierRun
  let then: Scores
  let written: WrittenPoints
  /// The characteristics, each as it is now, as the model now has it of what was known then, and with its
  /// points then.
  private let own: [Compared]
  private let ofRelationships: [Compared]
  private let removed: [(name: String, points: IntegerValues)]
  private let removedOfRelationships: [(name: String, points: IntegerValues)]

  /// A characteristic now and then.
  private struct Compared: Sendable {
    let now: Evaluation.Item
    let then: Evaluation.Item
    let written: IntegerValues?

    var name: String { now.characteristic.name }

    /// The points that were written.
    func before(_ place: Int) -> Int { written?[place] ?? 0 }

    /// The points that the model now gives for the value then.
    func remade(_ place: Int) -> Int { then.points[then.bins[place]] }
  }

  /// Compares with the run before.
  ///
  /// - Parameters:
  ///   - scores: The scores of this run.
  ///   - earlier: What the run before wrote, with the points of characteristics.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ScoreModelError`` if the table lacks columns that the model reads; `DataError` if it has no
  ///   points, or points that don't add up to its scores.
  package init(
    _ scores: Scores, since earlier: EarlierRun, execution: Execution
  ) throws {
    self.scores = scores
    self.earlier = earlier
    let written = try WrittenPoints(of: earlier.table, scores.model)
    self.written = written
    let then = try CreditScorer(model: scores.model).blockingScores(
      earlier.table, nil, nil, execution)
    self.then = then
    let compared = zip(scores.evaluation.items, then.evaluation.items).map { now, then in
      Compared(now: now, then: then, written: written[now.characteristic.name])
    }
    own = compared.filter { !scores.isRelationship($0.now) }
    ofRelationships = compared.filter { scores.isRelationship($0.now) }
    let named = { (names: [String]) in names.compactMap { name in written[name].map { (name, $0) } }
    }
    removed = named(written.removedNames)
    removedOfRelationships = named(written.removedRelationships)
  }

  /// The number of people who have a score now and had one then.
  package var comparedCount: Int {
    scores.indices.count { previousScore($0) != nil && scores.isAssessed($0) }
  }

  /// The score of a person at the run before; `nil` if there was none.
  package func previousScore(_ row: Int) -> Int? {
    earlier.places[row].flatMap { written.score[Int($0)] }
  }

  /// What moved the score of a person; `nil` for people without a score now or then.
  package subscript(row: Int) -> ScoreChange? {
    guard let score = scores.score(row), let place = earlier.places[row].map({ Int($0) }),
      let previous = written.score[place]
    else { return nil }
    var parts: [ScoreChange.Part] = []
    func add(_ name: String, _ cause: ScoreChange.Cause, _ points: Int) {
      if points != 0 { parts.append(.init(characteristic: name, cause: cause, points: points)) }
    }
    add("scale", .model, scores.model.scale.lowerBound - written.base)
    for item in own {
      let remade = item.remade(place)
      let points = item.now.points[item.now.bins[row]]
      add(item.name, .model, remade - item.before(place))
      add(item.name, item.now.restsOnOthers ? .friends : .own, points - remade)
    }
    for (name, points) in removed { add(name, .model, -(points[place] ?? 0)) }
    addRelationships(row, place, add)
    return ScoreChange(previousScore: previous, score: score, parts: parts)
  }

  /// The parts of interpersonal relationships.
  private func addRelationships(
    _ row: Int, _ place: Int, _ add: (String, ScoreChange.Cause, Int) -> Void
  ) {
    let category = ScoreCategory.interpersonalRelationships
    let before = written.relationships(place)
    var now = 0
    for item in ofRelationships { now += scores.characteristicPoints(item.now, row) }
    if isNeutral(row, place) {
      add(scores.friendsItem?.characteristic.name ?? category.rawValue, .population, now - before)
      return
    }
    guard !ofRelationships.isEmpty, written.hasRelationships else {
      add(category.rawValue, .model, now - before)
      return
    }
    guard scores.disclosesRelationships[row], written.tellsRelationships(place) else {
      add(category.rawValue, .friends, now - before)
      return
    }
    for item in ofRelationships {
      guard item.now.friendsScores == nil else {
        addFriendsScores(item, row, place, add)
        continue
      }
      let remade = item.remade(place)
      add(item.name, .model, remade - item.before(place))
      add(item.name, .friends, item.now.points[item.now.bins[row]] - remade)
    }
    for (name, points) in removedOfRelationships { add(name, .model, -(points[place] ?? 0)) }
  }

  /// The parts of friends' scores.
  private func addFriendsScores(
    _ item: Compared, _ row: Int, _ place: Int,
    _ add: (String, ScoreChange.Cause, Int) -> Void
  ) {
    guard let settings = item.now.friendsScores, let relationships = scores.relationships else {
      return
    }
    let budget = item.now.characteristic.budget
    let before = item.before(place)
    let remade = written.figure(place).map { Relationships.points($0, budget: budget) } ?? before
    let figure = relationships.figures[row]
    let shift =
      settings.priorStrength * (relationships.mean - (then.populationMean ?? relationships.mean))
      / (settings.priorStrength + relationships.strengths[row])
    let points = scores.characteristicPoints(item.now, row)
    let withMeanThen = Relationships.points(min(max(figure - shift, 0), 1), budget: budget)
    add(item.name, .model, remade - before)
    add(item.name, .friends, withMeanThen - remade)
    add(item.name, .population, points - withMeanThen)
  }

  /// Whether nothing but the mean can have moved the points of relationships, which are those of someone
  /// without friends who count, then and now.
  private func isNeutral(_ row: Int, _ place: Int) -> Bool {
    guard let relationships = scores.relationships, let item = scores.friendsItem,
      relationships.friendCounts[row] == 0, let mean = then.populationMean
    else { return false }
    let hasOthers = ofRelationships.contains { item in
      item.now.friendsScores == nil
        && (item.now.bins[row] != BinNumbers.missing || item.then.bins[place] != BinNumbers.missing)
    }
    let neutral = Relationships.points(mean, budget: item.characteristic.budget)
    return !hasOthers
      && written.relationships(place) == neutral + scores.relationshipColumnPoints(row)
  }
}

extension ScoreChanges {
  /// The columns that the model reads and this run had, and the run before had not.
  package var valuesNotKnownThen: [String] {
    var names: [String] = []
    for (now, then) in zip(scores.evaluation.items, then.evaluation.items) {
      guard case .column(let measure) = now.characteristic.measure, now.column != nil,
        then.column == nil, !names.contains(measure.column)
      else { continue }
      names.append(measure.column)
    }
    return names
  }

  /// The mean change of all who have a score now and had one then, and what it comes from, in words.
  package func meanChange(execution: Execution) -> String {
    let causes = ScoreChange.Cause.allCases
    // The number of people, their change, and what each cause did to it.
    let blocks = execution.blocks(of: scores.count) { rows in
      var sums = [Int](repeating: 0, count: 2 + causes.count)
      for row in rows {
        guard let found = self[row] else { continue }
        sums[0] += 1
        sums[1] += found.change
        for (place, cause) in causes.enumerated() { sums[2 + place] += found.points(cause) }
      }
      return sums
    }
    let all = blocks.reduce([Int](repeating: 0, count: 2 + causes.count)) { zip($0, $1).map(+) }
    let (count, change, sums) = (all[0], all[1], all[2...])
    if count == 0 { return "nobody has a score now and had one then" }
    let mean = { (sum: Int) in
      let hundredths = (Double(sum) / Double(count) * 100).rounded() / 100
      return (hundredths > 0 ? "+" : "") + hundredths.shortText
    }
    let parts = zip(causes, sums).map { "\($0.rawValue) \(mean($1))" }
    return "\(mean(change)) points on average (\(parts.joined(separator: ", ")))"
  }
}
