internal import TextFormats

extension ScoreModel {
  /// The model as a JSON document; reading it gives an equal model, and equal models the same bytes.
  public var json: String {
    let members: [JSONValue.Member] = [
      .init("format", .string(Self.format)),
      .init("name", .string(name)),
      .init("version", .string(version)),
      .init("purpose", .string(purpose)),
      .init("description", .string(description)),
      .init(
        "scale",
        .object([
          .init("minimum", .whole(scale.lowerBound)), .init("maximum", .whole(scale.upperBound)),
        ])),
      .init(
        "bands",
        .array(
          bands.map { .object([.init("name", .string($0.name)), .init("from", .whole($0.from))]) })),
      .init(
        "coverage",
        .object([
          .init("minimum", .number(coverage.minimum)),
          .init("required", .array(coverage.required.map { .string($0.rawValue) })),
        ])),
      .init("categories", .array(categories.map(\.jsonValue))),
    ]
    return JSONValue.object(members + (fit.map { [.init("fit", $0.jsonValue)] } ?? [])).rendered()
  }
}

extension ScoreModel.Category {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("name", .string(name.rawValue)),
      .init("weight", .number(weight)),
      .init("characteristics", .array(characteristics.map(\.jsonValue))),
    ])
  }
}

extension ScoreModel.Characteristic {
  fileprivate var jsonValue: JSONValue {
    switch measure {
    case .column(let measure):
      .object(
        [
          .init("name", .string(name)),
          .init("column", .string(measure.column)),
          .init("description", .string(description)),
          .init("direction", .string(measure.direction.rawValue)),
          .init("budget", .whole(budget)),
          .init("bins", .array(measure.bins.map(\.jsonValue))),
          .init(
            "missing",
            .object(
              [.init("points", .whole(measure.missingPoints))]
                + (measure.missingReason.map { [.init("reason", .string($0))] } ?? []))),
          .init("optional", .boolean(measure.isOptional)),
          .init("reason", .string(reason)),
        ])
    case .friendsScores(let settings):
      .object(
        [
          .init("name", .string(name)),
          .init("kind", .string("friends_scores")),
          .init("description", .string(description)),
          .init("budget", .whole(budget)),
          .init("mode", .string(settings.mode.rawValue)),
          .init("earlier_score_column", .string(orNull: settings.earlierScoreColumn)),
          .init("prior_strength", .number(settings.priorStrength)),
          .init("population_mean", .number(orNull: settings.populationMean)),
          .init("full_strength_weight", .number(orNull: settings.fullStrengthWeight)),
          .init("minimum_friends_to_disclose", .whole(settings.minimumFriendsToDisclose)),
        ]
          + (settings.sybilRankColumn.map { [.init("sybil_rank_column", .string($0))] } ?? [])
          + [.init("reason", .string(reason))])
    }
  }
}

extension ScoreModel.Bin {
  fileprivate var jsonValue: JSONValue {
    let points = JSONValue.Member("points", .whole(points))
    return switch values {
    case .numbers(let from, let below):
      .object(
        [
          from.map { .init("from", .number($0)) }, below.map { .init("below", .number($0)) },
          points,
        ]
        .compactMap { $0 })
    case .texts(let texts, let other):
      .object(
        [
          texts.isEmpty ? nil : .init("values", .array(texts.map(JSONValue.string))),
          other ? .init("other", .boolean(true)) : nil, points,
        ].compactMap { $0 })
    case .specialNumbers(let numbers):
      .object([.init("values", .array(numbers.map(JSONValue.number))), points])
    case .booleans(let values):
      .object([.init("values", .array(values.map(JSONValue.boolean))), points])
    }
  }
}
