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
    try explanation(ofRow: knownRow(of: identifier), reaching: target, within: months)
  }

  /// The same for the person in a row.
  func explanation(
    ofRow row: Int, reaching target: ScoreTarget, within months: Int?
  ) throws(ScoreModelError) -> Explanation {
    let score = try target.score(from: score(row), in: model)
    let found = score.flatMap { counterfactuals(row: row, reaching: $0, within: months, most: 3) }
    return explanation(row: row, counterfactuals: found, target: score)
  }

  /// The first row with an identifier.
  ///
  /// - Throws: ``ScoreModelError`` if there is none.
  package func knownRow(of identifier: String) throws(ScoreModelError) -> Int {
    try people.knownRow(of: identifier)
  }

  /// How the score of the person in one row comes about.
  ///
  /// - Precondition: The table has such a row.
  package func explanation(
    row: Int, counterfactuals: Counterfactuals? = nil, target: Int? = nil
  ) -> Explanation {
    let friends = friendsPart(row)
    let person = self[row]
    let columnRoom = columnRoom(row)
    let friendsRoom = (
      person.range.lowerBound - model.scale.lowerBound - columnRoom.minimum,
      person.range.upperBound - model.scale.lowerBound - columnRoom.maximum
    )
    let errors = model.pointErrors
    let parts = model.categories.enumerated().map { number, category in
      let items = evaluation.items.filter { $0.category == number }
      return Explanation.Part(
        category: category.name, points: items.map { points($0, row: row) }.reduce(0, +),
        budget: category.budget,
        lines: items.map { line($0, row: row, friends: friends, friendsRoom, errors) })
    }
    return Explanation(
      identifier: people.identifiers[row], modelName: model.name, modelVersion: model.version,
      purpose: model.purpose, scale: model.scale, score: person.score,
      status: person.status.description, band: person.band, minimum: person.range.lowerBound,
      maximum: person.range.upperBound, coverage: person.coverage,
      coverageNeeded: model.coverage.minimum,
      certainty: tellsCertainty ? certainty(ofRow: row) : nil,
      standardError: standardError(ofRow: row), categories: parts, friends: friends,
      others: othersPart(row, score: person.score),
      reasons: person.reasons, strengths: strengths(row),
      changes: isAssessed(row) ? changes(row) : [], counterfactuals: counterfactuals,
      unanswered: counterfactuals == nil ? unanswered(row, target) : nil, gap: gap(row))
  }

  private func line(
    _ item: Evaluation.Item, row: Int, friends: Explanation.Friends?,
    _ friendsRoom: (minimum: Int, maximum: Int), _ errors: PointErrors?
  ) -> Explanation.Line {
    guard case .column(let measure) = item.characteristic.measure else {
      let isWithheld = friends?.isWithheld ?? false
      return Explanation.Line(
        characteristic: item.characteristic.name, meaning: meaning(of: item.characteristic),
        column: nil, value: nil, bin: nil,
        points: isWithheld ? nil : points(item, row: row), budget: item.characteristic.budget,
        minimum: isWithheld ? nil : friendsRoom.minimum,
        maximum: isWithheld ? nil : friendsRoom.maximum,
        isOpen: friendsRoom.minimum < friendsRoom.maximum, restsOnOthers: true,
        isMissing: !isWithheld && relationships.map { $0.friendCounts[row] == 0 } ?? true,
        reliability: nil,
        standardError: nil, isWithheld: isWithheld, stability: nil)
    }
    let bin = item.bins[row]
    // Whether it is missing tells what is known of a single friend, too.
    let isWithheld = item.column != nil && item.needsFriends && !disclosesRelationships[row]
    let hasNoValue = bin == BinNumbers.missing || isWithheld
    let points = item.points[bin]
    let (least, most) = room(item, row)
    return Explanation.Line(
      characteristic: item.characteristic.name, meaning: meaning(of: item.characteristic),
      column: measure.column,
      value: hasNoValue || item.tellsOfOthersData ? nil : item.column?.text(row),
      bin: hasNoValue ? nil : measure.bins[bin - 1].values.description,
      points: isWithheld ? nil : points, budget: item.characteristic.budget,
      minimum: isWithheld ? nil : least, maximum: isWithheld ? nil : most, isOpen: least < most,
      restsOnOthers: item.restsOnOthers,
      isMissing: bin == BinNumbers.missing && !isWithheld,
      reliability: hasNoValue ? nil : reliability(row, of: item.characteristic.name),
      standardError: isWithheld ? nil : errors?.points[item.characteristic.name]?[bin],
      isWithheld: isWithheld, stability: measure.stability)
  }

  /// What a characteristic is, for a person to read: the description that a fit writes is none.
  private func meaning(of characteristic: ScoreModel.Characteristic) -> String {
    model.fit == nil ? characteristic.description : ""
  }

  /// The points of all characteristics but friends' scores with everything missing at its worst and at
  /// its best.
  private func columnRoom(_ row: Int) -> (minimum: Int, maximum: Int) {
    var room = (minimum: 0, maximum: 0)
    for item in evaluation.items where item.friendsScores == nil {
      let ends = self.room(item, row)
      room.minimum += ends.minimum
      room.maximum += ends.maximum
    }
    return room
  }

  /// The points of a characteristic of a column with what is missing at its worst and at its best, and of one whose
  /// room is not told with anything.
  private func room(_ item: Evaluation.Item, _ row: Int) -> (minimum: Int, maximum: Int) {
    let isHidden = hidesRanges && !disclosesRelationships[row] && model.hidesRoom(of: item)
    let points = item.points[item.bins[row]]
    return item.isSettled(row) && !isHidden
      ? (points, points) : (item.leastKnown, item.characteristic.budget)
  }

  /// The points that a characteristic brings a person.
  private func points(_ item: Evaluation.Item, row: Int) -> Int {
    guard item.friendsScores != nil else { return item.points[item.bins[row]] }
    return relationships.map {
      Relationships.points($0.figures[row], budget: item.characteristic.budget)
    } ?? 0
  }

  /// The points that a person has by what rests on others.
  func pointsByOthers(_ row: Int) -> Int {
    evaluation.items.filter(\.restsOnOthers).map { points($0, row: row) }.reduce(0, +)
  }

  private func friendsPart(_ row: Int) -> Explanation.Friends? {
    guard let relationships else { return nil }
    for item in evaluation.items {
      guard let settings = item.friendsScores else { continue }
      // Whether the only friend has a score is the friend's matter, so that none are few.
      let contributing: Explanation.Friends.Contributing =
        !relationships.hasTies ? .none : disclosesRelationships[row] ? .enough : .few
      let budget = item.characteristic.budget
      let points = points(item, row: row)
      let mean = populationMean.map { ($0 * 100).rounded() / 100 }
      return Explanation.Friends(
        characteristic: item.characteristic.name, mode: settings.mode,
        priorStrength: settings.priorStrength,
        populationMean: settings.populationMean ?? (tellsMean ? mean : nil),
        contributing: contributing,
        figures: contributing == .few ? nil : Self.figures(points, budget: budget),
        points: contributing == .few ? nil : points, budget: budget,
        minimumFriends: settings.minimumFriendsToDisclose,
        areHiddenFromAll: !model.warningsOfOneFriend.isEmpty,
        sybilRankColumn: medianRank.flatMap { _ in settings.sybilRankColumn },
        medianRank: medianRank)
    }
    return nil
  }

  /// The least number of people whose mean place is told to a hundredth: then nobody moves it by more.
  private static let leastPeopleOfMean = 100

  /// Whether the mean place is told, as it is if the model states it.
  var tellsMean: Bool {
    model.friendsScores?.populationMean != nil || assessedCount >= Self.leastPeopleOfMean
  }

  /// The figures that bring whole points.
  private static func figures(_ points: Int, budget: Int) -> ClosedRange<Double> {
    guard budget > 0 else { return 0...1 }
    let (points, budget) = (Double(points), Double(budget))
    return Swift.max((points - 0.5) / budget, 0)...Swift.min((points + 0.5) / budget, 1)
  }

  /// The next better bin of every characteristic of the person's own that lost points; of texts, which
  /// have no order, the best.
  private func changes(_ row: Int) -> [Explanation.Change] {
    var found: [(change: Explanation.Change, budget: Int)] = []
    for item in evaluation.items {
      // What others bring is never an advice: it would tell people to drop one another.
      guard case .column(let measure) = item.characteristic.measure, !item.restsOnOthers,
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
  /// Whether a value is made of other people's data, so that it is told by its bin alone.
  fileprivate var tellsOfOthersData: Bool { restsOnOthers && !traits.contains(.friendshipsOnly) }

  /// Whether no missing value, the person's own or someone else's, leaves the points open.
  func isSettled(_ row: Int) -> Bool {
    bins[row] != BinNumbers.missing && !(isOpen.map { $0[row] } ?? false)
  }
}

extension ScoreModel.Bin {
  fileprivate var isText: Bool {
    if case .texts = values { true } else { false }
  }
}

extension Table {
  /// The first row with an identifier; `nil` if there is none.
  func firstRow(of identifier: String) -> Int? {
    let (names, wanted) = (identifiers, Array(identifier.utf8))
    return names.indices.first { names.utf8($0).elementsEqual(wanted) }
  }

  /// The first row with an identifier.
  ///
  /// - Throws: ``ScoreModelError`` if there is none.
  func knownRow(of identifier: String) throws(ScoreModelError) -> Int {
    if let row = firstRow(of: identifier) { return row }
    // The name is the caller's own; another one is told only if it is the same but for its look.
    let wanted = Self.plain(identifier)
    let meant = identifiers.first { Self.plain($0) == wanted }
    throw ScoreModelError(
      .unknownPerson, source: sourceName,
      problem: "no person '\(identifier.printable)' in column '\(identifierName)'",
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
}
