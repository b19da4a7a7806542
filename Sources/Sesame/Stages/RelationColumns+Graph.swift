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
    let resetColumn = plan.features.lazy.compactMap(\.resetColumn).first
    let computed = Set(table.columns.map(\.name)).subtracting(graph.people.columns.map(\.name))
    let needed = computed.intersection(model.columnNames)
    var open: [String: Buffer<Bool>] = [:]
    let count = Double(max(1, plan.aggregatedColumns.count))
    for (place, column) in plan.aggregatedColumns.enumerated() {
      let names = plan.aggregateNames(of: column)
      let friends = needed.intersection(names.nearby)
      let further = needed.intersection(names.further)
      let community = "community_\(column)_mean"
      guard !(friends.isEmpty && further.isEmpty) || needed.contains(community),
        let unknown = graph.unknown(column)
      else { continue }
      for name in further { open[name] = Buffer(repeating: true, count: graph.personCount) }
      if !friends.isEmpty {
        let counts = try RelationTies(graph).friendCounts(
          among: unknown,
          execution: execution.reporting(Double(place) / count...Double(place + 1) / count))
        let marks = Buffer(counts.lazy.map { $0 > 0 })
        for name in friends { open[name] = marks }
      }
      if needed.contains(community), let communities {
        open[community] = communities.membersBeside(unknown)
      }
    }
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
      names: computed, openValues: open,
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

extension RelationGraph {
  /// For each person whether nothing is known of them in a column; `nil` if something is known of all.
  fileprivate func unknown(_ column: String) -> Buffer<Bool>? {
    guard let values = people[column]?.values else { return nil }
    let marks = Buffer((0..<personCount).lazy.map { values.isMissing($0) })
    return marks.contains(true) ? marks : nil
  }
}

extension Communities {
  /// For each person whether someone else in the community is marked.
  fileprivate func membersBeside(_ marks: Buffer<Bool>) -> Buffer<Bool> {
    var counts = Array(repeating: 0, count: count)
    for row in marks.indices where marks[row] { counts[community(ofRow: row)] += 1 }
    return Buffer(
      marks.indices.lazy.map { row in
        counts[community(ofRow: row)] > (marks[row] ? 1 : 0)
      })
  }
}
