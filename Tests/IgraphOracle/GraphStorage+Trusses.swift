internal import CIgraph
package import IgraphCore

extension GraphStorage {
  /// For every edge the largest *k* such that it is in the *k*-truss; directions are ignored.
  ///
  /// - Complexity: O(*m*^1.5). Never polls for cancellation.
  package func trussness() throws(IgraphError) -> [Int] {
    try unsafe integers("trussness") { unsafe igraph_trussness($0, $1) }
  }
}
