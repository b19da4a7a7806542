import Foundation
import Sesame
import Testing

/// A dictionary promises nothing that the run could not keep.
@Suite struct `Data dictionaries that would promise too much` {
  private static let faculty = "\(root)/Graphs/uk-faculty"
  private static let demo = "\(root)/Graphs/lastfm-credit"
  private static let edges: Source<EdgeList> = .file("\(demo)/edges.csv")
  private static let people: Source<Table> = .file("\(demo)/people.csv")

  private static func nameless() -> Source<Table> {
    var options = TableReadingOptions()
    options.identifier = "nope"
    return .file("\(demo)/people.csv", options)
  }

  @Test(arguments: [
    GraphSource(edges: "/no/such/edges.csv"),
    GraphSource(edges: edges, people: "/no/such/people.csv"),
    GraphSource(edges: edges, people: nameless()),
    GraphSource(edges: .file("\(demo)/edges.csv", EdgeListFormat(weight: "nope"))),
    GraphSource(edges: .file("\(demo)/edges.csv", EdgeListFormat(time: "nope"))),
    GraphSource(edges: .file("\(demo)/edges.csv", EdgeListFormat(source: "nope"))),
    GraphSource(edges: "/no/such/edges.graphml"), GraphSource(edges: "/no/such/edges.sgraph"),
    GraphSource(edges: "/"), GraphSource(edges: edges, people: "/"),
  ])
  func `files that can't be read have no schema, and fail as in the run`(
    _ source: GraphSource
  ) async throws {
    let expected = try await #require(throws: DataError.self) {
      try await ImportJob().run(on: source)
    }
    let found = try #require(throws: DataError.self) { try source.schema() }
    #expect(found == expected)
  }

  @Test(arguments: ["incom", "education", "id"])
  func `columns that are not there or hold texts are not aggregated`(
    _ column: String
  ) async throws {
    let source = GraphSource(edges: Self.edges, people: Self.people)
    let schema = try source.schema()
    var features = FeatureJob(seed: 1)
    features.aggregates = .columns([column])
    #expect(throws: DataError.self) { try features.dictionary(for: schema) }
    #expect(throws: DataError.self) { try features.plan(for: schema) }
    #expect(throws: DataError.self) {
      try AggregateJob(of: .columns([column])).dictionary(for: schema)
    }
    await #expect(throws: DataError.self) { try await features.run(on: source) }
    var restarts = FeatureJob(seed: 1)
    restarts.variants = [.pageRank(resettingTo: .column(column))]
    #expect(throws: DataError.self) { try restarts.dictionary(for: schema) }
    var communities = CommunityJob(seed: 1)
    communities.communityTable = CommunityJob.TableOptions()
    communities.communityTable?.thresholds = [(column, 1)]
    #expect(throws: DataError.self) { try communities.dictionary(for: schema) }
  }

  @Test func `a misspelled column is told as in the run, before anything is read in full`()
    async throws
  {
    let source = GraphSource(edges: Self.edges, people: Self.people)
    let job = AggregateJob(of: .columns(["on_time_shar"]))
    let error = try #require(throws: DataError.self) { try job.dictionary(for: source.schema()) }
    #expect(error.remedy?.hasPrefix("did you mean 'on_time_share'?") == true)
    let found = try await #require(throws: DataError.self) { try await job.run(on: source) }
    #expect(found == error)
  }

  @Test func `a column that is computed can't have a name that is there`() throws {
    let people = TableSchema([.init("id", .text), .init("degree", .integer), .init("score", .text)])
    let schema = GraphSchema(people: people)
    var job = FeatureJob(seed: 1)
    #expect(throws: DataError.self) { try job.dictionary(for: schema) }
    job.columnPrefix = "g_"
    #expect(throws: Never.self) { try job.dictionary(for: schema) }
  }

  @Test func `scores need a column that the model reads`() throws {
    let other = TableSchema([.init("id", .text), .init("age", .integer)])
    let model = ScoreModel.reported2015
    let wanted = try #require(model.columnNames.first)
    let known = TableSchema([.init("id", .text), .init("p_\(wanted)", .integer)])
    var job = ScoringJob(model: model)
    #expect(throws: ScoreModelError.self) { try job.dictionary(for: other) }
    job.columnPrefix = "p_"
    #expect(throws: Never.self) { try job.dictionary(for: known) }
    #expect(throws: Never.self) {
      try job.dictionary(for: TableSchema([.init("id", .text)], isComplete: false))
    }
  }

  @Test func `what comes through a pipe may have any column`() throws {
    let source = GraphSource(edges: Self.edges, people: .standardInput())
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["income"])
    #expect(throws: Never.self) { try job.dictionary(for: source.schema()) }
  }

  @Test func `the columns of levels are in the dictionary, however many come`() async throws {
    let source = GraphSource(edges: Self.edges)
    let job = CommunityJob(.levels(.louvain(iterations: 1)), seed: 1)
    let dictionary = try job.dictionary(for: source.schema())
    let table = try await job.run(on: source).table
    #expect(table["community_level_2"] != nil)
    for column in table.columns {
      let entry = try #require(dictionary[column.name])
      #expect(entry.name == column.name && entry.type == column.type && !entry.isNumbered)
    }
    for name in [
      "community_level_", "community_level_0", "community_level_01", "community_level_x",
    ] {
      #expect(dictionary[name] == nil, "\(name)")
    }
    #expect(dictionary.columns.last?.isNumbered == true)
    #expect(dictionary.text.contains("\ncommunity_level_1, … (whole number)\n"))
  }

  @Test func `a plan has the columns that are computed, the dictionary all that come out`()
    async throws
  {
    let source = GraphSource(
      edges: .file("\(Self.faculty)/edges.csv"), people: .file("\(Self.faculty)/nodes.csv"))
    var job = FeatureJob.nothing(seed: 1)
    job.communityColumns = [.number]
    let plan = try job.plan(for: source.schema())
    #expect(plan.columnNames == ["community"])
    let table = try await job.run(on: source).table
    #expect(table.columns.map(\.name) == ["id", "school", "community"])
    let dictionary = try job.dictionary(for: source.schema())
    #expect(dictionary.columns.map(\.name) == table.columns.map(\.name))
  }
}
