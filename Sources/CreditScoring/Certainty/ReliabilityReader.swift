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
    var item = item
    let sources = try sources(of: name, catalog, asOf: asOf)
    let purpose = model.purpose
    if catalog.kinds.contains(where: { !$0.mayServe(purpose) }) {
      let isBarred = filled { !sources.kind($0).mayServe(purpose) }
      let count = item.knownCount(execution) { isBarred[$0] }
      if count > 0 {
        item = item.barring(isBarred, execution)
        warnings.append(
          "\(count.counting("value")) of column '\(name)' of \(table.sourceName) "
            + "\(count == 1 ? "comes" : "come") from sources that may not be used for "
            + "'\(purpose.shortened)' and \(count == 1 ? "counts" : "count") as missing")
      }
    }
    if let dates = sources.dates {
      let undated = item.knownCount(execution) {
        dates[$0].isNaN && sources.kind($0).halfLife != nil
      }
      if undated > 0 {
        warnings.append(
          "\(undated.counting("value")) of column '\(name)' of \(table.sourceName) "
            + "\(undated == 1 ? "has" : "have") no date and \(undated == 1 ? "counts" : "count") as fresh"
        )
      }
    }
    let stated = try self.stated(besides: name)
    return (filled { stated?[$0] ?? sources.reliability($0) }, item)
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

  private func sources(
    of name: String, _ catalog: SourceCatalog, asOf: Double?
  ) throws(ScoreModelError) -> Sources {
    let numbers = Dictionary(
      uniqueKeysWithValues: catalog.kinds.enumerated().map { ($1.name, UInt16($0)) })
    let usual = numbers[catalog.columns[name] ?? catalog.defaultKind] ?? 0
    var sources = Sources(catalog: catalog, usualKind: Int(usual))
    if let column = table[name + "_source"] {
      sources.kinds = try mapped(
        column, missing: usual, "names a source that is not in the catalog",
        Message("the kinds of sources are " + catalog.kinds.map(\.name).joined(separator: ", "))
      ) { numbers[$0] }
    }
    if let column = table[name + "_as_of"] {
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
