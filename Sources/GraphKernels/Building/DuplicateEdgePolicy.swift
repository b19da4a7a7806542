/// What becomes of an edge that is given more than once.
package enum DuplicateEdgePolicy: Sendable, CaseIterable {
  /// The weights add up, the exact sum rounded once; without weights the edge counts once.
  case sum
  /// The first weight stands: of the earliest edge where edges have times, of the first one in
  /// input order where they have none or the same.
  case first
  /// The last weight stands, likewise.
  case last
  /// The largest weight stands.
  case max
  /// The weight becomes the number of times that the edge was given; its own weights are ignored.
  case count
  /// The first edge that was given before stops the build.
  case reject
}

/// What becomes of an edge from a vertex to itself.
package enum LoopPolicy: Sendable, CaseIterable {
  /// It is left out and counted.
  case drop
  /// The first one stops the build.
  case reject
}
