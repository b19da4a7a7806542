import Execution
import Files
import Foundation
import Sesame
import Tables
import Testing

/// The report on the demo: what it shows is what other jobs and the files themselves say.
@Suite struct ReportJobTests {
  static let demo = "\(root)/Graphs/lastfm-credit"

  static func job(_ change: (inout ReportJob) -> Void = { _ in }) throws -> ReportJob {
    var features = FeatureJob(seed: 1)
    features.communities = .once(.leiden(starts: 1))
    features.aggregates = .columns(["utilization", "credit_limit"])
    let model = try ScoreModel(contentsOf: "\(demo)/model.json")
    var job = ReportJob(EnrichmentJob(features, model: model))
    job.verdict = nil
    job.validation.replicates = 20
    change(&job)
    return job
  }

  static func source(declaring outcome: String? = nil) throws -> GraphSource {
    let people = try Table(contentsOf: "\(demo)/people.csv")
    return GraphSource(
      edges: "\(demo)/edges.csv",
      people: .value(try outcome.map { try people.declaring(outcome: $0) } ?? people))
  }

  private func sections(_ page: PopulationReport) throws -> [[String: Any]] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(page.json.utf8)) as? [String: Any])
    #expect(document["format"] as? String == "sesame-report/1")
    return try #require(document["sections"] as? [[String: Any]])
  }

  /// The series of a picture by its title.
  private func series(
    _ title: String, in sections: [[String: Any]]
  ) throws -> (kinds: [String], series: [[String: Any]]) {
    let pictures = sections.flatMap { $0["pictures"] as? [[String: Any]] ?? [] }
    let picture = try #require(pictures.first { $0["title"] as? String == title }, "\(title)")
    return (
      picture["kinds"] as? [String] ?? [], try #require(picture["series"] as? [[String: Any]])
    )
  }

  @Test func `pictures show what the files say`() async throws {
    let source = try Self.source(declaring: "default_next_month")
    let result = try await Self.job().run(on: source)
    let sections = try sections(result.page)

    // Degrees counted from the lines of the file.
    var degrees: [Substring: Int] = [:]
    let text = try String(contentsOfFile: "\(Self.demo)/edges.csv", encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      for name in line.split(separator: ",").prefix(2) { degrees[name, default: 0] += 1 }
    }
    let points = try series("Friends of a person", in: sections).series[0]
    let (x, y) = (points["x"] as? [Double] ?? [], points["y"] as? [Double] ?? [])
    #expect(x.count > 20 && x.last == Double(degrees.values.max() ?? 0))
    for (degree, share) in zip(x, y) {
      let count = degrees.values.count { Double($0) >= degree }
      #expect(abs(share - Double(count) / 7624) < 1e-12)
    }

    // Event rates by band from the scored table.
    let enriched = try await Self.job().enrichment.run(on: source)
    let people = try Table(contentsOf: "\(Self.demo)/people.csv")
    let events = try people.numbers(inColumn: "default_next_month")
    guard case .strings(let bands) = try enriched.table.column(named: "band").values else {
      Issue.record("bands are texts")
      return
    }
    let shown = try series("Event rate by band", in: sections)
    let rates = shown.series[0]["values"] as? [Any] ?? []
    #expect(shown.kinds.count == 5 && rates.count == 5)
    for (kind, rate) in zip(shown.kinds, rates) {
      let rows = bands.indices.filter { bands[$0].map { kind.hasPrefix("\($0) (") } ?? false }
      guard rows.count >= ReportJob.leastGroup else {
        #expect(rate is NSNull)
        continue
      }
      let expected = rows.reduce(0) { $0 + (events[$1] ?? 0) } / Double(rows.count)
      #expect(abs((rate as? Double ?? -1) - expected) < 1e-12)
    }

    let scores = try enriched.table.numbers(inColumn: "score").compactMap(\.self)
    let histogram = try series("Scores", in: sections).series[0]["values"] as? [Double] ?? []
    #expect(histogram.reduce(0, +) == Double(scores.count))
  }

  @Test func `any number of threads gives the same page, in which nobody is named`() async throws {
    let job = try Self.job { $0.command = "sesame report 'a <b>.csv'" }
    let source = try Self.source()
    let one = try await job.run(on: source, execution: Execution(threads: 1)).page
    let two = try await job.run(on: source, execution: Execution(threads: 2)).page
    #expect(one.html == two.html && one.text == two.text && one.json == two.json)
    #expect(one.html.contains("sesame report &#39;a &lt;b&gt;.csv&#39;"))
    #expect(one.html.utf8.count < 1_000_000)
    // The edge list's hash, found by another program.
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum", "\(Self.demo)/edges.csv"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(one.html.contains("SHA-256 \(output.prefix(64))"))
  }

  @Test func `people who are few, alone or without numbers have a page as well`() async throws {
    var table = Table([Column("id", .strings(["ann", "bob", "😀<b>"]))])
    try table.append(Column("on_time_share", .reals([1, nil, 0.5])))
    let job = ReportJob(EnrichmentJob(FeatureJob(seed: 1), model: .reported2015))
    for edges in ["source,target\nann,bob\n", "source,target\nann,ann\n"] {
      let list = try EdgeList(parsing: edges, named: "edges.csv")
      let page = try await job.run(
        on: GraphSource(edges: .value(list), people: .value(table))
      ).page
      #expect(page.html.contains("Report on 3 people"))
      #expect(!page.html.contains("😀"))
      #expect(!page.html.contains("nan"))
    }
  }
}
