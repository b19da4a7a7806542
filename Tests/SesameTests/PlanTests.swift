import EdgeLists
import Foundation
import Sesame
import Tables
import Testing

/// A plan is made before anything is read; what comes out must be what it said.
@Suite struct `Plans and data dictionaries` {
  private static let demo = "\(root)/Graphs/lastfm-credit"
  private static let faculty = "\(root)/Graphs/uk-faculty"

  /// Undirected friends of people with a column, and weighted directed ties of nobody in particular.
  private static let sources: [GraphSource] = [
    GraphSource(edges: "\(faculty)/edges.csv", people: "\(faculty)/nodes.csv"),
    GraphSource(
      edges: .file("\(faculty)/edges.csv", EdgeListFormat(weight: "weight")),
      rules: GraphRules(directed: true)),
  ]

  private func jobs() -> [FeatureJob] {
    var all = FeatureJob(seed: 1)
    all.features = .all
    all.variants = [.betweenness(from: .sampled(20, seed: 1))]
    all.communities = .consensus(.louvain(), runs: 2)
    all.columnPrefix = "g_"
    var few = FeatureJob.nothing(seed: 1)
    few.features = [.pageRank, .degree]
    few.communityColumns = [.size]
    few.communities = .once(.labelPropagation)
    return [all, few]
  }

  @Test(arguments: sources)
  func `the columns that come out are those of the dictionary, in order, with its types`(
    _ source: GraphSource
  ) async throws {
    for job in jobs() {
      let dictionary = try job.dictionary(for: source.schema())
      let table = try await job.run(on: source).table
      #expect(table.columns.map(\.name) == dictionary.columns.map(\.name))
      for (column, entry) in zip(table.columns, dictionary.columns) {
        #expect(column.type == entry.type, "\(column.name)")
        let isNeverMissing = entry.missing == nil
        #expect(!isNeverMissing || column.isComplete, "\(column.name)")
        guard let range = entry.range, range.hasPrefix("0 to 1") || range.hasPrefix("0 and up"),
          let numbers = column.values.numbers
        else { continue }
        let most = range.hasPrefix("0 to 1") ? 1.0 : .infinity
        #expect(numbers.allSatisfy { $0.map { (0...most).contains($0) } ?? true }, "\(column.name)")
      }
    }
  }

  @Test func `aggregates alone are a job of their own`() async throws {
    let job = AggregateJob(of: .columns(["school"]), [.mean, .maximum])
    let dictionary = try job.dictionary(for: Self.sources[0].schema())
    let table = try await job.run(on: Self.sources[0]).table
    #expect(
      table.columns.map(\.name) == [
        "id", "school", "neighbor_school_count", "neighbor_school_mean", "neighbor_school_max",
      ])
    #expect(table.columns.map(\.name) == dictionary.columns.map(\.name))
    await #expect(throws: GraphError.self) { try await job.run(on: Self.sources[1]) }
  }

  @Test func `every statistic over every circle is in the dictionary as it comes out`()
    async throws
  {
    var job = AggregateJob(
      of: .columns(["school"]),
      FriendStatistics(
        NumberStatistic.standard + [
          .percentile(90), .coverage, .weightedMean, .shrunkMean, .difference, .rank,
          .shareBelow(2), .shareAbove(2),
        ], over: [.friends, .tiesIn, .tiesOut], minimumFriends: 2, pseudoFriends: 3))
    let source = GraphSource(
      edges: .file("\(Self.faculty)/edges.csv", EdgeListFormat(weight: "weight")),
      people: "\(Self.faculty)/nodes.csv", rules: GraphRules(directed: true))
    for columnPrefix in ["", "g_"] {
      job.columnPrefix = columnPrefix
      let dictionary = try job.dictionary(for: source.schema())
      let table = try await job.run(on: source).table
      #expect(table.columns.count == 2 + 3 * 14)
      #expect(table.columns.map(\.name) == dictionary.columns.map(\.name))
      for (column, entry) in zip(table.columns, dictionary.columns) {
        #expect(column.type == entry.type, "\(column.name)")
        #expect(entry.missing != nil || column.isComplete, "\(column.name)")
        if entry.range == "0 to 1", let numbers = column.values.numbers {
          #expect(numbers.allSatisfy { $0.map { (0...1).contains($0) } ?? true })
        }
        #expect((entry.weights == .used) == column.name.hasSuffix("weighted_mean"))
      }
    }
  }

  @Test func `columns of scores are those of the dictionary`() async throws {
    let model = try ScoreModel(contentsOf: "\(Self.demo)/model.json")
    let job = EnrichmentJob(.nothing(seed: 1), model: model)
    let source = GraphSource(
      edges: "\(Self.demo)/edges.csv", people: "\(Self.demo)/people.csv")
    let dictionary = try job.dictionary(for: source.schema())
    let table = try await job.run(on: source).table
    #expect(table.columns.map(\.name) == dictionary.columns.map(\.name))
    for (column, entry) in zip(table.columns, dictionary.columns) {
      #expect(column.type == entry.type, "\(column.name)")
      #expect(entry.missing != nil || column.isComplete, "\(column.name)")
    }
    let points = try #require(table["credit_history"]?.values.numbers)
    let budget = try #require(dictionary["credit_history"]?.range)
    #expect(points.allSatisfy { $0.map { 0...210 ~= $0 } ?? true } && budget == "0 to 210")
  }

  @Test func `a plan from schemas is the plan of the graph that was read`() async throws {
    for source in Self.sources {
      let graph = try await ImportJob().run(on: source).graph
      var schema = graph.schema
      if source.people == nil { schema.people = nil }
      for job in jobs() {
        #expect(
          try job.plan(for: schema).columns == job.plan(for: source.schema()).columns)
      }
    }
  }

  @Test func `edges, people and graphs in memory give what their files give`() async throws {
    let source = Self.sources[0]
    let job = jobs()[1]
    let expected = try await job.run(on: source).table
    let edges = try EdgeList(contentsOf: "\(Self.faculty)/edges.csv")
    let people = try Table(contentsOf: "\(Self.faculty)/nodes.csv")
    let values = GraphSource(edges: .value(edges), people: .value(people))
    #expect(try await job.run(on: values).table == expected)
    let mixed = GraphSource(edges: .value(edges), people: "\(Self.faculty)/nodes.csv")
    #expect(try await job.run(on: mixed).table == expected)
    let graph = try await ImportJob().run(on: values).graph
    #expect(try await job.run(on: GraphSource(graph: graph)).table == expected)
    let bare = try await ImportJob().run(on: GraphSource(edges: .value(edges))).graph
    let ordered = GraphSource(graph: bare, people: .value(people))
    #expect(try await job.run(on: ordered).table == expected)
  }

  @Test func `what the schema lacks is said before anything is read`() async {
    var job = FeatureJob(seed: 1)
    job.features = [.strength]
    await #expect(throws: GraphError.self) {
      try await job.run(on: GraphSource(edges: "/no/such/file.csv"))
    }
    #expect(throws: GraphError.self) { try job.plan(for: GraphSchema()) }
    #expect(throws: Never.self) { try job.plan(for: GraphSchema(isWeighted: true)) }
    job.features = []
    job.aggregates = .columns(["income"])
    #expect(throws: GraphError.self) { try job.plan(for: GraphSchema()) }
  }

  @Test func `a dictionary is text, a Markdown table and JSON`() {
    let dictionary = DataDictionary([
      ColumnDescription("id", .text, "the person's \"name\"", source: "a|b"),
      ColumnDescription(
        "x", .decimal, "how far", range: "0 to 1", unit: "km", missing: "at home", source: "a map",
        weights: .used),
    ])
    #expect(
      dictionary.text == """
        id (text)
          the person's "name"
          missing never
          from a|b

        x (decimal number)
          how far
          range 0 to 1; in km; missing at home; weights used
          from a map

        """)
    #expect(
      dictionary.markdown == """
        | Column | Type | Meaning | Range | Unit | Missing | Weights | Source |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | `id` | text | the person's "name" |  |  | never |  | a\\|b |
        | `x` | decimal number | how far | 0 to 1 | km | at home | used | a map |

        """)
    #expect(
      dictionary.json == #"""
        [
          {"name": "id", "type": "text", "meaning": "the person's \"name\"", "missing": "never", "source": "a|b"},
          {"name": "x", "type": "decimal", "meaning": "how far", "range": "0 to 1", "unit": "km", "missing": "at home", "weights": "used", "source": "a map"}
        ]

        """#)
    #expect(DataDictionary([]).json == "[]\n")
  }
}

extension Column {
  fileprivate var isComplete: Bool { (0..<count).allSatisfy { !values.isMissing($0) } }
}
