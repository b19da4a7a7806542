internal import Graphs

/// The versions that a result depends on.
public enum SesameVersion {
  /// The version of this package.
  public static let current = "0.2.0"
  /// The day of this version, as 2026-12-01.
  public static let date = "2026-12-01"
  /// The version of the libigraph in use.
  public static var igraph: String { RelationGraph.igraphVersion }
}
