internal import EdgeLists
internal import Execution
internal import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables

// Ties of one kind as a graph of their own. The kinds' rows of the list are copied, so that the usual
// way from the list to the graph has nothing more to look at.

extension EdgeSelection {
  /// A graph for each of some kinds, as if the list had no other rows; none for a kind that it lacks.
  func graphs(
    ofKinds names: Set<String>, _ naming: PersonNaming, in space: ScratchSpace,
    _ execution: Execution
  ) throws -> [String: CompressedGraph] {
    guard let kinds = edges.kinds else { return [:] }
    var graphs: [String: CompressedGraph] = [:]
    for name in names.sorted() {
      guard let number = kinds.number(of: name) else { continue }
      try execution.checkCancellation()
      let numbers = kinds.numbers.span
      var rows: [UInt32] = []
      for edge in numbers.indices where numbers[edge] == number && contains(edge) {
        rows.append(UInt32(edge))
      }
      var columns = EndpointColumns(
        sources: edges.sources.picking(rows), targets: edges.targets.picking(rows),
        weights: weights?.picking(rows))
      columns.vertices = naming.rows
      columns.times = edges.times?.picking(rows)
      columns.undirected = edges.undirected?.picking(rows)
      // What is refused of the whole list was refused already.
      graphs[name] = try build(
        columns, vertexCount: naming.identifiers.count, in: space, execution
      ).graph.withoutDirection
    }
    return graphs
  }
}

extension Buffer {
  /// The values at some places.
  fileprivate func picking(_ places: [UInt32]) -> Buffer {
    Buffer(places.lazy.map { self[Int($0)] })
  }
}

extension RelationGraph {
  /// The error that no ties of a kind are kept apart.
  package func lacksKind(_ name: String) -> GraphError {
    GraphError(
      .notApplicable,
      summary.kinds.contains { $0.name == name || NamePart.of($0.name) == name }
        ? "the graph does not keep ties of the kind '\(name)' apart"
        : "no friendship has the kind '\(name)'",
      remedy: summary.kinds.contains { $0.name == name || NamePart.of($0.name) == name }
        ? "build it with keptKinds" : "name a kind of the list")
  }
}

extension GraphRules {
  /// The most kinds that are all kept apart.
  private static let mostKinds = 20

  /// The kinds whose ties a graph of a list keeps apart.
  func keptKinds(of edges: EdgeList) -> Set<String> {
    guard keepsEveryKind, let names = edges.kinds?.names, names.count <= Self.mostKinds else {
      return keptKinds
    }
    return keptKinds.union(names)
  }
}

extension RelationGraph {
  /// The kinds that are kept apart, each under one name, in alphabetical order.
  var distinctKinds: [(key: String, value: CompressedGraph)] {
    kindGraphs.filter { kind, _ in
      !kindGraphs.keys.contains { $0 != kind && NamePart.of($0) == kind }
    }.sorted { $0.key < $1.key }
  }
}
