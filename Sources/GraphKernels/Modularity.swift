internal import Buffers

// Modularity. In parallel each person's weight to all friends and to those in the own group; then,
// in vertex order on one thread, both are added up by group. The quality is the sum over groups of the
// share of weight inside minus the share that chance would put there.

extension CompressedGraph {
  /// How much more weight lies inside groups than if ties were drawn at random.
  ///
  /// *Q* = Σ over groups of (*w* / 2*m* − *γ* (*s* / 2*m*)²), with *w* the weight inside the group
  /// counted from both ends, *s* the strength of its members, 2*m* the strength of all, *γ* the
  /// resolution. Computed on ``friends``: direction is ignored. Without weights each friendship is 1.
  ///
  /// - Range: −*γ*/2 to 1 for weights that are not negative; `nil` if there is no weight at all.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The partition has one group per person.
  /// - Source: Newman, "Analysis of weighted networks", *Physical Review E* 70 (2004),
  ///   [doi:10.1103/PhysRevE.70.056131](https://doi.org/10.1103/PhysRevE.70.056131); resolution:
  ///   Reichardt & Bornholdt, *Physical Review E* 74 (2006),
  ///   [doi:10.1103/PhysRevE.74.016110](https://doi.org/10.1103/PhysRevE.74.016110).
  package func modularity(
    of partition: CanonicalPartition, resolution: Double = 1, _ context: KernelContext
  ) throws(CancellationError) -> Double? {
    let sums = try friends.weights(in: partition, context)
    guard sums.total > 0 else { return nil }
    var quality = 0.0
    for group in sums.inside.indices {
      let share = sums.strength[group] / sums.total
      quality += sums.inside[group] / sums.total - resolution * share * share
    }
    return quality
  }
}

/// Weights of the members' rows, added up by group.
struct GroupWeights {
  /// The weight of the entries inside each group.
  var inside: [Double]
  /// The weight of all entries of each group.
  var strength: [Double]
  /// The weight of all entries.
  var total = 0.0
}

extension CompressedRows {
  /// The weights of each group's rows.
  ///
  /// - Precondition: The partition has one group per row.
  func weights(
    in partition: CanonicalPartition, _ context: KernelContext
  ) throws(CancellationError) -> GroupWeights {
    precondition(partition.membership.count == vertexCount, "one group per person")
    let membership = partition.membership
    let own = FillingBuffer<Double>(zeroedCount: vertexCount)
    let all = try context.fill(blocks) {
      (vertices: Range<Int>, all: inout MutableSpan<Double>) in
      own.withMutableSpan(vertices) { own in
        sumWeights(of: vertices, inGroups: membership, own: &own, all: &all)
      }
    }
    let none = [Double](repeating: 0, count: partition.groupCount)
    var sums = GroupWeights(inside: none, strength: none)
    for vertex in 0..<vertexCount {
      let group = Int(membership[vertex])
      sums.inside[group] += own[vertex]
      sums.strength[group] += all[vertex]
      sums.total += all[vertex]
    }
    return sums
  }

  /// The weight of each row's entries, and of those in the row's own group.
  fileprivate func sumWeights(
    of vertices: Range<Int>, inGroups membership: Buffer<UInt32>,
    own: inout MutableSpan<Double>, all: inout MutableSpan<Double>
  ) {
    let (offsets, targets, groups) = (offsets.span, targets.span, membership.span)
    for (place, vertex) in vertices.enumerated() {
      let group = groups[vertex]
      var sums = (own: 0.0, all: 0.0)
      for entry in offsets[vertex]..<offsets[vertex + 1] {
        let weight = weights?[entry] ?? 1
        sums.all += weight
        sums.own += groups[Int(targets[entry])] == group ? weight : 0
      }
      own[place] = sums.own
      all[place] = sums.all
    }
  }
}
