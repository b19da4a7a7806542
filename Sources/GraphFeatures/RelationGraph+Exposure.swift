public import Execution
internal import GraphKernels
public import Graphs
internal import Memory
public import Tables

extension RelationGraph {
  /// What other people are like who share people's shops, devices or addresses.
  ///
  /// The result has the identifiers, `resource_count` (how many resources a person has) and
  /// `largest_resource_size` (how many people the largest of them has, hubs included), and then for each
  /// column `c`:
  /// - `exposure_c_count`: of how many of the person's resources another person has a value;
  /// - `exposure_c_mean`: the mean over these resources of the mean of the others' values, by the weight
  ///   of their ties to the resource where ties have weights;
  /// - `exposure_c_max`: the largest of these means.
  ///
  /// A person's own value enters none of them, not even the last bit. Resources with more people than
  /// ``TwoModeRules/largestHub`` expose nobody, as they tie nobody.
  ///
  /// ```swift
  /// let visits = try EdgeList(contentsOf: "visits.csv")
  /// let people = try Table(contentsOf: "people.csv")
  /// let rules = GraphRules(twoMode: TwoModeRules(largestHub: 50))
  /// let graph = try await visits.graph(people: people, rules: rules)
  /// let table = try await graph.exposure(to: ["defaulted"])
  /// ```
  ///
  /// - Parameters:
  ///   - columns: Columns of numbers; true counts as 1 and false as 0, so that the mean is a share.
  ///     Seeds are such a column. People whom the table does not know have no value.
  ///   - table: The table that has these columns; `nil` is the graph's own people table.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A missing value where nobody else has one, and no `largest_resource_size` without
  ///   resources.
  /// - Throws: ``GraphError`` if the graph was not built by ``GraphRules/twoMode``, or was stored in a
  ///   snapshot or ordered anew since; ``DataError`` if a column is missing, an outcome or of
  ///   texts;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*pairs of a person and a resource* × *columns*); 90 bytes per resource.
  /// - Source: Van Vlasselaer et al., "GOTCHA! Network-based fraud detection for social security fraud",
  ///   *Management Science* 63 (2017),
  ///   [doi:10.1287/mnsc.2016.2489](https://doi.org/10.1287/mnsc.2016.2489).
  public func exposure(
    to columns: [String], in table: Table? = nil, execution: Execution = Execution()
  ) async throws -> Table {
    guard let ties = shared?.ties else { throw GraphError.lacksResources }
    let table = table ?? people
    let places = table.identifiers == identifiers ? nil : table.places(of: identifiers)
    let values = try columns.map { name in
      try table.checkNoOutcome(name, OutcomeUse.exposure)
      let numbers = try table.numbers(inColumn: name)
      return places.map { numbers.rearranged($0) } ?? numbers
    }
    return try await Computation.run(
      execution.reporting(0...1, columnName: "exposure_…"), on: origin
    ) { computation in
      let share = { (place: Int) in Double(place) / Double(columns.count + 1) }
      let sizes = try ties.sizes(computation.execution.reporting(0...share(1)))
      var result = self.identifierTable
      try result.append(Column(ResourceExposure.countName, .integers(sizes.counts)))
      // Without a resource there is no largest one.
      let largest = IntegerValues(sizes.largest.lazy.map { $0 > 0 ? Int($0) : nil })
      try result.append(Column(ResourceExposure.largestName, .integers(largest)))
      for (position, name) in columns.enumerated() {
        let exposure = try ties.exposure(
          to: values[position].values, validity: values[position].validity,
          computation.execution.reporting(share(position + 1)...share(position + 2)))
        for statistic in ResourceExposure.allCases {
          try result.append(
            Column(statistic.columnName(of: name), statistic.values(of: exposure)))
        }
      }
      return result
    }
  }
}
