internal import Files
internal import Tables

/// The scores of one card's people as a table states them.
struct WrittenScores: Sendable {
  let table: Table
  /// The written columns of the score, by name.
  private let columns: [String: WrittenColumn]

  /// The columns beside points that tell of friends' scores.
  static let friendsNames = [Scores.figureName, Scores.friendsSettingsName]

  /// Finds the columns.
  ///
  /// - Throws: `DataError` if there is no score, or not all categories.
  init(_ table: Table, by scores: Scores) throws(DataError) {
    self.table = table
    let points = scores.evaluation.items.map { Scores.pointsPrefix + $0.characteristic.name }
    let names = Scores.columnNames + points + Self.friendsNames
    columns = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        table[name].map { (name, WrittenColumn(column: $0)) }
      })
    let needed = ["score"] + scores.model.categories.map(\.name.rawValue)
    for name in needed where columns[name] == nil {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "there is no column '\(name)', without which nothing can be verified",
        remedy: "take a scored table with the score and the points of all categories")
    }
  }

  subscript(name: String) -> WrittenColumn? { columns[name] }

  /// The points of a category; `nil` if they are no whole number.
  func points(_ category: ScoreCategory, _ row: Int) -> Int? {
    number(category.rawValue, row)
  }

  /// The whole number of a column; `nil` if there is none.
  func number(_ name: String, _ row: Int) -> Int? {
    guard case .number(let number)? = columns[name]?.whole(row) else { return nil }
    return number
  }

  /// The figure of friends' scores; `nil` where it is not told.
  func figure(_ row: Int) -> Double? {
    columns[Scores.figureName]?.text(row).flatMap(Double.init).flatMap {
      (0...1).contains($0) ? $0 : nil
    }
  }

  /// The sum of some columns of points; `nil` if one is not told.
  func sum(_ items: some Sequence<Evaluation.Item>, _ row: Int) -> Int? {
    var sum = 0
    for item in items {
      guard let points = number(Scores.pointsPrefix + item.characteristic.name, row) else {
        return nil
      }
      sum += points
    }
    return sum
  }

  /// Whether the score is said to be too uncertain.
  func isTooUncertain(_ row: Int) -> Bool {
    columns["score_status"]?.text(row)?.hasPrefix(PersonScore.Status.uncertainWords) ?? false
  }
}
