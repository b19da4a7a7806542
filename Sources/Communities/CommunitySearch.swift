package import Execution
package import Graphs
package import Tables

/// How communities are found: by one run of a method, or as what several runs have in common.
public enum CommunitySearch: Sendable, Hashable {
  /// One run.
  case once(CommunityMethod)
  /// The consensus of so many runs with different seeds, at least 2, and with it how surely people
  /// belong: the column `community_stability`.
  case consensus(CommunityMethod, runs: Int)
  /// The consensus of runs that hangs neither on the seed nor on the order of rows: what scores rest on.
  ///
  /// People are taken in the order of their identifiers, and the runs have the seeds from 1 on. Without a
  /// number of runs there are 20, fewer on graphs of more than 200,000 friendships and with igraph's methods, and no column
  /// `community_stability`.
  case settled(CommunityMethod, runs: Int?)

  /// The method.
  public var method: CommunityMethod {
    switch self {
    case .once(let method), .consensus(let method, _), .settled(let method, _): method
    }
  }

  /// The number of runs that are asked for.
  public var runCount: Int {
    switch self {
    case .once: 1
    case .consensus(_, let runs): runs
    case .settled(_, let runs): runs ?? 1
    }
  }

  /// The same search as scores need it.
  package var settled: CommunitySearch {
    switch self {
    case .once(let method): .settled(method, runs: nil)
    case .consensus(let method, let runs): .settled(method, runs: runs)
    case .settled: self
    }
  }

  /// How whatever rests on the communities depends on weights, be it a count of people.
  package var weights: ColumnDescription.Weights { method.usesWeights ? .used : .ignored }

  /// Throws if the search makes no sense, or not on graphs of a schema.
  package func check(for schema: GraphSchema) throws(GraphError) {
    switch self {
    case .consensus(_, let runs) where runs < 2, .settled(_, let runs?) where runs < 2:
      throw .needsMore("runs of a consensus", than: runs, least: 2)
    default: break
    }
    try method.checkDirection(isDirected: schema.isDirected)
  }

  /// What finding the communities takes on a graph of a schema.
  package func costs(in schema: GraphSchema) -> [MemoryCost] {
    if method.usesIgraph {
      let method = method
      return [
        .igraphCopy,
        MemoryCost("\(method.name)") { method.igraphBytes(forPeople: $0, friendships: $1) },
      ] + consensusCosts(perEdge: 0)
    }
    // The first two smaller graphs; with weights also the edges with a unit of their own.
    let weights = schema.isWeighted ? (schema.isDirected ? 32.0 : 16) : 0
    return [MemoryCost("community graphs", perVertex: 29, perEdge: 24 + weights)]
      + consensusCosts(perEdge: 24)
  }

  private func consensusCosts(perEdge: Double) -> [MemoryCost] {
    guard case .settled(let method, nil) = self else {
      return runCount > 1
        ? [MemoryCost("runs", perVertex: 4 * Double(runCount), perEdge: perEdge)] : []
    }
    return [
      // The friendships between people in the order of their identifiers.
      MemoryCost("people in order", perVertex: 40, perEdge: 24),
      MemoryCost("runs") { people, friendships in
        let runs = method.settledRunCount(forFriendships: Int(min(friendships, 1e15)))
        return 4 * Double(runs) * people + perEdge * friendships
      },
    ]
  }
}

extension CommunitySearch {
  /// Entries of a data dictionary for the columns of communities and, with several runs, of stability.
  package func descriptions(of columns: Set<CommunityColumn>) -> [ColumnDescription] {
    let source = "communities by method \(method.name)"
    let columns = CommunityColumn.allCases.filter(columns.contains).map { column in
      let (range, unit): (String, String?) =
        switch column {
        case .number: ("from 0", nil)
        case .size: ("1 to all people", "people")
        case .internalDegree: ("0 to the person's degree", "friends")
        }
      return ColumnDescription(
        column.name, .integer, column.meaning, range: range, unit: unit, source: source,
        weights: weights)
    }
    guard runCount > 1, !columns.isEmpty else { return columns }
    return columns + [
      ColumnDescription(
        CommunityConsensus.columnName, .decimal,
        "share of the runs in which the person stays with the core of their community",
        range: "0 to 1", source: "\(runCount) runs of method \(method.name)",
        weights: weights)
    ]
  }
}
