import Execution
import Foundation
import Memory
import Sesame
import Tables
import TestSupport
import Testing

/// A row per person and date.
@Suite struct PanelTests {
  @Test(arguments: DatedMode.all)
  func `each date's rows are those of a run at that date, bit for bit`(mode: DatedMode) async throws
  {
    let village = try DatedVillage(seed: 7)
    let panel = try await mode.panel(village).table
    var rowCount = 0
    for date in DatedVillage.dates {
      let alone = try await mode.table(village, date)
      let rows = try panel.rows(asOf: date).bits
      for (name, values) in alone.bits { #expect(rows[name] == values, "\(name) at \(date)") }
      // What only other dates have is missing here.
      for (name, values) in rows where alone[name] == nil {
        #expect(values.allSatisfy { $0 == "-" }, "\(name) at \(date)")
      }
      rowCount += alone.rowCount
    }
    #expect(panel.rowCount == rowCount)
  }

  @Test func `rows come by date, behind the identifier the date, then the table's own columns`()
    async throws
  {
    let village = try DatedVillage(seed: 1)
    let result = try await PanelJob(FeatureJob(seed: 1), at: DatedVillage.dates)
      .run(on: DatedMode.all[0].source(village))
    #expect(
      result.table.columnNames.prefix(6) == ["id", "as_of", "income", "age", "place", "degree"])
    let column = try #require(result.table["as_of"])
    let dates = result.table.rows.map { column.text($0.position) ?? "" }
    #expect(dates == dates.sorted() && Set(dates) == Set(DatedVillage.dates))
    #expect(result.dictionary.columns.map(\.name) == result.table.columnNames)
    #expect(result.report.summary.panel.map(\.name) == DatedVillage.dates)
    #expect(result.report.summary.panel.reduce(0) { $0 + $1.personCount } == result.table.rowCount)
    #expect("\(result)".contains("\(result.table.rowCount) at 4 dates"))
  }

  @Test(arguments: DatedMode.all)
  func `the dictionary has every column`(mode: DatedMode) async throws {
    let result = try await mode.panel(DatedVillage(seed: 2))
    #expect(result.dictionary.columns.map(\.name) == result.table.columnNames)
  }

  @Test func `a text that is frequent at some dates only is missing at the others`() async throws {
    let edges = try EdgeList(
      sources: ["a", "b", "c"], targets: ["b", "c", "a"], times: [10, 20, 30],
      columns: [Column("note", .strings(["loan", "gift", "gift"]))])
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection(levelCount: 1)
    let result = try await PanelJob(job, at: ["20", "40"]).run(
      on: GraphSource(edges: .value(edges)))
    #expect(try result.table.rows(asOf: "20").numbers(inColumn: "tie_note_share_loan") == [1, 1])
    #expect(
      try result.table.rows(asOf: "20").numbers(inColumn: "tie_note_share_gift") == [nil, nil])
    #expect(
      result.dictionary["tie_note_share_gift"]?.missing?.hasSuffix(
        "; at dates that don't have the column") == true)
    #expect(result.dictionary["tie_rows"]?.missing == nil)
    // The same where they are asked for by name.
    job.columns = ["tie_note_share_gift", "tie_note_share_loan"]
    let shown = try await PanelJob(job, at: ["20", "40"]).run(
      on: GraphSource(edges: .value(edges)))
    #expect(shown.table["tie_note_share_gift"] == result.table["tie_note_share_gift"])
    job.columns = ["tie_note_share_alms"]
    let panel = try PanelJob(job, at: ["20", "40"])
    await #expect(throws: DataError.self) {
      try await panel.run(on: GraphSource(edges: .value(edges)))
    }
  }

  @Test func `a column that would be of another text at each date is refused`() async throws {
    let edges = try EdgeList(
      sources: ["a", "b", "c"], targets: ["b", "c", "a"], times: [10, 20, 30],
      columns: [Column("note", .strings(["x y", "x-y", "x-y"]))])
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection(levelCount: 1)
    let panel = try PanelJob(job, at: ["20", "40"])
    let error = await #expect(throws: GraphError.self) {
      try await panel.run(on: GraphSource(edges: .value(edges)))
    }
    #expect(
      error?.description
        == "column 'tie_note_share_x_y' would be of one text at one date and of another one at another; "
        + "rename one of these texts, or run each date by itself")
  }

  @Test func `a share of a community that one date lacks is missing there`() async throws {
    let edges = try EdgeList(
      sources: ["a", "c"], targets: ["b", "d"], times: [10, 30], columns: [])
    var job = FeatureJob.nothing(seed: 1)
    job.communityShareCount = 2
    job.columns = ["community_1_share"]
    let result = try await PanelJob(job, at: ["20", "40"]).run(
      on: GraphSource(edges: .value(edges)))
    let (first, last) = (
      try result.table.rows(asOf: "20"), try result.table.rows(asOf: "40")
    )
    #expect(try first.numbers(inColumn: "community_1_share") == [nil, nil])
    #expect(try last.numbers(inColumn: "community_1_share") == [0, 0, 1, 1])
  }

  @Test func `files give what values in memory give, whatever the threads`() async throws {
    let format = EdgeListFormat(source: 1, target: 2, time: 4, columns: [3])
    let path = "\(root)/Graphs/bitcoin-otc/edges.csv"
    var job = FeatureJob(seed: 1)
    job.ties = TieSelection(windows: [.days(30)])
    let panel = try PanelJob(job, at: ["2011-03-01", "2011-06-01"])
    let read = try await panel.run(on: GraphSource(edges: .file(path, format))).table
    let edges = try EdgeList(contentsOf: path, format: format)
    for threads in [1, 3] {
      let value = try await panel.run(
        on: GraphSource(edges: .value(edges)), execution: Execution(threads: threads)
      ).table
      #expect(value == read)
    }
    let rules = GraphRules(asOf: 1_298_937_600)
    let alone = try await job.run(on: GraphSource(edges: .file(path, format), rules: rules)).table
    #expect(try read.rows(asOf: "2011-03-01").bits == alone.bits)
  }

  @Test func `what dates and sources can't be is refused`() async throws {
    let village = try DatedVillage(seed: 1)
    let source = try DatedMode.all[0].source(village)
    let job = FeatureJob(seed: 1)
    func refusal(_ panel: PanelJob, _ source: GraphSource) async throws -> String {
      try await #require(throws: (any Error).self) { try await panel.run(on: source) }.localizedText
    }
    for (dates, message) in [
      ([], "there is no date; give at least one"),
      (["2020-02-01", "2020-01-01"], "the date '2020-01-01' does not lie after '2020-02-01'; "),
      (
        ["2020-02-01", "2020-02-01T00:00:00Z"],
        "the date '2020-02-01T00:00:00Z' does not lie after "
      ),
    ] as [([String], String)] {
      #expect(try await refusal(PanelJob(job, at: dates), source).hasPrefix(message))
    }
    let panel = try PanelJob(job, at: DatedVillage.dates)
    var dated = source
    dated.rules.asOf = 1
    #expect(
      try await refusal(panel, dated)
        == "the rules have a date, and the panel has its own; leave `asOf` out of the rules")
    let timeless = GraphSource(edges: .value(try EdgeList([("a", "b")])))
    #expect(try await refusal(panel, timeless).hasPrefix("the friendships have no times; "))
    let graph = GraphSource(graph: try RelationGraph(EdgeList([("a", "b")])))
    #expect(
      try await refusal(panel, graph)
        == "a graph holds the friendships of one date; give the edge list itself")
    var named = source
    named.people = .value(try Table(["id": ["p1"], "as_of": [1]]))
    #expect(try await refusal(panel, named).contains("column 'as_of' is there already; "))
    var prefixed = job
    prefixed.columnPrefix = "new_"
    let table = try await PanelJob(prefixed, at: DatedVillage.dates).run(on: named).table
    #expect(table.columnNames.prefix(3) == ["id", "new_as_of", "as_of"])
    #expect(throws: GraphError.self) { try PanelJob(job, at: ["soon"]) }
  }

  @Test func `warnings of some dates name them, those of all are told once`() async throws {
    let edges = try EdgeList(
      sources: ["a", "b"], targets: ["b", "c"], times: [1_580_000_000, 1_590_000_000],
      untils: [1_585_000_000, 1_595_000_000])
    let job = FeatureJob.nothing(seed: 1)
    let dates = ["2010-01-01", "2020-02-01", "2020-06-01", "2021-01-01"]
    let result = try await PanelJob(job, at: dates).run(on: GraphSource(edges: .value(edges)))
    let warnings = result.report.warnings.map(\.description)
    #expect(warnings.count == 2)
    #expect(
      warnings.first
        == "as of 2010-01-01: edges in memory: no friendship is before 2010-01-01T00:00:00Z; the times "
        + "are from 2020-01-26T00:53:20Z to 2020-05-20T18:40:00Z")
    #expect(
      warnings.last?.hasPrefix(
        "as of 2021-01-01: edges in memory: all friendships before 2021-01-01T00:00:00Z are over by "
          + "then, the last since 2020-07-17T15:33:20Z; ") == true)
    let small = try EdgeList(sources: ["a"], targets: ["b"], times: [5])
    let told = try await PanelJob(job, at: ["6", "7"]).run(on: GraphSource(edges: .value(small)))
    #expect(
      told.report.warnings.filter {
        $0.description.contains("1 of 1 times are before 1980 or after 2100")
      }.count == 1)
  }

  @Test func `a window of time without a row is told of`() async throws {
    let edges = try EdgeList(sources: ["a"], targets: ["b"], times: [1_580_000_000])
    var job = FeatureJob.nothing(seed: 1)
    job.ties = TieSelection(windows: [.days(7), .weeks(52)])
    let result = try await PanelJob(job, at: ["2020-01-30", "2020-06-01"])
      .run(on: GraphSource(edges: .value(edges)))
    #expect(
      result.report.warnings.map(\.description) == [
        "as of 2020-06-01: edges in memory: no row lies within 7d before 2020-06-01T00:00:00Z; the "
          + "newest before it is of 2020-01-26T00:53:20Z"
      ])
  }

  @Test func `progress never falls, and a cancelled panel ends`() async throws {
    let seen = Shared<[Double]>([])
    let execution = Execution { progress in
      seen.withLock { $0.append(progress.fractionCompleted) }
    }
    let source = try DatedMode.all[0].source(DatedVillage(seed: 1))
    let panel = try PanelJob(FeatureJob(seed: 1), at: DatedVillage.dates)
    _ = try await panel.run(on: source, execution: execution)
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.last == 1 && parts.count > 8)
    let cancelled = Execution()
    cancelled.cancel()
    await #expect(throws: CancellationError.self) {
      try await panel.run(on: source, execution: cancelled)
    }
  }

  @Test func `a panel that memory has no room for is refused before it is read`() async throws {
    let source = GraphSource(
      edges: .file(
        "\(root)/Graphs/bitcoin-otc/edges.csv", EdgeListFormat(source: 1, target: 2, time: 4)))
    let dates = (0..<200).map { AsOfDate("d\($0)", seconds: 1.29e9 + Double($0)) }
    let error = try await #require(throws: DataError.self) {
      try await PanelJob(FeatureJob(seed: 1), at: dates)
        .run(on: source, execution: Execution(memoryLimit: 60 << 20))
    }
    #expect(error.code == .inputOutput)
  }
}

extension Error {
  fileprivate var localizedText: String { "\(self)" }
}
