internal import CreditScoring
internal import Files
package import Tables

extension Table {
  /// The columns with a prefix before every name but the identifier's.
  package func prefixed(_ prefix: String) -> Table {
    if prefix.isEmpty { return self }
    return Table(
      [columns[0]] + columns.dropFirst().map { $0.renamed(prefix + $0.name) },
      sourceName: sourceName, lines: lines)
  }

  /// The table as a model reads it: a column that a run wrote with a prefix has the name that the
  /// run gives it, unless another column is called so.
  func withoutPrefix(_ prefix: String) -> Table {
    if prefix.isEmpty { return self }
    let names = Set(columns.map(\.name))
    return Table(
      [columns[0]]
        + columns.dropFirst().map { column in
          let name = String(column.name.dropFirst(prefix.count))
          let isOurs = column.name.hasPrefix(prefix) && !name.isEmpty && !names.contains(name)
          return isOurs ? column.renamed(name) : column
        }, sourceName: sourceName, lines: lines)
  }

  /// Checks that the table has one of the columns that a model wants of it.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - kinds: The kinds that it scores, where it does not score all.
  ///   - computed: The names of columns that are computed from the graph.
  /// - Throws: ``ScoreModelError`` if it has none.
  func checkColumns(
    for model: ScoreModel, of kinds: [String] = [], computed: Set<String> = []
  ) throws(ScoreModelError) {
    try schema.checkColumns(for: model, of: kinds, computed: computed)
  }

  /// Checks that the table has one of the columns that each card wants of it, and kinds with cards.
  func checkColumns(for cards: EntityCards, computed: Set<String> = []) throws {
    try cards.checkKinds(of: self)
    for card in cards.cards {
      try checkColumns(for: card.model, of: card.kinds, computed: computed)
    }
  }

  /// Throws if a column that a model reads has the name of one of its results: renamed, it would not be
  /// found.
  func checkNames(
    ofResultsOf cards: EntityCards, _ certainty: CertaintyOptions? = nil, prefix: String
  ) throws(DataError) {
    let read = Set(cards.columnNames + [cards.kindColumn].compactMap(\.self))
    let taken = cards.resultColumns(telling: certainty).map { prefix + $0.name }
      .filter { self[$0] != nil && read.contains($0) }
    guard let first = taken.first else { return }
    let others = taken.dropFirst().map { " and '\($0)'" }.joined()
    throw DataError(
      .badData, source: sourceName,
      problem:
        "\(cards.names) column '\(first)'\(others), which is also the name of a "
        + "result",
      remedy: "put a prefix before new columns, such as \(.columnPrefix, "card_")")
  }
}

extension TableSchema {
  /// Checks that the table has one of the columns that a model wants of it, as ``Table`` does; of a table
  /// whose columns are not all known nothing is thrown.
  func checkColumns(
    for model: ScoreModel, of kinds: [String] = [], prefix: String = "", computed: Set<String> = []
  ) throws(ScoreModelError) {
    let wanted = model.columnNames.filter { !computed.contains($0) }
    let names = Set(columns.map(\.name))
    if wanted.isEmpty || !isComplete { return }
    if wanted.contains(where: { names.contains($0) || names.contains(prefix + $0) }) { return }
    let listed = wanted.prefix(40).map { "'\($0)'" }.joined(separator: ", ")
    throw ScoreModelError(
      .missingColumn, source: sourceName,
      problem: "none of the columns that model '\(model.name)'"
        + (kinds.isEmpty
          ? "" : " for kind \(kinds.map { "'\($0.printable)'" }.joined(separator: ", "))")
        + " reads is there: \(listed)"
        + (wanted.count > 40 ? " and \(wanted.count - 40) more" : ""),
      remedy: wanted.contains(where: OutcomeColumn.isOutOfFold)
        ? Message(
          "ask for columns made of outcomes (\(.outcomeFeatures)), or choose a model that fits ")
          + "the table"
        : "choose a model that fits the table, or rename its columns")
  }
}

extension EntityCards {
  /// The models that read columns, as the beginning of a sentence.
  fileprivate var names: String {
    let names = models.map { "'\($0.name)'" }
    return names.count == 1
      ? "model \(names[0]) reads" : "one of the models \(names.joined(separator: ", ")) reads"
  }
}

extension TableSchema {
  /// Checks that the table has one of the columns that each card wants of it, and the column of kinds.
  func checkColumns(
    for cards: EntityCards, prefix: String, computed: Set<String> = []
  ) throws(ScoreModelError) {
    if isComplete { try cards.checkKindColumn(of: self, prefix: prefix) }
    for card in cards.cards {
      try checkColumns(for: card.model, of: card.kinds, prefix: prefix, computed: computed)
    }
  }
}
