internal import EdgeLists
internal import Execution
package import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables

// Ties of one kind as a graph of their own. The kinds' rows of the list are copied, so that the usual
// way from the list to the graph has nothing more to look at.

extension EdgeSelection {
  /// A graph for each of some kinds, as if the list had no other rows; none for a kind that it lacks.
  ///
  /// They have directions only if every kind is kept.
  func graphs(
    ofKinds names: Set<String>, _ naming: PersonNaming, in space: ScratchSpace,
    _ execution: Execution
  ) throws -> [String: CompressedGraph] {
    guard let kinds = edges.kinds else { return [:] }
    let undirected = rules.isDirected ? edges.undirected : nil
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
      columns.undirected = undirected?.picking(rows)
      // What is refused of the whole list was refused already.
      let graph = try build(
        columns, vertexCount: naming.identifiers.count, in: space, execution
      ).graph
      graphs[name] = rules.keepsEveryKind ? graph : graph.withoutDirection
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
  package static let mostKinds = 20

  /// The kinds whose ties a graph of a list keeps apart.
  func keptKinds(of edges: EdgeList) -> Set<String> {
    guard keepsEveryKind, let names = edges.kinds?.names, names.count <= Self.mostKinds else {
      return keptKinds
    }
    return keptKinds.union(names)
  }
}

extension RelationGraph {
  /// The ties of each kind, in alphabetical order, if all kinds of the list are kept apart with the directions
  /// that they have; otherwise none.
  package var writtenKinds: [(key: String, value: CompressedGraph)] {
    let excluded = Set(summary.excludedKinds.map(\.name))
    let names = summary.kinds.map(\.name).filter { !excluded.contains($0) }.sorted()
    let ties = names.compactMap { name in kindGraphs[name].map { (key: name, value: $0) } }
    guard ties.count == names.count, ties.allSatisfy({ $0.value.isDirected == isDirected }) else {
      return []
    }
    return ties
  }
}
