internal import Execution
internal import Files
internal import Memory
package import Tables

/// The kinds of a table's rows, and the cards that score them.
struct EntityKinds: Sendable, Equatable {
  /// Which card scores each row.
  let rows: CardRows
  /// The column of kinds; `nil` if one card scores all.
  let column: Column?
  /// What looks wrong.
  var warnings: [String]

  /// The kind of a row, as the column has it; `nil` where it is missing.
  func kind(_ row: Int) -> String? { column?.text(row) }

  /// Why a row without a card has no score.
  func status(_ row: Int) -> String {
    kind(row).map { "not assessable: no card for kind '\($0.printable)'" }
      ?? "not assessable: the kind is not known"
  }
}

extension EntityCards {
  /// How many kinds are named in a message: more are hardly kinds, but names.
  private static let mostNamed = 20

  /// The kinds of a table's rows.
  ///
  /// - Throws: ``ScoreModelError`` if there is no such column, if it is that of identifiers or of an outcome, or
  ///   if none of its kinds has a card.
  func kinds(of table: Table) throws -> EntityKinds {
    guard let name = kindColumn else {
      return EntityKinds(rows: CardRows(rowCount: table.rowCount), column: nil, warnings: [])
    }
    let column = try kindColumn(name, of: table)
    let (rows, counts) = CardRows.sorted(column, by: cards.map(\.kinds))
    let (cardless, kindless) = (rows.cardless, rows.kindless)
    let others = counts.filter { $0.value.card == cardless }
    if table.rowCount > 0,
      !counts.contains(where: { $0.value.card < cardless && $0.value.count > 0 })
    {
      throw ScoreModelError(
        .unsuitableCards, source: table.sourceName,
        problem: "no row's kind in column '\(name)' has a card",
        remedy: others.isEmpty || others.count > Self.mostNamed
          ? "name the column of kinds" : "give a card for \(Self.listed(others.keys))")
    }
    return EntityKinds(
      rows: rows, column: column,
      warnings: warnings(counts, cardless, kindless: rows.rows(numbered: kindless).count))
  }

  private func kindColumn(_ name: String, of table: Table) throws -> Column {
    let column = try table.column(named: name)
    try Self.checkKindColumn(
      name, source: table.sourceName, isIdentifier: name == table.identifierName,
      isOutcome: column.outcome != nil)
    return column
  }

  private static func checkKindColumn(
    _ name: String, source: String, isIdentifier: Bool, isOutcome: Bool
  ) throws(ScoreModelError) {
    guard isIdentifier || isOutcome else { return }
    throw ScoreModelError(
      .unsuitableCards, source: source,
      problem: "column '\(name)' is \(isOutcome ? "an outcome" : "that of the identifiers"), "
        + "not of kinds", remedy: "name the column that tells each row's kind")
  }

  /// Throws unless a table has a column of kinds some of which have a card.
  package func checkKinds(of table: Table) throws { _ = try kinds(of: table) }

  /// Throws unless tables of a schema have a column of kinds.
  package func checkKindColumn(
    of schema: TableSchema, prefix: String
  ) throws(ScoreModelError) {
    guard let name = kindColumn else { return }
    guard let column = schema[name] ?? schema[prefix + name] else {
      throw ScoreModelError(
        .missingColumn, source: schema.sourceName, problem: "column '\(name)' is missing",
        remedy: "name the column that tells each row's kind")
    }
    try Self.checkKindColumn(
      name, source: schema.sourceName, isIdentifier: column.name == schema.columns[0].name,
      isOutcome: column.role == .outcome)
  }

  /// What looks wrong of kinds with and without cards.
  private func warnings(
    _ counts: [[UInt8]: (card: UInt8, count: Int)], _ cardless: UInt8, kindless: Int
  ) -> [String] {
    var warnings: [String] = []
    for kind in cards.flatMap(\.kinds) where counts[Array(kind.utf8)]?.count == 0 {
      warnings.append("there is a card for kind '\(kind.printable)', and no row of it")
    }
    let others = counts.filter { $0.value.card == cardless }
    let count = others.values.reduce(0) { $0 + $1.count }
    if count > 0 {
      let kinds =
        others.count > Self.mostNamed
        ? others.count.counting("kind") : "kind \(Self.listed(others.keys))"
      warnings.append(
        "\(count.counting("row")) can't be assessed: there is no card for \(kinds)")
    }
    if kindless > 0 {
      warnings.append("\(kindless.counting("row")) can't be assessed: the kind is not known")
    }
    return warnings
  }

  private static func listed(_ kinds: some Collection<[UInt8]>) -> String {
    kinds.map { "'\(String(decoding: $0, as: UTF8.self).printable)'" }.sorted()
      .joined(separator: ", ")
  }
}

extension CardRows {
  /// Sorts rows by their kinds.
  ///
  /// - Parameters:
  ///   - column: The kind of each row.
  ///   - kinds: The kinds of each card.
  /// - Returns: The rows, and for each kind, that of a card or another one, its card's number and how many rows have it.
  static func sorted(
    _ column: Column, by kinds: [[String]]
  ) -> (rows: CardRows, counts: [[UInt8]: (card: UInt8, count: Int)]) {
    let (cardless, kindless) = (UInt8(kinds.count), UInt8(kinds.count + 1))
    var counts: [[UInt8]: (card: UInt8, count: Int)] = [:]
    for (card, kinds) in kinds.enumerated() {
      for kind in kinds { counts[Array(kind.utf8)] = (UInt8(card), 0) }
    }
    var bytes: [UInt8] = []
    let numbers = Buffer(
      (0..<column.count).map { row -> UInt8 in
        bytes.removeAll(keepingCapacity: true)
        guard column.append(row, to: &bytes) else { return kindless }
        counts[bytes, default: (cardless, 0)].count += 1
        return counts[bytes]?.card ?? cardless
      })
    return (CardRows(numbers: numbers, cardCount: kinds.count), counts)
  }
}
