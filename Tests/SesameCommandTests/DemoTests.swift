import Foundation
import Testing

/// The README's demo, end to end.
struct DemoTests {
  static let features = [
    "degree", "triangle_count", "local_clustering_coefficient", "coreness", "pagerank",
    "component", "component_size", "community", "community_size", "community_internal_degree",
  ]
  static let numericColumns = [
    "worst_delay_months", "on_time_share", "months_without_delay", "utilization",
    "utilization_trend", "months_paid", "spending_volatility", "active_months", "credit_limit",
    "payment_ratio", "full_payment_share",
  ]

  @Test func `columns come in the documented order`() async throws {
    let sheet = try await Demo.enrichedSheet.value
    let people = Rows.split(try Demo.peopleText())[0]
    let aggregates = Self.numericColumns.flatMap { column in
      ["count", "mean", "sd", "min", "max", "median"].map { "neighbor_\(column)_\($0)" }
        + ["community_\(column)_mean"]
    }
    #expect(sheet.header == people + Self.features + aggregates + ScoreColumns.all)
  }

  @Test func `everyone has a row in input order that begins as it came in, byte for byte`()
    async throws
  {
    let lines = try await Demo.enriched.value.text.utf8.split(separator: 10)
    let people = try Demo.peopleText().utf8.split(separator: 10)
    #expect(lines.count == 1 + 7624)
    #expect(people.count == 1 + 7624)
    let differing = zip(lines, people).filter { !$0.starts(with: Array($1) + [UInt8(ascii: ",")]) }
    #expect(differing.isEmpty)
  }

  @Test func `350 and the five categories make everyone's score`() async throws {
    let sheet = try await Demo.enrichedSheet.value
    #expect(ScoreColumns.expectSums(in: sheet) == 7624)
    #expect(sheet.integers("interpersonal_relationships").allSatisfy { 0...30 ~= $0 ?? -1 })
  }

  @Test func `without relationships the four other categories make everyone's score`()
    async throws
  {
    let sheet = Sheet(try await Demo.unrelated.value.text)
    #expect(ScoreColumns.expectSums(in: sheet) == 7624)
    #expect(sheet["interpersonal_relationships"].allSatisfy { $0 == "0" })
  }

  @Test(arguments: [2, 4])
  func `the number of threads changes no byte`(_ threads: Int) async throws {
    let outcome = try await Program.run(
      "enrich \(Demo.edges) --people \(Demo.people) --model \(Demo.model) \(Demo.starts) "
        + "--threads \(threads)")
    #expect(outcome.status == 0)
    #expect(try await outcome.standardOutput == Demo.enriched.value.standardOutput)
  }

  @Test func `scores do not depend on which columns are shown`() async throws {
    let outcome = try await Program.run(
      "enrich \(Demo.edges) --people \(Demo.people) --model \(Demo.model) \(Demo.starts) "
        + "--features none --aggregate none --quiet")
    #expect(outcome.status == 0)
    let sheet = Sheet(outcome.text)
    let enriched = try await Demo.enrichedSheet.value
    #expect(sheet.header == Rows.split(try Demo.peopleText())[0] + ScoreColumns.all)
    for name in ScoreColumns.all { #expect(sheet[name] == enriched[name]) }
  }

  @Test func `the summary accounts for everything, and a pipe gets no progress bar`()
    async throws
  {
    let summary = try await Demo.enriched.value.standardError
    #expect(!summary.contains("\r") && !summary.contains("\u{1B}"))
    let lines = summary.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines[0] == "people       7,624")
    #expect(lines[1] == "friendships  27,806 of 27,806 rows")
    #expect(lines[2] == "header       line 1 of the edge list")
    #expect(
      lines[3]
        == "aggregated   worst_delay_months, on_time_share, months_without_delay, utilization, "
        + "utilization_trend, months_paid and 5 more; not education (texts), sex (texts), age_band "
        + "(texts), default_next_month (true/false)")
    let communities = try #require(
      lines[4].wholeMatch(
        of: /communities +(\d+), modularity (0\.\d{4}), agreement of 20 runs 0\.9\d+/))
    #expect(try #require(Double(communities.2)) > 0.8)
    let sheet = try await Demo.enrichedSheet.value
    #expect(Set(sheet["community"]).count == Int(communities.1))
    let bands = try #require(
      lines[5].wholeMatch(
        of:
          /score +poor ([\d,]+), fair (\d+), good (\d+), excellent (\d+), outstanding ([\d,]+) \(model lastfm-credit\)/
      ))
    let counts = [bands.1, bands.2, bands.3, bands.4, bands.5].map {
      Int($0.replacing(",", with: ""))
    }
    #expect(
      counts
        == ["poor", "fair", "good", "excellent", "outstanding"].map { band in
          sheet["band"].count { $0 == band }
        })
    #expect(lines[6].hasPrefix("time         read ") && lines[6].contains("write "))
  }

  @Test func `scoring the table of features is enriching without relationships`() async throws {
    let table = FileContent(
      bytes: Array(try await Demo.featuresWithPeople.value.standardOutput))
    let scored = try await Program.run(
      "score - --model \(Demo.model) --relationships off --quiet", standardInput: table)
    #expect(scored.status == 0)
    #expect(scored.standardError.isEmpty)
    #expect(try await scored.standardOutput == Demo.unrelated.value.standardOutput)
  }

  @Test func `scoring without friendships differs in the relationship category alone`()
    async throws
  {
    let table = FileContent(
      bytes: Array(try await Demo.featuresWithPeople.value.standardOutput))
    let scored = try await Program.run(
      "score - --model \(Demo.model) --quiet", standardInput: table)
    #expect(scored.status == 0)
    let sheet = Sheet(scored.text)
    let enriched = try await Demo.enrichedSheet.value
    #expect(ScoreColumns.expectSums(in: sheet) == 7624)
    for name in ScoreColumns.categories.dropLast() { #expect(sheet[name] == enriched[name]) }
    #expect(sheet["interpersonal_relationships"] != enriched["interpersonal_relationships"])
  }

  @Test func `features without people have the same numbers in order of first appearance`()
    async throws
  {
    let sheet = Sheet(try await Demo.features.value.text)
    #expect(sheet.header == ["id"] + Self.features)
    var order: [String] = []
    var seen: Set<String> = []
    let edges = try String(
      contentsOf: Program.project.appending(path: Demo.edges), encoding: .utf8)
    for row in Rows.split(edges).dropFirst() {
      for person in row where seen.insert(person).inserted { order.append(person) }
    }
    #expect(sheet["id"] == order)
    let enriched = try await Demo.enrichedSheet.value
    for name in ["degree", "triangle_count", "local_clustering_coefficient", "coreness"] {
      let known = Dictionary(zip(enriched["id"], enriched[name])) { first, _ in first }
      #expect(sheet[name] == order.map { known[$0, default: "missing"] })
    }
    #expect(sheet.integers("degree").compactMap(\.self).reduce(0, +) == 2 * 27806)
  }

  @Test func `communities are numbered by size, the largest first`() async throws {
    let outcome = try await Program.run("communities \(Demo.edges) \(Demo.starts)")
    #expect(outcome.status == 0)
    let sheet = Sheet(outcome.text)
    #expect(sheet.header == ["id", "community", "community_size", "community_internal_degree"])
    #expect(sheet.rows.count == 7624)
    let features = Sheet(try await Demo.features.value.text)
    for name in sheet.header { #expect(sheet[name] == features[name]) }
    var sizes: [Int: Int] = [:]
    for community in sheet.integers("community") { sizes[community ?? -1, default: 0] += 1 }
    #expect(sizes.keys.sorted() == Array(0..<sizes.count))
    #expect((0..<sizes.count).map { sizes[$0, default: 0] } == sizes.values.sorted(by: >))
    #expect(
      zip(sheet.integers("community"), sheet.integers("community_size")).allSatisfy {
        sizes[$0 ?? -1] == $1
      })
    #expect(outcome.standardError.contains("\ncommunities  \(sizes.count), modularity 0.81"))
  }
}
