internal import CIgraph

/// Which edges of a directed graph count at a vertex; in an undirected graph all are the same.
package enum EdgeDirection: Sendable {
  /// Edges that leave the vertex.
  case outgoing
  /// Edges that reach the vertex.
  case incoming
  /// Both.
  case all

  var mode: igraph_neimode_t {
    switch self {
    case .outgoing: IGRAPH_OUT
    case .incoming: IGRAPH_IN
    case .all: IGRAPH_ALL
    }
  }
}
