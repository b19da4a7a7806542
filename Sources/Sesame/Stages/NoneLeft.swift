internal import Files
internal import Graphs

// A graph without a friendship gives a table of empty columns: whoever reads it is told why.

extension RelationGraph {
  /// What to tell if rows were read and no friendship is left of them; `nil` where the times alone are
  /// why, of which the checks of times tell.
  var warningOfNoneLeft: Message? {
    let rowCount = summary.rowCount + summary.setAsideCount
    guard friendshipCount == 0, rowCount > 0 else { return nil }
    let causes = summary.causesOfLoss.filter { $0.count > 0 }
    let byTime = summary.tooLateCount + summary.endedCount + summary.fadedCount
    if causes.isEmpty, byTime == rowCount { return nil }
    let times = byTime > 0 ? ["\(byTime) not at the date"] : []
    let reasons = causes.map { "\($0.count) \($0.what)" } + times
    let remedy =
      causes.max { $0.count < $1.count }?.remedy
      ?? (summary.resources == nil ? nil : "nobody shares anything with another person")
    return "\(origin.sourceName): no friendship is left of \(rowCount.counting("row"))"
      + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
      + (remedy.map { "; \($0)" } ?? "")
  }
}

extension GraphSummary {
  /// Why rows make no friendship, their times aside, and what to do about it.
  fileprivate var causesOfLoss: [(count: Int, what: String, remedy: Message)] {
    [
      (excludedCount, "of excluded kinds", "exclude fewer kinds with \(.excludedKinds)"),
      (
        selfLoopCount, "of people with themselves",
        "check in which columns people are (\(.source), \(.target))"
      ),
      (
        unknownFriendshipCount, "of people absent from the table",
        "check that both files name people alike, or keep these people with "
          + "\(.unknownPeople, choice: "add")"
      ),
      (
        resources?.hubPairCount ?? 0, "of what too many people share",
        "let more people share it with \(.largestHub)"
      ),
      (setAsideCount, "set aside as bad", "look at the first of these"),
    ]
  }
}
