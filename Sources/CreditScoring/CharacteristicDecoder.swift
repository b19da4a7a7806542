internal import TextFormats

/// Reads one characteristic with its bins.
enum CharacteristicDecoder {
  static func characteristic(
    _ cursor: JSONCursor, in category: ScoreCategory
  ) throws(ScoreModelError) -> ScoreModel.Characteristic {
    guard case .object(let members) = cursor.value else {
      _ = try cursor.object(keys: [])
      preconditionFailure("a value that is no object was taken for one")
    }
    let plain = JSONObject(members: members, cursor: cursor)
    switch try plain[optional: "kind"].map({ kind throws(ScoreModelError) in
      try kind.word("kind of characteristic", of: Kind.allCases)
    }) ?? .column {
    case .column: return try columnCharacteristic(cursor)
    case .friendsScores:
      guard category == .interpersonalRelationships else {
        throw cursor.failure(
          .invalidValue, "friends' scores belong to interpersonal_relationships",
          "move the characteristic there")
      }
      return try friendsCharacteristic(cursor)
    }
  }

  private enum Kind: String, CaseIterable {
    case column
    case friendsScores = "friends_scores"
  }

  private static func budget(_ object: JSONObject) throws(ScoreModelError) -> Int {
    let cursor = try object.required("budget")
    let budget = try cursor.whole()
    guard budget > 0 else {
      throw cursor.failure(
        .invalidValue, "a budget of \(budget) points", "write a budget of at least 1")
    }
    return budget
  }

  private static func columnCharacteristic(
    _ cursor: JSONCursor
  ) throws(ScoreModelError) -> ScoreModel.Characteristic {
    let object = try cursor.object(keys: [
      "name", "kind", "column", "description", "direction", "budget", "bins", "missing",
      "optional", "reason",
    ])
    let name = try object.required("name").nonEmptyString()
    let budget = try budget(object)
    let column = try object.required("column").nonEmptyString()
    let reason = try object.required("reason").nonEmptyString()
    let list = try object.required("bins")
    let elements = try list.array(of: "bins", atMost: 10_000)
    var bins: [ScoreModel.Bin] = []
    for element in elements { bins.append(try BinDecoder.bin(element, budget: budget)) }
    let direction: ScoreModel.Direction
    if let cursor = object[optional: "direction"] {
      direction = try cursor.word("direction", of: ScoreModel.Direction.allCases)
    } else if case .numbers = bins.first?.values {
      throw cursor.failure(
        .missingKey, "the key 'direction' is missing",
        "add \"higher_is_better\" or \"lower_is_better\"")
    } else {
      direction = .any
    }
    try BinDecoder.check(bins, at: elements, list: list)
    try BinDecoder.check(points: bins, at: elements, list: list, budget: budget)
    try BinDecoder.check(direction, bins, at: elements, object: object)
    let missing = try object.required("missing")
    let missingObject = try missing.object(keys: ["points", "reason"])
    let missingPoints = try BinDecoder.points(missingObject, budget: budget)
    return ScoreModel.Characteristic(
      name: name, description: try object[optional: "description"]?.string() ?? "",
      reason: reason, budget: budget,
      measure: .column(
        ScoreModel.ColumnMeasure(
          column: column, direction: direction, bins: bins, missingPoints: missingPoints,
          missingReason: try missingObject[optional: "reason"]?.nonEmptyString(),
          isOptional: try object[optional: "optional"]?.boolean() ?? false)))
  }

  private static func friendsCharacteristic(
    _ cursor: JSONCursor
  ) throws(ScoreModelError) -> ScoreModel.Characteristic {
    let object = try cursor.object(keys: [
      "name", "kind", "description", "budget", "mode", "earlier_score_column", "prior_strength",
      "population_mean", "full_strength_weight", "minimum_friends_to_disclose", "reason",
    ])
    let mode = try object.required("mode").word(
      "mode", of: ScoreModel.FriendsScores.Mode.allCases)
    let earlier = try object[optional: "earlier_score_column"]?.nonEmptyString()
    guard mode != .lagged || earlier != nil else {
      throw cursor.failure(
        .missingKey, "the key 'earlier_score_column' is missing",
        "the mode lagged needs the column with earlier scores; add it")
    }
    var friends = 5
    if let cursor = object[optional: "minimum_friends_to_disclose"] {
      friends = try cursor.whole()
      guard friends >= ScoreModel.FriendsScores.leastFriendsToDisclose else {
        throw cursor.failure(
          .invalidValue, "\(friends) is out of range",
          "write 5 or more, or figures would tell one friend's score")
      }
    }
    return ScoreModel.Characteristic(
      name: try object.required("name").nonEmptyString(),
      description: try object[optional: "description"]?.string() ?? "",
      reason: try object.required("reason").nonEmptyString(), budget: try budget(object),
      measure: .friendsScores(
        ScoreModel.FriendsScores(
          mode: mode, earlierScoreColumn: earlier,
          priorStrength: try object[optional: "prior_strength"]?.positiveNumber() ?? 5,
          populationMean: try object[optional: "population_mean"]?.number(in: 0...1),
          fullStrengthWeight: try object[optional: "full_strength_weight"]?.positiveNumber(),
          minimumFriendsToDisclose: friends)))
  }
}
