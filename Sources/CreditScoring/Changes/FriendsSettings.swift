internal import Files
internal import Tables

/// What a card states of how friends' scores count, as a text such as `mode=fixed_point prior_strength=5`.
///
/// A table of points keeps it, so that a later run can tell a card that is another from friends who are.
extension ScoreModel.FriendsScores {
  private enum Key: String {
    case mode
    case priorStrength = "prior_strength"
    case populationMean = "population_mean"
    case fullStrengthWeight = "full_strength_weight"
    case sybilRankColumn = "sybil_rank_column"
  }

  /// All that moves points, by the names and in the order of a model's document; what is not stated is left out.
  ///
  /// The column of earlier scores is no part of it: it says where data are, not how they count.
  var settingsText: String {
    let words: [(Key, String?)] = [
      (.mode, mode.rawValue), (.priorStrength, priorStrength.shortText),
      (.populationMean, populationMean?.shortText),
      (.fullStrengthWeight, fullStrengthWeight?.shortText),
      // A column's name may hold blanks: it is the last.
      (.sybilRankColumn, sybilRankColumn),
    ]
    return words.compactMap { key, value in value.map { "\(key.rawValue)=\($0)" } }
      .joined(separator: " ")
  }

  /// The text, and that of the same settings in each other mode.
  var settingsTexts: [String] {
    ([mode] + Mode.allCases.filter { $0 != mode }).map { mode in
      ScoreModel.FriendsScores(
        mode: mode, priorStrength: priorStrength, populationMean: populationMean,
        fullStrengthWeight: fullStrengthWeight, sybilRankColumn: sybilRankColumn
      ).settingsText
    }
  }

  /// These settings, but with friends' scores counting as a text says; `nil` if it says nothing of the kind.
  func counting(as text: String) -> ScoreModel.FriendsScores? {
    let parts = text.split(
      separator: " \(Key.sybilRankColumn.rawValue)=", maxSplits: 1, omittingEmptySubsequences: false
    )
    var values: [Key: String] = [:]
    for word in parts[0].split(separator: " ") {
      let pair = word.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let key = Key(rawValue: String(pair[0])) else { return nil }
      values[key] = String(pair[1])
    }
    let numbers = [Key.priorStrength, .populationMean, .fullStrengthWeight].map { key in
      values[key].map { Double($0) ?? .nan }
    }
    guard let mode = values[.mode].flatMap(Mode.init(rawValue:)), let priorStrength = numbers[0],
      priorStrength > 0, numbers[1].map((0...1).contains) ?? true,
      numbers[2].map({ $0 > 0 }) ?? true
    else { return nil }
    return ScoreModel.FriendsScores(
      mode: mode, earlierScoreColumn: mode == .lagged ? earlierScoreColumn : nil,
      priorStrength: priorStrength, populationMean: numbers[1], fullStrengthWeight: numbers[2],
      minimumFriendsToDisclose: minimumFriendsToDisclose,
      sybilRankColumn: parts.count > 1 ? String(parts[1]) : nil)
  }
}

extension EntityScores {
  /// The cards as they are now, but with friends' scores counting as they did at the run before.
  ///
  /// - Parameter earlier: What the run before wrote, for each card.
  /// - Returns: The cards; `nil` if friends' scores counted as they do now, or if it can't be told how.
  package func cards(countingFriendsAsIn earlier: [EarlierRun]) -> EntityCards? {
    var differ = false
    var models: [ScoreModel] = []
    for (part, run) in zip(parts, earlier) {
      let model = part.scores.model
      models.append(model)
      guard let settings = model.friendsScores, let text = run.friendsSettings,
        text != settings.settingsText
      else { continue }
      guard let then = settings.counting(as: text),
        let changed = try? model.replacingFriendsScores({ _ in then })
      else { return nil }
      models[models.count - 1] = changed
      differ = true
    }
    guard differ else { return nil }
    guard let column = kinds.column?.name else { return EntityCards(models[0]) }
    let cards = try? EntityCards(
      kindColumn: column,
      zip(parts, models).flatMap { part, model in part.kinds.map { ($0, model) } })
    // Cards that would be one are not told apart any more.
    return cards?.cards.count == parts.count ? cards : nil
  }
}

extension EarlierRun {
  /// What the card then stated of how friends' scores count; `nil` if the table does not tell.
  var friendsSettings: String? {
    guard let column = result(Scores.friendsSettingsName) else { return nil }
    let written = WrittenColumn(column: column)
    return (0..<table.rowCount).lazy.compactMap { written.text($0) }.first
  }
}
