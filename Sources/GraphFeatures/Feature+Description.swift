public import Graphs
public import Tables

extension Feature {
  /// The feature's entry in a data dictionary, for graphs of a schema.
  public func column(in schema: GraphSchema) -> ColumnDescription {
    let facts = facts(in: schema)
    return ColumnDescription(
      columnName, facts.type, meaning, range: facts.range, unit: facts.unit,
      missing: facts.missing, source: facts.source, weights: usesWeights ? .used : .ignored)
  }

  /// What a dictionary says besides name and meaning.
  private struct Facts {
    var type = ColumnType.decimal
    var range: String?
    var unit: String?
    var missing: String?
    var source: String
  }

  private var positionFacts: Facts {
    switch kind {
    case .effectiveSize:
      Facts(
        range: "1 to the number of friends", unit: "friends", missing: "without friends",
        source: "Burt (1992), ISBN 978-0-674-84371-4")
    case .egoDensity:
      Facts(
        range: "above 0 to 1", missing: "without friends",
        source: "Wasserman & Faust (1994), ISBN 978-0-521-38707-1")
    case .trussNumber:
      Facts(
        type: .integer, range: "0 without friends, else from 2", unit: "people",
        source: "Cohen (2008); Kabir & Madduri (2017), doi:10.1109/HPEC.2017.8091052")
    case .weightedClustering:
      Facts(
        range: "0 to 1", missing: "with fewer than two friends",
        source: "Barrat et al. (2004), doi:10.1073/pnas.0400087101")
    default:
      Facts(
        range: "0 to 1", missing: "with fewer than two friends",
        source: "Eagle, Macy & Claxton (2010), doi:10.1126/science.1186605")
    }
  }

  private func facts(in schema: GraphSchema) -> Facts {
    let friends = schema.isDirected ? "ties" : "friends"
    return switch kind {
    case .degree:
      Facts(
        type: .integer, range: schema.isDirected ? "0 to 2 (people − 1)" : "0 to people − 1",
        unit: friends, source: "the edges")
    case .inDegree, .outDegree:
      Facts(type: .integer, range: "0 to people − 1", unit: friends, source: "the edges")
    case .strength: Facts(range: "0 and up", unit: "the weights' unit", source: "the edges")
    case .triangleCount:
      Facts(
        type: .integer, range: "0 to d (d − 1) / 2 with d friends", unit: "pairs of friends",
        source: "the edges")
    case .localClusteringCoefficient:
      Facts(
        range: "0 to 1", missing: "with fewer than two friends",
        source: "Watts & Strogatz (1998), doi:10.1038/30918")
    case .coreness:
      Facts(
        type: .integer, range: "0 to the largest degree", unit: friends,
        source: "Batagelj & Zaversnik (2003), arXiv:cs/0310049")
    case .pageRank:
      Facts(
        range: "0 to 1; all sum to 1",
        source: "Brin & Page (1998), doi:10.1016/S0169-7552(98)00110-X")
    case .component: Facts(type: .integer, range: "from 0", source: "the edges")
    case .componentSize:
      Facts(type: .integer, range: "1 to all people", unit: "people", source: "the edges")
    case .betweenness:
      Facts(
        range: "0 to (people − 1) (people − 2)\(schema.isDirected ? "" : " / 2")",
        unit: "shortest paths", source: "Brandes (2001), doi:10.1080/0022250X.2001.9990249")
    case .closeness:
      Facts(
        range: "above 0 to 1", missing: "with nobody in reach",
        source: "Freeman (1978), doi:10.1016/0378-8733(78)90021-7")
    case .harmonicCentrality:
      Facts(range: "0 to 1", source: "Boldi & Vigna (2014), doi:10.1080/15427951.2013.865686")
    case .constraint:
      Facts(
        range: "above 0, below 2", missing: "without friends",
        source: "Burt (2004), doi:10.1086/421787")
    case .eigenvectorCentrality:
      Facts(range: "0 to 1", source: "Bonacich (1987), doi:10.1086/228631")
    case .reciprocity: Facts(range: "0 to 1", missing: "without ties", source: "the edges")
    case .effectiveSize, .egoDensity, .trussNumber, .weightedClustering, .strengthDiversity:
      positionFacts
    }
  }
}
