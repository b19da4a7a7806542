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

  var rangeSentence: String {
    minimum == maximum
      ? "Nothing is missing, so the score has no room to move."
      : "With everything missing at its worst \(minimum), at its best \(maximum)."
  }

  var coverageSentence: String {
    let percent = ((coverage * 1000).rounded() / 10).shortText
    let needed = ((coverageNeeded * 1000).rounded() / 10).shortText
    return "\(percent) % of the points of the person's own categories rest on data; "
      + "\(needed) % are needed."
  }
}

extension Explanation.Friends {
  /// The arithmetic in sentences.
  var sentences: [String] {
    let prior = priorStrength.shortText
    let mean = populationMean.decimals(6)
    let formula =
      "r = (κ μ + Σ a z) / (κ + Σ a), where z is a friend's place on the scale from 0 to 1, a the "
      + "strength of the tie, κ = \(prior) and μ = \(mean)."
    let source =
      mode == .lagged
      ? "Friends' scores are those of an earlier run." : "All scores are solved together."
    guard let contributingFriends, let totalStrength, let figure else {
      return [
        formula + " " + source,
        "Σ a and r are withheld: fewer than \(minimumFriends) friends contribute. The points are "
          + "\(points) of \(budget).",
      ]
    }
    let product = (figure * Double(budget)).decimals(3)
    let rounding = "\(budget) × \(figure.decimals(6)) = \(product), rounded \(points)."
    guard contributingFriends > 0 else {
      return [formula + " " + source, "No friend contributes, so r = μ: \(rounding)"]
    }
    let sum = figure * (priorStrength + totalStrength) - priorStrength * populationMean
    let strength = totalStrength.decimals(totalStrength == totalStrength.rounded() ? 0 : 6)
    return [
      formula + " " + source,
      "With \(contributingFriends) contributing friends r = (\(prior) × \(mean) + "
        + "\(max(sum, 0).decimals(6))) / (\(prior) + \(strength)) = \(figure.decimals(6)).",
      rounding.prefix(1).uppercased() + rounding.dropFirst(),
    ]
  }
}

extension Explanation.Friends {
  /// What the bounds hold for: a mean that the model leaves open moves with everyone's data.
  var boundsSentence: String {
    "The most points that others can move this score by, before rounding and with μ as it is:"
  }
}

extension Explanation.Bound {
  /// The most points, rounded up to hundredths so that it stays a bound.
  var shownPoints: String { ((points * 100 - 1e-9).rounded(.up) / 100).shortText }
}

extension Explanation.Change {
  var sentence: String {
    bin.map { "\(characteristic): \(betterBin), now \($0)" }
      ?? "\(characteristic): \(betterBin), now not known"
  }
}

extension Double {
  /// The number with a fixed count of decimals, halves away from 0.
  func decimals(_ count: Int) -> String {
    var unit = 1
    for _ in 0..<count { unit *= 10 }
    let scaled = Int((magnitude * Double(unit)).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard count > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % unit)
    return sign + "\(scaled / unit)." + String(repeating: "0", count: count - fraction.count)
      + fraction
  }
}
