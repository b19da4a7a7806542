package import Memory

/// Communities that a search found.
package struct CommunityResult: Sendable, Equatable {
  /// The communities, each of them connected.
  package let partition: CanonicalPartition
  /// What edges weigh inside and outside of them.
  package let weights: GroupWeights
  /// The value of what was made large; `nil` without any weight.
  package let quality: Double?
  /// How often the whole was gone through.
  package let iterationCount: Int
  /// Whether the last time changed nothing.
  package let isStable: Bool
  /// The groups that were joined on the way, from the finest, if asked for: each level's groups are
  /// parts of the next one's, and the last level is ``partition``.
  package let levels: [CanonicalPartition]
}

/// From where a search for communities starts, and what stays as it is.
package struct CommunityStart: Sendable {
  /// The communities at the start; `nil` for every vertex alone.
  package var partition: CanonicalPartition?
  /// Marks the vertices that never move; `nil` for no vertex.
  ///
  /// Others may join them. A community that vertices are kept in need not be connected.
  package var fixed: Buffer<Bool>?
  /// Divisions of which what they have in common is sought; usually none.
  ///
  /// A vertex that is together in all of them moves as one, as far as edges hold them together, and
  /// no vertex is joined by an edge that lies inside a community of none of them.
  package var divisions: [CanonicalPartition] = []

  /// About how many edges a thread takes at a time: fewer cost more in handing out than in doing.
  ///
  /// No result depends on it; tests make it small.
  package var blockWork = 8192

  /// Starts from a division, mostly one of several, to find what these have in common.
  ///
  /// - Precondition: All divide the same vertices.
  package init(from best: CanonicalPartition, divisions: [CanonicalPartition]) {
    precondition(
      divisions.allSatisfy { $0.membership.count == best.membership.count },
      "one group per vertex")
    self.init(partition: best)
    self.divisions = divisions
  }

  /// Starts from a division.
  package init(partition: CanonicalPartition? = nil, fixed: Buffer<Bool>? = nil) {
    self.partition = partition
    self.fixed = fixed
  }

  /// The group of each vertex at the start.
  ///
  /// - Precondition: The division and the marks, if there are any, have one value per vertex.
  func labels(ofVertices count: Int) -> ScatterBuffer<UInt32> {
    precondition(partition.map { $0.membership.count == count } ?? true, "one group per vertex")
    precondition(fixed.map { $0.count == count } ?? true, "one mark per vertex")
    let labels = ScatterBuffer<UInt32>(zeroedCount: count)
    for vertex in 0..<count { labels[vertex] = partition?.membership[vertex] ?? UInt32(vertex) }
    return labels
  }
}
