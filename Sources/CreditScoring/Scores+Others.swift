internal import Buffers

extension Scores {
  /// What other people can do to the score of a person, whose lines are given.
  func othersPart(
    _ row: Int, score: Int?, lines: [Explanation.Line]
  ) -> Explanation.Others? {
    let items = evaluation.items.filter(\.restsOnOthers)
    if items.isEmpty { return nil }
    let names = Set(items.map(\.characteristic.name))
    let points = lines.filter { names.contains($0.characteristic) }.map(\.points).reduce(0, +)
    let budget = items.map(\.characteristic.budget).reduce(0, +)
    return Explanation.Others(
      characteristics: items.map {
        .init(
          name: $0.characteristic.name, budget: $0.characteristic.budget,
          isFriendsScores: $0.friendsScores != nil, hasUnknownRoom: $0.hasUnknownRoom)
      },
      scores: score.map { $0 - points...$0 - points + budget },
      decidesAssessment: items.contains {
        model.categories[$0.category].name != .interpersonalRelationships
      },
      bounds: statements(row))
  }

  /// The bounds in words, for ties of any strength.
  private func statements(_ row: Int) -> [Explanation.Bound] {
    guard let relationships,
      let bounds = InfluenceBounds(model: model, relationColumns: relationColumns),
      let settings = model.friendsScores
    else { return [] }
    let isShown = relationships.friendCounts[row] >= settings.minimumFriendsToDisclose
    // All bounds fall as the strength grows, so that 0 does where it is not to be told.
    let strength = isShown ? relationships.strengths[row] : 0
    let meanIsOpen = settings.populationMean == nil
    func bound(_ influence: String, _ points: Double) -> Explanation.Bound {
      let points = min(points, bounds.allFriends)
      return Explanation.Bound(
        influence: influence, points: bounds.whole(points) + bounds.otherBudget,
        friendsScoresPoints: points)
    }
    func shift(_ changed: Int, joining: Int = 0) -> Double {
      meanIsOpen ? bounds.meanShift(changing: changed, of: assessedCount + joining) : 0
    }
    // Nearly everyone is far away, so that an open mean may come to be anything.
    let (prior, total) = (settings.priorStrength, settings.priorStrength + strength)
    let farMean = meanIsOpen ? bounds.allFriends * prior / total : 0
    let distances = [("two", 2), ("three", 3)].map { words, steps in
      bound(
        "everyone \(words) or more steps away", farMean + bounds.atDistance(meanIsOpen ? 2 : steps))
    }
    return [
      bound("all other people together", bounds.allFriends),
      bound(
        "what is known about one other person",
        bounds.oneFriendOnAllWays(strength: 1, totalStrength: max(strength, 1)) + shift(1)),
      bound("one friendship made or ended", bounds.oneTie(strength: 1)),
      bound(
        "ten invented friends",
        bounds.inventedFriends(count: 10, strength: 1, totalStrength: strength)
          + shift(10, joining: 10)),
    ] + distances
  }
}
