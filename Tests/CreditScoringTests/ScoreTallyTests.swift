import CreditScoring
import Execution
import Files
import Tables
import Testing
import TextFormats

/// Random models over random records in parts: scores and warnings are those of the whole.
struct ScoreTallyTests {
  @Test(arguments: RenderingAgreementTests.seeds)
  func `parts together are the whole`(_ seed: Int) async throws {
    let card = try RandomCard(seed: seed, recordCount: 80)
    let text = try card.table.text()
    let whole = try await CreditScorer(model: card.model).scores(
      for: Table(parsing: text, named: "t"))
    for blockSize in [1, 700, 1 << 18] {
      let (rows, tally) = try parts(card.model, of: text, blockSize: blockSize)
      #expect(rows == whole.table().text().split(separator: "\n").dropFirst().map(String.init))
      #expect(tally.warnings == whole.warnings)
      #expect(tally.rowCount == whole.count)
      #expect(tally.assessedCount == whole.assessedCount)
      #expect(tally.bandCounts.map(\.count) == whole.bandCounts.map(\.count))
    }
  }

  /// The lines of all parts' scores, and what they say together.
  private func parts(
    _ model: ScoreModel, of text: String, blockSize: Int
  ) throws -> ([String], ScoreTally) {
    let execution = Execution(threads: 1)
    let stream = try TableStream(
      TextSource(Array(text.utf8), name: "t", blockSize: blockSize), TableReadingOptions(),
      model.columnReadings, execution)
    var lines: [String] = []
    var tally: ScoreTally?
    while let part = try stream.next(execution) {
      guard let table = try stream.table(of: part, execution) else { continue }
      let scores = try CreditScorer(model: model).blockingScores(table, nil, nil, execution)
      lines += scores.table().text().split(separator: "\n").dropFirst().map(String.init)
      if tally == nil { tally = ScoreTally(scores) } else { try tally?.add(ScoreTally(scores)) }
    }
    return (lines, try #require(tally))
  }
}
