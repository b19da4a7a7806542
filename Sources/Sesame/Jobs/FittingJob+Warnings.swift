internal import CreditScoring
internal import Files
internal import ScorecardFitting
internal import Tables

extension FittingJob {
  /// Columns of a card whose reason is made of their name, since the map of categories has none.
  func warning(ofMadeReasons card: FittedScorecard, _ people: Table) -> Message? {
    let shown = card.characteristics.filter { $0.budget > 0 }
    let made = shown.map(\.column).filter { categories.reasons[$0] == nil }
    guard let first = made.first else { return nil }
    return
      "\(people.sourceName): the reasons of \(made.count) of \(shown.count.counting("characteristic")) are made of names "
      + "of columns, such as '\(FittedScorecard.madeReason(ofColumn: first))', which tells a person little: write sentences "
      + "into the map's column reason (\(.categories))"
  }

  /// That somebody of whom nothing is known gets a score, or that many of the rows get none.
  func warning(ofCoverage card: FittedScorecard, _ people: Table) -> Message? {
    if coverage == 0 {
      return
        "\(people.sourceName): people of whom nothing is known get a score of neutral points alone: have data "
        + "back a share of the points (\(.coverage))"
    }
    let own = card.characteristics.filter {
      $0.budget > 0 && $0.category != .interpersonalRelationships
    }
    let needed = coverage * Double(own.reduce(0) { $0 + $1.budget }) - 1e-9
    let columns = own.compactMap { part in people[part.column].map { (part.budget, $0) } }
    let count = (0..<people.rowCount).count { row in
      Double(columns.reduce(0) { $1.1.values.isMissing(row) ? $0 : $0 + $1.0 }) < needed
    }
    if count == 0 { return nil }
    return
      "\(people.sourceName): \(count) of \(people.rowCount.counting("row")) \(count == 1 ? "has" : "have") too little "
      + "known for a score of the card, since data must back \(Int((coverage * 100).rounded())) % of the points: choose "
      + "another share (\(.coverage))"
  }
}
