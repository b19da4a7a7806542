public import Communities
public import Execution
internal import GraphKernels
public import Graphs
internal import Memory
public import Tables

extension RelationGraph {
  /// What a person's friends are like: for each column how many friends have a value, and the mean,
  /// standard deviation, smallest, largest and median of these values.
  ///
  /// The result has the identifiers, then for each column `c` the columns `neighbor_c_count`,
  /// `neighbor_c_mean`, `neighbor_c_sd` (of the population: 0 for one friend), `neighbor_c_min`,
  /// `neighbor_c_max`, `neighbor_c_median` and, with communities, `community_c_mean`: the mean over
  /// the person's community with the person left out. A person's own value enters none of them.
  ///
  /// - Parameters:
  ///   - columns: Columns of numbers; true counts as 1 and false as 0, and whole numbers beyond 2⁵³ as
  ///     the nearest decimal number. People are matched by identifier, and those whom the table does
  ///     not know have no value.
  ///   - table: The table that has these columns; `nil` is the graph's own people table.
  ///   - statistics: Which statistics are wanted; the number of friends with a value comes always.
  ///   - communities: The communities of this graph, for the last of the columns.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A missing value where no friend has one. In a directed graph friends are people tied
  ///   in either direction, each counted once; weights are ignored.
  /// - Throws: ``DataError`` if a column is missing or holds texts; ``GraphError`` if one is asked for
  ///   twice; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friendships* × *columns*), with a logarithm for the medians.
  public func friendAggregates(
    of columns: [String], in table: Table? = nil, statistics: FriendStatistics = .all,
    communities: Communities? = nil, execution: Execution = Execution()
  ) async throws -> Table {
    try GraphError.checkOnce(columns, "column")
    let table = table ?? people
    let places = table.identifiers == identifiers ? nil : table.places(of: identifiers)
    let values = try columns.map { name in
      let numbers = try table.numbers(inColumn: name)
      return places.map { numbers.rearranged($0) } ?? numbers
    }
    let graph = compressed
    return try await Computation.run(
      execution.reporting(0...1, columnName: "neighbor_…"), on: origin
    ) { computation in
      let friends = try graph.neighborAggregates(
        of: values.map { ($0.values, $0.validity) },
        computing: statistics.contains(.median) ? .all : .moments,
        computation.execution)
      let partition = communities?.partition
      var result = self.identifierTable
      for (position, name) in columns.enumerated() {
        for column in friends[position].columns(named: name, statistics) {
          try result.append(column)
        }
        if let partition {
          let means = partition.meanOfOthers(
            of: values[position].values, validity: values[position].validity)
          try result.append(Column("community_\(name)_mean", .reals(missingAsNaN: means)))
        }
      }
      return result
    }
  }
}

extension NeighborAggregates {
  /// The column of the count, and those of the wanted statistics, for a column of that name.
  fileprivate func columns(named name: String, _ statistics: FriendStatistics) -> [Column] {
    let lists: [(statistic: FriendStatistics, suffix: String, values: Buffer<Double>)] = [
      (.mean, "mean", mean), (.standardDeviation, "sd", standardDeviation),
      (.minimum, "min", minimum), (.maximum, "max", maximum), (.median, "median", median),
    ]
    return [Column("neighbor_\(name)_count", .integers(count))]
      + lists.filter { statistics.contains($0.statistic) }.map {
        Column("neighbor_\(name)_\($0.suffix)", .reals(missingAsNaN: $0.values))
      }
  }
}
