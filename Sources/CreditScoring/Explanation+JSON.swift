package import TextFormats

extension Explanation {
  /// The explanation as a JSON document with snake-case keys, always in the same order.
  public var json: String {
    JSONValue.object([
      .init("identifier", .string(identifier)),
      .init(
        "model",
        .object([
          .init("name", .string(modelName)), .init("version", .string(modelVersion)),
          .init("purpose", .string(purpose)),
        ])),
      .init("score", .number(orNull: score.map(Double.init))),
      .init("score_status", .string(status)),
      .init("band", .string(orNull: band)),
      .init("scale_minimum", .whole(scale.lowerBound)),
      .init("scale_maximum", .whole(scale.upperBound)),
      .init("score_minimum", .whole(minimum)),
      .init("score_maximum", .whole(maximum)),
      .init("coverage", .number(coverage)),
      .init("coverage_needed", .number(coverageNeeded)),
      .init("sum", .string(orNull: sum)),
      .init("categories", .array(categories.map(\.jsonValue))),
      .init("friends", friends?.jsonValue ?? .null),
      .init("others", others?.jsonValue ?? .null),
      .init("reasons", .array(reasons.map(JSONValue.string))),
      .init(
        "changes",
        .array(
          changes.map { change in
            .object([
              .init("characteristic", .string(change.characteristic)),
              .init("bin", .string(orNull: change.bin)),
              .init("value", .string(orNull: change.value)),
              .init("better_bin", .string(change.betterBin)),
              .init("gain", .whole(change.gain)),
            ])
          })),
    ]).rendered()
  }
}

extension Explanation.Part {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("name", .string(category.rawValue)),
      .init("points", .whole(points)),
      .init("budget", .whole(budget)),
      .init(
        "characteristics",
        .array(
          lines.map { line in
            .object([
              .init("name", .string(line.characteristic)),
              .init("column", .string(orNull: line.column)),
              .init("value", .string(orNull: line.value)),
              .init("bin", .string(orNull: line.bin)),
              .init("points", .whole(line.points)),
              .init("budget", .whole(line.budget)),
              .init("minimum", .whole(line.minimum)),
              .init("maximum", .whole(line.maximum)),
              .init("missing", .boolean(line.isMissing)),
              .init("withheld", .boolean(line.isWithheld)),
            ])
          })),
    ])
  }
}

extension Explanation.Friends {
  fileprivate var jsonValue: JSONValue {
    .object(
      [
        .init("characteristic", .string(characteristic)),
        .init("mode", .string(mode.rawValue)),
        .init("prior_strength", .number(priorStrength)),
        .init("population_mean", .number(populationMean)),
        .init("contributing_friends", .number(orNull: contributingFriends.map(Double.init))),
        .init("total_strength", .number(orNull: totalStrength)),
        .init("figure", .number(orNull: figure)),
        .init("withheld", .boolean(isWithheld)),
        .init("minimum_friends_to_disclose", .whole(minimumFriends)),
        .init("points", .whole(points)),
        .init("budget", .whole(budget)),
      ]
        + (sybilRankColumn.map {
          [
            .init("sybil_rank_column", .string($0)),
            .init("median_rank", .number(orNull: medianRank)),
          ]
        } ?? []))
  }
}

extension Explanation.Others {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init(
        "characteristics",
        .array(
          characteristics.map {
            .object([
              .init("name", .string($0.name)), .init("budget", .whole($0.budget)),
              .init("friends_scores", .boolean($0.isFriendsScores)),
              .init("room_unknown", .boolean($0.hasUnknownRoom)),
            ])
          })),
      .init("score_minimum", .number(orNull: scores.map { Double($0.lowerBound) })),
      .init("score_maximum", .number(orNull: scores.map { Double($0.upperBound) })),
      .init("decides_assessment", .boolean(decidesAssessment)),
      .init("bounds", .array(bounds.map(\.jsonValue))),
    ])
  }
}

extension Explanation.Bound {
  /// As a value of a document of JSON.
  package var jsonValue: JSONValue {
    .object([
      .init("influence", .string(influence)), .init("points", .whole(points)),
      .init("friends_scores_points", .number(friendsScoresPoints)),
    ])
  }
}
