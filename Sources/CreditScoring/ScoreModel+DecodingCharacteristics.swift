internal import TextFormats

extension ScoreModelDecoder {
  private enum Kind: String, CaseIterable {
    case column
    case friendsScores = "friends_scores"
  }

  private static let columnKeys = [
    "name", "kind", "column", "description", "direction", "budget", "bins", "missing", "optional",
    "reason",
  ]
  private static let newerColumnKeys = [
    "actionable", "months", "cost", "always_given", "stability",
  ]
  private static let friendsKeys = [
    "name", "kind", "description", "budget", "mode", "earlier_score_column", "prior_strength",
    "population_mean", "full_strength_weight", "minimum_friends_to_disclose", "sybil_rank_column",
    "reason",
  ]

  /// A characteristic of a category, whose name is `nil` if it could not be read.
  mutating func characteristic(
    _ cursor: JSONCursor, in category: ScoreCategory?
  ) -> ScoreModel.Characteristic {
    var kind = Kind.column
    if case .object(let members) = cursor.value,
      let place = JSONObject(members: members, cursor: cursor)[optional: "kind"]
    {
      do throws(ScoreModelError) {
        kind = try place.word("kind of characteristic", of: Kind.allCases)
      } catch {
        // Its other keys depend on the kind.
        mistakes.add(error, at: cursor.path)
        return .standIn(.friendsScores(ScoreModel.FriendsScores()))
      }
    }
    if kind == .friendsScores, let category, category != .interpersonalRelationships {
      // The rules say that it does not belong here; its other keys may be those of a column.
      passOver(["name", "reason", "budget"], at: cursor.path)
      return .standIn(.friendsScores(ScoreModel.FriendsScores()))
    }
    let keys = kind == .column ? Self.columnKeys : Self.friendsKeys
    let newer = kind == .column ? Self.newerColumnKeys : []
    guard let object = object(cursor, keys: keys, newer: newer) else {
      return .standIn(.friendsScores(ScoreModel.FriendsScores()))
    }
    return ScoreModel.Characteristic(
      name: value("name", of: object, else: "") { try $0.string() },
      description: value(ifAny: "description", of: object) { try $0.string() } ?? "",
      reason: value("reason", of: object, else: "") { try $0.string() },
      budget: value("budget", of: object, else: 0) { try $0.whole() },
      measure: kind == .column
        ? .column(columnMeasure(object)) : .friendsScores(friendsScores(object)))
  }

  private mutating func friendsScores(_ object: Object) -> ScoreModel.FriendsScores {
    let standard = ScoreModel.FriendsScores()
    return ScoreModel.FriendsScores(
      mode: value("mode", of: object, else: .fixedPoint) {
        try $0.word("mode", of: ScoreModel.FriendsScores.Mode.allCases)
      },
      earlierScoreColumn: value(ifAny: "earlier_score_column", of: object) { try $0.string() },
      priorStrength: value(ifAny: "prior_strength", of: object) { try $0.number() }
        ?? standard.priorStrength,
      populationMean: value(ifAny: "population_mean", of: object) { try $0.number() },
      fullStrengthWeight: value(ifAny: "full_strength_weight", of: object) { try $0.number() },
      minimumFriendsToDisclose: value(ifAny: "minimum_friends_to_disclose", of: object) {
        try $0.whole()
      } ?? standard.minimumFriendsToDisclose,
      sybilRankColumn: value(ifAny: "sybil_rank_column", of: object) { try $0.string() })
  }

  private mutating func columnMeasure(_ object: Object) -> ScoreModel.ColumnMeasure {
    let column = value("column", of: object, else: "") { try $0.string() }
    let bins = elements("bins", of: object).map { bin($0) }
    let missing = self.object("missing", of: object, keys: ["points", "reason"])
    if missing == nil { passOver(["points", "reason"], at: object.place(of: "missing")) }
    return ScoreModel.ColumnMeasure(
      column, direction(object, bins), bins: bins,
      missingPoints: missing.map { value("points", of: $0, else: 0) { try $0.whole() } } ?? 0,
      missingReason: missing.flatMap { value(ifAny: "reason", of: $0) { try $0.string() } },
      isOptional: value(ifAny: "optional", of: object) { try $0.boolean() } ?? false,
      actionable: value(ifAny: "actionable", of: object) { try $0.actionability() } ?? .eitherWay,
      months: value(ifAny: "months", of: object) { try $0.whole() },
      cost: value(ifAny: "cost", of: object) { try $0.number() } ?? 1,
      isAlwaysGiven: value(ifAny: "always_given", of: object) { try $0.boolean() } ?? false,
      stability: value(ifAny: "stability", of: object) { try $0.number() })
  }

  private mutating func direction(
    _ object: Object, _ bins: [ScoreModel.Bin]
  ) -> ScoreModel.Direction {
    let direction = value(ifAny: "direction", of: object) {
      try $0.word("direction", of: ScoreModel.Direction.allCases)
    }
    if let direction { return direction }
    let place = object.place(of: "direction")
    if mistakes.isSound(place), mistakes.isSound(object.place(of: "bins") + "[0].values"),
      case .numbers = bins.first?.values
    {
      mistakes.add(
        object.members.cursor.failure(
          .missingKey, "the key 'direction' is missing",
          "add \"higher_is_better\" or \"lower_is_better\""), at: place)
    }
    return .any
  }

  // MARK: Bins

  private mutating func bin(_ cursor: JSONCursor) -> ScoreModel.Bin {
    let keys = ["from", "below", "values", "other", "points"]
    guard let object = object(cursor, keys: keys, newer: ["share"]) else {
      return ScoreModel.Bin(.numbers(), points: 0)
    }
    let values = binValues(object)
    return ScoreModel.Bin(
      values, points: value("points", of: object, else: 0) { try $0.whole() },
      share: value(ifAny: "share", of: object) { try $0.number() })
  }

  private mutating func binValues(_ object: Object) -> ScoreModel.Bin.Values {
    let list = value(ifAny: "values", of: object) { try $0.array() }
    let other = value(ifAny: "other", of: object) { try $0.boolean() } ?? false
    let from = value(ifAny: "from", of: object) { try $0.number() }
    let below = value(ifAny: "below", of: object) { try $0.number() }
    let hasLimits =
      object.members[optional: "from"] != nil || object.members[optional: "below"] != nil
    let place = object.place(of: "values")
    if ["from", "below", "other"].contains(where: { !mistakes.isSound(object.place(of: $0)) }) {
      mistakes.passOver(place)
    }
    func fault(_ problem: String, _ remedy: String) -> ScoreModel.Bin.Values {
      mistakes.add(object.members.cursor.failure(.bins, problem, remedy), at: place)
      return .numbers()
    }
    guard let list else {
      if object.members[optional: "values"] != nil { return .texts([], other: other) }
      if other, hasLimits {
        return fault("the bin has both limits and other", "keep either limits or other")
      }
      return other ? .texts([], other: true) : .numbers(from: from, below: below)
    }
    if hasLimits {
      return fault("the bin has both limits and values", "keep either limits or values")
    }
    if case .number = list.first?.value {
      if other {
        return fault("the bin has both numbers and other", "remove the key 'other'")
      }
      return .specialNumbers(
        list.map { element in attempt(at: element.path) { try element.number() } ?? 0 })
    }
    if case .boolean = list.first?.value {
      if other {
        return fault("the bin has both true or false and other", "remove the key 'other'")
      }
      return .booleans(
        list.map { element in attempt(at: element.path) { try element.boolean() } ?? false })
    }
    return .texts(
      list.map { element in attempt(at: element.path) { try element.string() } ?? "" }, other: other
    )
  }
}

extension JSONCursor {
  /// Whether a value can be changed: `true`, `false`, or the only way.
  fileprivate func actionability() throws(ScoreModelError) -> ScoreModel.Actionability {
    switch value {
    case .boolean(let isActionable): isActionable ? .eitherWay : .never
    case .string("increase"): .increase
    case .string("decrease"): .decrease
    case .string(let text):
      throw failure(
        .invalidValue, "'\(text.shortened)' is no way to change a value",
        "write true, false, \"increase\" or \"decrease\"")
    default:
      throw failure(
        .wrongType, "expected true, false or a text, found \(node.kind)",
        "write true, false, \"increase\" or \"decrease\"")
    }
  }
}

extension ScoreModel.Characteristic {
  /// What stands in for a characteristic that can't be read.
  fileprivate static func standIn(_ measure: ScoreModel.Measure) -> ScoreModel.Characteristic {
    ScoreModel.Characteristic(name: "", reason: "", budget: 0, measure: measure)
  }
}
