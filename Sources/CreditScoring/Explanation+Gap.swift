internal import Files
internal import Memory

extension Scores {
  /// Why there is no answer to what would bring the score to a target.
  func unanswered(_ row: Int, _ target: Int?) -> Explanation.Unanswered {
    if !isAssessed(row) {
      return .init(
        target: target,
        reason: "there is no score that changes could start from (\(status(row).description))")
    }
    return .init(
      target: target,
      reason: bands[row] + 1 == model.bands.count
        ? "the score is in the highest band, and no other target was named" : "nobody asked")
  }

  /// What has to become known of who has no score.
  func gap(_ row: Int) -> Explanation.Gap? {
    if isAssessed(row) { return nil }
    let known = Set(
      evaluation.items.filter {
        $0.friendsScores == nil && $0.characteristic.budget > 0
          && $0.bins[row] != BinNumbers.missing
      }.map { model.categories[$0.category].name })
    let needed = Int(Swift.max(0, model.neededCoverage).rounded(.up))
    return .init(
      categories: model.coverage.required.filter { !known.contains($0) },
      points: Swift.max(0, needed - Int(backed[row])))
  }
}

extension Explanation {
  /// What has to become known so that there is a score, in sentences; none with a score.
  var gapSentences: [String] {
    guard let gap else { return [] }
    let lines = { (category: ScoreCategory) in
      categories.filter { $0.category == category }.flatMap(\.lines)
    }
    var sentences = gap.categories.map { category in
      "\(category.title): at least one of these must be known: "
        + "\(lines(category).filter { $0.column != nil && $0.budget > 0 }.map(\.characteristic).joined(separator: ", "))."
    }
    let unknown = categories.filter { $0.category != .interpersonalRelationships }
      .flatMap(\.lines).filter { $0.isMissing && $0.column != nil && $0.budget > 0 }
    let listed = unknown.map { "\($0.characteristic) (\($0.budget))" }.joined(separator: ", ")
    if gap.points > 0 {
      sentences.append(
        "Data must back \(coverageNeeded.shortPercent) % of the points of the \(subject)'s own categories, and back "
          + "\(coverage.shortPercent) % now: what is to become known must count for \(gap.points) points or more. Not "
          + "known are, with the points that each counts for: \(listed).")
    }
    if sentences.isEmpty {
      sentences.append(
        "Enough is known, but not surely enough: the fewer values are missing or in doubt, the narrower the interval "
          + "that bars a score." + (unknown.isEmpty ? "" : " Not known are: \(listed)."))
    }
    sentences.append(
      "Until there is a score, no points are told, nor changes that would raise them.")
    return sentences
  }
}
