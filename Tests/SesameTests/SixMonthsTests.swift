import Files
import Foundation
import Sesame
import Tables
import Testing

/// The demo over six simulated months, each explained by the one before.
@Suite struct `Six months of scores` {
  private static let demo = "\(root)/Graphs/lastfm-credit"

  /// The people of a month: of every fourth the record is somebody else's, and a few are gone.
  private func people(in month: Int, _ table: Table) throws -> Table {
    let count = table.rowCount
    let sources = (0..<count).map { row in
      (row &* 31 &+ month &* 17) % 4 == 0 ? (row &* 7 &+ month &* 1009) % count : row
    }
    let moved = table.rows(sources)
    let columns = [table.columns[0]] + moved.columns.dropFirst()
    let all = Table(Array(columns), sourceName: "people of month \(month)")
    return all.rows((0..<count).filter { ($0 &* 13 &+ month) % 97 != 0 })
  }

  /// The friendships of a month: one in fifty is not there.
  private func friendships(in month: Int) throws -> String {
    let text = try String(contentsOfFile: "\(Self.demo)/edges.csv", encoding: .utf8)
    let lines = text.split(separator: "\n")
    let kept = lines.indices.filter { $0 == 0 || ($0 &* 29 &+ month) % 50 != 0 }
    return kept.map { String(lines[$0]) }.joined(separator: "\n") + "\n"
  }

  /// From the fourth month on the model gives fewer points for a short delay.
  private func model(in month: Int) throws -> ScoreModel {
    let text = try String(contentsOfFile: "\(Self.demo)/model.json", encoding: .utf8)
    return try ScoreModel(
      parsing: month < 3
        ? text
        : text.replacingOccurrences(
          of: "{\"from\": 1, \"below\": 2, \"points\": 35,",
          with: "{\"from\": 1, \"below\": 2, \"points\": 30,"))
  }

  private static let benefits = """
    {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
      {"id": "firm", "title": "F", "issuer": "I", "kind": "privilege", "from": 650},
      {"id": "kept", "title": "K", "issuer": "I", "kind": "privilege", "from": 650,
       "hysteresis": 30},
      {"id": "loan", "title": "L", "issuer": "I", "kind": "loan_limit", "hysteresis": 10,
       "steps": [{"from": 600, "amount": 500}, {"from": 700, "amount": 2000}]}]}
    """

  /// What is told of a month, the table going through a file as between two runs of the program.
  private func run(
    _ month: Int, of all: Table, after previous: String?, in folder: URL
  ) async throws -> (result: EnrichmentJob.Result, path: String) {
    let edges = folder.appending(path: "edges-\(month).csv").path()
    try Data(try friendships(in: month).utf8).write(to: URL(filePath: edges))
    var features = FeatureJob(seed: 1)
    features.features = [.coreness]
    features.aggregates = .columns(["on_time_share"])
    features.communities = .once(.leiden(starts: 1))
    var job = EnrichmentJob(features, model: try model(in: month))
    job.additions.showsPoints = true
    job.additions.benefits = try Benefits(parsing: Self.benefits)
    job.additions.previous = previous.map { .file($0) }
    let source = GraphSource(
      edges: .file(edges), people: .value(try people(in: month, all)))
    let result = try await job.run(on: source)
    let path = folder.appending(path: "month-\(month).csv").path()
    try result.table.write(to: path)
    return (result, path)
  }

  @Test func `add up for everyone, and a benefit that hovers is kept`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let all = try Table(contentsOf: "\(Self.demo)/people.csv")
    var last: (table: Table, path: String)?
    var causes: Set<String> = []
    for month in 0..<6 {
      let (result, path) = try await run(month, of: all, after: last?.path, in: folder)
      let verified = try await VerificationJob(model: model(in: month)).run(on: .file(path))
      #expect(verified.verification.isSound, "\(verified.verification)")
      if let last {
        causes.formUnion(try expectSums(result.table, since: last.table))
        try expectBenefits(result.table, since: last.table)
      }
      last = (result.table, path)
    }
    #expect(causes == ["change_own", "change_friends", "change_model", "change_population"])
  }

  /// Expects that all parts add up, and tells which causes there were.
  private func expectSums(_ now: Table, since before: Table) throws -> Set<String> {
    let names = ["change_own", "change_friends", "change_model", "change_population"]
    let previous = try #require(before.ordered(by: now.identifiers)[numbers: "score"])
    let scores = try #require(now[numbers: "score"])
    let changes = try #require(now[numbers: "score_change"])
    let causes = try names.map { try #require(now[numbers: $0]) }
    let parts = now.columns.filter { column in
      !names.contains(column.name) && column.name.hasPrefix("change_")
        && names.contains { column.name.hasSuffix($0.dropFirst(6)) }
    }.compactMap(\.values.numbers)
    #expect(parts.count > 25)
    var compared = 0
    for row in scores.indices {
      guard let score = scores[row], let old = previous[row] else {
        #expect(changes[row] == nil && causes.allSatisfy { $0[row] == nil })
        continue
      }
      compared += 1
      for all in [causes, parts] {
        #expect(all.reduce(0) { $0 + ($1[row] ?? 0) } == score - old)
      }
      #expect(changes[row] == score - old)
    }
    #expect(compared > 7000)
    return Set(zip(names, causes).filter { $1.contains { $0 ?? 0 != 0 } }.map(\.0))
  }

  /// Expects the law of thresholds, and that what hovers is kept.
  private func expectBenefits(_ now: Table, since before: Table) throws {
    let scores = try #require(now[numbers: "score"])
    let firm = try #require(now[booleans: "benefit_firm"])
    let kept = try #require(now[booleans: "benefit_kept"])
    let then = try #require(before.ordered(by: now.identifiers)[booleans: "benefit_kept"])
    var hoverCount = 0
    for row in scores.indices {
      let score = scores[row] ?? 0
      #expect(firm[row] == (score >= 650))
      let hovers = then[row] == true && score >= 620
      #expect(kept[row] == (score >= 650 || hovers))
      if hovers, score < 650 { hoverCount += 1 }
    }
    #expect(hoverCount > 0)
  }
}
