package import TextFormats

extension Explanation {
  /// The explanation as a JSON document with snake-case keys, always in the same order.
  public var json: String { JSONValue.object(jsonMembers).rendered() }

  /// The members of that document.
  var jsonMembers: [JSONValue.Member] {
    let head: [JSONValue.Member] = [
      .init("identifier", .string(identifier)),
      .init(
        "model",
        .object([
          .init("name", .string(modelName)), .init("version", .string(modelVersion)),
          .init("purpose", .string(purpose)),
        ])),
      .init("score", .whole(orNull: score)),
      .init("score_status", .string(status)),
      .init("band", .string(orNull: band)),
      .init("scale_minimum", .whole(scale.lowerBound)),
      .init("scale_maximum", .whole(scale.upperBound)),
      .init("score_minimum", .whole(orNull: gap == nil ? minimum : nil)),
      .init("score_maximum", .whole(orNull: gap == nil ? maximum : nil)),
      .init("coverage", .number(coverage)),
      .init("coverage_needed", .number(coverageNeeded)),
    ]
    let rest: [JSONValue.Member] = [
      .init("sum", .string(orNull: sum)),
      .init(
        "categories",
        .array(
          categories.map {
            $0.jsonValue(isScored: gap == nil, tellsCertainty: certainty != nil)
          })),
      .init("missing_for_score", gap?.jsonValue ?? .null),
      .init("friends", gap == nil ? friends?.jsonValue ?? .null : .null),
      .init("others", others?.jsonValue ?? .null),
      .init("reasons", .array(reasons.map(JSONValue.string))),
      .init("strengths", .array(strengths.map(JSONValue.string))),
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
      .init("counterfactuals", counterfactuals?.jsonValue ?? unanswered?.jsonValue ?? .null),
      .init("what_if", whatIf?.jsonValue ?? .null),
    ]
    let sure =
      (certainty.map { [JSONValue.Member("certainty", $0.jsonValue)] } ?? [])
      + (standardError.map { [.init("standard_error", .number($0))] } ?? [])
    return head + sure + rest
  }
}

extension Explanation.Gap {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("categories", .array(categories.map { .string($0.rawValue) })),
      .init("points", .whole(points)),
    ])
  }
}

extension Explanation.Part {
  fileprivate func jsonValue(isScored: Bool, tellsCertainty: Bool) -> JSONValue {
    .object([
      .init("name", .string(category.rawValue)),
      .init("points", .whole(orNull: isScored ? points : nil)),
      .init("budget", .whole(budget)),
      .init(
        "characteristics",
        .array(lines.map { $0.jsonValue(isScored: isScored, tellsCertainty: tellsCertainty) })),
    ])
  }
}

extension Explanation.Line {
  fileprivate func jsonValue(isScored: Bool, tellsCertainty: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(characteristic)),
      .init("column", .string(orNull: column)),
      .init("value", .string(orNull: value)),
      .init("bin", .string(orNull: bin)),
      .init("meaning", .string(meaning)),
      .init("points", .whole(orNull: isScored ? points : nil)),
      .init("budget", .whole(budget)),
      .init("minimum", .whole(orNull: isScored ? minimum : nil)),
      .init("maximum", .whole(orNull: isScored ? maximum : nil)),
      .init("missing", isWithheld ? .null : .boolean(isMissing)),
      .init("withheld", .boolean(isWithheld)),
    ]
    if let standardError { members.append(.init("standard_error", .number(standardError))) }
    if let stability { members.append(.init("stability", .number(stability))) }
    if tellsCertainty { members.append(.init("reliability", .number(orNull: reliability))) }
    return .object(members)
  }
}

extension Explanation.Friends {
  fileprivate var jsonValue: JSONValue {
    .object(
      [
        .init("characteristic", .string(characteristic)),
        .init("mode", .string(mode.rawValue)),
        .init("prior_strength", .number(priorStrength)),
        .init("population_mean", .number(orNull: populationMean)),
        .init("contributing_friends", .string(contributing.rawValue)),
        .init("figure_minimum", .number(orNull: figures?.lowerBound)),
        .init("figure_maximum", .number(orNull: figures?.upperBound)),
        .init("withheld", .boolean(isWithheld)),
        .init("minimum_friends_to_disclose", .whole(minimumFriends)),
        .init("points", .whole(orNull: points)),
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
