import EdgeLists
import Graphs
import Identifiers
import Memory
import Populations
import Tables

/// Populations that tests generate.
extension PopulationOptions {
  /// A few people, with what a closure changes.
  static func small(
    _ count: Int = 1000, _ change: (inout PopulationOptions) -> Void = { _ in }
  ) -> PopulationOptions {
    var options = PopulationOptions()
    options.personCount = count
    change(&options)
    return options
  }
}

extension Population {
  /// The graph of all ties, with the people table.
  func relations() async throws -> RelationGraph {
    try await EdgeList(parsing: table(.edges).text(), named: "edges.csv").graph(
      people: table(.people))
  }
}

extension Table {
  /// The numbers of a column, true and false as 1 and 0, missing ones `nil`.
  func values(_ name: String) throws -> [Double?] { Array(try numbers(inColumn: name)) }

  /// The texts of a column as they are written.
  func texts(_ name: String) throws -> [String?] {
    let column = try column(named: name)
    return (0..<rowCount).map { column.text($0) }
  }
}
