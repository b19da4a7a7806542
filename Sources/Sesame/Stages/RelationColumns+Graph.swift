public import Communities
public import CreditScoring
public import Execution
public import GraphFeatures
public import Graphs
internal import Memory
public import Tables

extension RelationColumns {
  /// The columns that a plan added to a graph's people table, and for whom the ones that a model reads
  /// would change if what is missing about other people were known.
  ///
  /// With them a scorer explains scores as an ``ExplanationJob`` does:
  ///
  /// ```swift
  /// let model = try ScoreModel(contentsOf: "model.json")
  /// let source = GraphSource(edges: "friends.csv", people: "people.csv")
  /// let job = FeatureJob(seed: 1)
  /// let found = try await job.run(on: source)
  /// let columns = try RelationColumns(
  ///   of: found.table, in: found.graph, by: job.plan(for: found.graph.schema),
  ///   communities: found.communities, for: model)
  /// let explanation = try await CreditScorer(model: model).explanation(
  ///   for: "ann", in: found.table, friends: RelationTies(found.graph), relationColumns: columns)
  /// ```
  ///
  /// - Parameters:
  ///   - table: The graph's people with the columns that were computed, under their own names.
  ///   - graph: The graph that these were computed from.
  ///   - plan: What was computed: that of a job for the graph's schema.
  ///   - communities: The communities, if columns are averaged over them.
  ///   - model: The model that is going to read the table.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: `CancellationError` if the work was cancelled.
  /// - Complexity: O(*people* + *friendships*) for each aggregated column that the model reads.
  public init(
    of table: Table, in graph: RelationGraph, by plan: FeaturePlan,
    communities: Communities? = nil, for model: ScoreModel, execution: Execution = Execution()
  ) throws {
    try self.init(
      of: table, in: graph, by: plan, communities: communities, reading: model.columnNames,
      execution: execution)
  }

  /// The same for models that read some columns.
  init(
    of table: Table, in graph: RelationGraph, by plan: FeaturePlan, communities: Communities?,
    reading names: [String], execution: Execution
  ) throws {
    try self.init(
      of: graph, by: plan,
      computed: Set(table.columns.map(\.name)).subtracting(graph.people.columns.map(\.name)),
      communities: communities?.membership, reading: names, execution: execution)
  }

  /// The same where it is known which columns were computed, and each person's community if there are some.
  init(
    of graph: RelationGraph, by plan: FeaturePlan, computed: Set<String>, communities: [Int]?,
    reading names: [String], execution: Execution
  ) throws {
    let resetColumn = plan.features.lazy.compactMap(\.resetColumn).first
    let needed = computed.intersection(names)
    var sources = AggregateSources(
      graph: graph, communities: communities.map(CommunityMembers.init), needed: needed)
    let count = Double(max(1, plan.aggregatedColumns.count))
    for (place, column) in plan.aggregatedColumns.enumerated() {
      try sources.add(
        column, plan.aggregateNames(of: column),
        execution.reporting(Double(place) / count...Double(place + 1) / count))
    }
    var open = sources.open
    for column in plan.exposedColumns where graph.unknown(column) != nil {
      // Whoever shares something may share it with someone of whom more could be known.
      for name in FeaturePlan.exposures(to: column) where needed.contains(name) {
        open[name] = Buffer(repeating: true, count: graph.personCount)
      }
    }
    // Restarts are shares of a whole: one more number changes them all.
    let pageRank = Feature.pageRank.columnName
    if let resetColumn, needed.contains(pageRank), graph.unknown(resetColumn) != nil {
      open[pageRank] = Buffer(repeating: true, count: graph.personCount)
    }
    // Who has no number is no seed; one more changes all values.
    let seedColumn = plan.influence?.seeds.columnName
    if let seedColumn, graph.unknown(seedColumn) != nil {
      for name in needed.intersection(InfluenceSelection.columnNames) {
        open[name] = Buffer(repeating: true, count: graph.personCount)
      }
    }
    self.init(
      names: computed, openValues: open, valuesOfFew: sources.ofFew,
      traits: Dictionary(
        uniqueKeysWithValues: needed.map {
          ($0, Self.traits(of: $0, plan, hasReset: resetColumn != nil))
        }))
  }

  /// What limits the ways in which others can change a column.
  private static func traits(of name: String, _ plan: FeaturePlan, hasReset: Bool) -> Traits {
    var traits: Traits = []
    let ofGraph = Feature.all.map(\.columnName) + Communities.columnNames
    let ofSeeds = plan.influence.map { $0.seeds.columnName == nil } ?? false
    let ofOthers =
      RatingSelection.columnNames + (ofSeeds ? InfluenceSelection.columnNames : [])
    if ofGraph.contains(name) && !(hasReset && name == Feature.pageRank.columnName)
      || ofOthers.contains(name)
    {
      traits.insert(.friendshipsOnly)
    }
    let own: [Feature] = [.degree, .inDegree, .outDegree, .triangleCount]
    let near =
      own + [
        .strength, .localClusteringCoefficient, .reciprocity, .egoDensity, .weightedClustering,
        .strengthDiversity,
      ]
    let ofFriends = plan.aggregatedColumns.contains {
      plan.aggregateNames(of: $0).nearby.contains(name)
    }
    if ofFriends || near.contains(where: { $0.columnName == name }) { traits.insert(.nearby) }
    let whole = own + [.coreness, .pageRank, .component, .componentSize]
    if whole.contains(where: { $0.columnName == name })
      || Communities.columnNames.contains(name)
    {
      traits.insert(.complete)
    }
    return traits
  }
}

/// What stands behind columns that were aggregated over friends and communities.
private struct AggregateSources {
  let graph: RelationGraph
  let communities: CommunityMembers?
  /// The columns that are asked for.
  let needed: Set<String>
  /// By column, for each person, whether something is missing.
  private(set) var open: [String: Buffer<Bool>] = [:]
  /// By column, for each person, whether what is known is known of few people.
  ///
  /// Of circles that are smaller than all friends, and of further ones, it is taken to be so.
  private(set) var ofFew: [String: Buffer<Bool>] = [:]
  private var friendCounts: Buffer<UInt32>?

  init(graph: RelationGraph, communities: CommunityMembers?, needed: Set<String>) {
    (self.graph, self.communities, self.needed) = (graph, communities, needed)
  }

  /// Looks at what was aggregated from a column of the people table.
  mutating func add(
    _ column: String, _ names: (nearby: Set<String>, further: Set<String>), _ execution: Execution
  ) throws {
    let nearby = needed.intersection(names.nearby)
    let further = needed.intersection(names.further)
    let community = "community_\(column)_mean"
    if nearby.isEmpty, further.isEmpty, !needed.contains(community) { return }
    let unknown = graph.unknown(column)
    let everyone = Buffer(repeating: true, count: graph.personCount)
    if !(nearby.isEmpty && further.isEmpty) {
      let all = try friendCounts ?? RelationTies(graph).friendCounts(execution: execution.quiet)
      friendCounts = all
      let unknown = try unknown.map {
        try RelationTies(graph).friendCounts(among: $0, execution: execution)
      }
      let few = Buffer(all.indices.lazy.map { all[$0] - (unknown?[$0] ?? 0) < Self.least })
      for name in nearby.union(further) {
        ofFew[name] = name.hasPrefix("neighbor_") ? few : everyone
      }
      if let unknown {
        let marks = Buffer(unknown.lazy.map { $0 > 0 })
        for name in nearby { open[name] = marks }
        for name in further { open[name] = everyone }
      }
    }
    guard needed.contains(community) else { return }
    ofFew[community] =
      communities?.hasFewer(
        than: Int(Self.least), beside: unknown.map { Buffer($0.lazy.map { !$0 }) } ?? everyone)
      ?? everyone
    if let unknown, let communities { open[community] = communities.membersBeside(unknown) }
  }

  private static let least = UInt32(ScoreModel.FriendsScores.leastFriendsToDisclose)
}

extension RelationGraph {
  /// For each person whether nothing is known of them in a column; `nil` if something is known of all.
  func unknown(_ column: String) -> Buffer<Bool>? {
    guard let values = people[column]?.values else { return nil }
    let marks = Buffer((0..<personCount).lazy.map { values.isMissing($0) })
    return marks.contains(true) ? marks : nil
  }
}

/// Each person's community.
private struct CommunityMembers {
  let membership: [Int]

  /// For each person whether someone else in the community is marked.
  func membersBeside(_ marks: Buffer<Bool>) -> Buffer<Bool> {
    Buffer(countsBeside(marks).lazy.map { $0 > 0 })
  }

  /// For each person whether fewer others in the community are marked than a number.
  func hasFewer(than least: Int, beside marks: Buffer<Bool>) -> Buffer<Bool> {
    Buffer(countsBeside(marks).lazy.map { $0 < least })
  }

  private func countsBeside(_ marks: Buffer<Bool>) -> [Int] {
    var counts: [Int: Int] = [:]
    for row in marks.indices where marks[row] { counts[membership[row], default: 0] += 1 }
    return marks.indices.map { (counts[membership[$0]] ?? 0) - (marks[$0] ? 1 : 0) }
  }
}
