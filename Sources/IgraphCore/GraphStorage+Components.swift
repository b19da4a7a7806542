internal import CIgraph

extension GraphStorage {
  /// The number of the component of every vertex, from 0; directions are ignored.
  ///
  /// - Complexity: O(*n* + *m*). Polls rarely.
  package func components(_ observer: CallObserver? = nil) throws(IgraphError) -> [Int] {
    try unsafe integers("components", observer: observer) {
      unsafe igraph_connected_components($0, $1, nil, nil, IGRAPH_WEAK)
    }
  }
}
