extension ModelRules {
  /// Checks the characteristics of a category, and that their budgets sum to its points, if these are
  /// known.
  mutating func checkCharacteristics(
    of category: ScoreModel.Category, budget: Int?, at place: String
  ) {
    let (characteristics, list) = (category.characteristics, place + ".characteristics")
    guard mistakes.isReadable(list),
      checkCount(characteristics.count, of: "characteristics", atMost: 1000, at: list)
    else { return }
    let mayHaveFriendsScores =
      category.name == .interpersonalRelationships || !mistakes.isSound(place + ".name")
    var hasBudgets = true
    for (index, characteristic) in characteristics.enumerated() {
      let place = "\(list)[\(index)]"
      if mistakes.isReadable(place) {
        check(characteristic, at: place)
        checkKind(of: characteristic, mayBeFriendsScores: mayHaveFriendsScores, at: place)
        if category.name == .interpersonalRelationships {
          checkIsNotAlwaysGiven(characteristic, at: place)
        }
      }
      hasBudgets =
        hasBudgets && mistakes.isReadable(place) && mistakes.isSound(place + ".budget")
    }
    guard hasBudgets, let budget, category.budget != budget else { return }
    mistakes.add(
      .sum, at: list, "the budgets sum to \(category.budget), the category has \(budget) points",
      "change them so that they sum to \(budget)")
  }

  private mutating func check(_ characteristic: ScoreModel.Characteristic, at place: String) {
    checkText(characteristic.name, at: place + ".name")
    checkText(characteristic.reason, at: place + ".reason")
    checkForNUL(characteristic.description, at: place + ".description")
    checkWhole(characteristic.budget, at: place + ".budget")
    if mistakes.isSound(place + ".budget"), characteristic.budget < 1 {
      mistakes.add(
        .invalidValue, at: place + ".budget", "a budget of \(characteristic.budget) points",
        "write a budget of at least 1")
    }
    if mistakes.isSound(place + ".name"), !names.insert(characteristic.name).inserted {
      mistakes.add(
        .duplicateName, at: place,
        "two characteristics are named '\(characteristic.name.shortened)'",
        "give each its own name")
    }
    switch characteristic.measure {
    case .column(let measure):
      check(measure, budget: characteristic.budget, at: place)
      checkShares(of: measure.bins, at: place + ".bins")
      checkChanges(of: measure, at: place)
    case .friendsScores(let settings): check(settings, at: place)
    }
  }

  private mutating func checkKind(
    of characteristic: ScoreModel.Characteristic, mayBeFriendsScores: Bool, at place: String
  ) {
    guard case .friendsScores = characteristic.measure else { return }
    if !mayBeFriendsScores {
      mistakes.add(
        .invalidValue, at: place, "friends' scores belong to interpersonal_relationships",
        "move the characteristic there")
    } else if hasFriendsScores {
      mistakes.add(
        .duplicateName, at: place, "a second characteristic of kind friends_scores",
        "a model has at most one; remove it")
    } else {
      hasFriendsScores = true
    }
  }

  private mutating func checkIsNotAlwaysGiven(
    _ characteristic: ScoreModel.Characteristic, at place: String
  ) {
    guard mistakes.isSound(place + ".always_given"), characteristic.isAlwaysGiven else { return }
    mistakes.add(
      .invalidValue, at: place + ".always_given",
      "a reason of interpersonal_relationships is left out where few friends contribute",
      "remove it, or mark a characteristic of another category")
  }

  /// Checks how friends' scores enter a model that keeps the other rules.
  static func checkFriendsScores(of model: ScoreModel) throws(ScoreModelError) {
    var rules = ModelRules(model)
    for (number, category) in model.categories.enumerated() {
      for (index, characteristic) in category.characteristics.enumerated() {
        guard case .friendsScores(let settings) = characteristic.measure else { continue }
        rules.check(settings, at: "$.categories[\(number)].characteristics[\(index)]")
      }
    }
    try rules.finish()
  }

  private mutating func check(_ settings: ScoreModel.FriendsScores, at place: String) {
    let column = place + ".earlier_score_column"
    if let name = settings.earlierScoreColumn {
      checkText(name, at: column)
    } else if settings.mode == .lagged, mistakes.isSound(place + ".mode"), mistakes.isSound(column)
    {
      mistakes.add(
        .missingKey, at: place,
        "\(model.words == .json ? "the key " : "")'\(model.words.key("earlier_score_column"))' is missing",
        "the mode lagged needs the column with earlier scores; add it")
    }
    checkPositive(settings.priorStrength, at: place + ".prior_strength")
    if let mean = settings.populationMean { checkShare(mean, at: place + ".population_mean") }
    if let weight = settings.fullStrengthWeight {
      checkPositive(weight, at: place + ".full_strength_weight")
    }
    if let name = settings.sybilRankColumn { checkText(name, at: place + ".sybil_rank_column") }
    let (friends, path) =
      (settings.minimumFriendsToDisclose, place + ".minimum_friends_to_disclose")
    checkWhole(friends, at: path)
    if mistakes.isSound(path), friends < ScoreModel.FriendsScores.leastFriendsToDisclose {
      mistakes.add(
        .invalidValue, at: path, "\(friends) is out of range",
        "write 5 or more, or figures would tell one friend's score")
    }
  }
}
