internal import Files
internal import TextFormats

extension Explanation {
  /// How sure the score is, in sentences.
  var sureSentences: [String] {
    let error = standardError.map {
      [
        "The standard error of the score is \($0.decimals(1)) points, by refits of the model to rows that were drawn "
          + "again; that of each line's points is behind the sign ±."
      ]
    }
    return (error ?? []) + (certainty?.sentences(ofRefits: standardError != nil) ?? [])
  }
}

extension PersonCertainty {
  /// What explanations say of it, probabilities in whole percents: more would tell of friends' values.
  ///
  /// - Parameter ofRefits: Whether refits of the model are in it.
  /// - Returns: The sentences.
  fileprivate func sentences(ofRefits: Bool) -> [String] {
    var sentences: [String] = []
    if let interval {
      let bands = bands.map { "\($0.band) \(($0.probability * 100).decimals(0)) %" }
      let doubt =
        ofRefits
        ? "As far as values may be false and the model's points are unsure"
        : "If values may be false as told"
      sentences.append(
        "\(doubt), the score lies from \(interval.lowerBound) to "
          + "\(interval.upperBound) with a probability of at least 90 %; its band is "
          + bands.joined(separator: ", ") + ".")
    }
    if let isBandFirm {
      sentences.append(
        isBandFirm
          ? "The band is firm: its probability is 90 % or more."
          : "The band is not firm: its probability is below 90 %.")
    }
    sentences.append(
      veracity.map {
        "Veracity \($0) of 100: so much of the points known about the person rests on what is true."
      } ?? "There is no veracity, since nothing is known about the person.")
    return sentences
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
              .init("probability", .number(($0.probability * 100).rounded() / 100)),
            ])
          })),
      .init("band_is_firm", isBandFirm.map(JSONValue.boolean) ?? .null),
      .init("veracity", .whole(orNull: veracity)),
    ])
  }
}
