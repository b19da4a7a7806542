internal import Files
package import Tables

extension ScoreModel {
  /// Throws if a characteristic reads an outcome or what was computed from one: its points would say what
  /// is to be predicted.
  ///
  /// - Parameters:
  ///   - schema: The table's columns; what an earlier run wrote may have the prefix.
  ///   - prefix: What may stand before the names of columns.
  ///   - origin: The column of outcomes that a column of a name is computed from; `nil` if from none.
  /// - Throws: ``ScoreModelError`` with the place of each such characteristic.
  package func checkNoOutcome(
    of schema: TableSchema, prefix: String = "", origin: (String) -> String? = { _ in nil }
  ) throws(ScoreModelError) {
    let outcomes = Set(schema.columns.filter { $0.role == .outcome }.map(\.name))
    let own = Set(schema.columns.map(\.name))
    var mistakes: [ScoreModelError.Mistake] = []
    for (characteristic, column) in readColumns {
      let problem: String
      if outcomes.contains(column) || !own.contains(column) && outcomes.contains(prefix + column) {
        problem = "column '\(column)' of \(schema.sourceName) is an outcome, and can't be scored"
      } else if !own.contains(column), !own.contains(prefix + column), let outcome = origin(column)
      {
        problem =
          "column '\(column)' would be computed from '\(outcome)', which is "
          + (outcomes.contains(outcome) ? "an outcome" : "made of others' outcomes")
      } else {
        continue
      }
      mistakes.append(
        mistake(
          of: characteristic, problem,
          "take the characteristic out of the model; friends' outcomes are used out of fold only"))
    }
    if !mistakes.isEmpty { throw ScoreModelError(source: sourceName, mistakes: mistakes) }
  }

  /// Throws if friends' scores would bring people's own outcomes back to them.
  ///
  /// A column out of fold does not hold a person's own outcome, but other people's values of it do, and so
  /// does what rests on these: friends' scores of the same run, the mean of all scores, and how much
  /// friends' scores count.
  ///
  /// - Parameter overFriendships: Whether there are friendships; without them friends' scores bring
  ///   everyone the points of the mean.
  /// - Throws: ``ScoreModelError`` with the place of each characteristic that reads such a column.
  package func checkOutOfFold(overFriendships: Bool) throws(ScoreModelError) {
    guard let settings = effective.friendsScores, settings.mode != .off,
      let friends = effective.categories.flatMap(\.characteristics).first(where: \.isOfFriends)
    else { return }
    let way =
      overFriendships && settings.mode == .fixedPoint
      ? "takes friends' scores of the same run (fixed_point)"
      : settings.populationMean == nil ? "takes the mean of everyone's points" : nil
    var mistakes: [ScoreModelError.Mistake] = []
    for (characteristic, column) in readColumns where OutcomeColumn.isOutOfFold(column) {
      if characteristic.isOfFriends {
        guard overFriendships else { continue }
        mistakes.append(
          mistake(
            of: characteristic,
            "'\(friends.name)' reads column '\(column)', which is made of others' outcomes (out of "
              + "fold): what friends have there tells the person's own outcome",
            Message("name a column without outcomes, or ") + Self.leavingFriendsOut))
      } else if let way {
        mistakes.append(
          mistake(
            of: characteristic,
            "'\(characteristic.name)' reads column '\(column)', which is made of others' outcomes "
              + "(out of fold), and '\(friends.name)' \(way): people's own outcomes would come back to "
              + "them",
            Message("take the characteristic out, ") + Self.leavingFriendsOut + ", or "
              + Self.takingEarlier))
      }
    }
    if !mistakes.isEmpty { throw ScoreModelError(source: sourceName, mistakes: mistakes) }
  }

  private static let leavingFriendsOut: Message =
    "leave friends' scores out (\(.friendsScoresMode, choice: "off"))"
  private static let takingEarlier: Message =
    "give a population_mean and take earlier scores (\(.friendsScoresMode, choice: "lagged"))"

  /// The characteristics that count, with each column that one reads.
  private var readColumns: [(Characteristic, String)] {
    effective.categories.flatMap(\.characteristics).flatMap { characteristic in
      characteristic.columns.map { (characteristic, $0) }
    }
  }

  private func mistake(
    of characteristic: Characteristic, _ problem: String, _ advice: Message
  ) -> ScoreModelError.Mistake {
    ScoreModelError.Mistake(
      code: .unusableColumn, line: nil, column: nil,
      path: characteristicPaths[characteristic.name] ?? "$", problem: problem, advice: advice)
  }
}

extension ScoreModel.Characteristic {
  fileprivate var isOfFriends: Bool {
    if case .friendsScores = measure { true } else { false }
  }

  /// The columns that it reads.
  var columns: [String] {
    switch measure {
    case .column(let measure): [measure.column]
    case .friendsScores(let settings):
      [
        settings.mode == .lagged ? settings.earlierScoreColumn : nil,
        settings.mode == .off ? nil : settings.sybilRankColumn,
      ].compactMap(\.self)
    }
  }
}
