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
    let lines = categories.flatMap(\.lines).filter(\.isOpen)
    if lines.allSatisfy(\.isWithheld) {
      return
        "What is missing about others is not told, since few of them count: whatever they bring, the score "
        + "stays between \(minimum) and \(maximum)." + remark
    }
    return "If everything missing turned out worst, the score would be \(minimum); if best, "
      + "\(maximum) (by \(categories.flatMap(\.openNames).inWords))." + remark
      + (lines.contains(where: \.restsOnOthers)
        ? " That counts what is missing about others, too." : "")
      + (certainty?.interval == nil
        ? "" : " These ends are about missing values alone; the interval below is another thing.")
  }

  /// How far the score is open, and how much is known; the first only with a score.
  var scoreSentences: [String] { (gap == nil ? [rangeSentence] : []) + [coverageSentence] }

  /// Whether it is told how likely values are true.
  var tellsReliability: Bool { certainty?.tellsReliability ?? false }

  /// How stable the characteristics made of communities are, where the model states it.
  var stabilitySentences: [String] {
    categories.flatMap(\.lines).compactMap { line in
      line.stability.map { "\(line.characteristic): \(ScoreModel.stabilityRemark($0))" }
    }
  }

  /// What each characteristic is, as far as the model says.
  var meanings: [String] {
    categories.flatMap(\.lines).filter { !$0.meaning.isEmpty }.map {
      "\($0.characteristic): \($0.meaning)"
    }
  }

  /// Why it is not told what would bring the score to a target that was named, with its heading.
  var unansweredSection: (heading: String, sentence: String)? {
    guard let unanswered, let target = unanswered.target else { return nil }
    return (
      "What would bring the score to \(target)",
      "That can't be answered: \(unanswered.reason). What is missing for a score stands above."
    )
  }

  var coverageSentence: String {
    "\(coverage.shortPercent) % of the points of the \(subject)'s own categories rest on data; "
      + "\(coverageNeeded.shortPercent) % are needed."
  }
}

extension Explanation.Part {
  /// What missing data leave open, of what is withheld the category alone.
  fileprivate var openNames: [String] {
    let open = lines.filter(\.isOpen)
    return open.filter { !$0.isWithheld }.map(\.characteristic)
      + (open.contains(where: \.isWithheld) ? [category.title] : [])
  }
}

extension Explanation.Friends {
  /// How they count, in sentences without a formula.
  ///
  /// - Parameter subject: What sentences call who is scored.
  /// - Returns: The sentences.
  func sentences(of subject: String) -> [String] {
    let strength =
      "the strength of the tie"
      + (sybilRankColumn == nil ? "" : ", less the risk that the friend is a false account")
    let everyone = subject == "person" ? "all people" : "all whom the same card scores"
    let mean = populationMean.map { ", \($0.decimals(2))" } ?? ""
    let pull =
      priorStrength == 1
      ? "as by one further friend" : "as by \(priorStrength.shortText) further friends"
    let source =
      mode == .lagged
      ? "Friends' scores are those of an earlier run."
      : "All scores are computed together, since each counts for those of others."
    return [
      "What counts is the mean of friends' places on their scale, from 0 (lowest) to 1 (highest), weighed by "
        + "\(strength), and pulled toward the mean of \(everyone)\(mean), \(pull). \(source)",
      resultSentence,
    ]
  }

  /// The same as a formula.
  var formula: String {
    "r = (κ μ + Σ a z) / (κ + Σ a), where z is a friend's place on the scale from 0 to 1, a the strength of the tie"
      + "\(sybilRankColumn == nil ? "" : " times 1 − the friend's sybil risk"), κ = \(priorStrength.shortText) and μ "
      + (populationMean.map { "= \($0.decimals(2))." } ?? "the mean of all whom the card scores.")
      + " Points are \(budget) × r, rounded." + discountSentence
  }

  /// What the mean brings.
  private var resultSentence: String {
    guard let points, let figures else {
      let cause =
        areHiddenFromAll
        ? "another characteristic is the value of one friend"
        : "fewer than \(minimumFriends) friends contribute"
      return "The points are withheld: \(cause). They are among those of the category."
    }
    if contributing == .none {
      return
        "No friendships are given, so that everyone's mean counts, which brings \(points) of \(budget) points."
    }
    return
      "At least \(minimumFriends) friends contribute. The mean lies from \(figures.lowerBound.decimals(4)) to "
      + "\(figures.upperBound.decimals(4)), which brings \(points) of \(budget) points, rounded. More digits would "
      + "tell a friend's score to someone who knows the others'."
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
    let mean =
      meanIsOpen
      ? " People far away count as well: they move the mean of all, toward which \(friends) is pulled."
      : ""
    return
      "The most points that others can add to this score or take from it, proven for any data that they could have: "
      + "in total, and through \(friends) alone (before rounding).\(whole)\(mean) So as not to tell how many friends "
      + "have a score, these are the limits for few friends; with many, each moves the score by less."
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
  var inWords: String {
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
