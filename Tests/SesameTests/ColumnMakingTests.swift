import EdgeLists
import Files
import GraphFeatures
import Graphs
import Sesame
import Tables
import Testing

/// What is said of a column that a job does not make: what would make it.
@Suite struct `Columns that a job does not make` {
  private static let people = TableSchema([
    .init("id", .text), .init("age", .integer), .init("town", .text),
    .init("late", .integer), .init("day", .text, holdsDates: true),
  ])

  /// A graph that has all that a column may need.
  private static func everything(resources: Bool = false) throws -> GraphSchema {
    var schema = GraphSchema(
      isDirected: !resources, isWeighted: true, hasTimes: !resources, hasKinds: !resources,
      hasResources: resources, people: try people.declaring([OutcomeColumn("late")]))
    if !resources {
      schema.edgeColumns = [
        EdgeColumnSchema(name: "amount"), EdgeColumnSchema(name: "note", holdsTexts: true),
      ]
    }
    return schema
  }

  /// A job that makes all there is on such a graph.
  private static func allColumns(resources: Bool = false) -> FeatureJob {
    var job = FeatureJob(seed: 1)
    job.features = .all
    job.communities = .consensus(.leiden(), runs: 2)
    job.communityShareCount = 3
    job.aggregates = .columns(["age", "town", "day"])
    job.statistics = FriendStatistics(
      NumberStatistic.standard + [
        .coverage, .shrunkMean, .difference, .rank, .percentile(2.5), .shareBelow(-3),
        .shareAbove(0.5),
      ], ofTexts: [.levelShares, .coverage, .entropy, .likeOwn, .mode],
      over: resources
        ? [.friends, .friendsOfFriends]
        : [
          .friends, .tiesIn, .tiesOut, .kind("work"), .friendsOfFriends,
          .friendsOfFriends(includingFriends: true),
        ])
    if resources {
      job.exposure = ["age"]
      return job
    }
    job.ties = TieSelection(windows: [.days(30), .hours(12)])
    job.influence = InfluenceSelection(from: ["ann"])
    job.ratings = RatingSelection(column: "amount")
    var outcomes = OutcomeFeatures()
    outcomes.levelColumns = ["town"]
    outcomes.circles = [.friends, .friendsOfFriends, .tiesIn]
    outcomes.includesSybilRank = true
    job.outcomeFeatures = outcomes
    return job
  }

  /// The names of all columns, a text in place of those that are not known.
  private static func names(resources: Bool) throws -> [String] {
    try FeaturePlan.of(allColumns(resources: resources), everything(resources: resources))
      .columnNames.map { $0.replacing("…", with: "Oslo") }
  }

  @Test(arguments: [false, true])
  func `come out of the job that the remedy asks for`(resources: Bool) throws {
    let schema = try Self.everything(resources: resources)
    let names = try Self.names(resources: resources)
    #expect(names.count > (resources ? 70 : 250))
    let plan = try FeaturePlan.of(.nothing(seed: 1), schema)
    for name in names {
      let making = try #require(try plan.making(name), "\(name)")
      #expect(!making.steps.isEmpty && making.name == name, "\(name)")
      #expect(!making.remedy(for: name).description.isEmpty)
      let made = try FeaturePlan.of(making.job, making.schema)
      #expect(DataDictionary(made.columns)[name] != nil, "\(name)")
      // What a job makes is not missing.
      #expect(try made.making(name)?.steps.isEmpty != false, "\(name)")
    }
  }

  @Test(arguments: [false, true])
  func `of a graph that lacks something are told with that`(resources: Bool) throws {
    let plan = try FeaturePlan.of(
      .nothing(seed: 1), GraphSchema(people: Self.people))
    for name in try Self.names(resources: resources) {
      do {
        let making = try #require(try plan.making(name), "\(name)")
        #expect(!making.steps.isEmpty, "\(name)")
      } catch let error as GraphError {
        #expect(error.description.contains(" needs "), "\(name)")
      }
    }
  }

  @Test func `are told in the library's words`() throws {
    let plan = try FeaturePlan.of(FeatureJob(seed: 1), GraphSchema(people: Self.people))
    func remedy(_ name: String) throws -> String? {
      try plan.making(name)?.remedy(for: name).description
    }
    #expect(try remedy("neighbor_age_q90") == "add 'q90' to `statistics`")
    #expect(
      try remedy("neighbor_age_q2.5")
        == "add 'q2.5' to `statistics`, which makes 'neighbor_age_q2_5'")
    #expect(try remedy("truss_number") == "add 'truss_number' to `features`")
    #expect(try remedy("community_4_share") == "add `communityShareCount = 5`")
    #expect(
      try remedy("tie_amount_sum_30d")
        == "name the column of times with `time`, add '30d' to `windows` and add 'amount' to "
        + "`tieColumns`")
    #expect(
      try remedy("non_late_sybil_rank_oof")
        == "declare the outcome with `outcomes: \"late\"`, add `outcomeFeatures` and add "
        + "`includesSybilRank = true`")
    #expect(try remedy("neighbor_tonw_entropy") == nil)
    #expect(try remedy("seed_age") == nil)
  }

  @Test func `of a text of the table name as many levels as it takes`() async throws {
    let towns = (0..<40).flatMap { number in
      Array(repeating: "t\(number)", count: 41 - number)
    }
    let people = Table([
      Column("id", .strings(towns.indices.map { "p\($0)" })), Column("town", .strings(towns)),
    ])
    let edges = try EdgeList([("p0", "p1")])
    var job = FeatureJob.nothing(seed: 1)
    job.columns = ["neighbor_town_share_t25"]
    let source = GraphSource(edges: .value(edges), people: .value(people))
    let asked = job
    let error = await #expect(throws: DataError.self) { try await asked.run(on: source) }
    #expect(
      error?.description
        == "the result: column 'neighbor_town_share_t25' is missing; add 'town' to `aggregates` and add "
        + "'levels=26' to `statistics`")
    job.aggregates = .columns(["town"])
    job.statistics = FriendStatistics([], ofTexts: [.levelShares(26)])
    #expect(try await job.run(on: source).table.columnNames == ["id", "neighbor_town_share_t25"])
  }
}

extension FeaturePlan {
  /// The plan of a job.
  fileprivate static func of(_ job: FeatureJob, _ schema: GraphSchema) throws -> FeaturePlan {
    try job.wholePlan(for: schema)
  }
}
