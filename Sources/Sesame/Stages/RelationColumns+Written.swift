internal import Communities
internal import CreditScoring
internal import Execution
internal import GraphFeatures
internal import Graphs
internal import Tables

/// What stands behind the columns of a scored table that a run may have computed from friendships.
struct WrittenRelationColumns: Sendable {
  /// The columns that were computed, if those were which can be, and what is missing behind them.
  let computed: RelationColumns
  /// The columns of which the table does not tell what is missing behind them.
  let open: Set<String>

  /// Looks at the columns that models read.
  ///
  /// - Parameters:
  ///   - people: The scored table, whose rows are the graph's people.
  ///   - graph: The graph.
  ///   - names: The columns that the models read.
  ///   - execution: How the work runs.
  /// - Throws: `CancellationError` if the work was cancelled.
  init(
    of people: Table, in graph: RelationGraph, reading names: [String], execution: Execution
  ) throws {
    let read = Set(names)
    var schema = graph.schema
    schema.people = people.schema
    let job = FeatureJob.nothing(seed: 1)
    let present = read.intersection(people.columnNames.dropFirst())
    let computable = try job.expectedPlan(for: schema).computableNames(among: present)
      .intersection(present)
    schema.people = try people.dropping(computable.sorted()).schema
    let plan = try job.expectedPlan(for: schema).including(computable)
    let communities = Self.membership(in: people)
    computed = try RelationColumns(
      of: graph, by: plan, computed: computable, communities: communities, reading: names,
      execution: execution)
    var settled = Set(Feature.all.map(\.columnName) + Communities.columnNames)
      .subtracting([Feature.pageRank.columnName])
    for column in plan.aggregatedColumns {
      let names = plan.aggregateNames(of: column)
      settled.formUnion(names.nearby.union(names.further))
      if communities != nil || graph.unknown(column) == nil {
        settled.insert("community_\(column)_mean")
      }
    }
    open = present.filter { name in
      !settled.contains(name)
        && (RelationColumns.isNamedOfOthers(name) || computable.contains(name)
          || name.hasPrefix("exposure_") || InfluenceSelection.columnNames.contains(name)
          || RatingSelection.columnNames.contains(name))
    }
  }

  /// Whether it matters if the columns were computed by the run or came with its table.
  var isAmbiguous: Bool { !computed.openValues.isEmpty || !computed.valuesOfFew.isEmpty }

  /// Everyone's community, as the table has it.
  private static func membership(in people: Table) -> [Int]? {
    guard case .integers(let values)? = people[CommunityColumn.number.name]?.values else {
      return nil
    }
    let numbers = values.compactMap(\.self)
    return numbers.count == people.rowCount ? numbers : nil
  }
}
