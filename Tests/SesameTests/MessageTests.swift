import Foundation
import Sesame
import Testing

/// What users of the library read, who have settings and no options.
@Suite struct `Messages of the library` {
  @Test func `no source outside the program names an option`() throws {
    let sources = URL(filePath: root).appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("SesameCommand/") }
    #expect(files.count > 200)
    // An address has a colon in front of its slashes.
    let (comment, option) = (try Regex("(^|[^:])//.*"), try Regex("--[a-z]"))
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let code = line.replacing(comment, with: "")
        #expect(!code.contains(option), "\(file):\(number + 1)")
      }
    }
  }

  @Test func `warnings and the summary name settings as Swift does`() async throws {
    let edges = try EdgeList(parsing: "from,to,weight\na,b,2\nb,c,1\n", named: "e.csv")
    let people = try Table(parsing: "who,age\na,31\nb,45\nc,1\n", named: "p.csv")
    let report = try await FeatureJob.nothing(seed: 1).run(
      on: GraphSource(edges: .value(edges), people: .value(people))
    ).report
    #expect(
      report.warnings.map(\.description) == [
        "e.csv: column 'weight' is not used; `weight: weight` counts it"
      ])
    #expect(!"\(report.summary)".contains("--"))
    let lacking = try await #require(throws: GraphError.self) {
      var job = FeatureJob.nothing(seed: 1)
      job.features = [.reciprocity]
      _ = try await job.run(on: GraphSource(edges: .value(edges)))
    }
    #expect(
      "\(lacking)"
        == "'reciprocity' needs direction; read the edges as directed (`isDirected: true`)")
  }

  @Test func `a summary tells which column was taken for identifiers, and what to set`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (edges, people) = (folder.appending(path: "e.csv"), folder.appending(path: "p.csv"))
    try "a,b\nb,c\n".write(to: edges, atomically: true, encoding: .utf8)
    try "who,age\na,31\nb,45\nc,1\n".write(to: people, atomically: true, encoding: .utf8)
    let report = try await FeatureJob.nothing(seed: 1).run(
      on: GraphSource(edges: .file(edges.path, .detected), people: .file(people.path, .init()))
    ).report
    #expect(
      "\(report.summary)".contains(
        "column 'who', the first; `identifier: C` names another, `identifier: row` numbers the rows"
      ))
  }
}
