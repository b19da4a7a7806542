package import Execution
internal import Graphs

extension Feature {
  /// What computing the feature takes, its column included.
  package var costs: [MemoryCost] {
    let column = MemoryCost.column(columnName)
    return switch kind {
    // The edges once more, from each vertex to those of higher rank.
    case .triangleCount, .localClusteringCoefficient, .egoDensity:
      [column, MemoryCost("ranks", perEdge: 4)]
    // Ranks, what is left of each edge, and rows with the edges' numbers.
    case .trussNumber: [column, MemoryCost("trusses", perVertex: 32, perEdge: 40)]
    // Shares of strength and intensities of ties.
    case .effectiveSize: [column, MemoryCost("both directions, twice", perEdge: 32)]
    case .constraint, .weightedClustering, .strengthDiversity:
      [column, MemoryCost("both directions", perEdge: 16)]
    // Vectors of the subspace.
    case .eigenvectorCentrality: [column, MemoryCost("vectors", perVertex: 72)]
    case .betweenness, .closeness, .harmonicCentrality: [column, .igraphCopy]
    default: [column]
    }
  }
}
