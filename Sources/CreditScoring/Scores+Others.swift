internal import Files
internal import Memory

extension Scores {
  /// What other people can do to the score of a person.
  func othersPart(_ row: Int, score: Int?, inventedFriends: Int = 10) -> Explanation.Others? {
    let items = evaluation.items.filter(\.restsOnOthers)
    if items.isEmpty { return nil }
    let points = pointsByOthers(row)
    let budget = items.map(\.characteristic.budget).reduce(0, +)
    return Explanation.Others(
      characteristics: items.map {
        .init(
          name: $0.characteristic.name, budget: $0.characteristic.budget,
          isFriendsScores: $0.friendsScores != nil, hasUnknownRoom: $0.hasUnknownRoom)
      },
      scores: score.map { $0 - points...$0 - points + budget },
      // Friends' scores shift the interval, and with it the bands that it touches.
      decidesAssessment: othersDecide(row, by: canBeMissing) || model.coverage.mostBands != nil,
      bounds: statements(row, inventedFriends: inventedFriends),
      meanIsOpen: fewestBehindMean != nil)
  }

  /// The bounds in words, for ties of any strength.
  private func statements(_ row: Int, inventedFriends count: Int) -> [Explanation.Bound] {
    guard let relationships, let settings = model.friendsScores,
      let bounds = InfluenceBounds(model: model, relationColumns: relationColumns)?
        .among(surroundings)
        .reaching(budget { _ in true }, decidesAssessment: othersDecide(by: canBeMissing))
    else { return [] }
    let isShown = relationships.friendCounts[row] >= settings.minimumFriendsToDisclose
    // All bounds fall as the strength grows: one that is smaller keeps them, and does not tell how many friends count.
    let least = Double(settings.minimumFriendsToDisclose)
    let strength = isShown && relationships.strengths[row] >= least ? least : 0
    let meanIsOpen = fewestBehindMean != nil
    func bound(_ influence: String, _ points: Double, reaching others: Int) -> Explanation.Bound {
      let points = Swift.min(points, bounds.allFriends)
      return Explanation.Bound(
        influence: influence, points: bounds.whole(points) + others, friendsScoresPoints: points)
    }
    func shift(_ changed: Int, joining: Int = 0) -> Double {
      fewestBehindMean.map { bounds.meanShift(changing: changed, of: $0 + joining) } ?? 0
    }
    // Nearly everyone is far away, so that an open mean may come to be anything.
    let (prior, total) = (settings.priorStrength, settings.priorStrength + strength)
    let farMean = settings.populationMean == nil ? bounds.allFriends * prior / total : 0
    let farBudget = budget { !$0.traits.contains(.nearby) }
    let distances = [("two", 2), ("three", 3)].map { words, steps in
      bound(
        "everyone \(words) or more steps away", farMean + bounds.atDistance(meanIsOpen ? 2 : steps),
        reaching: farBudget)
    }
    // What is known about someone leaves everyone's friendships as they are.
    let byData = { (item: Evaluation.Item) in !item.traits.contains(.friendshipsOnly) }
    let dataBounds = bounds.reaching(
      budget(byData),
      decidesAssessment: othersDecide { canBeMissing($0) && byData($0) })
    return [
      bound("all other people together", bounds.allFriends, reaching: bounds.otherBudget),
      bound(
        "what is known about one other person",
        ranksHoldStill && surroundings?.ranksHoldStill ?? true
          ? dataBounds.oneFriendOnAllWays(strength: 1, totalStrength: Swift.max(strength, 1))
            + shift(1)
          : bounds.allFriends,
        reaching: dataBounds.otherBudget),
      bound(
        "one friendship made or ended", bounds.oneTie(strength: 1), reaching: bounds.otherBudget),
      bound(
        count == 10 ? "ten invented friends" : count.counting("invented friend"),
        bounds.inventedFriends(count: count, strength: 1, totalStrength: strength)
          + shift(count, joining: count), reaching: bounds.otherBudget),
    ] + distances
  }

  /// The number of people behind the mean that rests on the fewest; `nil` if all cards state theirs.
  var fewestBehindMean: Int? {
    let own = model.friendsScores.flatMap { $0.populationMean == nil ? assessedCount : nil }
    return [own, surroundings?.fewestBehindMean].compactMap(\.self).min()
  }

  /// The points that some of the characteristics share that rest on others beside friends' scores.
  private func budget(_ isReached: (Evaluation.Item) -> Bool) -> Int {
    evaluation.items
      .filter { $0.restsOnOthers && $0.friendsScores == nil && isReached($0) }
      .map(\.characteristic.budget).reduce(0, +)
  }

  /// Whether a characteristic can count for the assessment or not depending on others.
  func canBeMissing(_ item: Evaluation.Item) -> Bool {
    item.restsOnOthers && !item.traits.contains(.complete)
      && model.categories[item.category].name != .interpersonalRelationships
  }

  /// Whether anyone is assessed or not depending on which values some characteristics have.
  func othersDecide(by isOpen: (Evaluation.Item) -> Bool) -> Bool {
    evaluation.items.contains(where: isOpen)
      && backed.indices.contains { othersDecide($0, by: isOpen) }
  }

  /// Whether a person is assessed or not depending on which of some characteristics have a value.
  private func othersDecide(_ row: Int, by isOpen: (Evaluation.Item) -> Bool) -> Bool {
    var (least, most) = (Int(backed[row]), Int(backed[row]))
    var (known, knowable) = (Set<ScoreCategory>(), Set<ScoreCategory>())
    for item in evaluation.items where item.friendsScores == nil {
      let category = model.categories[item.category].name
      let isMissing = item.bins[row] == BinNumbers.missing
      if isOpen(item) {
        knowable.insert(category)
        if isMissing {
          most += item.characteristic.budget
        } else {
          least -= item.characteristic.budget
        }
      } else if !isMissing {
        known.insert(category)
      }
    }
    let needed = model.neededCoverage
    let required = Set(model.coverage.required)
    let isPossible = Double(most) >= needed && required.isSubset(of: known.union(knowable))
    let isSure = Double(least) >= needed && required.isSubset(of: known)
    return isPossible && !isSure
  }
}
