/// A graph and what was merged or left out on the way to it.
package struct BuiltGraph: Sendable, Equatable {
  /// The graph.
  package let graph: CompressedGraph
  /// The number of edges that were merged into an earlier one, where one that leads both ways is
  /// two.
  package let mergedDuplicateCount: Int
  /// The number of edges from a vertex to itself, all left out.
  package let droppedSelfLoopCount: Int
  /// The number of edges left out because of their time.
  package let lateCount: Int
  /// The number of other edges left out since they weigh nothing.
  package let weightlessCount: Int
  /// The number of other edges left out since an end is no vertex.
  package let unnamedCount: Int
  /// The number of edges that lead both ways in a directed graph, since they have no direction.
  package let bothWaysCount: Int
}

extension BuiltGraph {
  /// Another graph that was made of this one, with what became of the edges of this one.
  package func replacing(_ other: CompressedGraph) -> BuiltGraph {
    BuiltGraph(
      graph: other, mergedDuplicateCount: mergedDuplicateCount,
      droppedSelfLoopCount: droppedSelfLoopCount, lateCount: lateCount,
      weightlessCount: weightlessCount, unnamedCount: unnamedCount, bothWaysCount: bothWaysCount)
  }
}
