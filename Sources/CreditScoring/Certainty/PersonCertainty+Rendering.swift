internal import Files
internal import TextFormats

extension Explanation {
  /// How sure the score is, in sentences.
  var sureSentences: [String] {
    let error = standardError.map {
      [
        "The standard error of the score is \($0.decimals(1)) points, by refits of the model to rows that were drawn "
          + "again; that of each line's points is behind the sign ±. It says how sure the model's points are, and nothing "
          + "of what is missing or false\(remarkOnMissing)."
      ]
    }
    return (error ?? []) + (certainty?.sentences(of: self) ?? [])
  }

  /// That a small standard error is no sign of knowing much, behind a colon; empty where nothing is missing.
  private var remarkOnMissing: String {
    let own = categories.flatMap(\.lines).filter { $0.column != nil && !$0.isWithheld }
    let missing = own.count { $0.isMissing }
    if missing == 0 { return "" }
    return
      ": \(missing) of \(own.count.counting("characteristic")) \(missing == 1 ? "is" : "are") not known here, which "
      + "makes the score no surer"
  }
}

extension PersonCertainty {
  /// What explanations say of it, probabilities in whole percents: more would tell of friends' values.
  ///
  /// - Parameter explanation: The explanation.
  /// - Returns: The sentences.
  fileprivate func sentences(of explanation: Explanation) -> [String] {
    var sentences: [String] = []
    if let interval {
      sentences.append(sentence(on: interval, hasRefits: explanation.standardError != nil))
      if let score = explanation.score, !interval.contains(score) {
        let (side, points) = score < interval.lowerBound ? ("below", "more") : ("above", "fewer")
        sentences.append(
          "The score of \(score) takes every value as true. It lies \(side) the interval, in which values may be false: "
            + "false ones would mostly bring \(points) points.")
      }
    }
    if let isBandFirm {
      let caveat =
        unsharedCharacteristics.isEmpty
        ? "" : ", as far as this can be told without the shares that are named below"
      sentences.append(
        isBandFirm
          ? "The band is firm\(caveat): its probability is 90 % or more."
          : "The band is not firm: its probability is below 90 %.")
    }
    if interval != nil, !unsharedCharacteristics.isEmpty {
      sentences.append(
        "The interval is too narrow, and the true score lies outside it more often than told: the model does not state "
          + "how common the values of \(unsharedCharacteristics.inWords) are, so that a false or missing one counts as "
          + "neutral.")
    }
    if tellsReliability {
      let subject = explanation.subject
      sentences.append(
        veracity.map {
          "Veracity \($0) of 100: so much of the points known about the \(subject) rests on what is true."
        } ?? "There is no veracity, since nothing is known about the \(subject).")
    }
    return sentences
  }

  /// Where the score lies, and in which bands; those of less than half a percent are left out.
  private func sentence(on interval: ClosedRange<Int>, hasRefits: Bool) -> String {
    let bands = bands.filter { $0.probability >= 0.005 }.map {
      "\($0.band) (\($0.percent) %)"
    }
    let doubt =
      switch (tellsReliability, hasRefits) {
      case (true, true): "As far as values may be false and the model's points are unsure"
      case (true, false): "If values may be false as told"
      case (false, true): "As far as the model's points are unsure, every value counting as true"
      case (false, false): "As far as values are missing, every other counting as true"
      }
    let place =
      interval.count == 1
      ? "is \(interval.lowerBound)"
      : "lies from \(interval.lowerBound) to \(interval.upperBound)"
    return "\(doubt), the true score \(place) with a probability of at least 90 %; its band is "
      + bands.joined(separator: ", ") + "."
  }

  /// The member of an explanation's document.
  var jsonValue: JSONValue {
    .object([
      .init("score_low", .number(orNull: interval.map { Double($0.lowerBound) })),
      .init("score_high", .number(orNull: interval.map { Double($0.upperBound) })),
      .init(
        "bands",
        .array(
          bands.map {
            .object([
              .init("name", .string($0.band)),
              .init("probability", .number(Double($0.percent) / 100)),
            ])
          })),
      .init("band_is_firm", isBandFirm.map(JSONValue.boolean) ?? .null),
      .init("veracity", .whole(orNull: veracity)),
      .init(
        "characteristics_without_shares", .array(unsharedCharacteristics.map(JSONValue.string))),
    ])
  }
}

extension PersonCertainty.BandProbability {
  /// The probability in whole percents, halves up; what is not firm stays below what is.
  fileprivate var percent: Int {
    let firm = Int(ScoreCertainty.firm * 100)
    let percent = Int((probability * 100).rounded())
    return percent == firm && !ScoreCertainty.isFirm(probability) ? firm - 1 : percent
  }
}
