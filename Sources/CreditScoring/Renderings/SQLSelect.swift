internal import Files

/// A statement of SQL that computes the scores of a table.
///
/// It is a chain of parts, each of which adds columns to the one before: values as bins compare them,
/// points, totals, losses, and the four largest of these one after the other. A loss and the order of
/// equal losses are one whole number, so that the order of reasons is that of numbers.
struct SQLSelect {
  let rows: RowModel
  let dialect: SQLDialect
  let table: [String]
  let identifier: String
  let prefix: String
  var names: SQLNames
  let reasons: SQLReasons

  /// Writes a model as a statement.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - dialect: The database's dialect.
  ///   - table: The table's name; dots separate the names of what it is in.
  ///   - identifier: The column that identifies people.
  ///   - prefix: What comes before the name of every column of the result but the identifiers.
  /// - Throws: ``ScoreModelError`` if the database could not tell columns apart.
  init(
    _ model: ScoreModel, _ dialect: SQLDialect, table: String, identifier: String, prefix: String
  ) throws(ScoreModelError) {
    let rows = RowModel(model)
    let table = table.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    try Self.check(rows, dialect, table: table, identifier: identifier, prefix: prefix)
    self.rows = rows
    self.dialect = dialect
    self.table = table
    self.identifier = identifier
    self.prefix = prefix
    names = SQLNames(
      rows, dialect: dialect, table: table, identifier: identifier, prefix: prefix)
    reasons = SQLReasons(rows, &names)
  }

  private static func check(
    _ rows: RowModel, _ dialect: SQLDialect, table: [String], identifier: String,
    prefix: String
  ) throws(ScoreModelError) {
    let model = rows.model
    func refusal(_ path: String?, _ problem: String, _ remedy: String) -> ScoreModelError {
      ScoreModelError(
        .notRenderable, source: model.sourceName, path: path, problem: problem, remedy: remedy)
    }
    if let limit = rows.limits.first { throw refusal(limit.path, limit.problem, limit.remedy) }
    if (table + [identifier]).contains(where: { $0.isEmpty || $0.utf8.contains(0) }) {
      throw refusal(
        nil, "the name of the table or of its identifiers is empty, or has an empty part",
        "write a name, such as people or staging.people")
    }
    let results = Scores.columnNames.map { dialect.folded(prefix + $0) }
    if prefix.utf8.contains(0) || Set(results).count < results.count {
      throw refusal(
        nil, "\(dialect.rawValue) can't tell the results' names apart with this prefix",
        "take a shorter one, of letters")
    }
    if results.contains(dialect.folded(identifier)) {
      throw refusal(
        nil, "the identifiers are in a column named '\(identifier)', which is the name of a result",
        "rename that column, or take another prefix")
    }
    var known = [dialect.folded(identifier): identifier]
    for column in rows.columns {
      let before = known.updateValue(column, forKey: dialect.folded(column)) ?? column
      guard before != column else { continue }
      throw refusal(
        rows.items.first { $0.measure.column == column }.map { $0.path + ".column" },
        "\(dialect.rawValue) takes the columns '\(before.shortened)' and '\(column.shortened)' for one",
        "rename one of them")
    }
  }

  /// The statement, with remarks, and a semicolon at its end.
  var text: String {
    var parts = [
      part("inputs", remark: "Values as bins compare them; NULL is missing.", from: nil, inputs),
      part("points", remark: "Points; NULL where no bin takes the value.", from: "inputs", points),
      part(
        "totals", remark: "Points by category, and how many of them rest on data.", from: "points",
        totals),
    ]
    parts += reasonParts
    return remarks.map { "-- " + $0 + "\n" }.joined() + "WITH\n" + parts.joined(separator: ",\n")
      + "\n" + result + ";\n"
  }

  // MARK: Parts

  func quoted(_ name: String) -> String { dialect.quoted(name) }

  func partName(_ name: String) -> String { names.parts[name] ?? name }

  /// What keeps a planner from writing a part's expressions into the next one, where each of them would
  /// grow by a factor; empty where planners don't.
  var fence: String { dialect == .postgreSQL ? "\n  OFFSET 0" : "" }

  /// A part that adds columns to another, or begins with the table.
  func part(_ name: String, remark: String, from other: String?, _ columns: [String]) -> String {
    let source = other.map(partName) ?? table.map(quoted).joined(separator: ".")
    let first = other == nil ? quoted(identifier) : "*"
    let list = ([first] + columns).map { "    " + $0 }.joined(separator: ",\n")
    return "-- \(remark)\n\(partName(name)) AS (\n  SELECT\n\(list)\n  FROM \(source)\(fence)\n)"
  }

  private var inputs: [String] {
    var columns: [String] = []
    for (item, names) in zip(rows.items, names.items) {
      columns.append(dialect.value(of: item.measure) + " AS " + quoted(names.value))
      guard item.hasOtherTexts else { continue }
      columns.append(SQLTypes(item.measure, dialect).isOdd + " AS " + quoted(names.odd))
    }
    if let budget = rows.toldBudget {
      let told = "CAST(\(quoted(RowModel.toldColumn)) AS \(dialect.double))"
      columns.append(
        "CASE WHEN \(told) BETWEEN 0 AND \(budget)\n      AND \(told) = FLOOR(\(told))\n      "
          + "THEN CAST(\(told) AS INTEGER) END AS " + quoted(RowModel.toldColumn))
    }
    return columns
  }

  private var points: [String] {
    zip(rows.items, names.items).map { item, names in
      let (measure, value) = (item.measure, quoted(names.value))
      var lines = ["CASE", "  WHEN \(value) IS NULL THEN \(measure.missingPoints)"]
      var rest: Int?
      for bin in item.binsInTurn {
        if let condition = dialect.condition(bin.values, value) {
          lines.append("  WHEN \(condition) THEN \(bin.points)")
        } else if !bin.takesOtherTexts {
          rest = bin.points
        }
        if bin.takesOtherTexts {
          lines.append("  WHEN NOT \(quoted(names.odd)) THEN \(bin.points)")
        }
      }
      if let rest { lines.append("  ELSE \(rest)") }
      lines.append("END AS " + quoted(names.points))
      return lines.joined(separator: "\n    ")
    }
  }

  private var totals: [String] {
    var columns: [String] = []
    for category in ScoreCategory.allCases {
      if category == .interpersonalRelationships, rows.toldBudget != nil { continue }
      let points = zip(rows.items, names.items).filter { $0.0.category == category }
        .map { quoted($0.1.points) }
      columns.append(Self.sum(points, separator: " + ") + " AS " + quoted(category.rawValue))
    }
    let backed = zip(rows.items, names.items)
      .filter { $0.0.category != .interpersonalRelationships }
      .map { item, names in
        "CASE WHEN \(quoted(names.value)) IS NULL THEN 0 ELSE \(item.characteristic.budget) END"
      }
    columns.append(Self.sum(backed, separator: "\n      + ") + " AS " + quoted(names.backed))
    return columns
  }

  private static func sum(_ terms: [String], separator: String) -> String {
    terms.isEmpty ? "0" : chained(terms, separator: separator)
  }

  /// Terms with an operator between them, in parentheses by the hundred: databases limit how deep an
  /// expression is.
  static func chained(_ terms: [String], separator: String) -> String {
    let length = 100
    if terms.count <= length { return terms.joined(separator: separator) }
    return stride(from: 0, to: terms.count, by: length).map { start in
      "(" + terms[start..<min(start + length, terms.count)].joined(separator: separator) + ")"
    }.joined(separator: separator)
  }
}
