internal import Memory
internal import Tables

/// What a table states of people's own points beside what results from their values.
struct StatedPoints: Sendable {
  let written: WrittenScores
  /// What results from people's values.
  let scores: Scores
  /// The points that friends' scores brought, by the best solution so far.
  let brought: Buffer<Int32>?

  private static let relationships = ScoreCategory.interpersonalRelationships

  /// The people of whom the table states other points than result, with these.
  ///
  /// What most of the table's numbers say counts as stated: the categories, the score less that of relationships, or
  /// what results from the values.
  ///
  /// With `faint` these are the people of whom a single point besides friends' scores says so, which may be what a
  /// wrong value elsewhere moved; without, all others.
  func disputed(faint: Bool) -> [Int: StatedPeople.Person] {
    var people: [Int: StatedPeople.Person] = [:]
    // Rounded points alone could not tell.
    if faint, written[Scores.figureName] == nil { return people }
    for row in scores.indices {
      if let (person, isFaint) = dispute(row), isFaint == faint { people[row] = person }
    }
    return people
  }

  private func dispute(_ row: Int) -> (person: StatedPeople.Person, isFaint: Bool)? {
    let tooUncertain = Int(scores.statuses[row]) == PointTally.tooUncertain(scores.model)
    if tooUncertain || written.isTooUncertain(row) { return nil }
    // A wrong value would have moved one of the two.
    if written.number("score_minimum", row) == Int(scores.minimum[row]),
      written.number("score_maximum", row) == Int(scores.maximum[row])
    {
      return nil
    }
    let own = statedOwn(row)
    let score = written.number("score", row)
    let isAssessed = own != nil || score != nil
    if !isAssessed {
      guard scores.isAssessed(row) else { return nil }
      return (person(row, isAssessed: false, points: 0), false)
    }
    let ofOwn = difference(own, score, row)
    let (ofColumns, isTold) = relationshipDifference(row)
    if ofOwn == 0, ofColumns == 0, scores.isAssessed(row) { return nil }
    return (
      person(row, isAssessed: true, points: ofOwn + ofColumns),
      ofOwn == 0 && !isTold && ofColumns.magnitude == 1 && scores.isAssessed(row)
    )
  }

  private func person(_ row: Int, isAssessed: Bool, points: Int) -> StatedPeople.Person {
    let shift = { (name: String, result: Int32) in
      written.number(name, row).map { min(max($0 - Int(result), -10_000), 10_000) } ?? points
    }
    return StatedPeople.Person(
      isAssessed: isAssessed, points: min(max(points, -10_000), 10_000),
      minimum: shift("score_minimum", scores.minimum[row]),
      maximum: shift("score_maximum", scores.maximum[row]))
  }

  /// The stated points of all categories but relationships; `nil` if one of them is missing.
  private func statedOwn(_ row: Int) -> Int? {
    var sum = 0
    for category in scores.model.categories where category.name != Self.relationships {
      guard let points = written.points(category.name, row) else { return nil }
      sum += points
    }
    return sum
  }

  /// By how much the points without relationships are stated higher than they result.
  private func difference(_ own: Int?, _ score: Int?, _ row: Int) -> Int {
    var result = 0
    for (category, points) in zip(scores.model.categories, scores.points)
    where category.name != Self.relationships {
      result += Int(points[row])
    }
    let hasRelationships = scores.model.categories.contains { $0.name == Self.relationships }
    let ofRelationships = hasRelationships ? written.points(Self.relationships, row) : 0
    let rest = score.flatMap { score in
      ofRelationships.map { score - scores.model.scale.lowerBound - $0 }
    }
    if rest == result { return 0 }
    return (own ?? rest ?? result) - result
  }

  /// By how much the points of the columns of relationships are stated higher than they result, and whether they are
  /// told; otherwise they are what the category has besides what friends' scores brought.
  private func relationshipDifference(_ row: Int) -> (points: Int, isTold: Bool) {
    let items = scores.evaluation.items.filter {
      scores.isRelationship($0) && $0.friendsScores == nil
    }
    if items.isEmpty { return (0, true) }
    let result = scores.relationshipColumnPoints(row)
    if let told = written.sum(items, row) { return (told - result, true) }
    guard let sum = written.points(Self.relationships, row), let brought = brought?[row]
    else { return (0, true) }
    return (sum - Int(brought) - result, false)
  }
}

/// How far what a table states of friends' scores is from a solution.
struct FigureDeviations: Sendable {
  /// For each person how far the sum of friends' positions is off, the mean's part left out; 0 where nothing is told.
  let deviations: Buffer<Double>
  /// By how much the mean is stated higher than that of the solution, by half of the figures; `nil` without figures.
  let ofMean: Double?

  /// Compares what is written with a solution.
  init(_ written: WrittenScores, _ scores: Scores) {
    guard let relationships = scores.relationships, let item = scores.friendsItem,
      let settings = item.friendsScores
    else {
      (deviations, ofMean) = (Buffer(repeating: 0, count: scores.count), nil)
      return
    }
    let (kappa, budget) = (settings.priorStrength, Double(item.characteristic.budget))
    let weights = { (row: Int) in kappa + relationships.strengths[row] }
    let ofFigures: [Double?] = scores.indices.map { row in
      written.figure(row).map { ($0 - relationships.figures[row]) * weights(row) }
    }
    let sorted = ofFigures.compactMap(\.self).sorted()
    let middle = sorted.isEmpty ? nil : sorted[sorted.count / 2]
    ofMean = middle.map { $0 / kappa }
    deviations = Buffer(
      scores.indices.lazy.map { row in
        if let deviation = ofFigures[row] { return abs(deviation - (middle ?? 0)) }
        guard let sum = written.points(.interpersonalRelationships, row), budget > 0,
          scores.isAssessed(row)
        else { return 0 }
        // Points are rounded: only what is beyond half of one tells anything.
        let points = Double(sum - scores.relationshipColumnPoints(row))
        let away = abs(points - budget * relationships.figures[row]) - 0.5
        return max(away, 0) / budget * weights(row)
      })
  }
}
