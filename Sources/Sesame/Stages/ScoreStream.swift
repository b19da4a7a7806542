internal import CreditScoring
internal import Execution
internal import Files
internal import GraphFeatures
internal import Memory
internal import Tables
internal import TextFormats

/// A table on its way through a model, part by part.
///
/// Threads take parts and work on each by itself, from its text to that of its scores; what a part says
/// about the whole is added up in the order of parts, as they are written.
struct ScoreStream: Sendable {
  private let job: ScoringJob
  private let stream: TableStream
  private let outcomes: [OutcomeColumn]
  private let execution: Execution

  /// What is known once all parts are written.
  struct End: Sendable {
    let tally: ScoreTally
    let warnings: [Message]
    /// The name of the identifiers' column, if it does not say that it is one.
    let presumedIdentifier: String?
  }

  /// What a part, or all so far, say about the whole.
  private struct Part: Sendable {
    /// What comes before the first row of all.
    let header: [UInt8]
    var tally: ScoreTally
    var doubts: DoubtfulIdentifiers
    let presumedIdentifier: String?
    let indexColumnCount: Int

    /// Adds what the next part says.
    mutating func add(_ next: Part) throws {
      try tally.add(next.tally)
      doubts.add(next.doubts)
    }
  }

  /// Looks at the beginning of a table.
  init(
    _ job: ScoringJob, _ options: TableReadingOptions, _ source: TextSource,
    _ execution: Execution
  ) throws {
    self.job = job
    self.execution = execution
    outcomes = options.outcomes
    var readings = job.model.columnReadings
    // The model finds columns that an earlier run wrote with the prefix.
    for (name, reading) in readings where !job.columnPrefix.isEmpty {
      readings[job.columnPrefix + name] = readings[job.columnPrefix + name] ?? reading
    }
    stream = try TableStream(source, options, readings, execution)
  }

  /// Scores all parts and writes them.
  ///
  /// - Throws: The first fault of the table; `CancellationError` if the work was cancelled.
  func run(to file: OutputFile, as format: TableFormat) throws -> End {
    let sum = Shared<Part?>(nil)
    try OrderedPieces.render(each: { try stream.next(execution) }, execution: execution) {
      part, piece in
      try render(part, as: format, into: &piece)
    } to: { piece, part in
      guard let part else { return }
      try sum.withLock { (sum: inout sending Part?) throws in
        if sum == nil {
          try file.append(part.header)
          sum = part
        } else {
          try sum?.add(part)
        }
      }
      try file.append(piece.bytes.span.extracting(0..<piece.count))
      stream.report(to: execution)
    }
    try execution.checkCancellation()
    return try sum.withLock { sum in try end(sum) }
  }

  /// Scores a part; `nil` if it has no rows.
  private func render(
    _ part: TablePart, as format: TableFormat, into piece: inout OrderedPieces.Piece
  ) throws -> Part? {
    piece.count = 0
    let execution = execution.onOneThread()
    guard let people = try stream.table(of: part, execution) else { return nil }
    try job.model.checkNoOutcome(
      of: people.schema.declaring(outcomes), prefix: job.columnPrefix)
    let all = try EntityScorer(cards: job.cards).blockingScores(
      job.readable(people), nil, nil, execution)
    let scores = all.first
    let table = try job.result(people, all, nil, execution)
    let header = table.renderRows(as: format, into: &piece, execution)
    var doubts = DoubtfulIdentifiers()
    doubts.add(people)
    return Part(
      header: header, tally: ScoreTally(scores), doubts: doubts,
      presumedIdentifier: people.hasUsualIdentifierName ? nil : people.identifierName,
      indexColumnCount: people.indexColumnCount)
  }

  private func end(_ sum: Part?) throws -> End {
    guard let sum else { throw stream.noRows }
    try sum.tally.check()
    var warnings = stream.readingWarnings
    if let warning = sum.doubts.warning { warnings.append(warning) }
    if sum.indexColumnCount > 0 {
      warnings.append(JobRun.indexWarning(stream.name, sum.indexColumnCount))
    }
    return End(
      tally: sum.tally, warnings: warnings + sum.tally.warnings,
      presumedIdentifier: sum.presumedIdentifier)
  }
}
