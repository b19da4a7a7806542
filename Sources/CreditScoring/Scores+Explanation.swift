internal import Files
internal import Identifiers
internal import Memory
internal import Tables

extension Scores {
  /// How one person's score comes about.
  ///
  /// - Parameters:
  ///   - identifier: The person's identifier; the first row counts if several have it.
  ///   - target: What changes are to bring the score to.
  ///   - months: The most months that changes may take; `nil` for any.
  /// - Returns: Every number that the person's score is the sum of.
  /// - Throws: ``ScoreModelError`` if no row has it, or there is no such score or band.
  public func explanation(
    for identifier: String, reaching target: ScoreTarget = .nextBand, within months: Int? = nil
  ) throws(ScoreModelError) -> Explanation {
    let row = try knownRow(of: identifier)
    let score = try target.score(from: score(row), in: model)
    return explanation(
      row: row,
      counterfactuals: score.flatMap {
        counterfactuals(row: row, reaching: $0, within: months, most: 3)
      })
  }

  /// The first row with an identifier.
  ///
  /// - Throws: ``ScoreModelError`` if there is none.
  package func knownRow(of identifier: String) throws(ScoreModelError) -> Int {
    if let row = row(of: identifier) { return row }
    // The name is the caller's own; another one is told only if it is the same but for its look.
    let wanted = Self.plain(identifier)
    let meant = people.identifiers.first { Self.plain($0) == wanted }
    throw ScoreModelError(
      .unknownPerson, source: people.sourceName,
      problem: "no person '\(identifier.printable)' in column '\(people.identifierName)'",
      remedy: meant.map { "did you mean '\($0.printable)'?" } ?? "check the identifier")
  }

  /// An identifier without blanks around it, in lower case.
  private static func plain(_ identifier: String) -> String {
    let text = identifier.lowercased()
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// How the score of the person in one row comes about.
  ///
  /// - Precondition: The table has such a row.
  package func explanation(
    row: Int, counterfactuals: Counterfactuals? = nil
  ) -> Explanation {
    let friends = friendsPart(row)
    let person = self[row]
    let columnRoom = columnRoom(row)
    let friendsRoom = (
      person.range.lowerBound - model.scale.lowerBound - columnRoom.minimum,
      person.range.upperBound - model.scale.lowerBound - columnRoom.maximum
    )
    let parts = model.categories.enumerated().map { number, category in
      let lines = evaluation.items.filter { $0.category == number }.map {
        line($0, row: row, friends: friends, friendsRoom)
      }
      return Explanation.Part(
        category: category.name, points: lines.map(\.points).reduce(0, +),
        budget: category.budget, lines: lines)
    }
    return Explanation(
      identifier: people.identifiers[row], modelName: model.name, modelVersion: model.version,
      purpose: model.purpose, scale: model.scale, score: person.score,
      status: person.status.description, band: person.band, minimum: person.range.lowerBound,
      maximum: person.range.upperBound, coverage: person.coverage,
      coverageNeeded: model.coverage.minimum,
      certainty: tellsCertainty ? certainty(ofRow: row) : nil, categories: parts, friends: friends,
      others: othersPart(row, score: person.score, lines: parts.flatMap(\.lines)),
      reasons: person.reasons, strengths: strengths(row), changes: changes(row),
      counterfactuals: counterfactuals)
  }

  private func line(
    _ item: Evaluation.Item, row: Int, friends: Explanation.Friends?,
    _ friendsRoom: (minimum: Int, maximum: Int)
  ) -> Explanation.Line {
    guard case .column(let measure) = item.characteristic.measure else {
      return Explanation.Line(
        characteristic: item.characteristic.name, column: nil, value: nil, bin: nil,
        points: friends?.points ?? 0, budget: item.characteristic.budget,
        minimum: friendsRoom.minimum, maximum: friendsRoom.maximum,
        isMissing: relationships.map { $0.friendCounts[row] == 0 } ?? true, reliability: nil,
        isWithheld: friends?.isWithheld ?? false)
    }
    let bin = item.bins[row]
    // A friends' mean of few friends would tell what a single friend's value is.
    let isWithheld =
      bin != 0 && model.categories[item.category].name == .interpersonalRelationships
      && !disclosesRelationships[row]
    let hasNoValue = bin == BinNumbers.missing || isWithheld
    return Explanation.Line(
      characteristic: item.characteristic.name, column: measure.column,
      value: hasNoValue ? nil : item.column?.text(row),
      bin: hasNoValue ? nil : measure.bins[bin - 1].values.description,
      points: item.points[bin], budget: item.characteristic.budget,
      minimum: item.isSettled(row) ? item.points[bin] : item.leastKnown,
      maximum: item.isSettled(row) ? item.points[bin] : item.characteristic.budget,
      isMissing: bin == 0,
      reliability: hasNoValue ? nil : reliability(row, of: item.characteristic.name),
      isWithheld: isWithheld)
  }

  /// The points of all characteristics but friends' scores with everything missing at its worst and at
  /// its best.
  private func columnRoom(_ row: Int) -> (minimum: Int, maximum: Int) {
    var room = (minimum: 0, maximum: 0)
    for item in evaluation.items where item.friendsScores == nil {
      let points = item.points[item.bins[row]]
      room.minimum += item.isSettled(row) ? points : item.leastKnown
      room.maximum += item.isSettled(row) ? points : item.characteristic.budget
    }
    return room
  }

  private func friendsPart(_ row: Int) -> Explanation.Friends? {
    guard let relationships else { return nil }
    for item in evaluation.items {
      guard let settings = item.friendsScores else { continue }
      let count = Int(relationships.friendCounts[row])
      let isShown = count == 0 || count >= settings.minimumFriendsToDisclose
      let strength = relationships.strengths[row]
      return Explanation.Friends(
        characteristic: item.characteristic.name, mode: settings.mode,
        priorStrength: settings.priorStrength,
        populationMean: Relationships.printed(relationships.mean),
        contributingFriends: isShown ? count : nil, totalStrength: isShown ? strength : nil,
        figure: isShown ? Relationships.printed(relationships.figures[row]) : nil,
        points: Relationships.points(
          relationships.figures[row], budget: item.characteristic.budget),
        budget: item.characteristic.budget,
        minimumFriends: settings.minimumFriendsToDisclose,
        sybilRankColumn: medianRank.flatMap { _ in settings.sybilRankColumn },
        medianRank: medianRank)
    }
    return nil
  }

  /// The characteristics that bring more than their neutral points.
  private func strengths(_ row: Int) -> [String] {
    guard isAssessed(row) else { return [] }
    let found = evaluation.items.compactMap { item -> (item: Evaluation.Item, gain: Int)? in
      guard case .column(let measure) = item.characteristic.measure,
        item.bins[row] != BinNumbers.missing,
        model.categories[item.category].name != .interpersonalRelationships
          || disclosesRelationships[row]
      else { return nil }
      let gain = item.points[item.bins[row]] - measure.missingPoints
      return gain > 0 ? (item, gain) : nil
    }
    let sorted = found.sorted { left, right in
      left.gain == right.gain
        ? left.item.characteristic.precedes(right.item.characteristic) : left.gain > right.gain
    }
    return sorted.prefix(ReasonRanking.most).map { item, gain in
      "\(item.characteristic.title) (\(gain) points more than neutral)"
    }
  }

  /// The next better bin of every characteristic of the person's own that lost points; of texts, which
  /// have no order, the best.
  private func changes(_ row: Int) -> [Explanation.Change] {
    var found: [(change: Explanation.Change, budget: Int)] = []
    for item in evaluation.items {
      // What friends bring is never an advice: it would tell people to drop one another.
      guard case .column(let measure) = item.characteristic.measure,
        model.categories[item.category].name != .interpersonalRelationships,
        measure.actionable != .never
      else { continue }
      let bin = item.bins[row]
      let points = item.points[bin]
      let isText = measure.bins[0].isText
      let betterBins = measure.bins.indices.filter { place in
        measure.bins[place].points > points
          && (bin == BinNumbers.missing || measure.steps(from: bin - 1, to: place) != nil)
      }.map { measure.bins[$0] }
      guard
        let better = isText
          ? betterBins.max(by: { $0.points < $1.points })
          : betterBins.min(by: { $0.points < $1.points })
      else { continue }
      found.append(
        (
          Explanation.Change(
            characteristic: item.characteristic.name,
            bin: bin == 0 ? nil : measure.bins[bin - 1].values.description,
            value: bin == 0 ? nil : item.column?.text(row), isText: isText,
            betterBin: better.values.description, gain: better.points - points),
          item.characteristic.budget
        ))
    }
    found.sort { left, right in
      if left.change.gain != right.change.gain { return left.change.gain > right.change.gain }
      if left.budget != right.budget { return left.budget > right.budget }
      return left.change.characteristic < right.change.characteristic
    }
    return found.map(\.change)
  }
}

extension Evaluation.Item {
  /// Whether no missing value, the person's own or someone else's, leaves the points open.
  fileprivate func isSettled(_ row: Int) -> Bool {
    bins[row] != BinNumbers.missing && !(isOpen.map { $0[row] } ?? false)
  }
}

extension ScoreModel.Bin {
  fileprivate var isText: Bool {
    if case .texts = values { true } else { false }
  }
}

extension Column {
  /// A value as the table's file has it, or would have it; `nil` if it is missing.
  func text(_ row: Int) -> String? {
    var bytes: [UInt8] = []
    return append(row, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
