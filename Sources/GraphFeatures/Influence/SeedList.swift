internal import Files
internal import Graphs
internal import Identifiers
internal import Tables
internal import TextFormats

/// What messages say of a table that seeds are in.
struct SeedList: Hashable {
  /// What messages call the table.
  let file: String
  /// The column of weights, if one is named.
  let weightColumn: String?
  /// What a file has in place of a name for the people's column, which may be a person itself.
  let firstLine: String?
  /// How many people are in the table, and how many of them have no weight above 0.
  private let counts: (all: Int, idle: Int)
  /// The line of each person in the file; none for a table in memory.
  private let lines: [String: Int]

  init(_ table: Table, _ weightColumn: String?, _ weights: OptionalValues<Double>?) {
    file = table.sourceName
    self.weightColumn = weightColumn
    counts = (table.rowCount, weights.map { $0.count { ($0 ?? 0) == 0 } } ?? 0)
    lines = Dictionary(
      table.identifiers.enumerated().compactMap { row, name in table.lines?[row].map { (name, $0) }
      },
      uniquingKeysWith: { first, _ in first })
    let hasNames = (table.lines?.identifierPlace ?? -1) >= 0 && (table.lines?[0] ?? 1) > 1
    firstLine = weightColumn == nil && hasNames ? table.identifierName : nil
  }

  static func == (left: SeedList, right: SeedList) -> Bool {
    left.file == right.file && left.weightColumn == right.weightColumn
      && left.firstLine == right.firstLine && left.counts == right.counts
      && left.lines == right.lines
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(weightColumn)
    hasher.combine(counts.all)
  }

  /// The first line of the file with one of some people; `nil` for a table in memory.
  func firstLine(of people: [String]) -> Int? { people.compactMap { lines[$0] }.min() }

  func warnings(in graph: RelationGraph) -> [Message] {
    var warnings: [Message] = []
    if let firstLine {
      if graph.row(of: firstLine) != nil {
        warnings.append(
          "\(file):1: the first line was taken for a seed, since it begins with a person of the "
            + "graph; add a line of names above it")
      } else if !ColumnListing.areLikelyNames([firstLine]) {
        warnings.append(
          "\(file):1: the first line was taken for the names of columns; add one above it if it is "
            + "a seed")
      }
    }
    if counts.idle > 0, let weightColumn {
      warnings.append(
        Message(
          "\(file): \(counts.idle) of the \(counts.all.counting("person", "people")) "
            + "\(counts.idle == 1 ? "has" : "have") no weight above 0 in column '\(weightColumn)', and "
            + "\(counts.idle == 1 ? "is no seed" : "are no seeds")"))
    }
    return warnings
  }

  /// The weights in a column, `nil` where it has none.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - table: The table of seeds, or of all people.
  ///   - areListed: Whether it is one of seeds, about which no setting of the people table says anything.
  /// - Returns: A weight or none for each row.
  /// - Throws: `DataError` if there is no such column, it is an outcome or holds texts, or a number is
  ///   negative.
  static func weights(
    _ name: String, in table: Table, areListed: Bool = true
  ) throws(DataError) -> OptionalValues<Double> {
    try table.checkNoOutcome(name, OutcomeUse.seeds)
    let column = try table.column(named: name)
    if areListed, column.name != table.identifierName,
      let obstacle = table.numberObstacle(in: column)
    {
      throw DataError(
        .badData, source: table.sourceName, line: table.line(ofRow: obstacle.firstRow, in: column),
        problem: "column '\(name)' holds texts: \(table.description(of: obstacle))",
        remedy: "give each seed a number from 0, such as 0.5")
    }
    let numbers = try table.numbers(inColumn: name)
    let isBad = { (number: Double?) in number.map { !($0 >= 0 && $0.isFinite) } ?? false }
    if let row = numbers.firstIndex(where: isBad) {
      let count = numbers.count(where: isBad)
      throw DataError(
        .badData, source: table.sourceName, line: table.line(ofRow: row, in: column),
        problem: "\(count) of the seeds' weights in column '\(name)' \(count == 1 ? "is" : "are") "
          + "negative or not finite, \(table.place(ofFirst: row))",
        remedy: "give each a number from 0")
    }
    return numbers
  }
}
