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

  /// Reads the points of a table.
  ///
  /// - Throws: `DataError` if there are none, or if they don't add up to the scores.
  init(of table: Table, _ model: ScoreModel) throws(DataError) {
    let prefix = Scores.pointsPrefix
    let score = try Self.whole("score", in: table)
    let items = model.categories.flatMap { category in
      category.characteristics.map { (category.name, $0.name) }
    }
    let known = Set(items.map(\.1))
    var found: [String: IntegerValues] = [:]
    for column in table.columns
    where column.name.hasPrefix(prefix) && column.name != "points_to_next" {
      let name = String(column.name.dropFirst(prefix.count))
      if !column.hasValues {
        // Of others nothing is left: they may be those of another card in the same table.
        if known.contains(name) {
          found[name] = IntegerValues(repeating: nil, count: table.rowCount)
        }
      } else if case .integers(let values) = column.values, values.areSmall {
        found[name] = values
      }
    }
    let own = items.filter { $0.0 != .interpersonalRelationships }.map(\.1)
    guard own.contains(where: { found[$0] != nil }) else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "there are no points of characteristics ('\(prefix)\(own.first ?? "…")')",
        remedy: "let the earlier run write the points of every characteristic, too")
    }
    self.score = score
    byName = found
    let sums = try table[ScoreCategory.interpersonalRelationships.rawValue].map {
      _ throws(DataError) in
      try Self.whole(ScoreCategory.interpersonalRelationships.rawValue, in: table)
    }
    relationshipSums = sums
    figures = table[Scores.figureName]?.values.numbers
    let others = found.keys.filter { !known.contains($0) }.sorted()
    (base, removedNames, removedRelationships) = try Self.base(
      of: table, score, sums, own: own.compactMap { found[$0] },
      others.map { ($0, found[$0] ?? []) })
    let relationships = items.filter { $0.0 == .interpersonalRelationships }.map(\.1)
    told = (relationships + removedRelationships).compactMap { found[$0] }
  }

  /// What scores have besides points, with the characteristics that belong to them and not to relationships.
  private static func base(
    of table: Table, _ score: IntegerValues, _ sums: IntegerValues?, own: [IntegerValues],
    _ others: [(name: String, points: IntegerValues)]
  ) throws(DataError) -> (Int, [String], [String]) {
    let rows = score.indices.filter { score[$0] != nil }
    let rest = { (row: Int, added: [IntegerValues]) -> Int in
      (score[row] ?? 0) - (sums?[row] ?? 0) - (own + added).reduce(0) { $0 + ($1[row] ?? 0) }
    }
    // Of relationships those may be missing, and the category has them in any case.
    let whole = others.filter { other in rows.allSatisfy { other.points[$0] != nil } }
    var problem: Int?
    for added in [whole, []] {
      let points = added.map(\.points)
      guard let first = rows.first else { return (0, [], []) }
      let base = rest(first, points)
      problem = rows.first { rest($0, points) != base }
      if problem == nil {
        let partly = others.filter { other in !whole.contains { $0.name == other.name } }
        return (base, added.map(\.name), partly.map(\.name))
      }
      if whole.isEmpty { break }
    }
    let row = problem ?? 0
    throw DataError(
      .badData, source: table.sourceName,
      line: table["score"].flatMap { table.line(ofRow: row, in: $0) },
      problem: "the points don't add up to the score as they do in the rows above",
      remedy: "verify the table, and take it as the earlier run wrote it")
  }

  /// The whole numbers of a column.
  private static func whole(_ name: String, in table: Table) throws(DataError) -> IntegerValues {
    guard let column = table[name] else {
      throw DataError(
        .badData, source: table.sourceName, problem: "there is no column '\(name)'",
        remedy: "take a table that an earlier run wrote, with the same prefix")
    }
    if case .integers(let values) = column.values, values.areSmall { return values }
    if !column.hasValues { return IntegerValues(repeating: nil, count: table.rowCount) }
    throw DataError(
      .badData, source: table.sourceName,
      problem: "column '\(name)' holds something else than whole numbers",
      remedy: "take a table that an earlier run wrote")
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

extension IntegerValues {
  /// Whether all numbers are small enough to add up many of them.
  fileprivate var areSmall: Bool {
    allSatisfy { ($0?.magnitude ?? 0) <= 1_000_000_000_000 }
  }
}
