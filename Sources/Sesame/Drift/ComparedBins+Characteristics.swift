internal import CreditScoring
internal import Files
internal import ScoreValidation

extension ComparedBins {
  /// The bins of a characteristic that have people, with their points, among two groups of people.
  init(_ before: Scores.BinCounts, _ after: Scores.BinCounts) {
    self.init()
    // Missing values come last, as in columns.
    let places = Array(before.labels.indices.dropFirst()) + [0]
    let isOfFriends = before.labels[0] != "missing"
    for place in isOfFriends ? Array(before.labels.indices) : places
    where before.counts[place] + after.counts[place] > 0 {
      let points = isOfFriends ? "" : ": \(before.points[place].counting("point"))"
      append(before.labels[place] + points, before.counts[place], after.counts[place])
    }
  }
}
