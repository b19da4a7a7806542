internal import Files
internal import TextFormats

extension PersonCertainty {
  /// What explanations say of it.
  var sentences: [String] {
    var sentences: [String] = []
    if let interval {
      let bands = bands.map { "\($0.band) \(($0.probability * 100).decimals(1)) %" }
      sentences.append(
        "If values may be false as told, the score lies from \(interval.lowerBound) to "
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
              .init("name", .string($0.band)), .init("probability", .number($0.probability)),
            ])
          })),
      .init("band_is_firm", isBandFirm.map(JSONValue.boolean) ?? .null),
      .init("veracity", .number(orNull: veracity.map(Double.init))),
    ])
  }
}
