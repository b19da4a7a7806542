public import Communities
public import Execution
internal import GraphKernels
public import Graphs
internal import Memory
public import Tables

extension RelationGraph {
  /// What a person's friends are like: for each column how many friends have a value, and what these
  /// values are like.
  ///
  /// The result has the identifiers, then for each column `c` the columns `neighbor_c_count`,
  /// `neighbor_c_mean` and so on as the statistics say (``FriendStatistics``), and with communities
  /// `community_c_mean`: the mean over the person's community with the person left out. A person's own
  /// value enters none of them but differences, ranks and shares like the own.
  ///
  /// - Parameters:
  ///   - columns: Columns of numbers; true counts as 1 and false as 0, whole numbers beyond 2⁵³ as
  ///     the nearest decimal number, and dates of ISO 8601 as days since the start of 1970. Columns of
  ///     texts if something is told of texts. People are matched by identifier, and those whom the table
  ///     does not know have no value.
  ///   - table: The table that has these columns; `nil` is the graph's own people table.
  ///   - statistics: What is told, and over whom.
  ///   - communities: The communities of this graph, for the last of the columns.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A missing value where too few friends have one. In a directed graph friends are people
  ///   tied in either direction, each counted once; weights are ignored but by a weighted mean.
  /// - Throws: ``DataError`` if a column is missing, an outcome, or holds texts of which nothing is told;
  ///   ``GraphError`` if one is asked for twice, or if the graph lacks weights, direction or kinds that
  ///   are asked for, or two columns would have one name; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friendships* × *columns*), with a logarithm for medians and percentiles; over
  ///   friends of friends O(*pairs of ties that meet* × *columns*), with 20 bytes per person and thread.
  public func friendAggregates(
    of columns: [String], in table: Table? = nil, statistics: FriendStatistics = .standard,
    communities: Communities? = nil, execution: Execution = Execution()
  ) async throws -> Table {
    try GraphError.checkOnce(columns, "column")
    for circle in statistics.circles {
      if let lacking = circle.lacking(in: schema, statistics.ofNumbers) { throw lacking }
    }
    let table = table ?? people
    let requests = try columns.map { name in
      let column = try table.column(named: name)
      try table.checkNoOutcome(name, OutcomeUse.aggregate)
      let schema = TableSchema.Column(name, column.type, holdsDates: column.holdsDates)
      return AggregateRequest(name, schema, statistics)
    }
    try AggregateRequest.checkNames(of: requests) { _ in nil }
    return try await aggregates(
      requests, in: table, communities: communities, execution: execution)
  }

  /// What several requests ask for; of columns of one name the first is kept.
  package func aggregates(
    _ requests: [AggregateRequest], in table: Table? = nil, communities: Communities?,
    execution: Execution
  ) async throws -> Table {
    let table = table ?? people
    let places = table.identifiers == identifiers ? nil : table.places(of: identifiers)
    let columns = try requests.map { try AggregatedValues($0, table, places) }
    return try await Computation.run(
      execution.reporting(0...1, columnName: "neighbor_…"), on: origin
    ) { computation in
      let found = try self.aggregates(columns, computation.execution)
      var result = self.identifierTable
      var seen: Set<String> = []
      for (column, circles) in zip(columns, found) {
        var values = circles.flatMap { $0 }
        if let partition = communities?.partition, let numbers = column.numbers {
          let means = partition.meanOfOthers(of: numbers.values, validity: numbers.validity)
          values.append(.reals(missingAsNaN: means))
        }
        let entries = column.request.columns(
          column.frequent, communities: communities == nil ? nil : .once(.leiden()))
        for (entry, values) in zip(entries, values) where seen.insert(entry.name).inserted {
          try result.append(Column(entry.name, values))
        }
      }
      return result
    }
  }

  /// For each column and each of its circles the values of the columns that come out.
  private func aggregates(
    _ columns: [AggregatedValues], _ execution: Execution
  ) throws -> [[[ColumnValues]]] {
    var found = columns.map { $0.circles.map { _ in [ColumnValues]() } }
    var passes: [AggregationPass] = []
    for (place, column) in columns.enumerated() {
      for (number, circle) in column.circles.enumerated() {
        let pass = AggregationPass(circle, column)
        let index = passes.firstIndex { $0.serves(like: pass) } ?? passes.count
        if index == passes.count { passes.append(pass) }
        passes[index].members.append((place, number))
      }
    }
    for (number, pass) in passes.enumerated() {
      let share = { (place: Int) in Double(place) / Double(passes.count) }
      let members = pass.members.map { columns[$0.column] }
      let values = try pass.values(
        of: members, self, execution.reporting(share(number)...share(number + 1)))
      for (member, values) in zip(pass.members, values) {
        found[member.column][member.circle] = values
      }
    }
    return found
  }
}
