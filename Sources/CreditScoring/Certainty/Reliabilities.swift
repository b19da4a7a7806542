internal import Execution
internal import Memory
internal import Tables

/// How likely it is that each value of the model's columns is true.
struct Reliabilities: Sendable {
  /// For each of the evaluation's items a probability per person; `nil` if all of its values count as true.
  let values: [Buffer<Double>?]
  /// The evaluation, in which values that the model may not read are missing.
  let evaluation: Evaluation
  /// What looks wrong although probabilities could be told.
  let warnings: [String]
  /// That no column tells of any value, where columns were to tell it; `nil` if one does.
  private(set) var nothingStated: ScoreModelError?

  /// Reliabilities that are known.
  init(values: [Buffer<Double>?], evaluation: Evaluation, warnings: [String]) {
    (self.values, self.evaluation, self.warnings) = (values, evaluation, warnings)
  }

  /// Reads what a table tells of its values.
  ///
  /// - Parameters:
  ///   - evidence: What tells it.
  ///   - evaluation: The model, applied to the table.
  ///   - model: The model, whose purpose sources may not serve.
  ///   - table: The table.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ScoreModelError`` if a column tells what is no reliability, source, date or verification;
  ///   `CancellationError`.
  init(
    _ evidence: CertaintyOptions.Evidence, of evaluation: Evaluation, model: ScoreModel,
    table: Table, execution: Execution
  ) throws {
    var reader = ReliabilityReader(model: model, table: table, execution: execution)
    switch evidence {
    case .none:
      (values, self.evaluation, warnings) = (evaluation.items.map { _ in nil }, evaluation, [])
      return
    case .columns:
      values = try evaluation.items.map { try reader.stated($0) }
      self.evaluation = evaluation
      if values.allSatisfy({ $0 == nil }) { nothingStated = reader.nothingStated(evaluation) }
    case .sources(let catalog, let asOf):
      reader.lookForColumns(of: catalog)
      var values: [Buffer<Double>?] = []
      var items: [Evaluation.Item] = []
      for item in evaluation.items {
        let found = try reader.values(of: item, catalog, asOf: asOf)
        values.append(found.reliabilities)
        items.append(found.item)
      }
      self.values = values
      self.evaluation = Evaluation(
        items: items, facts: evaluation.facts, warnings: evaluation.warnings)
    }
    warnings = reader.warnings
  }
}

extension Evaluation {
  /// The evaluation without values that a catalog of sources bars from the model's purpose.
  ///
  /// - Throws: ``ScoreModelError`` if a column names a source that is not in the catalog.
  func barring(
    _ catalog: SourceCatalog, model: ScoreModel, table: Table, execution: Execution
  ) throws(ScoreModelError) -> Evaluation {
    let reader = ReliabilityReader(model: model, table: table, execution: execution)
    return Evaluation(
      items: try items.map { item throws(ScoreModelError) in try reader.barred(item, catalog) },
      facts: facts, warnings: warnings)
  }
}

extension Evaluation.Item {
  /// The item without the values of some people, which count as missing.
  func barring(_ isBarred: Buffer<Bool>, _ execution: Execution) -> Evaluation.Item {
    var item = self
    item.bins =
      BinNumbers.find(
        BarredRows(bins: bins, isBarred: isBarred), count: isBarred.count,
        binCount: points.count - 1, execution: execution
      ).bins
    return item
  }

  /// The rows that have a value.
  func knownCount(_ execution: Execution, where counts: @Sendable (Int) -> Bool) -> Int {
    execution.blocks(of: bins.low.count) { rows in
      rows.count { bins[$0] != BinNumbers.missing && counts($0) }
    }.reduce(0, +)
  }
}

/// The bins of rows of which some may not be read.
private struct BarredRows: RowBins {
  let bins: BinNumbers
  let isBarred: Buffer<Bool>

  func number(of row: Int) -> Int { isBarred[row] ? BinNumbers.missing : bins[row] }
}
