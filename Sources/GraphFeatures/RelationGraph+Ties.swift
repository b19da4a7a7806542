public import EdgeLists
public import Execution
internal import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Tables

extension RelationGraph {
  /// What the rows of the graph's edge list say of each person: how many there are, with how many
  /// partners and when, and statistics of the further columns that the list keeps.
  ///
  /// ```swift
  /// let edges = try EdgeList(
  ///   contentsOf: "transfers.csv", format: EdgeListFormat(time: "day", columns: ["amount"]))
  /// let rules = GraphRules(directed: true, asOf: Timestamp.seconds("2024-07-01"))
  /// let graph = try await edges.graph(rules: rules)
  /// let table = try await graph.tieStatistics(of: edges, TieSelection(windows: [.days(30)]))
  /// let spent = try table.numbers(inColumn: "tie_out_amount_sum_30d")
  /// ```
  ///
  /// Rows count that lie strictly before the graph's date and are not over at it, between two different
  /// people of the graph; none is merged with another. Columns are called `tie_C_sum` and the like; in a
  /// directed graph there are also `tie_in_C_sum` of rows that lead to the person and `tie_out_C_sum` of
  /// those that lead from them. Those of a window `[date − length, date)` end with its name:
  /// `tie_C_sum_30d`. The data dictionary of a job says what each means.
  ///
  /// - Parameters:
  ///   - edges: The list that the graph was built from.
  ///   - selection: Which columns, windows and statistics are wanted.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The identifiers, then the columns. Sums are exact and rounded once; those beyond the range
  ///   of numbers are missing.
  /// - Throws: ``GraphError`` if the list does not keep a column that is asked for, if there are windows
  ///   and no times, or if the list is a GraphML, GEXF, Pajek or METIS file's; `CancellationError` if the task is
  ///   cancelled.
  /// - Complexity: O(*rows* × (log + *columns* × *windows*)).
  public func tieStatistics(
    of edges: EdgeList, _ selection: TieSelection = TieSelection(),
    execution: Execution = Execution()
  ) async throws -> Table {
    guard !edges.isGraphFile else {
      throw GraphError(
        .notApplicable, "GraphML, GEXF, Pajek and METIS files are read without the columns of ties",
        remedy: "write the edges as delimited text")
    }
    guard !isDirected || edges.undirected == nil else {
      throw GraphError(
        .notApplicable,
        "the list says that its friendships have no direction, and columns of ties in and out need one",
        remedy: "leave \(.isDirected, true) out")
    }
    guard edges.times == nil || asOf != nil else {
      throw GraphError(
        .notApplicable, "the graph has no date, and the rows have times",
        remedy: "give the list that the graph was built from")
    }
    var schema = schema
    schema.hasTimes = edges.times != nil
    schema.edgeColumns = try columnSchemas(of: edges, execution.quiet)
    let columns = try TieColumn.all(selection, in: schema)
    let wanted = try selection.columns(in: schema)
    return try await Computation.run(
      execution.reporting(0...1, columnName: "tie_…"), on: origin
    ) { computation in
      let results = try self.results(columns, wanted, edges, selection, computation.execution)
      var table = self.identifierTable
      for column in columns {
        let name = column.description.name
        try table.append(
          column.figure.statistic.isCount
            ? Column(name, .integers(results.counts(column.figure)))
            : Column(name, .reals(missingAsNaN: results.numbers(column.figure))))
      }
      return table
    }
  }

  private func results(
    _ columns: [TieColumn], _ wanted: [EdgeColumnSchema], _ edges: EdgeList,
    _ selection: TieSelection, _ execution: Execution
  ) throws -> TieResults {
    let ends = try countedEnds(of: edges, execution)
    let values = wanted.map { schema in
      let column = edges.columns.first { $0.name == schema.name }
      return TieValues(column, schema, levelCount: selection.levelCount)
    }
    return try ends.tieFigures(
      columns.map(\.figure), of: values, vertexCount: personCount,
      windows: selection.windows.map(\.seconds), execution)
  }
}

extension RelationGraph {
  /// The ends of a list's rows as people of the graph, of which those count that lie strictly before the
  /// graph's date, are not over at it and not of excluded kinds.
  ///
  /// - Throws: `CancellationError`; ``DataError`` if the list is not the graph's.
  func countedEnds(of edges: EdgeList, _ execution: Execution) throws -> EndpointColumns {
    let list = try edges.withoutKinds(Set(summary.excludedKinds.map(\.name)), execution).list
      .withoutEnded(asOf: asOf, execution).list
    var ends = EndpointColumns(sources: list.sources, targets: list.targets)
    ends.times = list.times
    ends.end = asOf ?? .infinity
    ends.vertices = try rows(of: list.names, execution)
    return ends
  }
}

extension TieValues {
  /// The values of a column, the first of whose most frequent texts have a share of their own.
  fileprivate init(_ column: EdgeColumn?, _ schema: EdgeColumnSchema, levelCount: Int) {
    switch column?.values {
    case .numbers(let numbers): self = .numbers(numbers.values, numbers.validity)
    case .texts(let codes, of: let names):
      let index = TextIndex(names)
      let shares = ScatterBuffer<UInt8>(zeroedCount: names.count)
      for name in names.indices { shares[name] = Self.noShare }
      for (place, level) in (schema.levels ?? []).prefix(levelCount).enumerated() {
        if let name = index.lookup(level) { shares[Int(name)] = UInt8(place) }
      }
      self = .texts(codes.values, codes.validity, shares: shares.freeze())
    case nil: preconditionFailure("the list has the column")
    }
  }
}
