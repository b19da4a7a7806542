internal import Files
internal import Tables

/// The points that an earlier run wrote.
struct WrittenPoints: Sendable {
  /// The scores.
  let score: IntegerValues
  /// The lowest score of the model then: what scores have besides points.
  let base: Int
  /// The characteristics of the model then that are not in the model now, besides those of relationships.
  let removedNames: [String]
  /// Those of relationships.
  let removedRelationships: [String]
  private let byName: [String: IntegerValues]
  /// The points of all characteristics of relationships, as far as they were told.
  private let told: [IntegerValues]
  private let relationshipSums: IntegerValues?
  private let figures: OptionalValues<Double>?

  /// Reads the points of an earlier run.
  ///
  /// - Throws: `DataError` if there are none, or if they don't add up to the scores.
  init(of earlier: EarlierRun, _ model: ScoreModel) throws(DataError) {
    let items = model.categories.flatMap { category in
      category.characteristics.map { (category.name, $0.name) }
    }
    let score = try Self.whole("score", of: earlier)
    let found = try Self.points(of: earlier, known: Set(items.map(\.1)))
    let own = items.filter { $0.0 != .interpersonalRelationships }.map(\.1)
    guard own.contains(where: { found[$0] != nil }) else {
      let name = earlier.writtenName(Scores.pointsPrefix + (own.first ?? "…"))
      throw DataError(
        .badData, source: earlier.table.sourceName,
        problem: "there are no points of characteristics ('\(name)')",
        remedy: "let the earlier run write the points of every characteristic, too")
    }
    self.score = score
    byName = found
    let category = ScoreCategory.interpersonalRelationships.rawValue
    let sums =
      try earlier.result(category) == nil ? nil : Self.whole(category, of: earlier)
    relationshipSums = sums
    figures = earlier.result(Scores.figureName)?.values.numbers
    let known = Set(items.map(\.1))
    let others = found.keys.filter { !known.contains($0) }.sorted()
    (base, removedNames, removedRelationships) = try Self.base(
      of: earlier, score, sums, own: own.compactMap { found[$0] },
      others.map { ($0, found[$0] ?? []) })
    let relationships = items.filter { $0.0 == .interpersonalRelationships }.map(\.1)
    told = (relationships + removedRelationships).compactMap { found[$0] }
  }

  /// The points of characteristics, by name.
  private static func points(
    of earlier: EarlierRun, known: Set<String>
  ) throws(DataError) -> [String: IntegerValues] {
    let prefix = Scores.pointsPrefix
    var found: [String: IntegerValues] = [:]
    for (name, column) in earlier.results(beginning: prefix) where name != "to_next" {
      if known.contains(name) {
        found[name] = try earlier.wholeNumbers(prefix + name, in: column)
      } else if column.hasValues, case .integers(let values) = column.values, values.areSmall {
        // Of others without a value nothing is left: they may be those of another card in the same table.
        found[name] = values
      }
    }
    return found
  }

  /// What scores have besides points, with the characteristics that belong to them and not to relationships.
  private static func base(
    of earlier: EarlierRun, _ score: IntegerValues, _ sums: IntegerValues?, own: [IntegerValues],
    _ others: [(name: String, points: IntegerValues)]
  ) throws(DataError) -> (Int, [String], [String]) {
    let rows = score.indices.filter { score[$0] != nil }
    let scoreless = score.indices.first { row in
      score[row] == nil && own.contains { $0[row] != nil }
    }
    if let scoreless {
      throw refusal(of: earlier, row: scoreless, "there are points, and no score in column")
    }
    let rest = { (row: Int, added: [IntegerValues]) -> Int in
      (score[row] ?? 0) - (sums?[row] ?? 0) - (own + added).reduce(0) { $0 + ($1[row] ?? 0) }
    }
    // Of relationships those may be missing, and the category has them in any case.
    let whole = others.filter { other in rows.allSatisfy { other.points[$0] != nil } }
    var problem: Int?
    for added in [whole, []] {
      let points = added.map(\.points)
      guard let base = mostFrequent(rows.lazy.map { rest($0, points) }) else { return (0, [], []) }
      problem = rows.first { rest($0, points) != base }
      if problem == nil {
        let partly = others.filter { other in !whole.contains { $0.name == other.name } }
        return (base, added.map(\.name), partly.map(\.name))
      }
      if whole.isEmpty { break }
    }
    throw refusal(
      of: earlier, row: problem ?? 0, "the points don't add up as in other rows to column")
  }

  /// That a row is not as a run wrote it.
  private static func refusal(
    of earlier: EarlierRun, row: Int, _ problem: String
  ) -> DataError {
    let table = earlier.table
    return DataError(
      .badData, source: table.sourceName,
      line: earlier.result("score").flatMap { table.line(ofRow: row, in: $0) },
      problem: "\(problem) '\(earlier.writtenName("score"))'",
      remedy: "verify the table, and take it as the earlier run wrote it")
  }

  /// The number that comes most often, of several the first; `nil` if there is none.
  private static func mostFrequent(_ numbers: some Sequence<Int>) -> Int? {
    var counts: [Int: (count: Int, place: Int)] = [:]
    for (place, number) in numbers.enumerated() { counts[number, default: (0, place)].count += 1 }
    return counts.max { ($0.value.count, -$0.value.place) < ($1.value.count, -$1.value.place) }?.key
  }

  /// The whole numbers of a column that must be there.
  private static func whole(
    _ name: String, of earlier: EarlierRun
  ) throws(DataError) -> IntegerValues {
    if let column = earlier.result(name) { return try earlier.wholeNumbers(name, in: column) }
    throw DataError(
      .badData, source: earlier.table.sourceName,
      problem: "there is no column '\(earlier.writtenName(name))'",
      remedy: "take a table that an earlier run wrote, with the same prefix")
  }

  /// The points of a characteristic; `nil` where there are none.
  subscript(name: String) -> IntegerValues? { byName[name] }

  /// The points of interpersonal relationships.
  func relationships(_ row: Int) -> Int { relationshipSums?[row] ?? 0 }

  /// Whether the model then had characteristics of relationships.
  var hasRelationships: Bool { !told.isEmpty }

  /// Whether the points of relationships were told apart.
  func tellsRelationships(_ row: Int) -> Bool {
    var (sum, isTold) = (0, false)
    for points in told {
      guard let points = points[row] else { continue }
      sum += points
      isTold = true
    }
    return isTold && sum == relationships(row)
  }

  /// The figure of friends' scores; `nil` where it was not told.
  func figure(_ row: Int) -> Double? { figures?[row] }
}
