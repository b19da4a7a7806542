internal import Files
internal import Memory
internal import Tables

extension ScoredTableCheck {
  /// Adds what does not add up in a row.
  func check(_ row: Int, _ faults: inout [ScoreVerification.Fault]) {
    var found: [(column: String, problem: String)] = []
    let isUndecided = isUndecided(row)
    if let status = written["score_status"], let text = status.text(row) {
      let expected = scores.status(row).description
      if text != expected, !isUndecided || !statesPossibleDoubt(text) {
        found.append(("score_status", "'\(expected)' results, and something else is written"))
      }
    } else if written["score_status"] != nil {
      found.append(("score_status", "'\(scores.status(row))' results, and nothing is written"))
    }
    let isRefused = written.isTooUncertain(row)
    if scores.isAssessed(row), !(isUndecided && isRefused) {
      checkPoints(row, &found)
      checkSums(row, &found)
      checkReasons(row, &found)
    } else if !isUndecided || isRefused {
      for name in table.columnNames where isResult(name) {
        guard let column = written[name], column.text(row) != nil else { continue }
        found.append((name, "it has a value, and the person can't be assessed"))
      }
    }
    checkRange(row, &found)
    faults += found.map { name, problem in
      let place = written[name].map { table.place(ofRow: row, in: $0.column) } ?? "row \(row + 1)"
      return .init(row: row, place: place, column: name, problem: problem)
    }
  }

  /// Whether it can't be told if the score is too uncertain, as the table states or as results: that rests on how sure
  /// values are and on what friends bring.
  func isUndecided(_ row: Int) -> Bool {
    guard scores.model.coverage.mostBands != nil else { return false }
    if scores.tellsCertainty, hasFriendships || scores.friendsItem == nil { return false }
    switch scores.status(row) {
    case .assessed: return written.isTooUncertain(row)
    case .tooUncertain: return true
    case .nothingKnown, .tooLittleKnown: return false
    }
  }

  /// Whether a status says that there is a score, or that more bands are touched than may be, as many as there are at
  /// most.
  private func statesPossibleDoubt(_ text: String) -> Bool {
    guard let most = scores.model.coverage.mostBands else { return false }
    let count = scores.model.bands.count
    return text == PersonScore.Status.assessed.description
      || most < count
        && (most + 1...count).contains {
          text == PersonScore.Status.tooUncertain(bands: $0, most: most).description
        }
  }

  /// Whether people without a score have nothing in a column.
  private func isResult(_ name: String) -> Bool {
    written[name] != nil
      && !["score_status", "score_minimum", "score_maximum"].contains(name)
  }

  /// Compares a whole number with what results; `other` is what results from other numbers of the row, one of
  /// which is told of then.
  private func compare(
    _ name: String, _ row: Int, with expected: Int, or other: Int? = nil,
    _ found: inout [(column: String, problem: String)]
  ) {
    guard let column = written[name] else { return }
    switch column.whole(row) {
    case .number(expected): break
    case .number(let number) where number == other: break
    case .number(let number): found.append((name, "\(number) is written, and \(expected) results"))
    case .missing: found.append((name, "nothing is written, and \(expected) results"))
    case .other(let text):
      found.append((name, "\(text) is no whole number, and \(expected) results"))
    }
  }

  // MARK: Points

  private func checkPoints(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    var isTold: [Bool] = []
    for item in scores.evaluation.items {
      let name = Scores.pointsPrefix + item.characteristic.name
      guard let column = written[name] else { continue }
      let isMissing = column.column.values.isMissing(row)
      if item.needsFriends {
        if scores.isRelationship(item) { isTold.append(!isMissing) }
        // It may be left out, since few friends contribute, or their values.
        if isMissing { continue }
        if hasFriendships, !local.disclosesRelationships[row] {
          found.append((name, "it is told, and too few friends contribute"))
          continue
        }
      }
      let points =
        item.friendsScores == nil ? item.points[item.bins[row]] : Int(friendsPoints[row])
      compare(name, row, with: points, &found)
    }
    if Set(isTold).count > 1 {
      found.append(
        (
          ScoreCategory.interpersonalRelationships.rawValue,
          "some of its points are told and some are not, so that the others can be computed"
        ))
    }
    checkFigure(row, &found)
    if let settings = friendsSettings.first,
      let text = written[Scores.friendsSettingsName]?.text(row),
      !friendsSettings.contains(text)
    {
      found.append((Scores.friendsSettingsName, "the card states \(settings)"))
    }
  }

  /// Checks that the figure of friends' scores brings their points.
  private func checkFigure(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    guard let item = scores.friendsItem, let column = written[Scores.figureName],
      let text = column.text(row)
    else { return }
    guard let figure = Double(text), (0...1).contains(figure) else {
      found.append((Scores.figureName, "it is no number from 0 to 1"))
      return
    }
    if hasFriendships, let expected = local.relationships?.figures[row],
      abs(expected - figure) > 1e-9
    {
      found.append((Scores.figureName, "\(text) is written, and \(expected) results"))
      return
    }
    let points = Relationships.points(figure, budget: item.characteristic.budget)
    if points != friendsPoints[row] {
      found.append(
        (
          Scores.figureName,
          "it brings \(points) points, and friends' scores brought \(friendsPoints[row])"
        ))
    }
  }

  // MARK: Sums

  private func checkSums(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    var total = scores.model.scale.lowerBound
    let relationships = ScoreCategory.interpersonalRelationships
    for name in ScoreCategory.allCases {
      guard let index = scores.model.categories.firstIndex(where: { $0.name == name }) else {
        compare(name.rawValue, row, with: 0, &found)
        continue
      }
      let isOfFriends = name == relationships && scores.friendsItem != nil
      let points =
        isOfFriends
        ? scores.relationshipColumnPoints(row) + Int(friendsPoints[row])
        : Int(scores.points[index][row])
      if isOfFriends, !hasFriendships {
        checkFriends(row, &found)
      } else {
        let items = scores.evaluation.items.lazy.filter { $0.category == index }
        compare(name.rawValue, row, with: points, or: written.sum(items, row), &found)
      }
      total += points
    }
    compare("score", row, with: total, or: statedTotal(row), &found)
    checkBand(row, total, &found)
  }

  /// The score by the stated points of the categories; `nil` if one of them is missing.
  private func statedTotal(_ row: Int) -> Int? {
    var total = scores.model.scale.lowerBound
    for category in scores.model.categories {
      guard let points = written.points(category.name, row) else { return nil }
      total += points
    }
    return total
  }

  /// Checks that the band is that of the stated score.
  private func checkBand(
    _ row: Int, _ total: Int, _ found: inout [(column: String, problem: String)]
  ) {
    guard let band = written["band"] else { return }
    let scale = scores.model.scale
    let possible = [written.number("score", row), total].compactMap(\.self).map {
      scores.model.band(of: min(max($0, scale.lowerBound), scale.upperBound))
    }
    if let text = band.text(row), possible.contains(text) { return }
    found.append(("band", "'\(possible[0])' results, and something else is written"))
  }

  /// Checks that the category of relationships leaves friends' scores points within their budget.
  private func checkFriends(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    let name = ScoreCategory.interpersonalRelationships.rawValue
    guard let item = scores.friendsItem, let column = written[name] else { return }
    let others = scores.relationshipColumnPoints(row)
    let range = others...others + item.characteristic.budget
    let bounds = "from \(range.lowerBound) to \(range.upperBound) can result"
    switch column.whole(row) {
    case .number(let number) where range.contains(number): break
    case .number(let number): found.append((name, "\(number) is written, and only \(bounds)"))
    case .missing: found.append((name, "nothing is written, and \(bounds)"))
    case .other(let text): found.append((name, "\(text) is no whole number, and \(bounds)"))
    }
  }

  // MARK: Reasons and range

  private func checkReasons(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    let names = scores.model.reasonNumbers.map { "reason_\($0)" }
    guard names.allSatisfy({ written[$0] != nil }) else { return }
    let texts = names.map { written[$0]?.text(row) ?? "" }
    func isGiven(_ reasons: ReasonRanking.Reasons) -> Bool {
      texts == reasons[row] + repeatElement("", count: names.count - reasons[row].count)
    }
    switch isTold(row) {
    case true?: if isGiven(reasons.told) { return }
    case false?: if isGiven(reasons.withheld) { return }
    case nil: if isGiven(reasons.told) || isGiven(reasons.withheld) { return }
    }
    let expected = (isTold(row) == true ? reasons.told : reasons.withheld)[row]
    let place = zip(texts, expected + [""]).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    found.append(
      (
        names[place],
        expected.count > place
          ? "'\(expected[place])' results, and something else is written"
          : "no further reason results, and one is written"
      ))
  }

  /// Whether relationships are told about; `nil` if neither friendships nor the table's points say so: values may
  /// rest on few people where friends are many.
  private func isTold(_ row: Int) -> Bool? {
    if hasFriendships, !local.disclosesRelationships[row] { return false }
    for item in scores.evaluation.items where scores.isRelationship(item) {
      if let column = written[Scores.pointsPrefix + item.characteristic.name] {
        return !column.column.values.isMissing(row)
      }
    }
    return nil
  }

  /// Checks minimum and maximum against what the table leaves open.
  private func checkRange(_ row: Int, _ found: inout [(column: String, problem: String)]) {
    let budget = scores.friendsItem?.characteristic.budget ?? 0
    let brought = scores.isAssessed(row) ? Int(friendsPoints[row]) : nil
    var (room, span) = (0, 0)
    for (item, isOpen) in zip(scores.evaluation.items, isOpen)
    where isOpen && item.friendsScores == nil && item.bins[row] != BinNumbers.missing {
      room += item.points[item.bins[row]] - item.leastKnown
      span += item.characteristic.budget - item.points[item.bins[row]]
    }
    if hasFriendships {
      let result = disputed.contains(row) ? scores : local
      let (least, most) = (Int(result.minimum[row]), Int(result.maximum[row]))
      // Where columns are open, so are friends' scores.
      let reach = hasOpenColumns ? budget : 0
      compare("score_minimum", row, within: least - room - reach...least, &found)
      compare("score_maximum", row, within: most...most + span + reach, &found)
      return
    }
    // Without friendships nothing of theirs is settled.
    let (least, most) = (Int(scores.minimum[row]), Int(scores.maximum[row]) - budget)
    compare("score_minimum", row, within: least - room...least + (brought ?? budget), &found)
    compare(
      "score_maximum", row, within: most + (brought ?? 0)...most + span + budget, &found)
  }

  /// Whether a column may rest on what is missing about others.
  private var hasOpenColumns: Bool {
    zip(scores.evaluation.items, isOpen).contains { $1 && $0.friendsScores == nil }
  }

  private func compare(
    _ name: String, _ row: Int, within range: ClosedRange<Int>,
    _ found: inout [(column: String, problem: String)]
  ) {
    if range.count == 1 { return compare(name, row, with: range.lowerBound, &found) }
    guard let column = written[name] else { return }
    if case .number(let number) = column.whole(row), range.contains(number) { return }
    found.append(
      (name, "only a number from \(range.lowerBound) to \(range.upperBound) can result"))
  }
}
