internal import Files
internal import ScoreValidation
internal import Tables

extension ScorecardFitter {
  /// That no column is in a card, with the reasons of some and what to do; a column comes first that some texts keep
  /// from being one of numbers, with their place.
  ///
  /// - Parameter leftOut: The columns that were looked at.
  /// - Returns: The error.
  func nothingToFit(_ leftOut: [LeftOutColumn]) -> DataError {
    if leftOut.isEmpty {
      return DataError(
        .badData, source: table.sourceName, problem: "no column is left to fit a card to",
        remedy: "leave out fewer (\(.leftOutColumns)), or give more columns")
    }
    let columns = leftOut.map { (left: $0, odd: odd($0.column)) }
    let ordered = columns.filter { $0.odd != nil } + columns.filter { $0.odd == nil }
    let reasons = ordered.prefix(3).map { left, odd in
      let place = odd.map {
        ": \($0.obstacle.share), first in \(table.place(ofRow: $0.obstacle.firstRow, in: $0.column))"
      }
      return "'\(left.column)' is out \(left.reason.words)\(place ?? "")"
    }
    let others = ordered.count > 3 ? " and \(ordered.count - 3) more" : ""
    let problem =
      "no column tells enough of the outcome to be in a card (\(reasons.joined(separator: "; "))\(others))"
    if let odd = ordered.first?.odd {
      return DataError(
        .badData, source: table.sourceName,
        line: table.line(ofRow: odd.obstacle.firstRow, in: odd.column), problem: problem,
        remedy: table.remedy(for: odd.obstacle, in: odd.column))
    }
    let areWeak = leftOut.contains { [.uninformative, .chance].contains($0.reason) }
    return DataError(
      .badData, source: table.sourceName, problem: problem,
      remedy: areWeak
        ? "give more columns or rows, or ask less of a column (\(.leastInformationValue))"
        : "give more columns or rows, or ask less of a column")
  }

  /// What keeps a column from being one of numbers, if most of its values are.
  private func odd(_ name: String) -> (column: Column, obstacle: NumberObstacle)? {
    guard let column = table[name] else { return nil }
    return table.obstacleAmongNumbers(in: column).map { (column, $0) }
  }
}
