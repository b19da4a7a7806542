internal import TextFormats

extension ScoreModel {
  /// The model as a JSON document; reading it gives an equal model, and equal models the same bytes.
  public var json: String {
    var members: [JSONValue.Member] = [
      .init("format", .string(documentFormat)),
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
      .init("coverage", coverage.jsonValue),
    ]
    if reasons != Reasons() {
      let baseline = JSONValue.string(reasons.baseline.rawValue)
      members.append(.init("reasons", .object([.init("baseline", baseline)])))
    }
    members.append(.init("categories", .array(categories.map(\.jsonValue))))
    if let fit { members.append(.init("fit", fit.jsonValue)) }
    return JSONValue.object(members).rendered()
  }
}

extension ScoreModel.Coverage {
  fileprivate var jsonValue: JSONValue {
    var members: [JSONValue.Member] = [
      .init("minimum", .number(minimum)),
      .init("required", .array(required.map { .string($0.rawValue) })),
    ]
    if let mostBands { members.append(.init("most_bands", .whole(mostBands))) }
    return .object(members)
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
        ] + measure.newerMembers + [.init("reason", .string(reason))])
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
    var members: [JSONValue.Member] = []
    switch values {
    case .numbers(let from, let below):
      if let from { members.append(.init("from", .number(from))) }
      if let below { members.append(.init("below", .number(below))) }
    case .texts(let texts, let other):
      if !texts.isEmpty { members.append(.init("values", .array(texts.map(JSONValue.string)))) }
      if other { members.append(.init("other", .boolean(true))) }
    case .specialNumbers(let numbers):
      members.append(.init("values", .array(numbers.map(JSONValue.number))))
    case .booleans(let values):
      members.append(.init("values", .array(values.map(JSONValue.boolean))))
    }
    members.append(.init("points", .whole(points)))
    if let share { members.append(.init("share", .number(share))) }
    return .object(members)
  }
}

extension ScoreModel.ColumnMeasure {
  /// The keys that the first version of the format lacks, where they tell something.
  fileprivate var newerMembers: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    switch actionable {
    case .eitherWay: break
    case .never: members.append(.init("actionable", .boolean(false)))
    case .increase, .decrease: members.append(.init("actionable", .string(actionable.rawValue)))
    }
    if let months { members.append(.init("months", .whole(months))) }
    if cost != 1 { members.append(.init("cost", .number(cost))) }
    if isAlwaysGiven { members.append(.init("always_given", .boolean(true))) }
    if let stability { members.append(.init("stability", .number(stability))) }
    return members
  }
}
