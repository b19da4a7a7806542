internal import Execution
internal import Files
internal import Memory
internal import Tables
internal import TextFormats

/// Reads what columns of a table tell of how sure the values of others are.
struct ReliabilityReader: CheckedColumnReader {
  let model: ScoreModel
  let table: Table
  let execution: Execution
  private(set) var warnings: [String] = []

  init(model: ScoreModel, table: Table, execution: Execution) {
    (self.model, self.table, self.execution) = (model, table, execution)
  }

  /// What the columns of sources say of one characteristic.
  private struct Sources {
    let catalog: SourceCatalog
    /// The number of the kind of each row; `nil` if all are of the usual one.
    var kinds: Buffer<UInt16>?
    let usualKind: Int
    /// When each value was recorded, in seconds since 1970; NaN where that is not told.
    var dates: Buffer<Double>?
    var asOf = 0.0
    var verified: OptionalValues<Double>?

    func kind(_ row: Int) -> SourceCatalog.Kind {
      catalog.kinds[kinds.map { Int($0[row]) } ?? usualKind]
    }

    func reliability(_ row: Int) -> Double {
      let date = dates.map { $0[row] } ?? .nan
      return kind(row).reliability(
        age: date.isNaN ? 0 : (asOf - date) / 86_400, verified: verified?[row] ?? 0)
    }
  }

  /// Warns of columns that a catalog names and that nobody else knows: their kinds count for nothing.
  mutating func lookForColumns(of catalog: SourceCatalog) {
    let known = Set(model.columnNames + table.columnNames)
    for name in catalog.columns.keys.sorted() where !known.contains(name) {
      let meant = ColumnReference.nearest(to: name, among: model.columnNames)
      warnings.append(
        "\(catalog.sourceName): $.columns: neither the model nor \(table.sourceName) has a column "
          + "'\(name.shortened)'" + (meant.map { "; did you mean '\($0)'?" } ?? ""))
    }
  }

  /// The probabilities that column `C_reliability` states; `nil` without such a column.
  mutating func stated(_ item: Evaluation.Item) throws -> Buffer<Double>? {
    guard let name = item.columnName, let stated = try self.stated(besides: name) else {
      return nil
    }
    let unknown = item.knownCount(execution) { stated.isMissing($0) }
    if unknown > 0 {
      warnings.append(
        "\(unknown.counting("value")) of column '\(name)' of \(table.sourceName) "
          + "\(unknown == 1 ? "has" : "have") no reliability and "
          + "\(unknown == 1 ? "counts" : "count") as true")
    }
    return filled { stated[$0] ?? 1 }
  }

  /// That no column states a probability.
  func nothingStated(_ evaluation: Evaluation) -> ScoreModelError {
    let example = evaluation.items.compactMap(\.columnName).first ?? "C"
    return ScoreModelError(
      .missingColumn, source: table.sourceName,
      problem: "no column tells how reliable the values are that the model reads",
      remedy: "add columns of numbers from 0 to 1, such as '\(example)_reliability'")
  }

  /// The probabilities that values are true, and the characteristic without values that the model may not
  /// read.
  mutating func values(
    of item: Evaluation.Item, _ catalog: SourceCatalog, asOf: Double?
  ) throws -> (reliabilities: Buffer<Double>?, item: Evaluation.Item) {
    guard let name = item.columnName, item.column != nil,
      !item.restsOnOthers || tells(of: name, catalog)
    else { return (nil, item) }
    let stated = try self.stated(besides: name)
    // What is stated counts alone: dates are no matter then.
    let isOpen = { @Sendable (row: Int) in stated?.isMissing(row) ?? true }
    let needsDates = item.knownCount(execution, where: isOpen) > 0
    let sources = try sources(of: name, catalog, asOf: asOf, readsDates: needsDates)
    let (item, count) = barred(item, sources)
    if count > 0 {
      warnings.append(
        "\(count.counting("value")) of column '\(name)' of \(table.sourceName) "
          + "\(count == 1 ? "comes" : "come") from sources that may not be used for "
          + "'\(model.purpose.shortened)' and \(count == 1 ? "counts" : "count") as missing")
    }
    if let dates = sources.dates {
      let undated = item.knownCount(execution) {
        isOpen($0) && dates[$0].isNaN && sources.kind($0).halfLife != nil
      }
      if undated > 0 {
        warnings.append(
          "\(undated.counting("value")) of column '\(name)' of \(table.sourceName) "
            + "\(undated == 1 ? "has" : "have") no date and \(undated == 1 ? "counts" : "count") as fresh"
        )
      }
    }
    return (filled { stated?[$0] ?? sources.reliability($0) }, item)
  }

  /// The characteristic without values that the model may not read, whatever else tells of them.
  ///
  /// - Throws: ``ScoreModelError`` if a column names a source that is not in the catalog.
  func barred(
    _ item: Evaluation.Item, _ catalog: SourceCatalog
  ) throws(ScoreModelError) -> Evaluation.Item {
    guard let name = item.columnName, item.column != nil,
      !item.restsOnOthers || tells(of: name, catalog)
    else { return item }
    return barred(item, try kinds(of: name, catalog)).item
  }

  /// The same, and how many values are left out.
  private func barred(
    _ item: Evaluation.Item, _ sources: Sources
  ) -> (item: Evaluation.Item, count: Int) {
    let purpose = model.purpose
    guard sources.catalog.kinds.contains(where: { !$0.mayServe(purpose) }) else { return (item, 0) }
    let isBarred = filled { !sources.kind($0).mayServe(purpose) }
    let count = item.knownCount(execution) { isBarred[$0] }
    return (count > 0 ? item.barring(isBarred, execution) : item, count)
  }

  /// Whether a column of a table or the catalog tells of a column that rests on other people's data.
  private func tells(of name: String, _ catalog: SourceCatalog) -> Bool {
    catalog.columns[name] != nil
      || ["source", "as_of", "verified", "reliability"].contains { table["\(name)_\($0)"] != nil }
  }

  // MARK: Columns

  private func stated(besides name: String) throws(ScoreModelError) -> OptionalValues<Double>? {
    try shares(
      name + "_reliability", "is no reliability", "reliabilities are numbers from 0 to 1")
  }

  /// The kinds of the sources of a column's values.
  private func kinds(
    of name: String, _ catalog: SourceCatalog
  ) throws(ScoreModelError) -> Sources {
    let numbers = catalog.kindNumbers.mapValues { UInt16($0) }
    let usual = numbers[catalog.columns[name] ?? catalog.defaultKind] ?? 0
    var sources = Sources(catalog: catalog, usualKind: Int(usual))
    if let column = table[name + "_source"] {
      sources.kinds = try mapped(
        column, missing: usual, fault: catalog.fault(ofSource:)
      ) { numbers[$0] }
    }
    return sources
  }

  private func sources(
    of name: String, _ catalog: SourceCatalog, asOf: Double?, readsDates: Bool
  ) throws(ScoreModelError) -> Sources {
    var sources = try kinds(of: name, catalog)
    if readsDates, let column = table[name + "_as_of"] {
      guard let asOf else {
        throw ScoreModelError(
          .missingColumn, source: table.sourceName,
          problem:
            "column '\(column.name)' tells when values were recorded, and nothing tells as of "
            + "when they are used", remedy: "give the date (\(.asOf))")
      }
      let dates = try dates(column, missing: .nan, notAfter: asOf)
      (sources.dates, sources.asOf) = (dates, asOf)
    }
    sources.verified = try shares(
      name + "_verified", "does not say whether the value was verified",
      "write true or false, or a number from 0 to 1")
    return sources
  }
}

extension Evaluation.Item {
  /// The name of the column; `nil` for friends' scores.
  fileprivate var columnName: String? {
    if case .column(let measure) = characteristic.measure { measure.column } else { nil }
  }
}
