package import EdgeLists
package import Graphs
internal import Identifiers
package import Statistics
package import Tables

/// A graph from lines such as `a,b`.
package func graph(
  _ lines: String, people: Table? = nil, directed: Bool = false,
  duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
  unknownPeople: UnknownPeoplePolicy = .add, format: EdgeListFormat = .detected,
  asOf: Double? = nil, halfLife: Double? = nil
) throws -> RelationGraph {
  try RelationGraph(
    EdgeList(parsing: lines, named: "friends.csv", format: format), people: people,
    rules: GraphRules(
      directed: directed, duplicates: duplicates, selfLoops: selfLoops,
      unknownPeople: unknownPeople, asOf: asOf, halfLife: halfLife))
}

/// A people table.
package func people(_ identifiers: [String], _ columns: Column...) -> Table {
  Table([Column("id", .strings(identifiers))] + columns)
}

/// Lines of a random graph, with weights, repetitions and self-loops.
package func randomLines(_ generator: inout SplitMix64, people: Int, rows: Int) -> [String] {
  (0..<rows).map { _ in
    let ends = (0..<2).map { _ in "p\(generator.next() % UInt64(people))" }
    return "\(ends[0]),\(ends[1]),\(1 + generator.next() % 5)"
  }
}
