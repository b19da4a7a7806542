package import Execution
internal import Identifiers
internal import Memory
package import Tables

extension Scores {
  /// What stands before a characteristic's name in the name of the column of its points.
  static let pointsPrefix = "points_"
  /// The name of the column of the figures of friends' scores.
  static let figureName = "friends_figure"
  /// The name of the column of what the card states of how friends' scores count.
  static let friendsSettingsName = "friends_settings"

  /// The points of each characteristic, and the figures of friends' scores, as columns.
  ///
  /// Points are missing for people without a score. Those of interpersonal relationships, all of them
  /// together, and the figure are missing besides where fewer friends contribute than may be told about:
  /// the figure of one friend is that friend's score in other words, and if some of the points were
  /// there, the others would be what is left of the category's.
  ///
  /// - Parameter execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns in the model's order.
  /// - Complexity: O(*people* × *characteristics*).
  package func pointsColumns(execution: Execution) -> [Column] {
    var columns = evaluation.items.map { item in
      Column(
        Self.pointsPrefix + item.characteristic.name,
        .integers(
          IntegerValues(
            .narrow(
              told(item, execution) { Int32(characteristicPoints(item, $0)) }))))
    }
    if let relationships, let item = evaluation.items.first(where: { $0.friendsScores != nil }) {
      columns.append(
        Column(
          Self.figureName, .reals(told(item, execution) { relationships.figures[$0] })))
    }
    if let settings = model.friendsScores { columns.append(column(of: settings, execution)) }
    return columns
  }

  /// What the card states of how friends' scores count, for everyone with a score.
  private func column(
    of settings: ScoreModel.FriendsScores, _ execution: Execution
  ) -> Column {
    let numbers = ScatterBuffer<UInt16>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows { numbers[row] = isAssessed(row) ? 1 : 0 }
    }
    return Column(
      Self.friendsSettingsName,
      .strings(
        TextValues(
          numbers: numbers.freeze(), of: TextList([settings.settingsText]), execution: execution)))
  }

  /// A table of the people's identifiers alone.
  package var identified: Table { people }

  /// The points of a characteristic.
  @inline(__always)
  func characteristicPoints(_ item: Evaluation.Item, _ row: Int) -> Int {
    item.friendsScores == nil ? item.points[item.bins[row]] : Int(friendsPoints?[row] ?? 0)
  }

  /// Whether a characteristic is one of interpersonal relationships.
  func isRelationship(_ item: Evaluation.Item) -> Bool {
    model.categories[item.category].name == .interpersonalRelationships
  }

  /// Values of a characteristic for those about whom it may be told.
  private func told<Value: Numeric & BitwiseCopyable & Sendable>(
    _ item: Evaluation.Item, _ execution: Execution, _ value: @Sendable (Int) -> Value
  ) -> OptionalValues<Value> {
    let needsFriends = item.needsFriends
    let values = ScatterValues<Value>(count: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows {
        let isTold = isAssessed(row) && (!needsFriends || disclosesRelationships[row])
        values[row] = isTold ? value(row) : nil
      }
    }
    return values.freeze()
  }
}

extension ScoreModel {
  /// What the columns of points mean, in their order.
  package var pointsColumns: [ColumnDescription] {
    let source = "model '\(name)'"
    let unassessed = "where the person can't be assessed"
    let (applied, weights) = (effective, resultWeights)
    var columns = applied.categories.flatMap { category in
      let isRelationship = category.name == .interpersonalRelationships
      return category.characteristics.map { characteristic in
        ColumnDescription(
          Scores.pointsPrefix + characteristic.name, .integer,
          "points for \(characteristic.title.lowercased())",
          range: "0 to \(characteristic.budget)", unit: "points",
          missing: isRelationship
            ? unassessed + ", or too few friends contribute to tell" : unassessed,
          source: source, weights: isRelationship ? weights : nil)
      }
    }
    if applied.friendsScores != nil {
      columns.append(
        ColumnDescription(
          Scores.figureName, .decimal,
          "the mean of friends' scores, pulled toward everyone's, of which points are made",
          range: "0 to 1", missing: unassessed + ", or too few friends contribute to tell",
          source: source, weights: weights))
      columns.append(
        ColumnDescription(
          Scores.friendsSettingsName, .text, "what the card states of how friends' scores count",
          range: "names and values as in the model's document", missing: unassessed, source: source)
      )
    }
    return columns
  }

  /// How results that rest on friends' scores depend on weights: only by how much a friend counts.
  var resultWeights: ColumnDescription.Weights? {
    effective.friendsScores.map { $0.fullStrengthWeight == nil ? .ignored : .used }
  }
}
