internal import Files

/// A file format in which a graph is written for other programs.
public enum GraphOutputFormat: Sendable, Hashable, CaseIterable {
  /// XML as of graphml.graphdrawing.org, which Cytoscape, Gephi, igraph and NetworkX read.
  case graphML
  /// The XML of Gephi, version 1.3, with a color for each of the largest communities.
  case gexf

  /// The format that a path's ending names, `.graphml` or `.gexf`, or `nil` if it names none.
  public init?(ending path: String) {
    switch FileEnding(path).word {
    case "graphml": self = .graphML
    case "gexf": self = .gexf
    default: return nil
    }
  }
}
