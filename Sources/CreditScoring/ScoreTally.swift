package import Files
internal import Tables

/// What is told of the scores of a table that is scored part by part, as it would be of the whole.
package struct ScoreTally: Sendable {
  /// The number of people.
  package private(set) var rowCount: Int
  /// The number of people with a score.
  package private(set) var assessedCount: Int
  private var counts: [Int]
  private var facts: ColumnFacts
  private let model: ScoreModel
  private let tableName: String
  private let items: [Evaluation.Item]
  private let remarks: [String]

  /// What the scores of one part tell.
  package init(_ scores: Scores) {
    rowCount = scores.count
    assessedCount = scores.assessedCount
    counts = scores.bandCounts.map(\.count)
    facts = scores.evaluation.facts
    model = scores.model
    tableName = scores.people.sourceName
    items = scores.evaluation.items
    remarks = scores.remarks
  }

  /// The name of the model.
  package var modelName: String { model.name }

  /// The number of people in each of the model's bands, lowest band first.
  package var bandCounts: [(name: String, count: Int)] {
    zip(model.bands, counts).map { ($0.name, $1) }
  }

  /// What looks wrong although scores could be computed, once for all parts.
  package var warnings: [Message] {
    let nobody = Scores.nobodyAssessed(
      assessedCount, of: rowCount, by: model, tableName: tableName)
    let columns = Evaluation.warnings(of: items, facts, model: model, tableName: tableName)
    return (columns + remarks + nobody).map(Message.init(_:))
  }

  /// Adds what the next part tells.
  ///
  /// - Throws: ``ScoreModelError`` if a column holds numbers in some parts and truth values in others: as a
  ///   whole it holds texts.
  package mutating func add(_ next: ScoreTally) throws(ScoreModelError) {
    if let place = facts.merge(next.facts) { throw mixture(items[place]) }
    rowCount += next.rowCount
    assessedCount += next.assessedCount
    for place in counts.indices { counts[place] += next.counts[place] }
  }

  private func mixture(_ item: Evaluation.Item) -> ScoreModelError {
    var bins = "numbers"
    if case .column(let measure) = item.characteristic.measure,
      case .booleans = measure.bins[0].values
    {
      bins = "true and false"
    }
    return ScoreModelError(
      .unusableColumn, source: model.sourceName, path: item.path,
      problem:
        "column '\(item.column?.name ?? "")' of \(tableName) holds texts: true or false in some "
        + "rows and numbers in others, where the bins are \(bins)",
      remedy: BinLookup.remedy)
  }

  /// Throws if a column of which the bins are texts holds nothing but numbers, not all of them whole: what the
  /// whole table is refused for.
  package func check() throws(ScoreModelError) {
    for (item, use) in zip(items, facts.uses) {
      guard case .column(let measure) = item.characteristic.measure,
        let place = use.firstUnlisted, use.texts.areNumbers, use.texts.haveFraction,
        use.unlistedCount == use.knownCount,
        !measure.texts.contains(where: { Double($0) != nil })
      else { continue }
      throw ScoreModelError(
        .unusableColumn, source: model.sourceName, path: item.path,
        problem:
          "column '\(item.column?.name ?? "")' of \(tableName) holds numbers (first in \(place)), where the bins are "
          + "texts",
        remedy: BinLookup.remedy)
    }
  }
}

extension Scores {
  /// What to say where nobody has a score; nothing where somebody has, or there is nobody.
  static func nobodyAssessed(
    _ assessedCount: Int, of rowCount: Int, by model: ScoreModel, tableName: String
  ) -> [String] {
    guard assessedCount == 0, rowCount > 0 else { return [] }
    return [
      "nobody can be assessed by model '\(model.name)': too little of what it asks for is in "
        + "\(tableName); choose a model that fits the table"
    ]
  }
}
