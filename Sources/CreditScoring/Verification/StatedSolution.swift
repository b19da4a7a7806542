internal import Execution
internal import Memory
internal import Tables

/// Friends' scores solved from the points that a table states, so that a wrong value shows in its own row alone.
///
/// Where a person's own points are stated other than they result from the person's values, one of both is wrong.
/// Friends' figures tell which: they rest on the right one. Each such person's points are taken as they leave the
/// friends' written figures less far off; where no friend has one, those of all others tell, one such person after the
/// other. If then the mean of all people differs from that on which half of the
/// written figures rest, and those people can explain by how much, the written one counts.
struct StatedSolution {
  let scorer: EntityScorer
  let table: Table
  let friends: @Sendable (ScoreModel) -> any FriendTies
  let relationColumns: RelationColumns?
  /// What the table states of the people of each card.
  let written: [WrittenScores]
  /// What results from people's values.
  let scores: EntityScores
  let execution: Execution

  /// A change of the mean below this is none.
  private static let tolerance = 1e-12
  /// Of how many people at most all figures decide.
  private static let mostUndecided = 20

  /// The scores that result, and the rows of each card that are disputed.
  func solved() throws -> (scores: EntityScores, disputed: [Set<Int>]) {
    var stated = disputed(by: scores, faint: false)
    let count = stated.map(\.count).reduce(0, +)
    // Where much is in dispute, nothing tells what is right.
    guard count <= max(30, table.rowCount / 4) else {
      return (scores, stated.map { Set($0.keys) })
    }
    var (chosen, solved) = (stated.map { _ in StatedPeople() }, scores)
    if count > 0 {
      let people = stated.map { StatedPeople(people: $0) }
      let other = try solution(people)
      var undecided: [Person] = []
      (chosen, undecided) = try choice(people, other)
      solved = chosen == people ? other : try solution(chosen)
      try settle(undecided, of: stated, &chosen, &solved)
    }
    let faint = disputed(by: solved, faint: true)
    try settle(
      faint.enumerated().flatMap { card, people in people.keys.sorted().map { (card, $0) } },
      of: faint, &chosen, &solved)
    for card in stated.indices {
      for (row, person) in faint[card] where chosen[card].people[row] != nil {
        stated[card][row] = person
      }
    }
    let disputed = stated.map { Set($0.keys) }
    if disputed.allSatisfy(\.isEmpty) { return (scores, disputed) }
    return (try withStatedMean(solved, chosen, stated), disputed)
  }

  /// Whose own points the table states other than they result, card by card.
  private func disputed(
    by solved: EntityScores, faint: Bool
  ) -> [[Int: StatedPeople.Person]] {
    written.indices.map { card in
      StatedPoints(
        written: written[card], scores: scores.parts[card].scores,
        brought: solved.parts[card].scores.friendsPoints
      ).disputed(faint: faint)
    }
  }

  private func solution(_ people: [StatedPeople]) throws -> EntityScores {
    try scorer.blockingScores(table, friends, relationColumns, people, execution)
  }

  /// A person in dispute.
  private typealias Person = (card: Int, row: Int)

  /// The people whose stated points fit the friends' figures better than what results from their values, and those of
  /// whom no friend's figure tells.
  private func choice(
    _ stated: [StatedPeople], _ other: EntityScores
  ) throws -> (chosen: [StatedPeople], undecided: [Person]) {
    let ties = friends(scorer.cards.models[0])
    let ofValues = try deviations(scores, ties)
    let ofStated = try deviations(other, ties)
    let rows = scores.kinds.rows
    var chosen = stated
    var undecided: [Person] = []
    for (card, stated) in stated.enumerated() {
      let total = Double(scores.parts[card].scores.model.totalPoints)
      for (row, person) in stated.people.sorted(by: { $0.key < $1.key }) {
        let whole = rows.whole(row, ofCard: card)
        let gain = ofValues[whole] - ofStated[whole]
        // A friend's figure is off by so much; less may come from elsewhere.
        if abs(gain) < 0.25 * Double(max(person.points.magnitude, 1)) / total {
          undecided.append((card, row))
        } else if gain < 0 {
          chosen[card].people[row] = nil
        }
      }
    }
    return (chosen, undecided)
  }

  /// Decides on people one after the other by how far all written figures are off.
  private func settle(
    _ undecided: [Person], of stated: [[Int: StatedPeople.Person]],
    _ chosen: inout [StatedPeople], _ solved: inout EntityScores
  ) throws {
    guard written.contains(where: { $0[Scores.figureName] != nil }),
      undecided.count <= Self.mostUndecided
    else { return }
    var least = deviation(of: solved)
    for (card, row) in undecided {
      var trial = chosen
      let isChosen = trial[card].people[row] != nil
      trial[card].people[row] = isChosen ? nil : stated[card][row]
      let solution = try solution(trial)
      let deviation = deviation(of: solution)
      if deviation < least { (chosen, solved, least) = (trial, solution, deviation) }
    }
  }

  /// How far all figures are off.
  private func deviation(of scores: EntityScores) -> Double {
    zip(written, scores.parts).map {
      FigureDeviations($0, $1.scores).deviations.reduce(0, +)
    }.reduce(0, +)
  }

  /// For each row how far the figures of its friends are off.
  private func deviations(_ scores: EntityScores, _ ties: any FriendTies) throws -> Buffer<Double> {
    let parts = zip(written, scores.parts).map { FigureDeviations($0, $1.scores).deviations }
    return try ties.weightedSums(
      of: scores.kinds.rows.scattered(parts, elsewhere: 0), execution: execution)
  }

  /// The solution with the mean on which half of the written figures rest, if the disputed people explain it.
  private func withStatedMean(
    _ solved: EntityScores, _ chosen: [StatedPeople], _ stated: [[Int: StatedPeople.Person]]
  ) throws -> EntityScores {
    var (result, chosen) = (solved, chosen)
    let means = solved.parts.map(\.scores.populationMean)
    // Each round leaves at most the share of points that friends' scores have.
    for _ in 0..<12 {
      var changes = false
      for (card, part) in result.parts.enumerated() {
        guard let first = means[card], let mean = part.scores.populationMean,
          part.scores.friendsItem?.friendsScores?.populationMean == nil,
          let shift = FigureDeviations(written[card], part.scores).ofMean,
          abs(shift) > Self.tolerance,
          abs(mean + shift - first) <= reach(of: stated[card], card) + Self.tolerance
        else { continue }
        chosen[card].mean = mean + shift
        changes = true
      }
      if !changes { break }
      result = try solution(chosen)
    }
    return result
  }

  /// By how much the mean may differ by what is in dispute.
  private func reach(of people: [Int: StatedPeople.Person], _ card: Int) -> Double {
    let scores = scores.parts[card].scores
    guard scores.assessedCount > 0, let item = scores.friendsItem else { return 0 }
    let others = Double(scores.model.totalPoints - item.characteristic.budget)
    let sum = people.reduce(0.0) { sum, entry in
      // Who may be in the mean or not moves it as far as anybody can.
      let isCertain = entry.value.isAssessed && scores.isAssessed(entry.key)
      return sum + (isCertain ? Double(entry.value.points.magnitude) : others)
    }
    return sum / (others * Double(scores.assessedCount))
  }
}
