internal import CreditScoring
public import Execution
public import Files
internal import GraphFeatures
internal import Graphs
internal import Memory
public import Tables
internal import TextFormats

extension ScoringJob {
  /// Scores a table of any length part by part, and writes it as it comes.
  ///
  /// ```swift
  /// let card = try ScoreModel.european.readingFriendsScores(.off)
  /// let report = try await ScoringJob(model: card).stream(from: "people.csv.gz", to: "scored.csv")
  /// print(report)  // how many people are in each band
  /// ```
  ///
  /// It writes the bytes that ``run(on:execution:)`` makes of the whole table, in memory for some blocks of
  /// text. What needs all rows at once is left out or refused:
  /// - People who are in the table twice are not looked for.
  /// - The model settles how its columns are read. Where its bins are texts, a field is its text as it is
  ///   written, whatever the other rows hold: `+5` is not `5`, nor `TRUE` `true`. All other columns go out
  ///   as they came, unread: no outcome's values are checked. A fault among the values of a column is told
  ///   with its first row, but not with the number of rows. That a column holds nothing but numbers where bins are
  ///   texts is told at the table's end.
  /// - The result is delimited text: what is number or text in JSON lines is known at the table's end only.
  /// - Numbers with marks between thousands, and dates in an order that is said, are not read: whether a whole column is
  ///   written so is known at the table's end only.
  /// - In JSON lines, every name must occur in the first 1000 rows.
  /// - A row has at most 16 MiB, in every format.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from; one in memory is scored as a whole.
  ///   - path: The file, which is there once it is whole; to `-`, standard output, rows go as they come. A
  ///     name that ends in `.gz` or `.zst` is written as gzip or zstd.
  ///   - format: ``TableFormat/csv`` or another delimited text; by default by the file's ending.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Warnings and what was done, of all rows.
  /// - Throws: ``ScoreModelError``, before anything is read if friends' scores need the mean of all people;
  ///   ``DataError`` for the first fault of the table, or a format that is not delimited text;
  ///   `CancellationError` if the work was cancelled.
  /// - Complexity: O(*size of the table*) time. Memory for a few blocks of text for each thread.
  public func stream(
    from table: Source<Table>, to path: String, as format: TableFormat = .detected,
    execution: Execution = Execution()
  ) async throws -> JobReport {
    guard !DatabaseOutputs.isTable(path) else {
      throw DataError(
        .usage, source: path.withoutPasswords, problem: "rows that come one by one go to a file",
        remedy: "score the whole table, and write that")
    }
    let format = format == .detected ? try TableFormat(writing: path) : format
    let file = try OutputFile(path)
    let report = try await stream(from: table, to: file, as: format, execution: execution)
    try file.commit()
    return report
  }

  /// Scores a table part by part, as ``stream(from:to:as:execution:)``, into a file that the caller commits.
  package func stream(
    from table: Source<Table>, to file: OutputFile, as format: TableFormat,
    execution: Execution = Execution()
  ) async throws -> JobReport {
    // A source with types is no text of which parts could be read.
    guard let path = table.path, let options = table.options,
      try TypedSources.source(path) == nil
    else {
      let result = try await run(on: table, execution: execution)
      try result.table.write(to: file, as: format, execution: execution)
      return result.report
    }
    return try await stream(
      options.resolved(for: path), presumesIdentifier: table.presumesIdentifier, to: file,
      as: format, execution
    ) { try TextSource(contentsOf: path, $0) }
  }

  /// Scores a text part by part; the size of its blocks does not show in the result.
  package func stream(
    _ options: TableReadingOptions, presumesIdentifier: Bool = false, to file: OutputFile,
    as format: TableFormat, _ execution: Execution,
    of source: @escaping @Sendable (Execution) throws -> TextSource
  ) async throws -> JobReport {
    try checkStream(format, options)
    var run = JobRun([.score], execution)
    let end = try await run.stage(.score) { execution in
      try await execution.run { execution in
        try ScoreStream(self, options, source(execution), execution).run(to: file, as: format)
      }
    }
    run.report.warnings += end.warnings
    if presumesIdentifier, let name = end.presumedIdentifier {
      run.report.summary.presumedIdentifier = name
    }
    run.noteScores(
      of: end.tally.modelName, bands: end.tally.bandCounts, personCount: end.tally.rowCount,
      assessedCount: end.tally.assessedCount)
    run.finish()
    return run.report
  }

  private func checkStream(_ format: TableFormat, _ options: TableReadingOptions) throws {
    guard cards.isSingle else {
      throw GraphError(
        .notApplicable, "kinds of entities have a card each, and a stream has one for all rows",
        remedy: "score the table as a whole")
    }
    try model.checkRowsSuffice()
    guard certainty == nil, additions.isEmpty else {
      throw GraphError(
        .notApplicable,
        "how sure scores are, and what is told beside them, is not told in a stream",
        remedy: "score the table as a whole")
    }
    if format == .parquet {
      throw DataError(
        .cannotCreate, source: "Parquet",
        problem: "the types of columns that are not read are not known before the table's end",
        remedy: "write CSV or TSV, or score the table as a whole")
    }
    for (isSet, setting) in [
      (options.grouping != nil, Setting.peopleGrouping), (options.dateOrder != nil, .dateOrder),
    ] where isSet {
      throw GraphError(
        .notApplicable,
        "whether a whole column is written so is not known before the table's end",
        remedy: "leave \(setting) out, or score the table as a whole")
    }
    guard format == .jsonLines else { return }
    throw DataError(
      .cannotCreate, source: "JSON lines",
      problem: "whether a column holds numbers or texts is not known before the table's end",
      remedy: "write CSV or TSV, or score the table as a whole")
  }
}
