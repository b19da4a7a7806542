extension Explanation {
  /// The sum in one line, such as `350 + 180 + 95 + 70 + 60 + 17 = 772`; `nil` without a score.
  public var sum: String? {
    score.map { score in
      ([scale.lowerBound] + categories.map(\.points)).map(String.init).joined(separator: " + ")
        + " = \(score)"
    }
  }

  var headline: String {
    score.map { "\($0), \(band ?? "")" } ?? status
  }

  /// How far the score could move if all were known that is missing now, about anyone.
  var rangeSentence: String {
    let unknown = (others?.characteristics ?? []).filter(\.hasUnknownRoom).map(\.name)
    let remark =
      unknown.isEmpty
      ? ""
      : " What is missing about others behind \(unknown.inWords) can't be told from the table."
    guard minimum < maximum else {
      return "No missing data could change this score." + remark
    }
    let open = categories.flatMap(\.lines).filter(\.isOpen)
    return "If everything missing turned out worst, the score would be \(minimum); if best, "
      + "\(maximum) (by \(open.map(\.characteristic).inWords))." + remark
  }

  /// How stable the characteristics made of communities are, where the model states it.
  var stabilitySentences: [String] {
    categories.flatMap(\.lines).compactMap { line in
      line.stability.map { "\(line.characteristic): \(ScoreModel.stabilityRemark($0))" }
    }
  }

  var coverageSentence: String {
    "\(coverage.shortPercent) % of the points of the person's own categories rest on data; "
      + "\(coverageNeeded.shortPercent) % are needed."
  }
}

extension Explanation.Friends {
  /// The arithmetic in sentences.
  var sentences: [String] {
    let formula =
      "r = (κ μ + Σ a z) / (κ + Σ a), where z is a friend's place on the scale from 0 to 1, a the "
      + "strength of the tie\(sybilRankColumn == nil ? "" : " times 1 − the friend's sybil risk"), "
      + "κ = \(priorStrength.shortText) and μ "
      + (populationMean.map { "= \($0.decimals(2))." } ?? "the mean of all people.")
    let source =
      (mode == .lagged
        ? "Friends' scores are those of an earlier run." : "All scores are solved together.")
      + discountSentence
    return [formula + " " + source, resultSentence]
  }

  /// What the formula brings.
  private var resultSentence: String {
    guard let points, let figures else {
      return "The points are withheld: fewer than \(minimumFriends) friends contribute. They are "
        + "among those of the category."
    }
    if contributing == .none {
      return "No friendships are given, so r = μ, which brings \(points) of \(budget) points."
    }
    return "At least \(minimumFriends) friends contribute. r lies from "
      + "\(figures.lowerBound.decimals(4)) to \(figures.upperBound.decimals(4)): \(budget) × r, "
      + "rounded, is \(points). More of r would tell a friend's score to someone who knows the others'."
  }
}

extension Explanation.Friends {
  /// What the sybil risk is, behind a blank; empty without a discount.
  fileprivate var discountSentence: String {
    guard let sybilRankColumn, let medianRank else { return "" }
    return
      " The risk is 1 − '\(sybilRankColumn)' / \(medianRank.shortText), the median of all, and at "
      + "least 0; a friend without that number does not count."
  }
}

extension Explanation.Others {
  /// What rests on others, and what that can do at most.
  var sentences: [String] {
    let named = characteristics.map { "\($0.name) (\($0.budget) points)" }.inWords
    var sentences = [
      "\(named) \(characteristics.count == 1 ? "rests" : "rest") on other people's data."
    ]
    if let scores {
      sentences.append(
        "Whatever others do, the score stays between \(scores.lowerBound) and "
          + "\(scores.upperBound).")
    }
    if decidesAssessment { sentences.append("Whether there is a score rests on them too.") }
    return sentences
  }

  /// What rests on others, what that can do at most, and what the bounds count.
  package var statements: [String] { sentences + [boundsSentence].compactMap(\.self) }

  /// What the bounds count; `nil` if there are none.
  var boundsSentence: String? {
    if bounds.isEmpty { return nil }
    let friends = characteristics.filter(\.isFriendsScores).map(\.name).inWords
    let rest = characteristics.filter { !$0.isFriendsScores }.map(\.name)
    let whole =
      switch rest.count {
      case 0: ""
      case 1: " The total includes all the points of \(rest.inWords) where they can change it."
      default: " The total includes all the points of each of \(rest.inWords) that they can change."
      }
    return
      "The most points that others can add to this score or take from it, in total and through "
      + "\(friends) alone (unrounded).\(whole)"
  }
}

extension Explanation.Bound {
  /// The points of friends' scores, rounded up to hundredths so that they stay a bound.
  var shownFriendsScoresPoints: String {
    ((friendsScoresPoints * 100 - 1e-9).rounded(.up) / 100).decimals(2)
  }
}

extension [String] {
  /// The texts as a list in a sentence.
  fileprivate var inWords: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "")
  }
}

extension Explanation.Change {
  var sentence: String {
    "\(characteristic): \(betterBin), now \((isText ? value : bin) ?? "not known")"
  }
}

extension Double {
  /// The number with a fixed count of decimals, halves away from 0; in its shortest form if it is too large
  /// for decimals to be told.
  func decimals(_ count: Int) -> String {
    var unit = 1
    for _ in 0..<count { unit *= 10 }
    guard magnitude * Double(unit) < 0x1p53 else { return "\(self)" }
    let scaled = Int((magnitude * Double(unit)).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard count > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % unit)
    return sign + "\(scaled / unit)." + String(repeating: "0", count: count - fraction.count)
      + fraction
  }
}
