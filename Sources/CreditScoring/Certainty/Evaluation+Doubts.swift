internal import Files
internal import Memory

extension Evaluation {
  /// That false values count as neutral, or that nothing is in doubt; none if neither is so.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - values: For each item how likely its values are true; `nil` if all count as true.
  ///   - evidence: What tells it.
  /// - Returns: The warnings.
  func warnings(
    ofSharesIn model: ScoreModel, values: [Buffer<Double>?], _ evidence: CertaintyOptions.Evidence
  ) -> [String] {
    if evidence == .none {
      let hasRefits = !(model.fit?.replicates.isEmpty ?? true)
      return hasRefits || items.contains { $0.statesShares }
        ? []
        : [
          "nothing tells how sure scores are: all values count as true, and model '\(model.name)' has no refits"
        ]
    }
    let plain = zip(items, values).filter { $1 != nil && !$0.statesShares }.map {
      "'\($0.0.characteristic.name)'"
    }
    if plain.isEmpty { return [] }
    return [
      "model '\(model.name)' states no shares of the bins of \(plain.count == items.count ? "its characteristics" : plain.joined(separator: ", ")): "
        + "a false value counts as neutral there, and true scores lie outside their intervals more often than told"
    ]
  }

  /// That the points of other people's data could be told from those of a category.
  func warningsOfOthersData(in model: ScoreModel) -> [String] {
    let told = items.filter { $0.friendsScores == nil && $0.column != nil && $0.needsFriends }
    let outside = told.filter {
      model.categories[$0.category].name != .interpersonalRelationships
    }
    var warnings = model.warningsOfOneFriend
    warnings += outside.map { item in
      "'\(item.characteristic.name)' rests on other people's data outside interpersonal_relationships: with few "
        + "friends, what is left of its category's points tells a friend's value"
    }
    let inside = told.filter {
      model.categories[$0.category].name == .interpersonalRelationships
        && !$0.traits.contains(.friendshipsOnly)
    }
    let points = inside.reduce(0) { $0 + $1.characteristic.budget }
    if 10 * points > model.totalPoints {
      warnings.append(
        "\(points) of \(model.totalPoints) points rest on other people's values: with few friends they tell a friend's "
          + "value")
    }
    return warnings
  }
}

extension ScoreModel {
  /// That characteristics are the value of one friend, so that nothing of relationships can be told to people; none
  /// if none is.
  package var warningsOfOneFriend: [String] {
    let names = effective.categories.flatMap(\.characteristics).compactMap { characteristic in
      guard case .column(let measure) = characteristic.measure,
        RelationColumns.isNamedOfOneFriend(measure.column)
      else { return nil as String? }
      return "'\(characteristic.name)'"
    }
    if names.isEmpty { return [] }
    return [
      "model '\(name)': \(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") the value of one "
        + "friend, however many there are, so that nothing of relationships is told to people; take means or shares"
    ]
  }
}

extension Evaluation.Item {
  /// Whether the model says which part of the population is in each bin.
  var statesShares: Bool { characteristic.statesShares }
}

extension ScoreModel.Characteristic {
  /// Whether the model says which part of the population is in each bin; never of friends' scores.
  var statesShares: Bool {
    guard case .column(let measure) = measure else { return false }
    return measure.bins.allSatisfy { $0.share != nil }
  }
}
