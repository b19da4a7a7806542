import Files
import Foundation
import Sesame
import TestSupport
import Testing

/// What users of the library read, who have settings and no options.
@Suite struct `Messages of the library` {
  @Test func `no source outside the program names an option`() throws {
    let sources = URL(filePath: root).appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { file in
        file.hasSuffix(".swift")
          && !["SesameCommand/", "SesameProgram/"].contains(where: file.hasPrefix)
          // The names of colors in a style sheet look like options.
          && file != "Reports/Pages/PageStyle.swift"
      }
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

  /// The files that have something public.
  private static let interface = Result {
    let sources = URL(filePath: root).appending(path: "Sources")
    return try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("SesameCommand/") }
      .map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }
      .filter { $0.contains("public ") }
  }

  /// What a caller writes must be there to be written: as a label, a property or a method.
  @Test(arguments: Setting.allCases)
  func `every setting is a word of the library's interface`(_ setting: Setting) throws {
    let word = setting.text(nil).trimmingPrefix("`").prefix { $0.isLetter }
    let uses = try Regex("public (var|let|init|mutating func|static func|func)[^{]*\\b\(word)\\b")
    #expect(try Self.interface.get().contains { $0.contains(word) && $0.contains(uses) })
  }

  @Test func `a job's remedy for bad rows is the job's, a list's the list's`() async throws {
    let folder = try Folder()
    let file = folder.path + "/e.csv"
    try "a,b,0\n".write(toFile: file, atomically: true, encoding: .utf8)
    let format = EdgeListFormat(weight: 3)
    let list = #expect(throws: DataError.self) {
      try EdgeList(contentsOf: file, format: format)
    }
    #expect(list?.remedy?.contains("`badRows: .setAside`") == true)
    let job = await #expect(throws: DataError.self) {
      try await FeatureJob.nothing(seed: 1).run(
        on: GraphSource(edges: .file(file, format)))
    }
    #expect(job?.remedy?.contains("set such rows aside with `quarantine`") == true)
  }

  @Test func `what is wrong with times and dates is said of what is there`() async throws {
    let edges = try EdgeList(
      parsing: "a,b,2020-01-01\n", named: "e.csv", format: EdgeListFormat(time: 3))
    let lacking = await #expect(throws: GraphError.self) { try await edges.graph() }
    #expect(
      lacking?.description == "the friendships have times; say with `asOf` as of when they count")
    let graph = try await edges.graph(rules: GraphRules(asOf: 2e9))
    let dates = [try CommunityHistoryJob.Date("2020-01-01")]
    let settled = await #expect(throws: GraphError.self) {
      try await CommunityHistoryJob(at: dates, seed: 1).run(on: GraphSource(graph: graph))
    }
    #expect(settled?.description.hasPrefix("a graph holds the friendships of one date;") == true)
  }

  @Test func `warnings and the summary name settings as Swift does`() async throws {
    let edges = try EdgeList(parsing: "from,to,weight\na,b,2\nb,c,1\n", named: "e.csv")
    let people = try Table(parsing: "who,age\na,31\nb,45\nc,1\n", named: "p.csv")
    let report = try await FeatureJob.nothing(seed: 1).run(
      on: GraphSource(edges: .value(edges), people: .value(people))
    ).report
    #expect(
      report.warnings.map(\.description) == [
        "e.csv: column 'weight' is not used; `weight: \"weight\"` counts it"
      ])
    #expect(!"\(report.summary)".contains("--"))
    let lacking = try await #require(throws: GraphError.self) {
      var job = FeatureJob.nothing(seed: 1)
      job.features = [.reciprocity]
      _ = try await job.run(on: GraphSource(edges: .value(edges)))
    }
    #expect(
      "\(lacking)"
        == "'reciprocity' needs direction; read the edges as directed (`directed: true`)")
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
        "column 'who', the first; `identifier = \"C\"` names another, `identifier = \"row\"` numbers the rows"
      ))
  }
}
