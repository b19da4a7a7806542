package import Execution
internal import Graphs

extension Feature {
  /// What computing the feature takes, its column included.
  package var costs: [MemoryCost] {
    let column = MemoryCost.column(columnName)
    return switch kind {
    // The edges once more, from each vertex to those of higher rank.
    case .triangleCount, .localClusteringCoefficient: [column, MemoryCost("ranks", perEdge: 4)]
    case .constraint: [column, MemoryCost("both directions", perEdge: 16)]
    // Vectors of the subspace.
    case .eigenvectorCentrality: [column, MemoryCost("vectors", perVertex: 72)]
    case .betweenness, .closeness, .harmonicCentrality: [column, .igraphCopy]
    default: [column]
    }
  }
}
